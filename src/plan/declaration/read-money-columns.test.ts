import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const NAMES = ['年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'];
const TOTAL = '年度资金总额';
const TABS = (cells: readonly string[]): string => cells.join('\t');
const BARS = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const BLANKS = (cells: readonly string[]): string => cells.join('  ');

/** A self-evaluation whose table of money has this head and this row. */
function form(line: (cells: readonly string[]) => string, head: readonly string[], row: readonly string[]): string {
  return [
    '项目支出绩效自评表',
    '（2022年度）',
    line(['项目名称', '湿地观鸟课堂']),
    line(['主管部门', '演示县科协', '实施单位', '演示县自然馆']),
    line(head),
    line(row),
    line(['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']),
    line(['产出指标', '数量指标', '观鸟课堂场次', '≥24场', '25场', '50', '50']),
    line(['效益指标', '社会效益指标', '参加学生人次', '≥900人次', '810人次', '40', '36']),
    line(['总分', '95']),
  ].join('\n');
}

const BARE_HEAD = ['项目资金（万元）', ...NAMES];
const FULL_HEAD = ['项目资金（万元）', '', '', ...NAMES];
const MERGED = ['项目资金（万元）', TOTAL, TOTAL];
const whole = { initialYuan: 450_000, adjustedYuan: 440_000, executedYuan: 396_000, weight: 10, score: 9 };
const withoutInitial = { ...whole, initialYuan: null };

test.each([
  ['tabs, blank cells of the head dropped', TABS, BARE_HEAD, [...MERGED, '45', '44', '39.6', '10', '90%', '9'], whole],
  ['tabs, 年初预算数 dropped as well', TABS, BARE_HEAD, [...MERGED, '44', '39.6', '10', '90%', '9'], withoutInitial],
  ['tabs, dropped in the row alone', TABS, FULL_HEAD, [...MERGED, '44', '39.6', '10', '90%', '9'], withoutInitial],
  ['tabs, 年初预算数 dropped behind one label', TABS, BARE_HEAD, [TOTAL, '44', '39.6', '10', '90%', '9'], withoutInitial],
  ['tabs, 年初预算数 a blank cell', TABS, FULL_HEAD, [...MERGED, '', '44', '39.6', '10', '90%', '9'], withoutInitial],
  ['bars, blank cells of the head dropped', BARS, BARE_HEAD, [...MERGED, '45', '44', '39.6', '10', '90%', '9'], whole],
  ['bars, 年初预算数 dropped', BARS, BARE_HEAD, [...MERGED, '44', '39.6', '10', '90%', '9'], withoutInitial],
  ['several blanks', BLANKS, BARE_HEAD, [...MERGED, '45', '44', '39.6', '10', '90%', '9'], whole],
  ['several blanks, 年初预算数 missing', BLANKS, BARE_HEAD, [...MERGED, '44', '39.6', '10', '90%', '9'], withoutInitial],
])('%s: figures stand below their headings', async (_, line, head, row, budget) => {
  const reading = await read(form(line, head, row));
  expect(reading.budget).toMatchObject(budget);
  expect(reading.warnings.map(({ code }) => code)).toEqual([]);
});

const nothing = { initialYuan: null, adjustedYuan: null, executedYuan: null, weight: null, score: null };

test.each([
  ['points as the third figure', ['44', '39.6', '10']],
  ['a score as the third figure', ['44', '39.6', '9']],
  ['a rate as the third figure', ['44', '39.6', '90']],
  ['a rate without its sign, and no score', ['45', '44', '39.6', '10', '90']],
  ['amounts that may be points', ['10', '10', '10', '100%', '10']],
  ['two amounts alone', ['44', '39.6']],
])('a row of money that may be lined up in two ways is not taken, and told: %s', async (_, figures) => {
  for (const line of [TABS, BARS, BLANKS]) {
    const reading = await read(form(line, BARE_HEAD, [...MERGED, ...figures]));
    expect(reading.budget).toMatchObject(nothing);
    expect(reading.warnings.map(({ code }) => code)).toContain('budget-unread');
  }
});

const FIRST = `项目支出绩效目标表
（2019年度）
申报单位名称： 演示区科普中心
项目名称： 楼道科普角 项目类别： 其他经常性项目
2019年绩效目标
一级目标 二级目标 三级目标 指标目标值
产出目标 数量 科普角数 >=60处
效果目标 满意度 居民满意度 >=85%
影响力目标 长效管理 维护机制 健全
`;

test.each([
  ['its title, year and unit', '财政项目支出绩效目标表\n（2019年度）\n申报单位名称： 演示区科普中心\n'],
  ['its unit alone', '申报单位名称： 演示区科普中心\n'],
  ['its year and dates', '（2019年度）\n计划开始日期： 2019-01-01 计划完成日期： 2019-12-31\n申报单位名称： 演示区科普中心\n'],
  ['nothing', ''],
])('the head of a further form is none of the indicators above it: %s', async (_, head) => {
  const reading = await read(`${FIRST}\n${head}项目名称： 科普画廊 项目类别： 其他经常性项目\n`);
  expect(reading.indicators.map(({ level3 }) => level3)).toEqual(['科普角数', '居民满意度', '维护机制']);
  expect(reading.warnings.map(({ code }) => code)).toContain('further-form-unread');
  expect(reading.unit).toBe('演示区科普中心');
});

test('points below the heading of what was spent are no amount, where the rate is none of so little', async () => {
  const head = '年初预算数 全年预算数 全年执行数 分值 执行率 得分';
  const rows = '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n产出指标 数量指标 观鸟课次 ≥12次 13次 90 90';
  const top = `项目支出绩效自评表\n（2022年度）\n项目名称 湿地观鸟课堂\n项目资金（万元）\n${head}`;
  const broken = await read(
    `${top.replace(/项目资金.*$/s, '')}全年预算 全年执行 分 执行率\n年初预算数\n得分\n数(A) 数(B) 值 (B/A)\n62.00\n58.00\n55.10 10 95.00%\n9.5\n年度资金总额\n${rows}`,
  );
  expect(broken.budget).toMatchObject({ initialYuan: null, adjustedYuan: null, executedYuan: null });
  expect(broken.warnings).toContainEqual(
    expect.objectContaining({ code: 'budget-unread', message: expect.stringContaining('“10”与执行率 95.00% 不符') }),
  );
  const whole = await read(`${top}\n年度资金总额 62.00 58.00 55.10 10 95.00% 9.5\n${rows}`);
  expect(whole.budget).toMatchObject({
    initialYuan: 620_000,
    adjustedYuan: 580_000,
    executedYuan: 551_000,
    weight: 10,
    score: 9.5,
  });
  expect(whole.warnings.map(({ code }) => code)).not.toContain('budget-unread');
});

test('the end of a label in a narrow cell is no part of the value beside it', async () => {
  const reading = await read(
    '项目支出绩效目标申报表\n（2022年度）\n项目名称   湿地观鸟课堂\n主管部门   演示县科协     实施单位   演示县自然馆\n及代码\n一级指标   二级指标   三级指标   指标值\n产出指标   数量指标   观鸟课次   ≥12次\n',
  );
  expect(reading.unit).toBe('演示县自然馆');
  expect(reading.warnings.map(({ code }) => code)).not.toContain('value-joined');
});
