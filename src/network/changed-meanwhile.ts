import { dayOf, timeOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';

/** Who changed a record last, and when. */
export interface LastChange {
  changedBy: string;
  changedAt: Date;
}

/** The refusal for an editor whose copy is no longer the newest. */
export function changedMeanwhile({ changedBy, changedAt }: LastChange): ReturnType<typeof refuse> {
  return refuse('changed-meanwhile', { who: changedBy, when: `${dayOf(changedAt)} ${timeOf(changedAt)}` });
}
