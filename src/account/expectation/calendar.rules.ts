import {
  commonShift,
  type Coming,
  learned,
  percent,
  planDeviation,
  planWeight,
  type PlannedWork,
  spread,
  tidy,
} from './expect.rules.ts';
import type { Expectation } from './expect.rules.ts';

/** So many like sessions on the calendar; `amount`: what one of them brings, in the unit of the facts. */
export interface Scheduled {
  activity: string;
  district: string;
  amount: number;
  sessions: number;
}

/**
 * What a session can still bring: what one of its kind does and its seats allow, without what the figure holds of it already. One that is
 * running has let people in before it is held.
 */
export function stillToCome({ each, most, recorded }: { each: number; most: number; recorded: number }): number {
  return Math.max(0, Math.min(each, most) - recorded);
}

/** The chance that a session on the calendar is held: its word, corrected by what became of others, lately more than long ago. */
export interface Chance {
  mean: number;
  /** As how many that stand alone those others tell. */
  pieces: number;
}

export const chanceToBeHeld = (decided: readonly { dueOn: string; held: boolean }[], at: string): Chance =>
  learned(decided, (one) => (one.held ? 1 : 0), at);

/** People of one session: those who came to the last ones, on average, and how far single sessions differ from that, relative to it. */
export interface People {
  each: number;
  deviation: number;
  /** How many sessions that rests on; 0 where what a session brings is certain. */
  sessions: number;
}

export function peopleOf(counts: readonly number[]): People | null {
  const sessions = counts.length;
  const each = counts.reduce((sum, one) => sum + one, 0) / (sessions || 1);
  if (each === 0) return null;
  const variance = counts.reduce((sum, one) => sum + (one / each - 1) ** 2, 0) / sessions;
  return {
    each,
    deviation: Math.sqrt((planWeight * planDeviation ** 2 + sessions * variance) / (planWeight + sessions)),
    sessions,
  };
}

/**
 * Which of the sessions on the calendar the plan has counted already. Those of an activity that is still to come due are part of its
 * target, and only what they bring beyond it is more; those of an overdue one are how it is made up, and no longer a matter of chance.
 */
export function besidePlan<Work extends PlannedWork & { id: string }>(
  planned: readonly Work[],
  scheduled: readonly Scheduled[],
  at: string,
): { planned: Work[]; beyond: Scheduled[] } {
  const ids = new Set(planned.map((one) => one.id));
  const beyond = scheduled.filter((one) => !ids.has(one.activity));
  const beside = planned.map((one) => {
    const own = scheduled.filter((session) => session.activity === one.id);
    const brings = own.reduce((sum, session) => sum + session.amount * session.sessions, 0);
    if (brings === 0) return one;
    const inPlan = Math.min(brings, one.metOn === null ? Math.max(0, one.target - one.done) : 0);
    const counted = one.dueOn > at ? inPlan : 0;
    for (const session of own) if (counted < brings) beyond.push({ ...session, amount: session.amount * (1 - counted / brings) });
    return { ...one, scheduled: inPlan };
  });
  return { planned: beside, beyond };
}

/** What sessions on the calendar bring together. For the doubt one more is taken to have fallen through than did: none yet proves nothing. */
export function comingOf(scheduled: readonly Scheduled[], { mean, pieces }: Chance, people: People | null): Coming {
  const [sessions, total, squares] = scheduled.reduce(
    ([count, sum, square], one) => [
      count + one.sessions,
      sum + one.amount * one.sessions,
      square + one.amount ** 2 * one.sessions,
    ],
    [0, 0, 0] as [number, number, number],
  );
  const known = planWeight + pieces;
  const cautious = (mean * known) / (known + 1);
  const single = cautious * (1 - cautious);
  const differs = people ? people.deviation ** 2 : 0;
  const variance =
    (single + differs) * squares +
    (single / (known + 1) + commonShift.done ** 2 + (people ? differs / people.sessions : 0)) * total ** 2;
  return { sessions, total, chance: mean, variance };
}

/** What sessions on the calendar alone bring the figure to. `cap` is what cannot be exceeded. */
export function fromCalendar(
  actual: number,
  { sessions, total, chance, variance }: Coming,
  { scale = 1, cap = null }: { scale?: number | undefined; cap?: number | null } = {},
): Expectation {
  const half = spread * Math.sqrt(variance);
  const ended = (brought: number): number => {
    const end = actual + Math.min(total, Math.max(0, brought)) * scale;
    return tidy(cap === null ? end : Math.min(end, Math.max(cap, actual)));
  };
  return {
    value: ended(chance * total),
    low: ended(chance * total - half),
    high: ended(chance * total + half),
    how: { code: 'scheduled', params: { sessions, brings: tidy(total * scale), chance: percent(chance) } },
  };
}

/** Before there is any evidence: the calendar alone, for there is no pace yet. */
export function calendarAlone(calendar: Expectation): Expectation {
  return { ...calendar, how: { ...calendar.how, code: 'scheduled-alone' } };
}

/**
 * Without planned work of the kind: the calendar, or the pace so far where that promises more. Neither end of the range is below what one
 * of the two gives, for more may still be put on the calendar.
 */
export function paceOrCalendar(pace: Expectation, calendar: Expectation): Expectation {
  const value = Math.max(calendar.value!, pace.value!);
  const how =
    calendar.value! >= pace.value!
      ? { ...calendar.how, params: { ...calendar.how.params, pace: pace.value! } }
      : { code: `${pace.how.code}-scheduled`, params: { ...pace.how.params, scheduled: calendar.value! } };
  return { value, low: Math.max(calendar.low!, pace.low!), high: Math.max(calendar.high!, pace.high!), how };
}
