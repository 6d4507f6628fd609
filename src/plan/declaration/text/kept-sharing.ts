import type { Chain } from '../words/found-rows.ts';
import type { CellText } from './kept-cell.ts';

export interface Cell {
  text: CellText;
  /** The piece that stands last in it, and its place. */
  last: CellText;
  at: number;
  block: number;
  isFull: boolean;
  worth: number;
  parts: number;
}

/** A way to share out the pieces so far. */
export interface Sharing {
  worth: number;
  /** The cells of each column so far, in the order of the columns. */
  columns: readonly (readonly Cell[])[];
  /** Where the piece before went: column and row. */
  before: { column: number; row: number } | null;
  places: Chain<Place> | null;
  /** How long the columns are, and by what they are told from other sharings. */
  lengths: readonly number[];
  ends: string;
}

/** A sharing with one more piece, not made yet: most are given up again. */
export interface Step {
  way: Sharing;
  /** Sharings of the same key go on alike: their columns are as long and end alike. */
  key: string;
  worth: number;
  /** What it is worth less what it loses by columns that lag behind: they may still catch up. */
  promise: number;
  /** Null where the piece goes into no cell. */
  to: Goal | null;
}

/** Where a piece goes, and the cell that it makes. */
export interface Goal {
  column: number;
  row: number;
  cell: Cell;
}

export interface Place {
  piece: number;
  column: number;
  row: number;
}

/** The most promising steps, no two of which go on alike. */
export class BestSteps {
  readonly #most: number;
  readonly #steps: Step[] = [];
  readonly #known = new Map<string, Step>();

  constructor(most: number) {
    this.#most = most;
  }

  /** From the most promising on. */
  get best(): readonly Step[] {
    return this.#steps;
  }

  /** Whether so promising a step would be given up at once. */
  refuses(promise: number): boolean {
    return this.#steps.length === this.#most && promise <= (this.#steps.at(-1)?.promise ?? 0);
  }

  offer(way: Sharing, worth: number, promise: number, to: Goal | null): void {
    if (this.refuses(promise)) return;
    const key = (to ? endsWith(way.ends, to) : way.ends) + ((to ?? way.before)?.column ?? '');
    const known = this.#known.get(key);
    if (known && known.promise >= promise) return;
    if (known) this.#steps.splice(this.#steps.indexOf(known), 1);
    const step = { way, key, worth, promise, to };
    this.#known.set(key, step);
    const behind = this.#steps.findLastIndex((other) => other.promise >= promise);
    this.#steps.splice(behind + 1, 0, step);
    if (this.#steps.length > this.#most) this.#known.delete(this.#steps.pop()?.key ?? '');
  }
}

/** How a column ends: its length and the place of its last piece, a letter each, for these are compared most of all. */
function endOf({ row, cell }: Goal): string {
  return String.fromCharCode(row + 1, cell.at);
}

export const NO_END = String.fromCharCode(0, 0);

function endsWith(ends: string, to: Goal): string {
  const from = to.column * NO_END.length;
  return ends.slice(0, from) + endOf(to) + ends.slice(from + NO_END.length);
}

export function withStep({ way, worth, to }: Step, at: number): Sharing {
  if (!to) return { ...way, worth };
  const { column, row, cell } = to;
  const cells = way.columns[column] ?? [];
  return {
    worth,
    columns: way.columns.with(column, row < cells.length ? cells.with(row, cell) : [...cells, cell]),
    before: { column, row: column < way.lengths.length ? row : (way.before?.row ?? 0) },
    places: { item: { piece: at, column, row }, before: way.places },
    lengths: column < way.lengths.length ? way.lengths.with(column, row + 1) : way.lengths,
    ends: endsWith(way.ends, to),
  };
}
