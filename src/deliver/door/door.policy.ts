import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const doorPermissions = {
  'door.read': ['manager', 'coordinator', 'host', 'auditor'],
  'door.run': ['manager', 'coordinator', 'host'],
} as const satisfies Record<string, readonly Role[]>;

export function mayDoor(actor: Actor, permission: keyof typeof doorPermissions): boolean {
  return permits(doorPermissions, actor, permission);
}
