import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** A session as the calendar knows it. `activity` is '' where it belongs to no planned one. */
export interface ScheduledSession {
  sessionId: string;
  /** Of the session. */
  version: number;
  /** On the calendar, held, or taken off it. */
  state: 'firm' | 'held' | 'dropped';
  programmeId: string;
  onDay: string;
  subProgramme: string;
  activity: string;
  district: string;
  venueKind: string;
  audience: string;
  capacity: number;
}

/**
 * Tells the calendar how a session stands now, in the transaction that brought it there. What says nothing new is not written, nor a session
 * that was never on the calendar and is not now.
 */
export async function tellSchedule(transaction: Transaction, session: ScheduledSession, toldAt: Date): Promise<void> {
  const { rows } = await sql<{ same: boolean }>`
    SELECT (state, on_day, sub_programme, activity, district, venue_kind, audience, capacity) = (${session.state}, ${session.onDay}::date,
      ${session.subProgramme}, ${session.activity}, ${session.district}, ${session.venueKind}, ${session.audience}, ${session.capacity}::int) AS same
    FROM evidence.schedule
    WHERE tenant_id = current_tenant() AND session_id = ${session.sessionId} AND told_until IS NULL`.execute(transaction);
  if (rows[0]?.same || (!rows[0] && session.state === 'dropped')) return;
  await sql`UPDATE evidence.schedule SET told_until = greatest(told_at, ${toldAt})
    WHERE tenant_id = current_tenant() AND session_id = ${session.sessionId} AND told_until IS NULL`.execute(transaction);
  await sql`
    INSERT INTO evidence.schedule (tenant_id, session_id, version, state, programme_id, on_day, sub_programme, activity, district, venue_kind,
      audience, capacity, told_at)
    VALUES (current_tenant(), ${session.sessionId}, ${session.version}, ${session.state}, ${session.programmeId}, ${session.onDay}::date,
      ${session.subProgramme}, ${session.activity}, ${session.district}, ${session.venueKind}, ${session.audience}, ${session.capacity},
      ${toldAt})`.execute(transaction);
}
