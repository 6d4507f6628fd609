import { randomBytes } from 'node:crypto';
import { personByPhone, recordAudit } from '#src/access/index.ts';
import { queueNotices } from '#src/deliver/notices/index.ts';
import {
  clearCode,
  isInSight,
  openDue,
  publicStates,
  type SessionRow,
  sessionByCode,
  sessionById,
  sessionRows,
  whenText,
} from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import { consentPurpose, consentVersion } from './consent.rules.ts';
import { phoneFrom } from './phone.rules.ts';
import { maySignUps } from './signup.policy.ts';
import { confirmAgain, insertSignUp, keepConsent, lockSignUpOf, type SignUpRow, signUpById, takeSeats } from './signup.store.ts';
import { holderMark } from './ticket-token.ts';
import { ticketParams } from './ticket.ts';

const codeAttempts = 5;

export interface Ticketed {
  signUp: SignUpRow;
  session: SessionRow;
  /** The person had signed up before; nothing was taken again. */
  existing: boolean;
}

interface Booking {
  name: string;
  phone: string;
  seats: number;
  source: 'phone' | 'desk';
}

/** A resident signs up on the public page. The same name and phone again answers the same ticket. */
export async function signUp(
  environment: Environment,
  actor: Actor,
  input: { code: string; name: string; phone: string; seats?: number; consentVersion: string },
): Promise<Result<Ticketed>> {
  if (input.consentVersion !== consentVersion) return refuse('consent-outdated', { version: consentVersion });
  const find = async (transaction: Transaction): Promise<SessionRow | null> => {
    const session = await sessionByCode(transaction, input.code);
    return session && (publicStates as readonly string[]).includes(session.state) ? session : null;
  };
  return book(environment, actor, find, { name: input.name, phone: input.phone, seats: input.seats ?? 1, source: 'phone' });
}

/** Staff sign somebody up, at the desk or by telephone. */
export async function signUpAtDesk(
  environment: Environment,
  actor: Actor,
  input: { sessionId: string; name: string; phone: string; seats?: number },
): Promise<Result<Ticketed>> {
  if (!maySignUps(actor, 'signups.write')) return refuse('not-allowed');
  const find = async (transaction: Transaction): Promise<SessionRow | null> => {
    const session = await sessionById(transaction, input.sessionId);
    return session && isInSight(actor, session) ? session : null;
  };
  return book(environment, actor, find, { name: input.name, phone: input.phone, seats: input.seats ?? 1, source: 'desk' });
}

async function book(
  environment: Environment,
  actor: Actor,
  find: (transaction: Transaction) => Promise<SessionRow | null>,
  booking: Booking,
): Promise<Result<Ticketed>> {
  const phone = phoneFrom(booking.phone);
  if (!phone) return refuse('phone-invalid', { phone: booking.phone });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await environment.database.transaction(actor, 'deliver', async (transaction) => {
        const session = await find(transaction);
        if (!session) return refuse('not-found', { what: '场次' });
        return bookSeats(transaction, environment, actor, session, { ...booking, phone });
      });
    } catch (error) {
      if (attempt === codeAttempts || brokenConstraint(error) !== 'sign_up_ticket_code_is_own') throw error;
    }
  }
}

/** The row of the session, which everybody waits for, is taken last. */
async function bookSeats(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  session: SessionRow,
  booking: Booking,
): Promise<Result<Ticketed>> {
  const now = environment.clock.now();
  const mark = holderMark(environment.secrets.keyFor('ticket'), actor.tenant, booking.phone, booking.name);
  const person = await personByPhone(transaction, environment.clock, booking);
  const before = await lockSignUpOf(transaction, session.id, person.id);
  if (before?.state === 'confirmed') {
    if (before.holderMark !== mark && booking.source === 'phone') return refuse('phone-signed-up-already');
    return ok({ signUp: before, session, existing: true });
  }
  await keepConsent(transaction, person.id, consentPurpose, consentVersion, now);
  if (session.state === 'published') await openDue(transaction, { at: now, by: 'open-due-sign-ups' }, session.id);
  if (!(await takeSeats(transaction, session.id, booking.seats, now)))
    return refuseSeats(transaction, session.id, booking.seats, now);
  const signUpFields = { seats: booking.seats, source: booking.source, holderMark: mark };
  let id: string;
  if (before) {
    id = before.id;
    await confirmAgain(transaction, id, signUpFields, now);
  } else {
    id = await insertSignUp(
      transaction,
      { ...signUpFields, sessionId: session.id, personId: person.id, ticketCode: clearCode(randomBytes(6)) },
      now,
    );
  }
  const signUpRow = (await signUpById(transaction, id))!;
  const params = ticketParams(environment, actor.tenant, session, signUpRow);
  await queueNotices(transaction, [{ sessionId: session.id, personId: person.id, template: 'signed-up', params }], now);
  await recordAudit(transaction, environment.clock, actor, {
    verb: booking.source === 'desk' ? 'sign-up-at-desk' : 'sign-up',
    recordKind: 'sign-up',
    recordId: id,
    detail: { session: session.id, seats: booking.seats },
  });
  return ok({ signUp: signUpRow, session: (await sessionById(transaction, session.id))!, existing: false });
}

async function refuseSeats(transaction: Transaction, sessionId: string, seats: number, now: Date): Promise<Result<never>> {
  const session = (await sessionById(transaction, sessionId))!;
  const isOpen = (session.state === 'open' || session.state === 'full') && session.startsAt > now;
  if (!isOpen) return refuse('sign-up-closed', { title: session.title });
  const params = { title: session.title, left: session.capacity - session.taken, seats };
  const { items } = await sessionRows(transaction, { districts: 'all', states: ['open'], from: now }, { limit: 200, offset: 0 });
  const others = items.filter(
    (other) => other.id !== session.id && other.capacity - other.taken >= seats && other.startsAt > now,
  );
  const near = [
    ...others.filter(({ district }) => district === session.district),
    ...others.filter(({ district }) => district !== session.district),
  ];
  if (near.length === 0) return refuse('session-full-no-other', params);
  const named = near
    .slice(0, 3)
    .map((other) => `“${other.title}”（${other.districtName}，${whenText(other.startsAt, other.endsAt)}）`);
  return refuse('session-full', { ...params, others: named.join('；') });
}
