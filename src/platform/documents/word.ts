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
import { modulesPng } from './qr-code.ts';
import { a4, pageMm, prepareSheet, standardSizePt } from './sheet.ts';
import type { Block, Cell, Face, Grid, Row, Sheet, TextBlock } from './sheet.ts';

/** What offices have installed: 仿宋 for text, 黑体 for heads. Every run names its East Asian font, or Word takes its own. */
const eastAsia: Record<Face, string> = { text: '仿宋', head: '黑体' };
const latin = 'Times New Roman';

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const noLine = { style: BorderStyle.NIL, size: 0, color: 'auto' };

const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

function run(text: string, face: Face, sizePt: number, bold = false): TextRun {
  const font = { ascii: latin, hAnsi: latin, cs: latin, eastAsia: eastAsia[face] };
  return new TextRun({ text, font, size: Math.round(sizePt * 2), bold });
}

interface ParagraphLook {
  face: Face;
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
        spacing: { line: 300, lineRule: LineRuleType.AUTO },
        ...(look.indent ? { indent: { firstLineChars: 200, firstLine: Math.round(look.sizePt * 40) } } : {}),
        children: [run(one, look.face, look.sizePt)],
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

function cellBorders(cell: Cell, framed: boolean): ITableCellBorders {
  if (!framed) return { top: noLine, bottom: noLine, left: noLine, right: noLine };
  return {
    top: cell.open === 'above' ? noLine : line,
    bottom: cell.open === 'below' ? noLine : line,
    left: line,
    right: line,
  };
}

function tableCell(cell: Cell, look: { sizePt: number; keepNext: boolean; framed: boolean }): TableCell {
  const sizePt = cell.sizePt ?? look.sizePt;
  const align = cell.align ?? 'left';
  const common = { sizePt, align, keepNext: look.keepNext };
  const lead = cell.lead === undefined ? [] : paragraphs(cell.lead, { ...common, face: 'head', indent: false });
  const text =
    cell.text === '' && lead.length > 0
      ? []
      : paragraphs(cell.text, { ...common, face: cell.face ?? 'text', indent: cell.indent ?? false });
  return new TableCell({
    columnSpan: cell.span ?? 1,
    rowSpan: cell.rows ?? 1,
    verticalAlign: cell.valign === 'top' ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    borders: cellBorders(cell, look.framed),
    children: [...(cell.symbol === undefined ? [] : [symbolParagraph(cell.symbol, align)]), ...lead, ...text],
  });
}

function tableRow(row: Row, look: { sizePt: number; keepNext: boolean; framed: boolean; head: boolean }): TableRow {
  return new TableRow({
    tableHeader: look.head,
    // A long section must run over the page; a head must not.
    cantSplit: look.head || look.keepNext,
    ...(row.heightMm === undefined ? {} : { height: { value: twips(row.heightMm), rule: HeightRule.ATLEAST } }),
    children: row.cells.map((cell) => tableCell(cell, look)),
  });
}

function table(grid: Grid, sizePt: number, widthMm: number): Table {
  const framed = grid.frame !== 'none';
  const total = grid.columns.reduce((sum, share) => sum + share, 0);
  const head = grid.head ?? [];
  const keep = grid.keep ?? false;
  const last = grid.rows.length - 1;
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: twips(widthMm), type: WidthType.DXA },
    columnWidths: grid.columns.map((share) => twips((widthMm * share) / total)),
    margins: { top: twips(0.7), bottom: twips(0.7), left: twips(framed ? 1.2 : 0), right: twips(framed ? 1.2 : 0) },
    rows: [
      ...head.map((row) => tableRow(row, { sizePt, framed, keepNext: true, head: true })),
      ...grid.rows.map((row, at) => tableRow(row, { sizePt, framed, keepNext: keep && at < last, head: false })),
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

function textBlock(block: TextBlock, sizePt: number): Paragraph[] {
  const common = { sizePt: block.sizePt ?? sizePt, align: block.align ?? ('left' as const) };
  const heading =
    block.heading === undefined ? [] : paragraphs(block.heading, { ...common, face: 'head', indent: false, keepNext: true });
  const text =
    block.text === ''
      ? []
      : paragraphs(block.text, { ...common, face: 'text', indent: block.indent ?? false, keepNext: false });
  return [...heading, ...text];
}

function body(sheet: Sheet): (Paragraph | Table)[] {
  const sizePt = sheet.sizePt ?? standardSizePt;
  const { textWidth } = pageMm(sheet);
  let before: Block | undefined;
  return sheet.blocks.flatMap((block) => {
    const touching = before?.kind === 'grid' && block.kind === 'grid';
    const gap = touching || block.gapMm !== undefined ? [parting(block.gapMm ?? 0)] : [];
    before = block;
    return block.kind === 'grid' ? [...gap, table(block, sizePt, textWidth)] : [...gap, ...textBlock(block, sizePt)];
  });
}

function titles(sheet: Sheet): Paragraph[] {
  return sheet.title.map(
    (text, at) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { after: at + 1 === sheet.title.length ? 200 : 80 },
        children: [run(text, 'head', at === 0 ? 18 : 12, at === 0)],
      }),
  );
}

function pageFooter(sheet: Sheet): Footer {
  const font = { ascii: latin, hAnsi: latin, cs: latin, eastAsia: eastAsia.text };
  const page = new TextRun({
    font,
    size: 16,
    children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
  });
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [page] }),
      ...sheet.foot.map(
        (text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, 'text', 7)] }),
      ),
    ],
  });
}

function pageHeader(sheet: Sheet): Header {
  const mark = sheet.mark === undefined ? [] : [run(sheet.mark, 'head', 9)];
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: mark })] });
}

/** The sheet as a Word document (.docx), A4, with the fonts that Chinese offices have. */
export async function renderWord(given: Sheet): Promise<Uint8Array> {
  const sheet = prepareSheet(given);
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
