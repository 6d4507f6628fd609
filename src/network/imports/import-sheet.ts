import { contactPhoneProblem, isContactPhone } from '#src/kernel/phone.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type ReadCell, readList, writeWorkbook } from '#src/platform/documents/index.ts';

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
  /** The text of a column, trimmed; '' where blank or unreadable. */
  text(header: string): string;
  /** Reports the cell of a column, unless it is unreadable, which is reported already. */
  wrong(header: string, zh: string, en: string): void;
}

export interface ImportSheet {
  rows: ImportRow[];
  errors: ImportError[];
}

const rowsAtMost = 5000;

/**
 * Reads the sheet whose head has all `headers`; other columns are passed over, formulas and errors are reported.
 * Refuses a file that is no workbook or has no such sheet.
 */
export async function readImportSheet(bytes: Uint8Array, headers: readonly string[]): Promise<Result<ImportSheet>> {
  const list = await readList(
    bytes,
    headers.map((header) => ({ key: header, heads: [header], required: true })),
  );
  if (!list.ok) return list;
  const { sheet, missing, rows } = list.value;
  if (missing.length > 0) return refuse('sheet-missing', { columns: headers.join('、') });
  if (rows.length > rowsAtMost) return refuse('workbook-too-large', { what: '行数', limit: `${rowsAtMost}` });
  const errors: ImportError[] = [];
  return ok({ rows: rows.map(({ cells }) => rowOf(sheet, cells, errors)), errors });
}

function rowOf(sheet: string, cells: Record<string, ReadCell>, errors: ImportError[]): ImportRow {
  const report = ({ ref, text }: ReadCell, zh: string, en: string): void => {
    errors.push({ sheet, cell: ref, value: text, problem: { zh, en } });
  };
  const unreadable = Object.values(cells).filter((cell) => cell.unreadable);
  for (const cell of unreadable) report(cell, '公式没有值，请改为填写结果', 'a formula has no value here: write its result');
  return {
    text: (header) => (cells[header]!.unreadable ? '' : cells[header]!.text),
    wrong(header, zh, en) {
      if (!cells[header]!.unreadable) report(cells[header]!, zh, en);
    },
  };
}

/** The text of a column that must be filled in; a blank one and a longer one are reported. */
export function filled(row: ImportRow, header: string, longest: number): string {
  const text = row.text(header);
  if (text === '') row.wrong(header, '没有填', 'it is empty');
  if (text.length > longest) row.wrong(header, `超过 ${longest} 个字`, `it is longer than ${longest} characters`);
  return text;
}

/** The telephone of a column as it is kept; '' where blank. What is none is reported. */
export function contactPhoneIn(row: ImportRow, header: string): string {
  const phone = row.text(header).normalize('NFKC').trim();
  if (!isContactPhone(phone) || phone.length > 30) row.wrong(header, contactPhoneProblem.zh, contactPhoneProblem.en);
  return phone;
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
