import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { Result } from '#src/kernel/result.ts';
import { writeWorkbook } from './excel-write.ts';
import { type ListHead, type ReadList, readList } from './read-list.ts';

type Column = 'name' | 'count' | 'day';

const wanted: readonly ListHead<Column>[] = [
  { key: 'name', heads: ['名称', 'Name'], required: true },
  { key: 'count', heads: ['人数（人）', 'People'], required: true },
  { key: 'day', heads: ['日期'], required: false },
];

type Sheets = Parameters<typeof writeXlsx>[0]['sheets'];

async function listOf(sheets: Sheets): Promise<ReadList<Column>> {
  return must(await readList(await writeXlsx({ sheets }), wanted));
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test('the head is found below a title, in any order, however it is written; each cell knows where it stands', async () => {
  const list = await listOf([
    {
      name: '名单',
      rows: [
        ['某区讲座名单'],
        [],
        ['序号', '＊people', '日期', ' 名 称 '],
        [1, 12, '2020-9-3', ' 甲 '],
        [null, null, null, '乙'],
      ],
    },
  ]);
  expect(list).toEqual({
    sheet: '名单',
    headRow: 3,
    missing: [],
    rows: [
      {
        row: 4,
        cells: {
          name: { text: '甲', ref: 'D4', unreadable: false },
          count: { text: '12', ref: 'B4', unreadable: false },
          day: { text: '2020-9-3', ref: 'C4', unreadable: false },
        },
      },
      {
        row: 5,
        cells: {
          name: { text: '乙', ref: 'D5', unreadable: false },
          count: { text: '', ref: 'B5', unreadable: false },
          day: { text: '', ref: 'C5', unreadable: false },
        },
      },
    ],
  });
});

test('formulas and errors are no values, whatever the file remembers of them; those beside the columns matter to nobody', async () => {
  const cells = new Map([
    ['1,0', { value: 7, type: 'formula', formula: '1+1', formulaResult: 7 }],
    ['1,1', { value: '#N/A', type: 'error' }],
    ['1,2', { value: 1, type: 'formula', formula: 'ROW()-1', formulaResult: 1 }],
  ] as const);
  const [row] = (await listOf([{ name: '表', rows: [['名称', '人数', '序号']], cells }])).rows;
  expect(row?.cells.name).toEqual({ text: '=1+1', ref: 'A2', unreadable: true });
  expect(row?.cells.count).toMatchObject({ ref: 'B2', unreadable: true });
  expect(row?.cells.day).toEqual({ text: '', ref: 'A2', unreadable: false });
});

test('what was written as a list is read as it was; blank rows are none, rows with something beside the columns are', async () => {
  const bytes = await writeWorkbook([
    {
      name: '名单',
      columns: [
        { header: '名称' },
        { header: '人数（人）', kind: 'number' },
        { header: '日期', kind: 'date' },
        { header: '备注' },
      ],
      rows: [
        ['0012', 1_234_567.5, '2020-03-05', null],
        [null, null, null, null],
        [true, null, null, '另见'],
        [null, null, null, '合计见下'],
      ],
    },
  ]);
  const { rows } = must(await readList(bytes, wanted));
  const texts = rows.map(({ row, cells }) => [row, cells.name.text, cells.count.text, cells.day.text]);
  expect(texts).toEqual([
    [2, '0012', '1234567.5', '2020-03-05'],
    [4, '是', '', ''],
    [5, '', '', ''],
  ]);
});

test('the sheet in sight with all required columns is read; where none has them, it is said which are missing, and where', async () => {
  const filled = {
    name: '数据',
    rows: [
      ['名称', '人数'],
      ['甲', 3],
    ],
  };
  const hidden = { ...filled, name: '旧数据', hidden: true };
  expect(await listOf([hidden, { name: '说明', rows: [['名称'], ['怎么填']] }, filled])).toMatchObject({
    sheet: '数据',
    missing: [],
  });
  expect(await listOf([{ name: '说明', rows: [['请填写'], ['日期', '名称'], ['2020-09-03', '甲']] }])).toEqual({
    sheet: '说明',
    headRow: 2,
    missing: ['count'],
    rows: [],
  });
  expect(await listOf([{ name: '空', rows: [] }])).toEqual({ sheet: '空', headRow: 1, missing: ['name', 'count'], rows: [] });
});

test('a head below the tenth row is none', async () => {
  const deep = await listOf([{ name: '表', rows: [...Array.from({ length: 10 }, () => ['说明']), ['名称', '人数'], ['甲', 3]] }]);
  expect(deep.missing).toEqual(['name', 'count']);
});

test('a column headed as it should be goes before one with something else in brackets, wherever it stands', async () => {
  const countOf = async (...head: string[]) =>
    (await listOf([{ name: '表', rows: [head, ['甲', 500, 120]] }])).rows[0]?.cells.count.text;
  expect(await countOf('名称', '人数（计划）', '人 数（人）*')).toBe('120');
  expect(await countOf('名称', '人数（人）', '人数（计划）')).toBe('500');
});

test.each([
  [['名称', '人数（计划）', '人数（实际）'], '人数（人）', 'B2“人数（计划）”、C2“人数（实际）”'],
  [['名称', '人数', '名称'], '名称', 'A2“名称”、C2“名称”'],
  [['名称', '人数', 'Name', ' People '], '名称、人数（人）', 'A2“名称”、C2“Name”、B2“人数”、D2“People”'],
])('of columns headed alike none is taken: %j', async (head, heads, columns) => {
  const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['某区名单'], head, ['甲', 500, 120]] }] });
  expect(await readList(bytes, wanted)).toMatchObject({
    refusal: { code: 'list-columns-in-doubt', params: { sheet: '表', heads, columns } },
  });
});

test('a second sheet that is filled in is told by its name; one that is empty, hidden or another list is not in the way', async () => {
  const head = ['名称', '人数'];
  const half = (name: string, ...rows: (string | number | null)[][]) => ({ name, rows: [head, ...rows] });
  const first = half('上半年', ['甲', 3]);
  const both = await readList(await writeXlsx({ sheets: [first, half('下半年', ['乙', 4])] }), wanted);
  expect(both).toMatchObject({ refusal: { code: 'list-on-several-sheets', params: { sheets: '“上半年”、“下半年”' } } });
  const others = [half('空表'), half('合计', [null, null, '共 3 人']), { name: '说明', rows: [['名称'], ['怎么填']] }];
  expect((await listOf([...others, first])).sheet).toBe('上半年');
  expect((await listOf([first, { ...half('旧', ['丙', 5]), hidden: true }])).rows).toHaveLength(1);
});

test('a box of Excel that is ticked or not is read as the word for it', async () => {
  const rows = [
    ['名称', '人数'],
    [true, 3],
    [false, 4],
  ];
  expect((await listOf([{ name: '表', rows }])).rows.map(({ cells }) => cells.name.text)).toEqual(['是', '否']);
});
