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
const cells = (text: string): string => text.trim().split(/\n/).join('\n\n');

const HEAD = '项目绩效目标表\n（2023年度）\n项目名称\n科普大篷车进校园\n主管部门\n演示市科协\n实施单位\n演示市科普中心';

describe('a cell a line, with a blank line between the cells', () => {
  test('a level that its narrow cell broke is whole again', async () => {
    const form = await read(
      cells(`${HEAD}
绩效指标
一级指标
二级指标
三级指标
指标值
产出指标
数量指标
进校园场次
≥40场
效益指标
经济效益
指标
节约租车费用
3000元
社会效益
指标
受益学生人次
≥2万人次
满意度指标
服务对象满意度指标
教师满意度
≥90%`),
    );
    expect(rowsOf(form)).toEqual([
      '产出指标｜数量指标｜进校园场次｜≥40场',
      '效益指标｜经济效益指标｜节约租车费用｜3000元',
      '效益指标｜社会效益指标｜受益学生人次｜≥2万人次',
      '满意度指标｜服务对象满意度指标｜教师满意度｜≥90%',
    ]);
    expect(form.warnings.map(({ code }) => code)).not.toContain('columns-inferred');
  });

  test('the value of the whole period is not that of the year', async () => {
    const form = await read(
      cells(`${HEAD}
绩效指标
一级指标
二级指标
三级指标
周期指标值
本年度指标值
产出指标
数量指标
新建展区面积（平方米）
1800
600
新增展品数量（件）
90
30
质量指标
展品验收合格率
100%
100%`),
    );
    expect(rowsOf(form)).toEqual([
      '产出指标｜数量指标｜新建展区面积（平方米）｜600',
      '产出指标｜数量指标｜新增展品数量（件）｜30',
      '产出指标｜质量指标｜展品验收合格率｜100%',
    ]);
    expect(form.warnings.map(({ code }) => code)).toContain('other-years-kept');
    const whole = { heading: '周期指标值', year: null, midTerm: true, of: 'target' };
    expect(form.indicators.map(({ otherValues }) => otherValues)).toMatchObject([
      [{ ...whole, raw: '1800', value: 1800 }],
      [{ ...whole, raw: '90' }],
      [{ ...whole, raw: '100%', unit: '%' }],
    ]);
  });

  test('the yardstick of a target is a cell of its own, also beside figures without a sign', async () => {
    const form = await read(
      cells(`${HEAD}
年度绩效指标
一级指标
二级指标
三级指标
指标值
绩效标准
产出指标
数量指标
借出展品件数
24
计划标准
单件最重
15
计划标准
质量指标
展品外观
无破损
计划标准
满意度指标
服务对象满意度指标
借展学校满意度
93%
计划标准
其他需说明的问题`),
    );
    expect(rowsOf(form)).toEqual([
      '产出指标｜数量指标｜借出展品件数｜24',
      '产出指标｜数量指标｜单件最重｜15',
      '产出指标｜质量指标｜展品外观｜无破损',
      '满意度指标｜服务对象满意度指标｜借展学校满意度｜93%',
    ]);
  });
});

describe('columns of local systems', () => {
  const form = (project: string, goal: string) => `2023年一般性项目绩效目标表（一级项目） |
编制单位： |
614-演示镇 |
单位：万元 |
专项资金名称 |
${project} |
当年预算 |
8.25 |
当年绩效目标 |
${goal} |
绩效指标 |
指标 |
指标权重 |
计量单位 |
指标性质 |
指标值 |
讲座场次 |
20 |
场 |
≥ |
8 |
听众满意度 |
15 |
% |
≥ |
92 |
浓厚科普氛围 |
20 |
|
定性 |
|
`;

  test('points, unit and sign stand before the value, and a further form is told', async () => {
    const one = await read(form('村科普员补助', '按月发放补助。'));
    expect(rowsOf(one)).toEqual(['｜｜讲座场次｜≥8场｜20', '｜｜听众满意度｜≥92%｜15', '｜｜浓厚科普氛围｜｜20']);
    expect(one.budget.currentYearYuan).toBe(82_500);
    const two = await read(form('村科普员补助', '按月发放补助。') + form('科普宣传栏', '按季更新。'));
    expect(two.project).toBe('村科普员补助');
    expect(rowsOf(two)).toEqual(rowsOf(one));
    expect(two.warnings.map(({ code }) => code)).toContain('further-form-unread');
  });

  test('正向 and 反向 are no part of a name', async () => {
    const form = await read(`科普设施维护项目绩效目标表
(2021年)
项目名称 科普设施维护
实施单位 (512001)演示市科普中心
绩效指标(权重分值90分) 一级指标 二级指标 三级指标 指标性质 指标方向 目标值 计量单位 分值 备注
产出指标 数量指标 维护次数 正向 = 12 次 15
产出指标 质量指标 设施完好率 正向 = 98 % 20
产出指标 成本指标 维护总成本 反向 = 3 万元 10`);
    expect(rowsOf(form)).toEqual([
      '产出指标｜数量指标｜维护次数｜=12次｜15',
      '产出指标｜质量指标｜设施完好率｜=98%｜20',
      '产出指标｜成本指标｜维护总成本｜=3万元｜10',
    ]);
  });

  test('what a list of the template leaves open behind a name parts no rows', async () => {
    const form = await read(`绩效目标申报表
项目名称 乡村科普馆 项目负责人及电话 某某
实施单位 演示镇
资金情况（万元） 年度资金总额： 10
绩效指标 一级指标 二级指标 三级指标 指标值 备注
产出指标 数量指标 乡村科普馆建设工程 >=35平方米
科普展项数量( ≥**个 ) >=7个
质量指标 *展项安装达标率100% >=96%
满意度指标 服务对象满意度指标 参观村民满意度(≥**%) >=92%
带队教师满意度(≥**%) >=94%`);
    expect(rowsOf(form)).toEqual([
      '产出指标｜数量指标｜乡村科普馆建设工程｜>=35平方米',
      '产出指标｜数量指标｜科普展项数量(≥**个)｜>=7个',
      '产出指标｜质量指标｜展项安装达标率100%｜>=96%',
      '满意度指标｜服务对象满意度指标｜参观村民满意度(≥**%)｜>=92%',
      '满意度指标｜服务对象满意度指标｜带队教师满意度(≥**%)｜>=94%',
    ]);
  });

  test('the table of an investment plan has its own first levels', async () => {
    const form = await read(`演示市2022年科普场馆中央预算内投资计划绩效目标表
项目名称 |
科普馆提升 | ||||
绩 效 指 标 |
一级指标 |
二级指标 |
三级指标 |
指标值 | |
实施效果指标 |
产出指标 |
改造展馆座数（含新馆） |
2 | ||
布展一次验收率 |
97% | ||||
效益指标 |
年参观人次 |
≥5万人次 | |||`);
    expect(form.layout).toBe('cn-investment-target');
    expect(rowsOf(form)).toEqual([
      '实施效果指标｜产出指标｜改造展馆座数（含新馆）｜2',
      '实施效果指标｜产出指标｜布展一次验收率｜97%',
      '实施效果指标｜效益指标｜年参观人次｜≥5万人次',
    ]);
  });
});

describe('dates and amounts of the head', () => {
  const headed = (lines: string) =>
    read(
      `项目支出绩效目标表\n（2021年度）\n项目名称 科普讲座\n${lines}\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 讲座场次 ≥8场`,
    );

  test.each([
    ['项目起止时间 2021.01-2021.12', '2021-01-01', '2021-12-31'],
    ['项目起止时间 202101-202112', '2021-01-01', '2021-12-31'],
    ['建设周期 2021年6月-2022年5月', '2021-06-01', '2022-05-31'],
    ['项目预计开始时间 1/1/2021 预计完成时间 12/31/2021', '2021-01-01', '2021-12-31'],
    // Whether March or April is meant nothing says.
    ['项目预计开始时间 3/4/2021', null, null],
  ])('%s', async (line, start, end) => {
    expect(await headed(line)).toMatchObject({ start, end });
  });

  test.each([
    ['年度资金总额：720万（其中讲座300万元，展览420万元）', 7_200_000],
    ['年度资金总额：60万 中央补助资金60', 600_000],
    ['年度资金总额：1,200,000元', 1_200_000],
  ])('%s', async (line, yuan) => {
    expect((await headed(line)).budget.currentYearYuan).toBe(yuan);
  });
});

test('上海 2019 and before, each cell glued to the next', async () => {
  const form = await read(`上海市财政支出项目绩效目标申报表
申报单位名称:演示市科普中心
项目名称社区科普讲师团
项目类型
市委市政府已确定的新增项目□ 结转项目□ 其他一次性项目□
经常性专项业务费√ 其他经常性项目□
资金用途基本建设工程类□ 信息化建设类□ 政府购买服务□ 其他事业专业类√
开始时间2019/1/1结束时间2019/12/31
项目概况组建讲师团，到社区讲课。
立项依据按照《全民科学素质行动计划纲要》开展。
项目设立的必要性居民需要就近听课。
保证项目实施的制度、措施由中心按课表派课。
项目实施计划2019年1月至12月按月实施
项目总目标全年讲课300场
项目总预算(元)1,200,000项目当年预算(元)600,000
同名项目上年预算额(元)550,000同名项目上年预算执行数(元)540,000
一级目标二级目标三级目标指标目标值
投入与管理投入管理预算执行率=100%
产出目标数量社区讲课场次≥300场
质量课件审核通过率=100%
时效课表发布及时率=100%
效果目标满意度听课居民满意度≥90%`);
  expect(form).toMatchObject({
    layout: 'sh-2016-target',
    unit: '演示市科普中心',
    project: '社区科普讲师团',
    category: '经常性专项业务费',
    start: '2019-01-01',
    end: '2019-12-31',
    budget: { totalYuan: 1_200_000, currentYearYuan: 600_000, previousBudgetYuan: 550_000, previousExecutedYuan: 540_000 },
    sections: { 制度措施: '由中心按课表派课。', 实施计划: '2019年1月至12月按月实施', 总目标及阶段性目标: '全年讲课300场' },
  });
  expect(rowsOf(form)).toEqual([
    '投入与管理｜投入管理｜预算执行率｜=100%',
    '产出目标｜数量｜社区讲课场次｜≥300场',
    '产出目标｜质量｜课件审核通过率｜=100%',
    '产出目标｜时效｜课表发布及时率｜=100%',
    '效果目标｜满意度｜听课居民满意度｜≥90%',
  ]);
});

describe('one table for all projects of a unit', () => {
  const first = ['产出指标｜数量指标｜讲座场次｜≥20场｜50', '满意度指标｜服务对象满意度指标｜听众满意度｜≥95%｜40'];

  test('bars, where merged cells are gone', async () => {
    const form = await read(`| 部门预算项目绩效目标申报表（2023年度） | ||||||||||||
| 金额单位：元 | ||||||||||||
| 单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性 | |
| 716-演示镇部门 | 880,000.00 | |||||||||||
| 716001-演示镇人民政府 | 科普讲座 | 320,000.00 | 全年讲课20场 | 产出指标 | 数量指标 | 讲座场次 | ≥ | 20 | 场 | 50 | 正向指标 | |
| 满意度指标 | 服务对象满意度指标 | 听众满意度 | ≥ | 95 | % | 40 | 正向指标 | |||||
| 科普长廊 | 560,000.00 | 长廊更新 | 产出指标 | 数量指标 | 更新展板数 | ≥ | 30 | 块 | 90 | 正向指标 | ||`);
    expect(form).toMatchObject({ project: '科普讲座', unit: '716001-演示镇人民政府', budget: { currentYearYuan: 320_000 } });
    expect(form.sections).toMatchObject({ 年度总体目标: '全年讲课20场' });
    expect(rowsOf(form)).toEqual(first);
    expect(form.warnings.map(({ code, message }) => `${code} ${message}`).join()).toContain('“科普长廊”');
  });

  test('cells whose columns can be counted, below a head of two rows', async () => {
    const lines = [
      ['2023年项目支出绩效目标表'],
      ['单位：万元'],
      ['单位名称', '项目名称', '资金总额', '年度绩效目标', '绩效指标', '', '', '', ''],
      ['', '', '', '', '一级指标', '二级指标', '三级指标', '指标值', '权重'],
      ['演示镇人民政府', '科普讲座', '32', '全年讲课20场', '产出指标', '数量指标', '讲座场次', '≥20场', '50'],
      ['', '', '', '', '满意度指标', '服务对象满意度指标', '听众满意度', '≥95%', '40'],
      ['演示镇人民政府', '科普长廊', '56', '长廊更新', '产出指标', '数量指标', '更新展板数', '≥30块', '90'],
    ];
    const form = await read(lines.map((cellsOfLine) => cellsOfLine.join('\t')).join('\n'));
    expect(form).toMatchObject({ project: '科普讲座', unit: '演示镇人民政府', budget: { currentYearYuan: 320_000 } });
    expect(rowsOf(form)).toEqual(first);
    expect(form.warnings.map(({ code }) => code)).toContain('further-form-unread');
  });
});

test('the points that a level may have stand behind its name, and money beside its heading', async () => {
  const form = await read(`项目支出绩效目标审批表
（2023年度）
项目名称 | 科普讲座
项目资金（万元） | 4.6 | 其中：财政拨款 | 4.6
一级指标 | 二级指标 | 三级指标 | 指标值 | 分值
成本指标（0-20）分 | 经济成本指标 | 讲座总成本 | ≤4.6万元 | 10
产出指标（40-50）分 | 数量指标 | 讲座场次 | ≥20场 | 50`);
  expect(form.budget.currentYearYuan).toBe(46_000);
  expect(rowsOf(form)).toEqual(['成本指标｜经济成本指标｜讲座总成本｜≤4.6万元｜10', '产出指标｜数量指标｜讲座场次｜≥20场｜50']);
});

test('both columns of goals, each a paragraph, and the money of all years above that of the year', async () => {
  const form = await read(
    cells(`${HEAD}
资金总额
300万元
当年资金总额：
100万元
总体目标
中期目标
年度目标
三年走遍全市学校
当年走进四十所学校
绩效项目指标表
一级指标
二级指标
三级指标
指标值
产出指标
数量指标
进校园场次
≥40场`),
  );
  expect(form.budget).toMatchObject({ totalYuan: 3_000_000, currentYearYuan: 1_000_000 });
  expect(form.sections).toMatchObject({ 中期目标: '三年走遍全市学校', 年度总体目标: '当年走进四十所学校' });
});
