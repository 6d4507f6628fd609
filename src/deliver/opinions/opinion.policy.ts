import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const opinionPermissions = {
  'opinions.read': ['manager', 'coordinator', 'host', 'auditor'],
  'opinions.write': ['manager', 'coordinator', 'host'],
} as const satisfies Record<string, readonly Role[]>;

export function mayOpinions(actor: Actor, permission: keyof typeof opinionPermissions): boolean {
  return permits(opinionPermissions, actor, permission);
}
