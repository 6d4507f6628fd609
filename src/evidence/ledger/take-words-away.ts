import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { rememberedIds, rememberId } from '#src/platform/remembered-ids.ts';
import { type Fact, hashOf } from '../facts/fact.ts';
import { hasWords, withoutWords } from '../facts/words.rules.ts';
import { sealWords } from '../log/index.ts';
import { factWithFiles, putWordlessFact } from './words.store.ts';

/**
 * Takes away what people wrote in facts (titles, notes, reasons), and answers the facts that had any, as they were. What is counted stays, and so do its leaf,
 * its proofs and its figures; the salt that could open the words is destroyed. Whoever sequences the log waits.
 */
export async function takeWordsAway(
  transaction: Transaction,
  tenant: TenantId,
  ids: readonly string[],
  now: Date,
): Promise<Fact[]> {
  const taken: Fact[] = [];
  for (const id of ids) {
    const found = await factWithFiles(transaction, id);
    if (!found || !hasWords(found.fact)) continue;
    await sealWords(transaction, found.fact, now);
    const wordless = { ...found.fact, ...withoutWords(found.fact) };
    await putWordlessFact(transaction, wordless, hashOf(tenant, wordless, found.attachments));
    taken.push(found.fact);
  }
  return taken;
}

const fileOf = (tenant: TenantId): string => `wordless-${tenant}.ids`;

/** The facts whose words somebody took away, outside the database: a backup that is restored would bring the words back. */
export function wordlessIds(environment: Environment, tenant: TenantId): string[] {
  return rememberedIds(environment, fileOf(tenant));
}

export function rememberWordless(environment: Environment, tenant: TenantId, id: string): void {
  rememberId(environment, fileOf(tenant), id);
}
