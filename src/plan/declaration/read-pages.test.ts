import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** Target tables as public pages print them: copied cell by cell, with the hints of their templates and columns of their own. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '公开.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const rowsOf = ({ indicators }: FormReading): string[] =>
  indicators.map(({ level1, level2, level3, target, weight }) =>
    [level1 ?? '', level2 ?? '', level3, target.raw, weight ?? ''].join('｜').replace(/｜$/, ''),
  );

const FORM = `项目支出绩效目标表
（2023年度）
项目名称 科普讲座
实施单位 演示市科普中心
年度资金总额：3万元
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 讲座场次 ≥20场
效益指标 社会效益指标 受益居民人次 ≥2000人次
满意度指标 服务对象满意度指标 听众满意度 ≥90%`;
const MENU = `演示市人民政府 | 省政府 | 登录 | 注册
首页 > 政府信息公开 > 财政预决算
发布机构 演示市科协 有 效 性 有效
发布时间:2023-01-05 10:25:19 来源:演示市科协 字体:[ 大 中 小 ]
`;
const FOOT = `

附件:
扫一扫在手机打开当前页
[下载] [打印] [关闭]
相关解读
- 评论
主办单位:演示市人民政府 网站标识码:0000000000`;

describe('a form within its web page', () => {
  const rows = [
    '产出指标｜数量指标｜讲座场次｜≥20场',
    '效益指标｜社会效益指标｜受益居民人次｜≥2000人次',
    '满意度指标｜服务对象满意度指标｜听众满意度｜≥90%',
  ];

  test.each([
    ['blanks', FORM],
    ['tabs', FORM.replace(/ /g, '\t')],
    ['a cell a line', FORM.replace(/[ \n]/g, '\n\n')],
    ['glued cells', FORM.replace(/ /g, '')],
  ])('%s', async (_, form) => {
    const reading = await read(MENU + form + FOOT);
    expect(rowsOf(reading)).toEqual(rows);
    expect(reading).toMatchObject({ project: '科普讲座', unit: '演示市科普中心', budget: { currentYearYuan: 30_000 } });
  });
});

test('a standard of several grades gives the best one as target, and says so', async () => {
  const lines = [
    ['2019年科普经费绩效目标表'],
    ['单位：万元'],
    ['项目名称', '科普经费'],
    ['预算规模及资金用途', '预算数', '20.00', '其中：财政资金', '20.00'],
    ['绩效目标', '全年开展科普活动，提高公众科学素质。'],
    ['指标分类', '绩效指标', '绩效指标描述', '绩效指标评价标准', '', '', '', '评价标准确定依据'],
    ['', '', '', '优', '良', '中', '差', ''],
    ['产出指标', '科普活动场次（次）', '全年开展活动的次数', '≥20', '≥15', '≥10', '＜10', '工作计划'],
    ['产出指标', '活动按期完成率（%）', '按期完成的活动占比', '≥95%', '≥90%', '≥80%', '＜80%', '工作计划'],
    ['效果指标', '公众满意度（%）', '问卷中满意的占比', '≥90%', '≥80%', '≥70%', '＜70%', '问卷'],
  ];
  const form = await read(lines.map((line) => line.join('\t')).join('\n'));
  expect(form).toMatchObject({ layout: 'cn-graded-target', project: '科普经费', budget: { currentYearYuan: 200_000 } });
  expect(rowsOf(form)).toEqual([
    '产出指标｜｜科普活动场次（次）｜≥20',
    '产出指标｜｜活动按期完成率（%）｜≥95%',
    '效果指标｜｜公众满意度（%）｜≥90%',
  ]);
  expect(form.warnings.map(({ code }) => code)).toEqual(['top-grade-taken']);
});

test('brackets that name the parts and levels of a list of projects', async () => {
  const project = (name: string, money: string, sessions: number) => `   045002

   ${name}

${money}

【项目概况】：在社区办讲座。

【总体目标】

全年讲座${sessions}场，服务居民。

【产出指标-数量指标】

指标1：讲座场次（≥${sessions}场）

【产出指标-成本指标】

指标1：讲座成本（<${money}元）

【效益指标-社会效益指标】

指标1：居民科学兴趣（有所提升）

【满意度指标-服务对象满意度指标】

指标1：居民满意度（≥90%）
`;
  const form = await read(
    `演示市科协2025年项目绩效目标和指标\n\n单位编码\n\n单位名称(项目类别\n/支出项目)\n\n年度预算安排\n\n${project('社区科普讲座', '172000', 20)}\n${project('科普长廊更新', '90000', 30)}`,
  );
  expect(form).toMatchObject({ year: 2025, unit: '演示市科协', project: '社区科普讲座', budget: { currentYearYuan: 172_000 } });
  expect(form.sections).toMatchObject({ 概况: '在社区办讲座。', 年度总体目标: '全年讲座20场，服务居民。' });
  expect(rowsOf(form)).toEqual([
    '产出指标｜数量指标｜讲座场次｜≥20场',
    '产出指标｜成本指标｜讲座成本｜<172000元',
    '效益指标｜社会效益指标｜居民科学兴趣｜有所提升',
    '满意度指标｜服务对象满意度指标｜居民满意度｜≥90%',
  ]);
  expect(form.warnings.map(({ code }) => code).sort()).toEqual(['further-form-unread', 'money-unit-missing']);
});

test('a date that a spreadsheet gave away as a number is doubted, with the day that it may be', async () => {
  const form = await read(FORM.replace('讲座场次 ≥20场', '讲座完成时间 =44,926'));
  expect(form.warnings).toMatchObject([{ code: 'date-serial', message: expect.stringContaining('2022-12-31') }]);
});

test('labels that their values ran into, above a table with blanks', async () => {
  const form = await read(`演示街道2021年重点项目绩效目标表
预算单位演示街道办事处项目主管部门演示街道办事处项目名称科普长廊维护
项目预计开始时间1/1/2021预计完成时间12/31/2021项目申报金额
(万元)
18.60
项目属性延续项目分类常年性支出分类重点专项
项目概况维护辖区内的科普长廊。
项目当年绩效目标全年维护长廊12处。
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 维护长廊数 ≥12处`);
  expect(form).toMatchObject({
    unit: '演示街道办事处',
    project: '科普长廊维护',
    category: '常年性',
    start: '2021-01-01',
    end: '2021-12-31',
    budget: { currentYearYuan: 186_000 },
    sections: { 概况: '维护辖区内的科普长廊。', 年度总体目标: '全年维护长廊12处。' },
  });
  expect(rowsOf(form)).toEqual(['产出指标｜数量指标｜维护长廊数｜≥12处']);
});

test('a heading that its narrow column broke before its last letter is whole, and none of that letter alone', async () => {
  const form = await read(`                  中央补助地方科普专项资金绩效目标自评表

                           （2024 年度）

转移支付（项目）名称     社区科普活动站开放补助
中央主管部门         财政部、中国科协
地方主管部门         云台市文化和旅游局                   实施单位      云台市图书馆
                             全年预算数（A）      全年执行数（B）             预算执行率（B/A）
项目资金   年度资金总额：               210.00        189.00              90%
（万元）   其中：中央补助               210.00        189.00              90%
       地方资金                  0             0
                                                     全年完成       未完成原因和改进措
       一级指标    二级指标          三级指标          年度指标值
                                                     值          施
       成本指标    经济成本指标        单册购书成本        ≤45 元/册   43.2 元/册
                             全年开放天数        >=300 天   312 天
               数量指标
                             读者活动场次        ≥60 场     58 场       两场因停电取消
绩效指标   产出指标
               质量指标          图书差错率         ≤5‰       3‰
               时效指标          新书上架时间        15 天以内    12 天`);
  expect(form.indicators.slice(0, 3).map(({ level3, target, actual }) => [level3, target.value, actual?.value])).toEqual([
    ['单册购书成本', 45, 43.2],
    ['全年开放天数', 300, 312],
    ['读者活动场次', 60, 58],
  ]);
});
