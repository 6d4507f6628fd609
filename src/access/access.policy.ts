import type { Actor } from '#src/kernel/actor.ts';
import type { PermissionTable } from './permit.rules.ts';
import { permits } from './permit.rules.ts';

export const accessPermissions = {
  'people.read': ['manager', 'auditor', 'system-admin', 'security-admin'],
  /** The names of those who work here, as records name them by their account. */
  'people.names': ['manager', 'finance', 'coordinator', 'leader', 'auditor'],
  'people.unmask': ['manager'],
  'people.invite': ['manager', 'system-admin'],
  'people.erase': ['manager', 'system-admin'],
  'people.grant': ['manager', 'security-admin'],
  /** Unlocking, a new password, taking away a lost second factor. */
  'people.recover': ['manager', 'security-admin'],
  'audit-trail.read': ['manager', 'auditor', 'audit-admin'],
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

export function mayInvitePeople(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'people.invite');
}

export function mayErasePeople(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'people.erase');
}

export function mayGrantRoles(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'people.grant');
}

export function mayRecoverAccounts(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'people.recover');
}

export function mayReadAuditTrail(actor: Actor): boolean {
  return permits(accessPermissions, actor, 'audit-trail.read');
}
