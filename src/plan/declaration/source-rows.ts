import { refuse } from '#src/kernel/refusal.ts';

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
  /** Put together from lines that each held one cell. */
  gathered?: boolean;
}

export const formLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  entries: 3000,
  pages: 200,
  rows: 6000,
  characters: 300_000,
} as const;

/** Refuses a form that is longer than any: says how much is read. */
export function tooLong(file: string, rows: number = formLimits.rows): ReturnType<typeof refuse> {
  return refuse('form-too-long', { file, rows, pages: formLimits.pages, characters: formLimits.characters });
}

export function lineRow(text: string, where: string): SourceRow {
  return { cells: [{ text, column: 0, span: 1 }], grid: false, where };
}

/** Lines of text; a line with tabs or with bars between its parts is a table row. */
export function rowsOfText(text: string): SourceRow[] {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029\f]/);
  // A bar at the head of a line is the frame where every line has one; elsewhere it closes an empty first cell.
  const framed = lines.filter(hasBars).every((line) => line.trimStart().startsWith('|'));
  return lines.map((line, index) => rowOfLine(line, framed, `第${index + 1}行`));
}

function hasBars(line: string): boolean {
  return line.split('|').length > 2;
}

function rowOfLine(line: string, framed: boolean, where: string): SourceRow {
  if (hasBars(line)) {
    if (/^[\s|:+-]+$/.test(line)) return lineRow('', where);
    return gridRow((framed ? line.replace(/^\s*\|/, '').replace(/\|\s*$/, '') : line).split('|'), where);
  }
  if (line.trim().includes('\t')) return gridRow(line.split('\t'), where);
  return lineRow(line, where);
}

function gridRow(texts: readonly string[], where: string): SourceRow {
  return { cells: texts.map((text, column) => ({ text: text.trim(), column, span: 1 })), grid: true, where };
}

export function textOfRow(row: SourceRow): string {
  return row.cells
    .map((cell) => cell.text)
    .join(' ')
    .trim();
}
