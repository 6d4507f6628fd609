import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { readForm } from '#src/plan/index.ts';
import { first, form, row, scoreForm } from './score-form.fixture.ts';
import { scoreForm as scoreAsData } from './score-form.ts';

describe('worked examples of the rules', () => {
  const golden = row('≥20万人次', '18.6万人次', 15, null);
  test.each([
    ['CN-2020', 13.95, 9],
    ['CN-2021', 12.38, 7],
    ['SH-old', 13.95, 9],
    ['SH-2025', 12.38, 7],
    ['LOCAL-WHOLE-POINTS', 14, 9],
  ] as const)('%s: 186,000 of 200,000 for 15 points gives %d, 90 %% of the money %d', (pack, score, execution) => {
    const report = scoreForm(form([golden]), pack);
    expect(report.indicators[0]).toMatchObject({ degree: 0.93, score });
    expect(report.execution).toMatchObject({ rate: 0.9, score: execution });
  });

  test('a form without the figures names them as they stand', () => {
    expect(scoreForm(form([golden], { executedYuan: null }), 'CN-2020').execution).toMatchObject({
      score: null,
      why: '没有执行数',
    });
    expect(scoreForm(form([golden], { adjustedYuan: 0, initialYuan: 0 }), 'CN-2020').execution).toMatchObject({
      rate: null,
      score: null,
    });
  });
});

describe('the kinds of rows', () => {
  test.each([
    ['≤6元/人次', '8元/人次', 20, 15],
    ['≤6元/人次', '5元/人次', 20, 20],
    ['≤0起', '0起', 10, 10],
    ['≤0起', '2起', 10, 0],
    ['=16区', '16个', 10, 10],
    ['80%-90%', '85%', 10, 10],
    ['80%-90%', '40%', 10, 5],
    ['2020年12月底前', '2020年12月10日', 10, 10],
    ['≥120万元', '1,200,000元', 10, 10],
    ['≥50场', '60场次', 10, 10],
    ['≥5%', '-2%', 10, 0],
    ['3≤n<5', '4', 10, 10],
    ['3≤n<5', '5', 10, null],
    ['≥5%/年', '6%', 10, 10],
    ['≥5%/年', '4%', 10, 8],
    ['≤5‰/年', '4‰', 10, 10],
    // The same share, written in hundredths and in thousandths.
    ['≤4‰', '0.5%', 10, 8],
    ['≤1%', '9‰', 10, 10],
    ['≥2%', '15‰', 10, 7.5],
  ] as const)('%s, done %s, of %d points gives %d', (target, actual, weight, score) => {
    expect(first([row(target, actual, weight, null)]).score).toBe(score);
  });

  test.each([
    ['≥50场', '6000人次', '不能比较'],
    ['≥50公里', '50000米', '不能比较'],
    ['≥0场', '5场', '目标值为 0'],
    ['≥20万人次', '18.6', '请核对是否也以万'],
    ['2020年12月底前', '100%', '读不出来'],
    ['≥50场', '已完成', '不是数字'],
    ['≥50场', '', '没有填写'],
    ['≥90%', '0.95', '可能是 95%'],
    ['2020年12月底前', '2021年2月3日', '晚于目标'],
    ['≥3场、≥5期', '3场', '表中没有得分'],
    ['若干场', '12场', '读不出数值'],
  ] as const)('%s, done “%s” cannot be computed, and says why', (target, actual, why) => {
    const scored = first([row(target, actual, 10, null)]);
    expect(scored).toMatchObject({ score: null, why: expect.stringContaining(why) });
    expect(scoreForm(form([row(target, actual, 10, null)])).total).toBeNull();
  });

  test.each([
    ['290%', '100%', '可能是“≥90%”'],
    ['≥90 9%', '100%', '中间有空格'],
    ['S90%', '85%', '可能是“≤90%”'],
    ['90%-80%', '85%', '下限大于上限'],
    ['约100场', '98场', '约数'],
  ] as const)('%s is not beyond doubt: it is not scored, and nothing is held against the form', (target, actual, why) => {
    const scored = first([row(target, actual, 10, 9)]);
    expect(scored).toMatchObject({ degree: null, score: null, departs: false, why: expect.stringContaining(why) });
    expect(first([row(target, actual, 10, 11)])).toMatchObject({ departs: true, why: expect.stringContaining('超过分值') });
    expect(first([row('≥290%', '290%', 10, 10)]).score).toBe(10);
  });

  test('no accident is reached by none, whatever sign the form writes', () => {
    const accidents = (actual: string) => first([row('=0起', actual, 10, null, { level3: '安全事故起数' })]);
    expect([accidents('0起').score, accidents('1起').score]).toEqual([10, 0]);
  });

  test('a score above its weight is said to be', () => {
    expect(first([row('≥100场', '100场', 10, 12)])).toMatchObject({ departs: true, why: expect.stringContaining('超过分值') });
  });

  test('a day missed is judged by the unit, and never full', () => {
    expect(first([row('2020年12月底前', '2021年2月3日', 10, 6)])).toMatchObject({ score: 6, departs: false });
    expect(first([row('2020年12月底前', '2021年2月3日', 10, 10)])).toMatchObject({ score: null, departs: true });
  });

  test('goals in words stand inside their band, by the tiers of the pack', () => {
    const partly = row('制度健全', '部分达成', 10, 5.5, { level2: '质量指标' });
    expect(first([partly], 'CN-2020')).toMatchObject({ departs: true, why: expect.stringContaining('6–8') });
    expect(first([partly], 'CN-2015')).toMatchObject({ departs: false, score: 5.5 });
    expect(first([partly], 'LOCAL-TIERS-50')).toMatchObject({ departs: false, score: 5.5 });
    expect(first([row('有效改善', '达成预期指标', 10, 9)], 'CN-2020')).toMatchObject({ departs: false, score: 9 });
    expect(first([row('有效改善', '未达成', 10, 9)], 'CN-2020')).toMatchObject({ departs: true, score: null });
  });

  test('CN-2021 awards a plain yes or no directly', () => {
    expect(first([row('建立制度', '已建立', 10, 8)], 'CN-2021')).toMatchObject({ score: 10, departs: true });
    expect(first([row('建立制度', '未建立', 10, 0)], 'CN-2021')).toMatchObject({ score: 0, departs: false });
    expect(first([row('建立制度', '已建立', 10, 8)], 'CN-2020')).toMatchObject({ score: 8, departs: false });
  });

  test('over-delivery is flagged from 130 % and costs nothing; saving on time is none', () => {
    expect(first([row('≥100场', '130场', 10, 10)])).toMatchObject({
      score: 10,
      departs: false,
      why: expect.stringContaining('130%'),
    });
    expect(first([row('≥100场', '129场', 10, 10)])).toMatchObject({ score: 10, why: null });
    expect(first([row('≤48小时', '20小时', 10, 10)])).toMatchObject({ score: 10, why: null });
  });

  test('a bound in the place of what was done is scored as written, and told', () => {
    const whys = (target: string, actual: string) => scoreForm(form([row(target, actual, 10, 10)]), 'CN-2020').indicators[0];
    expect(whys('≥95%', '≥95%')).toMatchObject({ score: 10, departs: false, why: expect.stringMatching(/是限值不是实际的数/) });
    expect(whys('2020年3月底前', '2020年3月底前')).toMatchObject({ score: 10, why: expect.stringMatching(/是限值不是实际的数/) });
    for (const said of ['100场以上', '超过100场', '≧100场'])
      expect(whys('≥100场', said)?.why, said).toMatch(/是限值不是实际的数/);
    expect([whys('≥95%', '96%'), whys('2020年3月底前', '2020年3月26日')].map((one) => one?.why)).toEqual([null, null]);
    expect(whys('2020年6月底前', '2020年6月底')?.why ?? '').not.toContain('是限值不是实际的数');
  });

  test('rules that give the execution of the budget other points than the form are told, where they were asked for', () => {
    const notes = (weight: number | null, pack?: 'LOCAL-EXECUTION-20' | 'CN-2020') =>
      scoreAsData(form([row('≥100场', '100场', 90, 90)], { weight, score: 9 }), pack).notes.map(({ code }) => code);
    expect(notes(10, 'LOCAL-EXECUTION-20')).toContain('execution-points-differ');
    expect(notes(10, 'CN-2020')).not.toContain('execution-points-differ');
    expect(notes(20)).not.toContain('execution-points-differ');
    expect(notes(null, 'LOCAL-EXECUTION-20')).not.toContain('execution-points-differ');
  });

  test('a missing reason is asked for', () => {
    expect(first([row('≥100场', '90场', 10, 9, { reason: null })]).why).toContain('没有写偏差原因');
    expect(first([row('≥100场', '90场', 10, 9, { reason: '无' })]).why).toContain('没有写偏差原因');
    expect(first([row('≥100场', '90场', 10, 9)]).why).toBeNull();
  });
});

test('a figure without a unit is counted in that of the column of units, and it is said; without such a column it is left open', () => {
  const beside = row('≥2万人次', '1.8', 20, 18, { unitOfColumn: '万人次' });
  const cost = row('≤30万元', '29.5', 10, 10, { unitOfColumn: '万元' });
  const [visits, money, open] = scoreForm(form([beside, cost, row('≥2万人次', '1.8', 20, 18)]), 'CN-2020').indicators;
  expect(visits).toMatchObject({
    degree: 0.9,
    score: 18,
    departs: false,
    why: expect.stringContaining('按度量单位一栏的“万人次”计'),
  });
  expect(money).toMatchObject({ score: 10, departs: false });
  expect(open).toMatchObject({ degree: null, score: null, why: expect.stringContaining('没有写单位') });
});

test('a strict bound that is only touched is not reached: its proportion is scored, and a reason is asked for', () => {
  const of = (target: string, reason: string | null) => first([row(target, '60', 10, null, { reason })]);
  expect(of('＞60', '已说明原因').why).toContain('正好等于目标的界限');
  expect(of('＞60', null)).toMatchObject({ score: 10, degree: 0.9999, why: expect.stringContaining('没有写偏差原因') });
  expect(of('＜60', null).why).toContain('没有写偏差原因');
  expect(of('＞59', null).why).toBe('表中没有得分');
});

describe('the form as a whole', () => {
  const full = [row('≥100场', '100场', 90, 90)];

  test('the execution row departs too, with its reason', () => {
    expect(scoreForm(form(full, { score: 10 }), 'CN-2020').execution).toMatchObject({
      score: 9,
      departs: true,
      why: expect.stringContaining('90%'),
    });
    expect(scoreForm(form(full, { score: 8 }), 'CN-2021').execution).toMatchObject({
      score: 7,
      departs: true,
      why: expect.stringContaining('已完成且未超预算'),
    });
    expect(scoreForm(form([row('≥100场', '80场', 90, 72)], { score: 10 }), 'CN-2021').execution).toMatchObject({
      score: 7,
      departs: true,
    });
  });

  test('a project that is done within its budget has all of the points: said, or by its targets and its own score', () => {
    const execution = (rows: readonly IndicatorReading[], score: number | null, finished?: boolean) =>
      scoreForm(form(rows, { score }), 'CN-2021', { finished }).execution;
    const short = [row('≥100场', '80场', 90, 72)];
    expect(execution(full, 10)).toMatchObject({ score: 10, departs: false, why: expect.stringContaining('均已完成') });
    expect(execution(full, 7)).toMatchObject({ score: 7, departs: false });
    expect(execution(full, null)).toMatchObject({ score: 7, departs: false });
    expect(execution(full, 10, false)).toMatchObject({ score: 7, departs: true });
    expect(execution(short, 10, true)).toMatchObject({ score: 10, departs: false });
    expect(execution(full, 7, true)).toMatchObject({ score: 10, departs: true });
    const over = scoreForm(form(full, { score: 10, executedYuan: 1_300_000 }), 'CN-2021', { finished: true }).execution;
    expect(over).toMatchObject({ score: 10, why: expect.stringContaining('超过预算') });
  });

  test('the line of over-delivery is the one that the office draws', () => {
    const why = (farAbove?: number) => scoreForm(form([row('≥100场', '140场', 90, 90)]), 'CN-2020', { farAbove }).indicators[0]!;
    expect([why().why, why(1.5).why, why(1.2).score]).toEqual(['完成值达到目标的 140%，请分析原因', null, 90]);
  });

  test('an execution weight of 20 is read from the form', () => {
    const report = scoreForm(form([row('≥100场', '100场', 80, 80)], { weight: 20, score: 18 }), 'CN-2020');
    expect([report.execution.score, report.total, report.grade]).toEqual([18, 98, '优']);
  });

  test('a form whose indicators hold all 100 points has no row of execution', () => {
    const report = scoreForm(form([row('≥100场', '95场', 100, 95)], { weight: null }), 'CN-2020');
    expect([report.execution.weight, report.total, report.grade]).toEqual([null, 95, '优']);
  });

  test.each([
    [2018, 'CN-2015'],
    [2020, 'CN-2020'],
    [2021, 'CN-2020'],
    [2022, 'CN-2021'],
  ])('a form for %d is scored by %s', (year, pack) => {
    expect(scoreForm(form(full, {}, year)).pack).toBe(pack);
  });

  test('a later form that was reckoned by proportion is recomputed by proportion, and says so', () => {
    const report = scoreForm(form([row('≥100场', '93场', 90, 83.7)], { score: 9 }, 2023));
    expect(report.pack).toBe('CN-2020');
    expect(report.notes[1]).toContain('按完成比例计');
    expect(report.indicators[0]!.departs).toBe(false);
    expect(scoreForm(form([row('≥100场', '93场', 90, 74.25)], { score: 7 }, 2023)).pack).toBe('CN-2021');
  });

  const unweighed = (level1: string, actual: string, score: number | null = null): IndicatorReading => ({
    ...row('≥100场', actual, 0, score, { level1, level2: null }),
    weight: null,
  });

  test('some rows without points leave the total open', () => {
    const report = scoreForm(form([unweighed('产出指标', '93场', 20), row('≥1场', '1场', 20, 20)], { score: 9 }), 'CN-2020');
    expect(report).toMatchObject({ weights: 'form', total: null });
    expect(report.indicators[0]).toMatchObject({ score: null, why: expect.stringContaining('没有分值') });
  });

  test('a form without points is scored by the shares of the rules, evenly within a group, and says so', () => {
    const rows = [unweighed('产出指标', '90场', 3), unweighed('产出指标', '100场'), unweighed('效益指标', '100场')];
    const report = scoreForm(form([...rows, unweighed('满意度指标', '100场')], { score: 9 }), 'CN-2020');
    expect(report.indicators.map((one) => [one.weight, one.score, one.departs])).toEqual([
      [25, 22.5, false],
      [25, 25, false],
      [30, 30, false],
      [10, 10, false],
    ]);
    expect(report).toMatchObject({ weights: 'rules', total: 96.5, grade: null });
    expect(report.notes.join('')).toContain('产出50分、效益30分、满意度10分');
  });

  test('points in the heads of levels are shared over their rows, to the last hundredth', () => {
    const rows = [...Array.from({ length: 3 }, () => unweighed('产出指标', '100场')), unweighed('效益指标', '50场')];
    const report = scoreForm({ ...form(rows, { score: 9 }), levelPoints: { 产出指标: 50, 效益指标: 40 } }, 'CN-2020');
    expect(report.indicators.map((one) => one.weight)).toEqual([16.67, 16.66, 16.67, 40]);
    expect(report).toMatchObject({ weights: 'heads', total: 79, grade: null });
    expect(report.notes.join('')).toContain('产出指标50分、效益指标40分');
    const partly = scoreForm({ ...form(rows, { score: 9 }), levelPoints: { 产出指标: 50 } }, 'CN-2020');
    expect(partly.weights).toBe('rules');
  });

  test('sums that do not fit are named', () => {
    const report = scoreForm({ ...form(full, { score: 9 }), totalScore: 95 }, 'CN-2020');
    expect(report.notes.some((note) => note.includes('99') && note.includes('95'))).toBe(true);
    expect(scoreForm(form([row('≥100场', '100场', 50, 50)])).notes.join('')).toContain('不是 100 分');
    expect(scoreForm(form([row('≥100场', '100场', 50, 50)])).grade).toBeNull();
  });
});

test('the example of a filled-in self-evaluation is scored, and its two faults are named', async () => {
  const name = '基层科普服务-自评-2020.txt';
  const read = await readForm({ name, bytes: readFileSync(new URL(`../../../examples/${name}`, import.meta.url)) });
  if (!read.ok) throw new Error(read.refusal.code);
  const report = scoreForm(read.value);
  expect(report).toMatchObject({ pack: 'CN-2020', total: 97.42, declaredTotal: 97.85, grade: '优' });
  expect(report.indicators.filter(({ departs }) => departs).map(({ level3 }) => level3)).toEqual(['完成及时率']);
  expect(report.indicators.at(-1)).toMatchObject({
    level3: '社区、园区和楼宇满意度',
    departs: false,
    why: expect.stringContaining('没有写偏差原因'),
  });
});
