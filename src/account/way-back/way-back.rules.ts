import { isCeiling } from '#src/kernel/degree.ts';
import type { Target } from '#src/kernel/target.ts';
import { daysBetween } from '#src/kernel/local-time.ts';

/** One thing that would help: a sentence as data, with what it is about. */
export interface Step {
  code:
    | 'gap'
    | 'hold'
    | 'schedule'
    | 'bring-more'
    | 'make-up'
    | 'more-events'
    | 'more-sessions'
    | 'beyond-means'
    | 'too-early'
    | 'plan-districts'
    | 'need-met'
    | 'need-opinions'
    | 'spend'
    | 'slow-down'
    | 'out-of-reach';
  params: Record<string, string | number>;
  activityIds?: string[];
  districts?: string[];
}

type Bounds = Pick<Target, 'comparator' | 'value' | 'value2' | 'kind'>;

/** A planned activity as far as the way back needs it; amounts in the unit of the facts. */
export interface Work {
  id: string;
  name: string;
  subProgramme: string;
  district: string | null;
  target: number;
  done: number;
  dueOn: string;
  metOn: string | null;
  /** What sessions on the calendar bring of what is missing; none where absent. */
  scheduled?: number;
}

/** The sessions on the calendar, which the expectation counts already; amounts in the unit of the facts. */
export interface Calendar {
  sessions: number;
  total: number;
  /** What one session brings; null where nothing tells. */
  each: number | null;
  /** What one occasion of a sub-programme brought on average: a session, or whatever else is one record. A planned activity may be many. */
  occasions?: ReadonlyMap<string, number>;
  /** Planned sessions still to be held that bring the people, where nothing is planned in people itself. */
  ahead?: number;
}

interface Year {
  startsOn: string;
  endsOn: string;
  /** The day from which it is looked at. */
  at: string;
}

interface Course {
  target: Bounds;
  /** In the target's unit. */
  actual: number;
  expected: number;
  unit: string;
  /** It can only be a whole number. */
  whole?: boolean;
}

/** The value from which a target is reached; the lower end of a range. */
const goalOf = (target: Bounds): number => target.value!;

/** What is missing by the year's end as things go; null when nothing is, or when less would be better. */
export function gapOf({ target, expected }: Course): number | null {
  if (target.value === null || isCeiling(target)) return null;
  const gap = goalOf(target) - expected;
  return gap > 0 ? gap : null;
}

/**
 * A sum that will fall short: that the sessions on the calendar take place, what overdue work not yet on it would bring, and how many more
 * occasions of each sub-programme would close the gap, by what one brought on average so far; where none was planned, how many more sessions.
 * `scale` turns the facts' unit into the target's.
 */
export function backBySum(course: Course, planned: readonly Work[], year: Year, calendar: Calendar, scale = 1): Step[] {
  const { at } = year;
  const gap = gapOf(course);
  if (gap === null) return [...slowDown(course), ...toSchedule(course, planned, year, calendar, scale)];
  const missingOf = (one: Work): number => Math.max(0, one.target - one.done - (one.scheduled ?? 0));
  const overdue = planned.filter((one) => one.dueOn <= at && one.metOn === null && missingOf(one) > 0);
  const missing = sum(overdue.map(missingOf)) * scale;
  const { sessions, total, each, ahead = 0 } = calendar;
  const steps: Step[] = [{ code: 'gap', params: { gap: tidy(gap), unit: course.unit } }];
  if (sessions > 0)
    steps.push({
      code: 'hold',
      params: { count: sessions, amount: course.whole ? Math.round(total * scale) : tidy(total * scale), unit: course.unit },
    });
  if (missing > 0)
    steps.push({
      code: 'make-up',
      params: { count: overdue.length, amount: tidy(missing), unit: course.unit, first: overdue[0]!.name },
      activityIds: overdue.map((one) => one.id),
      districts: named(overdue.map((one) => one.district)),
    });
  if (ahead > 0 && each !== null) steps.push(bringMore(course, ahead + sessions, each * scale));
  // Of planned sessions one is a session, not the whole activity.
  const more = ahead > 0 ? [] : moreEvents(gap, planned, calendar, scale);
  if (more.length === 0 && each !== null) {
    const held = Math.round(course.actual / (each * scale));
    more.push({ each: each * scale, held, count: countToCover(gap, each * scale) });
  }
  return [...steps, ...withinMeans(more, year, course.unit)];
}

/** How many people each of the sessions still to be held would have to bring. */
function bringMore({ target, actual, unit }: Course, sessions: number, each: number): Step {
  const need = Math.ceil((goalOf(target) - actual) / sessions);
  return { code: 'bring-more', params: { count: sessions, need, each: tidy(each), unit } };
}

/** The plan reaches the target, but only on paper: what of it nobody has put on the calendar yet. */
function toSchedule(course: Course, planned: readonly Work[], year: Year, calendar: Calendar, scale: number): Step[] {
  const { target, actual, unit } = course;
  if (target.value === null || isCeiling(target)) return [];
  const scheduled = sum(planned.map((one) => one.scheduled ?? 0)) + calendar.total;
  const amount = goalOf(target) - actual - scheduled * scale;
  return amount > 0
    ? [{ code: 'schedule', params: { amount: tidy(amount), unit, days: daysBetween(year.at, year.endsOn) } }]
    : [];
}

/** More of the same: what one brings in the target's unit, how many were held, and how many more would close the gap alone. */
interface More {
  /** Where work was planned. */
  subProgramme?: string;
  each: number;
  held: number;
  count: number;
}

/** The three sub-programmes whose occasions bring most. */
function moreEvents(gap: number, planned: readonly Work[], { occasions = new Map() }: Calendar, scale: number): More[] {
  const begun = Map.groupBy(
    planned.filter((one) => one.done > 0),
    (one) => one.subProgramme,
  );
  return [...begun]
    .flatMap(([subProgramme, work]) => {
      const each = occasions.get(subProgramme) ?? 0;
      return each > 0 ? [{ subProgramme, held: Math.round(sum(work.map((one) => one.done)) / each), each: each * scale }] : [];
    })
    .sort((one, other) => other.each - one.each)
    .slice(0, 3)
    .map((one) => ({ ...one, count: countToCover(gap, one.each) }));
}

/** So many that they close the gap also as both are written: whoever multiplies the two must get there. */
const countToCover = (gap: number, each: number): number =>
  Math.ceil(Math.max(gap, tidy(gap)) / Math.min(each, tidy(each) || each) - 1e-9);

/** From fewer events nobody knows what the next one brings. */
const fewestKnown = 3;
/** Beyond the plan an office can hold one event of a kind a day, or, where it holds more than that, three times as many a day as so far. */
const mostEachDay = 1;
const mostTimesPace = 3;

/**
 * Of the ways that more events would be, those that an office could go. One each day that is left, beside all that is planned, is more than a
 * talk a working day; whoever has held many already may triple that. Both bounds are our judgement: no rule names one. What needs more is no
 * way back, and is said to be none: not at this size, or, while fewer than `fewestKnown` were held, too early to say.
 */
function withinMeans(more: readonly More[], { startsOn, endsOn, at }: Year, unit: string): Step[] {
  const gone = Math.max(1, daysBetween(startsOn, at) + 1);
  const days = Math.max(0, daysBetween(at, endsOn));
  const mostOf = ({ held }: More): number => Math.floor(days * Math.max(mostEachDay, (mostTimesPace * held) / gone));
  const stepOf = (code: 'more-events' | 'more-sessions' | 'beyond-means' | 'too-early', one: More, further = {}): Step => ({
    code,
    params: {
      ...(one.subProgramme === undefined ? {} : { subProgramme: one.subProgramme }),
      count: one.count,
      each: tidy(one.each),
      unit,
      ...further,
    },
  });
  const feasible = more.filter((one) => one.count <= mostOf(one));
  if (feasible.length > 0)
    return feasible.map((one) => stepOf(one.subProgramme === undefined ? 'more-sessions' : 'more-events', one));
  const [best] = more;
  if (!best) return [];
  const told = best.held >= fewestKnown;
  return [
    stepOf(
      told ? 'beyond-means' : 'too-early',
      best,
      told ? { days, most: mostOf(best) } : { held: best.held, fewest: fewestKnown, days },
    ),
  ];
}

/** A growing figure that must stay below its ceiling: what is left for each month. */
function slowDown({ target, actual, expected, unit }: Course): Step[] {
  if (!isCeiling(target) || target.value === null || expected <= target.value) return [];
  if (actual > target.value) return [{ code: 'out-of-reach', params: { best: tidy(actual), unit } }];
  return [{ code: 'slow-down', params: { left: tidy(target.value - actual), unit } }];
}

/** Districts not reached: those where something is planned ahead or on the calendar, and those where nothing is. */
export function backByDistricts(
  course: Course,
  districts: readonly { code: string; name: string }[],
  covered: ReadonlySet<string>,
  planned: readonly Work[],
  calendar: readonly { district: string }[],
  at: string,
): Step[] {
  const gap = gapOf(course);
  const open = districts.filter((one) => !covered.has(one.code));
  if (course.target.value === null || open.length === 0) return [];
  if (covered.size + open.length < goalOf(course.target))
    return [{ code: 'out-of-reach', params: { best: covered.size + open.length, unit: course.unit } }];
  const ahead = new Set([
    ...planned.filter((one) => one.dueOn > at || (one.scheduled ?? 0) > 0).map((one) => one.district),
    ...calendar.map((one) => one.district),
  ]);
  const bare = open.filter((one) => !ahead.has(one.code));
  const shown = bare.length > 0 ? bare : open;
  return [
    ...(gap === null ? [] : [{ code: 'gap' as const, params: { gap: tidy(gap), unit: course.unit } }]),
    {
      code: 'plan-districts',
      params: { count: shown.length, names: shown.map((one) => one.name).join('、'), planned: open.length - bare.length },
      districts: shown.map((one) => one.code),
    },
  ];
}

/**
 * A rate over planned activities, 0–1: how many of those still open must count for the target, the nearest to their own target first;
 * or how far it can get at best. `open`: overdue ones that may still count, none where lateness is final.
 */
export function backByActivities(
  course: Course,
  { met, total, ahead, open }: { met: number; total: number; ahead: number; open: readonly Work[] },
  factor: number,
): Step[] {
  if (course.target.value === null || isCeiling(course.target)) return [];
  const needed = Math.ceil((goalOf(course.target) / factor) * total - 1e-9) - met;
  if (needed <= 0) return [];
  const possible = ahead + open.length;
  if (needed > possible)
    return [{ code: 'out-of-reach', params: { best: atBest(((met + possible) / total) * factor), unit: course.unit } }];
  const nearest = [...open].sort((one, other) => other.done / other.target - one.done / one.target);
  return [
    {
      code: 'need-met',
      params: { needed, possible, overdue: open.length, first: nearest[0]?.name ?? '' },
      activityIds: nearest.map((one) => one.id),
      districts: named(nearest.map((one) => one.district)),
    },
  ];
}

/** A share of answers, 0–1: how many in a row must be good to come back to the target; a share of 100 % never comes back. */
export function backByShare(course: Course, good: number, all: number, factor: number): Step[] {
  if (course.target.value === null || isCeiling(course.target)) return [];
  const goal = goalOf(course.target) / factor;
  if (good / all >= goal) return [];
  if (goal >= 1) return [{ code: 'out-of-reach', params: { best: atBest((good / all) * factor), unit: course.unit } }];
  return [{ code: 'need-opinions', params: { needed: Math.ceil((goal * all - good) / (1 - goal) - 1e-9) } }];
}

/** Money that will not be spent: the sub-programmes with most left on their lines. */
export function backBySpending(
  course: Course,
  lines: readonly { subProgramme: string; left: number }[],
  at: string,
  endsOn: string,
): Step[] {
  const gap = gapOf(course);
  if (gap === null) return slowDown(course);
  const months = Math.max(1, daysBetween(at, endsOn) / 30.4);
  return [
    {
      code: 'gap',
      params: { gap: tidy(gap), unit: course.unit, perMonth: tidy((goalOf(course.target) - course.actual) / months) },
    },
    ...[...lines]
      .filter((one) => one.left > 0)
      .sort((one, other) => other.left - one.left)
      .slice(0, 3)
      .map(({ subProgramme, left }) => ({
        code: 'spend' as const,
        params: { subProgramme, left: tidy(left), unit: course.unit },
      })),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
const named = (districts: readonly (string | null)[]): string[] => [
  ...new Set(districts.filter((one): one is string => one !== null)),
];

/** A rate that is not reached is never rounded up to its target. */
const atBest = (rate: number): number => Math.floor(rate * 10 + 1e-9) / 10;

/** Whole units, unless they are few. */
function tidy(value: number): number {
  return Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 100) / 100;
}
