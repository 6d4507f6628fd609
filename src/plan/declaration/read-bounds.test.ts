import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { partedMoney } from './words/glued-figures.ts';
import { readForm } from './read-form.ts';

async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

// Each of these texts of a few KB to 300 KB kept a reader busy for minutes; a search that grows faster than its text runs into the
// time that a test has.

const SCATTERED = '≥5场 5场 10 9 ≥6场 6场 10 9 ≥7场 7场 10 9 讲座场次 展览场次 培训场次 产出指标 数量指标';
const HEAD = '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分';

test('a table of money with more loose figures than one can hold is told as unread', async () => {
  const figures = Array.from({ length: 900 }, (_, at) => (at % 5 === 0 ? `${at % 100}%` : `${at}`)).join(' ');
  const reading = await read(`项目支出绩效自评表\n（2022年度）\n年初预算数 全年预算数 ${figures}\n${HEAD}\n${SCATTERED}`);
  expect(reading.budget).toMatchObject({ initialYuan: null, executedYuan: null });
  expect(reading.warnings.map((warning) => warning.code)).toContain('budget-unread');
});

test('of a thousand loose rows of figures, and of a thousand loose names, the form is still told by its kind', async () => {
  const quads = Array.from({ length: 990 }, () => '5 5 5 5').join(' ');
  expect((await read(`项目支出绩效自评表\n（2022年度）\n${HEAD} ${quads}`)).kind).toBe('self-evaluation');
  const names = Array.from({ length: 3900 }, () => '甲乙').join(' ');
  expect((await read(`项目支出绩效自评表\n（2022年度）\n${HEAD} ${SCATTERED} ${names}`)).kind).toBe('self-evaluation');
});

const LAID = '      一级指标    二级指标    三级指标      年度指标值    实际完成值    分值    得分';
const laid = (rows: readonly string[]): string =>
  ['          项目支出绩效自评表', '          （2022年度）', '项目名称  科普', LAID, ...rows].join('\n');

test('a laid-out table whose every row repeats its levels is read to the end', async () => {
  const rows = Array.from(
    { length: 600 },
    () => '      产出指标    数量指标    讲座场次      ≥5场          5场           10      9',
  );
  const reading = await read(laid(rows));
  expect(reading.indicators.filter(({ target, actual }) => target.raw === '≥5场' && actual?.raw === '5场')).toHaveLength(600);
});

test('figures that ran together are parted by points, rate and score before amounts are tried', () => {
  const order = ['initialYuan', 'adjustedYuan', 'executedYuan', 'weight', 'rate', 'score'] as const;
  expect(partedMoney(`${'1'.repeat(44)}%1`, order)).toBeNull();
  expect(Object.fromEntries(partedMoney('32.530.527.451090.00%9', order) ?? [])).toMatchObject({
    initialYuan: '32.5',
    executedYuan: '27.45',
    weight: '10',
  });
});

test.each([
  ['words that ran together', `${HEAD}\n${'讲座5场4场'.repeat(40_000)}`, { rows: 250, told: 'table-too-long' }],
  ['labels that ran together', '产出指标数量指标年度目标'.repeat(23_000), { refused: 'form-not-recognised' }],
  ['names that begin with an age', `${HEAD}\n${'5岁甲乙6'.repeat(12_000)}`, { rows: 600, told: 'table-too-long' }],
  ['a description without end', `${HEAD}\n产出指标 数量指标 ${'反映'.repeat(140_000)}`, { rows: 0, told: 'row-unread' }],
  ['the frame of a table without end', `|-${'-'.repeat(250_000)}x\n|a|b|c|\n${HEAD}`, { rows: 0, told: 'text-unread' }],
  ['labels down the page', `${'项目名称\n'.repeat(5900)}${HEAD}`, { rows: 0, told: 'indicators-missing' }],
])(
  '%s: a long text is read to the end, and what is missing is told',
  async (_, text, expected) => {
    const result = await readForm({
      name: '表.txt',
      bytes: new TextEncoder().encode(`项目支出绩效自评表\n（2022年度）\n${text}`),
    });
    if (!result.ok) return expect({ refused: result.refusal.code }).toEqual(expected);
    const { indicators, warnings } = result.value;
    const told = warnings.map(({ code }) => code).find((code) => code === (expected as { told?: string }).told);
    expect({ rows: indicators.length, told }).toEqual(expected);
  },
  60_000,
);

test('a table wider than any that people print is refused, whatever it is written in', async () => {
  const wide = '项目名称\t'.repeat(500);
  for (const text of [`绩效目标表\n${wide}`, `<table>${'<tr><td rowspan=200 colspan=200>'.repeat(3)}<td>x</table>`]) {
    const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
    if (result.ok) throw new Error('read');
    expect(result.refusal.code).toBe('form-too-long');
    expect(result.refusal.params.columns).toBe(400);
  }
});
