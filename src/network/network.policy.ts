import { type PermissionTable, permits } from '#src/access/index.ts';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';

export const networkPermissions = {
  'venues.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'venues.write': ['manager', 'coordinator'],
  'speakers.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'speakers.write': ['manager'],
} as const satisfies PermissionTable;

export interface Abilities {
  change: boolean;
  retire: boolean;
  restore: boolean;
  unmask: boolean;
}

function abilities(mayWrite: boolean, retired: boolean): Abilities {
  return { change: mayWrite && !retired, retire: mayWrite && !retired, restore: mayWrite && retired, unmask: mayWrite };
}

export function mayReadVenues(actor: Actor): boolean {
  return permits(networkPermissions, actor, 'venues.read');
}

/** Without a district: whether the actor may write any venue at all. */
export function mayWriteVenue(actor: Actor, district?: string): boolean {
  return permits(networkPermissions, actor, 'venues.write') && (district === undefined || seesDistrict(actor, district));
}

export function venueAbilities(actor: Actor, venue: { district: string; retiredAt: Date | null }): Abilities {
  return abilities(mayWriteVenue(actor, venue.district), venue.retiredAt !== null);
}

export function mayReadSpeakers(actor: Actor): boolean {
  return permits(networkPermissions, actor, 'speakers.read');
}

export function mayWriteSpeakers(actor: Actor): boolean {
  return permits(networkPermissions, actor, 'speakers.write');
}

export function speakerAbilities(actor: Actor, speaker: { retiredAt: Date | null }): Abilities {
  return abilities(mayWriteSpeakers(actor), speaker.retiredAt !== null);
}
