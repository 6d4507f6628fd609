import { expect, test } from 'vitest';
import { withFittingFigures, withRepeatedLabels } from './fit-sheet.ts';
import type { Grid, Sheet } from './sheet.ts';

const page = { orientation: 'portrait', marginMm: { top: 20, right: 15, bottom: 20, left: 15 } } as const;
const sheetOf = (grid: Grid): Sheet => ({ page, title: ['表'], sizePt: 10, foot: [], blocks: [grid] });
const gridOf = (sheet: Sheet): Grid => sheet.blocks[0] as Grid;

test('a figure that its cell is too narrow for is set smaller, and no other', () => {
  const texts = ['1,200,000.00', '123,456,789,012.00', '不会断开的文字，随行换行即可'];
  const grid: Grid = { kind: 'grid', columns: [25, 25, 130], rows: [{ cells: texts.map((text) => ({ text })) }] };
  const face = { digit: 0.57, point: 0.3, percent: 0.95 };
  const [fits, tight, words] = gridOf(withFittingFigures(sheetOf(grid), face)).rows[0]!.cells;
  expect([fits!.sizePt, words!.sizePt]).toEqual([undefined, undefined]);
  // 22.6 mm are 64 points, 14 digits and 4 signs 9.18 em.
  expect(tight!.sizePt).toBe(7);
  const wider = { ...grid, columns: [25, 35, 120] };
  expect(gridOf(withFittingFigures(sheetOf(wider), face)).rows[0]!.cells[1]!.sizePt).toBeUndefined();
});

test('a fraction keeps to one line with its brackets', () => {
  const face = { digit: 0.5, point: 0.3, percent: 1 };
  // （147/150） is 2 brackets and 7 signs, 5.5 em of 10 points: 19.4 mm, and 2.4 beside it.
  const sizeAt = (mm: number): number | undefined =>
    gridOf(
      withFittingFigures(
        sheetOf({ kind: 'grid', columns: [mm, 180 - mm], rows: [{ cells: [{ text: '98%（147/150）' }, { text: '' }] }] }),
        face,
      ),
    ).rows[0]!.cells[0]!.sizePt;
  expect([sizeAt(22), sizeAt(21)]).toEqual([undefined, 9.5]);
});

test('nor does a comma behind a figure leave it', () => {
  const face = { digit: 0.5, point: 0.3, percent: 1 };
  // （858/888， is a bracket, 7 signs and a comma, 5.5 em of 10 points.
  const sheet = sheetOf({
    kind: 'grid',
    columns: [21, 159],
    rows: [{ cells: [{ text: '96.6%（858/888，回收率44.8%）' }, { text: '' }] }],
  });
  expect(gridOf(withFittingFigures(sheet, face)).rows[0]!.cells[0]!.sizePt).toBe(9.5);
});

test('a label over all rows stands in the repeated head only where its grid runs over the page', () => {
  const labelled = (count: number): Sheet =>
    sheetOf({
      kind: 'grid',
      columns: [1, 9],
      head: [{ cells: [{ text: '', open: 'below', continued: '绩效指标' }, { text: '三级指标' }] }],
      rows: Array.from({ length: count }, (_, at) => ({
        cells: [
          ...(at === 0 ? [{ text: '绩效指标', rows: count, vertical: true, open: 'above' as const }] : []),
          { text: `指标${at}` },
        ],
      })),
    });
  const labels = (count: number): string[] => {
    const { head, rows } = gridOf(withRepeatedLabels(labelled(count)));
    return [head![0]!.cells[0]!.text, rows[0]!.cells[0]!.text];
  };
  expect(labels(5)).toEqual(['', '绩效指标']);
  expect(labels(80)).toEqual(['绩效指标', '']);
});
