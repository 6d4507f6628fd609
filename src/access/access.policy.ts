import type { Actor } from '#src/kernel/actor.ts';
import type { PermissionTable } from './permit.rules.ts';
import { permits } from './permit.rules.ts';

export const accessPermissions = {
  'people.read': ['manager', 'auditor'],
  /** The names of those who work here, as records name them by their account. */
  'people.names': ['manager', 'finance', 'coordinator', 'leader', 'auditor'],
  'people.unmask': ['manager'],
  'people.manage': ['manager'],
  'audit-trail.read': ['manager', 'auditor'],
} as const satisfies PermissionTable;

export function mayReadPeople(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'people.read');
}

export function mayReadStaffNames(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'people.names');
}

export function mayUnmaskPeople(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'people.unmask');
}

export function mayManagePeople(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'people.manage');
}

export function mayReadAuditTrail(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'audit-trail.read');
}
