import { readXlsx } from 'hucre/xlsx';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { renderExcel } from '#src/platform/documents/excel-sheet.ts';
import { fillTemplate } from './fill-template.ts';
import { printDeclaration, printMonitoring, printSelfEvaluation, templates } from './index.ts';
import { monitoring2020 } from './monitoring.fixture.ts';
import { declaration2020, selfEvaluation2020 } from './official-forms.fixture.ts';
import type { PrintFormat } from './official-form.ts';
import type { Template } from './template.ts';

const levels = [
  ['产出指标', '数量指标', 14],
  ['产出指标', '质量指标', 6],
  ['产出指标', '时效指标', 4],
  ['效益指标', '社会效益指标', 10],
  ['效益指标', '可持续影响指标', 3],
  ['满意度指标', '服务对象满意度指标', 7],
] as const;

/** Each name is its own, so that a page can be asked which rows stand on it. */
const rowsOf = (reasons: number) =>
  levels.flatMap(([level1, level2, count], group) =>
    Array.from({ length: count }, (_, at) => ({
      level1,
      level2,
      level3: `第${group + 1}组之${at + 1}号：参加者可以查到的活动`,
      target: `≥${at + 3}场`,
      long: (group + at) % 4 < reasons,
    })),
  );
const goal = Array.from(
  { length: 70 },
  (_, at) => `${at + 1}、第${at + 1}项工作：与各区商定场次与地点，活动中登记到场人数。`,
).join('\n');

function print(template: Template, format: PrintFormat, reasons: number): Promise<Uint8Array> {
  const rows = rowsOf(reasons);
  if (template.form === 'declaration') {
    const sections = { 概况: goal, 年度总体目标: goal, 项目总目标: goal };
    return printDeclaration({ ...declaration2020, sections, indicators: rows }, format, template);
  }
  const why = '受场地调整影响，下半年场次少于计划，已商定补办。';
  if (template.form === 'monitoring') {
    const indicators = rows.map((row) => ({
      ...row,
      actual: '3场',
      expected: '9场',
      causes: [],
      causeText: row.long ? why : '',
      possibility: null,
      remark: '',
    }));
    return printMonitoring({ ...monitoring2020, goal, indicators }, format, template);
  }
  const indicators = rows.map((row) => ({ ...row, actual: '3场', weight: 1, score: 1, reason: row.long ? why : null }));
  return printSelfEvaluation({ ...selfEvaluation2020, expected: goal, achieved: goal, indicators }, format, template);
}

const bare = (text: string): string => text.replace(/\s/gu, '');

test.each(templates)('each page of $id as PDF says under which words its rows stand', async (template) => {
  for (const reasons of [0, 1, 2, 3]) {
    const { text } = await extractText(await getDocumentProxy(await print(template, 'pdf', reasons)), { mergePages: false });
    const rows = rowsOf(reasons);
    const pages = text.map(bare).filter((page) => rows.some((row) => page.includes(row.level3)));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      const there = rows.filter((row) => page.includes(row.level3));
      for (const word of new Set(there.flatMap(({ level1, level2 }) => [level1, level2]))) expect(page).toContain(word);
    }
  }
});

test.each(templates)('each page of $id as Excel begins with the words of its rows, and no row is cut', async (template) => {
  const { sheets } = await readXlsx(await print(template, 'xlsx', 1), { readStyles: true });
  const sheet = sheets[0]!;
  const heights = [...(sheet.rowDefs?.values() ?? [])].map((row) => row.height ?? 0);
  expect(Math.max(...heights)).toBeLessThanOrEqual(409);
  const roomPt =
    ((template.page.orientation === 'portrait' ? 297 : 210) - template.page.marginMm.top - template.page.marginMm.bottom) /
    0.3528;
  const breaks = sheet.rowBreaks ?? [];
  const textsOf = (row: number): string[] => (sheet.rows[row] ?? []).map((value) => bare(String(value ?? '')));
  const rows = rowsOf(1);
  let further = 0;
  for (const [at, last] of breaks.entries()) {
    const texts = textsOf(last + 1);
    const row = rows.find(({ level3 }) => texts.includes(bare(level3)));
    if (row !== undefined) {
      further += 1;
      expect(texts).toEqual(expect.arrayContaining([row.level1, row.level2]));
    }
    const of = heights.slice((breaks[at - 1] ?? -1) + 1, last + 1);
    expect(of.reduce((sum, height) => sum + height, 0)).toBeLessThan(roomPt);
  }
  expect(further).toBeGreaterThan(0);
});

test.each(templates)('each group of rows that Word keeps together in $id names its levels', async (template) => {
  const bytes = await print(template, 'docx', 1);
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  // A row that begins a group holds the words; the rows under it leave out the cells that are merged with them.
  const lines = [...value.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row]) => [
    ...(row ?? '').matchAll(/<td([^>]*)>(.*?)<\/td>/gsu),
  ]);
  const covered = lines.flatMap((cells) =>
    cells.flatMap(([, attributes, text]) => {
      const word = bare((text ?? '').replace(/<[^>]*>/g, ''));
      return levels.some(([level1, level2]) => word === level1 || word === level2)
        ? [Number(/rowspan="(\d+)"/.exec(attributes ?? '')?.[1] ?? 1)]
        : [];
    }),
  );
  expect(Math.max(...covered)).toBeLessThanOrEqual(8);
  expect(covered.reduce((sum, rows) => sum + rows, 0)).toBeGreaterThanOrEqual(2 * rowsOf(1).length);
});

test('a text of one paragraph that no row can hold is parted, and none of it is lost', async () => {
  const long = '各区街镇的科普活动由区科协统筹并逐场登记到场人数'.repeat(90);
  const template = templates.find((one) => one.id === 'sh-2020-declaration')!;
  const sheet = fillTemplate(template, { ...declaration2020, sections: { 项目概况: long }, indicators: [] } as never);
  const { sheets } = await readXlsx(await renderExcel(sheet), { readStyles: true });
  const parts = (sheets[0]?.rows ?? []).flat().filter((value) => String(value ?? '').includes('统筹并逐场登记'));
  expect(parts.length).toBeGreaterThan(1);
  expect(bare(parts.join('')).replace('项目概况：', '')).toBe(long);
});
