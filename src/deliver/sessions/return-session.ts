import type { Actor } from '#src/kernel/actor.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';

/** Returns a session to draft, with the reason for its author. */
export async function returnSession(
  environment: Environment,
  actor: Actor,
  input: Seen & { reason: string },
): Promise<Result<SessionRow>> {
  return takeStep(environment, actor, input, {
    permission: 'sessions.pass',
    step: 'return',
    verb: 'return-session',
    before: async () => ok({ returnReason: input.reason, signUpOpensAt: null, reviewedById: null }),
  });
}
