import { permits } from '#src/access/index.ts';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const handEntryPermissions = {
  'hand-entries.read': ['manager', 'finance', 'coordinator', 'leader', 'auditor'],
  'hand-entries.write': ['manager', 'coordinator'],
} as const satisfies Record<string, readonly Role[]>;

export function mayHandEntry(actor: Actor, permission: keyof typeof handEntryPermissions): boolean {
  return permits(handEntryPermissions, actor, permission);
}

/** A coordinator sees what was entered for the own district, and nothing that belongs to the whole city. */
export function entryInSight(actor: Actor, entry: { district: string | null }): boolean {
  return seesDistrict(actor, entry.district);
}
