import { tellSchedule } from '#src/evidence/index.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { onCalendar } from './session.rules.ts';
import type { SessionRow } from './session.store.ts';

/** What is expected of the year counts the sessions on the calendar: it is told of each change of one, in the transaction that makes it. */
export async function tellCalendar(transaction: Transaction, session: SessionRow): Promise<void> {
  const { id, version, programmeId, subProgramme, activityId, district, venueKind, audience, capacity } = session;
  const place = { programmeId, subProgramme, activity: activityId ?? '', district, venueKind, audience, capacity };
  await tellSchedule(
    transaction,
    { sessionId: id, version, state: onCalendar(session.state), onDay: dayOf(session.startsAt), ...place },
    session.changedAt,
  );
}
