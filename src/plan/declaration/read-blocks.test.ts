import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** Text as a converter writes a ruled page block by block: a cell a block, merged cells and some headings elsewhere. */
async function read(blocks: readonly string[]): Promise<FormReading> {
  const result = await readForm({ name: '自评.txt', bytes: new TextEncoder().encode(blocks.join('\n\n')) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const rowsOf = ({ indicators }: FormReading): string[] =>
  indicators.map(({ level2, level3, target, actual, weight, score }) =>
    [level2, level3, target.raw, actual?.raw, weight, score].join('｜'),
  );
const told = ({ warnings }: FormReading): string => warnings.map(({ message }) => message).join('\n');

const HEAD = [
  '部门预算项目支出绩效自评表（2024 年度）',
  '项目名称',
  '社区科普画廊',
  '主管部门',
  '演示县科学技术协会',
  '实施单位',
  '演示县科技馆',
];

test('sign and unit of a target in columns of their own, behind headings that stand partly below the table', async () => {
  const form = await read([
    ...HEAD,
    '一级指标',
    '二级指标',
    '产出指标',
    '效益指标',
    '调整后预算数',
    '预算执行数 预算执行率',
    '权重 得分',
    ...['60', '60', '54', '90.00%', '10', '9'],
    '指标性质 指标值',
    '度量单位',
    '完成值',
    '权重 得分',
    '未完成原因分析',
    ...['更新画廊', '≥', '100', '块', '93', '40', '37.2'],
    '质量指标',
    ...['画面完好率 ≥', '95', '%', '98', '20', '20'],
    '时效指标',
    ...['更新完成时间', '定性', '2024 年 11 月底\n前', '2024 年 11 月 20', '10', '日', '10'],
    '社会效益指标',
    ...['受益居民人次', '≥', '20000', '人次', '18600', '20', '18.6'],
    '合计',
    '100 94.8',
    '三级指标',
    '数量指标',
    '年初预算',
    '总额',
  ]);
  expect(rowsOf(form)).toEqual([
    '数量指标｜更新画廊｜≥100块｜93｜40｜37.2',
    '质量指标｜画面完好率｜≥95%｜98｜20｜20',
    '时效指标｜更新完成时间｜2024年11月底前｜2024年11月20日｜10｜10',
    '社会效益指标｜受益居民人次｜≥20000人次｜18600｜20｜18.6',
  ]);
  // The points of the money stand behind its rate; 100 and 93 of the first row are no total.
  expect(form.budget).toMatchObject({ adjustedYuan: 60, executedYuan: 54, weight: 10, score: 9 });
  expect(form.totalScore).toBe(94.8);
  expect(told(form)).toContain('逐行核对');
});

test('a broken heading keeps its column, and the only name that stands apart goes to the only row without one', async () => {
  const form = await read([
    '2024 年度项目支出绩效自评表',
    ...HEAD.slice(1),
    '指标名称',
    '计量单位',
    '指标性 指标权\n年初指标值\n质\n重',
    '全年完成值',
    '得分系 指标得\n说明\n数\n分',
    ...['更新画廊', '块', '≥', '40', '100', '93', '100%', '37.2'],
    ...['%', '≥', '20', '95', '98', '100%', '20'],
    ...['受益居民人次', '人次', '≥', '30', '20000', '18600', '100%', '27.9'],
    ...['居民兴趣', '/', '定性', '10', '显著提升', '达成预期指标', '100%', '9'],
    '画面完好率',
    '合计',
    '100%',
  ]);
  expect(form.indicators.map(({ level3, target, weight }) => [level3, target.raw, weight])).toEqual([
    ['更新画廊', '≥100块', 40],
    ['画面完好率', '≥95%', 20],
    ['受益居民人次', '≥20000人次', 30],
    ['居民兴趣', '显著提升', 10],
  ]);
  expect(told(form)).toContain('“95”的指标名称写在别处');
  expect(form.totalScore).toBeNull();
});

test('says which rows were read without their first level', async () => {
  const form = await read([
    ...HEAD,
    '一级指标 二级指标 三级指标 年度指标值 实际完成值',
    '数量指标 更新画廊 ≥100块 93块',
    '效益指标 社会效益指标 受益居民人次 ≥20000人次 18600人次',
  ]);
  expect(form.indicators.map(({ level1 }) => level1)).toEqual([null, '效益指标']);
  expect(told(form)).toContain('“更新画廊”没有读到一级指标');
});
