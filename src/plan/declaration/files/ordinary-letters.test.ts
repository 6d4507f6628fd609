import { describe, expect, test } from 'vitest';
import { renderPdf } from '#src/platform/documents/index.ts';
import type { Sheet } from '#src/platform/documents/index.ts';
import { sh2020Sheet } from '../forms.fixture.ts';
import { cell, docxOf, paragraph, row, sheetRows, table, xlsxOf } from '../packages.fixture.ts';
import { readForm } from '../read-form.ts';
import { withOrdinaryLetters } from './ordinary-letters.ts';

/** What Chrome writes for the letters of the forms below. */
const signs: Readonly<Record<string, string>> = {
  ...{ 目: '⽬', 人: '⼈', 一: '⼀', 二: '⼆', 工: '⼯', 日: '⽇', 金: '⾦', 大: '⼤', 小: '⼩', 方: '⽅', 文: '⽂', 足: '⾜' },
  ...{ 民: '⺠', 长: '⻓', 车: '⻋', 门: '⻔', 青: '⻘', 风: '⻛', 户: '⼾' },
};
const asChrome = (text: string): string => [...text].map((letter) => signs[letter] ?? letter).join('');

const rows = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '科普大篷车服务青年民工', '≥300人次'],
  ['产出指标', '时效指标', '首场活动日期', '2024年5月20日前'],
  ['满意度指标', '服务对象满意度指标', '入户家长满意度', '≥95%'],
];
const head = ['项目支出绩效目标表（2024年度）', '项目名称：长风门社区科普'];

async function readingOf(bytes: Uint8Array) {
  const result = await readForm({ name: '表', bytes });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe('a form in the signs of radicals reads as one in ordinary letters', () => {
  const text = (line: (text: string) => string): Buffer =>
    Buffer.from([...head, ...rows.map((cells) => cells.join(' | '))].map(line).join('\n'));
  const word = (line: (text: string) => string): Buffer =>
    docxOf(
      head.map((one) => paragraph(line(one))).join('') + table(...rows.map((cells) => row(cells.map((one) => cell(line(one)))))),
    );
  const excel = (line: (text: string) => string): Buffer =>
    xlsxOf({ name: '表', rows: sheetRows([...head.map((one) => [one]), ...rows].map((cells) => cells.map(line))) });
  test.each([
    ['text', text],
    ['Word', word],
    ['Excel', excel],
  ])('%s', async (_kind, bytes) => {
    const told = await readingOf(bytes(asChrome));
    expect(told.indicators).toHaveLength(3);
    expect(told.project).toBe('长风门社区科普');
    expect(told.indicators[0]).toMatchObject({ level3: '科普大篷车服务青年民工', target: { value: 300, unit: '人次' } });
    expect(told).toEqual(await readingOf(bytes((one) => one)));
  });

  test('PDF', async () => {
    const chrome = JSON.parse(JSON.stringify(sh2020Sheet), (key, value) =>
      key !== 'kind' && typeof value === 'string' ? asChrome(value) : value,
    ) as Sheet;
    const [signed, plain] = [await renderPdf(chrome), await renderPdf(sh2020Sheet)];
    if (!signed.ok || !plain.ok) throw new Error('not rendered');
    const told = await readingOf(signed.value);
    expect(told.indicators.length).toBeGreaterThan(2);
    expect(told).toEqual(await readingOf(plain.value));
  });
});

test('only the signs of radicals change', () => {
  expect(withOrdinaryLetters('⽬⺠⼾⻓')).toBe('目民户长');
  const other = '２０㎡ ①％（）～戶車 ﬁ 々〇㈱ ㄅ 㐀';
  expect(withOrdinaryLetters(other)).toBe(other);
});
