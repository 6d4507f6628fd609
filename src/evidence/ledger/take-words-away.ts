import type { TenantId } from '#src/kernel/ids.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { hashOf } from '../facts/fact.ts';
import { hasWords, withoutWords } from '../facts/words.rules.ts';
import { sealWords } from '../log/index.ts';
import { factsNaming, factWithFiles, putWordlessFact } from './words.store.ts';

/**
 * Takes away what people wrote in facts (titles, notes, reasons), and answers how many facts had any. What is counted stays, and so do its leaf,
 * its proofs and its figures; the salt that could open the words is destroyed. Whoever sequences the log waits.
 */
export async function takeWordsAway(
  transaction: Transaction,
  tenant: TenantId,
  ids: readonly string[],
  now: Date,
): Promise<number> {
  let taken = 0;
  for (const id of ids) {
    const found = await factWithFiles(transaction, id);
    if (!found || !hasWords(found.fact)) continue;
    await sealWords(transaction, found.fact, now);
    const wordless = { ...found.fact, ...withoutWords(found.fact) };
    await putWordlessFact(transaction, wordless, hashOf(tenant, wordless, found.attachments));
    taken += 1;
  }
  return taken;
}

/** The same for every fact whose words hold a name. */
export async function takeNameAway(transaction: Transaction, tenant: TenantId, name: string, now: Date): Promise<number> {
  return takeWordsAway(transaction, tenant, await factsNaming(transaction, name), now);
}
