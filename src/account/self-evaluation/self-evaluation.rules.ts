import type { countingMethods, EvaluationStep } from '#src/kernel/vocabulary.ts';
import { stateOfSteps } from '../evaluation-steps.rules.ts';

type Standing = Exclude<EvaluationStep, 'returned'>;
interface StepTaken {
  step: EvaluationStep;
  byId: string;
  byName: string;
  takenAt: Date;
}

/**
 * Up to which day the money is vouched for, `YYYY-MM-DD`, and by which self-evaluation: of all that are signed or under review the one that
 * looks furthest, of several such the newest, and its newest step; null when none stands. One of an earlier day leaves the days after it vouched for.
 */
export function vouchedFor(
  evaluations: readonly { number: number; at: string; steps: readonly StepTaken[] }[],
): { evaluation: number; until: string; step: Standing; byName: string; takenAt: Date } | null {
  const [last] = evaluations
    .filter(({ steps }) => stateOfSteps(steps) !== 'returned')
    .toSorted((one, other) => other.at.localeCompare(one.at) || other.number - one.number);
  const newest = last?.steps.at(-1);
  if (!last || !newest || newest.step === 'returned') return null;
  return { evaluation: last.number, until: last.at, step: newest.step, byName: newest.byName, takenAt: newest.takenAt };
}

/** What stands behind a figure, as the public is shown it: the sample of a rate, both sides of a ratio, how people were counted. */
export interface BehindFigure {
  n: number | null;
  responseRate: number | null;
  interval: [number, number] | null;
  numerator: number | null;
  denominator: number | null;
  methods: { method: (typeof countingMethods)[number]; value: number }[];
}

/** A figure as it was frozen, or as it is now. */
export interface FrozenFigure {
  indicatorId: string;
  level3: string;
  /** As the form spells it. */
  target: string;
  value: number | null;
  unit: string;
  facts: number;
  degree: number | null;
  /** Absent where it was frozen before this was kept. */
  behind?: BehindFigure;
}

export interface FigureDifference {
  indicatorId: string;
  level3: string;
  unit: string;
  /** The targets, where they are not the same any more. */
  targets: { frozen: string; now: string } | null;
  frozen: number | null;
  now: number | null;
  /** How many more facts stand behind it now; fewer when some were withdrawn. */
  facts: number;
}

/** What was learned since a self-evaluation was frozen; an indicator that is gone now has no figure. */
export function differencesOf(frozen: readonly FrozenFigure[], now: readonly FrozenFigure[]): FigureDifference[] {
  const current = new Map(now.map((one) => [one.indicatorId, one]));
  return frozen.flatMap((one) => {
    const today = current.get(one.indicatorId);
    const retargeted = today !== undefined && today.target !== one.target;
    if (today && !retargeted && today.value === one.value && today.facts === one.facts) return [];
    return [
      {
        indicatorId: one.indicatorId,
        level3: one.level3,
        unit: one.unit,
        targets: retargeted ? { frozen: one.target, now: today.target } : null,
        frozen: one.value,
        now: today?.value ?? null,
        facts: (today?.facts ?? 0) - one.facts,
      },
    ];
  });
}
