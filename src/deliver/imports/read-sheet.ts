import { createHash } from 'node:crypto';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type CellContent, readWorkbook, type SheetRow } from '#src/platform/documents/index.ts';

export interface SheetColumn<Key extends string> {
  key: Key;
  /** How its head is written, in the template first. */
  heads: readonly string[];
  required: boolean;
}

export interface ReadCell {
  text: string;
  /** `B3`. */
  ref: string;
  /** A formula or an Excel error: it has no value that could be trusted. */
  unreadable: boolean;
}

export interface ReadRow<Key extends string> {
  /** As Excel counts. */
  row: number;
  cells: Record<Key, ReadCell>;
}

export interface ReadSheet<Key extends string> {
  fileName: string;
  sha256: string;
  rows: ReadRow<Key>[];
}

/** The head may stand below a title, merged or not. */
const headWithin = 10;

/** A cell as its text: numbers without exponent or group, dates as `YYYY-MM-DD`. */
function textOf(content: CellContent): string {
  switch (content.kind) {
    case 'text':
      return content.text.trim();
    case 'number':
      return Number.isInteger(content.number) ? content.number.toFixed(0) : String(content.number);
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

function letters(column: number): string {
  let out = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    out = String.fromCharCode(65 + ((rest - 1) % 26)) + out;
  return out;
}

function placesIn<Key extends string>(row: SheetRow, columns: readonly SheetColumn<Key>[]): Map<Key, number> {
  const places = new Map<Key, number>();
  for (const cell of row.cells) {
    const head = plainHead(textOf(cell.content));
    const column = columns.find((each) => each.heads.some((name) => plainHead(name) === head));
    if (column && !places.has(column.key)) places.set(column.key, cell.column);
  }
  return places;
}

/** The cells of a head that names the most columns; null where none names any. */
function findHead<Key extends string>(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn<Key>[],
): { row: number; places: Map<Key, number> } | null {
  let best: { row: number; places: Map<Key, number> } | null = null;
  for (const row of rows.filter((each) => each.row <= headWithin)) {
    const places = placesIn(row, columns);
    if (places.size > (best?.places.size ?? 0)) best = { row: row.row, places };
  }
  return best;
}

/**
 * The rows of the first sheet below its head, cell by cell with their addresses. Refuses a file that is no workbook, lacks a required
 * column, has no rows or too many.
 */
export async function readSheet<Key extends string>(
  file: File,
  columns: readonly SheetColumn<Key>[],
  limit: number,
): Promise<Result<ReadSheet<Key>>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return workbook;
  const sheet = workbook.value.find((each) => !each.hidden) ?? workbook.value[0]!;
  const head = findHead(sheet.rows, columns);
  const missing = columns
    .filter((column) => column.required && !head?.places.has(column.key))
    .map((column) => column.heads[0] ?? column.key);
  if (!head || missing.length > 0)
    return refuse('sheet-columns-missing', { file: file.name, row: head?.row ?? 1, columns: missing.join('、') });
  const rows = sheet.rows
    .filter((row) => row.row > head.row)
    .map((row) => readRow(row, columns, head.places))
    .filter((row) => Object.values<ReadCell>(row.cells).some((cell) => cell.text !== ''));
  if (rows.length === 0) return refuse('sheet-empty', { file: file.name });
  if (rows.length > limit) return refuse('sheet-too-long', { file: file.name, rows: rows.length, limit });
  return ok({ fileName: file.name, sha256: createHash('sha256').update(bytes).digest('hex'), rows });
}

function readRow<Key extends string>(
  row: SheetRow,
  columns: readonly SheetColumn<Key>[],
  places: Map<Key, number>,
): ReadRow<Key> {
  const cells = Object.fromEntries(
    columns.map(({ key }) => {
      const place = places.get(key);
      const found = place === undefined ? undefined : row.cells.find((cell) => cell.column === place);
      const unreadable = found?.content.kind === 'formula' || found?.content.kind === 'error';
      return [key, { text: found ? textOf(found.content) : '', ref: `${letters(place ?? 0)}${row.row}`, unreadable }];
    }),
  );
  return { row: row.row, cells: cells as Record<Key, ReadCell> };
}

/** Full-width digits and signs as plain ones, groups taken out; null where it is no number. */
export function numberFrom(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,]/gu, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}
