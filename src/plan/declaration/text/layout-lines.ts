import type { ColumnRole } from '../layouts/layout.ts';

/** A stretch of a line between wide gaps: what it says, and the columns of letters that it takes. */
export interface Piece {
  text: string;
  from: number;
  to: number;
}

export interface LaidColumn {
  role: ColumnRole;
  heading: string;
  from: number;
  to: number;
}

export interface LaidLine {
  pieces: readonly Piece[];
  where: string;
}

/** How wide letters are counted: converters that keep the look of a page count all alike, terminals count Chinese ones twice. */
export type Measure = 'alike' | 'double';

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const GAP = 2;

/** How wide a text is printed: Chinese letters take twice the room of others. */
export function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (WIDE.test(letter) ? 2 : 1), 0);
}

/** The words of a line, with their places; `gap` is the number of blanks that part two of them. */
export function piecesOfLine(line: string, measure: Measure, gap = GAP): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let blanks = gap;
  for (const letter of line) {
    const width = measure === 'double' && WIDE.test(letter) ? 2 : 1;
    if (/\s/.test(letter)) blanks += letter === '\u3000' && measure === 'alike' ? 1 : width;
    else {
      const last = pieces.at(-1);
      if (blanks >= gap || !last) pieces.push({ text: letter, from: at, to: at + width });
      else {
        last.text += `${' '.repeat(blanks)}${letter}`;
        last.to = at + width;
      }
      blanks = 0;
    }
    at += width;
  }
  return pieces;
}

/** The words of a line that begin in a column. */
export function textIn(words: readonly Piece[], { from, to }: { from: number; to: number }): string {
  return words
    .filter((word) => word.from >= from && word.from < to)
    .map((word) => word.text)
    .join(' ');
}
