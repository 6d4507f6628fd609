import { formReadingSchema, type FormReading } from '../declaration/declaration.contract.ts';

export const target = (raw: string, value: number, unit: string) => ({
  raw,
  comparator: '≥' as const,
  value,
  value2: null,
  unit,
  kind: 'quantitative' as const,
});

export function reading(project: string, changes: Partial<FormReading> = {}): FormReading {
  const row = { level1: '产出目标', actual: null, weight: null, score: null, reason: null };
  return formReadingSchema.parse({
    kind: 'target',
    layout: 'sh-2020-target',
    year: 2020,
    unit: '某科普中心',
    project,
    category: null,
    start: '2020-01-01',
    end: '2020-12-31',
    governmentPurchase: null,
    performanceType: null,
    sections: { 项目概况: '概况文字', 立项依据: '' },
    budget: {
      totalYuan: 1_200_000,
      currentYearYuan: 1_200_000,
      previousBudgetYuan: null,
      previousExecutedYuan: null,
      initialYuan: null,
      adjustedYuan: null,
      executedYuan: null,
      weight: null,
      score: null,
    },
    indicators: [
      { ...row, level2: '数量', level3: '受众群众', target: target('≥16区', 16, '区') },
      { ...row, level2: '社会效益', level3: '品牌认知度', target: target('≥20万人次', 200_000, '人次') },
    ],
    totalScore: null,
    warnings: [],
    ...changes,
  });
}

export const source = (project: string, changes: Partial<FormReading> = {}) => ({
  fileName: `${project}.xlsx`,
  reading: reading(project, changes),
});
