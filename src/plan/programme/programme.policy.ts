import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { permits } from '#src/access/index.ts';

export const programmePermissions = {
  'plan.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'plan.change': ['manager'],
  'plan.approve': ['manager'],
} as const satisfies Record<string, readonly Role[]>;

type State = 'draft' | 'approved' | 'closed';

export const mayReadPlan = (actor: Actor): boolean => permits(programmePermissions, actor, 'plan.read');
export const mayChangePlan = (actor: Actor): boolean => permits(programmePermissions, actor, 'plan.change');
export const mayApprove = (actor: Actor): boolean => permits(programmePermissions, actor, 'plan.approve');

/** What the actor may do to a programme in the given state. */
export function abilitiesOf(actor: Actor, state: State) {
  const change = mayChangePlan(actor) && state !== 'closed';
  return {
    change,
    approve: mayApprove(actor) && state === 'draft',
    close: mayApprove(actor) && state === 'approved',
    removeIndicators: change && state === 'draft',
    changeTargets: change,
  };
}
