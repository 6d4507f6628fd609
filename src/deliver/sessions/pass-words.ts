import { type Actor, actorKey } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { awaitsPass, isOwnSubmission } from './session.policy.ts';
import type { SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';

/** Passes words that were changed after the session had been published. Refuses whoever changed them, and words that are passed already. */
export async function passWords(environment: Environment, actor: Actor, input: Seen): Promise<Result<SessionRow>> {
  return takeStep(environment, actor, input, {
    permission: 'sessions.pass',
    step: 'pass',
    verb: 'pass-words',
    before: async (_transaction, session) => {
      if (!awaitsPass(session)) return refuse('session-cannot-pass');
      if (isOwnSubmission(actor, session)) return refuse('session-own-submission');
      return ok({ reviewedById: actorKey(actor) });
    },
  });
}
