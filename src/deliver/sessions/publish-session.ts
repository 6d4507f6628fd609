import { type Actor, actorKey } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { checkTimes } from './plan-session.ts';
import { isOwnSubmission } from './session.policy.ts';
import { whenText } from './session.rules.ts';
import { openDue, type SessionRow } from './session.store.ts';
import { zh } from './session.texts.ts';
import { type Seen, takeStep } from './take-step.ts';
import { type Contacts, contactsOf, tellReplaced } from './tell-contacts.ts';

/**
 * Publishes a reviewed session (科学性, 意识形态). Sign-up opens at once, or at `signUpOpensAt`. Refuses whoever handed it in: two people look at
 * what goes out.
 */
export async function publishSession(
  environment: Environment,
  actor: Actor,
  input: Seen & { signUpOpensAt?: string | null | undefined },
): Promise<Result<SessionRow>> {
  const now = environment.clock.now();
  const opensAt = input.signUpOpensAt ? new Date(input.signUpOpensAt) : now;
  let contacts: Contacts;
  return takeStep(environment, actor, input, {
    permission: 'sessions.pass',
    step: 'publish',
    verb: 'publish-session',
    detail: { signUpOpensAt: opensAt.toISOString() },
    before: async (transaction, session) => {
      if (isOwnSubmission(actor, session)) return refuse('session-own-submission');
      const times = checkTimes(session, now);
      if (!times.ok) return times;
      if (opensAt >= session.startsAt) return refuse('sign-up-opens-late', { when: whenText(opensAt, opensAt) });
      contacts = await contactsOf(transaction, session);
      return ok({ signUpOpensAt: opensAt, reviewedById: actorKey(actor), returnReason: null });
    },
    after: async (transaction, session) => {
      await tellReplaced(transaction, environment, { session, contacts, reason: zh.rearranged });
      return ok(await openDue(transaction, { at: now, by: actor.name }, session.id));
    },
  });
}
