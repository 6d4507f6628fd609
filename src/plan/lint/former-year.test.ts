import { expect, test } from 'vitest';
import { formOf } from './form-of.fixture.ts';
import { lintForm } from './lint-form.ts';

/** A programme of 2021 whose plan says so much. */
const planOf = (text: string, start = '2021-01-01') =>
  formOf({
    layout: 'cn-target',
    year: 2021,
    project: '社区科普',
    budget: 200_000,
    sections: { 年度总体目标: '全年讲座120场，居民满意度90%以上。', 实施计划: text },
    rows: [['产出指标', '数量指标', '讲座场次', '≥120场']],
    changes: { start, end: '2021-12-31' },
  });
const formerYears = (text: string, start?: string) =>
  lintForm(planOf(text, start))
    .filter(({ code }) => code === 'former-year')
    .map(({ rule, severity, params }) => ({ rule, severity, years: params.years }));

test('a text that tells only of the work of former years was carried over from them', () => {
  expect(formerYears('组织2020年的申报、评审与立项。')).toEqual([{ rule: 'L25', severity: 'warning', years: [2020] }]);
  expect(formerYears('2020年计划举办讲座60场；对2019年项目结题验收。')).toMatchObject([{ years: [2020] }]);
});

test.each([
  '2020年计划服务社区居民两万人次。',
  '2020年培训讲师60人。',
  '2020年建设社区科普角12个。',
  '组织开展2020年全国科普日活动。',
  '2020年下半年实施展厅改造。',
])('work that is planned for a former year alone: %s', (text) => expect(formerYears(text)).toMatchObject([{ years: [2020] }]));

test.each([
  '2020年的课程经验表明，自然课堂深受欢迎，全年举办自然课堂36场。',
  '2020年秋季学期家长呼声强烈，全年举办自然课堂36场。',
  '针对2020年调查发现的不足，全年举办自然课堂36场。',
  '全年举办自然课堂36场，执行2020年标准。',
  '全年举办自然课堂36场，2019年家庭参与率为40%。',
  '全年举办自然课堂36场，项目经费在2020年预算内。',
  '2020年举办讲座60场，深受居民欢迎，全年增至120场。',
  '2020年举办讲座60场，今年增至120场。',
  '2020年建设项目的展厅投入使用。',
  '2020年完成情况良好，全年举办讲座120场。',
  '2020年完成改造的展厅对外开放。',
  '按2020年实施方案选点。',
  '2020年培训满意率为92%，全年举办讲座120场。',
])('a former year beside work of this one: %s', (text) => expect(formerYears(text)).toEqual([]));

test('years of documents, of plans, of what was done before, or beside the year itself are no text of the year before', () => {
  for (const text of [
    '按2018—2020年行动计划推进科学咖啡馆。',
    '落实2016年至2020年规划。',
    '参加人次较2020年提高5%。',
    '比2020年多办20场。',
    '2019年已建成示范点12个，本年扩到16个。',
    '依据2020年印发的工作方案组织评审。',
    '按《科普工作方案（2020年版）》（科协〔2020〕3号）组织评审。',
    '对2019年、2020年已立项的项目做中期跟踪和结题验收。',
    '2020年办过120场，2021年办160场。',
    '分步实施，到2025年全部覆盖。',
  ])
    expect([text, formerYears(text)]).toEqual([text, []]);
  expect(formerYears('2020年下半年完成选址。', '2020-07-01')).toEqual([]);
});
