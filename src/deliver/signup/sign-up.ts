import { isInSight, publicStates, type SessionRow, sessionByCode, sessionById } from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { bookBatch, type Booking, type Ticketed } from './book-seats.ts';
import { consentVersion } from './consent.rules.ts';
import { phoneFrom } from './phone.rules.ts';
import { Rush } from './rush.ts';
import { maySignUps } from './signup.policy.ts';

/** More in one transaction win little and make everybody wait for the slowest. */
const batch = 100;
const rushes = new WeakMap<Environment, Rush<Booking, Result<Ticketed>>>();

/** A resident signs up on the public page. The same name and phone again answers the same ticket. */
export async function signUp(
  environment: Environment,
  actor: Actor,
  input: { code: string; name: string; phone: string; seats?: number; consentVersion: string },
): Promise<Result<Ticketed>> {
  if (input.consentVersion !== consentVersion) return refuse('consent-outdated', { version: consentVersion });
  return book(environment, input.code, {
    ...wishOf(actor, input),
    source: 'phone',
    find: (transaction) => sessionByCode(transaction, input.code),
    sees: (session: SessionRow) => (publicStates as readonly string[]).includes(session.state),
  });
}

/** Staff sign somebody up, at the desk or by telephone. */
export async function signUpAtDesk(
  environment: Environment,
  actor: Actor,
  input: { sessionId: string; name: string; phone: string; seats?: number },
): Promise<Result<Ticketed>> {
  if (!maySignUps(actor, 'signups.write')) return refuse('not-allowed');
  return book(environment, input.sessionId, {
    ...wishOf(actor, input),
    source: 'desk',
    find: (transaction) => sessionById(transaction, input.sessionId),
    sees: (session: SessionRow) => isInSight(actor, session),
  });
}

const wishOf = (actor: Actor, { name, phone, seats = 1 }: { name: string; phone: string; seats?: number }) => ({
  actor,
  name,
  phone,
  seats,
});

/** Everybody who wants seats of one session stands in one queue. */
async function book(environment: Environment, session: string, booking: Booking): Promise<Result<Ticketed>> {
  const phone = phoneFrom(booking.phone);
  if (!phone) return refuse('phone-invalid', { phone: booking.phone });
  let rush = rushes.get(environment);
  if (!rush) {
    rush = new Rush((bookings) => bookBatch(environment, bookings), batch);
    rushes.set(environment, rush);
  }
  return rush.join(`${booking.actor.tenant} ${session}`, { ...booking, phone });
}
