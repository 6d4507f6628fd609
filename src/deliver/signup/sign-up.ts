import { isInSight, publicStates, type Session } from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { phoneFrom } from '#src/kernel/phone.ts';
import { refuse } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { bookBatch, type Booking, type Ticketed } from './book-seats.ts';
import { consentVersion } from './consent.rules.ts';
import { isCalled } from './name.rules.ts';
import { Rush } from './rush.ts';
import { maySignUps } from './signup.policy.ts';

/** More in one transaction win little and make everybody wait for the slowest; a second writer works while the first one commits. */
const limits = { largest: 100, writers: 2 };
const rushes = new WeakMap<Environment, Rush<Booking, Result<Ticketed>>>();

/** A resident signs up on the public page. The same name and phone again answers the same ticket. */
export async function signUp(
  environment: Environment,
  actor: Actor,
  input: { code: string; name: string; phone: string; seats?: number; consentVersion: string },
): Promise<Result<Ticketed>> {
  if (input.consentVersion !== consentVersion) return refuse('consent-outdated', { version: consentVersion });
  return book(environment, {
    ...wishOf(actor, input),
    source: 'phone',
    wanted: { code: input.code },
    sees: (session: Session) => (publicStates as readonly string[]).includes(session.state),
  });
}

/** Staff sign somebody up, at the desk or by telephone. */
export async function signUpAtDesk(
  environment: Environment,
  actor: Actor,
  input: { sessionId: string; name: string; phone: string; seats?: number },
): Promise<Result<Ticketed>> {
  if (!maySignUps(actor, 'signups.write')) return refuse('not-allowed');
  return book(environment, {
    ...wishOf(actor, input),
    source: 'desk',
    wanted: { id: input.sessionId },
    sees: (session: Session) => isInSight(actor, session),
  });
}

const wishOf = (actor: Actor, { name, phone, seats = 1 }: { name: string; phone: string; seats?: number }) => ({
  actor,
  name,
  phone,
  seats,
});

/** Everybody who wants seats of a tenant's sessions stands in one queue. */
async function book(environment: Environment, booking: Booking): Promise<Result<Ticketed>> {
  const phone = phoneFrom(booking.phone);
  if (!isCalled(booking.name)) return refuse('name-invalid', { name: booking.name });
  if (!phone) return refuse('phone-invalid', { phone: booking.phone });
  let rush = rushes.get(environment);
  if (!rush) {
    rush = new Rush((bookings) => bookBatch(environment, bookings), limits);
    rushes.set(environment, rush);
  }
  const key = 'id' in booking.wanted ? booking.wanted.id : booking.wanted.code;
  return rush.join(booking.actor.tenant, key, { ...booking, phone });
}
