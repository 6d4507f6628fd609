import { readTarget } from '#src/kernel/target.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import type { CheckedForm } from './rule.ts';

/** Level 1, level 2, level 3, target, and where it has them points, actual, score and reason. */
export type Row = readonly [string, string, string, string, number?, string?, number?, string?];

export function indicatorOf([level1, level2, level3, raw, weight, actual, score, reason]: Row): IndicatorReading {
  const { doubt: _, ...target } = readTarget(raw);
  const done = actual === undefined ? null : readTarget(actual);
  return {
    level1,
    level2,
    level3,
    target,
    actual: done && { raw: done.raw, value: done.value, unit: done.unit },
    weight: weight ?? null,
    score: score ?? null,
    reason: reason ?? null,
  };
}

interface Given {
  layout: string;
  year: number;
  project: string;
  /** Of the year, in 元. */
  budget: number;
  sections: Record<string, string>;
  rows: readonly Row[];
  changes?: Partial<CheckedForm>;
}

export function formOf({ layout, year, project, budget, sections, rows, changes = {} }: Given): CheckedForm {
  const self = layout === 'cn-self-evaluation';
  return {
    kind: self ? 'self-evaluation' : 'target',
    layout,
    year,
    unit: '演示单位',
    project,
    category: '经常性项目',
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    governmentPurchase: null,
    performanceType: null,
    sections,
    budget: {
      totalYuan: self ? null : budget,
      currentYearYuan: self ? null : budget,
      previousBudgetYuan: layout === 'sh-2020-target' ? budget : null,
      previousExecutedYuan: layout === 'sh-2020-target' ? budget : null,
      initialYuan: self ? budget : null,
      adjustedYuan: self ? budget : null,
      executedYuan: self ? budget : null,
      weight: self ? 10 : null,
      score: self ? 10 : null,
    },
    indicators: rows.map(indicatorOf),
    totalScore: null,
    warnings: [],
    ...changes,
  };
}
