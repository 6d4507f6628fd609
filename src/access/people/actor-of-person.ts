import type { Actor } from '#src/kernel/actor.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import type { MembershipRow, PersonRow } from './person.store.ts';

export function holdsAt(membership: Pick<MembershipRow, 'validFrom' | 'validUntil'>, now: Date): boolean {
  return membership.validFrom <= now && (membership.validUntil === null || membership.validUntil > now);
}

/**
 * The actor that a person is, by the memberships that hold now. Everybody is a resident besides. Whoever holds a role for a
 * district sees the districts named, also in other roles; only the manager's role lifts that.
 */
export function actorFrom(
  tenant: TenantId,
  person: Pick<PersonRow, 'id' | 'name'>,
  memberships: readonly MembershipRow[],
  now: Date,
): Actor {
  const held = memberships.filter((membership) => holdsAt(membership, now));
  const roles = [...new Set<Role>([...held.map((membership) => membership.role), 'resident'])];
  const districts = [...new Set(held.flatMap((membership) => membership.district ?? []))];
  return {
    tenant,
    personId: person.id,
    name: person.name,
    roles,
    districts: districts.length === 0 || roles.includes('manager') ? 'all' : districts,
    system: false,
  };
}
