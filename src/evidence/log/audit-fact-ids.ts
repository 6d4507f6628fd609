import { type NoteDifference, nothing } from './log-difference.ts';
import type { leavesWithFacts } from './log.store.ts';

export type LeafWithFact = Awaited<ReturnType<typeof leavesWithFacts>>[number];

/** Which of some facts whoever counts figures is shown: figures stand on those alone. */
export type SeenFacts = (facts: readonly string[]) => Promise<ReadonlySet<string>>;

/** Facts under the id of an act or of a break, whose leaf is not theirs. */
export function auditBorrowed(note: NoteDifference, leaves: readonly LeafWithFact[]): void {
  for (const { factId, logged } of leaves)
    if (logged) note({ what: 'fact-unlogged', place: factId, kept: nothing, recounted: factId });
}

/** Facts that are there and that whoever counts figures is not shown. */
export async function auditHidden(note: NoteDifference, seen: SeenFacts, leaves: readonly LeafWithFact[]): Promise<void> {
  const there = leaves.filter(({ logged }) => logged !== null);
  const shown = await seen(there.map(({ factId }) => factId));
  for (const { index, factId } of there)
    if (!shown.has(factId)) note({ what: 'fact-hidden', place: `#${index} ${factId}`, kept: nothing, recounted: factId });
}
