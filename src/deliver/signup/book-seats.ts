import { districtDistances } from '#src/network/index.ts';
import { nearbyFirst } from './nearby.rules.ts';
import { randomBytes } from 'node:crypto';
import { peopleByPhone, recordAudits } from '#src/access/index.ts';
import { dropQueued, queueNotices } from '#src/deliver/notices/index.ts';
import { clearCode, openDue, type Session, shownSessions, sessionsLike, whenText } from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import { consentPurpose, consentVersion } from './consent.rules.ts';
import { confirmAgain, insertSignUps, keepConsents, lockSignUpsOf, type SignUpRow, takeSeats, wishKey } from './signup.store.ts';
import { holderMark } from './ticket-token.ts';
import { ticketParams } from './ticket.ts';

/** Somebody who wants seats of one session; `phone` is as `phoneFrom` answers it. */
export interface Booking {
  actor: Actor;
  name: string;
  phone: string;
  seats: number;
  source: 'phone' | 'desk';
  /** The session, as its public address or the desk names it. */
  wanted: { code: string } | { id: string };
  sees: (session: Session) => boolean;
}

export interface Ticketed {
  signUp: SignUpRow;
  session: Session;
  /** The person had signed up before; nothing was taken again. */
  existing: boolean;
}

/** A seat, or why there is none; `too-few`: there was no room, or the session is closed. */
type Decision =
  | { granted: Booking; session: Session; before: SignUpRow | null; mark: string }
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
 * Books a batch for sessions of one tenant: whoever fits in gets seats in the order of coming, in one transaction whose last act is to
 * take them, so that the sessions' rows are held for the commit alone. The guarded UPDATE is the net: were anybody else to take seats
 * meanwhile, everything is read again. Only those who get seats leave a trace.
 */
export async function bookBatch(environment: Environment, bookings: readonly Booking[]): Promise<Result<Ticketed>[]> {
  const { actor } = bookings[0]!;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answers = await environment.database.transaction(actor, 'deliver', (transaction) =>
        grant(transaction, environment, bookings),
      );
      const tooMany = answers.filter((answer) => 'wished' in answer);
      if (tooMany.length === 0) return answers as Result<Ticketed>[];
      const refusals = await environment.database.transaction(actor, 'deliver', (transaction) =>
        refuseSeats(transaction, tooMany, environment.clock.now()),
      );
      return answers.map((answer) => ('wished' in answer ? refusals.shift()! : answer));
    } catch (error) {
      const isPassing = error instanceof Overtaken || passing.has(brokenConstraint(error) ?? '');
      if (!isPassing || attempt === attempts) throw error;
    }
  }
}

/** Seats that the session does not have. */
interface Unmet {
  wished: number;
  sessionId: string;
}

async function grant(
  transaction: Transaction,
  environment: Environment,
  bookings: readonly Booking[],
): Promise<(Result<Ticketed> | Unmet)[]> {
  const now = environment.clock.now();
  const sessions = await sessionsWanted(transaction, bookings, now);
  const known = await lockSignUpsOf(
    transaction,
    bookings.flatMap(({ phone }, at) => (sessions[at] ? [{ sessionId: sessions[at].id, phone }] : [])),
  );
  const decisions = decide(environment, sessions, bookings, known, now);
  const granted = decisions.flatMap((one) => (typeof one === 'object' && 'granted' in one ? [one] : []));
  const rows = granted.length > 0 ? await write(transaction, environment, granted, now) : new Map<Decision, SignUpRow>();
  const seats = new Map<string, number>();
  for (const { session, granted: one } of granted) seats.set(session.id, (seats.get(session.id) ?? 0) + one.seats);
  const taken = seats.size > 0 ? await takeSeats(transaction, seats, now) : [];
  if (taken.length !== seats.size) throw new Overtaken();
  const after = new Map(taken.map(({ id, ...row }) => [id, row]));
  return decisions.map((decision, at): Result<Ticketed> | Unmet => {
    const before = sessions[at];
    if (!before) return refuse('not-found', { what: '场次' });
    const session = { ...before, ...after.get(before.id) };
    if (decision === 'too-few') return { wished: bookings[at]!.seats, sessionId: session.id };
    if ('refused' in decision) return decision.refused;
    if ('had' in decision) return ok({ signUp: decision.had, session, existing: true });
    if ('same' in decision) return ok({ signUp: rows.get(decisions[decision.same]!)!, session, existing: true });
    return ok({ signUp: rows.get(decision)!, session, existing: false });
  });
}

/** The session of each booking, its sign-up opened if that is due; null where there is none. */
async function sessionsWanted(transaction: Transaction, bookings: readonly Booking[], now: Date): Promise<(Session | null)[]> {
  const ids = bookings.flatMap(({ wanted }) => ('id' in wanted ? [wanted.id] : []));
  const codes = bookings.flatMap(({ wanted }) => ('code' in wanted ? [wanted.code] : []));
  const read = () => sessionsLike(transaction, { ids: [...new Set(ids)], codes: [...new Set(codes)] });
  let sessions = await read();
  let opened = false;
  for (const { id, state } of sessions)
    if (state === 'published' && (await openDue(transaction, { at: now, by: 'open-due-sign-ups' }, id)).length > 0) opened = true;
  if (opened) sessions = await read();
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const byCode = new Map(sessions.map((session) => [session.code, session]));
  return bookings.map(({ wanted }) => ('id' in wanted ? byId.get(wanted.id) : byCode.get(wanted.code)) ?? null);
}

/** Who gets seats, in the order of coming. The same person twice in a batch has signed up before the second time. */
function decide(
  environment: Environment,
  sessions: readonly (Session | null)[],
  bookings: readonly Booking[],
  known: ReadonlyMap<string, SignUpRow>,
  now: Date,
): Decision[] {
  const left = new Map(sessions.flatMap((one) => (one ? [[one.id, one.capacity - one.taken] as const] : [])));
  const holders = new Map<string, { mark: string; decision: Decision }>();
  for (const [key, row] of known)
    if (row.state === 'confirmed') holders.set(key, { mark: row.holderMark, decision: { had: row } });
  return bookings.map((booking, at): Decision => {
    const session = sessions[at];
    if (!session || !booking.sees(session)) return { refused: refuse('not-found', { what: '场次' }) };
    const key = wishKey({ sessionId: session.id, phone: booking.phone });
    const mark = holderMark(environment.secrets.keyFor('ticket'), booking.actor.tenant, booking.phone, booking.name);
    const holder = holders.get(key);
    if (holder) {
      const isOther = holder.mark !== mark && booking.source === 'phone';
      return isOther ? { refused: refuse('phone-signed-up-already') } : holder.decision;
    }
    const isOpen = session.state === 'open' && session.startsAt > now;
    if (!isOpen || booking.seats > left.get(session.id)!) return 'too-few';
    left.set(session.id, left.get(session.id)! - booking.seats);
    holders.set(key, { mark, decision: { same: at } });
    return { granted: booking, session, before: known.get(key) ?? null, mark };
  });
}

type Granted = Extract<Decision, { granted: Booking }>;

/** Writes everything of the granted bookings but the seats themselves. */
async function write(
  transaction: Transaction,
  environment: Environment,
  granted: readonly Granted[],
  now: Date,
): Promise<Map<Decision, SignUpRow>> {
  // Somebody may want seats of two sessions in one batch.
  const callers = new Map(granted.map((one) => [one.granted.phone, one.granted]));
  const people = await peopleByPhone(transaction, environment.clock, [...callers.values()]);
  const rows = new Map(granted.map((one) => [one as Decision, rowOf(one, people.get(one.granted.phone)!, now)]));
  const personIds = new Set([...rows.values()].map((row) => row.personId));
  await keepConsents(transaction, [...personIds], consentPurpose, consentVersion, now);
  const fresh = granted.filter((one) => !one.before).map((one) => rows.get(one)!);
  if (fresh.length > 0) await insertSignUps(transaction, fresh);
  for (const one of granted) if (one.before) await confirmAgain(transaction, rows.get(one)!, now);
  // Whoever comes after all is not told any more that they do not.
  for (const one of granted)
    if (one.before) await dropQueued(transaction, one.session.id, ['sign-up-cancelled'], [rows.get(one)!.personId]);
  await queueNotices(
    transaction,
    granted.map((one) => ({
      sessionId: one.session.id,
      personId: rows.get(one)!.personId,
      template: 'signed-up' as const,
      params: ticketParams(environment, one.granted.actor.tenant, one.session, rows.get(one)!),
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
      detail: { session: one.session.id, seats: one.granted.seats },
    })),
  );
  return rows;
}

/** A person who cancelled and comes back keeps the ticket, with the name given now. */
function rowOf({ granted, session, before, mark }: Granted, person: { id: string }, now: Date): SignUpRow {
  const { phone, seats, source } = granted;
  return {
    id: before?.id ?? uuidv7(now),
    sessionId: session.id,
    sessionCode: session.code,
    personId: person.id,
    name: granted.name.trim(),
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
    erased: false,
  };
}

/** Why there are no seats, for each of the wishes, and which sessions nearby have some. */
async function refuseSeats(transaction: Transaction, wishes: readonly Unmet[], now: Date): Promise<Result<never>[]> {
  const ids = [...new Set(wishes.map((wish) => wish.sessionId))];
  const sessions = new Map((await sessionsLike(transaction, { ids, codes: [] })).map((session) => [session.id, session]));
  const isOpen = ({ state, startsAt }: Session): boolean => (state === 'open' || state === 'full') && startsAt > now;
  let others: Session[] = [];
  if ([...sessions.values()].some(isOpen)) {
    const open = await shownSessions(transaction, { districts: 'all', states: ['open'], from: now }, { limit: 200, offset: 0 });
    others = open.items.filter((other) => other.startsAt > now);
  }
  const districts = [...new Set([...sessions.values()].map(({ district }) => district))];
  const distances = new Map(
    await Promise.all(districts.map(async (district) => [district, await districtDistances(district)] as const)),
  );
  return wishes.map(({ sessionId, wished: seats }) => {
    const session = sessions.get(sessionId)!;
    if (!isOpen(session)) return refuse('sign-up-closed', { title: session.shown.title });
    const params = { title: session.shown.title, left: session.capacity - session.taken, seats };
    const fitting = others.filter((other) => other.id !== session.id && other.capacity - other.taken >= seats);
    if (fitting.length === 0) return refuse('session-full-no-other', params);
    const offered = nearbyFirst(fitting, distances.get(session.district)!);
    const named = offered.sessions.map(
      (other) => `“${other.shown.title}”（${other.districtName}，${whenText(other.startsAt, other.endsAt)}）`,
    );
    return refuse(offered.near ? 'session-full' : 'session-full-elsewhere', { ...params, others: named.join('；') });
  });
}
