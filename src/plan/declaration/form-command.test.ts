import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { saidOnce } from '#src/plan/lint/index.ts';
import { formReadingSchema } from './declaration.contract.ts';
import { formLint, formRead, formTarget } from './form-command.ts';

const name = '基层科普服务-2020.txt';
const file = { name, bytes: readFileSync(new URL(`../../../examples/${name}`, import.meta.url)) };

test('form read gives the contract as JSON, and a table for people', async () => {
  const result = await formRead(file);
  if (!result.ok) throw new Error(result.refusal.code);
  expect(formReadingSchema.parse(result.value.json)).toEqual(result.value.json);
  expect(result.value.text).toContain('上海市科普事业中心');
  expect(result.value.text).toMatch(/产出目标\s+数量\s+受众群众\s+=16区/);
  expect(result.value.text).toContain('没有读不出的内容');
});

test('form read names what a programme must have and the form does not say, as the import does', async () => {
  const text =
    '项目支出绩效目标表\n（2024年度）\n项目名称 科普画廊更新\n产出指标 数量指标 更新画廊 20块\n效益指标 社会效益指标 居民满意度 ≥90%\n';
  const result = await formRead({ name: '目标表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  expect(result.value.text).toMatch(/! 表中没有读到：.*开始日期、完成日期、总预算、当年预算/);
  expect(result.value.text).not.toContain('没有读不出的内容');
});

test('form target gives exactly the members of a target', () => {
  const { json, text } = formTarget(['290%', '≥20万人次']);
  expect(json).toEqual([
    { raw: '290%', comparator: null, value: 290, value2: null, unit: '%', kind: 'quantitative' },
    { raw: '≥20万人次', comparator: '≥', value: 200_000, value2: null, unit: '人次', kind: 'quantitative' },
  ]);
  expect(text).toContain('可能是“≥90%”');
});

test('form lint counts its findings by severity', async () => {
  const result = await formLint(file);
  if (!result.ok) throw new Error(result.refusal.code);
  const errors = saidOnce(result.value.json).filter((finding) => finding.severity === 'error').length;
  expect(result.value.text).toContain(`指标体检（按“上海四级目标表”，SH-old）：错误 ${errors} 项`);
  expect(result.value.text).toContain('≤6元/人次');
});

test('form lint knows 项目属性, which says on national forms whether a project is done once', async () => {
  const text =
    '项目支出绩效目标表\n（2024年度）\n项目名称 | 科普画廊\n项目属性 | 一次性项目\n年度总体目标 | 延续2022年、2023年的更新，更新画廊20块。\n一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 更新画廊数 | ≥20块\n';
  const result = await formLint({ name: '目标表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  expect(result.value.json.filter(({ rule }) => rule === 'L14')).toMatchObject([
    { message: '项目填的是“一次性项目”，正文却在接着做2022、2023年的工作。' },
  ]);
});

test('a refusal of the reader is passed on', async () => {
  const empty = { name: '空.txt', bytes: new Uint8Array() };
  expect(await formRead(empty)).toMatchObject({ ok: false, refusal: { code: 'form-empty', params: { file: '空.txt' } } });
  expect(await formLint(empty)).toMatchObject({ ok: false, refusal: { code: 'form-empty' } });
});

test.each([
  ['an end before the start', ['2020-01-01', '2020-12-31'], ['2020-12-31', '2020-01-01'], 'dates-reversed'],
  ['dates of another year', ['2020-01-01', '2020-12-31'], ['2019-01-01', '2019-12-31'], 'year-apart'],
])('%s is read as it stands, and told', async (_, before, after, code) => {
  const swapped = file.bytes
    .toString('utf8')
    .replace(before[0]!, 'START')
    .replace(before[1]!, after[1]!)
    .replace('START', after[0]!);
  expect(swapped).not.toBe(file.bytes.toString('utf8'));
  const given = { name, bytes: Buffer.from(swapped) };
  const [read, lint] = [await formRead(given), await formLint(given)];
  if (!read.ok || !lint.ok) throw new Error('refused');
  expect(read.value.json).toMatchObject({ start: after[0], end: after[1] });
  expect(read.value.json.warnings.map((warning) => warning.code)).toEqual([code]);
  expect(read.value.text).not.toContain('没有读不出的内容');
  expect(lint.value.json.map((finding) => finding.rule)).toContain('L41');
});

test('rows of the template that nobody filled in are left out, and a finding of the form', async () => {
  const rows = [
    ['一级指标', '二级指标', '三级指标', '指标值'],
    ['产出指标', '数量指标', '讲座场次', '≥30场'],
    ['', '', '指标2：', ''],
    ['', '质量指标', '讲座完成率', '≥95%'],
    ['', '', '指标3：', ''],
    ['满意度指标', '服务对象满意度指标', '居民满意度', '≥90%'],
  ];
  const lines = ['项目支出绩效目标表', '（2023年度）', '项目名称\t社区科普', ...rows.map((row) => row.join('\t'))];
  const given = { name: '目标表.txt', bytes: Buffer.from(lines.join('\n')) };
  const [read, lint] = [await formRead(given), await formLint(given)];
  if (!read.ok || !lint.ok) throw new Error('refused');
  expect(read.value.json.indicators.map((row) => row.level3)).toEqual(['讲座场次', '讲座完成率', '居民满意度']);
  expect(lint.value.json.filter(({ rule }) => rule === 'L25')).toMatchObject([
    { severity: 'info', indicator: null, message: '留有没有填写的模板行或填写提示，见“第6行”、“第8行”。' },
  ]);
});

test('of a monitoring form the money and what stands beside each target are shown, and its budget at the beginning is that of the year', async () => {
  const lines = [
    '项目支出绩效目标执行监控表',
    '（2022年度）',
    '项目名称 | 林区防火宣传',
    '主管部门 | 演示县林业局 | 实施单位 | 演示县林场',
    '项目资金（万元） | | 年初预算数 | 1-8月执行数 | 1-8月执行率 | 全年预计执行数',
    '年度资金总额 | 18 | 9.9 | 55% | 17.5',
    '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-8月执行情况 | 全年预计完成情况 | 偏差原因分析 | 完成可能性',
    '产出指标 | 数量指标 | 宣传场次 | ≥24场 | 11场 | 22场 | 暴雨停办 | 有可能',
    '满意度指标 | 服务对象满意度指标 | 村民满意度 | ≥90% | 未测 | 90% | | 确定能',
  ];
  const result = await formRead({ name: '监控表.txt', bytes: Buffer.from(lines.join('\n')) });
  if (!result.ok) throw new Error(result.refusal.code);
  const { text, json } = result.value;
  expect(json.budget).toMatchObject({ currentYearYuan: 180_000, initialYuan: 180_000, executedYuan: 99_000 });
  expect(text).toMatch(/当年预算\s+180,000 元\n1—8月执行\s+99,000 元\n全年预计执行\s+175,000 元/);
  expect(text).toMatch(/目标值\s+1—8月执行\s+全年预计\s+可能性\s+偏差原因/);
  expect(text).toMatch(/宣传场次\s+≥24场\s+11场\s+22场\s+有可能\s+暴雨停办/);
  expect(text).toContain('! 表中没有读到：开始日期、完成日期、总预算');
  expect(text).not.toMatch(/没有读到.*当年预算/);
});
