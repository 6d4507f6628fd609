/** A cell of a table, or a whole line of running text. `column` counts from 0; a cell merged over columns has `span` > 1. */
export interface SourceCell {
  text: string;
  column: number;
  span: number;
}

/** One line or table row of a form, in reading order. `where` names the place as a person finds it: 第3行, 表1第2行, 第2页第5行. */
export interface SourceRow {
  cells: SourceCell[];
  /** Whether the cells are those of a real table; running text has one cell, whatever blanks it holds. */
  grid: boolean;
  where: string;
}

export const formLimits = { bytes: 20 * 1024 * 1024, unpackedBytes: 100 * 1024 * 1024, entries: 3000, pages: 200, rows: 20_000 } as const;

export function lineRow(text: string, where: string): SourceRow {
  return { cells: [{ text, column: 0, span: 1 }], grid: false, where };
}

/** Lines of text; a line with tabs or with bars between its parts is a table row. */
export function rowsOfText(text: string): SourceRow[] {
  return text.split(/\r\n|[\r\n\u2028\u2029\f]/).map((line, index) => rowOfLine(line, `第${index + 1}行`));
}

function rowOfLine(line: string, where: string): SourceRow {
  const bars = line.split('|').length - 1;
  if (bars >= 2) {
    if (/^[\s|:+-]+$/.test(line)) return lineRow('', where);
    return gridRow(line.replace(/^\s*\|/, '').replace(/\|\s*$/, '').split('|'), where);
  }
  if (line.trim().includes('\t')) return gridRow(line.split('\t'), where);
  return lineRow(line, where);
}

function gridRow(texts: readonly string[], where: string): SourceRow {
  return { cells: texts.map((text, column) => ({ text: text.trim(), column, span: 1 })), grid: true, where };
}

export function textOfRow(row: SourceRow): string {
  return row.cells.map((cell) => cell.text).join(' ').trim();
}
