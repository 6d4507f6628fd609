import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, placeCells } from './sheet.ts';
import type { Cell, Row } from './sheet.ts';

const cell = (span = 1, rows = 1): Cell => ({ text: 'x', span, rows });

test('a cell stands to the right of one that reaches down from above', () => {
  const placed = placeCells([{ cells: [cell(1, 2), cell()] }, { cells: [cell()] }], 2);
  expect(placed.map(({ row, column }) => [row, column])).toEqual([
    [0, 0],
    [0, 1],
    [1, 1],
  ]);
});

test.each<[string, Row[]]>([
  ['too wide', [{ cells: [cell(3)] }]],
  ['too narrow', [{ cells: [cell()] }]],
  ['below the grid', [{ cells: [cell(2, 2)] }]],
])('a layout that does not fill its columns is a bug: %s', (_, rows) => {
  expect(() => placeCells(rows, 2)).toThrow(/row 1/);
});

test('cells cover the raster once, whatever their spans', () => {
  const spans = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(spans, (rows) => {
      const columns = Math.max(...rows.map((row) => row.reduce((sum, span) => sum + span, 0)));
      const filled = rows.map((row): Row => {
        const width = row.reduce((sum, span) => sum + span, 0);
        return { cells: [...row, ...(columns > width ? [columns - width] : [])].map((span) => cell(span)) };
      });
      const placed = placeCells(filled, columns);
      const covered = placed.flatMap((one) => Array.from({ length: one.span }, (_, at) => `${one.row},${one.column + at}`));
      expect(new Set(covered).size).toBe(rows.length * columns);
      expect(covered).toHaveLength(rows.length * columns);
    }),
  );
});

test('text loses what no format can hold, and nothing else', () => {
  expect(cleanText('第一行\r\n第\u0000二\u202E行\uFEFF\t完\uD800')).toBe('第一行\n第二行 完');
  expect(cleanText('𬭊㐂 =1+2 ≥80% — “引号”')).toBe('𬭊㐂 =1+2 ≥80% — “引号”');
});
