import type { PersonId, TenantId } from './ids.ts';
import type { Role } from './vocabulary.ts';

/** Who acts: a signed-in person with the roles held now, a visitor without any, or the system itself. */
export interface Actor {
  tenant: TenantId;
  /** null for a visitor and for the system. */
  personId: PersonId | null;
  /** How the audit trail and screens name the actor. */
  name: string;
  roles: readonly Role[];
  /** District codes that the actor may see and steer; 'all' for the whole city. */
  districts: 'all' | readonly string[];
  system: boolean;
  /** Permissions that a manager has handed over to the administrators of the tenant. */
  withheld?: readonly string[];
}

export function visitor(tenant: TenantId): Actor {
  return { tenant, personId: null, name: '', roles: [], districts: 'all', system: false };
}

/** Jobs and the command line act as the system, under a name that the audit trail keeps. */
export function systemActor(tenant: TenantId, name: string): Actor {
  return { tenant, personId: null, name, roles: ['manager', 'finance'], districts: 'all', system: true };
}

/** Who acted, where another must act next: the person's id, or the system under its name. */
export function actorKey(actor: Pick<Actor, 'personId' | 'name'>): string {
  return actor.personId ?? `system:${actor.name}`;
}

export function seesDistrict(actor: Actor, districtCode: string | null): boolean {
  return actor.districts === 'all' || (districtCode !== null && actor.districts.includes(districtCode));
}
