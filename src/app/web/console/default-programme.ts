import { daysBetween } from '#src/kernel/local-time.ts';

interface Candidate {
  state: string;
  /** `2026-01-01`, both days included. */
  startsOn: string;
  endsOn: string;
}

/**
 * The programme that is shown while nobody chose one: the one whose term holds the day, else the one whose term is nearest. A draft has no figures
 * yet: it is shown where there is nothing else. At the same distance the earlier of the list.
 */
export function defaultProgramme<Programme extends Candidate>(
  programmes: readonly Programme[],
  today: string,
): Programme | undefined {
  const awayOf = ({ startsOn, endsOn }: Candidate): number =>
    today < startsOn ? daysBetween(today, startsOn) : today > endsOn ? daysBetween(endsOn, today) : 0;
  const isDraft = ({ state }: Candidate): number => (state === 'draft' ? 1 : 0);
  return programmes.toSorted((one, other) => isDraft(one) - isDraft(other) || awayOf(one) - awayOf(other))[0];
}
