import { appendFacts } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { bringFactsAlong } from './bring-facts-along.ts';
import { finishActivityBySessions } from './finish-activity.ts';
import { recorderOf } from './recorder.ts';
import { sessionHeldFact } from './session.fact.ts';
import type { SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';

/** Ends a session: it counts as held, those let in are invited to give an opinion, and its activity may be finished by it. */
export async function endSession(environment: Environment, actor: Actor, input: Seen): Promise<Result<SessionRow>> {
  const recorder = recorderOf(environment, actor);
  return takeStep(environment, actor, input, {
    permission: 'sessions.run',
    step: 'end',
    verb: 'end-session',
    before: async (transaction, session) => {
      const held = await appendFacts(transaction, recorder, [sessionHeldFact(session)]);
      return held.ok ? ok({ ended: { at: recorder.recordedAt, heldFactId: held.value[0]! } }) : held;
    },
    after: async (transaction, session) => {
      const along = await bringFactsAlong(transaction, recorder, session, true);
      return along.ok ? finishActivityBySessions(transaction, recorder, session) : along;
    },
  });
}
