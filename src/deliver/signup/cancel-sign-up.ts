import { recordAudit } from '#src/access/index.ts';
import { dropQueued, queueNotices } from '#src/deliver/notices/index.ts';
import { type Session, sessionById } from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { maySignUps } from './signup.policy.ts';
import { giveSeatsBack, lockSignUp, markCancelled, type SignUpRow, signUpById } from './signup.store.ts';
import { inSightOrNull, mayStillCancel, ticketOf, ticketParams } from './ticket.ts';

export interface CancelledSignUp {
  signUp: SignUpRow;
  session: Session;
}

/** Whoever holds the ticket gives the seats back, until the session starts. Cancelling twice is the same as once. */
export async function cancelTicket(environment: Environment, actor: Actor, token: string): Promise<Result<CancelledSignUp>> {
  const found = await ticketOf(environment, actor, token);
  return found.ok ? cancel(environment, actor, found.value.signUp.id, () => true) : found;
}

/** Staff cancel somebody's sign-up at that person's wish. */
export async function cancelSignUp(environment: Environment, actor: Actor, id: string): Promise<Result<CancelledSignUp>> {
  if (!maySignUps(actor, 'signups.write')) return refuse('not-allowed');
  return cancel(environment, actor, id, (session) => inSightOrNull(actor, session) !== null);
}

function cancel(
  environment: Environment,
  actor: Actor,
  id: string,
  isSeen: (session: Session) => boolean,
): Promise<Result<CancelledSignUp>> {
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const now = environment.clock.now();
    const signUp = await lockSignUp(transaction, id);
    const session = signUp && (await sessionById(transaction, signUp.sessionId));
    if (!signUp || !session || !isSeen(session)) return refuse('not-found', { what: '报名' });
    if (signUp.state === 'cancelled') return ok({ signUp, session });
    if (!mayStillCancel(signUp, session, now) || !(await giveSeatsBack(transaction, session.id, signUp.seats, now)))
      return refuse('sign-up-cancel-late');
    await markCancelled(transaction, id, now);
    await dropQueued(transaction, session.id, ['signed-up', 'sign-up-cancelled', 'reminder', 'rescheduled'], [signUp.personId]);
    const params = ticketParams(environment, actor.tenant, session, signUp);
    await queueNotices(
      transaction,
      [{ sessionId: session.id, personId: signUp.personId, template: 'sign-up-cancelled', params }],
      now,
    );
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'cancel-sign-up',
      recordKind: 'sign-up',
      recordId: id,
      detail: { session: session.id, seats: signUp.seats },
    });
    return ok({ signUp: (await signUpById(transaction, id))!, session: (await sessionById(transaction, session.id))! });
  });
}
