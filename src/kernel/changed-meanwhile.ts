import { dayAndTimeOf } from './local-time.ts';
import { refuse } from './refusal.ts';

/** Who changed a record last, and when; null for a record that nobody has changed since it was made. */
export interface LastChange {
  changedBy: string;
  changedAt: Date | null;
}

/** The refusal for somebody whose copy of a record is no longer the newest. */
export function changedMeanwhile({ changedBy, changedAt }: LastChange): ReturnType<typeof refuse> {
  return refuse('changed-meanwhile', { who: changedBy, when: changedAt === null ? '' : dayAndTimeOf(changedAt) });
}
