import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ITableCellBorders } from 'docx';
import { togetherRows, withBreakingRows, withFittingFigures, withPartedLabels, withRepeatedLabels } from './fit-sheet.ts';
import { modulesPng } from './qr-code.ts';
import { a4, pageMm, placeCells, prepareSheet, standardFonts, standardSizePt } from './sheet.ts';
import type { Block, Cell, FontNames, Grid, Row, Sheet, TextBlock } from './sheet.ts';

const latin = 'Times New Roman';

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const noLine = { style: BorderStyle.NIL, size: 0, color: 'auto' };

const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

/** Every run names its East Asian font, or Word takes its own. */
function run(text: string, eastAsia: string, sizePt: number, bold = false): TextRun {
  const font = { ascii: latin, hAnsi: latin, cs: latin, eastAsia };
  return new TextRun({ text, font, size: Math.round(sizePt * 2), bold });
}

interface ParagraphLook {
  font: string;
  sizePt: number;
  align: 'left' | 'center' | 'right';
  indent: boolean;
  keepNext: boolean;
}

function paragraphs(text: string, look: ParagraphLook): Paragraph[] {
  return text.split('\n').map(
    (one) =>
      new Paragraph({
        alignment: look.indent && look.align === 'left' ? AlignmentType.BOTH : alignments[look.align],
        keepNext: look.keepNext,
        // An exact pitch, so that the pages break alike whichever font stands in for 仿宋.
        spacing: { line: Math.round(look.sizePt * 30), lineRule: LineRuleType.EXACT },
        ...(look.indent ? { indent: { firstLineChars: 200, firstLine: Math.round(look.sizePt * 40) } } : {}),
        children: [run(one, look.font, look.sizePt)],
      }),
  );
}

function symbolParagraph(symbol: NonNullable<Cell['symbol']>, align: 'left' | 'center' | 'right'): Paragraph {
  const pixels = Math.round((symbol.widthMm / 25.4) * 96);
  return new Paragraph({
    alignment: alignments[align],
    children: [
      new ImageRun({ type: 'png', data: modulesPng(symbol.modules), transformation: { width: pixels, height: pixels } }),
    ],
  });
}

function cellBorders(cell: Cell, look: CellLook): ITableCellBorders {
  if (!look.framed) return { top: noLine, bottom: noLine, left: noLine, right: noLine };
  return {
    top: cell.open === 'above' || cell.open === 'both' ? noLine : line,
    bottom: cell.open === 'below' || cell.open === 'both' || look.openBelow ? noLine : line,
    left: line,
    right: line,
  };
}

/** Generous, for where Times New Roman is not at hand. */
const figureFace = { digit: 0.65, point: 0.33, percent: 0.95 };

interface CellLook {
  fonts: FontNames;
  sizePt: number;
  keepNext: boolean;
  framed: boolean;
  /** The grid below draws the line. */
  openBelow: boolean;
}

function tableCell(cell: Cell, look: CellLook): TableCell {
  const sizePt = cell.sizePt ?? look.sizePt;
  const align = cell.align ?? 'left';
  const common = { sizePt, align, keepNext: look.keepNext };
  const lead = cell.lead === undefined ? [] : paragraphs(cell.lead, { ...common, font: look.fonts.head, indent: false });
  // A letter under the other, each on its line: beside a text that is turned, LibreOffice breaks no row over pages and cuts it off.
  const shown = cell.vertical === true ? [...cell.text].join('\n') : cell.text;
  const text =
    cell.text === '' && lead.length > 0
      ? []
      : paragraphs(shown, { ...common, font: look.fonts[cell.face ?? 'text'], indent: cell.indent ?? false });
  return new TableCell({
    columnSpan: cell.span ?? 1,
    rowSpan: cell.rows ?? 1,
    verticalAlign: cell.valign === 'top' ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    borders: cellBorders(cell, look),
    children: [...(cell.symbol === undefined ? [] : [symbolParagraph(cell.symbol, align)]), ...lead, ...text],
  });
}

interface RowLook extends Omit<CellLook, 'openBelow'> {
  head: boolean;
  /** Whether a cell that covers so many rows meets the grid below. */
  meetsNext: (rows: number) => boolean;
}

/** What a label that runs downwards needs is shared out over the rows that it covers: Word would give it all to the last. */
function downwardsMm(cell: Cell, sizePt: number): number {
  if (cell.vertical !== true) return 0;
  return ([...cell.text].length * (cell.sizePt ?? sizePt) * 1.3 * 25.4) / 72 / (cell.rows ?? 1);
}

function tableRow(row: Row, look: RowLook): TableRow {
  const heightMm = Math.max(row.heightMm ?? 0, ...row.cells.map((cell) => downwardsMm(cell, look.sizePt)));
  return new TableRow({
    // Left out where it is false: some readers take the mark itself for a yes.
    ...(look.head ? { tableHeader: true } : {}),
    // A tall row must run over the page; a head and a short row must not.
    ...(look.head || row.breaks !== true ? { cantSplit: true } : {}),
    ...(heightMm === 0 ? {} : { height: { value: twips(heightMm), rule: HeightRule.ATLEAST } }),
    children: row.cells.map((cell) => {
      // The middle of a row that runs over its page may be on the next one.
      const shown = row.breaks === true && (cell.rows ?? 1) === 1 ? { ...cell, valign: 'top' as const } : cell;
      return tableCell(shown, { ...look, openBelow: look.meetsNext(cell.rows ?? 1) });
    }),
  });
}

function table(
  grid: Grid,
  page: { sizePt: number; fonts: FontNames; widthMm: number },
  { touchesNext, staysWithNext }: { touchesNext: boolean; staysWithNext: boolean },
): Table {
  const { widthMm, ...type } = page;
  const framed = grid.frame !== 'none';
  const total = grid.columns.reduce((sum, share) => sum + share, 0);
  const keep = grid.keep ?? false;
  const count = grid.rows.length;
  // A merged label such as 产出目标 is written once: its rows stay on the page that has it.
  const labels = placeCells(grid.rows, grid.columns.length).filter(
    ({ cell, rows }) => rows > 1 && rows <= togetherRows && cell.vertical !== true,
  );
  const underLabel = (at: number): boolean => labels.some(({ row, rows }) => row <= at && at + 1 < row + rows);
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: twips(widthMm), type: WidthType.DXA },
    columnWidths: grid.columns.map((share) => twips((widthMm * share) / total)),
    margins: { top: twips(0.7), bottom: twips(0.7), left: twips(framed ? 1.2 : 0), right: twips(framed ? 1.2 : 0) },
    rows: [
      ...(grid.head ?? []).map((row) => tableRow(row, { ...type, framed, keepNext: true, head: true, meetsNext: () => false })),
      ...grid.rows.map((row, at) => {
        const last = at + 1 === count;
        // The last row, often a total, does not stand alone on a page.
        const together = last ? staysWithNext : keep || at + 2 === count || underLabel(at);
        return tableRow(row, {
          ...type,
          framed,
          keepNext: together && row.breaks !== true,
          head: false,
          meetsNext: (rows) => touchesNext && at + rows === count,
        });
      }),
    ],
  });
}

/** Word joins tables that touch, and would then not repeat the head of the second: a hidden line keeps them apart. */
function parting(gapMm: number): Paragraph {
  const height = Math.max(20, twips(gapMm));
  return new Paragraph({
    spacing: { line: height, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    run: { size: 2, vanish: gapMm === 0 },
    keepNext: true,
  });
}

function textBlock(block: TextBlock, sizePt: number, fonts: FontNames): Paragraph[] {
  const common = { sizePt: block.sizePt ?? sizePt, align: block.align ?? ('left' as const) };
  const heading =
    block.heading === undefined ? [] : paragraphs(block.heading, { ...common, font: fonts.head, indent: false, keepNext: true });
  const text =
    block.text === ''
      ? []
      : paragraphs(block.text, { ...common, font: fonts.text, indent: block.indent ?? false, keepNext: false });
  return [...heading, ...text];
}

function body(sheet: Sheet): (Paragraph | Table)[] {
  const sizePt = sheet.sizePt ?? standardSizePt;
  const fonts = sheet.fonts ?? standardFonts;
  const { textWidth: widthMm } = pageMm(sheet);
  const framed = (block: Block | undefined): boolean => block?.kind === 'grid' && block.frame !== 'none';
  const touching = (first: Block | undefined, second: Block | undefined): boolean =>
    framed(first) && framed(second) && second?.gapMm === undefined;
  const closing = (table: Grid, seals: Block | undefined): boolean =>
    framed(table) && seals?.kind === 'grid' && seals.frame === 'none' && seals.keep === true;
  return sheet.blocks.flatMap((block, at) => {
    const before = sheet.blocks[at - 1];
    const needsGap = block.gapMm !== undefined || (before?.kind === 'grid' && block.kind === 'grid');
    const gap = needsGap ? [parting(block.gapMm ?? 0)] : [];
    if (block.kind === 'text') return [...gap, ...textBlock(block, sizePt, fonts)];
    const last = block.rows.at(-1);
    // A row that runs over a page needs its line at the foot of that page.
    const touches = touching(block, sheet.blocks[at + 1]) && last !== undefined && last.breaks !== true;
    // Nor does the room for seals and signatures stand alone on a page.
    const closes = closing(block, sheet.blocks[at + 1]);
    return [...gap, table(block, { sizePt, fonts, widthMm }, { touchesNext: touches, staysWithNext: touches || closes })];
  });
}

function titles(sheet: Sheet): Paragraph[] {
  return sheet.title.map(
    (text, at) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { after: at + 1 === sheet.title.length ? 200 : 80 },
        children: [run(text, (sheet.fonts ?? standardFonts).head, at === 0 ? 18 : 12, at === 0)],
      }),
  );
}

function pageFooter(sheet: Sheet): Footer {
  const font = { ascii: latin, hAnsi: latin, cs: latin, eastAsia: (sheet.fonts ?? standardFonts).text };
  const page = new TextRun({
    font,
    size: 16,
    children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
  });
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [page] }),
      ...sheet.foot.map(
        (text) =>
          new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, (sheet.fonts ?? standardFonts).text, 7)] }),
      ),
    ],
  });
}

function pageHeader(sheet: Sheet): Header {
  const mark = sheet.mark === undefined ? [] : [run(sheet.mark, (sheet.fonts ?? standardFonts).head, 9)];
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: mark })] });
}

/** The sheet as a Word document (.docx), A4, with the fonts that Chinese offices have. */
export async function renderWord(given: Sheet): Promise<Uint8Array> {
  const sheet = withFittingFigures(withPartedLabels(withRepeatedLabels(withBreakingRows(prepareSheet(given)))), figureFace);
  const { top, right, bottom, left } = sheet.page.marginMm;
  const upright = sheet.page.orientation === 'portrait';
  const document = new Document({
    title: sheet.title.join(' '),
    creator: '',
    styles: {
      default: {
        document: {
          run: { font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: '宋体' }, language: { eastAsia: 'zh-CN' } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // docx wants the upright sizes and turns them itself.
            size: {
              width: twips(a4.shortMm),
              height: twips(a4.longMm),
              orientation: upright ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
            },
            margin: {
              top: twips(top),
              right: twips(right),
              bottom: twips(bottom),
              left: twips(left),
              header: twips(top / 2),
              footer: twips(bottom / 2 - 3),
            },
          },
        },
        headers: { default: pageHeader(sheet) },
        footers: { default: pageFooter(sheet) },
        children: [...titles(sheet), ...body(sheet), parting(0)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
