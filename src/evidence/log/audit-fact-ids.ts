import { type NoteDifference, nothing } from './log-difference.ts';
import type { leavesWithFacts } from './log.store.ts';

export type LeafWithFact = Awaited<ReturnType<typeof leavesWithFacts>>[number];

/** A fact by its whole key: facts of two days may bear one id. */
export interface FactKey {
  id: string;
  occurredOn: string;
}

export const factKey = ({ id, occurredOn }: FactKey): string => `${occurredOn} ${id}`;

/** The keys of those of some facts that whoever counts figures is shown: figures stand on those alone. */
export type SeenFacts = (facts: readonly FactKey[]) => Promise<ReadonlySet<string>>;

/** Facts under the id of an act or of a break, whose leaf is not theirs. */
export function auditBorrowed(note: NoteDifference, leaves: readonly LeafWithFact[]): void {
  for (const { factId, logged } of leaves)
    if (logged) note({ what: 'fact-unlogged', place: factId, kept: nothing, recounted: factId });
}

/** Facts that are there and that whoever counts figures is not shown. */
export async function auditHidden(note: NoteDifference, seen: SeenFacts, leaves: readonly LeafWithFact[]): Promise<void> {
  const there = leaves.flatMap(({ index, logged }) => (logged ? [{ index, fact: logged.fact }] : []));
  const shown = await seen(there.map(({ fact }) => fact));
  for (const { index, fact } of there)
    if (!shown.has(factKey(fact)))
      note({ what: 'fact-hidden', place: `#${index} ${fact.id}`, kept: nothing, recounted: fact.id });
}
