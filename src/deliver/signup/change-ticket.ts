import { recordAudit } from '#src/access/index.ts';
import { dropQueued, queueNotices } from '#src/deliver/notices/index.ts';
import { sessionById } from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changesBetween, unshown } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { isCalled } from './name.rules.ts';
import { giveSeatsBack, lockSignUp, type SignUpRow, signUpById, takeSeats, updateBooking } from './signup.store.ts';
import { mayStillCancel, type TicketFound, ticketOf, ticketParams } from './ticket.ts';
import { holderMark } from './ticket-token.ts';

/**
 * Whoever holds the ticket mends the name on it or how many come, until the session starts. The name is the booking's: the person whose number it
 * is keeps theirs. Refuses more seats than there are, what is no name, and a booking of somebody who was erased; what stands already is told to nobody again.
 */
export async function changeTicket(
  environment: Environment,
  actor: Actor,
  input: { token: string; name?: string | undefined; seats?: number | undefined },
): Promise<Result<TicketFound>> {
  if (input.name !== undefined && !isCalled(input.name)) return refuse('name-invalid', { name: input.name });
  const shown = await ticketOf(environment, actor, input.token);
  if (!shown.ok) return shown;
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const now = environment.clock.now();
    const before = (await lockSignUp(transaction, shown.value.signUp.id))!;
    const session = (await sessionById(transaction, before.sessionId))!;
    if (before.erased) return refuse('ticket-holder-erased');
    if (!mayStillCancel(before, session, now)) return refuse('ticket-change-late');
    const after: SignUpRow = { ...before, name: input.name ?? before.name, seats: input.seats ?? before.seats };
    const changes = changesBetween(before, after, ['name', 'seats'], { name: unshown });
    if (changes.length === 0) return shown;
    if (!(await moveSeats(transaction, session.id, after.seats - before.seats, now))) {
      const { capacity, taken, state } = (await sessionById(transaction, session.id))!;
      if (state !== 'open' && state !== 'full') return refuse('sign-up-closed', { title: session.shown.title });
      return refuse('ticket-seats-short', { left: capacity - taken, seats: before.seats });
    }
    const mark = input.name === undefined ? before.holderMark : markOf(environment, actor, after);
    await updateBooking(transaction, { id: before.id, name: input.name, seats: after.seats, holderMark: mark });
    await dropQueued(transaction, session.id, ['signed-up'], [before.personId]);
    const params = ticketParams(environment, actor.tenant, session, after);
    await queueNotices(transaction, [{ sessionId: session.id, personId: before.personId, template: 'signed-up', params }], now);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'change-sign-up',
      recordKind: 'sign-up',
      recordId: before.id,
      detail: { session: session.id, changes },
    });
    const signUp = (await signUpById(transaction, before.id))!;
    return ok({ ...shown.value, signUp, session: (await sessionById(transaction, session.id))! });
  });
}

const markOf = (environment: Environment, actor: Actor, { phone, name }: SignUpRow): string =>
  holderMark(environment.secrets.keyFor('ticket'), actor.tenant, phone, name);

/** False where so many more are not left. */
async function moveSeats(transaction: Transaction, sessionId: string, more: number, now: Date): Promise<boolean> {
  if (more === 0) return true;
  if (more < 0) return giveSeatsBack(transaction, sessionId, -more, now);
  return (await takeSeats(transaction, new Map([[sessionId, more]]), now)).length === 1;
}
