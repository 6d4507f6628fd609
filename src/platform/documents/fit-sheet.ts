import { type Cell, type Grid, pageMm, partedAt, placeCells, type Row, type Sheet, standardSizePt } from './sheet.ts';

/** What a framed cell keeps free beside its text, both sides together. */
const paddingMm = 2.4;
const mmOfPt = 25.4 / 72;

/** Widths in em of the signs of a figure in a face. */
export interface FigureFace {
  digit: number;
  point: number;
  percent: number;
}

/** Smaller than this nobody reads. */
const smallestPt = 7;

/**
 * The size at which the longest figure of a text keeps to one line of its cell: 1,200,000.00 is never broken within, nor （147/150） from its brackets, nor a comma
 * from what it stands behind: no line begins with one.
 */
function figureSizePt(text: string, sizePt: number, widthMm: number, face: FigureFace): number {
  const widthOf = (sign: string): number =>
    /[（），、；：。]/.test(sign) ? 1 : /[,.:]/.test(sign) ? face.point : sign === '%' ? face.percent : face.digit;
  const em = (run: string): number => [...run].reduce((sum, sign) => sum + widthOf(sign), 0);
  const longest = Math.max(0, ...(text.match(/（?[\d.,:%/=≥≤<>()+-]*\d[\d.,:%]*）?[，、；：。]?/g) ?? []).map(em));
  const fits = widthMm / mmOfPt / Math.max(longest, 0.01);
  return fits >= sizePt ? sizePt : Math.max(smallestPt, Math.floor(fits * 2) / 2);
}

/** What the text of each cell of a grid may take, in mm. */
function textWidths(grid: Grid, widthMm: number): Map<Cell, number> {
  const total = grid.columns.reduce((sum, share) => sum + share, 0);
  const placed = [...placeCells(grid.head ?? [], grid.columns.length), ...placeCells(grid.rows, grid.columns.length)];
  const share = (column: number, span: number): number =>
    grid.columns.slice(column, column + span).reduce((sum, one) => sum + one, 0);
  return new Map(
    placed.map(({ cell, column, span }) => [
      cell,
      (widthMm * share(column, span)) / total - (grid.frame === 'none' ? 0 : paddingMm),
    ]),
  );
}

function mapCells(grid: Grid, change: (cell: Cell) => Cell): Grid {
  const rows = (list: readonly Row[]): Row[] => list.map((row) => ({ ...row, cells: row.cells.map(change) }));
  return { ...grid, rows: rows(grid.rows), ...(grid.head === undefined ? {} : { head: rows(grid.head) }) };
}

/** The sheet with every figure that its cell is too narrow for set smaller. */
export function withFittingFigures(sheet: Sheet, face: FigureFace): Sheet {
  const { textWidth } = pageMm(sheet);
  const standard = sheet.sizePt ?? standardSizePt;
  return {
    ...sheet,
    blocks: sheet.blocks.map((block) => {
      if (block.kind !== 'grid') return block;
      const widths = textWidths(block, textWidth);
      return mapCells(block, (cell) => {
        const size = cell.sizePt ?? standard;
        const fitting = figureSizePt(cell.text, size, widths.get(cell) ?? textWidth, face);
        return fitting === size ? cell : { ...cell, sizePt: fitting };
      });
    }),
  };
}

/** Titles, and the space below them. */
const titleMm = 24;

/** About how tall a row is printed; a Chinese character is as wide as it is tall. */
function rowMm(row: Row, sizePt: number, widths: ReadonlyMap<Cell, number>): number {
  const heights = row.cells
    .filter((cell) => (cell.rows ?? 1) === 1)
    .map((cell) => {
      const size = (cell.sizePt ?? sizePt) * mmOfPt;
      const wide = (line: string): number => [...line].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 1 : 0.55), 0);
      const lines = `${cell.lead === undefined ? '' : `${cell.lead}\n`}${cell.text}`
        .split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil((wide(line) * size) / Math.max(size, widths.get(cell) ?? 0))), 0);
      return lines * size * 1.5 + 1.4;
    });
  return Math.max(row.heightMm ?? 0, ...heights);
}

/** A row that takes a larger part of its page would leave the page before half empty, or run over its own. */
const keptShare = 1 / 3;

/** The sheet with its tall rows allowed to break over pages. How tall they are depends on how narrow their cells are. */
export function withBreakingRows(sheet: Sheet): Sheet {
  const { textWidth, height } = pageMm(sheet);
  const most = (height - sheet.page.marginMm.top - sheet.page.marginMm.bottom) * keptShare;
  return {
    ...sheet,
    blocks: sheet.blocks.map((block) => {
      if (block.kind !== 'grid') return block;
      const widths = textWidths(block, textWidth);
      const tall = (row: Row): boolean => rowMm(row, sheet.sizePt ?? standardSizePt, widths) > most;
      return { ...block, rows: block.rows.map((row) => (tall(row) ? { ...row, breaks: true } : row)) };
    }),
  };
}

/** Each grid that is likely to run over its page, changed. */
function whereRunsOver(sheet: Sheet, change: (grid: Grid, rowMms: readonly number[], roomMm: number) => Grid): Sheet {
  const { textWidth, height } = pageMm(sheet);
  const room = height - sheet.page.marginMm.top - sheet.page.marginMm.bottom;
  const sizePt = sheet.sizePt ?? standardSizePt;
  let used = titleMm;
  return {
    ...sheet,
    blocks: sheet.blocks.map((block) => {
      if (block.kind !== 'grid') return block;
      const widths = textWidths(block, textWidth);
      const tall = (rows: readonly Row[]): number[] => rows.map((row) => rowMm(row, sizePt, widths));
      const rowMms = tall(block.rows);
      used += [...tall(block.head ?? []), ...rowMms].reduce((sum, one) => sum + one, 0);
      return used <= room ? block : change(block, rowMms, room);
    }),
  };
}

/**
 * Word and Excel repeat the head of a grid word for word, and write a label that is merged over all rows only once. Where a grid is likely to run
 * over its page, such a label therefore stands in the head, as on the further pages in print; one that fits its page keeps it beside its rows.
 */
export function withRepeatedLabels(sheet: Sheet): Sheet {
  return whereRunsOver(sheet, labelInHead);
}

/** Rows that Word keeps on one page with the words that they stand under; more may be too tall for it. */
export const togetherRows = 8;

/**
 * Word alone knows where its pages break, and writes a merged word once. Where a grid is likely to run over its page, a cell that stands again
 * (`again`) is therefore parted into groups of few rows, which Word keeps together: so no page begins without the words that its rows stand under.
 */
export function withPartedLabels(sheet: Sheet): Sheet {
  return whereRunsOver(sheet, (grid, rowMms, roomMm) => partedAt(grid, groupStarts(grid, rowMms, roomMm * keptShare)));
}

function groupStarts(grid: Grid, rowMms: readonly number[], mostMm: number): number[] {
  const placed = placeCells(grid.rows, grid.columns.length);
  const columns = [...new Set(placed.filter(({ cell }) => cell.again === true).map(({ column }) => column))].sort(
    (a, b) => a - b,
  );
  const startsIn = (column: number | undefined): Set<number> =>
    new Set(placed.filter((one) => one.column === column).map(({ row }) => row));
  const [outer, inner] = [startsIn(columns[0]), startsIn(columns.at(-1))];
  const tall = (from: number, to: number): number => rowMms.slice(from, to).reduce((sum, one) => sum + one, 0);
  const fits = (from: number, to: number): boolean => to - from <= togetherRows && tall(from, to) <= mostMm;
  const starts: number[] = [];
  let from = 0;
  for (let row = 1; row < grid.rows.length; row += 1) {
    const endOf = (edges: ReadonlySet<number>): number => {
      let end = row + 1;
      while (end < grid.rows.length && !edges.has(end)) end += 1;
      return end;
    };
    const fresh = outer.has(row);
    const groupTooLong = inner.has(row) && !fits(from, endOf(inner));
    if (fresh || groupTooLong || !fits(from, row + 1)) {
      if (!fresh) starts.push(row);
      from = row;
    }
  }
  return starts;
}

function labelInHead(grid: Grid): Grid {
  const columns = grid.columns.length;
  const heads = placeCells(grid.head ?? [], columns).filter(({ cell }) => cell.continued !== undefined);
  const labels = placeCells(grid.rows, columns)
    .filter(({ row, column, cell }) => row === 0 && cell.open === 'above' && heads.some((head) => head.column === column))
    .map(({ cell }) => cell);
  if (labels.length === 0) return grid;
  const stated = new Set(heads.map(({ cell }) => cell));
  return mapCells(grid, (cell) => {
    if (stated.has(cell)) return { ...cell, text: cell.continued ?? cell.text };
    return labels.includes(cell) ? { ...cell, text: '' } : cell;
  });
}
