import { sql } from 'kysely';
import type { Dimension } from '#src/plan/measures/measure.contract.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { standing } from '../figures/measure.sql.store.ts';

/** What is known of a session beforehand. */
type Known = Record<Exclude<Dimension, 'method' | 'outcome'>, string>;

/** So many sessions that agree in all that is known of them. `sessionId`: the one of the first day, which may have begun; null: of later days. */
export interface ComingSessions extends Known {
  sessionId: string | null;
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

/** Which facts of a session: of a kind, by these ways of counting or by all, up to a day or of all days, as they stood at a moment or (null) now. */
export interface RecordedOf {
  kind: string;
  methods: readonly string[] | null;
  until: string | null;
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
    SELECT ${columns}, capacity, "sessionId", count(*) AS sessions
    FROM (SELECT *, CASE WHEN on_day = ${scope.from}::date THEN session_id END AS "sessionId" FROM evidence.schedule
      WHERE ${knownAt(scope)} AND state = 'firm' AND on_day >= ${scope.from}::date AND on_day <= ${scope.until}::date) AS firm
    GROUP BY activity, sub_programme, district, venue_kind, audience, capacity, "sessionId" ORDER BY 1, 2, 3, 4, 5, 6, 7`.execute(
    transaction,
  );
  return rows;
}

/** What became of sessions on the calendar, the newest first. */
export async function decidedSessions(transaction: Transaction, scope: CalendarScope, most: number): Promise<DecidedSession[]> {
  const { rows } = await sql<DecidedSession>`
    SELECT session_id AS "sessionId", state = 'held' AS held, told_at AS "decidedAt", ${columns} FROM evidence.schedule
    WHERE ${knownAt(scope)} AND state <> 'firm' ORDER BY told_at DESC, session_id LIMIT ${most}`.execute(transaction);
  return rows;
}

/** What the facts of each of these sessions sum up to, by its id; of those without any there is no entry. */
export async function recordedOf(
  transaction: Transaction,
  ids: readonly string[],
  { kind, methods, until, heldAt }: RecordedOf,
): Promise<Map<string, number>> {
  const stood = sql`NOT EXISTS (SELECT FROM evidence.supersession AS link
    JOIN evidence.fact AS newer ON newer.tenant_id = link.tenant_id AND newer.id = link.fact_id
    WHERE link.tenant_id = fact.tenant_id AND link.superseded_id = fact.id AND newer.recorded_at <= ${heldAt}::timestamptz)`;
  const known = heldAt === null ? standing : sql`recorded_at <= ${heldAt}::timestamptz AND ${stood}`;
  const { rows } = await sql<{ id: string; amount: number }>`
    SELECT record_id AS id, sum(quantity) AS amount FROM evidence.fact
    WHERE tenant_id = current_tenant() AND record_kind = 'session' AND record_id = ANY(${[...ids]}::text[]) AND kind = ${kind}
      AND (${methods ? [...methods] : null}::text[] IS NULL OR method = ANY(${methods ? [...methods] : null}::text[]))
      AND (${until}::date IS NULL OR occurred_on <= ${until}::date) AND ${known}
    GROUP BY record_id ORDER BY record_id`.execute(transaction);
  return new Map(rows.map(({ id, amount }) => [id, amount]));
}
