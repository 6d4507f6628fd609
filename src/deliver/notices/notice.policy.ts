import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const noticePermissions = {
  'notices.read': ['manager', 'coordinator', 'host', 'auditor'],
  'notices.write': ['manager', 'coordinator', 'host'],
  'notices.unmask': ['manager', 'coordinator', 'host'],
  /** Who gets the digests of indicators that left their path, and sees those of their own. */
  'alerts.read': ['manager', 'finance', 'coordinator', 'auditor'],
  /** Who sees everybody's. */
  'alerts.oversee': ['manager', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export function mayNotice(actor: Actor, permission: keyof typeof noticePermissions): boolean {
  return permits(noticePermissions, actor, permission);
}
