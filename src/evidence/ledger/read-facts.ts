import type { Transaction } from '#src/platform/postgres/database.ts';
import { type Attachment, attachmentsOfFacts } from '../attachments/attachment.store.ts';
import { type FactProof, proofsOfFacts } from '../log/index.ts';
import { type FactFilter, factChain, factPage, type StoredFact } from './ledger.store.ts';

/** A fact as it is shown: with its attachments, its hash in hex and the fact that took its place, if one did. */
export interface ShownFact extends Omit<StoredFact, 'hash'> {
  hash: string;
  supersededBy: string | null;
  attachments: Attachment[];
  /** null while it waits for the next signed tree. */
  proof: FactProof | null;
}

/** One page of facts, newest first unless `filter.sort` asks otherwise; superseded ones only when `filter.superseded` asks for them. */
export async function readFacts(
  transaction: Transaction,
  filter: FactFilter,
  page: { page: number; pageSize: number },
): Promise<{ items: ShownFact[]; total: number }> {
  const { facts, total } = await factPage(transaction, filter, page);
  return { items: await shown(transaction, facts), total };
}

/** A fact with everything that it superseded or that took its place, oldest first; empty when it is not the tenant's. */
export async function readFactChain(transaction: Transaction, id: string): Promise<ShownFact[]> {
  const facts = await shown(transaction, await factChain(transaction, id));
  const byId = new Map(facts.map((fact) => [fact.id as string, fact]));
  const chain: ShownFact[] = [];
  let next = facts.find((fact) => fact.supersedes === null);
  while (next) {
    chain.push(next);
    next = next.supersededBy === null ? undefined : byId.get(next.supersededBy);
  }
  return chain;
}

async function shown(transaction: Transaction, facts: (StoredFact & { supersededBy: string | null })[]): Promise<ShownFact[]> {
  const ids = facts.map((fact) => fact.id);
  const attachments = await attachmentsOfFacts(transaction, ids);
  const proofs = await proofsOfFacts(transaction, ids);
  return facts.map((fact) => ({
    ...fact,
    hash: fact.hash.toString('hex'),
    attachments: attachments.get(fact.id) ?? [],
    proof: proofs.get(fact.id) ?? null,
  }));
}
