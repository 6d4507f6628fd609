import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { minutesBeforeStart, minutesUntil, whenText } from './session.rules.ts';
import type { SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';

/** Starts a session; nobody can sign up or cancel any more. Not earlier than two hours before its time. */
export async function startSession(environment: Environment, actor: Actor, input: Seen): Promise<Result<SessionRow>> {
  const now = environment.clock.now();
  return takeStep(environment, actor, input, {
    permission: 'sessions.run',
    step: 'start',
    verb: 'start-session',
    before: async (_transaction, session) =>
      minutesUntil(session.startsAt, now) > minutesBeforeStart
        ? refuse('session-too-early', { when: whenText(session.startsAt, session.endsAt), minutes: minutesBeforeStart })
        : ok({}),
  });
}
