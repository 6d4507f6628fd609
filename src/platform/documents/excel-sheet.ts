import { writeXlsx } from 'hucre/xlsx';
import type { BorderSide, BorderStyle, RichTextRun, SheetImage } from 'hucre';
import type { Cell as WorkbookCell, CellStyle, MergeRange } from 'hucre/xlsx';
import { sheetName, textCell, widthOf } from './excel-cells.ts';
import { modulesPng } from './qr-code.ts';
import { pageMm, placeCells, prepareSheet, standardSizePt } from './sheet.ts';
import type { Cell, Face, Grid, PlacedCell, Row, Sheet, TextBlock } from './sheet.ts';

const fontNames: Record<Face, string> = { text: '仿宋', head: '黑体' };
const lineHeight = 1.42;
const paddingPt = 7;
/** Excel shows no row taller than 409 points, and breaks pages only between rows. */
const maxRowPt = 120;
const ptOfMm = (mm: number): number => (mm / 25.4) * 72;
const black = { rgb: '000000' };
const thin: BorderSide = { style: 'thin', color: black };

/** The one column raster of the workbook: all edges of all grids, those that nearly meet drawn together. */
function rasterOf(sheet: Sheet): { edges: number[]; snap: (grid: Grid) => number[] } {
  const { textWidth } = pageMm(sheet);
  const edges = [0, textWidth];
  const positions = (grid: Grid): number[] => {
    const total = grid.columns.reduce((sum, share) => sum + share, 0);
    let at = 0;
    return [0, ...grid.columns.map((share) => (at += (share / total) * textWidth))];
  };
  const nearest = (at: number): number =>
    edges.reduce((best, edge) => (Math.abs(edge - at) < Math.abs(best - at) ? edge : best), 0);
  const tolerance = (grid: Grid): number => {
    const total = grid.columns.reduce((sum, share) => sum + share, 0);
    const narrowest = (Math.min(...grid.columns) / total) * textWidth;
    return Math.min(grid.frame === 'none' ? 8 : 2, narrowest * 0.45);
  };
  const grids = sheet.blocks.filter((block) => block.kind === 'grid');
  for (const grid of [...grids].sort((a, b) => Number(a.frame === 'none') - Number(b.frame === 'none'))) {
    for (const at of positions(grid)) if (Math.abs(nearest(at) - at) > tolerance(grid)) edges.push(at);
  }
  edges.sort((a, b) => a - b);
  return { edges, snap: (grid) => positions(grid).map((at) => edges.indexOf(nearest(at))) };
}

interface Canvas {
  cells: Map<string, Partial<WorkbookCell>>;
  merges: MergeRange[];
  heights: number[];
  images: SheetImage[];
  edges: readonly number[];
  sizePt: number;
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
  const perLine = Math.max(2, Math.floor(((ptOfMm(widthMm) - 6) / sizePt) * 2));
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0);
  return lines * sizePt * lineHeight + paddingPt;
}

function shownText(cell: Cell): string {
  const text = cell.indent ? cell.text.split('\n').map((line) => (line === '' ? '' : `　　${line}`)).join('\n') : cell.text;
  if (cell.lead === undefined) return text;
  return text === '' ? cell.lead : `${cell.lead}\n${text}`;
}

function neededHeight(cell: Cell, sizePt: number, widthMm: number): number {
  const symbol = cell.symbol === undefined ? 0 : ptOfMm(cell.symbol.widthMm) + paddingPt;
  return symbol + textHeight(shownText(cell), cell.sizePt ?? sizePt, widthMm);
}

function content(cell: Cell, style: CellStyle, sizePt: number): Partial<WorkbookCell> {
  if (cell.number !== undefined) {
    return { value: cell.number.value, type: 'number', style: { ...style, numFmt: cell.number.format } };
  }
  const plain = textCell(shownText(cell), style);
  if (cell.lead === undefined || cell.text === '') return plain;
  const fontOf = (face: Face): RichTextRun['font'] => ({ name: fontNames[face], size: sizePt, color: black });
  const body = String(plain.value).slice(cell.lead.length);
  return { ...plain, type: 'richText', richText: [{ text: cell.lead, font: fontOf('head') }, { text: body, font: fontOf('text') }] };
}

function bordersAt(area: Area, row: number, column: number, open: Cell['open']): BorderStyle {
  return {
    ...(row === area.top && open !== 'above' ? { top: thin } : {}),
    ...(row === area.bottom && open !== 'below' ? { bottom: thin } : {}),
    ...(column === area.left ? { left: thin } : {}),
    ...(column === area.right ? { right: thin } : {}),
  };
}

function drawCell(canvas: Canvas, cell: Cell, area: Area, framed: boolean): void {
  const sizePt = cell.sizePt ?? canvas.sizePt;
  const face: Face = cell.face ?? (cell.lead !== undefined && cell.text === '' ? 'head' : 'text');
  const style: CellStyle = {
    font: { name: fontNames[face], size: sizePt, color: black },
    alignment: {
      horizontal: cell.align ?? 'left',
      vertical: cell.symbol !== undefined ? 'bottom' : cell.valign === 'top' ? 'top' : 'center',
      wrapText: true,
    },
  };
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const border = framed ? { border: bordersAt(area, row, column, cell.open) } : {};
      const first = row === area.top && column === area.left;
      canvas.cells.set(`${row},${column}`, first ? content(cell, { ...style, ...border }, sizePt) : { value: null, style: { ...style, ...border } });
    }
  }
  if (area.top !== area.bottom || area.left !== area.right) {
    canvas.merges.push({ startRow: area.top, startCol: area.left, endRow: area.bottom, endCol: area.right });
  }
  if (cell.symbol !== undefined) {
    const pixels = Math.round((cell.symbol.widthMm / 25.4) * 96);
    canvas.images.push({
      data: modulesPng(cell.symbol.modules),
      type: 'png',
      anchor: { from: { row: area.top, col: area.left } },
      width: pixels,
      height: pixels,
      altText: cell.text,
    });
  }
}

function rowHeights(canvas: Canvas, rows: readonly Row[], placed: readonly PlacedCell[], columnsAt: readonly number[]): number[] {
  const heights = rows.map((row) => ptOfMm(row.heightMm ?? 0));
  const widthOfCell = (one: PlacedCell): number =>
    (canvas.edges[columnsAt[one.column + one.span] ?? 0] ?? 0) - (canvas.edges[columnsAt[one.column] ?? 0] ?? 0);
  for (const one of [...placed].sort((a, b) => a.rows - b.rows)) {
    const needed = neededHeight(one.cell, canvas.sizePt, widthOfCell(one));
    const covered = heights.slice(one.row, one.row + one.rows).reduce((sum, height) => sum + height, 0);
    const last = one.row + one.rows - 1;
    if (needed > covered) heights[last] = (heights[last] ?? 0) + needed - covered;
  }
  return heights;
}

/** Draws the rows below what is there; a tall row becomes several that are merged, so that it can run over a page. */
function drawRows(canvas: Canvas, rows: readonly Row[], columnsAt: readonly number[], framed: boolean): void {
  const placed = placeCells(rows, columnsAt.length - 1);
  const starts: number[] = [];
  for (const height of rowHeights(canvas, rows, placed, columnsAt)) {
    starts.push(canvas.heights.length);
    const parts = Math.max(1, Math.ceil(height / maxRowPt));
    for (let part = 0; part < parts; part += 1) canvas.heights.push(height / parts);
  }
  starts.push(canvas.heights.length);
  for (const { cell, row, column, rows: down, span } of placed) {
    const area = {
      top: starts[row] ?? 0,
      bottom: (starts[row + down] ?? 1) - 1,
      left: columnsAt[column] ?? 0,
      right: (columnsAt[column + span] ?? 1) - 1,
    };
    drawCell(canvas, cell, area, framed);
  }
}

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
  drawRows(canvas, [{ cells: [cell] }], [0, canvas.edges.length - 1], false);
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

/** Excel counts widths in digits of the default font: 8 pixels each in 宋体 11, and 5 for the margins. */
const columnWidth = (mm: number): number => Number(Math.max(0.5, ((mm / 25.4) * 96 - 5) / 8).toFixed(2));

/** The sheet as an .xlsx workbook of one page width of A4; texts are text even where they begin with a sign of a formula. */
export async function renderExcel(given: Sheet): Promise<Uint8Array> {
  const sheet = prepareSheet(given);
  const { edges, snap } = rasterOf(sheet);
  const canvas: Canvas = { cells: new Map(), merges: [], heights: [], images: [], edges, sizePt: sheet.sizePt ?? standardSizePt };
  sheet.title.forEach((text, at) => {
    const cell: Cell = { text, face: 'head', align: 'center', sizePt: at === 0 ? 18 : 12 };
    drawRows(canvas, [{ cells: [cell] }], [0, edges.length - 1], false);
  });
  let repeated: string | undefined;
  for (const block of sheet.blocks) {
    if (block.gapMm !== undefined) canvas.heights.push(ptOfMm(block.gapMm));
    if (block.kind === 'text') {
      drawText(canvas, block);
      continue;
    }
    const columnsAt = snap(block);
    const framed = block.frame !== 'none';
    const top = canvas.heights.length;
    if (block.head !== undefined && block.head.length > 0) {
      drawRows(canvas, block.head, columnsAt, framed);
      repeated = `$${top + 1}:$${canvas.heights.length}`;
    }
    drawRows(canvas, block.rows, columnsAt, framed);
  }
  const { top, right, bottom, left } = sheet.page.marginMm;
  const inches = (mm: number): number => Number((mm / 25.4).toFixed(3));
  return writeXlsx({
    defaultFont: { name: '宋体', size: 11 },
    properties: { title: sheet.title.join(' ') },
    sheets: [
      {
        name: sheetName(sheet.title[0] ?? '', new Set()),
        columns: edges.slice(1).map((edge, at) => ({ width: columnWidth(edge - (edges[at] ?? 0)) })),
        rows: [],
        cells: canvas.cells,
        merges: canvas.merges,
        images: canvas.images,
        rowDefs: new Map(canvas.heights.map((height, at) => [at, { height: Number(height.toFixed(1)) }])),
        pageSetup: {
          paperSize: 'a4',
          orientation: sheet.page.orientation,
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          horizontalCentered: true,
          margins: { top: inches(top), right: inches(right), bottom: inches(bottom), left: inches(left), header: 0.4, footer: 0.35 },
          ...(repeated === undefined ? {} : { printTitlesRow: repeated }),
        },
        headerFooter: headerFooter(sheet),
        view: { showGridLines: false },
      },
    ],
  });
}
