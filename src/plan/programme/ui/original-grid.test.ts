import { expect, test } from 'vitest';
import { drawnRows } from './original-grid.ts';

const row = (...cells: [column: number, span: number, text: string][]) => ({
  cells: cells.map(([column, span, text]) => ({ column, span, text })),
});
/** `文字@列×列数×行数`; `·` for columns that hold nothing. */
const shown = (...rows: ReturnType<typeof row>[]): string[] =>
  drawnRows(rows).map((drawn) =>
    drawn.map(({ cell, column, span, rowSpan }) => `${cell ? cell.text : '·'}@${column}×${span}×${rowSpan}`).join(' '),
  );

test('a cell merged over rows reaches down where the rows below leave its columns free', () => {
  expect(
    shown(
      row([0, 1, '产出'], [1, 1, '数量'], [2, 1, '场次'], [3, 1, '≥100场']),
      row([2, 1, '人次'], [3, 1, '≥1万']),
      row([1, 1, '质量'], [2, 1, '合格率'], [3, 1, '≥90%']),
      row([0, 1, '效益'], [1, 1, '社会'], [2, 1, '素养'], [3, 1, '提升']),
    ),
  ).toEqual([
    '产出@0×1×3 数量@1×1×2 场次@2×1×1 ≥100场@3×1×1',
    '人次@2×1×1 ≥1万@3×1×1',
    '质量@1×1×1 合格率@2×1×1 ≥90%@3×1×1',
    '效益@0×1×1 社会@1×1×1 素养@2×1×1 提升@3×1×1',
  ]);
});

test('so it does where a workbook fills the rows below with blank cells; a blank between others stays blank', () => {
  expect(
    shown(
      row([0, 1, '产出'], [1, 1, '数量'], [2, 1, '场次']),
      row([0, 1, ''], [1, 1, '质量'], [2, 1, '合格率']),
      row([0, 1, '效益'], [1, 1, ''], [2, 1, '素养']),
    ),
  ).toEqual(['产出@0×1×2 数量@1×1×1 场次@2×1×1', '质量@1×1×1 合格率@2×1×1', '效益@0×1×1 @1×1×1 素养@2×1×1']);
});

test('nothing reaches down out of other columns, over a blank row, or into one', () => {
  expect(
    shown(
      row([0, 4, '申报表']),
      row([0, 1, ''], [1, 1, '名称'], [2, 2, '讲座']),
      row([0, 1, '资金'], [1, 1, '总额']),
      row([0, 1, ''], [1, 1, '']),
      row([1, 1, '其他']),
    ),
  ).toEqual(['申报表@0×4×1', '@0×1×1 名称@1×1×1 讲座@2×2×1', '资金@0×1×1 总额@1×1×1', '', '·@0×1×1 其他@1×1×1']);
});
