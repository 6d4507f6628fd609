import { expect, test } from 'vitest';
import { first, row } from './score-form.fixture.ts';

test.each([
  ['零伤亡', '发生2起', 'missed'],
  ['无投诉', '收到投诉3件', 'missed'],
  ['不发生泄密事件', '出现一次泄密', 'missed'],
  ['无', '1起', 'missed'],
  ['不发生', '未发生', 'reached'],
  ['零伤亡', '全年巡查20次，未发生伤亡', 'reached'],
  ['杜绝火灾', '杜绝了火灾发生', 'reached'],
  ['零伤亡', '伤亡发生率为0', 'reached'],
  ['零伤亡', '发生0起', 'reached'],
  ['运行安全', '未发生异常', 'reached'],
  ['Ⅱ类及以上', 'Ⅲ类', 'missed'],
  ['Ⅱ类及以上', 'Ⅰ类', 'reached'],
  ['Ⅱ类及以上', '未达到Ⅱ类', 'missed'],
  ['五星级', '四星级', 'missed'],
  ['全市前5名', '第8名', 'missed'],
  ['全市前五名', '全市第四名', 'reached'],
  ['优秀', '良好', 'missed'],
  ['良好以上', '优秀', 'reached'],
  ['按时', '未按时', 'missed'],
  ['顺畅', '不顺畅', 'missed'],
  ['及时', '基本及时', 'partly'],
  ['明显改善', '有所改善', 'partly'],
  ['有所改善', '环境有所改善', 'reached'],
  ['基本建成', '基本建成', 'reached'],
  ['完善基本医疗', '基本医疗已完善', 'reached'],
] as const)('%s, done “%s”, is %s', (target, actual, tier) => {
  const at = (score: number) => first([row(target, actual, 10, score, { level2: '质量指标' })], 'CN-2020').departs;
  expect([at(10), at(7), at(3)]).toEqual([tier !== 'reached', tier !== 'partly', tier !== 'missed']);
});

test.each([
  ['Ⅱ类及以上', '二级'],
  ['二级', '三级'],
  ['一级A标准', '一级B标准'],
  ['全省前5名', '全市第2名'],
  ['前3名', '前5名'],
  ['零伤亡', '发生1起轻伤，未发生重伤'],
])('%s, done “%s”, is left to a person, and nothing is held against the form', (target, actual) => {
  expect(first([row(target, actual, 10, 10)], 'CN-2020')).toMatchObject({
    degree: null,
    score: null,
    departs: false,
    why: expect.stringContaining('请人工评判'),
  });
});

test('figures in words that nobody has compared are told, and the judgement of the unit stands', () => {
  expect(first([row('≥4场、≥6期', '4场、5期', 10, 10)], 'CN-2020')).toMatchObject({
    score: 10,
    departs: false,
    why: expect.stringContaining('请人工核对'),
  });
});

test('the higher grade is the better one in hospitals', () => {
  const grade = (actual: string) => first([row('二级及以上', actual, 10, 10, { level3: '医院等级' })], 'CN-2020').departs;
  expect([grade('三级'), grade('一级')]).toEqual([false, true]);
});

test.each([
  ['≤12/10万', '15/10万', 8],
  ['≤12/10万', '9/10万', 10],
  ['不低于8/万', '6/万', 7.5],
])('so many out of many are compared as figures: %s, done %s', (target, actual, score) => {
  expect(first([row(target, actual, 10, null)], 'CN-2020').score).toBe(score);
});

test('a plain yes or no is awarded by what the target asks', () => {
  const award = (target: string, actual: string) => first([row(target, actual, 10, 10)], 'CN-2021').score;
  expect([award('不发生', '未发生'), award('零伤亡', '发生2起'), award('无投诉', '收到投诉3件')]).toEqual([10, 0, 0]);
});

test.each([
  ['零上访', '化解矛盾纠纷15起，无上访'],
  ['零伤亡', '处置突发事件3起，零伤亡'],
  ['无投诉', '收到表扬信3封，无投诉'],
  ['无不良影响', '产生良好社会效益，无不良影响'],
  ['不发生泄密', '12次检查均无泄密'],
  ['不超预算', '未超预算'],
  ['控制在预算内', '未突破预算'],
  ['安全运行', '全年没有安全事故'],
  ['齐全', '资料齐全，没有缺漏'],
  ['达标', '全部达标，没有超标断面'],
  ['按时完成', '未延误，按时完成'],
  ['合格', '不合格产品已全部退换，抽检合格'],
  ['稳定', '无不稳定因素，总体稳定'],
  ['及时发放', '全部分发到位'],
  ['保障到位', '实现老有所养、病有所医'],
  ['健全', '制度健全，尚未发现漏洞'],
  ['民生改善', '基本民生保障到位'],
  ['建立三级联动机制', '建立市县乡村四级联动机制'],
  ['五类人群全覆盖', '六类人群全覆盖'],
])('%s, done “%s”: full points of what is sound are not held against the form', (target, actual) => {
  for (const pack of ['CN-2020', 'CN-2021'] as const)
    expect(first([row(target, actual, 10, 10, { level2: '质量指标' })], pack).departs).toBe(false);
});
