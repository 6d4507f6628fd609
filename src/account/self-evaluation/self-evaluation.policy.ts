import { permits } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';

export const selfEvaluationPermissions = {
  'self-evaluation.read': ['manager', 'finance', 'leader', 'auditor'],
  'self-evaluation.prepare': ['manager'],
  /** Which of the steps is the rules' matter. */
  'self-evaluation.step': ['finance', 'leader'],
} as const satisfies Record<string, readonly Role[]>;

export const mayReadEvaluations = (actor: Actor): boolean => permits(selfEvaluationPermissions, actor, 'self-evaluation.read');
export const mayPrepare = (actor: Actor): boolean => permits(selfEvaluationPermissions, actor, 'self-evaluation.prepare');
export const mayTakeSteps = (actor: Actor): boolean => permits(selfEvaluationPermissions, actor, 'self-evaluation.step');
