import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { finishActivityBySessions } from './finish-activity.ts';
import { recorderOf } from './recorder.ts';
import { attendanceOf } from './session.rules.ts';
import type { SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';
import { tellEveryone } from './tell-everyone.ts';
import { tellOff } from './tell-contacts.ts';

/** Cancels a session with the reason. Everyone whose time it holds is told: who signed up, the speaker, the venue. Not while people have been let in. */
export async function cancelSession(
  environment: Environment,
  actor: Actor,
  input: Seen & { reason: string },
): Promise<Result<SessionRow>> {
  return takeStep(environment, actor, input, {
    permission: 'sessions.review',
    step: 'cancel',
    verb: 'cancel-session',
    before: async (_transaction, session) => {
      const inside = attendanceOf(session.admitted, session.headCount);
      return inside > 0 ? refuse('session-people-inside', { people: inside }) : ok({ cancelReason: input.reason });
    },
    after: async (transaction, session) => {
      await tellEveryone(transaction, environment, actor, session, { what: 'cancelled', reason: input.reason, before: null });
      await tellOff(transaction, environment, session, { reason: input.reason });
      return finishActivityBySessions(transaction, recorderOf(environment, actor), session);
    },
  });
}
