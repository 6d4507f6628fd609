import { appendFacts } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { bringFactsAlong } from './bring-facts-along.ts';
import { finishActivityBySessions } from './finish-activity.ts';
import { inviteToOpinion } from './invite-to-opinion.ts';
import { recorderOf } from './recorder.ts';
import { sessionHeldFact } from './session.fact.ts';
import type { SessionRow } from './session.store.ts';
import { sessionOf } from './session-words.ts';
import { type Seen, takeStep } from './take-step.ts';

/**
 * Ends a session: it counts as held, those let in are invited to give an opinion, and its activity may be finished by it. Before its time is
 * over only where that is meant (`endEarly`): nobody can be let in afterwards.
 */
export async function endSession(
  environment: Environment,
  actor: Actor,
  { endEarly = false, ...input }: Seen & { endEarly?: boolean | undefined },
): Promise<Result<SessionRow>> {
  const recorder = recorderOf(environment, actor);
  return takeStep(environment, actor, input, {
    permission: 'sessions.run',
    step: 'end',
    verb: 'end-session',
    before: async (transaction, session) => {
      // Its facts carry the times of the session: before its start they would tell of what has not happened.
      if (recorder.recordedAt < session.startsAt) {
        return refuse('session-not-begun', { when: dayAndTimeOf(session.startsAt) });
      }
      if (recorder.recordedAt < session.endsAt && !endEarly) {
        const minutes = Math.ceil((session.endsAt.getTime() - recorder.recordedAt.getTime()) / 60_000);
        return refuse('session-not-over', { when: dayAndTimeOf(session.endsAt), minutes });
      }
      const held = await appendFacts(transaction, recorder, [sessionHeldFact(session)]);
      return held.ok ? ok({ ended: { at: recorder.recordedAt, heldFactId: held.value[0]! } }) : held;
    },
    after: async (transaction, session) => {
      await inviteToOpinion(transaction, { environment, actor }, sessionOf(session), 'all');
      const along = await bringFactsAlong(transaction, recorder, session, true);
      return along.ok ? finishActivityBySessions(transaction, recorder, session) : along;
    },
  });
}
