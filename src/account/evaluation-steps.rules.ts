import { type Actor, actorKey } from '#src/kernel/actor.ts';
import type { EvaluationStep, Role } from '#src/kernel/vocabulary.ts';

/** Who takes each step: the officer hands in, finance checks the money, the leader in charge signs; either of them may return it. */
const takers: Record<EvaluationStep, readonly Role[]> = {
  prepared: ['manager'],
  reviewed: ['finance'],
  returned: ['finance', 'leader'],
  signed: ['leader'],
};

const after: Record<EvaluationStep, readonly EvaluationStep[]> = {
  prepared: ['reviewed', 'returned'],
  reviewed: ['signed', 'returned'],
  returned: [],
  signed: [],
};

export interface TakenStep {
  step: EvaluationStep;
  byId: string;
}

export const stateOfSteps = (taken: readonly TakenStep[]): EvaluationStep => taken.at(-1)?.step ?? 'prepared';

/** The role in which somebody with `roles` may take a step; null when in none. */
export function roleFor(step: EvaluationStep, roles: readonly Role[]): Role | null {
  return takers[step].find((role) => roles.includes(role)) ?? null;
}

/** The steps open to somebody: what comes next, in a role that takes it, and never on what the same person did before. */
export function openSteps(taken: readonly TakenStep[], who: { id: string; roles: readonly Role[] }): EvaluationStep[] {
  if (taken.some((one) => one.byId === who.id)) return [];
  return after[stateOfSteps(taken)].filter((step) => roleFor(step, who.roles) !== null);
}

/** Whether a step comes next at all, whoever takes it. */
export const comesNext = (taken: readonly TakenStep[], step: EvaluationStep): boolean =>
  after[stateOfSteps(taken)].includes(step);

/** How steps name who took them: a person, or the system under its name. */
export const stepTaker = (actor: Actor): { id: string; roles: Actor['roles'] } => ({
  id: actorKey(actor),
  roles: actor.roles,
});
