import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { parseCellRef, readXlsx } from 'hucre/xlsx';
import type { Sheet as WorkbookSheet } from 'hucre/xlsx';
import { hiddenCharacterIn } from '#src/kernel/hidden-characters.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok } from '#src/kernel/result.ts';
import type { Result } from '#src/kernel/result.ts';
import { workbookMegabytes } from '#src/kernel/upload-limit.ts';
import { cellRef } from './excel-cells.ts';

export const workbookLimits = {
  bytes: workbookMegabytes * 1024 * 1024,
  rows: 50_000,
  columns: 1_000,
  sheets: 50,
  entries: 2_000,
  unpackedBytes: 100 * 1024 * 1024,
} as const;

/** A formula cell has no value here: what the file remembers of it may be stale or forged. */
export type CellContent =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'date'; date: string; time: string | null }
  | { kind: 'truth'; truth: boolean }
  | { kind: 'formula'; formula: string }
  | { kind: 'error'; error: string };

export interface SheetRow {
  /** As Excel counts, from 1. */
  row: number;
  /** Only cells that hold something; `ref` like 'B7', `column` from 0. */
  cells: readonly { ref: string; column: number; content: CellContent }[];
}

export interface SheetRows {
  name: string;
  hidden: boolean;
  /** Only rows that hold something. */
  rows: readonly SheetRow[];
  /** Merged ranges, rows from 1 and columns from 0; the content stands in the first cell. */
  merges: readonly { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }[];
  /** References of the formula cells, which the reader must report or refuse: 'B7'. */
  formulaRefs: readonly string[];
}

const unpack = promisify(inflateRaw);

interface Entry {
  method: number;
  start: number;
  packed: number;
}

/** The entries by the central directory, or undefined where this is no plain zip file. */
function zipEntries(bytes: Buffer): Entry[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) return undefined;
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    entries.push({ method: bytes.readUInt16LE(at + 10), start, packed: bytes.readUInt32LE(at + 20) });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks every entry once within a budget, since the sizes that a zip file declares may lie. */
async function checkContainer(bytes: Buffer): Promise<Result<true>> {
  if (bytes.length > workbookLimits.bytes)
    return refuse('workbook-too-large', { what: '文件', limit: `${workbookMegabytes} MB` });
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    return refuse('workbook-unreadable', { problem: '是旧的 .xls 文件，或设了打开密码' });
  }
  const entries = zipEntries(bytes);
  if (entries === undefined || entries.length === 0) {
    return refuse('workbook-unreadable', { problem: '文件不完整，或不是 .xlsx 格式' });
  }
  if (entries.length > workbookLimits.entries) {
    return refuse('workbook-too-large', { what: '内含的部件', limit: `${workbookLimits.entries} 个` });
  }
  let budget: number = workbookLimits.unpackedBytes;
  for (const entry of entries) {
    if (entry.start + entry.packed > bytes.length) return refuse('workbook-unreadable', { problem: '文件不完整' });
    if (entry.method === 0) {
      budget -= entry.packed;
    } else {
      const size = await unpackedSize(bytes.subarray(entry.start, entry.start + entry.packed), budget);
      if (size === 'broken') return refuse('workbook-unreadable', { problem: '压缩内容已损坏' });
      budget -= size;
    }
    if (budget <= 0) return refuse('workbook-too-large', { what: '解压后的内容', limit: '100 MB' });
  }
  return ok(true);
}

async function unpackedSize(packed: Buffer, budget: number): Promise<number | 'broken'> {
  try {
    return (await unpack(packed, { maxOutputLength: budget })).length;
  } catch (error) {
    const overflow = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return overflow ? budget : 'broken';
  }
}

function contentOf(value: unknown): CellContent | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'truth', truth: value };
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return { kind: 'error', error: '无法识别的日期' };
    // A workbook counts local days without a zone; its reader hands them over as UTC.
    const [date = '', rest = ''] = value.toISOString().split('T');
    const time = rest.slice(0, 8);
    return { kind: 'date', date, time: time === '00:00:00' ? null : time };
  }
  const text = String(value);
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

/** Cells that are no plain values, by 'row,column' from 0: formulas, the cells that an array formula fills, and errors. */
function specialCells(sheet: WorkbookSheet): Map<string, CellContent> {
  const special = new Map<string, CellContent>();
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.type === 'error') special.set(key, { kind: 'error', error: String(cell.value) });
    const { formula } = cell;
    if (cell.type !== 'formula' && formula === undefined) continue;
    special.set(key, { kind: 'formula', formula: formula ?? '' });
    if (cell.formulaType !== 'array' || cell.formulaRef === undefined) continue;
    const [from = '', to = from] = cell.formulaRef.split(':');
    const [first, last] = [parseCellRef(from), parseCellRef(to)];
    const lastRow = Math.min(last.row, sheet.rows.length - 1);
    const lastColumn = Math.min(last.col, workbookLimits.columns - 1);
    for (let row = first.row; row <= lastRow; row += 1) {
      for (let column = first.col; column <= lastColumn; column += 1) {
        if (sheet.rows[row]?.[column] != null) special.set(`${row},${column}`, { kind: 'formula', formula: formula ?? '' });
      }
    }
  }
  return special;
}

function readSheet(sheet: WorkbookSheet): SheetRows {
  const formulaRefs: string[] = [];
  const special = specialCells(sheet);
  const rows: SheetRow[] = [];
  sheet.rows.forEach((values, at) => {
    const cells: { ref: string; column: number; content: CellContent }[] = [];
    values.forEach((value, column) => {
      const content = special.get(`${at},${column}`) ?? contentOf(value);
      const ref = cellRef(at + 1, column);
      if (content?.kind === 'formula') formulaRefs.push(ref);
      if (content !== undefined) cells.push({ ref, column, content });
    });
    if (cells.length > 0) rows.push({ row: at + 1, cells });
  });
  const merges = (sheet.merges ?? []).map((one) => ({
    firstRow: one.startRow + 1,
    lastRow: one.endRow + 1,
    firstColumn: one.startCol,
    lastColumn: one.endCol,
  }));
  return { name: sheet.name, hidden: sheet.hidden === true || sheet.veryHidden === true, rows, merges, formulaRefs };
}

/** The refusal of the first text that holds a sign nobody sees; a cell may have several lines, but no name is read backwards. */
function hiddenIn(sheets: readonly SheetRows[]): Result<never> | null {
  for (const { name, rows } of sheets) {
    for (const { ref, content } of rows.flatMap(({ cells }) => cells)) {
      const found = content.kind === 'text' ? hiddenCharacterIn(content.text, 'cell') : null;
      if (found) return refuse('hidden-character', { where: `${name}!${ref}`, ...found });
    }
  }
  return null;
}

/**
 * Reads an .xlsx workbook, sheet by sheet, into the cells that hold something. Formula cells come without a value.
 * Refuses `hidden-character`, `workbook-unreadable` and `workbook-too-large` (10 MB, 100 MB unpacked, 50,000 rows or 1,000 columns a sheet);
 * never throws, whatever the bytes.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly SheetRows[]>> {
  const container = await checkContainer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!container.ok) return container;
  try {
    const workbook = await readXlsx(bytes);
    if (workbook.sheets.length === 0) return refuse('workbook-unreadable', { problem: '没有工作表' });
    if (workbook.sheets.length > workbookLimits.sheets) {
      return refuse('workbook-too-large', { what: '工作表', limit: `${workbookLimits.sheets} 张` });
    }
    for (const sheet of workbook.sheets) {
      if (sheet.rows.length > workbookLimits.rows) {
        return refuse('workbook-too-large', { what: `工作表“${sheet.name}”的行数`, limit: `${workbookLimits.rows} 行` });
      }
      if (sheet.rows.some((row) => row.length > workbookLimits.columns)) {
        return refuse('workbook-too-large', { what: `工作表“${sheet.name}”的列数`, limit: `${workbookLimits.columns} 列` });
      }
    }
    const sheets = workbook.sheets.map(readSheet);
    return hiddenIn(sheets) ?? ok(sheets);
  } catch {
    return refuse('workbook-unreadable', { problem: '内容已损坏，或不是 Excel 工作簿' });
  }
}
