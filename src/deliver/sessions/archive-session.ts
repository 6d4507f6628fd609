import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { awaitsPass } from './session.policy.ts';
import type { SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';

/** Archives a session that has ended: paper sheets, head counts and opinions can be entered until then and no longer. Refuses words that wait to be passed. */
export async function archiveSession(environment: Environment, actor: Actor, input: Seen): Promise<Result<SessionRow>> {
  return takeStep(environment, actor, input, {
    permission: 'sessions.review',
    step: 'archive',
    verb: 'archive-session',
    before: async (_transaction, session) =>
      awaitsPass(session) ? refuse('session-awaits-pass', { who: session.submittedBy ?? '' }) : ok({}),
  });
}
