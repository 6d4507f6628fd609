import { randomBytes } from 'node:crypto';
import { peopleByPhone, recordAudits } from '#src/access/index.ts';
import { queueNotices } from '#src/deliver/notices/index.ts';
import { clearCode, openDue, type SessionRow, sessionById, sessionRows, whenText } from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import { consentPurpose, consentVersion } from './consent.rules.ts';
import { confirmAgain, insertSignUps, keepConsents, lockSignUpsOf, type SignUpRow, takeSeats } from './signup.store.ts';
import { holderMark } from './ticket-token.ts';
import { ticketParams } from './ticket.ts';

/** Somebody who wants seats of one session; `phone` is as `phoneFrom` answers it. */
export interface Booking {
  actor: Actor;
  name: string;
  phone: string;
  seats: number;
  source: 'phone' | 'desk';
  /** Reads the session, as far as the actor sees it. */
  find: (transaction: Transaction) => Promise<SessionRow | null>;
  sees: (session: SessionRow) => boolean;
}

export interface Ticketed {
  signUp: SignUpRow;
  session: SessionRow;
  /** The person had signed up before; nothing was taken again. */
  existing: boolean;
}

/** A seat, or why there is none; `too-few`: there was no room, or the session is closed. */
type Decision =
  | { granted: Booking; before: SignUpRow | null; mark: string }
  | { same: number }
  | { had: SignUpRow }
  | { refused: Result<never> }
  | 'too-few';

/** Another writer was there first: what was read has to be read again. */
class Overtaken extends Error {}

const attempts = 10;
/** A code that is taken, or a sign-up of the same person, that came between reading and writing. */
const passing = new Set(['sign_up_ticket_code_is_own', 'sign_up_tenant_id_session_id_person_id_key']);

/**
 * Books a batch for one session of one tenant: whoever fits in gets seats in the order of coming, in one transaction whose last act is to
 * take them, so that the session's row is held for the commit alone. The guarded UPDATE is the net: were anybody else to take seats
 * meanwhile, everything is read again. Only those who get seats leave a trace.
 */
export async function bookBatch(environment: Environment, bookings: readonly Booking[]): Promise<Result<Ticketed>[]> {
  const { actor } = bookings[0]!;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { session, answers } = await environment.database.transaction(actor, 'deliver', (transaction) =>
        grant(transaction, environment, bookings),
      );
      if (!session || !answers.includes(null)) return answers as Result<Ticketed>[];
      const seats = bookings.filter((_, at) => answers[at] === null).map((booking) => booking.seats);
      const refusals = await environment.database.transaction(actor, 'deliver', (transaction) =>
        refuseSeats(transaction, session.id, seats, environment.clock.now()),
      );
      return answers.map((answer) => answer ?? refusals.shift()!);
    } catch (error) {
      const isPassing = error instanceof Overtaken || passing.has(brokenConstraint(error) ?? '');
      if (!isPassing || attempt === attempts) throw error;
    }
  }
}

/** Null where the session has no seats for the booking. */
async function grant(
  transaction: Transaction,
  environment: Environment,
  bookings: readonly Booking[],
): Promise<{ session: SessionRow | null; answers: (Result<Ticketed> | null)[] }> {
  const now = environment.clock.now();
  let session = await bookings[0]!.find(transaction);
  if (!session) return { session, answers: bookings.map(() => refuse('not-found', { what: '场次' })) };
  if (session.state === 'published' && (await openDue(transaction, { at: now, by: 'open-due-sign-ups' }, session.id)).length > 0)
    session = (await sessionById(transaction, session.id))!;
  const decisions = decide(
    environment,
    session,
    bookings,
    await lockSignUpsOf(
      transaction,
      session.id,
      bookings.map((one) => one.phone),
    ),
    now,
  );
  const granted = decisions.flatMap((one) => (typeof one === 'object' && 'granted' in one ? [one] : []));
  const seats = granted.reduce((sum, one) => sum + one.granted.seats, 0);
  const rows = granted.length > 0 ? await write(transaction, environment, session, granted, now) : new Map<Decision, SignUpRow>();
  if (granted.length > 0) {
    const taken = await takeSeats(transaction, session.id, seats, now);
    if (!taken) throw new Overtaken();
    session = { ...session, ...taken };
  }
  const answerOf = (decision: Decision): Result<Ticketed> | null => {
    if (decision === 'too-few') return null;
    if ('refused' in decision) return decision.refused;
    if ('had' in decision) return ok({ signUp: decision.had, session: session!, existing: true });
    if ('same' in decision) return ok({ signUp: rows.get(decisions[decision.same]!)!, session: session!, existing: true });
    return ok({ signUp: rows.get(decision)!, session: session!, existing: false });
  };
  return { session, answers: decisions.map(answerOf) };
}

/** Who gets seats, in the order of coming. The same person twice in a batch has signed up before the second time. */
function decide(
  environment: Environment,
  session: SessionRow,
  bookings: readonly Booking[],
  known: ReadonlyMap<string, SignUpRow>,
  now: Date,
): Decision[] {
  const isOpen = session.state === 'open' && session.startsAt > now;
  let left = session.capacity - session.taken;
  const holders = new Map<string, { mark: string; decision: Decision }>();
  for (const [phone, row] of known)
    if (row.state === 'confirmed') holders.set(phone, { mark: row.holderMark, decision: { had: row } });
  return bookings.map((booking, at): Decision => {
    if (!booking.sees(session)) return { refused: refuse('not-found', { what: '场次' }) };
    const mark = holderMark(environment.secrets.keyFor('ticket'), booking.actor.tenant, booking.phone, booking.name);
    const holder = holders.get(booking.phone);
    if (holder) {
      const isOther = holder.mark !== mark && booking.source === 'phone';
      return isOther ? { refused: refuse('phone-signed-up-already') } : holder.decision;
    }
    if (!isOpen || booking.seats > left) return 'too-few';
    left -= booking.seats;
    holders.set(booking.phone, { mark, decision: { same: at } });
    return { granted: booking, before: known.get(booking.phone) ?? null, mark };
  });
}

type Granted = Extract<Decision, { granted: Booking }>;

/** Writes everything of the granted bookings but the seats themselves. */
async function write(
  transaction: Transaction,
  environment: Environment,
  session: SessionRow,
  granted: readonly Granted[],
  now: Date,
): Promise<Map<Decision, SignUpRow>> {
  const people = await peopleByPhone(
    transaction,
    environment.clock,
    granted.map((one) => one.granted),
  );
  const rows = new Map(granted.map((one) => [one as Decision, rowOf(one, session, people.get(one.granted.phone)!, now)]));
  await keepConsents(
    transaction,
    [...rows.values()].map((row) => row.personId),
    consentPurpose,
    consentVersion,
    now,
  );
  const fresh = granted.filter((one) => !one.before).map((one) => rows.get(one)!);
  if (fresh.length > 0) await insertSignUps(transaction, fresh);
  for (const one of granted) if (one.before) await confirmAgain(transaction, rows.get(one)!, now);
  await queueNotices(
    transaction,
    [...rows.values()].map((row) => ({
      sessionId: session.id,
      personId: row.personId,
      template: 'signed-up' as const,
      params: ticketParams(environment, granted[0]!.granted.actor.tenant, session, row),
    })),
    now,
  );
  await recordAudits(
    transaction,
    environment.clock,
    granted.map((one) => ({
      actor: one.granted.actor,
      verb: one.granted.source === 'desk' ? 'sign-up-at-desk' : 'sign-up',
      recordKind: 'sign-up',
      recordId: rows.get(one)!.id,
      detail: { session: session.id, seats: one.granted.seats },
    })),
  );
  return rows;
}

/** A person who cancelled and comes back keeps the ticket. */
function rowOf(
  { granted, before, mark }: Granted,
  session: SessionRow,
  person: { id: string; name: string },
  now: Date,
): SignUpRow {
  const { phone, seats, source } = granted;
  return {
    id: before?.id ?? uuidv7(now),
    sessionId: session.id,
    sessionCode: session.code,
    personId: person.id,
    name: person.name,
    phone,
    seats,
    state: 'confirmed',
    ticketCode: before?.ticketCode ?? clearCode(randomBytes(6)),
    holderMark: mark,
    source,
    createdAt: now,
    cancelledAt: null,
    admittedAt: null,
    admittedPeople: null,
    admissionId: null,
    opinionGiven: false,
  };
}

/** Why there are no seats, for each of the wishes, and which sessions nearby have some. */
async function refuseSeats(
  transaction: Transaction,
  sessionId: string,
  wishes: readonly number[],
  now: Date,
): Promise<Result<never>[]> {
  const session = (await sessionById(transaction, sessionId))!;
  const isOpen = (session.state === 'open' || session.state === 'full') && session.startsAt > now;
  if (!isOpen) return wishes.map(() => refuse('sign-up-closed', { title: session.title }));
  const { items } = await sessionRows(transaction, { districts: 'all', states: ['open'], from: now }, { limit: 200, offset: 0 });
  const others = items.filter((other) => other.id !== session.id && other.startsAt > now);
  const near = [
    ...others.filter(({ district }) => district === session.district),
    ...others.filter(({ district }) => district !== session.district),
  ];
  return wishes.map((seats) => {
    const params = { title: session.title, left: session.capacity - session.taken, seats };
    const named = near
      .filter((other) => other.capacity - other.taken >= seats)
      .slice(0, 3)
      .map((other) => `“${other.title}”（${other.districtName}，${whenText(other.startsAt, other.endsAt)}）`);
    return named.length === 0
      ? refuse('session-full-no-other', params)
      : refuse('session-full', { ...params, others: named.join('；') });
  });
}
