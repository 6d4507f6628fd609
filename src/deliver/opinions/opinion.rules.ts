import { type SatisfactionLevel, satisfactionLevels, type SessionState } from '#src/kernel/vocabulary.ts';

export const longestAnswer = 300;

/** 满意 counts from 基本满意 upwards. */
export const satisfiedLevels: readonly SatisfactionLevel[] = ['very-satisfied', 'satisfied', 'fairly-satisfied'];

/** Why a session takes no opinion any more; null where it takes some, or will. */
export function closedBy(state: SessionState): 'archived' | 'cancelled' | null {
  return state === 'archived' || state === 'cancelled' ? state : null;
}

export interface OpinionSheet {
  satisfaction: SatisfactionLevel;
  liked: string;
  improve: string;
  wantNext: string;
}

/** Counts by level and single sheets as one list of sheets, in the order of the levels. */
export function sheetsOf(
  counts: Partial<Record<SatisfactionLevel, number>> | undefined,
  sheets: readonly OpinionSheet[],
): OpinionSheet[] {
  const counted = satisfactionLevels.flatMap((satisfaction) =>
    Array.from({ length: counts?.[satisfaction] ?? 0 }, () => ({ satisfaction, liked: '', improve: '', wantNext: '' })),
  );
  return [...sheets, ...counted];
}
