import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const disclosurePermissions = {
  'disclosure.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'disclosure.publish': ['manager'],
} as const satisfies Record<string, readonly Role[]>;

export const mayReadDisclosures = (actor: Actor): boolean => permits(disclosurePermissions, actor, 'disclosure.read');
export const mayPublish = (actor: Actor): boolean => permits(disclosurePermissions, actor, 'disclosure.publish');
