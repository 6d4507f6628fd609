import { type PermissionTable, permits } from '#src/access/index.ts';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';

export const networkPermissions = {
  'venues.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'venues.write': ['manager', 'coordinator'],
  'venues.erase-contact': ['manager', 'coordinator'],
  'speakers.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'speakers.write': ['manager'],
  'speakers.erase': ['manager'],
} as const satisfies PermissionTable;

export interface Abilities {
  change: boolean;
  retire: boolean;
  restore: boolean;
  unmask: boolean;
  erase: boolean;
}

function abilities(mayWrite: boolean, retired: boolean): Omit<Abilities, 'erase'> {
  return { change: mayWrite && !retired, retire: mayWrite && !retired, restore: mayWrite && retired, unmask: mayWrite };
}

export function mayReadVenues(actor: Actor): boolean {
  return permits(networkPermissions, actor, 'venues.read');
}

/** Without a district: whether the actor may write any venue at all. */
export function mayWriteVenue(actor: Actor, district?: string): boolean {
  return permits(networkPermissions, actor, 'venues.write') && (district === undefined || seesDistrict(actor, district));
}

export function mayEraseVenueContact(actor: Actor): boolean {
  return permits(networkPermissions, actor, 'venues.erase-contact');
}

export function venueAbilities(
  actor: Actor,
  venue: { district: string; retiredAt: Date | null; contactName: string; contactPhone: string },
): Abilities {
  const known = venue.contactName !== '' || venue.contactPhone !== '';
  return {
    ...abilities(mayWriteVenue(actor, venue.district), venue.retiredAt !== null),
    erase: known && mayEraseVenueContact(actor) && seesDistrict(actor, venue.district),
  };
}

export function mayReadSpeakers(actor: Actor): boolean {
  return permits(networkPermissions, actor, 'speakers.read');
}

export function mayWriteSpeakers(actor: Actor): boolean {
  return permits(networkPermissions, actor, 'speakers.write');
}

export function mayEraseSpeakers(actor: Actor): boolean {
  return permits(networkPermissions, actor, 'speakers.erase');
}

/** Of an import: whoever made it, and whoever may write everywhere, as it may reach into every district. */
export function mayUndoImport(actor: Actor, register: 'venue' | 'speaker', importedBy: string | null): boolean {
  const mayWrite = register === 'venue' ? mayWriteVenue(actor) : mayWriteSpeakers(actor);
  return mayWrite && (actor.districts === 'all' || (importedBy !== null && importedBy === actor.personId));
}

export function speakerAbilities(actor: Actor, speaker: { retiredAt: Date | null; erasedAt: Date | null }): Abilities {
  if (speaker.erasedAt) return { change: false, retire: false, restore: false, unmask: false, erase: false };
  return { ...abilities(mayWriteSpeakers(actor), speaker.retiredAt !== null), erase: mayEraseSpeakers(actor) };
}
