import type { Role } from '#src/kernel/vocabulary.ts';

export const evidencePermissions = {
  'evidence.read': ['manager', 'finance', 'coordinator', 'leader', 'auditor'],
  'evidence.attach': ['manager', 'finance', 'coordinator', 'host'],
} as const satisfies Record<string, readonly Role[]>;
