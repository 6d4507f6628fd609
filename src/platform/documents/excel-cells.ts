import type { NamedRange } from 'hucre';
import type { Cell as WorkbookCell, CellStyle } from 'hucre/xlsx';
import { cleanText } from './sheet.ts';

const maxCellText = 32_767;

/** A name that Excel accepts: no []:*?/\, 31 characters at most, none twice. */
export function sheetName(name: string, taken: ReadonlySet<string>): string {
  const plain =
    cleanText(name)
      .replace(/[[\]:*?/\\\n]/g, ' ')
      .replace(/^'|'$/g, '')
      .trim() || 'Sheet';
  const isFree = (candidate: string): boolean => !taken.has(candidate.toLowerCase());
  let candidate = [...plain].slice(0, 31).join('');
  for (let count = 2; !isFree(candidate); count += 1) {
    const tail = ` ${count}`;
    candidate = [...plain].slice(0, 31 - tail.length).join('') + tail;
  }
  return candidate;
}

/** Text as a cell that no spreadsheet takes for a formula, not even after somebody has edited it: a string in text format. */
export function textCell(text: string, style: CellStyle = {}): Partial<WorkbookCell> {
  return { value: cleanText(text).slice(0, maxCellText), type: 'string', style: { numFmt: '@', ...style } };
}

/** Width in Excel's characters; a Chinese character takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `B7` for row 7, column 1 (from 0). */
export function cellRef(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** The rows that a sheet repeats on each printed page. hucre's own setting leaves the sheet's name unquoted, which Excel calls damaged. */
export function repeatedRows(sheet: string, rows: string): NamedRange {
  return { name: '_xlnm.Print_Titles', range: `'${sheet.replaceAll("'", "''")}'!${rows}`, scope: sheet };
}
