import { daysBetween } from '#src/kernel/local-time.ts';
import { wilson } from './wilson.rules.ts';

/** A planned activity as far as the expectation needs it. */
export interface PlannedWork {
  target: number;
  done: number;
  dueOn: string;
  district: string | null;
}

export interface Expectation {
  value: number | null;
  low: number | null;
  high: number | null;
  how: { code: string; params: Record<string, string | number> };
}

export interface Year {
  startsOn: string;
  endsOn: string;
  at: string;
}

const daysOfMonth = 365.25 / 12;
/** Work that went far better than planned is not expected to go on so. */
const ratioCap = 1.5;
/** Two-sided 80 % of the normal distribution. */
const spread = 1.2816;

const said = (
  code: string,
  params: Record<string, string | number>,
  value: number | null,
  low = value,
  high = value,
): Expectation => ({
  value,
  low,
  high,
  how: { code, params },
});

/** Share of the programme's days that have gone by on the day asked, which counts as gone: 0–1. */
export function elapsedShare({ startsOn, endsOn, at }: Year): number {
  const share = (daysBetween(startsOn, at) + 1) / (daysBetween(startsOn, endsOn) + 1);
  return Math.min(1, Math.max(0, share));
}

/** Without evidence nothing is expected; at the year's end the figure is what it is. Null when neither is the case. */
export function settled(value: number | null, { at, endsOn }: Year): Expectation | null {
  if (value === null) return said('no-evidence', {}, null);
  return at >= endsOn ? said('year-over', {}, value) : null;
}

/**
 * A sum with planned work ahead: actual + what is still planned × how much of the work due so far was reached. The range takes the
 * quartiles of the single activities' ratios, or their ends when fewer than four are due. Activities past due add nothing more.
 */
export function fromPlannedWork(actual: number, planned: readonly PlannedWork[], at: string, scale = 1): Expectation {
  const due = planned.filter((one) => one.dueOn <= at);
  const remaining =
    planned.filter((one) => one.dueOn > at).reduce((sum, one) => sum + Math.max(0, one.target - one.done), 0) * scale;
  const ratios = due.map((one) => Math.min(ratioCap, one.done / one.target)).sort((one, other) => one - other);
  const reached = sumOf(due, (one) => Math.min(ratioCap * one.target, one.done)) / (sumOf(due, (one) => one.target) || 1);
  const ratio = due.length === 0 ? 1 : reached;
  const quarter = due.length >= 4 ? Math.floor(due.length / 4) : 0;
  const low = due.length === 0 ? 0 : Math.min(ratio, ratios[quarter]!);
  const high = due.length === 0 ? 1 : Math.max(ratio, ratios[ratios.length - 1 - quarter]!);
  const params = { remaining: tidy(remaining), ratio: Math.round(ratio * 1000) / 1000, due: due.length };
  return said(
    'planned-work',
    params,
    tidy(actual + ratio * remaining),
    tidy(actual + low * remaining),
    tidy(actual + high * remaining),
  );
}

/** Districts still to be covered by planned activities; the range runs from none of them to all. */
export function fromPlannedDistricts(covered: ReadonlySet<string>, planned: readonly PlannedWork[], at: string): Expectation {
  const due = planned.filter((one) => one.dueOn <= at);
  const ratio = due.length === 0 ? 1 : due.filter((one) => one.done >= one.target).length / due.length;
  const ahead = planned.filter((one) => one.dueOn > at && one.district !== null && !covered.has(one.district));
  const districts = new Set(ahead.map((one) => one.district)).size;
  const value = covered.size + Math.round(ratio * districts);
  return said(
    'planned-districts',
    { districts, ratio: Math.round(ratio * 1000) / 1000 },
    value,
    covered.size,
    covered.size + districts,
  );
}

/**
 * Without planned work of the kind: the pace so far goes on. The range is 80 % by the spread of the full months; `cap` is what cannot
 * be exceeded (the budget, the number of districts).
 */
export function fromPace(actual: number, cumulated: readonly (number | null)[], year: Year, cap: number | null): Expectation {
  const gone = Math.max(1, daysBetween(year.startsOn, year.at) + 1) / daysOfMonth;
  const left = Math.max(0, daysBetween(year.at, year.endsOn)) / daysOfMonth;
  const full = cumulated.slice(0, -1).map((value, at) => (value ?? 0) - (cumulated[at - 1] ?? 0));
  const mean = full.reduce((sum, one) => sum + one, 0) / (full.length || 1);
  const deviation =
    full.length >= 3 ? Math.sqrt(full.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (full.length - 1)) : actual / gone / 2;
  const value = actual + (actual / gone) * left;
  const half = spread * deviation * Math.sqrt(left);
  const within = (one: number): number => tidy(Math.max(actual, cap === null ? one : Math.min(one, Math.max(cap, actual))));
  return said(
    'pace',
    { perMonth: tidy(actual / gone), ...(cap === null ? {} : { cap }) },
    within(value),
    within(value - half),
    within(value + half),
  );
}

/** A rate over planned activities: those still to come due do as well as those due so far, within the rate's 95 % range. */
export function fromPlannedActivities(met: number, due: number, remaining: number, factor: number): Expectation {
  const [low, high] = wilson(met, due);
  const atEnd = (rate: number): number => ((met + rate * remaining) / (due + remaining)) * factor;
  return said('planned-activities', { due, remaining }, atEnd(met / due), atEnd(low), atEnd(high));
}

/** Any other rate stays what it is, within its interval. */
export function fromCurrentRate(value: number, interval: readonly [number, number] | null): Expectation {
  return said('current-rate', {}, value, interval?.[0] ?? value, interval?.[1] ?? value);
}

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

/** Amounts beyond a hundred are expected in whole units, smaller ones to two decimals. */
function tidy(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
