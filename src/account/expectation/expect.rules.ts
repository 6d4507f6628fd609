import { addDays, daysBetween } from '#src/kernel/local-time.ts';

/** A piece of planned work as far as the expectation needs it; amounts in the unit of the facts. */
export interface PlannedWork {
  target: number;
  done: number;
  dueOn: string;
  district: string | null;
  /** The day on which the target was reached. */
  metOn: string | null;
  /** What sessions on the calendar bring of what is missing; none where absent. */
  scheduled?: number;
}

/** Sessions on the calendar that no planned work has counted already; amounts in the unit of the facts. */
export interface Coming {
  sessions: number;
  /** What they bring if all of them are held, … */
  total: number;
  /** … the chance of each that it is, and the variance of what they bring. */
  chance: number;
  variance: number;
}

const nothingComing: Coming = { sessions: 0, total: 0, chance: 1, variance: 0 };

/** The figure at the programme's end, with a range that should hold it four times in five. `how` names the method and what it leans on. */
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

/** How much of a year's figure the same programme had a year before on the same day: 0–1. */
export interface Season {
  share: number;
  year: number;
}

const daysOfMonth = 365.25 / 12;
/** Work that went far better than planned is not expected to go on so. */
const ratioCap = 1.5;
/** Two-sided 80 % of the normal distribution. */
export const spread = 1.2816;
/** Until work is due the plan is taken at its word, with the weight of so many pieces of work … */
export const planWeight = 4;
/** … and with this standard deviation of a single piece around its target. */
export const planDeviation = 0.4;
/** Whole plans are too hopeful or too careful, all pieces together, by this standard deviation. */
const commonDeviation = 0.06;
/** The chance itself moves from one part of the year to the next, by this standard deviation: of being in time more than of being done. */
export const commonShift = { done: 0.04, inTime: 0.07 };
/** Activities of one season stand or fall together: so many of them tell as much as one that stands alone. */
const togetherness = 4;
/** What fell due lately tells more than what fell due in another season: its weight halves in so many months. */
const monthsToForget = 3;
/** What is overdue is made up after four months on average, until the year itself teaches otherwise. */
const monthsToMakeUp = 4;
/** Below this share a year before is too thin to be multiplied up. */
const thinSeason = 0.05;

const said = (
  code: string,
  params: Record<string, string | number>,
  value: number | null,
  low = value,
  high = value,
): Expectation => ({ value, low, high, how: { code, params } });

/** Share of the programme's days that have gone by on the day asked, which counts as gone: 0–1. */
export function elapsedShare({ startsOn, endsOn, at }: Year): number {
  const share = (daysBetween(startsOn, at) + 1) / (daysBetween(startsOn, endsOn) + 1);
  return Math.min(1, Math.max(0, share));
}

/** At the year's end the figure is what it is, and without evidence nothing. Null before. */
export function settled(value: number | null, { at, endsOn }: Year): Expectation | null {
  if (at < endsOn) return null;
  return value === null ? nothingExpected : said('year-over', {}, value);
}

/** Of a year that is over the expectation is the figure itself, to its last digit. */
export const isYearOver = ({ how }: { how: { code: string } }): boolean => how.code === 'year-over';

/** Neither evidence nor anything that is planned or on the calendar tells of it. */
export const nothingExpected: Expectation = said('no-evidence', {}, null);

/** Sessions are on the calendar, but none was held yet that would tell how many people come to one. */
export const unknownEach = (sessions: number): Expectation => said('no-session-held', { sessions }, null);

/** Of what `how` tells, the amounts in the unit of the figure. */
const amounts: ReadonlySet<string> = new Set(['remaining', 'missing', 'brings', 'scheduled', 'pace', 'cap', 'each']);

/**
 * What can only be a whole number is expected as one: the value to the nearest, its range outward, so that it holds what it held. Where the figure itself has a
 * fraction, so may its end.
 */
export function inWholes(expectation: Expectation, actual: number | null): Expectation {
  if (actual !== null && !Number.isInteger(actual)) return expectation;
  const { value, low, high, how } = expectation;
  const whole = (round: (one: number) => number, one: number | null): number | null =>
    one === null ? null : round(Math.round(one * 1e6) / 1e6);
  const params = Object.entries(how.params).map(([name, one]) => [
    name,
    typeof one === 'number' && amounts.has(name) ? Math.round(one) : one,
  ]);
  return {
    value: whole(Math.round, value),
    low: whole(Math.floor, low),
    high: whole(Math.ceil, high),
    how: { ...how, params: Object.fromEntries(params) as typeof how.params },
  };
}

/**
 * The chance that a piece of work overdue today is made up within the months given: a constant rate of making up, learned from the work
 * that was made up late and from how long the rest has been overdue.
 */
function chanceToMakeUp(planned: readonly PlannedWork[], at: string, months: number): number {
  const due = planned.filter((one) => one.dueOn <= at);
  const late = due.filter((one) => one.metOn !== null && one.metOn > one.dueOn);
  const open = due.filter((one) => one.metOn === null);
  const waited = sumOf(late, (one) => daysBetween(one.dueOn, one.metOn!)) + sumOf(open, (one) => daysBetween(one.dueOn, at));
  const rate = (late.length + 1) / (waited / daysOfMonth + monthsToMakeUp);
  return 1 - Math.exp(-rate * Math.max(0, months));
}

const monthsLeft = ({ at, endsOn }: Pick<Year, 'at' | 'endsOn'>): number => daysBetween(at, endsOn) / daysOfMonth;

/**
 * A share that starts at the plan's word, 1, and is learned from the work due so far, by when it fell due; `pieces`: as how many that stand
 * alone the work due tells.
 */
export function learned<Work extends { dueOn: string }>(
  due: readonly Work[],
  share: (one: Work) => number,
  at: string,
): { mean: number; pieces: number } {
  const weights = due.map((one) => 0.5 ** (daysBetween(one.dueOn, at) / daysOfMonth / monthsToForget));
  const weight = total(weights);
  if (weight === 0) return { mean: 1, pieces: 0 };
  const pieces = weight ** 2 / sumOf(weights, (one) => one ** 2) / togetherness;
  const seen = due.reduce((sum, one, index) => sum + weights[index]! * share(one), 0) / weight;
  return { mean: (planWeight + pieces * seen) / (planWeight + pieces), pieces };
}

/** Weighted mean and variance of how much of their targets the pieces of work due so far reach in the end, and their effective number. */
function reachOf(due: readonly PlannedWork[], madeUp: number): { mean: number; variance: number; pieces: number } {
  const weight = sumOf(due, (one) => one.target);
  if (weight === 0) return { mean: 1, variance: planDeviation ** 2, pieces: 0 };
  const inTheEnd = (one: PlannedWork): number => {
    const ratio = Math.min(ratioCap, one.done / one.target);
    return ratio >= 1 ? ratio : ratio + (1 - ratio) * madeUp;
  };
  const mean = sumOf(due, (one) => one.target * inTheEnd(one)) / weight;
  const variance = sumOf(due, (one) => one.target * (inTheEnd(one) - mean) ** 2) / weight;
  return { mean, variance, pieces: weight ** 2 / sumOf(due, (one) => one.target ** 2) };
}

/**
 * A sum with planned work: the actual, what is still to come due × how much of such work is reached, and what is overdue × the chance
 * that it is made up; besides, what comes from sessions on the calendar that the plan does not count. How much is reached starts from the plan
 * itself and is learned from the work due so far. `cap` is what cannot be exceeded, such as the budget.
 */
export function fromPlannedWork(
  actual: number,
  planned: readonly PlannedWork[],
  year: Pick<Year, 'at' | 'endsOn'>,
  {
    scale = 1,
    cap = null,
    coming = nothingComing,
    money = false,
  }: { scale?: number | undefined; cap?: number | null; coming?: Coming; money?: boolean } = {},
): Expectation {
  const due = planned.filter((one) => one.dueOn <= year.at);
  const ahead = planned.filter((one) => one.dueOn > year.at).map((one) => Math.max(0, one.target - one.done));
  const overdue = due
    .filter((one) => one.metOn === null)
    .map((one) => Math.max(0, one.target - one.done - (one.scheduled ?? 0)))
    .filter((one) => one > 0);
  const madeUp = chanceToMakeUp(planned, year.at, monthsLeft(year));
  const { mean, variance, pieces } = reachOf(due, madeUp);
  const reach = (planWeight + pieces * mean) / (planWeight + pieces);
  const single = (planWeight * planDeviation ** 2 + pieces * variance) / (planWeight + pieces);
  const [remaining, missing] = [total(ahead), total(overdue)];
  const doubt =
    (single / (planWeight + pieces) + commonDeviation ** 2) * remaining ** 2 +
    single * sumOf(ahead, (one) => one ** 2) +
    coming.variance +
    madeUp * (1 - madeUp) * (missing ** 2 / (planWeight + overdue.length) + sumOf(overdue, (one) => one ** 2));
  const most = actual + (ratioCap * remaining + missing + coming.total) * scale;
  const within = (one: number): number => tidy(Math.max(actual, Math.min(one, most, cap === null ? one : Math.max(cap, actual))));
  const value = actual + (reach * remaining + madeUp * missing + coming.chance * coming.total) * scale;
  const half = spread * Math.sqrt(doubt) * scale;
  return said(
    money ? 'planned-spending' : coming.sessions > 0 ? 'planned-work-scheduled' : 'planned-work',
    {
      remaining: tidy(remaining * scale),
      reach: percent(reach),
      due: due.length,
      missing: tidy(missing * scale),
      madeUp: percent(madeUp),
      ...(coming.sessions > 0
        ? { sessions: coming.sessions, brings: tidy(coming.total * scale), chance: percent(coming.chance) }
        : {}),
    },
    within(value),
    within(value - half),
    within(value + half),
  );
}

/**
 * Districts still to be reached: each by the chance that one of the activities planned there comes about at all, or one of the sessions on the
 * calendar is held.
 */
export function fromPlannedDistricts(
  covered: ReadonlySet<string>,
  planned: readonly PlannedWork[],
  year: Pick<Year, 'at' | 'endsOn'>,
  scheduled: { of: readonly { district: string; sessions: number }[]; chance: number } = { of: [], chance: 1 },
): Expectation {
  const due = planned.filter((one) => one.dueOn <= year.at);
  const held = due.filter((one) => one.done > 0).length;
  const reach = (held + planWeight) / (due.length + planWeight);
  const madeUp = chanceToMakeUp(planned, year.at, monthsLeft(year));
  const missed = new Map<string, number>();
  for (const one of planned) {
    if (one.district === null || covered.has(one.district)) continue;
    const fails = 1 - Math.max(one.dueOn > year.at ? reach : madeUp, one.scheduled ? scheduled.chance : 0);
    missed.set(one.district, (missed.get(one.district) ?? 1) * fails);
  }
  const there = scheduled.of.filter((one) => one.district !== '' && !covered.has(one.district));
  for (const one of there) missed.set(one.district, (missed.get(one.district) ?? 1) * (1 - scheduled.chance) ** one.sessions);
  const chances = [...missed.values()].map((fails) => 1 - fails);
  const half = spread * Math.sqrt(sumOf(chances, (chance) => chance * (1 - chance)));
  const within = (one: number): number => Math.round(Math.min(covered.size + chances.length, Math.max(covered.size, one)));
  const value = covered.size + total(chances);
  return said(
    there.length > 0 ? 'scheduled-districts' : 'planned-districts',
    {
      districts: chances.length,
      reach: percent(reach),
      due: due.length,
      ...(there.length > 0 ? { sessions: sumOf(there, (one) => one.sessions), chance: percent(scheduled.chance) } : {}),
    },
    within(value),
    within(value - half),
    within(value + half),
  );
}

/**
 * Without planned work of the kind: the pace so far goes on, in the season of the year before where there is one. The range is 80 % by
 * the spread of the full months; `cap` is what cannot be exceeded (the budget, the number of districts).
 */
export function fromPace(
  actual: number,
  cumulated: readonly (number | null)[],
  year: Year,
  cap: number | null,
  season: Season | null = null,
): Expectation {
  const gone = Math.max(1, daysBetween(year.startsOn, year.at) + 1) / daysOfMonth;
  const left = Math.max(0, monthsLeft(year));
  const seasonal = season !== null && season.share >= thinSeason && season.share <= 1;
  const full = cumulated.slice(0, -1).map((value, at) => (value ?? 0) - (cumulated[at - 1] ?? 0));
  const mean = total(full) / (full.length || 1);
  const deviation = full.length >= 3 ? Math.sqrt(sumOf(full, (one) => (one - mean) ** 2) / (full.length - 1)) : actual / gone / 2;
  const value = seasonal ? actual / season.share : actual + (actual / gone) * left;
  const half = spread * deviation * Math.sqrt(left);
  const within = (one: number): number => tidy(Math.max(actual, cap === null ? one : Math.min(one, Math.max(cap, actual))));
  return said(
    seasonal ? 'season' : 'pace',
    {
      perMonth: tidy(actual / gone),
      ...(cap === null ? {} : { cap }),
      ...(seasonal ? { share: percent(season.share), year: season.year } : {}),
    },
    within(value),
    within(value - half),
    within(value + half),
  );
}

/**
 * A rate over planned activities at the year's end. Those still to come due do as well as those due so far; where an activity may also
 * reach its target late, what is overdue is made up by its chance.
 */
export function fromPlannedActivities<Work extends PlannedWork>(
  planned: readonly Work[],
  counts: (one: Work) => boolean,
  year: Pick<Year, 'at' | 'endsOn'>,
  { late, factor }: { late: boolean; factor: number },
): Expectation {
  const due = planned.filter((one) => one.dueOn <= year.at);
  const remaining = planned.length - due.length;
  const met = due.filter(counts).length;
  const open = late ? due.length - met : 0;
  const inTime = (one: Work): boolean => counts(one) && (!late || one.metOn! <= one.dueOn);
  const left = monthsLeft(year);
  const madeUp = chanceToMakeUp(planned, year.at, left);
  // Work to come falls due half of the time that is left from now, on average.
  const { mean: prompt, pieces } = learned(due, (one) => (inTime(one) ? 1 : 0), year.at);
  const chance = late ? prompt + (1 - prompt) * chanceToMakeUp(planned, year.at, left / 2) : prompt;
  const common = (chance * (1 - chance)) / (planWeight + pieces + 1) + (late ? commonShift.done : commonShift.inTime) ** 2;
  const variance =
    chance * (1 - chance) * remaining +
    common * remaining ** 2 +
    madeUp * (1 - madeUp) * (open + open ** 2 / (open / togetherness + 1));
  const value = met + chance * remaining + madeUp * open;
  const half = spread * Math.sqrt(variance);
  const share = (count: number): number =>
    (Math.min(met + remaining + open, Math.max(met, count)) / (due.length + remaining || 1)) * factor;
  return said(
    'planned-activities',
    { due: due.length, remaining, chance: percent(chance), overdue: open, madeUp: percent(madeUp) },
    share(value),
    share(value - half),
    share(value + half),
  );
}

/**
 * Any other rate stays what it is; without an interval (80 %, of those asked so far) it has no range. Who was asked so far is part of who
 * will have been asked by the end, so that the range closes as the year goes by.
 */
export function fromCurrentRate(value: number, interval: readonly [number, number] | null, year: Year): Expectation {
  const [low, high] = interval ?? [value, value];
  const open = Math.sqrt(1 - elapsedShare(year));
  return said('current-rate', {}, value, value - (value - low) * open, value + (high - value) * open);
}

/**
 * Money as planned work: each budget line is spent as the activities of its sub-programme come due, paid within a month; a line without
 * activities evenly over the year. What was spent pays the earliest first.
 */
export function plannedSpending(
  lines: readonly { subProgramme: string | null; amountFen: number }[],
  activities: readonly { subProgramme: string; dueOn: string }[],
  spentFen: ReadonlyMap<string, number>,
  year: Year,
): PlannedWork[] {
  const money = new Map<string, number>();
  for (const { subProgramme, amountFen } of lines) {
    const of = subProgramme ?? '';
    money.set(of, (money.get(of) ?? 0) + amountFen);
  }
  return [...money].flatMap(([subProgramme, amountFen]) => {
    const days = activities.filter((one) => one.subProgramme === subProgramme).map((one) => one.dueOn);
    const paid = (days.length > 0 ? days : monthEnds(year)).map((day) => laterDay(day, 30, year.endsOn)).sort();
    let spent = spentFen.get(subProgramme) ?? 0;
    return paid.map((dueOn) => {
      const target = amountFen / paid.length;
      const done = Math.min(target, spent);
      spent -= done;
      // Which payment met which piece is not known, only that it is paid for.
      return { target, done, dueOn, district: null, metOn: done >= target ? dueOn : null };
    });
  });
}

function monthEnds({ startsOn, endsOn }: Year): string[] {
  const months = Math.max(1, Math.round((daysBetween(startsOn, endsOn) + 1) / daysOfMonth));
  return Array.from({ length: months }, (_, at) => laterDay(startsOn, Math.round((at + 1) * daysOfMonth) - 1, endsOn));
}

function laterDay(day: string, days: number, endsOn: string): string {
  const moved = addDays(day, days);
  return moved < endsOn ? moved : endsOn;
}

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
const total = (items: readonly number[]): number => sumOf(items, (one) => one);
export const percent = (share: number): number => Math.round(share * 1000) / 10;

/** Amounts beyond a hundred are expected in whole units, smaller ones to two decimals. */
export function tidy(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
