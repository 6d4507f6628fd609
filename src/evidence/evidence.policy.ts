import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const evidencePermissions = {
  'evidence.read': ['manager', 'finance', 'coordinator', 'leader', 'auditor'],
  /** Whoever attaches may open what they attached themselves; readers also what stands behind facts of theirs. */
  'evidence.open': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'evidence.attach': ['manager', 'finance', 'coordinator', 'host'],
} as const satisfies Record<string, readonly Role[]>;

const readers: readonly Role[] = evidencePermissions['evidence.read'];

export const mayReadEvidence = (actor: Actor): boolean => actor.roles.some((role) => readers.includes(role));
