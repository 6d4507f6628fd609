import type { Result } from '#src/kernel/result.ts';
import { ok } from '#src/kernel/result.ts';
import { cellRef } from './excel-cells.ts';
import { type CellContent, readWorkbook, type SheetRow, type SheetRows } from './excel-read.ts';

export interface ListHead<Key extends string> {
  key: Key;
  /** How its head is written; spaces, `*`, what stands in brackets and the width of letters make no difference. */
  heads: readonly string[];
  required: boolean;
}

export interface ReadCell {
  /** As written, trimmed: numbers without groups, days as `YYYY-MM-DD`; '' where blank. */
  text: string;
  /** As Excel names it: `B3`. */
  ref: string;
  /** A formula or an error of Excel: what the file remembers of its value may be stale or forged. */
  unreadable: boolean;
}

export interface ReadRow<Key extends string> {
  /** As Excel counts. */
  row: number;
  cells: Record<Key, ReadCell>;
}

export interface ReadList<Key extends string> {
  sheet: string;
  /** The row of the head; 1 where none was found. */
  headRow: number;
  /** The required columns that the head lacks; with any, there are no rows. */
  missing: Key[];
  /** The rows below the head that hold something, be it beside the columns. */
  rows: ReadRow<Key>[];
}

interface Head<Key extends string> {
  row: number;
  /** From 0. */
  columns: ReadonlyMap<Key, number>;
  missing: Key[];
}

/** The head may stand below a title or a note. */
const headWithin = 10;

/** A cell as its text, as `writeWorkbook` would have written it. */
function textOf(content: CellContent): string {
  switch (content.kind) {
    case 'text':
      return content.text.trim();
    case 'number':
      return String(content.number);
    case 'date':
      return content.date;
    case 'truth':
      return content.truth ? '是' : '否';
    case 'formula':
      return `=${content.formula}`;
    case 'error':
      return content.error;
  }
}

function plainHead(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s|\*|\(.*?\)/gu, '')
    .toLowerCase();
}

function headIn<Key extends string>(row: SheetRow, wanted: readonly ListHead<Key>[]): Head<Key> {
  const columns = new Map<Key, number>();
  for (const { column, content } of row.cells) {
    const written = plainHead(textOf(content));
    const found = wanted.find(({ heads }) => heads.some((name) => plainHead(name) === written));
    if (found && !columns.has(found.key)) columns.set(found.key, column);
  }
  const missing = wanted.filter(({ key, required }) => required && !columns.has(key)).map(({ key }) => key);
  return { row: row.row, columns, missing };
}

/** The row that names the most columns, the first of several. */
function headOf<Key extends string>(sheet: SheetRows, wanted: readonly ListHead<Key>[]): Head<Key> | undefined {
  return sheet.rows
    .filter(({ row }) => row <= headWithin)
    .map((row) => headIn(row, wanted))
    .reduce<Head<Key> | undefined>((best, head) => (best && best.columns.size >= head.columns.size ? best : head), undefined);
}

function cellsOf<Key extends string>(row: SheetRow, wanted: readonly ListHead<Key>[], head: Head<Key>): Record<Key, ReadCell> {
  const at = new Map(row.cells.map(({ column, content }) => [column, content]));
  const cells = wanted.map(({ key }): [Key, ReadCell] => {
    const column = head.columns.get(key);
    const content = column === undefined ? undefined : at.get(column);
    const unreadable = content?.kind === 'formula' || content?.kind === 'error';
    return [key, { text: content ? textOf(content) : '', ref: cellRef(row.row, column ?? 0), unreadable }];
  });
  return Object.fromEntries(cells) as Record<Key, ReadCell>;
}

/**
 * Reads the list that somebody filled in, the other way round than `writeWorkbook`: the first sheet in sight whose head has the required
 * columns, in any order, below its head. What the cells mean, and what is wrong with them, is for the caller to say. Refuses as `readWorkbook`.
 */
export async function readList<Key extends string>(
  bytes: Uint8Array,
  wanted: readonly ListHead<Key>[],
): Promise<Result<ReadList<Key>>> {
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return workbook;
  const lists = workbook.value.filter(({ hidden }) => !hidden).map((sheet) => ({ sheet, head: headOf(sheet, wanted) }));
  const found = lists.find(({ head }) => head?.missing.length === 0) ?? lists.find(({ head }) => head);
  if (!found?.head) {
    const missing = wanted.filter(({ required }) => required).map(({ key }) => key);
    return ok({ sheet: lists[0]?.sheet.name ?? '', headRow: 1, missing, rows: [] });
  }
  const { sheet, head } = found;
  const below = head.missing.length > 0 ? [] : sheet.rows.filter(({ row }) => row > head.row);
  const rows = below.map((row) => ({ row: row.row, cells: cellsOf(row, wanted, head) }));
  return ok({ sheet: sheet.name, headRow: head.row, missing: head.missing, rows });
}
