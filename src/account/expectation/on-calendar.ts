import { dayOf } from '#src/kernel/local-time.ts';
import type { Dimension, FactsMeasure } from '#src/plan/measures/measure.contract.ts';
import type { ActivityProgress } from '../figures/measure.sql.store.ts';
import type { Evaluator } from '../figures/evaluate.ts';
import { besidePlan, chanceToBeHeld, comingOf, type People, type Scheduled, stillToCome } from './calendar.rules.ts';
import type { ComingSessions, DecidedSession } from './calendar.store.ts';
import type { Coming, Year } from './expect.rules.ts';
import type { PlanAhead } from './plan-ahead.ts';

/** So many of the last sessions held tell how many people come to one. */
const lastSessions = 12;

export interface OnCalendar {
  /** The planned activities, with what of them is on the calendar. */
  planned: (ActivityProgress & { scheduled?: number })[];
  /** What is on it beyond the plan. */
  beyond: Scheduled[];
  coming: Coming;
  /** What one session brings, in the unit of the facts; null where nothing tells. */
  each: number | null;
  /** Sessions of the plan that are still to be held and bring people, where nothing is planned in people itself. */
  ahead: number;
  /** Sessions that the measure would count, if it were known what one brings. */
  untold: number;
}

/**
 * The sessions on the calendar that a measure will count, beside the planned activities that it counts. A session brings itself and its
 * district; how many people, the last sessions of the kind tell, never more than its seats, and of one that has begun only those not in yet. Nothing else is known beforehand.
 */
export async function onCalendar(
  measure: FactsMeasure,
  planned: readonly ActivityProgress[],
  { planAhead, year, evaluator }: { planAhead: PlanAhead; year: Year; evaluator: Evaluator },
): Promise<OnCalendar> {
  const nothing = {
    planned: [...planned],
    beyond: [],
    coming: comingOf([], { mean: 1, pieces: 0 }, null),
    each: null,
    ahead: 0,
    untold: 0,
  };
  if (!mayCount(measure)) return nothing;
  const sessions = (await planAhead.coming(year)).filter((one) => fits(measure, one));
  const decided = await planAhead.decided();
  const people = countsPeople(measure) ? await peopleOfLast(measure, decided, planAhead) : null;
  const each = countsPeople(measure) ? (people?.each ?? null) : 1;
  const inSessions = countsPeople(measure) && planned.length === 0 ? plannedSessions(await evaluator.activities(), measure) : [];
  const ahead = inSessions.reduce((sum, one) => sum + Math.max(0, one.target - one.done), 0);
  if (each === null) return { ...nothing, ahead, untold: sessions.reduce((sum, one) => sum + one.sessions, 0) };
  const work = [...planned, ...inSessions.map((one) => ({ ...one, target: one.target * each, done: one.done * each }))];
  if (sessions.length === 0) return { ...nothing, planned: work, each, ahead };
  const begun = sessions.flatMap(({ sessionId }) => sessionId ?? []);
  const recorded = await planAhead.recorded(begun, {
    kind: measure.kind,
    methods: measure.filter?.method ?? null,
    until: year.at,
  });
  const scheduled = sessions
    .map(({ activity, district, capacity, sessions, sessionId }) => ({
      activity,
      district,
      amount: stillToCome({
        each,
        most: countsPeople(measure) ? capacity : 1,
        recorded: sessionId === null ? 0 : (recorded.get(sessionId) ?? 0),
      }),
      sessions,
    }))
    .filter(({ amount }) => amount > 0);
  const outcomes = decided.map(({ decidedAt, held }) => ({ dueOn: dayOf(decidedAt), held }));
  const beside = besidePlan(work, scheduled, year.at);
  return { ...beside, coming: comingOf(beside.beyond, chanceToBeHeld(outcomes, year.at), people), each, ahead, untold: 0 };
}

const countsPeople = ({ kind, aggregate }: FactsMeasure): boolean => kind === 'attendance' && aggregate === 'sum';

/** Planned sessions that a measure of people will look at. They bring people by its own ways of counting, so that it may filter by those. */
function plannedSessions(activities: readonly ActivityProgress[], { filter }: FactsMeasure): ActivityProgress[] {
  const { subProgramme, method: _, ...others } = filter ?? {};
  if (Object.keys(others).length > 0) return [];
  return activities.filter(
    (one) =>
      !one.withdrawn &&
      one.factKind === 'session-held' &&
      one.unit === '场' &&
      (!subProgramme || subProgramme.includes(one.subProgramme)),
  );
}

function mayCount({ kind, aggregate, filter }: FactsMeasure): boolean {
  if (filter?.outcome) return false;
  if (typeof aggregate === 'object')
    return aggregate.distinct === 'district' && (kind === 'session-held' || kind === 'attendance');
  return kind === 'session-held' ? !filter?.method : kind === 'attendance' && aggregate === 'sum';
}

function fits({ filter }: FactsMeasure, session: ComingSessions | DecidedSession): boolean {
  const { method: _, outcome: __, ...known } = filter ?? {};
  return Object.entries(known).every(([dimension, values]) =>
    values.includes(session[dimension as Exclude<Dimension, 'method' | 'outcome'>]),
  );
}

async function peopleOfLast(
  measure: FactsMeasure,
  decided: readonly DecidedSession[],
  planAhead: PlanAhead,
): Promise<People | null> {
  const held = decided.filter((one) => one.held && fits(measure, one)).slice(0, lastSessions);
  return planAhead.peopleOf(
    held.map((one) => one.sessionId),
    measure.filter?.method ?? null,
  );
}
