import type { Transaction } from '#src/platform/postgres/database.ts';
import { sha256 } from '#src/platform/sha256.ts';
import * as store from './log.store.ts';
import { wordsOf } from '../facts/words.rules.ts';
import { commitDetails, commitWords, type FactDetails, saltFor } from './rules/leaf.rules.ts';

/**
 * Before the words of a fact go: keeps the commitment to them that its leaf holds, and destroys the salt that opens it. Of a leaf of
 * format 2 the salt of the rest is kept, which stays proved. A fact that has no
 * leaf yet gets its leaf without the words.
 */
export async function sealWords(transaction: Transaction, fact: FactDetails & { id: string }, now: Date): Promise<void> {
  await store.logRow(transaction, { lock: true });
  const leaf = await store.leafOfFact(transaction, fact.id);
  if (!leaf || leaf.sealed) return;
  const { salt, format, index } = leaf;
  const kept =
    format === 1
      ? { details: Buffer.from(commitDetails(sha256, salt, fact)), words: null, detailsSalt: null }
      : {
          details: null,
          words: Buffer.from(commitWords(sha256, salt, wordsOf(fact))),
          detailsSalt: Buffer.from(saltFor(sha256, salt, 'details')),
        };
  const bodySalt = Buffer.from(saltFor(sha256, salt, 'body'));
  await store.sealLeaf(transaction, { factId: fact.id, index, bodySalt, ...kept }, now);
}
