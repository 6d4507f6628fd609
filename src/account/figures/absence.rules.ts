import { type Absence, absences } from '#src/kernel/vocabulary.ts';

/** The absence that a filter names in place of a value: `-` and its code; null where it names a value. */
export function absenceNamed(value: string | undefined): Absence | null {
  return absences.find((absence) => value === `-${absence}`) ?? null;
}

/** In place of a kind of facts: what is counted are planned activities. */
export const ofActivities = 'planned-activity';

/** Dimensions that say where; what was held online is nowhere. */
export const placeDimensions: readonly string[] = ['district', 'venueKind'];
const ofSession: readonly string[] = ['district', 'venueKind', 'audience', 'activity'];

/**
 * Why facts of a kind have no value of a dimension. Only what cannot have one is said not to; everything else was not recorded.
 * `method`: how all of the facts were counted; null when that is not known.
 */
export function absenceOf(kind: string, dimension: string, method: string | null): Absence {
  if (kind === 'attendance' && method === 'online' && placeDimensions.includes(dimension)) return 'online';
  if (kind === 'expense' && ofSession.includes(dimension)) return 'no-session';
  if (kind === ofActivities) return 'no-district';
  return dimension === 'activity' ? 'unplanned' : 'not-recorded';
}
