import type { CellRole } from './cell-worth.ts';
import type { Gap } from './row-words.ts';

/** A cell whose joins cost more is not followed up; prose has many joins, each of which costs little. */
export const POOREST = 16;
export const POOREST_PROSE = 8;
/** How well these fit depends on the target or the points of their row. */
export const NEEDS_CONTEXT: ReadonlySet<CellRole> = new Set<CellRole>(['actual', 'expected', 'score']);
/** So many glued words, and the borders of cells are lost throughout. */
export const ALL_GLUED = 0.5;
/** Of a short table both ways are tried. */
export const SHORT = 120;
/** Readings kept at each place; the best one is hardly ever below the second. */
export const KEPT = 4;
/** So much worse than the best at its place, a reading is not followed up. */
export const TOO_POOR = 12;
export const LONGEST: Record<CellRole, number> = {
  level3: 26,
  comparator: 1,
  target: 14,
  otherYear: 14,
  unit: 2,
  actual: 14,
  weight: 1,
  score: 1,
  reason: 70,
  remark: 70,
  aside: 40,
  soFar: 14,
  expected: 14,
  possibility: 1,
};
export const LONGEST_TEXT: Record<CellRole, number> = {
  level3: 120,
  comparator: 6,
  target: 120,
  otherYear: 120,
  unit: 8,
  actual: 160,
  weight: 8,
  score: 8,
  reason: 600,
  remark: 600,
  aside: 400,
  soFar: 120,
  expected: 120,
  possibility: 6,
};
/** What it costs to join two words into one cell, and to end a cell, where such a gap lies between them. */
export const JOIN: Record<Gap, number> = { row: -30, cell: -9, line: -1.5, wide: -6, even: -5, blank: -1, glue: 0 };
export const PART: Record<Gap, number> = { row: -4, cell: 0, line: -0.8, wide: 0, even: 0, blank: 0, glue: -2 };
export const NEW_ROW: Record<Gap, number> = { row: 1, cell: 0, line: 0.6, wide: -1, even: -0.5, blank: -0.5, glue: -2 };
/** Where a converter dropped the borders of cells and left a blank for each line break inside one, it is the other way round. */
export const RUN_TOGETHER = {
  join: { blank: -0.2, glue: -0.4 },
  part: { blank: -2, glue: -0.2 },
  newRow: { blank: -2, glue: -0.2 },
};
/** Every row must earn more than this: two short words are no row. */
export const OPEN_ROW = -3;
/** A cell that swallows the name of a level. */
export const OVER_LEVEL = -6;
/** One that goes on below the points at the end of its line. */
export const OVER_POINTS = -6;
export const SKIP = -6;
export const SKIP_MORE = -1.2;
