import { readTarget } from '#src/kernel/target.ts';
import { type FormReading, formReadingSchema, type IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { scoreForm as scoreAsData } from './score-form.ts';
import { toldReport } from './told-report.ts';

/** What `kepu form score` answers. */
export const scoreForm = (...asked: Parameters<typeof scoreAsData>) => toldReport(scoreAsData(...asked));

/** A row by its target, what was done, its points and its score. */
export function row(
  target: string,
  actual: string,
  weight: number,
  score: number | null,
  changes: Partial<IndicatorReading> = {},
): IndicatorReading {
  const { doubt: _, ...aim } = readTarget(target);
  const done = readTarget(actual);
  return {
    level1: '产出指标',
    level2: '数量指标',
    level3: '某指标',
    target: aim,
    actual: { raw: actual, value: done.value2 === null ? done.value : null, unit: done.unit },
    weight,
    score,
    reason: '已说明原因和改进措施',
    ...changes,
  };
}

/** A self-evaluation of these rows, 90 % of its money spent. */
export function form(
  rows: readonly IndicatorReading[],
  changes: Partial<FormReading['budget']> = {},
  year: number | null = 2020,
): FormReading {
  const nothing = { totalYuan: null, currentYearYuan: null, previousBudgetYuan: null, previousExecutedYuan: null };
  return formReadingSchema.parse({
    kind: 'self-evaluation',
    layout: 'cn-self-evaluation',
    year,
    unit: '某中心',
    project: '某项目',
    category: null,
    start: null,
    end: null,
    governmentPurchase: null,
    performanceType: null,
    sections: {},
    budget: {
      ...nothing,
      initialYuan: 1_200_000,
      adjustedYuan: 1_200_000,
      executedYuan: 1_080_000,
      weight: 10,
      score: null,
      ...changes,
    },
    indicators: rows,
    totalScore: null,
    warnings: [],
  });
}
/** The first row as it is scored. */
export const first = (rows: readonly IndicatorReading[], pack?: Parameters<typeof scoreForm>[1], year = 2020) =>
  scoreForm(form(rows, {}, year), pack).indicators[0]!;
