import { type Actor, actorKey } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { awaitsPass, isOwnSubmission } from './session.policy.ts';
import type { SessionRow } from './session.store.ts';
import { zh } from './session.texts.ts';
import { type Seen, takeStep } from './take-step.ts';
import { type Contacts, contactsOf, tellReplaced } from './tell-contacts.ts';

/**
 * Passes words that were changed after the session had been published; a speaker whom they replace is free now. Refuses whoever changed them, and
 * words that are passed already.
 */
export async function passWords(environment: Environment, actor: Actor, input: Seen): Promise<Result<SessionRow>> {
  let contacts: Contacts;
  return takeStep(environment, actor, input, {
    permission: 'sessions.pass',
    step: 'pass',
    verb: 'pass-words',
    before: async (transaction, session) => {
      if (!awaitsPass(session)) return refuse('session-cannot-pass');
      if (isOwnSubmission(actor, session)) return refuse('session-own-submission');
      contacts = await contactsOf(transaction, session);
      return ok({ reviewedById: actorKey(actor) });
    },
    after: async (transaction, session) =>
      ok(await tellReplaced(transaction, environment, { session, contacts, reason: zh.rearranged })),
  });
}
