import { reaches } from '#src/kernel/degree.ts';
import { type SaidOfIndicator, saysTheSame } from '#src/kernel/said-of-indicator.ts';
import type { Target } from '#src/kernel/target.ts';
import type { Possibility } from '#src/kernel/vocabulary.ts';

/** The month that offices look at by custom: the form's figures run from January to July. */
const customaryMonth = 7;

/** The month (`YYYY-MM`) that a programme is looked at: July of its fiscal year, or its first or last month where July lies outside. */
export function monitoringMonth({ fiscalYear, startsOn, endsOn }: Span & { fiscalYear: number }): string {
  const july = `${fiscalYear}-${String(customaryMonth).padStart(2, '0')}`;
  return july < startsOn.slice(0, 7) ? startsOn.slice(0, 7) : july > endsOn.slice(0, 7) ? endsOn.slice(0, 7) : july;
}

export interface Span {
  startsOn: string;
  endsOn: string;
}

/** The last day of a month within the programme, which its last month may cut short. */
export function lastDayOf(month: string, { endsOn }: Span): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const last = `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
  return last < endsOn ? last : endsOn;
}

/** `1—7月`, as the heads of the form name the months; `2020年9月—2021年3月` where they lie in two years, `7月` where it is one. */
export function windowText(month: string, { startsOn }: Span): string {
  const first = startsOn.slice(0, 7);
  const [fromYear, from] = first.split('-').map(Number);
  const [toYear, to] = month.split('-').map(Number);
  if (first === month) return `${to}月`;
  return fromYear === toYear ? `${from}—${to}月` : `${fromYear}年${from}月—${toYear}年${to}月`;
}

export interface Outlook {
  target: Pick<Target, 'comparator' | 'value' | 'value2' | 'kind'>;
  /** In the target's unit; null without evidence or where the units cannot be compared. */
  expected: { value: number | null; low: number | null; high: number | null };
}

/**
 * What the expectation says of the year's end, for a person to confirm: certain where both ends of its range reach the target, possible
 * where the range or its middle does, impossible where none does. Null where no figure is expected or the target is a matter of judgement.
 */
export function proposedPossibility({ target, expected }: Outlook): Possibility | null {
  const reached = [expected.low, expected.value, expected.high].map((one) => (one === null ? null : reaches(target, one)));
  if (reached.includes(null)) return null;
  if (reached.every((one) => one === true)) return 'certain';
  return reached.some((one) => one === true) ? 'possible' : 'impossible';
}

/** An expectation is no count: hundreds of 元 are as exact as it can be, and 元 below 1 万元, where hundreds would be another sum. */
export function roundedExpectation(fen: number): number {
  const step = Math.abs(fen) < 1_000_000 ? 100 : 10_000;
  return Math.round(fen / step) * step;
}

/** Judgements, newest first, as the runs in which the same was said: who says it again has looked at it again and left it as it is. */
export function runsOf<Row extends SaidOfIndicator>(judgements: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  for (const one of judgements) {
    const newer = runs.at(-1);
    if (newer && saysTheSame(newer[0]!, one)) newer.push(one);
    else runs.push([one]);
  }
  return runs;
}
