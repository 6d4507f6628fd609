import type { Actor } from '#src/kernel/actor.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';

/** Returns a session to draft, with the reason for its author. What was returned is kept, for whoever reviews the next submission. */
export async function returnSession(
  environment: Environment,
  actor: Actor,
  input: Seen & { reason: string },
): Promise<Result<SessionRow>> {
  return takeStep(environment, actor, input, {
    permission: 'sessions.pass',
    step: 'return',
    verb: 'return-session',
    before: async (_, session) => {
      const { title, summary, audience, venueId, speakerId, capacity } = session;
      const returned = {
        times: (session.returned?.times ?? 0) + 1,
        at: environment.clock.now().toISOString(),
        reason: input.reason,
        ...{ title, summary, audience, venueId, speakerId, capacity },
        startsAt: session.startsAt.toISOString(),
        endsAt: session.endsAt.toISOString(),
      };
      return ok({ returnReason: input.reason, returned, signUpOpensAt: null, reviewedById: null });
    },
  });
}
