import { deflateRawSync } from 'node:zlib';
import type { Cell } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Result } from '#src/kernel/result.ts';
import { type CellContent, readWorkbook, type SheetRows } from './excel-read.ts';
import { renderExcel } from './excel-sheet.ts';
import { writeWorkbook } from './excel-write.ts';
import { signInSheet } from './sign-in.fixture.ts';
import { zipText } from './unzip.fixture.ts';

function sheetsOf(read: Result<readonly SheetRows[]>): readonly SheetRows[] {
  if (!read.ok) throw new Error(`${read.refusal.code} ${JSON.stringify(read.refusal.params)}`);
  return read.value;
}

function contentAt(sheet: SheetRows | undefined, ref: string): CellContent | undefined {
  return sheet?.rows.flatMap((row) => row.cells).find((cell) => cell.ref === ref)?.content;
}

test('a list comes back as it was written: ids and phones as text, numbers, dates, the head frozen', async () => {
  const bytes = await writeWorkbook([
    {
      name: '名单/2020',
      columns: [
        { header: '编号' },
        { header: '手机' },
        { header: '人次', kind: 'number' },
        { header: '金额（元）', kind: 'money' },
        { header: '日期', kind: 'date' },
      ],
      rows: [
        ['0007', '13800000000', 12, 1200000, '2020-03-05'],
        ['0008', null, null, 0.5, '待定'],
      ],
    },
    { name: '名单 2020', columns: [{ header: '空' }], rows: [] },
  ]);
  const [sheet, second] = sheetsOf(await readWorkbook(bytes));
  expect([sheet?.name, second?.name]).toEqual(['名单 2020', '名单 2020 2']);
  expect(contentAt(sheet, 'A2')).toEqual({ kind: 'text', text: '0007' });
  expect(contentAt(sheet, 'B2')).toEqual({ kind: 'text', text: '13800000000' });
  expect(contentAt(sheet, 'C2')).toEqual({ kind: 'number', number: 12 });
  expect(contentAt(sheet, 'D2')).toEqual({ kind: 'number', number: 1200000 });
  expect(contentAt(sheet, 'E2')).toEqual({ kind: 'date', date: '2020-03-05', time: null });
  expect(contentAt(sheet, 'E3')).toEqual({ kind: 'text', text: '待定' });
  expect(contentAt(sheet, 'B3')).toBeUndefined();
  expect(zipText(bytes, 'xl/workbook.xml')).toContain("'名单 2020'!$1:$1<");
  expect(zipText(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/u);
});

test('no text becomes a formula, whatever it begins with', async () => {
  const signs = fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', '|', '');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(signs, fc.string()), { minLength: 1, maxLength: 20 }), async (texts) => {
      const rows = texts.map(([sign, text]) => [`${sign}${text}`]);
      const bytes = await writeWorkbook([{ name: '表', columns: [{ header: '=1+1', kind: 'number' }], rows }]);
      expect(zipText(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f');
      const [sheet] = sheetsOf(await readWorkbook(bytes));
      expect(sheet?.formulaRefs).toEqual([]);
      expect(sheet?.rows.flatMap((row) => row.cells).every((cell) => cell.content.kind !== 'number')).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('a formula cell is reported by its reference, and what the file remembers of it is not used', async () => {
  const cells = new Map([
    ['0,0', { value: '姓名' }],
    ['1,1', { value: null, formula: 'SUM(C1:C9)', formulaResult: 99 }],
    ['2,27', { value: null, formula: 'HYPERLINK("x")', formulaResult: 'x' }],
  ]);
  const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [], cells }] });
  const [sheet] = sheetsOf(await readWorkbook(bytes));
  expect(sheet?.formulaRefs).toEqual(['B2', 'AB3']);
  expect(contentAt(sheet, 'B2')).toEqual({ kind: 'formula', formula: 'SUM(C1:C9)' });
  expect(JSON.stringify(sheet)).not.toContain('99');
});

test('cells that an array formula fills, and shared formulas, count as formulas; an error is named', async () => {
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', { value: null, formula: 'SEQUENCE(3)', formulaType: 'array', formulaRef: 'A1:A3', formulaResult: 71 }],
    ['1,0', { value: 72 }],
    ['2,0', { value: 73 }],
    ['0,2', { value: null, formula: 'A1*2', formulaType: 'shared', formulaSharedIndex: 0, formulaRef: 'C1:C2' }],
    ['1,2', { value: null, formula: '', formulaType: 'shared', formulaSharedIndex: 0, formulaResult: 74 }],
    ['3,0', { value: '#N/A', type: 'error' }],
    ['3,1', { value: 75 }],
  ]);
  const [sheet] = sheetsOf(await readWorkbook(await writeXlsx({ sheets: [{ name: '表', rows: [], cells }] })));
  expect(sheet?.formulaRefs).toEqual(['A1', 'C1', 'A2', 'C2', 'A3']);
  expect(JSON.stringify(sheet)).not.toMatch(/7[1-4]/u);
  expect(contentAt(sheet, 'A4')).toEqual({ kind: 'error', error: '#N/A' });
  expect(contentAt(sheet, 'B4')).toEqual({ kind: 'number', number: 75 });
});

test('any bytes are answered, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect((await readWorkbook(bytes)).ok).toBe(false);
    }),
    { numRuns: 200 },
  );
  const whole = await writeWorkbook([{ name: '表', columns: [{ header: '甲' }], rows: [['乙'], ['丙']] }]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), async (dents) => {
      const broken = whole.slice();
      for (const [at, value] of dents) broken[at] = value;
      expect(typeof (await readWorkbook(broken)).ok).toBe('boolean');
    }),
    { numRuns: 200 },
  );
});

test('an old .xls and a file that is too long are refused with what to do', async () => {
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Array(600).fill(0)]);
  expect(await readWorkbook(old)).toMatchObject({ ok: false, refusal: { code: 'workbook-unreadable' } });
  const long = new Uint8Array(10 * 1024 * 1024 + 1);
  expect(await readWorkbook(long)).toMatchObject({ ok: false, refusal: { code: 'workbook-too-large' } });
});

/** A zip file with one entry that unpacks to `megabytes` of zeros while it declares to be tiny. */
function bomb(megabytes: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024));
  const name = Buffer.from('xl/workbook.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

test('a file that unpacks to far more than it says is stopped', async () => {
  expect(await readWorkbook(bomb(101))).toMatchObject({
    ok: false,
    refusal: { code: 'workbook-too-large', params: { what: '解压后的内容' } },
  });
});

test('a sheet of more than 50,000 rows is refused, and so is a cell far to the right', async () => {
  const cells = new Map([['50000,0', { value: '末行' }]]);
  const tall = await writeXlsx({ sheets: [{ name: '长表', rows: [], cells }] });
  expect(await readWorkbook(tall)).toMatchObject({
    ok: false,
    refusal: { code: 'workbook-too-large', params: { limit: '50000 行' } },
  });
  const wide = await writeXlsx({ sheets: [{ name: '宽表', rows: [], cells: new Map([['0,1000', { value: '末列' }]]) }] });
  expect(await readWorkbook(wide)).toMatchObject({
    ok: false,
    refusal: { code: 'workbook-too-large', params: { limit: '1000 列' } },
  });
});

test('a printed sheet is set up for A4, with its head repeated and its mark and foot on each page', async () => {
  const bytes = await renderExcel(signInSheet(40));
  const [sheet] = sheetsOf(await readWorkbook(bytes));
  const refs = sheet?.rows.flatMap((row) => row.cells).map(({ content }) => (content.kind === 'text' ? content.text : ''));
  expect(refs?.slice(0, 4)).toEqual(['科学咖啡馆签到表', expect.stringContaining('身边的芯片'), '扫码签到', '序号']);
  const xml = zipText(bytes, 'xl/worksheets/sheet1.xml');
  expect(xml).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*fitToHeight="0"|<pageSetup[^>]*fitToHeight="0"[^>]*paperSize="9"/u);
  expect(xml).toContain('第 &amp;P 页');
  expect(xml).toContain('演示数据');
  expect(xml).toContain('校验码 0f3a');
  expect(zipText(bytes, 'xl/workbook.xml')).toMatch(/_xlnm.Print_Titles[^>]*>'科学咖啡馆签到表'!\$5:\$5</u);
});

test('a row is one row, so that no page ends within its letters, and as high as its longest cell', async () => {
  const rows = [24, 3].map((lines) => ({ cells: [{ text: '名称' }, { text: '一行原因的文字'.repeat(lines) }] }));
  const sheet = { ...signInSheet(1), blocks: [{ kind: 'grid' as const, columns: [3, 1], rows }] };
  const xml = zipText(await renderExcel(sheet), 'xl/worksheets/sheet1.xml');
  const heights = [...xml.matchAll(/<row [^>]* ht="([\d.]+)"/gu)].map((row) => Number(row[1])).slice(-2);
  expect(heights[0]).toBeGreaterThan(160);
  expect(heights[0]).toBeGreaterThan(heights[1]! * 3);
  expect([...xml.matchAll(/<mergeCell ref="\D+(\d+):\D+(\d+)"/gu)].filter(([, top, bottom]) => top !== bottom)).toEqual([]);
});

test.each([
  ['张\u0000三', 'U+0000', 2],
  ['\u0007', 'U+0007', 1],
  ['演示\u202E社区', 'U+202E', 3],
  ['一\u0085二', 'U+0085', 2],
])('a cell with what nobody can see is refused with its place: %j', async (text, sign, position) => {
  const bytes = await writeXlsx({ sheets: [{ name: '名单', rows: [['姓名'], ['第一行\n第二行'], [text]] }] });
  expect(await readWorkbook(bytes)).toMatchObject({
    ok: false,
    refusal: { code: 'hidden-character', params: { where: '名单!A3', sign, position } },
  });
});
