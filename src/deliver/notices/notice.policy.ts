import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const noticePermissions = {
  'notices.read': ['manager', 'coordinator', 'host', 'auditor'],
  'notices.write': ['manager', 'coordinator', 'host'],
  'notices.unmask': ['manager', 'coordinator', 'host'],
} as const satisfies Record<string, readonly Role[]>;

export function mayNotice(actor: Actor, permission: keyof typeof noticePermissions): boolean {
  return permits(noticePermissions, actor, permission);
}
