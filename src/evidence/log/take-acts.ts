import { isErasedMark } from '#src/kernel/erased-mark.ts';
import { randomBytes } from 'node:crypto';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Act, ActSource } from '#src/platform/act-source.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type ActRow, actsNamed, insertActs, nameOf } from './act.store.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { type ActBody, commitActWords, ofUnit } from './rules/act.rules.ts';
import { hexOf } from './rules/bytes.rules.ts';
import { saltLength } from './rules/leaf.rules.ts';
import type { Hash } from './rules/merkle.rules.ts';

const atOnce = 4096;

/** All acts of a source since a transaction, a few thousand at a time. */
export async function* actsOf(transaction: Transaction, source: ActSource, since: number): AsyncGenerator<Act[]> {
  let after: Act | null = null;
  for (;;) {
    const acts: Act[] = await source.acts(transaction, { since, after, limit: atOnce });
    if (acts.length > 0) yield acts;
    if (acts.length < atOnce) return;
    after = acts.at(-1)!;
  }
}

/** Writes down every act that was added to the stages' tables since `since` and is not known yet. Answers how many. */
export async function takeActs({ actSources, clock }: Environment, transaction: Transaction, since: number): Promise<number> {
  let taken = 0;
  for (const source of actSources)
    for await (const acts of actsOf(transaction, source, since)) {
      const known = await actsNamed(transaction, acts);
      const fresh = acts.filter((act) => !known.has(nameOf(act)));
      if (fresh.length === 0) continue;
      await insertActs(
        transaction,
        fresh.map((act) => rowOf(act, clock.now())),
      );
      taken += fresh.length;
    }
  return taken;
}

function rowOf({ kind, key, programmeId, at, said, words }: Act, now: Date): ActRow & { wordsSalt: Buffer } {
  const wordsSalt = randomBytes(saltLength);
  return {
    id: uuidv7(now),
    kind,
    key,
    programmeId: programmeId ?? ofUnit,
    saidAt: at,
    said,
    words: Buffer.from(commitActWords(sha256, wordsSalt, words)),
    wordsSalt,
  };
}

/** The statement that a leaf commits to. */
export function actBodyOf(tenant: TenantId, { id, programmeId, kind, key, saidAt, said, words }: ActRow): ActBody {
  return { tenant, id, programmeId, kind, key, at: saidAt.toISOString(), said, words: hexOf(words) };
}

/** Where what is said differs, field by field, in the words of the audit. */
export function fieldsThatDiffer(kept: ActBody['said'], found: Act['said']): { field: string; kept: Json; found: Json }[] {
  const fields = [...new Set([...Object.keys(kept), ...Object.keys(found)])];
  return fields.flatMap((field) => {
    const [one, other] = [kept[field] ?? null, found[field] ?? null];
    return canonicalJson(one) === canonicalJson(other) ? [] : [{ field, kept: one, found: other }];
  });
}

/**
 * Whether the words are those that were committed to. Words that may not be opened any more are those of somebody who was erased, and no others:
 * whoever destroys the salt to sign with another name is found.
 */
export function wordsHold(row: ActRow, words: Act['words']): boolean {
  const { wordsSalt } = row;
  return wordsSalt === null ? isErasedMark(words.by) : same(commitActWords(sha256, wordsSalt, words), row.words);
}

function same(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0;
}
