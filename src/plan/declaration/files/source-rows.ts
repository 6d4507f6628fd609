import { refuse } from '#src/kernel/refusal.ts';
import { uploadBytes } from '#src/kernel/upload-limit.ts';
import type { FormWarning } from '../declaration.contract.ts';

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
  /** The cells are real, but not the numbers of their columns: merged cells were written as one. */
  loose?: boolean;
  /** The columns are only the places between the tabs of a line: blank cells may have been dropped. */
  counted?: boolean;
  /** Cut out of a longer line where a label of the form stands: the label at its head is one, and no part of a sentence. */
  cut?: boolean;
  /** The line is one cell of a table whose rows are not told apart; an empty text is a blank cell. */
  cellLine?: boolean;
  /** The first line of a further page: its columns may stand at other places than those of the page before. */
  newPage?: boolean;
  /** The row names its own levels: a blank one is unknown, and not that of the row above. */
  ownLevels?: boolean;
}

/** The rows of a file, and what in it was left out or is not what it seems. */
export interface FileRows {
  rows: SourceRow[];
  warnings: FormWarning[];
}

export const formLimits = {
  bytes: uploadBytes,
  unpackedBytes: 100 * 1024 * 1024,
  markupBytes: 16 * 1024 * 1024,
  entries: 3000,
  pages: 200,
  rows: 6000,
  columns: 400,
  characters: 300_000,
} as const;

/** Refuses a form that is longer than any: says how much is read. */
export function tooLong(file: string, rows: number = formLimits.rows): ReturnType<typeof refuse> {
  return refuse('form-too-long', {
    file,
    rows,
    columns: formLimits.columns,
    pages: formLimits.pages,
    characters: formLimits.characters,
  });
}

export function lineRow(text: string, where: string): SourceRow {
  return { cells: [{ text, column: 0, span: 1 }], grid: false, where };
}

export function gridRow(cells: readonly string[], where: string): SourceRow {
  return { cells: cells.map((text, column) => ({ text, column, span: 1 })), grid: true, where };
}

export function textOfRow(row: SourceRow): string {
  return row.cells
    .map((cell) => cell.text)
    .join(' ')
    .trim();
}

/** How warnings name the line at `index`. */
export function placeOf(index: number): string {
  return `第${index + 1}行`;
}
