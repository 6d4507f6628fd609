import { describe, expect, test } from 'vitest';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { lintForm } from './lint-form.ts';
import { formOf, indicatorOf, type Row } from './form-of.fixture.ts';
import { soundForms } from './sound-forms.fixture.ts';
import { toldFinding } from './told-finding.ts';

const sound = soundForms.find((form) => form.project === '基层文化活动')!;

/** The sound self-evaluation with one row in the place of another, and its total set to the sum again. */
function withRow(
  place: number,
  changes: Partial<Record<'target' | 'actual' | 'reason' | 'name', string>> & { weight?: number; score?: number },
): FormReading {
  const { level1, level2, level3, target, actual, weight, score, reason } = sound.indicators[place]!;
  const row: Row = [
    level1!,
    level2!,
    changes.name ?? level3,
    changes.target ?? target.raw,
    changes.weight ?? weight!,
    changes.actual ?? actual!.raw,
    changes.score ?? score!,
    changes.reason ?? reason ?? undefined,
  ];
  const indicators = sound.indicators.with(place, indicatorOf(row));
  const totalScore = Number(indicators.reduce((sum, one) => sum + (one.score ?? 0), sound.budget.score!).toFixed(4));
  return { ...sound, indicators, totalScore };
}
const grave = (form: FormReading) => [
  ...new Set(
    lintForm(form)
      .filter((one) => one.severity !== 'info')
      .map((one) => one.rule),
  ),
];

const faults: [string, string, FormReading][] = [
  ['L21', 'a score above its weight', withRow(0, { score: 16 })],
  ['L21', 'the execution above its points', { ...sound, budget: { ...sound.budget, score: 11 }, totalScore: 99.75 }],
  ['L22', 'a total that is not the sum', { ...sound, totalScore: 99.5 }],
  ['L23', 'an actual with a comparator', withRow(7, { actual: '≥93%' })],
  ['L23', 'a share of more than all', withRow(7, { actual: '106%' })],
  ['L35', 'short without a reason', withRow(0, { actual: '58场', score: 14.5 })],
  ['L35', 'points taken off what is reached, without a reason', withRow(0, { score: 12 })],
  ['L35', 'points lost without a reason', withRow(3, { actual: '已全部完成', score: 4 })],
  ['L36', 'far above without an analysis', withRow(1, { actual: '6万人次' })],
  ['L36', 'far below with a word', withRow(6, { actual: '5支', score: 6, reason: '人手不足' })],
  ['L37', 'full points though short', withRow(6, { score: 15 })],
  ['L38', 'a deadline as the day', withRow(3, { actual: '2020年12月20日前' })],
  ['L38', 'done before it began', withRow(3, { actual: '2019年12月1日' })],
  ['L18', 'points that miss 100', withRow(0, { weight: 20, score: 20 })],
  ['L17', 'more spent than there was', { ...sound, budget: { ...sound.budget, executedYuan: 990_000 } }],
];

describe('a fault of a self-evaluation is found, and nothing beside it', () => {
  test.each(faults)('%s: %s', (rule, _fault, form) => {
    expect(grave(form)).toEqual([rule]);
  });
});

test.each([
  ['招生计划完成率', '≥95%', '108%', []],
  ['床位使用率', '≥80%', '104%', []],
  ['预算调整率', '≤5%', '-3%', []],
  ['科普覆盖率', '≥90%', '105%', ['L23']],
  ['科普知晓率', '≥90%', '-5%', ['L23']],
])('more than all of it, or less than none, is impossible of a whole alone: %s %s %s', (level3, target, actual, rules) => {
  const row = ['产出指标', '数量指标', level3, target, 10, actual, 10] as const;
  const form = formOf({
    layout: 'cn-self-evaluation',
    year: 2020,
    project: '科普进社区',
    budget: 1_000_000,
    sections: {},
    rows: [row],
  });
  expect(lintForm(form).flatMap(({ rule }) => (rule === 'L23' ? [rule] : []))).toEqual(rules);
});

test.each([
  ['零伤亡', '发生2起', ['L37']],
  ['及时', '基本及时', ['L37']],
  ['不发生', '未发生', []],
  ['较上年下降≥4%', '上升3%', ['L35', 'L37']],
  ['30万元', '24万元', []],
  ['=30万元', '36万元', ['L35', 'L37']],
  ['≥24次/年', '18次', ['L35', 'L37']],
])('full points for %s, done %s', (target, actual, rules) => {
  const level = target.includes('万元') ? '成本指标' : '效益指标';
  const form = formOf({
    layout: 'cn-self-evaluation',
    year: 2020,
    project: '科普进社区',
    budget: 1_000_000,
    sections: {},
    rows: [[level, level, '场地情况', target, 10, actual, 10]],
  });
  expect(
    lintForm(form)
      .flatMap(({ rule }) => (/L3[57]/.test(rule) ? [rule] : []))
      .sort(),
  ).toEqual(rules);
});

test('satisfaction below 90 % that reaches its target has points taken off by the rules', () => {
  expect(grave(withRow(7, { target: '≥80%', actual: '85%', score: 8 }))).toEqual([]);
});

test('who did far more than planned is asked once, and who has its points by the rules not at all', () => {
  expect(grave(withRow(1, { actual: '6万人次', score: 12 }))).toEqual(['L36']);
  expect(grave(withRow(0, { name: '预算执行率', target: '≥80%', actual: '85%', score: 10.5 }))).not.toContain('L35');
  expect(grave(withRow(0, { weight: 3.3, score: 3 }))).not.toContain('L35');
  expect(grave(withRow(0, { weight: 3.3, score: 2 }))).toContain('L35');
});

test('actuals copied from the targets are found, where rows might have differed', () => {
  const copied = {
    ...sound,
    indicators: sound.indicators.map((row) => ({
      ...row,
      actual: { raw: row.target.raw, value: row.target.value, unit: row.target.unit },
      score: row.weight,
    })),
  };
  const findings = lintForm({ ...copied, totalScore: 100 }).filter((one) => one.rule === 'L23');
  expect(findings.some((one) => one.indicator === null && toldFinding(one).message.includes('都与目标值一样'))).toBe(true);
  const exact = formOf({
    layout: 'cn-self-evaluation',
    year: 2020,
    project: '设备购置',
    budget: 100_000,
    sections: { 年度总体目标: '购置设备3台。' },
    rows: [
      ['产出指标', '数量指标', '购置设备', '=3台', 50, '3台', 50],
      ['产出指标', '质量指标', '设备验收合格率', '=100%', 40, '100%', 40],
    ],
  });
  expect(lintForm(exact).filter((one) => one.rule === 'L23')).toEqual([]);
});

test('an actual without its 万 is no accusation', () => {
  expect(grave(withRow(1, { actual: '3.3' }))).toEqual([]);
});

test('a total in whole points is no slip', () => {
  expect(grave({ ...sound, totalScore: 99 })).toEqual([]);
});
