import { type Refusal, refuse } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import { ok } from '#src/kernel/result.ts';
import { cellRef } from './excel-cells.ts';
import { type CellContent, readWorkbook, type SheetRow, type SheetRows } from './excel-read.ts';

export interface ListHead<Key extends string> {
  key: Key;
  /** How its head is written, the first as the template has it; spaces, `*`, what stands in brackets and the width of letters make no difference. */
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
  /** From 0; the first of those in doubt. */
  columns: ReadonlyMap<Key, number>;
  missing: Key[];
  /** What several columns are headed by, with the head cells. */
  doubts: { head: string; cells: { ref: string; text: string }[] }[];
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
  return text.normalize('NFKC').replace(/\s|\*/gu, '').toLowerCase();
}

const withoutBrackets = (head: string): string => head.replace(/\(.*?\)/gu, '');

/**
 * The cells that head a column: those written as it is, with its own brackets or none, or else those that say something else in theirs:
 * `人数（计划）`.
 */
function headCells(cells: SheetRow['cells'], heads: readonly string[]): SheetRow['cells'] {
  const names = heads.map(plainHead);
  const plainNames = names.map(withoutBrackets);
  const isExact = (written: string): boolean => names.includes(written) || plainNames.includes(written);
  const exact = cells.filter(({ content }) => isExact(plainHead(textOf(content))));
  if (exact.length > 0) return exact;
  return cells.filter(({ content }) => plainNames.includes(withoutBrackets(plainHead(textOf(content)))));
}

function headIn<Key extends string>(row: SheetRow, wanted: readonly ListHead<Key>[]): Head<Key> {
  const columns = new Map<Key, number>();
  const doubts: Head<Key>['doubts'] = [];
  for (const { key, heads } of wanted) {
    const cells = headCells(row.cells, heads);
    if (cells[0]) columns.set(key, cells[0].column);
    if (cells.length > 1)
      doubts.push({ head: heads[0] ?? key, cells: cells.map(({ ref, content }) => ({ ref, text: textOf(content) })) });
  }
  const missing = wanted.filter(({ key, required }) => required && !columns.has(key)).map(({ key }) => key);
  return { row: row.row, columns, missing, doubts };
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

interface Found<Key extends string> {
  sheet: SheetRows;
  head: Head<Key>;
}

/** Whether something stands in its columns, below its head. */
function isFilled<Key extends string>({ sheet, head }: Found<Key>): boolean {
  const columns = new Set(head.columns.values());
  return sheet.rows.some(
    ({ row, cells }) => row > head.row && cells.some(({ column, content }) => columns.has(column) && textOf(content) !== ''),
  );
}

function severalSheets<Key extends string>(found: readonly Found<Key>[]): { ok: false; refusal: Refusal } {
  const names = found.map(({ sheet }) => `“${sheet.name}”`);
  return refuse('list-on-several-sheets', { sheets: names.join('、') }, { sheets: names.join(', ') });
}

function columnsInDoubt<Key extends string>({ sheet, head }: Found<Key>): { ok: false; refusal: Refusal } {
  const told = (between: string): string =>
    head.doubts.map(({ cells }) => cells.map(({ ref, text }) => `${ref}“${text}”`).join(between)).join(between);
  return refuse(
    'list-columns-in-doubt',
    { sheet: sheet.name, heads: head.doubts.map((doubt) => doubt.head).join('、'), columns: told('、') },
    { heads: head.doubts.map((doubt) => doubt.head).join(', '), columns: told(', ') },
  );
}

/**
 * Reads the list that somebody filled in, the other way round than `writeWorkbook`: the sheet in sight whose head has the required
 * columns, in any order, below its head. What the cells mean, and what is wrong with them, is for the caller to say. Refuses as
 * `readWorkbook`, `list-on-several-sheets` where more than one such sheet is filled in, and `list-columns-in-doubt` where several columns
 * are headed alike: which was meant is not guessed.
 */
export async function readList<Key extends string>(
  bytes: Uint8Array,
  wanted: readonly ListHead<Key>[],
): Promise<Result<ReadList<Key>>> {
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return workbook;
  const inSight = workbook.value.filter(({ hidden }) => !hidden);
  const lists = inSight.flatMap((sheet): Found<Key>[] => {
    const head = headOf(sheet, wanted);
    return head ? [{ sheet, head }] : [];
  });
  const whole = lists.filter(({ head }) => head.missing.length === 0);
  const filled = whole.filter(isFilled);
  if (filled.length > 1) return severalSheets(filled);
  const found = filled[0] ?? whole[0] ?? lists[0];
  if (!found) {
    const missing = wanted.filter(({ required }) => required).map(({ key }) => key);
    return ok({ sheet: inSight[0]?.name ?? '', headRow: 1, missing, rows: [] });
  }
  const { sheet, head } = found;
  if (head.missing.length > 0) return ok({ sheet: sheet.name, headRow: head.row, missing: head.missing, rows: [] });
  if (head.doubts.length > 0) return columnsInDoubt(found);
  const below = sheet.rows.filter(({ row }) => row > head.row);
  const rows = below.map((row) => ({ row: row.row, cells: cellsOf(row, wanted, head) }));
  return ok({ sheet: sheet.name, headRow: head.row, missing: [], rows });
}
