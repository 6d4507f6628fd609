import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

/** Self-evaluations in the shapes in which web pages and sharing sites publish them; their content is invented. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const rowsOf = (form: FormReading) =>
  form.indicators.map((row) => [row.level2, row.level3, row.target.raw, row.actual?.raw ?? null, row.weight, row.score]);
const codesOf = (form: FormReading) => form.warnings.map(({ code }) => code);

test('numbered names stay whole, and a heading above the head of the table is no column of it', async () => {
  const form = await read(`社区科普项目支出绩效自评表
（2021年度）
项目名称 社区科普课堂
主管部门 演示市科协 实施单位 演示市科普站
项目资金
（万元）
年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率（B/A） 得分
年度资金总额： 35 35 35 10 100% 10
年度绩效指标完成情况
一级
指标
二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
（50分）
数量指标 指标1：听讲人数 240 256余人 12 12
指标2：展板更新数 38 41 8 8
质量指标 指标1：课件审核通过 100% 100% 9 9
指标2：签到率 ≥92% 93.4% 11 11
时效指标 指标1：课程开始时间 4月底前 4月 6 6
指标2：全部课程完成时间 9月底前 8月 4 4`);
  expect(rowsOf(form)).toEqual([
    ['数量指标', '听讲人数', '240', '256余人', 12, 12],
    ['数量指标', '展板更新数', '38', '41', 8, 8],
    ['质量指标', '课件审核通过', '100%', '100%', 9, 9],
    ['质量指标', '签到率', '≥92%', '93.4%', 11, 11],
    ['时效指标', '课程开始时间', '4月底前', '4月', 6, 6],
    ['时效指标', '全部课程完成时间', '9月底前', '8月', 4, 4],
  ]);
  expect(form.budget).toMatchObject({ initialYuan: 350_000, executedYuan: 350_000, weight: 10, score: 10 });
});

test('a paragraph for each cell: a paragraph of one blank is a blank cell, and a broken heading is one', async () => {
  const lines = [
    '项目支出绩效自评表',
    '2020年度）',
    '项目名称',
    '科普长廊维护',
    '主管部门',
    '演示区科协',
    '实施单位',
    '演示区科普服务站',
  ];
  const money = ['项目资金\n（万元）', ' ', '年初', '预算数', '全年', '预算数', '全年', '执行数', '分值', '执行率', '得分'];
  const total = [
    '年度资金总额',
    '12.5',
    '12.5',
    '10.4',
    '10',
    '83%',
    '8',
    '其中：当年财政拨款',
    '12.5',
    '12.5',
    '10.4',
    ' ',
    ' ',
  ];
  const rest = ['  其他资金', ' ', ' ', ' ', ' ', ' ', '年度总体目标', '预期目标', '实际完成情况', '长廊更新', '已更新'];
  const head = ['一级指标', '二级指标', '三级指标', '年度', '指标值', '实际', '完成值', '分值', '得分', '偏差原因分析及改进措施'];
  const blank = [' ', ' ', ' ', ' ', ' '];
  const rows = [
    ...[
      '产出指标',
      '数量指标',
      '指标1展窗更新数',
      '40',
      '36',
      '10',
      '9',
      '两处展窗因道路施工未更新。',
      '指标2',
      ...blank,
      '……',
      ...blank,
    ],
    ...['质量指标', '指标1展窗完好率', '95', '96', '10', '10', ' ', '指标2验收通过率', '100', '100', '10', '10', ' '],
    ...['效益指标', '社会效益', '指标', '指标1居民知晓率', '80', '85', '10', '10', '0', '指标2', ...blank],
    ...['满意度', '指标', '服务对象满意度指标', '指标1居民满意度', '90', '93', '10', '10', ' '],
  ];
  const form = await read([...lines, ...money, ...total, ...rest, ...head, ...rows].join('\n\n'));
  expect(rowsOf(form)).toEqual([
    ['数量指标', '展窗更新数', '40', '36', 10, 9],
    ['质量指标', '展窗完好率', '95', '96', 10, 10],
    ['质量指标', '验收通过率', '100', '100', 10, 10],
    ['社会效益指标', '居民知晓率', '80', '85', 10, 10],
    ['服务对象满意度指标', '居民满意度', '90', '93', 10, 10],
  ]);
  expect(form.indicators[0]?.reason).toBe('两处展窗因道路施工未更新。');
  expect(form.sections).toMatchObject({ 年度总体目标: '长廊更新', 实际完成情况: '已更新' });
  expect(form.budget).toMatchObject({ initialYuan: 125_000, adjustedYuan: 125_000, executedYuan: 104_000, weight: 10, score: 8 });
});

test('conclusions below the table are sections, whether in cells, on lines or run together; prompts of the template are not', async () => {
  const table = `部门预算项目支出绩效自评表（2023年度）|||
项目名称 | 科普大篷车运行 |||
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |
产出指标 | 数量指标 | 巡展站次 | ≥ | 30 | 站次 | 31 | 90 | 90 | ||
合计 | 100 | |||`;
  const cells = await read(`${table}
评价结论 | 自评90分，巡展按计划完成。 | |||
存在问题 | 雨天两站改期 | |||
改进措施 | 针对本年的不足写明来年怎样做。（150字以内） | |||
项目负责人：甲 | 财务负责人：乙 |||`);
  expect(cells.sections).toMatchObject({ 评价结论: '自评90分，巡展按计划完成。', 存在问题: '雨天两站改期', 改进措施: '' });
  expect(codesOf(cells)).toContain('template-residue');
  expect(codesOf(cells)).not.toContain('text-after-table');
  const lines = await read(`项目支出绩效自评表
（2023年度）
项目名称 科普大篷车运行
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
产出指标 数量指标 巡展站次 ≥30站次 31站次 50 50
总分 100 90
偏差大或目标未完成原因分析
车辆大修一个月。
改进措施及结果应用方案 提前安排检修，
并备用一辆车。
备注：1.定量指标先汇总完成数。`);
  expect(lines.sections).toMatchObject({ 原因分析: '车辆大修一个月。', 改进措施: '提前安排检修，并备用一辆车。' });
  const glued = await read(
    '项目支出绩效自评表（2023年度）项目名称科普大篷车运行主管部门演示县科协实施单位演示县科技馆一级指标二级指标三级指标年度指标值实际完成值分值得分产出指标数量指标巡展站次≥30站31站5050质量指标展品完好率≥95%96%2020效益指标社会效益指标受众满意程度≥90%95%2020合计10090评价结论巡展不存在问题较多的站点。存在问题没有改进措施添置备件项目负责人:财务负责人:',
  );
  expect(glued.sections).toMatchObject({ 评价结论: '巡展不存在问题较多的站点。', 存在问题: '没有', 改进措施: '添置备件' });
});

test('a text that a sharing site cut into numbered pieces is one text again', async () => {
  const whole =
    '2022年度流动科技馆项目支出绩效自评表项目名称流动科技馆巡展主管部门演示市科协实施单位演示市科技馆项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分年度资金总额60.0060.0054.0010.0090.00%9.00年度总体目标预期目标实际完成情况一级指标二级指标三级指标年度指标值实际完成值分值得分产出指标数量指标巡展站次≥12站13站2020质量指标展品完好率≥95%96%2020时效指标巡展按期开始率100%100%2020效益指标社会效益指标学生知晓率≥80%85%2020满意度指标服务对象满意度指标观众满意度≥90%92%1010总分10099';
  const form = await read(whole);
  const cut = await read(`1、${whole.slice(0, 205)}\n2、${whole.slice(205, 290)}\n3、${whole.slice(290)}\n`);
  expect(rowsOf(form)).toHaveLength(5);
  expect({ ...cut, warnings: [] }).toEqual({ ...form, warnings: [] });
});

test('labels with a remark in their middle, a lost bracket of a column letter, blanks inside of its brackets', async () => {
  const form = await read(`区域（项目）绩效目标自评表
（2021年度）
转移（项目）名称 科普示范县补助资金
省级主管部门 演示省科协
地方主管部门 演示县科协 资金使用单位 演示县科普服务中心
资金投入情况
（万元） 全年预算数（ A ） 全年执行数（ B ） 分值 预算执行率
（ B/A×100%） 得分
年度资金总额： 4 3 10 75% 7.5
一级指标 二级指标 三级指标 年初目标值（A 实际完成值（B 分值 得分
产出指标 数量指标 示范村数 ≥5个 5个 90 90`);
  expect(form).toMatchObject({ project: '科普示范县补助资金', unit: '演示县科普服务中心' });
  expect(form.budget).toMatchObject({ adjustedYuan: 40_000, executedYuan: 30_000, weight: 10, score: 7.5 });
  expect(rowsOf(form)).toEqual([['数量指标', '示范村数', '≥5个', '5个', 90, 90]]);
});

test('money that ran together is parted in the order of its head where only one way agrees with the rate', async () => {
  const form = (head: string, row: string): string =>
    `绩效目标自评表（2022年度）项目名称展架制作主管部门演示县科协实施单位演示县科普站资金情况（万元）${head}年度资金总额${row}其中：本年财政拨款4040其他资金年度总体目标年初设定目标全年实际完成情况展架更新展架已更新绩效指标一级指标二级指标三级指标分值年度指标值全年实际值得分未完成原因分析产出指标数量指标制作展架15≥324个≥324个15展架高度12≥85厘米≥85厘米12质量指标展架验收通过率25100%100%25成本指标制作总费用1340万元40万元13满意度指标服务对象满意度指标借展学校满意度25≥92%≥92%25总分9090`;
  const first = await read(form('全年预算数（A）全年执行数（B）分值执行率（B/A）得分', '：404010100.00%10'));
  expect(first.budget).toMatchObject({ adjustedYuan: 400_000, executedYuan: 400_000, weight: 10, score: 10 });
  expect(rowsOf(first)).toEqual([
    ['数量指标', '制作展架', '≥324个', '≥324个', 15, 15],
    ['数量指标', '展架高度', '≥85厘米', '≥85厘米', 12, 12],
    ['质量指标', '展架验收通过率', '100%', '100%', 25, 25],
    ['成本指标', '制作总费用', '40万元', '40万元', 13, 13],
    ['服务对象满意度指标', '借展学校满意度', '≥92%', '≥92%', 25, 25],
  ]);
  const second = await read(form('全年预算数（A）全年执行数（B）执行率（B/A）', '263.4210.880.03%'));
  expect(second.budget).toMatchObject({ adjustedYuan: 2_634_000, executedYuan: 2_108_000, weight: null, score: null });
  expect(codesOf(second)).toContain('figures-parted');
});

const selfEvaluation = (money: string): string => `项目支出绩效自评表
（2023年度）
项目名称 科普活动
${money}
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
产出指标 数量指标 活动场次 ≥5场 5场 90 90`;

test('a total of nothing whose parts are something is read as it is printed, and doubted', async () => {
  const doubted = await read(
    selfEvaluation(
      '项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n年度资金总额： 0 0 0 10 0 0\n其中：本年财政拨款 9 8.5 8.5',
    ),
  );
  expect(doubted.budget).toMatchObject({ initialYuan: 0, executedYuan: 0, weight: 10, score: 0 });
  expect(doubted.warnings.find(({ code }) => code === 'total-doubtful')?.message).toContain('9、8.5、8.5');
  const empty = await read(
    selfEvaluation(
      '项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n年度资金总额： 0 0 0 10 0 0\n其中：本年财政拨款 0 0 0',
    ),
  );
  expect(codesOf(empty)).not.toContain('total-doubtful');
});

test('amounts: beside their headings, with a sign that an encoding left, and with one cell of the row missing', async () => {
  const pairs = await read(selfEvaluation('预算执行情况（万元） 预算数 6.3万 预算执行率 100%\n执行数 6.3万'));
  expect(pairs.budget).toMatchObject({ adjustedYuan: 63_000, executedYuan: 63_000 });
  const signs = await read(
    selfEvaluation(
      '年初预算数 全年执行数 执行率 执行率权重 执行率得分\n年度总金额 2,418,300.00? 2,305,617.45? 95.34 10.00 9.53?',
    ),
  );
  expect(signs.budget).toMatchObject({ initialYuan: 2_418_300, executedYuan: 2_305_617.45, weight: 10, score: 9.53 });
  expect(codesOf(signs)).toContain('sign-dropped');
  const head = '项目资金（元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分';
  const missing = await read(selfEvaluation(`${head}\n年度资金总额 24618.35 24618.35 10 100% 10`));
  expect(missing.budget).toMatchObject({ initialYuan: null, adjustedYuan: 24_618.35, executedYuan: 24_618.35, weight: 10 });
  const unclear = await read(selfEvaluation(`${head}\n年度资金总额 24618.35 19000 10 55% 10`));
  expect(unclear.budget).toMatchObject({ initialYuan: null, adjustedYuan: null, executedYuan: null });
  expect(codesOf(unclear)).toContain('budget-unread');
});

test('rows without points stand beside others that have them; a sentence with figures is one cell', async () => {
  const form = await read(`绩效目标自评表 | ||||||||||
(2023年度) | ||||||||||
项目名称 | 社区科普馆布展 | 项目负责人及电话 | 甲 | |||||||
绩效指标 | 一级 指标 |
二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 | 未完成原因及拟采取的改进措施 | ||
产 出 指 标 (50分) |
数量指标 | ★布展面积 | 24 | 46.8平方米 | 46.8平方米 | 24 | ||||
其中序厅面积 | 2.8平方米 | 2.8平方米 | ||||||||
其中展厅面积 | 31平方米 | 31平方米 | ||||||||
其中走廊面积 | 13平方米 | 13平方米 | ||||||||
★培训讲解员数 | 14 | 64人 | 57人 | 12 | ||||||
其中志愿讲解员数 | 26人 | 26人 | ||||||||
质量指标 | ||||||||||
展项完好率 | 7 | 93% | 94% | 7 | ||||||
…… | ||||||||||
效 益 指 标 (30分) |
经济效益 指标 |
|||||||||
研学课程收入 | 18 | ≥8.4万元 | 9.2万元 | 18 | ||||||`);
  expect(rowsOf(form)).toEqual([
    ['数量指标', '布展面积', '46.8平方米', '46.8平方米', 24, 24],
    ['数量指标', '其中序厅面积', '2.8平方米', '2.8平方米', null, null],
    ['数量指标', '其中展厅面积', '31平方米', '31平方米', null, null],
    ['数量指标', '其中走廊面积', '13平方米', '13平方米', null, null],
    ['数量指标', '培训讲解员数', '64人', '57人', 14, 12],
    ['数量指标', '其中志愿讲解员数', '26人', '26人', null, null],
    ['质量指标', '展项完好率', '93%', '94%', 7, 7],
    ['经济效益指标', '研学课程收入', '≥8.4万元', '9.2万元', 18, 18],
  ]);
});

test('bars that part cells but no rows, a head of two rows written one behind the other, and an equals sign of two strokes', async () => {
  const form = await read(`2022年度项目支出绩效自评表 | 部门：演示县科普学校 |
|
| 公开06表 | 项目名称 | 科普研学补助 | 主管部门 | 演示县科协 | 实施单位 | 演示县科普学校 | 项目资金 (元) |
| 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | 年度资金总额 |
| 24618.35 | 24618.35 | 10 | 100% | 10 | 其中:当年财政 拨款 |
| 24618.35 | 24618.35 | — |
| — | 年度 总体 目标 | 预期目标 | 实际完成情况 | 让学生走进科技馆 | 学生走进了科技馆 | 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 产出指标 | 数量指标 | 研学人次 | ≧ | 428 | 人次 | 431 | 30 | 30 |
| 时效指标 | 车票报销及时率 | ═ | 100 | % | 90% | 30 | 27 |
| 效益指标 | 社会效益 指标 | 科学兴趣提高程度 |
| 明显 |
| 明显 | 30 | 30 |
| 满意度指标 | 服务对象满意度指标 | 带队教师满意度 | ≧ | 93 | % | 96% | 10 | 10 |`);
  expect(form).toMatchObject({ year: 2022, project: '科普研学补助', unit: '演示县科普学校' });
  expect(rowsOf(form)).toEqual([
    ['数量指标', '研学人次', '≧428人次', '431', 30, 30],
    ['时效指标', '车票报销及时率', '═100%', '90%', 30, 27],
    ['社会效益指标', '科学兴趣提高程度', '明显', '明显', 30, 30],
    ['服务对象满意度指标', '带队教师满意度', '≧93%', '96%', 10, 10],
  ]);
  expect(form.indicators[1]?.target).toMatchObject({ comparator: '=', value: 100, unit: '%' });
});

test('a part of a form without its head: rows are read, what is missing is told, and a report of the same words is none', async () => {
  const form = await read(
    '产出指标数量指标巡讲到校率=98% 18.5 器材返修次数≤6次 21.5 时效指标准点开讲率=96% 24.5 效益指标经济效益指标返修费占比(算法为:返修费/器材费)≤3% 25.5 合计100 评价结论巡讲准点开讲。存在问题没有改进措施没有项目负责人:财务负责人:',
  );
  expect(form).toMatchObject({ kind: 'self-evaluation', year: null, project: null, totalScore: null });
  expect(rowsOf(form)).toEqual([
    ['数量指标', '巡讲到校率', '=98%', null, 18.5, null],
    ['数量指标', '器材返修次数', '≤6次', null, 21.5, null],
    ['时效指标', '准点开讲率', '=96%', null, 24.5, null],
    ['经济效益指标', '返修费占比(算法为:返修费/器材费)', '≤3%', null, 25.5, null],
  ]);
  expect(codesOf(form)).toEqual(['head-missing', 'total-unread', 'year-missing']);
  expect(form.sections).toMatchObject({ 评价结论: '巡讲准点开讲。' });
  const report = '一是产出指标完成情况。数量指标方面，讲座≥64场，已完成。二是效益指标 社会效益指标方面，受益人次≥2万人次。';
  const refused = await readForm({ name: '报告.txt', bytes: new TextEncoder().encode(report) });
  expect(refused.ok ? 'read' : refused.refusal.code).toBe('form-not-recognised');
});

test('headings whose second halves stand on the next line, and a total below the remarks', async () => {
  const form = await read(`项目支出绩效自评表
（2020年度）
部门（单位）名称 演示市气象科普馆 部门预算编码 720360
年度绩效指标完成情况 一级指标 二级指标 三级指标 绩效 实际 评分标准 指标分值 自评得分 未完成原因
目标值 完成值
产出目标 数量目标 更新展项件数 14件 14件 更新满14件记7分，每缺两件减1分，减完为止。 7 7 如期更新
流动展“走乡间”站数 12站 9站 满12站记7分，每缺一站减1分，减完为止。 7 4 大雪停展三站
满意度指标 服务对象满意度指标等 观众满意度 ≥88% 91% 满88%记6分，每低2%减1分。 6 6
其他需要说明事项 无
总分 20 17`);
  expect(form).toMatchObject({ unit: '演示市气象科普馆', totalScore: 17 });
  expect(form.sections).toMatchObject({ 其他说明: '无' });
  expect(form.indicators.map((row) => [row.level1, ...(rowsOf({ ...form, indicators: [row] })[0] ?? []), row.reason])).toEqual([
    ['产出目标', '数量目标', '更新展项件数', '14件', '14件', 7, 7, '如期更新'],
    ['产出目标', '数量目标', '流动展“走乡间”站数', '12站', '9站', 7, 4, '大雪停展三站'],
    ['满意度指标', '服务对象满意度指标', '观众满意度', '≥88%', '91%', 6, 6, null],
  ]);
});

test('names that say their target themselves: two figures behind them are points and score, and a rate may be blank', async () => {
  const form = await read(`项目支出绩效自评表
（2022年度）
项目名称 湿地科普
主管部门 实施单位 演示市湿地科普站
项目资金
（万元）
年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率（B/A） 得分
年度资金总额： 460 460 460 10 10
年度总体目标完成情况 预期目标 实际完成情况
开办湿地研学。 研学如期开办。
年度绩效指标完成情况 一级
指标
二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
数量指标 指标1：研学点建成数 1 1 10 10
指标2：研学营开办数 3 2 10 7
……
质量指标 指标1：讲解内容准确 10 10
指标2：
……
时效指标 指标1：讲课酬金发放率 100% 98% 10 9
成本指标 指标1：支出在预算之内 10 8`);
  expect(rowsOf(form)).toEqual([
    ['数量指标', '研学点建成数', '1', '1', 10, 10],
    ['数量指标', '研学营开办数', '3', '2', 10, 7],
    ['质量指标', '讲解内容准确', '', null, 10, 10],
    ['时效指标', '讲课酬金发放率', '100%', '98%', 10, 9],
    ['成本指标', '支出在预算之内', '', null, 10, 8],
  ]);
  expect(form.warnings.filter(({ code }) => code === 'cell-missing')).toHaveLength(2);
  expect(form.budget).toMatchObject({ initialYuan: 4_600_000, executedYuan: 4_600_000, weight: 10, score: 10 });
});

test('a form of a transfer: how its money was managed is read, and 总体目标 beside the outcome is the goal', async () => {
  const form = await read(`中央转移支付科普项目绩效自评表 | |||||||
(2023年度) | |||||||
转移支付(项目)名称 | 演示区科学探索馆布展 | ||||||
地方主管部门 | 演示区政府 | 资金使用单位 | 演示区科普站 | ||||
资金投入情况 (万元) |
全年预算数(A) | 全年执行数(B) | 预算执行率(B/A×100%) | ||||
年度资金总额: | 1600 | 1080 | 67.5% | ||||
资金管理情况 | 情况说明 | 存在问题和改进措施 | |||||
分配科学性 | 按展厅面积分配 | ||||||
使用规范性 | 单独记账 | 每月核对一次 | |||||
总体目标完成情况 | 总体目标 | 全年实际完成情况 | |||||
建成科学探索馆1座。 | 选定布展方案。 | ||||||
绩效指标 |
一级 指标 |
二级指标 | 三级指标 | 指标值 | 全年实际完成值 | 未完成原因和改进措施 | |
产 出 指 标 |
数量指标 | 科学探索馆座数 | 1 | 布展中 | |||`);
  expect(form).toMatchObject({ project: '演示区科学探索馆布展', unit: '演示区科普站' });
  expect(form.budget).toMatchObject({ adjustedYuan: 16_000_000, executedYuan: 10_800_000 });
  expect(form.sections).toMatchObject({
    分配科学性: '按展厅面积分配',
    使用规范性: '单独记账 每月核对一次',
    年度总体目标: '建成科学探索馆1座。',
    实际完成情况: '选定布展方案。',
  });
  expect(rowsOf(form)).toEqual([['数量指标', '科学探索馆座数', '1', '布展中', null, null]]);
});
