import { describe, expect, test } from 'vitest';
import { first, form, row, scoreForm } from './score-form.fixture.ts';

describe('an actual that goes the other way than its target', () => {
  test.each([
    ['较上年下降≥4%', '上升3%', 0],
    ['较上年增长≥6%', '较上年下降2%', 0],
    ['同比下降≥8%', '同比增长9%', 0],
    ['同比降8%以上', '不降反升1%', 0],
    ['较上年增长≥6%', '负增长2%', 0],
    ['较上年增长≥6%', '-2%', 0],
    ['较上年下降≥4%', '-4%', 10],
    ['较上年下降≥4%', '3%', 7.5],
    ['较上年下降≥4%', '同比下降5%', 10],
    ['较上年增长≥6%', '增长3%', 5],
    ['较上年提高≥2个百分点', '下降1个百分点', 0],
    // To rise by no more than so much is kept by a fall.
    ['较上年增长≤6%', '下降2%', 10],
    // A level that was raised to is no change.
    ['≥95%', '提高到96%', 10],
  ])('%s, done “%s”, gives %d of 10', (target, actual, score) => {
    const scored = first([row(target, actual, 10, null)], 'CN-2020');
    expect(scored.score).toBe(score);
    if (score === 0) expect(scored.why).toContain('方向相反');
  });

  test.each([
    ['较上年增长≤3%', '下降0.2%', {}],
    ['涨幅≤3%', '-0.2%', {}],
    ['≤3%', '上涨0.2%', { level3: '居民消费价格' }],
    ['≤3%', '下降0.2%', { level3: '居民消费价格' }],
    ['≥500吨', '减少520吨', { level3: '减排量' }],
    ['≥10%', '能耗降低12%', { level3: '节能率' }],
    ['≤0.6%', '下降为0.5%', {}],
  ])('a bound on a change is kept, and nothing is said of its way: %s, done “%s”', (target, actual, names) => {
    const scored = first([row(target, actual, 10, 10, names)], 'CN-2020');
    expect(scored.score).toBe(10);
    expect(scored.why ?? '').not.toContain('方向');
  });

  test('the name may say the way', () => {
    const scored = (actual: string) => first([row('≥4%', actual, 10, 0, { level3: '能耗下降率' })], 'CN-2020');
    expect(scored('上升3%')).toMatchObject({ degree: 0, score: 0, departs: false, why: expect.stringContaining('方向相反') });
    expect(scored('下降4%').score).toBe(10);
    expect(scored('-3%')).toMatchObject({ degree: null, score: null, why: expect.stringContaining('方向无法判定') });
  });

  test.each([
    ['较上年增长≥6%', '增幅回落2%'],
    ['≥6%', '下降3%'],
    ['≤6%', '上升3%'],
    ['≤5天', '缩短3天'],
  ])('%s, done “%s”: the way cannot be told, and nothing is scored', (target, actual) => {
    expect(first([row(target, actual, 10, 8)])).toMatchObject({
      degree: null,
      score: null,
      departs: false,
      why: expect.stringContaining('方向无法判定'),
    });
  });
});

describe('a target without “≤” of something that is to be kept low', () => {
  const cost = { level1: '成本指标', level2: '经济成本指标', level3: '展具租用' };
  const benefit = { level1: '效益指标', level2: '社会效益指标' };
  test.each([
    ['20万元', '16万元', cost, 10, '经济成本指标'],
    ['20万元', '25万元', cost, 8, '经济成本指标'],
    ['=20万元', '25万元', cost, 8, '经济成本指标'],
    ['4件', '2件', { ...benefit, level3: '群众投诉件数' }, 10, '群众投诉件数'],
    ['4件', '5件', { ...benefit, level3: '群众投诉件数' }, 8, '群众投诉件数'],
    ['2小时', '1小时', { ...benefit, level3: '故障响应时间' }, 10, '故障响应时间'],
  ])('%s, done %s', (target, actual, names, score, why) => {
    const scored = first([row(target, actual, 10, null, names)], 'CN-2020');
    expect(scored).toMatchObject({ score, why: expect.stringContaining(why) });
    expect(scored.why).not.toContain('≥');
    expect(scored.why).not.toContain('没有达到上限');
  });

  test('what is just the target is reached, whichever way it was meant', () => {
    for (const target of ['20万元', '=20万元'])
      expect(first([row(target, '20万元', 10, 10, cost)])).toMatchObject({ score: 10, why: null });
  });

  test.each([
    ['100%', '95%', '预算执行率', 9.5],
    ['10%', '12%', '成本节约率', 10],
    ['100%', '90%', '资金使用合规率', 9],
  ])('what stands under 成本 and is to be much stays so: %s, done %s, %s', (target, actual, level3, score) => {
    expect(first([row(target, actual, 10, null, { ...cost, level3 })], 'CN-2020').score).toBe(score);
  });

  test('an output keeps its “=”, and a fall of what is kept low is the better the more of it', () => {
    expect(first([row('=20场', '25场', 10, 10)])).toMatchObject({ score: 10, departs: false });
    expect(first([row('较上年下降10%', '下降12%', 10, 10, { ...benefit, level3: '群众投诉件数' })])).toMatchObject({ score: 10 });
  });

  test('where neither level nor name tells, the least is assumed, and said', () => {
    const open = (actual: string) => first([row('30', actual, 10, null, { ...benefit, level3: '平台指数' })], 'CN-2020');
    expect(open('24')).toMatchObject({ score: 8, why: expect.stringContaining('按“≥”计分') });
    expect(open('30').why).toBe('表中没有得分');
    expect(first([row('30场', '24场', 10, 8)], 'CN-2020').why).toBeNull();
  });
});

test.each([
  ['每季度≥1次', '每季度开展1次', 10],
  ['每月开展2次', '每月2次', 10],
  ['每周1次', '每周检修1次', 10],
  ['每月2次', '每月开展1次', 5],
  ['每月2次', '24次', null],
])('what comes again is compared with what comes again as often: %s, done “%s”', (target, actual, score) => {
  const scored = first([row(target, actual, 10, null)], 'CN-2020');
  expect(scored.score).toBe(score);
  if (score === null) expect(scored.why).toContain('次/月');
});

test('a month of the year stays one, with “≤” too', () => {
  expect(first([row('≤12月', '2020年11月', 10, 10, { level2: '时效指标', level3: '完成时间' })], 'CN-2020').score).toBe(10);
});

test('a figure for the year is that of the form, which is of one year', () => {
  expect(first([row('≥24次/年', '18次', 10, null)], 'CN-2020').score).toBe(7.5);
  expect(first([row('≥24次', '24次/年', 10, null)], 'CN-2020').score).toBe(10);
  expect(first([row('≥24次/月', '18次', 10, null)], 'CN-2020').score).toBeNull();
});

test('an estimate is scored by its figure, and told; so is what is above a range', () => {
  expect(first([row('≥300人', '约270人', 10, 9)], 'CN-2020')).toMatchObject({
    score: 9,
    departs: false,
    why: expect.stringContaining('“约270人”是约数'),
  });
  expect(first([row('40-50人', '100人', 10, null)], 'CN-2020')).toMatchObject({
    score: 5,
    why: expect.stringContaining('超过目标区间的上限'),
  });
  expect(scoreForm(form([row('40-50人', '45人', 10, 10)]), 'CN-2020').indicators[0]!.why).toBeNull();
});

test.each([
  ['数量指标', '破获刑事案件数', '100起', '120起'],
  ['数量指标', '调处矛盾纠纷数', '50件', '66件'],
  ['数量指标', '排除故障数', '40次', '50次'],
  ['质量指标', '平均无故障时间', '1000小时', '1200小时'],
  ['质量指标', '无差错率', '95%', '99%'],
  ['社会效益指标', '零投诉率', '90%', '99%'],
  ['经济成本指标', '支出进度', '90%', '98%'],
  ['经济成本指标', '会议费标准', '450元/人天', '400元/人天'],
  ['经济成本指标', '讲师劳务费', '10万元', '9万元'],
  ['经济成本指标', '成本效益比', '1.2', '1.5'],
  ['数量指标', '企业研发经费支出', '5000万元', '5600万元'],
])('%s %s %s, done %s, is sound and keeps its points', (level2, level3, target, actual) => {
  expect(first([row(target, actual, 5, 5, { level2, level3 })], 'CN-2020').departs).toBe(false);
});
