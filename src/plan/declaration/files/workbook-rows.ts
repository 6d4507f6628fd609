import { EncryptedFileError } from 'hucre';
import { type CellValue, readXls, readXlsx, type Sheet } from 'hucre/xlsx';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { FormWarning } from '../declaration.contract.ts';
import { shownDate, shownNumber } from './number-format.ts';
import { formatsOfOldWorkbook } from './old-workbook-formats.ts';
import { withOrdinaryLetters } from './ordinary-letters.ts';
import { type FileRows, type SourceCell, type SourceRow, tooLong } from './source-rows.ts';

const LAST_ROW = 3000;
/** Read one row and column beyond what is taken, so that a longer sheet is refused and not cut off. */
const RANGE = `A1:CV${LAST_ROW + 1}`;
/** Cells of merged areas that are looked at in one sheet; no form comes near. */
const MERGED_CELLS = 500_000;

/**
 * Rows of an .xlsx or .xls file as it is shown: hidden sheets, rows and columns are left out, and where they hold text a warning says so.
 * Of several sheets those with a form or a table of indicators are read; if none has one, all.
 */
export async function rowsOfWorkbook(name: string, bytes: Uint8Array): Promise<Result<FileRows>> {
  const old = bytes[0] === 0xd0;
  let sheets: Sheet[];
  try {
    const workbook = old ? await readXls(bytes) : await readXlsx(bytes, { range: RANGE, readStyles: true });
    sheets = workbook.sheets;
  } catch (error) {
    return refuse(error instanceof EncryptedFileError ? 'form-encrypted' : 'form-damaged', { file: name });
  }
  const formats = old ? formatsOf(bytes) : [];
  const isHidden = (sheet: Sheet): boolean => Boolean(sheet.hidden || sheet.veryHidden);
  if (sheets.some((sheet) => sheet.rows.length > LAST_ROW && !isHidden(sheet))) return tooLong(name, LAST_ROW);
  const read = sheets.map((sheet, at) => ({ sheet, ...new SheetReader(sheet, formats?.[at]).read() }));
  const visible = read.filter(({ sheet }) => !isHidden(sheet));
  const taken = visible.some(({ rows }) => isForm(rows)) ? visible.filter(({ rows }) => hasTable(rows)) : visible;
  const left = read.filter((one) => !taken.includes(one));
  const warnings = left.flatMap(({ sheet, rows }): FormWarning[] => {
    const where = `工作表“${sheet.name}”`;
    if (!isHidden(sheet))
      return rows.some(hasText) ? [{ code: 'sheet-unread', message: `${where}里没有指标表，未读入`, where }] : [];
    return hasTable(rows) ? [{ code: 'hidden-unread', message: `${where}是隐藏的，未读入；要读它请先取消隐藏`, where }] : [];
  });
  if (!formats) warnings.push(WITHOUT_FORMATS);
  return ok({ rows: taken.flatMap(({ rows }) => rows), warnings: [...warnings, ...taken.flatMap((one) => one.warnings)] });
}

const WITHOUT_FORMATS: FormWarning = {
  code: 'formats-unread',
  message: '这份 .xls 文件的数字格式读不出来，百分数会显示成小数，请逐个核对',
  where: '全表',
};

/** Null where the library reads a file whose formats cannot be read. */
function formatsOf(bytes: Uint8Array): ReadonlyMap<string, string>[] | null {
  try {
    return formatsOfOldWorkbook(bytes);
  } catch {
    return null;
  }
}

const hasText = (row: SourceRow): boolean => row.cells.some((cell) => cell.text !== '');
const someCell = (rows: readonly SourceRow[], words: RegExp): boolean =>
  rows.some((row) => row.cells.some((cell) => words.test(cell.text.replace(/\s+/g, ''))));
const hasTable = (rows: readonly SourceRow[]): boolean =>
  someCell(rows, /^(?:三级(?:绩效)?(?:指标|目标)|指标名称|(?:年度|绩效|指标)*(?:指标值|目标值)(?:[（(].*)?)$/);
const isForm = (rows: readonly SourceRow[]): boolean => hasTable(rows) && someCell(rows, /^项目名称/);

const ERROR = /^#(?:DIV\/0!|REF!|VALUE!|N\/A|NAME\?|NUM!|NULL!)$/;

class SheetReader {
  readonly #sheet: Sheet;
  /** Number formats by the place of their cell, where the sheet itself has none. */
  readonly #formats: ReadonlyMap<string, string>;
  readonly #warnings: FormWarning[] = [];
  /** Widths of merged cells, by the first place of theirs that is shown. */
  readonly #spans = new Map<string, number>();
  /** Where a merged cell lies over others: the text it shows there; mostly none. */
  readonly #covered = new Map<string, string>();

  constructor(sheet: Sheet, formats: ReadonlyMap<string, string> = new Map()) {
    this.#sheet = sheet;
    this.#formats = formats;
  }

  read(): FileRows {
    this.#layMerges();
    const rows: SourceRow[] = [];
    const hidden: number[] = [];
    for (const index of this.#sheet.rows.keys()) {
      const row = this.#row(index);
      if (!this.#isHiddenRow(index)) rows.push(row);
      else if (hasText(row)) hidden.push(index + 1);
    }
    if (hidden.length > 0) {
      const numbers = `${hidden.slice(0, 5).join('、')}${hidden.length > 5 ? `等 ${hidden.length} ` : ''}`;
      this.#warn('hidden-unread', `第${numbers}行是隐藏行，未读入；如属本表请取消隐藏后再读`, (hidden[0] ?? 1) - 1);
    }
    return { rows, warnings: this.#warnings };
  }

  #warn(code: string, message: string, row: number): void {
    this.#warnings.push({ code, message, where: this.#placeOf(row) });
  }

  #placeOf(row: number): string {
    return `“${this.#sheet.name}”第${row + 1}行`;
  }

  #isHiddenRow(row: number): boolean {
    return this.#sheet.rowDefs?.get(row)?.hidden === true;
  }

  #isHiddenColumn(column: number): boolean {
    return this.#sheet.columns?.[column]?.hidden === true;
  }

  /** What stands under a merged cell is not shown; if its first row is hidden, its text is shown in the next one. */
  #layMerges(): void {
    let cells = 0;
    for (const { startRow, endRow, startCol, endCol } of this.#sheet.merges ?? []) {
      const lastRow = Math.min(endRow, this.#sheet.rows.length - 1);
      let shown = startRow;
      while (shown < lastRow && this.#isHiddenRow(shown)) shown += 1;
      this.#spans.set(`${shown},${startCol}`, endCol - startCol + 1);
      for (let row = startRow; row <= lastRow; row += 1) {
        for (let column = startCol; column <= endCol && cells < MERGED_CELLS; column += 1) {
          cells += 1;
          if (row !== startRow || column !== startCol) this.#covered.set(`${row},${column}`, '');
        }
      }
      if (shown !== startRow) this.#covered.set(`${shown},${startCol}`, this.#textAt(startRow, startCol));
    }
  }

  #row(index: number): SourceRow {
    const cells: SourceCell[] = [];
    const values = this.#sheet.rows[index] ?? [];
    for (let column = 0; column < values.length; ) {
      const span = this.#spans.get(`${index},${column}`) ?? 1;
      const under = this.#covered.get(`${index},${column}`);
      const text = under ?? this.#textAt(index, column);
      const hidden = Array.from({ length: span }, (_, at) => column + at).every((at) => this.#isHiddenColumn(at));
      if (under === undefined && !this.#isHiddenRow(index)) this.#check(index, column, text, hidden);
      // As in any file, a cell merged over rows stands only in its first one.
      if (under !== '') cells.push({ text: hidden ? '' : text, column, span });
      column += span;
    }
    return { cells, grid: true, where: this.#placeOf(index) };
  }

  #check(row: number, column: number, text: string, hidden: boolean): void {
    const name = `${columnName(column)}${row + 1}`;
    if (hidden && text !== '') this.#warn('hidden-unread', `单元格 ${name} 的“${text.slice(0, 40)}”在隐藏列里，未读入`, row);
    else if (text === '' && this.#sheet.cells?.get(`${row},${column}`)?.formula)
      this.#warn('formula-uncomputed', `单元格 ${name} 是公式，文件里没有它的结果；请用 Excel 打开、保存后再读`, row);
    else if (ERROR.test(text)) this.#warn('formula-error', `单元格 ${name} 的公式结果是“${text}”，请改正后再读`, row);
  }

  #textAt(row: number, column: number): string {
    const place = `${row},${column}`;
    const format = this.#sheet.cells?.get(place)?.style?.numFmt ?? this.#formats.get(place);
    return textOfValue(this.#sheet.rows[row]?.[column] ?? null, String(format ?? ''));
  }
}

function columnName(column: number): string {
  const before = Math.floor(column / 26);
  return `${before > 0 ? columnName(before - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

function textOfValue(value: CellValue, format: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return shownDate(value, format);
  if (typeof value === 'number') return shownNumber(value, format);
  return withOrdinaryLetters(String(value).trim());
}
