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
数量指标 指标1：听讲人数 300 320余人 10 10
指标2：展板更新数 40 46 10 10
质量指标 指标1：课件审核通过 100% 100% 10 10
指标2：签到率 ≥95% 97.5% 10 10
时效指标 指标1：课程开始时间 3月底前 3月 5 5
指标2：全部课程完成时间 11月底前 10月 5 5`);
  expect(rowsOf(form)).toEqual([
    ['数量指标', '听讲人数', '300', '320余人', 10, 10],
    ['数量指标', '展板更新数', '40', '46', 10, 10],
    ['质量指标', '课件审核通过', '100%', '100%', 10, 10],
    ['质量指标', '签到率', '≥95%', '97.5%', 10, 10],
    ['时效指标', '课程开始时间', '3月底前', '3月', 5, 5],
    ['时效指标', '全部课程完成时间', '11月底前', '10月', 5, 5],
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
存在问题 | 无 | |||
改进措施 | 针对项目自评中发现的问题，提出下一步改进的意见。（200字以内） | |||
项目负责人：甲 | 财务负责人：乙 |||`);
  expect(cells.sections).toMatchObject({ 评价结论: '自评90分，巡展按计划完成。', 存在问题: '无', 改进措施: '' });
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
    '项目支出绩效自评表（2023年度）项目名称科普大篷车运行主管部门演示县科协实施单位演示县科技馆一级指标二级指标三级指标年度指标值实际完成值分值得分产出指标数量指标巡展站次≥30站31站5050质量指标展品完好率≥95%96%2020效益指标社会效益指标受众满意程度≥90%95%2020合计10090评价结论巡展不存在问题较多的站点。存在问题暂无改进措施暂无项目负责人:财务负责人:',
  );
  expect(glued.sections).toMatchObject({ 评价结论: '巡展不存在问题较多的站点。', 存在问题: '暂无', 改进措施: '暂无' });
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
    `绩效目标自评表（2022年度）项目名称水尺安装主管部门演示县水利局实施单位演示县水利局资金情况（万元）${head}年度资金总额${row}其中：本年财政拨款2020其他资金年度总体目标年初设定目标全年实际完成情况改善计量已改善计量绩效指标一级指标二级指标三级指标分值年度指标值全年实际值得分未完成原因分析产出指标数量指标安装水尺10≥266米≥266米10水尺宽度10≥50厘米≥50厘米10质量指标水尺验收合格率20100%100%20成本指标水尺安装总投资1020万元20万元10满意度指标服务对象满意度指标受益户满意度10≥95%≥95%10总分100100`;
  const first = await read(form('全年预算数（A）全年执行数（B）分值执行率（B/A）得分', '：202010100.00%10'));
  expect(first.budget).toMatchObject({ adjustedYuan: 200_000, executedYuan: 200_000, weight: 10, score: 10 });
  expect(rowsOf(first)).toEqual([
    ['数量指标', '安装水尺', '≥266米', '≥266米', 10, 10],
    ['数量指标', '水尺宽度', '≥50厘米', '≥50厘米', 10, 10],
    ['质量指标', '水尺验收合格率', '100%', '100%', 20, 20],
    ['成本指标', '水尺安装总投资', '20万元', '20万元', 10, 10],
    ['服务对象满意度指标', '受益户满意度', '≥95%', '≥95%', 10, 10],
  ]);
  const second = await read(form('全年预算数（A）全年执行数（B）执行率（B/A）', '194.9150.177.01%'));
  expect(second.budget).toMatchObject({ adjustedYuan: 1_949_000, executedYuan: 1_501_000, weight: null, score: null });
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
  const pairs = await read(selfEvaluation('预算执行情况（万元） 预算数 5.8万 预算执行率 100%\n执行数 5.8万'));
  expect(pairs.budget).toMatchObject({ adjustedYuan: 58_000, executedYuan: 58_000 });
  const signs = await read(
    selfEvaluation(
      '年初预算数 全年执行数 执行率 执行率权重 执行率得分\n年度总金额 3,724,055.00? 3,614,453.11? 97.06 10.00 9.71?',
    ),
  );
  expect(signs.budget).toMatchObject({ initialYuan: 3_724_055, executedYuan: 3_614_453.11, weight: 10, score: 9.71 });
  expect(codesOf(signs)).toContain('sign-dropped');
  const head = '项目资金（元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分';
  const missing = await read(selfEvaluation(`${head}\n年度资金总额 38766.62 38766.62 10 100% 10`));
  expect(missing.budget).toMatchObject({ initialYuan: null, adjustedYuan: 38_766.62, executedYuan: 38_766.62, weight: 10 });
  const unclear = await read(selfEvaluation(`${head}\n年度资金总额 38766.62 30000 10 55% 10`));
  expect(unclear.budget).toMatchObject({ initialYuan: null, adjustedYuan: null, executedYuan: null });
  expect(codesOf(unclear)).toContain('budget-unread');
});

test('rows without points stand beside others that have them; a sentence with figures is one cell', async () => {
  const form = await read(`绩效目标自评表 | ||||||||||
(2023年度) | ||||||||||
项目名称 | 科普示范田补助 | 项目负责人及电话 | 甲 | |||||||
绩效指标 | 一级 指标 |
二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 | 未完成原因及拟采取的改进措施 | ||
产 出 指 标 (50分) |
数量指标 | ★补助示范田面积 | 20 | 29.5亩 | 29.5亩 | 20 | ||||
其中桃园面积 | 1.5亩 | 1.5亩 | ||||||||
其中果园面积 | 8亩 | 8亩 | ||||||||
其中菜地面积 | 20亩 | 20亩 | ||||||||
★培训农户数 | 10 | 192户 | 180户 | 9 | ||||||
其中脱贫户数 | 12户 | 12户 | ||||||||
质量指标 | ||||||||||
种苗成活率 | 5 | 95% | 96% | 5 | ||||||
…… | ||||||||||
效 益 指 标 (30分) |
经济效益 指标 |
|||||||||
带动农户收入 | 20 | ≥11.3万元 | 12万元 | 20 | ||||||`);
  expect(rowsOf(form)).toEqual([
    ['数量指标', '补助示范田面积', '29.5亩', '29.5亩', 20, 20],
    ['数量指标', '其中桃园面积', '1.5亩', '1.5亩', null, null],
    ['数量指标', '其中果园面积', '8亩', '8亩', null, null],
    ['数量指标', '其中菜地面积', '20亩', '20亩', null, null],
    ['数量指标', '培训农户数', '192户', '180户', 10, 9],
    ['数量指标', '其中脱贫户数', '12户', '12户', null, null],
    ['质量指标', '种苗成活率', '95%', '96%', 5, 5],
    ['经济效益指标', '带动农户收入', '≥11.3万元', '12万元', 20, 20],
  ]);
});

test('bars that part cells but no rows, a head of two rows written one behind the other, and an equals sign of two strokes', async () => {
  const form = await read(`2022年度项目支出绩效自评表 | 部门：演示县科普学校 |
|
| 公开14表 | 项目名称 | 科普研学补助 | 主管部门 | 演示县教体局 | 实施单位 | 演示县科普学校 | 项目资金 (元) |
| 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | 年度资金总额 |
| 38766.62 | 38766.62 | 10 | 100% | 10 | 其中:当年财政 拨款 |
| 38766.62 | 38766.62 | — |
| — | 年度 总体 目标 | 预期目标 | 实际完成情况 | 让学生走进科技馆 | 学生走进了科技馆 | 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 产出指标 | 数量指标 | 研学人次 | ≧ | 735 | 人次 | 735 | 30 | 30 |
| 时效指标 | 补助到位及时率 | ═ | 100 | % | 90% | 30 | 27 |
| 效益指标 | 社会效益 指标 | 科学兴趣提高程度 |
| 明显 |
| 明显 | 30 | 30 |
| 满意度指标 | 服务对象满意度指标 | 学生满意度 | ≧ | 95 | % | 97% | 10 | 10 |`);
  expect(form).toMatchObject({ year: 2022, project: '科普研学补助', unit: '演示县科普学校' });
  expect(rowsOf(form)).toEqual([
    ['数量指标', '研学人次', '≧735人次', '735', 30, 30],
    ['时效指标', '补助到位及时率', '═100%', '90%', 30, 27],
    ['社会效益指标', '科学兴趣提高程度', '明显', '明显', 30, 30],
    ['服务对象满意度指标', '学生满意度', '≧95%', '97%', 10, 10],
  ]);
  expect(form.indicators[1]?.target).toMatchObject({ comparator: '=', value: 100, unit: '%' });
});

test('a part of a form without its head: rows are read, what is missing is told, and a report of the same words is none', async () => {
  const form = await read(
    '产出指标数量指标讲座覆盖率=100% 22.5 展板更新次数≥12次 22.5 时效指标按时开讲率=100% 22.5 效益指标经济效益指标节约率(计算方法为:节约数/预算数)≥3% 22.5 合计100 评价结论讲座按时开讲。存在问题暂无改进措施暂无项目负责人:财务负责人:',
  );
  expect(form).toMatchObject({ kind: 'self-evaluation', year: null, project: null, totalScore: null });
  expect(rowsOf(form)).toEqual([
    ['数量指标', '讲座覆盖率', '=100%', null, 22.5, null],
    ['数量指标', '展板更新次数', '≥12次', null, 22.5, null],
    ['时效指标', '按时开讲率', '=100%', null, 22.5, null],
    ['经济效益指标', '节约率(计算方法为:节约数/预算数)', '≥3%', null, 22.5, null],
  ]);
  expect(codesOf(form)).toEqual(['head-missing', 'total-unread', 'year-missing']);
  expect(form.sections).toMatchObject({ 评价结论: '讲座按时开讲。' });
  const report = '一是产出指标完成情况。数量指标方面，讲座≥64场，已完成。二是效益指标 社会效益指标方面，受益人次≥2万人次。';
  const refused = await readForm({ name: '报告.txt', bytes: new TextEncoder().encode(report) });
  expect(refused.ok ? 'read' : refused.refusal.code).toBe('form-not-recognised');
});

test('headings whose second halves stand on the next line, and a total below the remarks', async () => {
  const form = await read(`项目支出绩效自评表
（2020年度）
部门（单位）名称 演示市地震科普馆 部门预算编码 409001
年度绩效指标完成情况 一级指标 二级指标 三级指标 绩效 实际 评分标准 指标分值 自评得分 未完成原因
目标值 完成值
产出目标 数量目标 巡查台站个数 9个 9个 本指标满分6分，巡查9个得6分，少一个扣1分，扣完为止。 6 6 已完成
开展科普“进基层”场数 10场 8场 本指标满分6分，达10场得6分，少一场扣1分，扣完为止。 6 4 暴雨停办两场
满意度指标 服务对象满意度指标等 学员满意度 ≥90% 92% 本指标满分8分，达90%得8分，每低1%扣1分。 8 8
其他需要说明事项 无
总分 20 18`);
  expect(form).toMatchObject({ unit: '演示市地震科普馆', totalScore: 18 });
  expect(form.sections).toMatchObject({ 其他说明: '无' });
  expect(form.indicators.map((row) => [row.level1, ...(rowsOf({ ...form, indicators: [row] })[0] ?? []), row.reason])).toEqual([
    ['产出目标', '数量目标', '巡查台站个数', '9个', '9个', 6, 6, '已完成'],
    ['产出目标', '数量目标', '开展科普“进基层”场数', '10场', '8场', 6, 4, '暴雨停办两场'],
    ['满意度指标', '服务对象满意度指标', '学员满意度', '≥90%', '92%', 8, 8, null],
  ]);
});

test('names that say their target themselves: two figures behind them are points and score, and a rate may be blank', async () => {
  const form = await read(`项目支出绩效自评表
（2022年度）
项目名称 灌区科普
主管部门 实施单位 演示市水利局
项目资金
（万元）
年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率（B/A） 得分
年度资金总额： 880 880 880 10 10
年度总体目标完成情况 预期目标 实际完成情况
完成灌区研学。 完成年度目标。
年度绩效指标完成情况 一级
指标
二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
数量指标 指标1：研学点建成数 1 1 10 10
指标2：研学营开办数 3 2 10 7
……
质量指标 指标1：讲解内容准确 10 10
指标2：
……
时效指标 指标1：尾款支付完成率 100% 98% 10 9
成本指标 指标1：支出在预算之内 10 8`);
  expect(rowsOf(form)).toEqual([
    ['数量指标', '研学点建成数', '1', '1', 10, 10],
    ['数量指标', '研学营开办数', '3', '2', 10, 7],
    ['质量指标', '讲解内容准确', '', null, 10, 10],
    ['时效指标', '尾款支付完成率', '100%', '98%', 10, 9],
    ['成本指标', '支出在预算之内', '', null, 10, 8],
  ]);
  expect(form.warnings.filter(({ code }) => code === 'cell-missing')).toHaveLength(2);
  expect(form.budget).toMatchObject({ initialYuan: 8_800_000, executedYuan: 8_800_000, weight: 10, score: 10 });
});

test('a form of a transfer: how its money was managed is read, and 总体目标 beside the outcome is the goal', async () => {
  const form = await read(`中央转移支付科普项目绩效自评表 | |||||||
(2023年度) | |||||||
转移支付(项目)名称 | 演示区科普中心建设 | ||||||
地方主管部门 | 演示区政府 | 资金使用单位 | 演示区科普中心 | ||||
资金投入情况 (万元) |
全年预算数(A) | 全年执行数(B) | 预算执行率(B/A×100%) | ||||
年度资金总额: | 2000 | 1150 | 57.5% | ||||
资金管理情况 | 情况说明 | 存在问题和改进措施 | |||||
分配科学性 | 资金分配合理 | ||||||
使用规范性 | 没有挪用 | 加快支付进度 | |||||
总体目标完成情况 | 总体目标 | 全年实际完成情况 | |||||
建成科普中心1个。 | 完成设计。 | ||||||
绩效指标 |
一级 指标 |
二级指标 | 三级指标 | 指标值 | 全年实际完成值 | 未完成原因和改进措施 | |
产 出 指 标 |
数量指标 | 科普中心数量 | 1 | 建设中 | |||`);
  expect(form).toMatchObject({ project: '演示区科普中心建设', unit: '演示区科普中心' });
  expect(form.budget).toMatchObject({ adjustedYuan: 20_000_000, executedYuan: 11_500_000 });
  expect(form.sections).toMatchObject({
    分配科学性: '资金分配合理',
    使用规范性: '没有挪用 加快支付进度',
    年度总体目标: '建成科普中心1个。',
    实际完成情况: '完成设计。',
  });
  expect(rowsOf(form)).toEqual([['数量指标', '科普中心数量', '1', '建设中', null, null]]);
});
