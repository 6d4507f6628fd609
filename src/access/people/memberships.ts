import type { Actor } from '#src/kernel/actor.ts';
import { addDays, momentOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { mayGrantRoles } from '../access.policy.ts';
import { recordAudit } from '../audit.store.ts';
import { regionExists } from '../tenants/tenant.store.ts';
import { roleInTheWay } from './administrators.rules.ts';
import { holdsAt } from './actor-of-person.ts';
import { endMemberships, insertMembership, membershipRow, membershipRows, otherManagers, personRow } from './person.store.ts';
import { type PersonView, viewOf } from './views.ts';

/** The contract has seen to it that a role of a district names one, and that an auditor has an end date. */
export interface Grant {
  role: Exclude<Role, 'resident'>;
  district?: string | undefined;
  /** Last day, inclusive. */
  validUntil?: string | undefined;
}

/** Adds a role to a person in an open transaction. Refuses an unknown district, a past end date, a role that is held already, and a second one of those kept apart. */
export async function addMembership(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  personId: string,
  grant: Grant,
): Promise<Result<string>> {
  const now = environment.clock.now();
  const district = grant.role === 'coordinator' || grant.role === 'host' ? (grant.district ?? null) : null;
  if (district !== null && !(await regionExists(transaction, district, 'district')))
    return refuse('region-unknown', { code: district });
  const validUntil = grant.validUntil ? momentOf(addDays(grant.validUntil, 1)) : null;
  if (validUntil !== null && validUntil <= now) return refuse('end-date-past', { day: grant.validUntil! });
  const held = (await membershipRows(transaction, [personId])).filter((membership) => holdsAt(membership, now));
  if (held.some((membership) => membership.role === grant.role && membership.district === district))
    return refuse('membership-held');
  const other = roleInTheWay(
    held.map((membership) => membership.role),
    grant.role,
  );
  if (other) return refuse('roles-kept-apart', { held: other });
  const id = await insertMembership(transaction, { personId, role: grant.role, district, validUntil }, now);
  await recordAudit(transaction, environment.clock, actor, {
    verb: 'grant-membership',
    recordKind: 'person',
    recordId: personId,
    detail: {
      membership: id,
      changes: [{ field: 'role', before: null, after: grant.role }],
      district,
      validUntil: grant.validUntil ?? null,
    },
  });
  return ok(id);
}

/** Gives a person a role. Refuses as `addMembership`, and whom it does not find. */
export async function grantMembership(
  environment: Environment,
  actor: Actor,
  input: { id: string; membership: Grant },
): Promise<Result<PersonView>> {
  if (!mayGrantRoles(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'access', async (transaction) => {
    const person = await personRow(transaction, input.id);
    if (!person) return refuse('not-found', { what: '人员' });
    if (person.erasedAt) return refuse('person-erased');
    if (person.id === actor.personId) return refuse('not-on-oneself');
    const added = await addMembership(transaction, environment, actor, person.id, input.membership);
    return added.ok ? ok(await viewOf(transaction, person, environment.clock.now())) : added;
  });
}

/** Ends a role now. Refuses to end the last manager's, since nobody could grant it again. */
export async function revokeMembership(environment: Environment, actor: Actor, id: string): Promise<Result<PersonView>> {
  if (!mayGrantRoles(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'access', async (transaction) => {
    const now = environment.clock.now();
    const membership = await membershipRow(transaction, id);
    const person = membership && (await personRow(transaction, membership.personId));
    if (!membership || !person) return refuse('not-found', { what: '角色' });
    if (membership.role === 'manager' && (await otherManagers(transaction, person.id, now)) === 0) return refuse('last-manager');
    await endMemberships(transaction, { id }, now);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'revoke-membership',
      recordKind: 'person',
      recordId: person.id,
      detail: { membership: id, changes: [{ field: 'role', before: membership.role, after: null }] },
    });
    return ok(await viewOf(transaction, person, now));
  });
}
