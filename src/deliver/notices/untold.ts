import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { messageGatewayFromEnvironment } from '#src/platform/messages.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { mayNotice } from './notice.policy.ts';
import { type UntoldSession, untoldOfSession, untoldSessions } from './notice.store.ts';

/** People who do not know yet that a session moved or is off. */
export interface Untold {
  /** Nobody but a person tells them: no gateway is set up, or the message failed. */
  byPhone: number;
  /** The gateway is still to send it. */
  sending: number;
}

const hasGateway = (): boolean => messageGatewayFromEnvironment() !== null;

/** Nobody any more once the session has begun: by then it is no news. */
export function untoldOf(environment: Environment, transaction: Transaction, sessionId: string): Promise<Untold> {
  return untoldOfSession(transaction, { sessionId, after: environment.clock.now() }, hasGateway());
}

/** Sessions still to come, moved or called off, of which the actor has people to tell by phone, of one programme or of all; the soonest first. */
export async function listUntold(
  environment: Environment,
  actor: Actor,
  programmeId: string | undefined,
): Promise<Result<{ people: number; sessions: UntoldSession[] }>> {
  if (!mayNotice(actor, 'notices.write')) return refuse('not-allowed');
  const { districts } = actor;
  const sessions = await environment.database.transaction(actor, 'deliver', (transaction) =>
    untoldSessions(transaction, { programmeId, districts, after: environment.clock.now() }, hasGateway()),
  );
  return ok({ people: sessions.reduce((sum, { people }) => sum + people, 0), sessions });
}
