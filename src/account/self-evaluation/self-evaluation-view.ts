import type { Actor } from '#src/kernel/actor.ts';
import type { IndicatorAccount } from '../account.contract.ts';
import { gradeOfForm } from '../forms.ts';
import { openSteps, stateOfSteps } from '../evaluation-steps.rules.ts';
import { countingMethods } from '#src/kernel/vocabulary.ts';
import type { BehindFigure, FrozenFigure } from './self-evaluation.rules.ts';
import type { SelfEvaluationView } from './self-evaluation.contract.ts';
import type { EvaluationRow } from './self-evaluation.store.ts';
import { stepTaker } from '../evaluation-steps.rules.ts';

export const frozenFigure = (one: IndicatorAccount): FrozenFigure => ({
  indicatorId: one.id,
  level3: one.level3,
  target: one.target.raw,
  value: one.actual.value,
  unit: one.actual.unit,
  facts: one.actual.facts,
  degree: one.degree,
  behind: behindFigure(one),
});

function behindFigure({ actual, splitBy, parts }: IndicatorAccount): BehindFigure {
  const { n, responseRate, interval, numerator, denominator } = actual;
  const methods = (splitBy === 'method' ? parts : []).flatMap(({ key, value }) => {
    const method = countingMethods.find((code) => code === key);
    return method && value !== null ? [{ method, value }] : [];
  });
  return { n, responseRate, interval, numerator, denominator, methods };
}

/** `differences`: what the facts of the same day say otherwise today, and the total that the same rules give then. */
export function viewOfEvaluation(
  row: EvaluationRow,
  { differences, totalNow }: Pick<SelfEvaluationView, 'differences' | 'totalNow'>,
  actor: Actor,
): SelfEvaluationView {
  const { id, programmeId, number, at, pack, hash, reason, steps, form } = row;
  return {
    id,
    programmeId,
    number,
    at,
    pack,
    hash,
    reason,
    state: stateOfSteps(steps),
    totalScore: form.total,
    grade: gradeOfForm(form),
    totalNow,
    steps: steps.map(({ byId: _person, takenAt, ...step }) => ({ ...step, takenAt: takenAt.toISOString() })),
    differences,
    abilities: { steps: openSteps(steps, stepTaker(actor)) },
  };
}
