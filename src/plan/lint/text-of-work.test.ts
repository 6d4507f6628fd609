import { describe, expect, test } from 'vitest';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { formOf } from './form-of.fixture.ts';
import { lintForm } from './lint-form.ts';

/** What the rule says of a form of one talk indicator whose text is this. */
function codesOf(rule: string, sections: Record<string, string>, changes: Partial<FormReading> = {}): string[] {
  const form = formOf({
    layout: 'sh-2020-target',
    year: 2020,
    project: '天文科普进校园',
    budget: 360_000,
    sections,
    rows: [
      ['产出目标', '数量', '天文讲座场次', '≥45场'],
      ['效果目标', '社会效益', '观星课学员测验平均提高分', '≥6分'],
    ],
    changes,
  });
  return lintForm(form)
    .filter((finding) => finding.rule === rule)
    .map(({ code }) => code);
}

describe('L12: what the text will do has an indicator', () => {
  test.each([
    ['全年举办天文讲座45场，组织青少年观星夏令营。', 'camps-unmeasured'],
    ['全年举办天文讲座45场，编写《校园观星手册》。', 'publications-unmeasured'],
    ['全年举办天文讲座45场，制作天象仪视频30部。', 'quantity-unmeasured'],
    // A word of the whole project, and a unit that only counts alike, measure nothing.
    ['全年举办天文讲座45场，举办天文科普训练班8期。', 'quantity-unmeasured'],
  ])('%s', (text, code) => expect(codesOf('L12', { 概况: text })).toEqual([code]));

  test.each([
    '全年举办天文讲座45场，不含竞赛和巡展。',
    '全年举办天文讲座45场。2018年曾举办观星夏令营，本年不再举办。',
    '不断开展天文讲座，全年45场。',
  ])('but not %s', (text) => expect(codesOf('L12', { 概况: text })).toEqual([]));

  test('不少于 and 不断 deny nothing', () => {
    expect(codesOf('L12', { 概况: '不断举办观星大赛，不少于3次。' })).toEqual(['contests-unmeasured']);
  });
});

describe('L14: a one-off is not carried on year by year', () => {
  const once = (text: string) => codesOf('L14', { 项目设立的必要性: text }, { category: '其他一次性项目' });
  test.each(['本项目每年实施，深受学校欢迎。', '在上年观星课的基础上继续扩大。', '已连续举办六届。'])('%s', (text) =>
    expect(once(text)).toEqual(['one-off-yearly']),
  );
  test('what it builds may last', () => {
    expect(once('建成后学校可长期使用。')).not.toContain('one-off-yearly');
  });
});

describe('L15: services that are bought are declared', () => {
  const denied = { governmentPurchase: false };
  test.each(['举办天文讲座45场，经竞争性磋商确定承办单位。', '举办天文讲座45场，公开招标选定运营机构。'])('%s', (text) =>
    expect(codesOf('L15', { 概况: text }, denied)).toEqual(['purchase-denied']),
  );
  test.each(['举办天文讲座45场，由本馆教师主讲，不委托第三方机构。', '举办天文讲座45场，无需外包。'])('but not %s', (text) =>
    expect(codesOf('L15', { 概况: text }, denied)).toEqual([]),
  );
});

test('L16: a goal of the whole region that is to rise from one share to another', () => {
  const cited = (text: string) => codesOf('L16', { 立项依据: text });
  expect(cited('规划要求公民具备科学素质的比例由12%提高到18%。')).toEqual(['policy-goal-apart']);
  expect(cited('依据《科普条例》第九条设立。')).toEqual([]);
});
