import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayUnmaskPeople } from '../access.policy.ts';
import { recordAudit } from '../audit.store.ts';
import { personRow } from './person.store.ts';

/** A person's full telephone number and e-mail address. Who looked, and why, goes into the audit trail. */
export async function unmaskPerson(
  environment: Environment,
  actor: Actor,
  input: { id: string; reason: string },
): Promise<Result<{ phone: string | null; email: string | null }>> {
  if (!mayUnmaskPeople(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'access', async (transaction) => {
    const person = await personRow(transaction, input.id);
    if (!person) return refuse('not-found', { what: '人员' });
    if (person.erasedAt) return refuse('person-erased');
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'unmask-person',
      recordKind: 'person',
      recordId: person.id,
      detail: { reason: input.reason },
    });
    return ok({ phone: person.phone, email: person.email });
  });
}
