import { type CellRole, cellWorth, readingOf, type RowContext } from '../words/cell-worth.ts';
import { FormMemory } from '../words/form-memory.ts';
import { type Chain, listOf } from '../words/found-rows.ts';
import { plainNumber } from '../words/values.ts';
import { suits } from '../words/name-suits.ts';
import type { Piece } from './text-pieces.ts';

/** A row whose cells were found by their columns: the places of the pieces that each cell consists of. */
export interface KeptRow {
  cells: Map<CellRole, { text: string; pieces: number[] }>;
}

export interface KeptTable {
  rows: KeptRow[];
  /** Places of the pieces that belong to no cell. */
  stray: number[];
  worth: number;
}

/** Sharings that are followed up at each piece: fewer in a long text, which has more to share out and is not to take longer for it. */
const MOST_KEPT = 140;
const FEWEST_KEPT = 40;
/** In all pieces together. */
const KEPT_IN_ALL = 8000;
/** A column may be so many rows ahead of another one. */
const FARTHEST = 40;
const SKIPPED = -3;
/** What stands above the headings of the table is hardly ever part of it, and words of a reason belong to no column that every row fills. */
const SKIPPED_EARLY = -0.5;
const SKIPPED_WORDS = -1.8;
/** A cell that stands behind the one before it in its row, as the form prints them; and one that stands behind that of another row. */
const IN_TURN = 1;
const OUT_OF_TURN = -1;
const JOINED = -0.6;
/** For each piece of other cells in between. */
const JOINED_ACROSS = -0.25;
/** A narrow cell breaks where its line is full: what goes on is no longer than what stands above. */
const LONGER_BELOW = -3;
const NEW_CELL = -0.4;
const LACKING = -4;
const MOST_PIECES = 8;
const LONGEST_NAME = 60;

interface Cell {
  text: string;
  /** Letters of the piece that stands last in it. */
  last: string;
  piece: number;
  worth: number;
  parts: number;
}

interface Sharing {
  worth: number;
  /** The cells of each column so far, in the order of the columns. */
  columns: readonly (readonly Cell[])[];
  /** Where the piece before went: column and row. */
  before: { column: number; row: number } | null;
  places: Chain<Place> | null;
  /** How long the columns are, and by what they are told from other sharings. */
  lengths: readonly number[];
  ends: readonly string[];
}

/** A sharing with one more piece, not made yet: most are given up at once. */
interface Step {
  way: Sharing;
  worth: number;
  promise: number;
  /** Null where the piece goes into no cell. */
  to: Goal | null;
}

/** Where a piece goes, and the cell that it makes. */
interface Goal {
  column: number;
  row: number;
  cell: Cell;
}

interface Taking extends Step {
  to: Goal;
}

interface Place {
  piece: number;
  column: number;
  row: number;
}

/**
 * Shares pieces out to columns each of which stands in the order of its rows, whatever stands between its cells: what a reader of PDF keeps
 * when it takes cells by columns, or merged and broken cells later than their neighbours. Of all such ways the one whose cells look most like
 * what their columns hold, and whose columns are as long as each other.
 */
export function rowsInKeptOrder(
  pieces: readonly Piece[],
  roles: readonly CellRole[],
  { early = 0, reasons = false }: { early?: number; reasons?: boolean } = {},
): KeptTable {
  let open: Sharing[] = [
    {
      worth: 0,
      columns: roles.map(() => []),
      before: null,
      places: null,
      lengths: roles.map(() => 0),
      ends: roles.map(() => '0.'),
    },
  ];
  const kept = Math.max(FEWEST_KEPT, Math.min(MOST_KEPT, Math.floor(KEPT_IN_ALL / pieces.length)));
  for (const [at, piece] of pieces.entries()) {
    const next = new Map<string, Step>();
    const keep = (key: string, step: Step): void => {
      const known = next.get(key);
      if (!known || known.worth < step.worth) next.set(key, step);
    };
    const skipped = at < early ? SKIPPED_EARLY : reasons && /^\p{Script=Han}/u.test(piece.text) ? SKIPPED_WORDS : SKIPPED;
    const rest = restOf(piece.text);
    for (const way of open) {
      const worth = way.worth + skipped;
      keep(keyOf(way.ends, way.before?.column), { way, worth, promise: worth - lagOf(way.lengths), to: null });
      for (let column = 0; column < roles.length; column++) {
        for (const step of [withNewCell(way, column, piece, at, roles), withJoined(way, column, piece, rest, at, roles)])
          if (step) keep(keyWith(way.ends, step.to), step);
      }
    }
    open = [...next.values()]
      .sort((one, other) => other.promise - one.promise)
      .slice(0, kept)
      .map((step) => withStep(step, at));
  }
  const best = open.reduce((one, other) => (finalWorth(other) > finalWorth(one) ? other : one));
  return tableOf(best, pieces.length, roles);
}

function keyOf(ends: readonly string[], column: number | undefined): string {
  return `${ends.join()}|${column ?? ''}`;
}

function keyWith(ends: readonly string[], to: Goal): string {
  return keyOf(ends.with(to.column, endOf(to)), to.column);
}

/** Sharings whose columns are as long and end alike go on alike: of these the best is followed up. */
function endOf({ row, cell }: Goal): string {
  return `${row + 1}.${cell.piece}`;
}

function withStep({ way, worth, to }: Step, at: number): Sharing {
  if (!to) return { ...way, worth };
  const { column, row, cell } = to;
  const cells = way.columns[column] ?? [];
  return {
    worth,
    columns: way.columns.with(column, row < cells.length ? cells.with(row, cell) : [...cells, cell]),
    before: { column, row },
    places: { item: { piece: at, column, row }, before: way.places },
    lengths: way.lengths.with(column, row + 1),
    ends: way.ends.with(column, endOf(to)),
  };
}

function finalWorth({ worth, lengths }: Sharing): number {
  const most = Math.max(...lengths);
  return worth + lengths.reduce((sum, length) => sum + (most - length) * LACKING, 0);
}

/** What a sharing loses whose columns lag behind: they may still catch up. */
function lagOf(lengths: readonly number[]): number {
  const most = Math.max(...lengths);
  return lengths.reduce((sum, length) => sum + Math.min(most - length, 3) * 0.5, 0);
}

function withNewCell(way: Sharing, column: number, piece: Piece, at: number, roles: readonly CellRole[]): Taking | null {
  const role = roles[column] as CellRole;
  const row = way.lengths[column] ?? 0;
  if (row - Math.min(...way.lengths) > FARTHEST) return null;
  const own = worthAt(way, roles, column, row, piece.text);
  if (own === Number.NEGATIVE_INFINITY) return null;
  const { before } = way;
  const inTurn =
    before &&
    ((before.row === row && before.column === column - 1) || (column === 0 && before.row === row - 1 && before.column > 0));
  const turn = inTurn ? IN_TURN : column > 0 && before && before.column > 0 ? OUT_OF_TURN : 0;
  const worth = way.worth + own + NEW_CELL + turn + (role === 'level3' ? beginning(piece.text) : 0);
  const cell: Cell = { text: piece.text, last: piece.text, piece: at, worth: own, parts: 1 };
  return { way, worth, promise: worth - lagOf(way.lengths.with(column, row + 1)), to: { column, row, cell } };
}

/** Every row must earn something, and the rest of a word begins none. */
function beginning(text: string): number {
  return text.length <= 2 ? -2.5 : text.length === 3 ? -1 : 0;
}

function withJoined(
  way: Sharing,
  column: number,
  piece: Piece,
  rest: Rest,
  at: number,
  roles: readonly CellRole[],
): Taking | null {
  const role = roles[column] as CellRole;
  const cell = way.columns[column]?.at(-1);
  if (!cell || cell.parts >= MOST_PIECES || !mayGoOn(role, cell, piece.text, rest)) return null;
  const row = (way.lengths[column] ?? 0) - 1;
  const text = cell.text + piece.text;
  const own = worthAt(way, roles, column, row, text);
  if (own === Number.NEGATIVE_INFINITY) return null;
  const across = at - cell.piece - 1;
  const longer = widthOf(piece.text) > widthOf(cell.last) + 1 ? LONGER_BELOW : 0;
  const worth = way.worth + own - cell.worth + JOINED + Math.max(across, 0) * JOINED_ACROSS + longer;
  const joined: Cell = { text, last: piece.text, piece: at, worth: own, parts: cell.parts + 1 };
  return { way, worth, promise: worth - lagOf(way.lengths), to: { column, row, cell: joined } };
}

/** Chinese letters are twice as wide as others. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\p{Script=Han}（），、：]/u.test(letter) ? 1 : 0.5), 0);
}

/** What a piece is, asked once however many cells it may go on. */
interface Rest {
  /** Words that a name may go on with. */
  named: boolean;
  /** A cell of its own: a plain figure, or one with its sign. */
  figured: boolean;
  /** The rest of a date. */
  dated: boolean;
  /** Begins with a figure. */
  numbered: boolean;
  worded: boolean;
  /** A unit, or the end of one. */
  short: boolean;
}

function restOf(text: string): Rest {
  return {
    named: /^[\p{Script=Han}（）()“”、·/A-Za-z\d-]+$/u.test(text) && !/^\d+(?:\.\d+)?%?$/.test(text),
    figured: plainNumber(text) !== null || /^[≥≤><=]/.test(text),
    dated: /^(?:\d{1,2})?[月日]/.test(text),
    numbered: /^\d/.test(text),
    worded: /^\p{Script=Han}+$/u.test(text),
    short: text.length <= 4 && /^[\p{Script=Han}（）()/%·]+$/u.test(text),
  };
}

/** Whether the text of a cell can go on with a piece: names with words, figures with their units or with the rest of a date. */
function mayGoOn(role: CellRole, cell: Cell, piece: string, rest: Rest): boolean {
  if (role === 'weight' || role === 'score' || role === 'comparator') return false;
  if (role === 'level3') return rest.named && cell.text.length + piece.length <= LONGEST_NAME;
  if (rest.figured) return false;
  if (rest.dated && /\d$|[年月]$/.test(cell.text)) return true;
  if (rest.numbered) return false;
  const figure = readingOf(cell.text);
  return figure.value === null && figure.kind !== 'date' ? rest.worded : rest.short;
}

/** What a cell is worth in its row, by the other cells that are known of it. */
function worthAt(way: Sharing, roles: readonly CellRole[], column: number, row: number, text: string): number {
  const role = roles[column] as CellRole;
  const of = (other: CellRole): string | null => way.columns[roles.indexOf(other)]?.[row]?.text ?? null;
  if (role === 'level3') return worthBeside(role, text, of('target'), null);
  if (role === 'target') return worthBeside(role, text, of('level3'), of('actual'));
  if (role === 'actual' || role === 'expected') return worthBeside(role, text, of('target'), null);
  if (role === 'score') return worthBeside(role, text, of('weight'), null);
  return cellWorth(role, text, ALONE) + (role === 'soFar' ? 1 : 0);
}

/** Columns whose cells are judged by others of their row, too. */
type JudgedBeside = Extract<CellRole, 'level3' | 'target' | 'actual' | 'expected' | 'score'>;

/** What cells were found to be worth beside others of their row. */
const worths = new FormMemory<number>();

function worthBeside(role: JudgedBeside, text: string, one: string | null, other: string | null): number {
  return worths.of(`${role}\n${text}\n${one ?? ''}\n${other ?? ''}`, () => worthOf(role, text, one, other));
}

const ALONE: RowContext = { target: null, targetText: '', weight: null, bordered: false };

/** Of a name and of an actual value beside the target, of a target beside the name and the actual value, of a score beside the points. */
function worthOf(role: JudgedBeside, text: string, one: string | null, other: string | null): number {
  switch (role) {
    case 'level3':
      return cellWorth(role, text, ALONE) + 1.5 - (/[，；。]/.test(text) ? 3 : 0) + (one === null ? 0 : suits(text, one));
    case 'target':
      return cellWorth(role, text, ALONE) + (one === null ? 0 : suits(one, text)) + laterWorth(other, text);
    case 'actual':
    case 'expected':
      return cellWorth(role, text, beside(one));
    case 'score':
      return cellWorth(role, text, { ...ALONE, weight: one === null ? null : plainNumber(one) });
  }
}

function beside(target: string | null): RowContext {
  return target === null ? ALONE : { ...ALONE, target: readingOf(target), targetText: target };
}

/** How much better or worse an actual value that is known already looks beside its target. */
function laterWorth(actual: string | null, target: string): number {
  return actual === null ? 0 : cellWorth('actual', actual, beside(target)) - cellWorth('actual', actual, ALONE);
}

function tableOf(way: Sharing, count: number, roles: readonly CellRole[]): KeptTable {
  const places = listOf(way.places);
  const rows: KeptRow[] = Array.from({ length: Math.max(...way.lengths) }, () => ({ cells: new Map() }));
  for (const { piece, column, row } of places) {
    const cells = rows[row]?.cells;
    const role = roles[column] as CellRole;
    const cell = cells?.get(role) ?? { text: way.columns[column]?.[row]?.text ?? '', pieces: [] };
    cell.pieces.push(piece);
    cells?.set(role, cell);
  }
  const taken = new Set(places.map(({ piece }) => piece));
  const stray = Array.from({ length: count }, (_, at) => at).filter((at) => !taken.has(at));
  return { rows, stray, worth: finalWorth(way) };
}
