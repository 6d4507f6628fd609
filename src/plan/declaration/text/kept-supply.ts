import type { CellRole } from '../words/cell-worth.ts';
import { CellText } from './kept-cell.ts';
import type { Piece } from './text-pieces.ts';

/** What it costs that a row lacks a cell. */
export const LACKING = -4;

/**
 * What is lost by columns that lag behind, with one cell more in the column `grown`: a little where they may still catch up, all that they will
 * lack where the pieces to come cannot fill them.
 */
export function lagOf(lengths: readonly number[], grown: number, supplies: readonly Supply[], at: number): number {
  let most = 0;
  for (let column = 0; column < lengths.length; column++) most = Math.max(most, lengthOf(lengths, column, grown));
  let lag = 0;
  for (let column = 0; column < lengths.length; column++) lag += Math.min(most - lengthOf(lengths, column, grown), 3) * 0.5;
  for (const { columns, left } of supplies) {
    let lacking = -(left[at + 1] ?? 0);
    for (const column of columns) lacking += most - lengthOf(lengths, column, grown);
    if (lacking > 0) lag -= lacking * LACKING;
  }
  return lag;
}

/** Columns that hold the like, and how many pieces that may stand in them are left from each piece on. */
export interface Supply {
  columns: readonly number[];
  left: readonly number[];
}

const LIKE: readonly (readonly CellRole[])[] = [
  ['target', 'actual', 'soFar', 'expected'],
  ['weight', 'score'],
];
/** So much a piece must be worth in a column to stand there. */
const FITS = 1;

/** How many pieces are left for the columns that hold figures: what comes tells which of them can still catch up. */
export function suppliesOf(pieces: readonly Piece[], roles: readonly CellRole[], texts: Map<string, CellText>): Supply[] {
  return LIKE.flatMap((like) => {
    const columns = roles.flatMap((role, at) => (like.includes(role) ? [at] : []));
    const [first] = columns;
    if (first === undefined) return [];
    const role = roles[first] as CellRole;
    const left = new Array<number>(pieces.length + 1).fill(0);
    for (let at = pieces.length - 1; at >= 0; at--)
      left[at] = (left[at + 1] ?? 0) + (CellText.of(pieces[at]?.text ?? '', texts).worth(role, null, null) >= FITS ? 1 : 0);
    return [{ columns, left }];
  });
}

function lengthOf(lengths: readonly number[], at: number, grown: number): number {
  return (lengths[at] ?? 0) + (at === grown ? 1 : 0);
}
