import { personByName, personByPhone, recordAudit } from '#src/access/index.ts';
import { lockSession, type Session, sessionByCode, sessionById, whenText } from '#src/deliver/sessions/index.ts';
import {
  inSightOrNull,
  lockSignUp,
  readTicketToken,
  type SignUpRow,
  signUpById,
  ticketCodeFrom,
} from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { lastFourOf, phoneFrom } from '#src/kernel/phone.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { DoorStatus } from './door.contract.ts';
import { mayDoor } from './door.policy.ts';
import { type DoorWarning, doorOpensMinutesBefore, isDoorOpen, roomWarnings } from './door.rules.ts';
import {
  type AdmissionRow,
  admissionById,
  admissionOfPerson,
  knownByPhones,
  otherSessionByTicketCode,
  signUpIdByCode,
  signUpIdsByLastFour,
} from './door.store.ts';
import { statusOf } from './door-status.ts';
import { lateAttendance } from './late-attendance.ts';
import { type Arrival, type AtDoor, letIn } from './let-in.ts';

export interface Admitted {
  admission: AdmissionRow;
  session: Session;
  warnings: DoorWarning[];
  status: DoorStatus;
}

/** Lets in the holder of a ticket: the text of its QR code, the address of its page, or its typed code. */
export async function admitTicket(
  environment: Environment,
  actor: Actor,
  input: { sessionId: string; ticket: string; people?: number | undefined; reason?: string | undefined },
): Promise<Result<Admitted>> {
  return withDoor(environment, actor, input.sessionId, async (door) => {
    const id = await signUpIdOf(door, input.ticket);
    return id.ok ? admitWithTicket(door, id.value, input) : id;
  });
}

/** Lets in one of those found by the last digits of the phone. */
export async function admitSignUp(
  environment: Environment,
  actor: Actor,
  input: { sessionId: string; signUpId: string; people?: number | undefined; reason?: string | undefined },
): Promise<Result<Admitted>> {
  return withDoor(environment, actor, input.sessionId, (door) => admitWithTicket(door, input.signUpId, input));
}

/** Lets in somebody without a ticket. A phone that signed up for this session is let in by its ticket. */
export async function admitWalkIn(
  environment: Environment,
  actor: Actor,
  input: { sessionId: string; name?: string; phone?: string; people?: number; reason?: string | undefined },
): Promise<Result<Admitted>> {
  const typed = input.phone?.trim() ?? '';
  const phone = typed === '' ? null : phoneFrom(typed);
  if (typed !== '' && phone === null) return refuse('phone-invalid', { phone: typed });
  return withDoor(environment, actor, input.sessionId, async (door) => {
    const { transaction, session } = door;
    const people = input.people ?? 1;
    if (phone === null) {
      const named = await personByName(transaction, environment.clock, input.name?.trim() ?? '');
      const personId = named?.id ?? null;
      const arrival = { signUpId: null, personId, way: 'walk-in' as const, people };
      return admitArrival(door, arrival, input.reason);
    }
    const person = await personByPhone(transaction, environment.clock, { phone, name: input.name?.trim() || '现场人员' });
    const [known] = await knownByPhones(transaction, session.id, [phone]);
    if (known?.signUpId)
      return admitWithTicket(door, known.signUpId, {
        people: Math.min(people, known.seats ?? people),
        reason: input.reason,
      });
    const arrival = { signUpId: null, personId: person.id, way: 'walk-in' as const, people };
    return admitArrival(door, arrival, input.reason);
  });
}

/** Confirmed sign-ups whose phone ends so. */
export async function findByLastFour(
  environment: Environment,
  actor: Actor,
  input: { sessionId: string; lastFour: string },
): Promise<Result<SignUpRow[]>> {
  const lastFour = lastFourOf(input.lastFour);
  if (!lastFour) return refuse('phone-invalid', { phone: input.lastFour });
  if (!mayDoor(actor, 'door.run')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = inSightOrNull(actor, await sessionById(transaction, input.sessionId));
    if (!session) return refuse('not-found', { what: '场次' });
    const found: SignUpRow[] = [];
    for (const id of await signUpIdsByLastFour(transaction, session.id, lastFour))
      found.push((await signUpById(transaction, id))!);
    return ok(found);
  });
}

/** The admission, and its session as it stands with it. */
interface Entered {
  id: string;
  session: Session;
}

async function withDoor(
  environment: Environment,
  actor: Actor,
  sessionId: string,
  admit: (door: AtDoor) => Promise<Result<Entered>>,
): Promise<Result<Admitted>> {
  if (!mayDoor(actor, 'door.run')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = inSightOrNull(actor, await sessionById(transaction, sessionId));
    if (!session) return refuse('not-found', { what: '场次' });
    const admitted = await admit({ transaction, environment, actor, session });
    if (!admitted.ok) return admitted;
    const { id, session: now } = admitted.value;
    const status = await statusOf(transaction, environment, actor, now);
    const warnings = roomWarnings(status.inRoom, { capacity: now.capacity, roomCapacity: now.venueCapacity });
    return ok({ admission: (await admissionById(transaction, id))!, session: now, warnings, status });
  });
}

async function signUpIdOf({ transaction, environment, actor, session }: AtDoor, text: string): Promise<Result<string>> {
  const reading = readTicketToken(environment.secrets.keyFor('ticket'), actor.tenant, text);
  if (reading.ok && reading.sessionCode === session.code) return ok(reading.signUpId);
  if (reading.ok) return refuseOther(actor, await sessionByCode(transaction, reading.sessionCode));
  if (reading.why === 'forged') return refuse('ticket-forged');
  const code = ticketCodeFrom(text);
  if (!code) return refuse('ticket-unknown');
  const id = await signUpIdByCode(transaction, session.id, code);
  return id ? ok(id) : refuseOtherCode(transaction, actor, session, code);
}

async function refuseOtherCode(transaction: Transaction, actor: Actor, session: Session, code: string): Promise<Result<string>> {
  const elsewhere = await otherSessionByTicketCode(transaction, session.id, code);
  return elsewhere ? refuseOther(actor, await sessionById(transaction, elsewhere)) : refuse('ticket-unknown');
}

/** The ticket of another session: which one is told only to those who may see that session. */
function refuseOther(actor: Actor, session: Session | null): Result<string> {
  const other = inSightOrNull(actor, session);
  if (!other) return refuse('ticket-of-another');
  return refuse('ticket-other-session', { title: other.shown.title, when: whenText(other.startsAt, other.endsAt) });
}

async function admitWithTicket(
  door: AtDoor,
  signUpId: string,
  { people, reason }: { people?: number | undefined; reason?: string | undefined },
): Promise<Result<Entered>> {
  const signUp = await lockSignUp(door.transaction, signUpId);
  if (!signUp || signUp.sessionId !== door.session.id) return refuse('ticket-unknown');
  if (signUp.state === 'cancelled')
    return refuse('ticket-cancelled', { when: dayAndTimeOf(signUp.cancelledAt ?? signUp.createdAt) });
  if (signUp.admittedAt)
    return refuse('ticket-used', { when: dayAndTimeOf(signUp.admittedAt), people: signUp.admittedPeople ?? 1 });
  if (people !== undefined && people > signUp.seats) return refuse('too-many-for-ticket', { seats: signUp.seats, people });
  const arrival = { signUpId: signUp.id, personId: signUp.personId, way: 'ticket' as const, people: people ?? signUp.seats };
  return admitArrival(door, arrival, reason);
}

async function admitArrival(door: AtDoor, arrival: Arrival, reason: string | undefined): Promise<Result<Entered>> {
  const { transaction, environment, actor } = door;
  const session = (await lockSession(transaction, door.session.id))!;
  if (!isDoorOpen(session, environment.clock.now())) {
    return refuse('door-closed', { when: whenText(session.startsAt, session.endsAt), minutes: doorOpensMinutesBefore });
  }
  const before = arrival.personId ? await admissionOfPerson(transaction, session.id, arrival.personId) : null;
  if (before) return refuse('person-admitted-already', { when: dayAndTimeOf(before.admittedAt) });
  const late = await lateAttendance(transaction, session, reason);
  if (!late.ok) return late;
  const entered = await letIn({ ...door, session }, [arrival], late.value);
  if (!entered.ok) return entered;
  const [id] = entered.value.ids;
  await recordAudit(transaction, environment.clock, actor, {
    verb: 'admit',
    recordKind: 'admission',
    recordId: id!,
    detail: { ...late.value.detail, session: session.id, way: arrival.way, people: arrival.people },
  });
  return ok({ id: id!, session: entered.value.session });
}
