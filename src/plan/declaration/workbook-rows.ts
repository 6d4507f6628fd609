import { EncryptedFileError } from 'hucre';
import { type CellValue, readXls, readXlsx, type Sheet } from 'hucre/xlsx';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type SourceCell, type SourceRow, tooLong } from './source-rows.ts';

const LAST_ROW = 3000;
/** Read one row and column beyond what is taken, so that a longer sheet is refused and not cut off. */
const RANGE = `A1:CV${LAST_ROW + 1}`;

/** Rows of all visible sheets of an .xlsx or .xls file. */
export async function rowsOfWorkbook(name: string, bytes: Uint8Array): Promise<Result<SourceRow[]>> {
  const old = bytes[0] === 0xd0;
  let sheets: Sheet[];
  try {
    const options = {
      range: RANGE,
      readStyles: true,
      sheets: (info: { hidden?: boolean; veryHidden?: boolean }) => !info.hidden && !info.veryHidden,
    };
    const workbook = old ? await readXls(bytes, { readStyles: true }) : await readXlsx(bytes, options);
    sheets = workbook.sheets;
  } catch (error) {
    return refuse(error instanceof EncryptedFileError ? 'form-encrypted' : 'form-damaged', { file: name });
  }
  if (sheets.some((sheet) => sheet.rows.length > LAST_ROW)) return tooLong(name, LAST_ROW);
  return ok(sheets.flatMap((sheet) => rowsOfSheet(sheet)));
}

function rowsOfSheet(sheet: Sheet): SourceRow[] {
  const spans = new Map<string, number>();
  for (const merge of sheet.merges ?? []) spans.set(`${merge.startRow},${merge.startCol}`, merge.endCol - merge.startCol + 1);
  return sheet.rows.map((values, index) => {
    const cells: SourceCell[] = [];
    for (let column = 0; column < values.length; ) {
      const span = spans.get(`${index},${column}`) ?? 1;
      cells.push({ text: textOfValue(values[column] ?? null, sheet, index, column), column, span });
      column += span;
    }
    return { cells, grid: true, where: `“${sheet.name}”第${index + 1}行` };
  });
}

function textOfValue(value: CellValue, sheet: Sheet, row: number, column: number): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return textOfNumber(value, String(sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? ''));
  return String(value).trim();
}

/** A cell shown as 90% holds 0.9: what the form shows is what is read. */
function textOfNumber(value: number, format: string): string {
  if (/%/.test(format)) return `${Number((value * 100).toFixed(6))}%`;
  return String(Number(value.toPrecision(15)));
}
