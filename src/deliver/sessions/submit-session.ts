import { type Actor, actorKey } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { checkPlan, namingConflicts } from './plan-session.ts';
import type { SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';
import { tellHeldAgain } from './tell-contacts.ts';

/** Hands a draft in for content review by somebody else; from now on its venue and its speaker are taken at that time. */
export async function submitSession(environment: Environment, actor: Actor, input: Seen): Promise<Result<SessionRow>> {
  let wanted: SessionRow | null = null;
  return namingConflicts(
    environment,
    actor,
    () => wanted,
    () =>
      takeStep(environment, actor, input, {
        permission: 'sessions.write',
        step: 'submit',
        verb: 'submit-session',
        before: async (transaction, session) => {
          wanted = session;
          if (session.summary.trim() === '') return refuse('session-without-summary');
          const plan = await checkPlan(transaction, session, environment.clock.now());
          return plan.ok ? ok({ returnReason: null, submittedById: actorKey(actor) }) : plan;
        },
        after: async (transaction, session) => ok(await tellHeldAgain(transaction, environment, session)),
      }),
  );
}
