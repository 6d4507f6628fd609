import { expect, test } from 'vitest';
import { type Row, renderExcel } from '#src/platform/documents/index.ts';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

/** Self-evaluations as workbooks, in the layouts of several provinces; their content is invented. */
type Cells = (string | [text: string, span: number] | [text: string, span: number, rows: number])[];

function row(...cells: Cells): Row {
  return {
    cells: cells.map((cell) => {
      const [text, span = 1, rows = 1] = typeof cell === 'string' ? [cell] : cell;
      return { text, span, rows };
    }),
  };
}

async function read(title: string[], width: number, rows: Row[]): Promise<FormReading> {
  const page = { orientation: 'landscape' as const, marginMm: { top: 20, right: 15, bottom: 20, left: 15 } };
  const columns = Array.from({ length: width }, () => 4);
  const bytes = await renderExcel({ page, title, foot: [], blocks: [{ kind: 'grid', columns, rows }] });
  const result = await readForm({ name: '表.xlsx', bytes });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const rowsOf = (form: FormReading) =>
  form.indicators.map((one) => [one.level3, one.target.raw, one.actual?.raw, one.weight, one.score]);
const codesOf = (form: FormReading) => form.warnings.map(({ code }) => code);

test('重庆: three goals beside each other, the adjusted one by itself; 总金额 is the total', async () => {
  const form = await read(['演示区项目绩效自评表', '（2022年度）'], 12, [
    row(['项目名称', 2], ['科普基地补助', 4], ['项目编码', 2], 'X1', ['自评总分（分）', 2], '96.8'),
    row(
      ['资金情况（元）', 2, 3],
      ['', 2],
      ['年初预算数', 2],
      ['全年（调整）预算数', 2],
      '全年执行数',
      '执行率（%）',
      '执行率权重（分）',
      '执行率得分（分）',
    ),
    row(['总金额', 2], ['300,000.00', 2], ['280,000.00', 2], '268,800.00', '96', '10', '9.6'),
    row(['其中：财政资金', 2], ['300,000.00', 2], ['280,000.00', 2], '268,800.00', '', '', ''),
    row(['当年绩效目标', 2, 2], ['年初绩效目标', 4], ['全年（调整）绩效目标', 3], ['全年目标实际完成情况', 3]),
    row(['补助八个基地。', 4], ['补助七个基地。', 3], ['补助七个基地，全部验收。', 3]),
    row(
      ['绩效指标', 1, 3],
      ['指标名称', 2],
      '计量单位',
      '指标性质',
      '年初指标值',
      '调整指标值',
      '全年完成值',
      '得分系数（%）',
      '指标权重（分）',
      '指标得分（分）',
      '说明',
    ),
    row(['补助基地数', 2], '个', '≥', '7', '7', '7', '100', '70', '70', ''),
    row(['基地参观人次', 2], '万人次', '≥', '5', '5', '4.3', '86', '20', '17.2', '闭馆一月'),
  ]);
  expect(form.budget).toMatchObject({
    initialYuan: 300_000,
    adjustedYuan: 280_000,
    executedYuan: 268_800,
    weight: 10,
    score: 9.6,
  });
  expect(form.sections).toEqual({
    年度总体目标: '补助八个基地。',
    调整后绩效目标: '补助七个基地。',
    实际完成情况: '补助七个基地，全部验收。',
  });
  expect(rowsOf(form)).toEqual([
    ['补助基地数', '≥7个', '7', 70, 70],
    ['基地参观人次', '≥5万人次', '4.3', 20, 17.2],
  ]);
  expect(codesOf(form)).toEqual([]);
});

test('湖北: the points stand behind the name', async () => {
  const form = await read(['2021年度科普专项项目绩效自评表'], 7, [
    row('项目名称', ['科普专项', 6]),
    row('主管部门', ['演示县科协', 3], '项目实施单位', ['演示县科普站', 2]),
    row(['年度绩效目标1（80分）', 1, 4], '一级指标', '二级指标', '三级指标', '年初目标值（A）', '实际完成值（B）', '得分'),
    row(['产出指标', 1, 2], '数量指标', '讲座场次（20分）', '20场', '22场', '20'),
    row('质量指标', '讲座满意率（20分）', '≥90%', '95%', '20'),
    row('效益指标', '社会效益指标', '受益人次（40分）', '2000人次', '1800人次', '36'),
    row('总分', ['76', 6]),
  ]);
  expect(rowsOf(form)).toEqual([
    ['讲座场次', '20场', '22场', 20, 20],
    ['讲座满意率', '≥90%', '95%', 20, 20],
    ['受益人次', '2000人次', '1800人次', 40, 36],
  ]);
  expect(form.totalScore).toBe(76);
});

test('银川: points of reference, and a score beside that of the finance office', async () => {
  const form = await read(['演示市本级部门项目支出绩效自评表', '（2021年）'], 8, [
    row('项目名称', ['科普讲师团经费', 7]),
    row('自评得分', ['98', 3], ['财政审核评分', 2], ['', 2]),
    row(['绩效指标', 1, 3], '一级指标', '二级指标', '三级指标', '参考分值', '指标值（A）', '全年实际值（B）', '得分'),
    row('项目产出（30分）', '数量指标（10分）', '授课次数', '10', '50次', '52次', '10'),
    row('项目效益（35分）', '社会效益指标', '科学素养提升', '15', '效果显著', '有所提升', '13'),
  ]);
  expect(rowsOf(form)).toEqual([
    ['授课次数', '50次', '52次', 10, 10],
    ['科学素养提升', '效果显著', '有所提升', 15, 13],
  ]);
  expect(form).toMatchObject({ totalScore: 98, warnings: [] });
});
