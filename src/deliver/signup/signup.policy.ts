import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const signUpPermissions = {
  'signups.read': ['manager', 'coordinator', 'host', 'auditor'],
  'signups.write': ['manager', 'coordinator', 'host'],
  'signups.unmask': ['manager', 'coordinator', 'host'],
} as const satisfies Record<string, readonly Role[]>;

export function maySignUps(actor: Actor, permission: keyof typeof signUpPermissions): boolean {
  return permits(signUpPermissions, actor, permission);
}
