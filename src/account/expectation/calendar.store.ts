import { sql } from 'kysely';
import type { Dimension } from '#src/plan/measures/measure.contract.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { standing } from '../figures/measure.sql.store.ts';

/** What is known of a session beforehand. */
type Known = Record<Exclude<Dimension, 'method' | 'outcome'>, string>;

/** So many sessions that agree in all that is known of them. */
export interface ComingSessions extends Known {
  capacity: number;
  sessions: number;
}

/** A session that was on the calendar and was held, or taken off it. */
export interface DecidedSession extends Known {
  sessionId: string;
  held: boolean;
  decidedAt: Date;
}

/** `heldAt`: the moment whose calendar is looked at; null: now. */
export interface CalendarScope {
  programmeId: string;
  heldAt: Date | null;
}

const columns = sql.raw('activity, sub_programme AS "subProgramme", district, venue_kind AS "venueKind", audience');
const knownAt = ({ programmeId, heldAt }: CalendarScope) => sql`tenant_id = current_tenant() AND programme_id = ${programmeId}
  AND CASE WHEN ${heldAt}::timestamptz IS NULL THEN told_until IS NULL
    ELSE told_at <= ${heldAt}::timestamptz AND (told_until IS NULL OR told_until > ${heldAt}::timestamptz) END`;

/** The sessions that stand on the calendar of these days. */
export async function comingSessions(
  transaction: Transaction,
  scope: CalendarScope & { from: string; until: string },
): Promise<ComingSessions[]> {
  const { rows } = await sql<ComingSessions>`
    SELECT ${columns}, capacity, count(*) AS sessions FROM evidence.schedule
    WHERE ${knownAt(scope)} AND state = 'firm' AND on_day >= ${scope.from}::date AND on_day <= ${scope.until}::date
    GROUP BY activity, sub_programme, district, venue_kind, audience, capacity ORDER BY 1, 2, 3, 4, 5, 6`.execute(transaction);
  return rows;
}

/** What became of sessions on the calendar, the newest first. */
export async function decidedSessions(transaction: Transaction, scope: CalendarScope, most: number): Promise<DecidedSession[]> {
  const { rows } = await sql<DecidedSession>`
    SELECT session_id AS "sessionId", state = 'held' AS held, told_at AS "decidedAt", ${columns} FROM evidence.schedule
    WHERE ${knownAt(scope)} AND state <> 'firm' ORDER BY told_at DESC, session_id LIMIT ${most}`.execute(transaction);
  return rows;
}

/** 人次 of each of these sessions of which any are on record, by these ways of counting or by all. */
export async function peopleOfSessions(
  transaction: Transaction,
  ids: readonly string[],
  methods: readonly string[] | null,
): Promise<number[]> {
  const { rows } = await sql<{ people: number }>`
    SELECT sum(quantity) AS people FROM evidence.fact
    WHERE tenant_id = current_tenant() AND record_kind = 'session' AND record_id = ANY(${[...ids]}::text[]) AND kind = 'attendance'
      AND (${methods ? [...methods] : null}::text[] IS NULL OR method = ANY(${methods ? [...methods] : null}::text[])) AND ${standing}
    GROUP BY record_id ORDER BY record_id`.execute(transaction);
  return rows.map((row) => row.people);
}
