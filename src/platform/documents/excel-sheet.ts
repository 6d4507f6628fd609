import { writeXlsx } from 'hucre/xlsx';
import type { BorderSide, BorderStyle, RichTextRun, SheetImage } from 'hucre';
import type { Cell as WorkbookCell, CellStyle, MergeRange } from 'hucre/xlsx';
import { repeatedRows, sheetName, textCell, widthOf } from './excel-cells.ts';
import { maxRowPt, Pages, withRowsThatShow } from './excel-pages.ts';
import { withRepeatedLabels } from './fit-sheet.ts';
import { modulesPng } from './qr-code.ts';
import { pageMm, partedAt, placeCells, prepareSheet, standardFonts, standardSizePt } from './sheet.ts';
import type { Cell, Face, FontNames, Grid, PlacedCell, Row, Sheet, TextBlock } from './sheet.ts';

const lineHeight = 1.42;
const paddingPt = 7;
const ptOfMm = (mm: number): number => (mm / 25.4) * 72;
/** Excel's own number for letters under each other. */
const downwards = 255;
const black = { rgb: '000000' };
const thin: BorderSide = { style: 'thin', color: black };

/** Where the column edges of a grid stand, in mm from the left margin. */
function edgesOf(grid: Grid, textWidth: number): number[] {
  const total = grid.columns.reduce((sum, share) => sum + share, 0);
  let at = 0;
  const edges = [0];
  for (const share of grid.columns) {
    at += (share / total) * textWidth;
    edges.push(at);
  }
  return edges;
}

/** Left and right edge of a picture in its cell: pictures can be anchored only to whole cells. */
function symbolEdges(one: PlacedCell, edges: readonly number[]): [number, number] {
  const [left, right] = [edges[one.column] ?? 0, edges[one.column + one.span] ?? 0];
  const width = Math.min(one.cell.symbol?.widthMm ?? 0, right - left);
  const spare = { left: 0, center: 0.5, right: 1 }[one.cell.align ?? 'left'] * (right - left - width);
  return [left + spare, left + spare + width];
}

/** The one column raster of the workbook: all edges of all grids, those that nearly meet drawn together. */
function rasterOf(sheet: Sheet): number[] {
  const { textWidth } = pageMm(sheet);
  const raster = [0, textWidth];
  const grids = sheet.blocks.filter((block) => block.kind === 'grid');
  for (const grid of [...grids].sort((a, b) => Number(a.frame === 'none') - Number(b.frame === 'none'))) {
    const edges = edgesOf(grid, textWidth);
    const narrowest = Math.min(...edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0)));
    const tolerance = Math.min(grid.frame === 'none' ? 8 : 2, narrowest * 0.45);
    for (const at of edges) if (Math.abs(nearest(raster, at) - at) > tolerance) raster.push(at);
  }
  for (const grid of grids) {
    const edges = edgesOf(grid, textWidth);
    const symbols = placeCells(grid.rows, grid.columns.length).filter(({ cell }) => cell.symbol !== undefined);
    for (const at of symbols.flatMap((one) => symbolEdges(one, edges))) if (!raster.includes(at)) raster.push(at);
  }
  return raster.sort((a, b) => a - b);
}

function nearest(raster: readonly number[], at: number): number {
  return raster.reduce((best, edge) => (Math.abs(edge - at) < Math.abs(best - at) ? edge : best), 0);
}

interface Canvas {
  cells: Map<string, Partial<WorkbookCell>>;
  merges: MergeRange[];
  heights: number[];
  images: SheetImage[];
  pages: Pages;
  /** What is repeated at the top of each further page. */
  headPt: number;
  /** The raster, in mm. */
  edges: readonly number[];
  sizePt: number;
  fonts: FontNames;
}

interface Area {
  top: number;
  left: number;
  /** Last row and column, included. */
  bottom: number;
  right: number;
}

/** Height in points that a text needs in a cell of this width, a Chinese character being as wide as it is tall. */
function textHeight(text: string, sizePt: number, widthMm: number): number {
  const perLine = Math.max(2, Math.floor((ptOfMm(widthMm) - 6) / sizePt) * 2);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0);
  return lines * sizePt * lineHeight + paddingPt;
}

function shownText(cell: Cell): string {
  const text = cell.indent
    ? cell.text
        .split('\n')
        .map((line) => (line === '' ? '' : `　　${line}`))
        .join('\n')
    : cell.text;
  if (cell.lead === undefined) return text;
  return text === '' ? cell.lead : `${cell.lead}\n${text}`;
}

function neededHeight(cell: Cell, sizePt: number, widthMm: number): number {
  const symbol = cell.symbol === undefined ? 0 : ptOfMm(cell.symbol.widthMm) + paddingPt;
  if (cell.vertical === true) return [...cell.text].length * (cell.sizePt ?? sizePt) * lineHeight + paddingPt;
  return symbol + textHeight(shownText(cell), cell.sizePt ?? sizePt, widthMm);
}

function content(cell: Cell, style: CellStyle, sizePt: number, fonts: FontNames): Partial<WorkbookCell> {
  if (cell.number !== undefined) {
    return { value: cell.number.value, type: 'number', style: { ...style, numFmt: cell.number.format } };
  }
  const plain = textCell(shownText(cell), style);
  if (cell.lead === undefined || cell.text === '') return plain;
  const fontOf = (face: Face): RichTextRun['font'] => ({ name: fonts[face], size: sizePt, color: black });
  const body = String(plain.value).slice(cell.lead.length);
  return {
    ...plain,
    type: 'richText',
    richText: [
      { text: cell.lead, font: fontOf('head') },
      { text: body, font: fontOf('text') },
    ],
  };
}

function bordersAt(area: Area, row: number, column: number, open: Cell['open']): BorderStyle {
  return {
    ...(row === area.top && open !== 'above' && open !== 'both' ? { top: thin } : {}),
    ...(row === area.bottom && open !== 'below' && open !== 'both' ? { bottom: thin } : {}),
    ...(column === area.left ? { left: thin } : {}),
    ...(column === area.right ? { right: thin } : {}),
  };
}

/** A number that is too wide for its cell would show as ###: it is set smaller instead. */
function wrapping(cell: Cell): NonNullable<CellStyle['alignment']> {
  if (cell.vertical === true) return { textRotation: downwards };
  return cell.number === undefined ? { wrapText: true } : { shrinkToFit: true };
}

function drawCell(canvas: Canvas, cell: Cell, area: Area, framed: boolean): void {
  const sizePt = cell.sizePt ?? canvas.sizePt;
  const face: Face = cell.face ?? (cell.lead !== undefined && cell.text === '' ? 'head' : 'text');
  const style: CellStyle = {
    font: { name: canvas.fonts[face], size: sizePt, color: black },
    alignment: {
      horizontal: cell.align ?? 'left',
      vertical: cell.symbol !== undefined ? 'bottom' : cell.valign === 'top' ? 'top' : 'center',
      ...wrapping(cell),
    },
  };
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const border = framed ? { border: bordersAt(area, row, column, cell.open) } : {};
      const first = row === area.top && column === area.left;
      canvas.cells.set(
        `${row},${column}`,
        first ? content(cell, { ...style, ...border }, sizePt, canvas.fonts) : { value: null, style: { ...style, ...border } },
      );
    }
  }
  if (area.top !== area.bottom || area.left !== area.right) {
    canvas.merges.push({ startRow: area.top, startCol: area.left, endRow: area.bottom, endCol: area.right });
  }
}

function drawSymbol(canvas: Canvas, symbol: NonNullable<Cell['symbol']>, row: number, [left, right]: [number, number]): void {
  const pixels = Math.round((symbol.widthMm / 25.4) * 96);
  canvas.images.push({
    data: modulesPng(symbol.modules),
    type: 'png',
    anchor: {
      from: { row, col: canvas.edges.indexOf(left) },
      to: { row: row + 1, col: canvas.edges.indexOf(right) },
    },
    width: pixels,
    height: pixels,
  });
}

/** The grid's own column edges, and the columns of the raster that they fall on. */
interface Columns {
  edges: readonly number[];
  at: readonly number[];
}

function columnsOf(canvas: Canvas, edges: readonly number[]): Columns {
  return { edges, at: edges.map((edge) => canvas.edges.indexOf(nearest(canvas.edges, edge))) };
}

function rowHeights(canvas: Canvas, rows: readonly Row[], placed: readonly PlacedCell[], columns: Columns): number[] {
  const heights = rows.map((row) => ptOfMm(row.heightMm ?? 0));
  const edgeAt = (column: number): number => canvas.edges[columns.at[column] ?? 0] ?? 0;
  for (const one of [...placed].sort((a, b) => a.rows - b.rows)) {
    const needed = neededHeight(one.cell, canvas.sizePt, edgeAt(one.column + one.span) - edgeAt(one.column));
    const covered = heights.slice(one.row, one.row + one.rows).reduce((sum, height) => sum + height, 0);
    const last = one.row + one.rows - 1;
    if (needed > covered) heights[last] = (heights[last] ?? 0) + needed - covered;
  }
  return heights;
}

/** A row that is still too tall becomes several that are merged; a picture gets one of its own. */
function partsOf(row: Row, height: number): number[] {
  const symbolPt = Math.max(0, ...row.cells.map((cell) => ptOfMm(cell.symbol?.widthMm ?? 0)));
  if (symbolPt > 0) return [symbolPt, height - symbolPt];
  const parts = Math.max(1, Math.ceil(height / maxRowPt));
  return new Array(parts).fill(height / parts);
}

/** The grid with its tall rows in parts, and what names its rows once more on each page; counts its rows into the pages. */
function paged(canvas: Canvas, grid: Grid, columns: Columns): Grid {
  const heightsOf = ({ rows }: Grid): number[] => rowHeights(canvas, rows, placeCells(rows, grid.columns.length), columns);
  const edgeAt = (column: number): number => canvas.edges[columns.at[column] ?? 0] ?? 0;
  const widths = new Map(
    placeCells(grid.rows, grid.columns.length).map((one) => [one.cell, edgeAt(one.column + one.span) - edgeAt(one.column)]),
  );
  const shown = withRowsThatShow(grid, heightsOf(grid), (cell, text, first) => {
    const { lead, ...body } = cell;
    return neededHeight(
      first && lead !== undefined ? { ...body, lead, text } : { ...body, text },
      canvas.sizePt,
      widths.get(cell) ?? 0,
    );
  });
  const heights = heightsOf(shown);
  const count = shown.rows.length;
  let number = canvas.heights.length;
  const cuts: number[] = [];
  shown.rows.forEach((row, at) => {
    // The last row, often a total, does not stand alone on a page; what is kept together stands on one.
    const together = grid.keep === true ? heights.slice(at + 1) : at + 2 === count ? heights.slice(-1) : [];
    const after = together.reduce((sum, height) => sum + height, 0);
    for (const [part, height] of partsOf(row, heights[at] ?? 0).entries()) {
      if (canvas.pages.add(number, height, canvas.headPt, after) && part === 0) cuts.push(at);
      number += 1;
    }
  });
  return partedAt(shown, cuts);
}

/** Draws the rows below what is there. */
function drawRows(canvas: Canvas, rows: readonly Row[], columns: Columns, framed: boolean): void {
  const placed = placeCells(rows, columns.at.length - 1);
  const heights = rowHeights(canvas, rows, placed, columns);
  const starts = rows.map((row, at) => {
    const start = canvas.heights.length;
    canvas.heights.push(...partsOf(row, heights[at] ?? 0));
    return start;
  });
  starts.push(canvas.heights.length);
  for (const one of placed) {
    const area = {
      top: starts[one.row] ?? 0,
      bottom: (starts[one.row + one.rows] ?? 1) - 1,
      left: columns.at[one.column] ?? 0,
      right: (columns.at[one.column + one.span] ?? 1) - 1,
    };
    drawCell(canvas, one.cell, area, framed);
    if (one.cell.symbol !== undefined) drawSymbol(canvas, one.cell.symbol, area.top, symbolEdges(one, columns.edges));
  }
}

function drawGrid(canvas: Canvas, grid: Grid, columns: Columns): void {
  drawRows(canvas, paged(canvas, grid, columns).rows, columns, grid.frame !== 'none');
}

const wholeWidth = (canvas: Canvas): Columns => columnsOf(canvas, [0, canvas.edges.at(-1) ?? 0]);

function drawText(canvas: Canvas, block: TextBlock): void {
  const { heading, text, align, indent, sizePt } = block;
  const cell: Cell = {
    text,
    valign: 'top',
    ...(heading === undefined ? {} : { lead: heading }),
    ...(align === undefined ? {} : { align }),
    ...(indent === undefined ? {} : { indent }),
    ...(sizePt === undefined ? {} : { sizePt }),
  };
  drawLine(canvas, cell);
}

/** A cell over the whole width, without a frame. */
function drawLine(canvas: Canvas, cell: Cell): void {
  drawGrid(canvas, { kind: 'grid', frame: 'none', columns: [1], rows: [{ cells: [cell] }] }, wholeWidth(canvas));
}

/** Excel's own sign for codes in headers and footers is &, and 255 signs are the most that it takes. */
const footText = (text: string): string => text.replaceAll('&', '&&');

function headerFooter(sheet: Sheet): { oddHeader?: string; oddFooter: string } {
  const foot = ['第 &P 页　共 &N 页', ...sheet.foot.map(footText)].join('\n');
  return {
    ...(sheet.mark === undefined ? {} : { oddHeader: `&R&9${footText(sheet.mark)}` }),
    oddFooter: `&C&8${foot}`.slice(0, 255),
  };
}

/**
 * Spreadsheets count widths in digits of the default font, and take another where it lacks: proportional ones differ by a sixth, so that the columns
 * would be too wide, the sheet be set smaller, and its pages end early. Letters of one width are 0.6 em in whatever font of their kind is there:
 * 8 pixels in this size. No cell is set in it.
 */
const widthFont = { name: 'Courier New', size: 10 };
/** The margins of a cell are within its width (ECMA-376, 18.3.1.13). */
const columnWidth = (mm: number): number => Number(Math.max(0.5, ((mm / 25.4) * 96) / 8).toFixed(2));

/** Spreadsheets round each height to their pixels, at most 0.4 of some 15 points: the pages are told where to break before any of them is full. */
const filled = 0.98;

function emptyCanvas(sheet: Sheet, edges: readonly number[]): Canvas {
  const { sizePt = standardSizePt, fonts = standardFonts } = sheet;
  const { top, bottom } = sheet.page.marginMm;
  const pages = new Pages(ptOfMm(pageMm(sheet).height - top - bottom) * filled);
  return { cells: new Map(), merges: [], heights: [], images: [], pages, headPt: 0, edges, sizePt, fonts };
}

/** The sheet as an .xlsx workbook of one page width of A4; texts are text even where they begin with a sign of a formula. */
export async function renderExcel(given: Sheet): Promise<Uint8Array> {
  const sheet = withRepeatedLabels(prepareSheet(given));
  const edges = rasterOf(sheet);
  const { textWidth } = pageMm(sheet);
  const canvas = emptyCanvas(sheet, edges);
  sheet.title.forEach((text, at) => {
    const cell: Cell = { text, face: 'head', align: 'center', sizePt: at === 0 ? 18 : 12 };
    drawLine(canvas, cell);
  });
  let repeated: string | undefined;
  for (const block of sheet.blocks) {
    if (block.gapMm !== undefined) {
      canvas.pages.add(canvas.heights.length, ptOfMm(block.gapMm), canvas.headPt);
      canvas.heights.push(ptOfMm(block.gapMm));
    }
    if (block.kind === 'text') {
      drawText(canvas, block);
      continue;
    }
    const columns = columnsOf(canvas, edgesOf(block, textWidth));
    const top = canvas.heights.length;
    if (block.head !== undefined && block.head.length > 0) {
      drawGrid(canvas, { ...block, rows: block.head, keep: true }, columns);
      repeated = `$${top + 1}:$${canvas.heights.length}`;
      canvas.headPt = canvas.heights.slice(top).reduce((sum, height) => sum + height, 0);
    }
    drawGrid(canvas, block, columns);
  }
  const { top, right, bottom, left } = sheet.page.marginMm;
  const name = sheetName(sheet.title[0] ?? '', new Set());
  const inches = (mm: number): number => Number((mm / 25.4).toFixed(3));
  return writeXlsx({
    defaultFont: widthFont,
    namedRanges: repeated === undefined ? [] : [repeatedRows(name, repeated)],
    properties: { title: sheet.title.join(' ') },
    sheets: [
      {
        name,
        columns: edges.slice(1).map((edge, at) => ({ width: columnWidth(edge - (edges[at] ?? 0)) })),
        rows: [],
        cells: canvas.cells,
        merges: canvas.merges,
        images: canvas.images,
        rowBreaks: canvas.pages.starts.map((row) => row - 1),
        rowDefs: new Map(canvas.heights.map((height, at) => [at, { height: Number(height.toFixed(1)) }])),
        pageSetup: {
          paperSize: 'a4',
          orientation: sheet.page.orientation,
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          horizontalCentered: true,
          margins: {
            top: inches(top),
            right: inches(right),
            bottom: inches(bottom),
            left: inches(left),
            header: 0.4,
            footer: 0.35,
          },
        },
        headerFooter: headerFooter(sheet),
        view: { showGridLines: false },
      },
    ],
  });
}
