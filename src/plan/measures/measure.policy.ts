import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { permits } from '#src/access/index.ts';

export const measurePermissions = {
  'measures.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'measures.change': ['manager'],
} as const satisfies Record<string, readonly Role[]>;

export const mayReadMeasures = (actor: Actor): boolean => permits(measurePermissions, actor, 'measures.read');
export const mayChangeMeasures = (actor: Actor): boolean => permits(measurePermissions, actor, 'measures.change');
