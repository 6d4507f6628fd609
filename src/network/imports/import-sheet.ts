import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type CellContent, readWorkbook, type SheetRow, writeWorkbook } from '#src/platform/documents/index.ts';

export interface ImportError {
  sheet: string;
  /** As Excel names it: `C5`. */
  cell: string;
  value: string;
  problem: { zh: string; en: string };
}

/** What an import did, or would do. With any error nothing is written. */
export interface ImportReport {
  /** By which it is undone; null where nothing was written. */
  importId: string | null;
  dryRun: boolean;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  errors: ImportError[];
}

/** One row of a sheet, by the headers of its columns. */
export interface ImportRow {
  /** The text of a column, trimmed; '' where blank. */
  text(header: string): string;
  /** Reports the cell of a column. */
  wrong(header: string, zh: string, en: string): void;
}

export interface ImportSheet {
  rows: ImportRow[];
  errors: ImportError[];
}

/** Head rows are looked for only so far down, below a title or a note. */
const headWithin = 5;
const rowsAtMost = 5000;

function textOf(content: CellContent): string {
  if (content.kind === 'text') return content.text.trim();
  if (content.kind === 'number') return String(content.number);
  if (content.kind === 'date') return content.date;
  return '';
}

function headOf(row: SheetRow, headers: readonly string[]): Map<string, number> | null {
  const columns = new Map(row.cells.map((cell) => [textOf(cell.content).replace(/[\s*＊]/g, ''), cell.column]));
  return headers.every((header) => columns.has(header)) ? columns : null;
}

function columnName(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);
}

/**
 * Reads the first sheet that has a head row with all `headers`; other columns are passed over, formula cells are reported.
 * Refuses a file that is no workbook or has no such sheet.
 */
export async function readImportSheet(bytes: Uint8Array, headers: readonly string[]): Promise<Result<ImportSheet>> {
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return workbook;
  for (const sheet of workbook.value) {
    const at = sheet.rows.slice(0, headWithin).findIndex((row) => headOf(row, headers) !== null);
    if (at < 0) continue;
    const columns = headOf(sheet.rows[at]!, headers)!;
    const body = sheet.rows
      .slice(at + 1)
      .filter((row) => row.cells.some((cell) => textOf(cell.content) !== '' || cell.content.kind === 'formula'));
    if (body.length > rowsAtMost) return refuse('workbook-too-large', { what: '行数', limit: `${rowsAtMost}` });
    const errors: ImportError[] = [];
    return ok({ rows: body.map((row) => rowOf(sheet.name, row, columns, errors)), errors });
  }
  return refuse('sheet-missing', { columns: headers.join('、') });
}

function rowOf(sheet: string, row: SheetRow, columns: Map<string, number>, errors: ImportError[]): ImportRow {
  const cellAt = (header: string) => row.cells.find((cell) => cell.column === columns.get(header));
  const report: ImportRow = {
    text: (header) => {
      const content = cellAt(header)?.content;
      return content ? textOf(content) : '';
    },
    wrong(header, zh, en) {
      const cell = `${columnName(columns.get(header) ?? 0)}${row.row}`;
      errors.push({ sheet, cell, value: report.text(header), problem: { zh, en } });
    },
  };
  for (const header of columns.keys()) {
    if (cellAt(header)?.content.kind === 'formula')
      report.wrong(header, '公式没有值，请改为填写结果', 'a formula has no value here: write its result');
  }
  return report;
}

/** The text of a column that must be filled in; a blank one and a longer one are reported. */
export function filled(row: ImportRow, header: string, longest: number): string {
  const text = row.text(header);
  if (text === '') row.wrong(header, '没有填', 'it is empty');
  if (text.length > longest) row.wrong(header, `超过 ${longest} 个字`, `it is longer than ${longest} characters`);
  return text;
}

/** An empty sheet to fill in, with a second one that says how. */
export async function importTemplate(
  name: string,
  headers: readonly string[],
  example: readonly string[],
  hints: readonly (readonly [string, string])[],
): Promise<Uint8Array> {
  return writeWorkbook([
    { name, columns: headers.map((header) => ({ header, width: 18 })), rows: [] },
    {
      name: '填写说明',
      columns: [
        { header: '列', width: 16 },
        { header: '怎么填', width: 48 },
      ],
      rows: [...hints, ['示例', example.join(' | ')]],
    },
  ]);
}
