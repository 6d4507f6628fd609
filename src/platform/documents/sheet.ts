/** 文字 is set in 仿宋/宋体, 标题 in 黑体. */
export type Face = 'text' | 'head';

export interface Cell {
  /** Paragraphs are parted by a line feed. */
  text: string;
  /** A heading on a line of its own above the text, always in the head face. */
  lead?: string;
  /** Columns covered, 1 if absent. */
  span?: number;
  /** Rows covered, 1 if absent. The rows below leave this cell out. */
  rows?: number;
  face?: Face;
  /** Points; the sheet's own size if absent. */
  sizePt?: number;
  align?: 'left' | 'center' | 'right';
  valign?: 'top' | 'middle';
  /** The side that has no line, or both of them, so that a cell of the head and the one below it look like one. */
  open?: 'above' | 'below' | 'both';
  /** In a repeated head: stands here instead of `text` on the further pages that the grid runs over. Print only. */
  continued?: string;
  /** Covers several rows that its text names: where a page parts them, the text stands on each. */
  again?: boolean;
  /** Indents the first line of each paragraph by two characters. */
  indent?: boolean;
  /** Written downwards, a character under the other, as the heads of official forms are. */
  vertical?: boolean;
  /** Dark modules of a QR code, row by row, drawn `widthMm` wide above the text. */
  symbol?: { modules: readonly (readonly boolean[])[]; widthMm: number };
  /** Written as a number in a workbook, shown by `format` (an Excel number format); print and Word show `text`. */
  number?: { value: number; format: string };
}

export interface Row {
  cells: readonly Cell[];
  /** The row is at least this tall. */
  heightMm?: number;
  /** Too tall to be kept on one page. */
  breaks?: boolean;
}

/** A table. Its columns share the text width in the given proportions. Grids that follow each other touch. */
export interface Grid {
  kind: 'grid';
  columns: readonly number[];
  /** Rows repeated at the top of each page that the grid runs over. */
  head?: readonly Row[];
  rows: readonly Row[];
  frame?: 'thin' | 'none';
  /** The grid is not broken over pages. */
  keep?: boolean;
  /** Space above. */
  gapMm?: number;
}

/** Running text without a frame. */
export interface TextBlock {
  kind: 'text';
  heading?: string;
  text: string;
  align?: 'left' | 'center' | 'right';
  indent?: boolean;
  sizePt?: number;
  gapMm?: number;
}

export type Block = Grid | TextBlock;

/** The names of the two faces in Word and Excel; print takes their open equivalents. */
export type FontNames = Record<Face, string>;

/** One printed document: the same for PDF, Word and Excel. */
export interface Sheet {
  page: {
    orientation: 'portrait' | 'landscape';
    marginMm: { top: number; right: number; bottom: number; left: number };
  };
  /** First line large, the others below it smaller, all centred. */
  title: readonly string[];
  /** Size of the text in points; 10.5 (五号) if absent. */
  sizePt?: number;
  /** 仿宋 and 黑体 if absent. */
  fonts?: FontNames;
  blocks: readonly Block[];
  /** Stands at the head of each page, such as 演示数据. */
  mark?: string;
  /** Small lines at the foot of each page, below the page number. */
  foot: readonly string[];
}

export const a4 = { shortMm: 210, longMm: 297 } as const;
export const standardSizePt = 10.5;
export const standardFonts: FontNames = { text: '仿宋', head: '黑体' };

export function pageMm(sheet: Sheet): { width: number; height: number; textWidth: number } {
  const upright = sheet.page.orientation === 'portrait';
  const width = upright ? a4.shortMm : a4.longMm;
  const { left, right } = sheet.page.marginMm;
  return { width, height: upright ? a4.longMm : a4.shortMm, textWidth: width - left - right };
}

/** Room for the seals: each label over an empty space, and a line under them (a date, say). */
export function sealArea(labels: readonly string[], line: string): Grid {
  return {
    kind: 'grid',
    frame: 'none',
    keep: true,
    gapMm: 6,
    columns: labels.map(() => 1),
    rows: [
      { cells: labels.map((text) => ({ text, valign: 'top' as const })), heightMm: 24 },
      { cells: [{ text: line, span: labels.length, align: 'right' }] },
    ],
  };
}

export interface PlacedCell {
  cell: Cell;
  row: number;
  column: number;
  rows: number;
  span: number;
}

/** Where each cell of a grid stands. Throws where the rows do not fill the columns exactly: that is a bug of the layout. */
export function placeCells(rows: readonly Row[], columns: number): PlacedCell[] {
  const busyUntil: number[] = new Array(columns).fill(0);
  const placed: PlacedCell[] = [];
  rows.forEach((row, at) => {
    let column = 0;
    const skipBusy = (): void => {
      while (column < columns && (busyUntil[column] ?? 0) > at) column += 1;
    };
    for (const cell of row.cells) {
      skipBusy();
      const span = cell.span ?? 1;
      const down = cell.rows ?? 1;
      if (column + span > columns) throw new Error(`row ${at + 1} is wider than its ${columns} columns`);
      if (at + down > rows.length) throw new Error(`row ${at + 1} holds a cell that reaches below the grid`);
      busyUntil.fill(at + down, column, column + span);
      placed.push({ cell, row: at, column, rows: down, span });
      column += span;
    }
    skipBusy();
    if (column !== columns) throw new Error(`row ${at + 1} fills ${column} of ${columns} columns`);
  });
  return placed;
}

/** Controls, lone surrogates, and the signs that show nothing but break a font check or turn the reading direction. */
const unprintable =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFC-\uFFFF]|\p{Variation_Selector}/gu;

/** The text as any of the three formats can hold it. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/\p{Surrogate}/gu, '')
    .replace(unprintable, '');
}

const cleanCell = (cell: Cell): Cell => ({
  ...cell,
  text: cleanText(cell.text),
  ...(cell.lead === undefined ? {} : { lead: cleanText(cell.lead) }),
  ...(cell.continued === undefined ? {} : { continued: cleanText(cell.continued) }),
});
const cleanRow = (row: Row): Row => ({ ...row, cells: row.cells.map(cleanCell) });

/** The sheet with every text cleaned and every grid checked; what renderers start from. */
export function prepareSheet(sheet: Sheet): Sheet {
  return {
    ...sheet,
    title: sheet.title.map(cleanText),
    foot: sheet.foot.map(cleanText),
    ...(sheet.mark === undefined ? {} : { mark: cleanText(sheet.mark) }),
    blocks: sheet.blocks.map((block): Block => {
      if (block.kind === 'text') {
        return {
          ...block,
          text: cleanText(block.text),
          ...(block.heading === undefined ? {} : { heading: cleanText(block.heading) }),
        };
      }
      const grid = { ...block, head: (block.head ?? []).map(cleanRow), rows: block.rows.map(cleanRow) };
      placeCells(grid.head, grid.columns.length);
      placeCells(grid.rows, grid.columns.length);
      return grid;
    }),
  };
}

/** The grid with every cell that says so (`again`) parted before each of these rows, its text in each part. */
export function partedAt(grid: Grid, cuts: readonly number[]): Grid {
  const pieces = placeCells(grid.rows, grid.columns.length).flatMap((one) => {
    const end = one.row + one.rows;
    const starts = [one.row, ...(one.cell.again === true ? cuts.filter((cut) => cut > one.row && cut < end) : [])];
    return starts.map((row, at) => {
      const rows = (starts[at + 1] ?? end) - row;
      return { row, column: one.column, cell: rows === one.rows ? one.cell : { ...one.cell, rows } };
    });
  });
  return {
    ...grid,
    rows: grid.rows.map((row, at) => ({
      ...row,
      cells: pieces
        .filter((piece) => piece.row === at)
        .sort((one, other) => one.column - other.column)
        .map(({ cell }) => cell),
    })),
  };
}
