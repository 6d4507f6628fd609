import mammoth from 'mammoth';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { withOrdinaryLetters } from './ordinary-letters.ts';
import { readableMarkup } from './word-markup.ts';
import { storedZip } from './stored-zip.ts';
import { lineRow, type SourceCell, type SourceRow } from './source-rows.ts';

/** The part of mammoth's document tree that carries text. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  colSpan?: number;
  rowSpan?: number;
  breakType?: string;
}

const MAIN = 'word/document.xml';

/**
 * Paragraphs and table rows of a Word file, in order, from the markup in its package. A cell merged over rows stands only in its first row.
 * Inserted text counts and deleted text does not, as if all tracked changes were accepted.
 */
export async function rowsOfDocx(name: string, markup: ReadonlyMap<string, Buffer>): Promise<Result<SourceRow[]>> {
  let document: Node | null = null;
  try {
    const captured = {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      externalFileAccess: false,
      transformDocument: (element: Node): Node => {
        document = element;
        return element;
      },
    };
    const main = readableMarkup(markup.get(MAIN)?.toString('utf8') ?? '');
    await mammoth.convertToHtml({ buffer: storedZip(new Map(markup).set(MAIN, Buffer.from(main))) }, captured);
  } catch {
    return refuse('form-damaged', { file: name });
  }
  if (!document) return refuse('form-damaged', { file: name });
  return ok(rowsOfNodes((document as Node).children ?? []));
}

function rowsOfNodes(nodes: readonly Node[]): SourceRow[] {
  const rows: SourceRow[] = [];
  let paragraphs = 0;
  let tables = 0;
  for (const node of nodes) {
    if (node.type === 'table') {
      tables += 1;
      rows.push(...rowsOfTable(node, `${tables}`));
    } else {
      for (const line of textOf(node).split('\n')) {
        paragraphs += 1;
        rows.push(lineRow(line, `第${paragraphs}段`));
      }
    }
  }
  return rows;
}

function rowsOfTable(table: Node, number: string): SourceRow[] {
  const rows: SourceRow[] = [];
  /** For each column, how many further rows a cell from above still covers. */
  const covered: number[] = [];
  for (const [index, row] of (table.children ?? []).filter((node) => node.type === 'tableRow').entries()) {
    const cells: SourceCell[] = [];
    let column = 0;
    const skipCovered = (): void => {
      while ((covered[column] ?? 0) > 0) {
        covered[column] = (covered[column] ?? 0) - 1;
        column += 1;
      }
    };
    const inside: Node[] = [];
    for (const cell of row.children ?? []) {
      skipCovered();
      const span = Math.min(Math.max(cell.colSpan ?? 1, 1), 200);
      const tables = (cell.children ?? []).filter(carriesForm);
      inside.push(...tables);
      const children = (cell.children ?? []).filter((child) => !tables.includes(child));
      cells.push({ text: textOf({ ...cell, children }).trim(), column, span });
      for (let at = column; at < column + span; at++) covered[at] = Math.max((cell.rowSpan ?? 1) - 1, 0);
      column += span;
    }
    skipCovered();
    const where = `表${number}第${index + 1}行`;
    if (inside.length === 0 || cells.some((cell) => cell.text !== '')) rows.push({ cells, grid: true, where });
    for (const [at, table] of inside.entries()) rows.push(...rowsOfTable(table, `${number}第${index + 1}行内第${at + 1}表`));
  }
  return rows;
}

/** A table within a cell that is a part of the form; one that merely arranges a text stays that cell's text. */
function carriesForm(node: Node): boolean {
  return (
    node.type === 'table' && /项目名称|[一二三]级(?:指标|目标)|指标名称|指标值|目标值/.test(textOf(node).replace(/\s+/g, ''))
  );
}

function textOf(node: Node): string {
  if (node.type === 'text') return withOrdinaryLetters(node.value ?? '');
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  if (node.type === 'checkbox') return (node as Node & { checked?: boolean }).checked ? '☑' : '□';
  const children = node.children ?? [];
  if (node.type === 'tableRow') return children.map(textOf).join('\t');
  const blocks = children.some((child) => child.type === 'paragraph' || child.type === 'table' || child.type === 'tableRow');
  return children.map(textOf).join(blocks ? '\n' : '');
}
