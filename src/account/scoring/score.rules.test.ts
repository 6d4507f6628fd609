import { describe, expect, test } from 'vitest';
import { scoreReason } from '#src/kernel/score-reason.ts';
import { formReadingSchema } from '#src/plan/declaration/declaration.contract.ts';
import { weighsCompletion } from '#src/kernel/rule-packs.ts';
import { readTarget } from '#src/kernel/target.ts';
import { rulePacks } from './rule-packs.rules.ts';
import { gradeOf, roundScore, scoreExecution, scoreRow, type ScoredRow, suggestPoints } from './score.rules.ts';
import { scoreForm } from './score-form.ts';

const row = (changes: Partial<ScoredRow>): ScoredRow => ({
  level1: '产出指标',
  level2: '数量指标',
  level3: '科普活动受益人次',
  weight: 15,
  degree: 0.93,
  qualitative: false,
  satisfied: null,
  reasons: [],
  ...changes,
});

describe('worked examples of the rules', () => {
  test('budget 1,200,000, spent 1,080,000, unfinished', () => {
    expect(scoreExecution(rulePacks['CN-2020'], 1_200_000, 1_080_000).score).toBe(9);
    expect(scoreExecution(rulePacks['CN-2021'], 1_200_000, 1_080_000).score).toBe(7);
    expect(scoreExecution(rulePacks['CN-2021'], 1_200_000, 1_080_000, true).score).toBe(10);
  });

  test('target ≥200,000, actual 186,000, 15 points', () => {
    expect(scoreRow(rulePacks['CN-2020'], row({})).score).toBe(13.95);
    expect(scoreRow(rulePacks['CN-2021'], row({})).score).toBe(12.38);
  });

  test.each([
    [0.599, 0],
    [0.6, 0],
    [0.8, 7.5],
    [1, 15],
  ])('CN-2021 gives degree %d %d of 15 points', (degree, score) => {
    expect(scoreRow(rulePacks['CN-2021'], row({ degree })).score).toBe(score);
  });

  test.each([
    [0.95, 10],
    [0.9, 10],
    [0.8999, 8],
    [0.6, 5],
    [0.59, 0],
  ])('CN-2021 gives a satisfaction of %d %d of 10 points', (satisfied, score) => {
    const rate = row({ level1: '满意度指标', level3: '参加者满意度', weight: 10, degree: satisfied, satisfied });
    expect(scoreRow(rulePacks['CN-2021'], rate).score).toBe(score);
  });

  test('execution bands, zero budget, overspending', () => {
    const cn2021 = (spent: number) => scoreExecution(rulePacks['CN-2021'], 100, spent).score;
    expect([cn2021(100), cn2021(80), cn2021(79.99), cn2021(60), cn2021(59)]).toEqual([10, 7, 5, 5, 0]);
    expect(scoreExecution(rulePacks['CN-2020'], 0, 0)).toMatchObject({ score: null, rate: null });
    expect(scoreExecution(rulePacks['CN-2020'], 100, 120)).toMatchObject({
      score: 10,
      rate: 1.2,
      reasons: [{ code: 'over-budget', params: {} }],
    });
  });

  test('over-delivery is flagged and costs nothing; missing evidence is no zero', () => {
    expect(scoreRow(rulePacks['CN-2020'], row({ degree: 1.4 }))).toMatchObject({
      score: 15,
      reasons: [{ code: 'far-above', params: { percent: 140 } }],
    });
    const reasons = [scoreReason('no-evidence')];
    expect(scoreRow(rulePacks['CN-2020'], row({ degree: null, reasons }))).toEqual({ score: null, reasons });
  });

  test('grades and rounding', () => {
    expect([90, 89.99, 80, 60, 59.99, null].map(gradeOf)).toEqual(['优', '良', '良', '中', '差', null]);
    expect([roundScore(1.005), roundScore(12.375), roundScore(13.95), roundScore(2.675)]).toEqual([1.01, 12.38, 13.95, 2.68]);
  });
});

test('the reference declaration is proposed 50 points for output, 30 for benefit, 10 for satisfaction', () => {
  const levels = (level1: string, level2: string, level3: string) => ({ level1, level2, level3 });
  const proposed = suggestPoints('CN-2020', [
    levels('投入与管理', '投入管理', '基层科普服务'),
    levels('产出目标', '数量', '受众群众'),
    levels('产出目标', '质量', '计划目标达标率'),
    levels('产出目标', '时效', '完成及时率'),
    levels('产出目标', '成本', '资金规范使用及效率'),
    levels('效果目标', '社会效益', '品牌认知度'),
    levels('影响力目标', '其它', '社区、园区和楼宇满意度'),
  ]);
  expect(proposed.map((one) => one.weight)).toEqual([10, 10, 10, 10, 10, 30, 10]);
});

test('points that do not divide evenly still sum to 90', () => {
  for (let count = 1; count <= 23; count++) {
    const rows = Array.from({ length: count }, (_, at) => ({
      level1: at % 3 === 0 ? '效益指标' : '产出指标',
      level2: '',
      level3: `指标${at}`,
    }));
    expect(suggestPoints('CN-2021', rows).reduce((sum, one) => sum + one.weight, 0)).toBe(90);
  }
});

describe('a self-evaluation form', () => {
  const indicator = (
    level3: string,
    target: string,
    actual: string,
    value: number | null,
    unit: string | null,
    weight: number,
    score: number | null,
  ) => {
    const { doubt: _, ...read } = readTarget(target);
    return {
      level1: '产出指标',
      level2: '数量指标',
      level3,
      target: read,
      actual: { raw: actual, value, unit },
      weight,
      score,
      reason: null,
    };
  };
  const blank = { totalYuan: null, currentYearYuan: null, previousBudgetYuan: null, previousExecutedYuan: null };
  const reading = formReadingSchema.parse({
    kind: 'self-evaluation',
    layout: 'cn-self-evaluation',
    year: 2020,
    unit: '某中心',
    project: '某项目',
    category: null,
    start: null,
    end: null,
    governmentPurchase: null,
    performanceType: null,
    sections: {},
    budget: { ...blank, initialYuan: 1_200_000, adjustedYuan: 1_200_000, executedYuan: 1_080_000, weight: 10, score: 9 },
    indicators: [
      indicator('受益人次', '≥20万人次', '18.6万人次', 186_000, '人次', 30, 30),
      indicator('单位成本', '≤6元/人次', '8元/人次', 8, '元/人次', 20, 15),
      indicator('规范使用', '按要求规范使用', '已按要求使用', null, null, 20, 18),
      indicator('覆盖区', '≥16个', '16区', 16, '区', 20, 20),
    ],
    totalScore: 92,
    warnings: [],
  });

  test('is recomputed row by row, and departures are named', () => {
    const report = scoreForm(reading);
    expect(report.execution).toMatchObject({ rate: 0.9, score: 9, declared: 9 });
    expect(report.indicators.map((one) => [one.score, one.departs])).toEqual([
      [27.9, true],
      [15, false],
      [18, false],
      [20, false],
    ]);
    expect(report.indicators[0]!.reasons[0]).toEqual({ code: 'departs', params: { score: 27.9, declared: 30 } });
    expect([report.total, report.declaredTotal, report.grade]).toEqual([89.9, 92, '良']);
  });

  test('a row that cannot be computed has no score, and no total is pretended', () => {
    const worse = structuredClone(reading);
    worse.indicators[0]!.actual = { raw: '见附件', value: null, unit: null };
    const report = scoreForm(worse);
    expect(report.indicators[0]).toMatchObject({
      score: null,
      degree: null,
      reasons: [{ code: 'actual-unread', params: { actual: '见附件' } }],
    });
    expect([report.total, report.grade]).toEqual([null, null]);
  });
});

test('money left over is weighed against completion by the rules that say so', () => {
  for (const pack of Object.values(rulePacks)) expect(weighsCompletion(pack.code), pack.code).toBe(pack.executionBands !== null);
});
