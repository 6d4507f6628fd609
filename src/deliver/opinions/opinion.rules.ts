import { type SatisfactionLevel, satisfactionLevels } from '#src/kernel/vocabulary.ts';

export const longestAnswer = 300;

/** 满意 counts from 基本满意 upwards. */
export const satisfiedLevels: readonly SatisfactionLevel[] = ['very-satisfied', 'satisfied', 'fairly-satisfied'];

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
