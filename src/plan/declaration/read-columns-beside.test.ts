import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

const read = async (text: string): Promise<FormReading> => {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};
const rowsOf = ({ indicators }: FormReading): unknown[] =>
  indicators.map(({ level2, level3, target, weight }) => [level2, level3, target.raw, weight]);

const HEAD =
  '项目支出绩效目标申报表\n（2024年度）\n项目名称 社区科普角\n实施单位 平湖市科普中心\n年度总体目标 建成科普角并开放。\n';
const KINDS: readonly (readonly string[])[] = [
  ['产出指标', '数量指标', '新建科普角', '定量指标', '≥8个', '20'],
  ['', '', '更换展板', '定量指标', '96块', '10'],
  ['', '质量指标', '展板完好率', '定量指标', '≥95%', '20'],
  ['效益指标', '社会效益指标', '居民科学兴趣', '定性指标', '有所提升', '20'],
  ['满意度指标', '服务对象满意度指标', '居民满意度', '定量指标', '≥90%', '20'],
];
const COLUMNS = ['一级指标', '二级指标', '三级指标', '指标分类', '指标值', '权重', '评分标准', '数据来源'];
const READ = [
  ['数量指标', '新建科普角', '≥8个', 20],
  ['数量指标', '更换展板', '96块', 10],
  ['质量指标', '展板完好率', '≥95%', 20],
  ['社会效益指标', '居民科学兴趣', '有所提升', 20],
  ['服务对象满意度指标', '居民满意度', '≥90%', 20],
];

test.each([
  ['on one line', (lines: readonly string[][]) => lines.map((line) => line.filter(Boolean).join(' ')).join(' ')],
  ['a row a line', (lines: readonly string[][]) => lines.map((line) => line.filter(Boolean).join(' ')).join('\n')],
  ['a cell a line', (lines: readonly string[][]) => lines.flatMap((line) => line.filter(Boolean)).join('\n')],
  ['with bars', (lines: readonly string[][]) => lines.map((line) => line.join(' | ')).join('\n')],
])('a column that tells what kind of indicator each is holds neither levels nor names, %s', async (_, written) => {
  const lines = [COLUMNS, ...KINDS.map((row) => [...row, '达到得满分，未达到按比例得分', '工作台账'])];
  const form = await read(HEAD + written(lines));
  expect(rowsOf(form)).toEqual(READ);
});

const SELF =
  '项目支出绩效自评表\n（2023年度）\n项目名称\n科普驿站\n主管部门\n平湖市科协\n实施单位\n平湖市科普中心\n项目资金（万元）\n年初预算数\n全年预算数\n全年执行数\n分值\n执行率\n得分\n年度资金总额\n42.00\n40.00\n36.00\n10\n90.00%\n9.00\n';

test('a self-evaluation whose columns were written one after the other: as long as each other, and their sums below', async () => {
  const form = await read(
    `${SELF}一级指标\n产出指标\n满意度指标\n总分\n二级指标\n数量指标\n时效指标\n满意度指标\n三级指标\n开放驿站数\n轮换展品数\n开放时间\n居民满意度\n年度指标值\n≥6座\n≥30件\n3月底前\n≥90%\n实际完成值\n6座\n27件\n3月15日\n93%\n分值\n30\n30\n20\n10\n100\n得分\n30\n27\n20\n10\n96.00\n偏差原因分析及改进措施\n三件展品在途中受损`,
  );
  expect(form.indicators.map((row) => [row.level3, row.target.raw, row.actual?.raw, row.weight, row.score])).toEqual([
    ['开放驿站数', '≥6座', '6座', 30, 30],
    ['轮换展品数', '≥30件', '27件', 30, 27],
    ['开放时间', '3月底前', '3月15日', 20, 20],
    ['居民满意度', '≥90%', '93%', 10, 10],
  ]);
  expect(form.totalScore).toBe(96);
  expect(form.budget).toMatchObject({ initialYuan: 420_000, adjustedYuan: 400_000, executedYuan: 360_000, score: 9 });
  // Whose levels these are, and which row the one reason belongs to, nobody can tell: both are said.
  expect(form.indicators.every(({ level2, reason }) => level2 === null && !reason)).toBe(true);
  expect(form.warnings.map(({ message }) => message).join()).toMatch(/三件展品在途中受损.*所在的栏与指标行数不同/);
  expect(form.warnings.map(({ message }) => message).join()).toContain('“轮换展品数”');
});

test('rows that were written from right to left, however many columns they have', async () => {
  const form = await read(
    `${HEAD}一级指标 二级指标 三级指标 指标值 分值\n20 ≥8个 新建科普角 数量指标 产出指标\n10 96块 更换展板\n20 ≥95% 展板完好率 质量指标\n20 有所提升 居民科学兴趣 社会效益指标 效益指标\n20 ≥90% 居民满意度 服务对象满意度指标 满意度指标`,
  );
  expect(rowsOf(form)).toEqual(READ);
  expect(form.warnings.map(({ code }) => code)).toContain('values-first');
});

test('a name that a blank parts is neither the reason of the row above nor a part of the target', async () => {
  const self = await read(
    '项目支出绩效自评表 （2023年度） 项目名称 科普画廊 实施单位 平湖市科普中心 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 产出指标 数量指标 更新社区 画廊期数 ≥12期 12期 20 20 维修老旧 灯箱数量 ≥6个 4个 20 13.33 两处灯箱因道路施工暂未维修 质量指标 画面更换 合格率 ≥98% 100% 20 20 满意度指标 服务对象满意度指标 居民满意度 ≥90% 92% 30 30 总分 100 93.33',
  );
  expect(self.indicators.map(({ level3, reason }) => [level3, reason ?? null])).toEqual([
    ['更新社区画廊期数', null],
    ['维修老旧灯箱数量', '两处灯箱因道路施工暂未维修'],
    ['画面更换合格率', null],
    ['居民满意度', null],
  ]);
  const target = await read(
    `${HEAD}一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 新建科普角 ≥8个\n展板损坏及 失窃事件 0起\n质量指标 展板完好率 ≥95%\n满意度指标 服务对象满意度指标 居民满意度 ≥90%`,
  );
  expect(rowsOf(target)[1]).toEqual(['数量指标', '展板损坏及失窃事件', '0起', null]);
});

test('a monitoring table keeps the halves of a name together although its line has as many words as the head has columns', async () => {
  const form = await read(
    '项目支出绩效目标执行监控表\n（2024年度）\n项目名称 科普角\n实施单位 平湖市科普中心\n一级指标 二级指标 三级指标 年度指标值 1-7月执行情况 全年预计完成情况 偏差原因分析 完成目标可能性 备注\n产出指标 数量指标 新建科普角 ≥8个 5个 8个 无 确定能\n更换社区 展板块数 ≥96块 60块 96块 无 确定能\n质量指标 展板完好率 ≥95% 97% 97% 无 确定能\n满意度指标 服务对象满意度指标 居民满意度 ≥90% 91% 91% 无 确定能',
  );
  expect(rowsOf(form)[1]).toEqual(['数量指标', '更换社区展板块数', '≥96块', null]);
});

test('a remark that most rows leave blank takes no beginning of a name', async () => {
  const form = await read(
    '项目支出绩效目标表 （2024年度） 项目名称 社区灯箱 实施单位 平湖市科普中心 年度目标 更新灯箱。 一级指标 二级指标 三级指标 指标值 备注 产出指标 数量指标 添置 灯箱 ≥3座 更换 灯管 ≥40支 含节能灯管 质量指标 照明 完好率 ≥98% 满意度指标 服务对象满意度指标 居民 满意度 ≥90%',
  );
  expect(form.indicators.map(({ level3, target }) => [level3, target.raw])).toEqual([
    ['添置灯箱', '≥3座'],
    ['更换灯管', '≥40支'],
    ['照明完好率', '≥98%'],
    ['居民满意度', '≥90%'],
  ]);
});

test('what ran together: the kind of an indicator behind its name, a state, and points before a date', async () => {
  const kinds = await read(
    `${HEAD}一级指标二级指标三级指标指标分类指标值权重评分标准数据来源\n产出指标数量指标新建科普角定量指标≥8个20达到得满分，未达到按比例得分工作台账\n质量指标展板完好率定量指标≥95%20达到得满分，未达到按比例得分工作台账\n效益指标社会效益指标居民科学兴趣定性指标有所提升20达到得满分，未达到按比例得分工作台账\n满意度指标服务对象满意度指标居民满意度定量指标≥90%20达到得满分，未达到按比例得分工作台账`,
  );
  expect(kinds.indicators.map(({ level3, target }) => [level3, target.raw])).toEqual([
    ['新建科普角', '≥8个'],
    ['展板完好率', '≥95%'],
    ['居民科学兴趣', '有所提升'],
    ['居民满意度', '≥90%'],
  ]);
  const dates = await read(
    `${HEAD}一级指标二级指标三级指标分值指标值\n产出指标数量指标新建科普角20≥8个\n质量指标展板完好率20≥95%\n时效指标建成时间102024年10月底前\n展板更换时间104月30日前\n效益指标社会效益指标居民科学兴趣20明显增强\n满意度指标服务对象满意度指标居民满意度10≥90%`,
  );
  expect(dates.indicators.map(({ level3, target, weight }) => [level3, target.raw, weight])).toEqual([
    ['新建科普角', '≥8个', 20],
    ['展板完好率', '≥95%', 20],
    ['建成时间', '2024年10月底前', 10],
    ['展板更换时间', '4月30日前', 10],
    ['居民科学兴趣', '明显增强', 20],
    ['居民满意度', '≥90%', 10],
  ]);
});

test('commas part the cells below a title that has none', async () => {
  const form = await read(
    '项目支出绩效目标申报表\n（2024年度）\n项目名称,科普角,,\n实施单位,平湖市科普中心,,\n年度资金总额,"1,200.50万元",,\n年度总体目标,"建成科普角，开放。",,\n一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,新建科普角,≥8个\n,质量指标,展板完好率,≥95%\n满意度指标,服务对象满意度指标,居民满意度,≥90%',
  );
  expect(form).toMatchObject({ year: 2024, project: '科普角', budget: { currentYearYuan: 12_005_000 } });
  expect(form.indicators.map(({ level2, level3 }) => [level2, level3])).toEqual([
    ['数量指标', '新建科普角'],
    ['质量指标', '展板完好率'],
    ['服务对象满意度指标', '居民满意度'],
  ]);
});
