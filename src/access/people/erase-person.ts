import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayErasePeople } from '../access.policy.ts';
import { recordAudit } from '../audit.store.ts';
import { isDemoEmail } from '../sign-in/demo.ts';
import { holdsAt } from './actor-of-person.ts';
import { type Eraser, forgetPerson, rememberErased } from './forget-person.ts';
import { endMemberships, membershipRows, otherManagers, personRow } from './person.store.ts';

/**
 * Removes a person's name, number, address and account, also from what others hold; roles end. What others
 * wrote may name the person: the facts in question are in the trail for a manager to look at, and `naming` says how many. The id stays, so that counts and proofs stay valid
 * (个人信息保护法 第四十七条). Managers may erase anybody, everybody may erase themselves. Refuses the last manager.
 */
export async function erasePerson(
  environment: Environment,
  actor: Actor,
  input: { id: string; reason: string },
  erasers: readonly Eraser[] = [],
): Promise<Result<{ erased: true; naming: number }>> {
  if (!mayErasePeople(actor) && actor.personId !== input.id) return refuse('not-allowed');
  const erased = await environment.database.transaction(actor, 'access', async (transaction) => {
    const now = environment.clock.now();
    const person = await personRow(transaction, input.id);
    if (!person) return refuse('not-found', { what: '人员' });
    if (person.erasedAt) return refuse('person-erased');
    if (person.email !== null && isDemoEmail(person.email)) return refuse('demo-account-kept');
    const held = (await membershipRows(transaction, [person.id])).filter((membership) => holdsAt(membership, now));
    if (held.some((membership) => membership.role === 'manager') && (await otherManagers(transaction, person.id, now)) === 0)
      return refuse('last-manager');
    await endMemberships(transaction, { personId: person.id }, now);
    const naming = await forgetPerson(transaction, environment, actor.tenant, person, { erasers, words: true });
    // The trail must not name the person after the erasure, so it names the id.
    const own = actor.personId === person.id;
    await recordAudit(transaction, environment.clock, own ? { ...actor, name: '本人' } : actor, {
      verb: 'erase-person',
      recordKind: 'person',
      recordId: person.id,
      detail: { reason: input.reason, own, ...(naming.length > 0 ? { naming } : {}) },
    });
    return ok({ erased: true as const, naming: naming.length });
  });
  if (erased.ok) rememberErased(environment, actor.tenant, input.id);
  return erased;
}
