import type { Transaction } from '#src/platform/postgres/database.ts';
import { sha256 } from './check-proof.ts';
import * as store from './log.store.ts';
import { commitDetails, type FactDetails, saltFor } from './rules/leaf.rules.ts';

/**
 * Before the words of a fact go: keeps the commitment to them that its leaf holds, and destroys the salt that opens it. A fact that has no
 * leaf yet gets its leaf without the words.
 */
export async function sealWords(transaction: Transaction, fact: FactDetails & { id: string }, now: Date): Promise<void> {
  await store.logRow(transaction, { lock: true });
  const leaf = await store.leafOfFact(transaction, fact.id);
  if (!leaf || leaf.sealed) return;
  const details = Buffer.from(commitDetails(sha256, leaf.salt, fact));
  const bodySalt = Buffer.from(saltFor(sha256, leaf.salt, 'body'));
  await store.sealLeaf(transaction, { factId: fact.id, index: leaf.index, details, bodySalt }, now);
}
