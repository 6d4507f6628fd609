import { maskedPhone } from '#src/access/index.ts';
import { maskName } from '#src/deliver/notices/index.ts';
import { hasBegun, headCountOf, notByName, type Session, sessionById } from '#src/deliver/sessions/index.ts';
import { inSightOrNull } from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Admission, DoorStatus } from './door.contract.ts';
import { mayDoor } from './door.policy.ts';
import { isDoorOpen, likelyAtMost } from './door.rules.ts';
import { reportedOf } from './late-attendance.ts';
import { type AdmissionRow, admissionRows, doorCounts } from './door.store.ts';

const recentShown = 10;

/** None is taken back that would leave fewer people than opinions: those on paper stand for nobody, so that only their number holds them to who came. */
export function admissionView(actor: Actor, session: Session, row: AdmissionRow): Admission {
  return {
    id: row.id,
    sessionId: row.sessionId,
    way: row.way,
    people: row.people,
    name: maskName(row.name),
    phone: maskedPhone(row.phone),
    admittedAt: row.admittedAt.toISOString(),
    admittedBy: row.admittedBy,
    lateReason: row.lateReason,
    signUpId: row.signUpId,
    abilities: {
      undo:
        mayDoor(actor, 'door.run') &&
        session.state !== 'archived' &&
        !row.hasOpinion &&
        session.admitted - row.people >= session.opinions,
    },
  };
}

/** The door as it stands now, within a transaction. */
export async function statusOf(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  session: Session,
): Promise<DoorStatus> {
  const counts = await doorCounts(transaction, session.id);
  const count = await headCountOf(transaction, session.id);
  const { items } = await admissionRows(transaction, { sessionId: session.id }, { limit: recentShown, offset: 0 });
  const inRoom = counts.ticket + counts.walkIns + counts.paper;
  return {
    session: {
      id: session.id,
      code: session.code,
      title: session.shown.title,
      state: session.state,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      venueName: session.venueName,
      capacity: session.capacity,
      roomCapacity: session.venueCapacity,
      version: session.version,
    },
    open: isDoorOpen(session, environment.clock.now()),
    begun: session.state === 'archived' || hasBegun(session, environment.clock.now()),
    late: await reportedOf(transaction, session),
    likelyAtMost: likelyAtMost({ capacity: session.capacity, roomCapacity: session.venueCapacity }),
    signedUp: counts.signedUp,
    admitted: counts.ticket,
    walkIns: counts.walkIns,
    paper: counts.paper,
    inRoom,
    expected: counts.expected,
    headCount: count
      ? {
          people: count.people,
          method: count.method,
          countedAt: count.countedAt.toISOString(),
          notByName: notByName(inRoom, count.people),
          lateReason: count.lateReason,
        }
      : null,
    attendance: Math.max(inRoom, count?.people ?? 0),
    recent: items.map((row) => admissionView(actor, session, row)),
  };
}

export async function doorStatus(environment: Environment, actor: Actor, sessionId: string): Promise<Result<DoorStatus>> {
  if (!mayDoor(actor, 'door.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = inSightOrNull(actor, await sessionById(transaction, sessionId));
    return session ? ok(await statusOf(transaction, environment, actor, session)) : refuse('not-found', { what: '场次' });
  });
}
