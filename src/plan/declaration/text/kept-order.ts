import type { CellRole } from '../words/cell-worth.ts';
import { listOf } from '../words/found-rows.ts';
import { CellText, widthOf } from './kept-cell.ts';
import { BestSteps, NO_END, type Place, type Sharing, withStep } from './kept-sharing.ts';
import { LACKING, lagOf, type Supply, suppliesOf } from './kept-supply.ts';
import type { Piece } from './text-pieces.ts';

/** A row whose cells were found by their columns: the places of the pieces that each cell consists of. */
export interface KeptRow {
  cells: Map<CellRole, { text: string; pieces: number[] }>;
}

export interface KeptTable {
  rows: KeptRow[];
  /** Reasons: few rows have one, and `row` is that of the cells before it, where they tell. */
  reasons: { text: string; pieces: number[]; row: number | null }[];
  /** Places of the pieces that belong to no cell. */
  stray: number[];
  worth: number;
}

/** Sharings that are followed up at each piece: fewer in a long text, which has more to share out and is not to take longer for it. */
const MOST_KEPT = 140;
const FEWEST_KEPT = 30;
/** In all pieces together. */
const KEPT_IN_ALL = 8000;
/** A column may be so many rows ahead of another one. */
const FARTHEST = 40;
const SKIPPED = -3;
/** What stands above the headings of the table is hardly ever part of it. */
const SKIPPED_EARLY = -0.5;
/** A cell that stands behind the one before it in its row, as the form prints them; and one that stands behind that of another row. */
const IN_TURN = 1;
const OUT_OF_TURN = -1;
const JOINED = -0.6;
/** For each piece of other cells in between. */
const JOINED_ACROSS = -0.25;
/** A narrow cell breaks where its line is full: what goes on is no longer than what stands above. */
const LONGER_BELOW = -3;
/** Where blank lines part blocks, a cell hardly goes on in another block. */
const JOINED_BEYOND = -2;
/** Below a line that had room left. */
const JOINED_SHORT = -1;
/** A full line may have so much room. */
const SLACK = 2;
/** For a cell below the one before in the same block: in the same column, and in another one. */
const DOWN = 0.7;
const ASIDE = -1.2;
/** So many pieces a block has where blocks tell of columns. */
const BLOCK_TELLS = 1.3;
const NEW_CELL = -0.4;
/** A reason fills many lines. */
const NEW_REASON = -1;
const JOINED_REASON = -0.2;
/** Most readers of PDF write what stands below a heading behind it. */
const ABOVE_HEADING = -2.5;
/** No cell has more pieces. */
const MOST_PIECES = 8;
const MOST_OF_REASON = 40;

/** A piece, and how it stands to the ones before. */
interface Part {
  text: CellText;
  at: number;
  block: number;
  /** Stands below the piece before it, in the same block. */
  goesOn: boolean;
  /** As wide as the widest of its block. */
  isFull: boolean;
}

/**
 * Shares pieces out to columns each of which stands in the order of its rows, whatever stands between its cells: what a reader of PDF keeps
 * when it takes cells by columns, or merged and broken cells later than their neighbours. Of all such ways the one whose cells look most like
 * what their columns hold, and whose columns are as long as each other.
 */
export function rowsInKeptOrder(
  pieces: readonly Piece[],
  roles: readonly CellRole[],
  begins: ReadonlyMap<CellRole, number> = new Map(),
): KeptTable {
  const texts = new Map<string, CellText>();
  const columns = roles.map((role, at) => columnOf(role, at, roles, begins.get(role) ?? 0));
  const early = begins.get('level3') ?? 0;
  let open: Sharing[] = [
    {
      worth: 0,
      columns: roles.map(() => []),
      before: null,
      places: null,
      lengths: roles.filter((role) => role !== 'reason').map(() => 0),
      ends: roles.map(() => NO_END).join(''),
    },
  ];
  const told = blocksTell(pieces);
  const widest = widestOf(pieces);
  const supplies = suppliesOf(pieces, roles, texts);
  const most = Math.max(FEWEST_KEPT, Math.min(MOST_KEPT, Math.floor(KEPT_IN_ALL / pieces.length)));
  for (const [at, piece] of pieces.entries()) {
    const steps = new BestSteps(most);
    const text = CellText.of(piece.text, texts);
    const before = pieces[at - 1];
    const part: Part = {
      text,
      at,
      block: told ? piece.block : 0,
      isFull: !told || text.width >= (widest.get(piece.block) ?? 0) - SLACK,
      goesOn: told && before !== undefined && before.block === piece.block && before.line !== piece.line,
    };
    const skipped = at < early ? SKIPPED_EARLY : SKIPPED;
    for (const way of open) {
      const worth = way.worth + skipped;
      const lag = lagOf(way.lengths, -1, supplies, at);
      steps.offer(way, worth, worth - lag, null);
      for (const column of columns) {
        newCell(steps, way, column, part, supplies);
        joined(steps, way, column, part, lag);
      }
    }
    open = steps.best.map((step) => withStep(step, at));
  }
  const best = open.reduce((one, other) => (finalWorth(other) > finalWorth(one) ? other : one));
  return tableOf(best, pieces.length, roles);
}

/** Whether blank lines part columns, and not every line from the next. */
function blocksTell(pieces: readonly Piece[]): boolean {
  const blocks = new Set(pieces.map(({ block }) => block)).size;
  return blocks > 1 && pieces.length > blocks * BLOCK_TELLS;
}

/** Of each block how wide its widest piece is: where a cell breaks, its line is full. */
function widestOf(pieces: readonly Piece[]): Map<number, number> {
  const widest = new Map<number, number>();
  for (const { block, text } of pieces) widest.set(block, Math.max(widest.get(block) ?? 0, widthOf(text)));
  return widest;
}

interface Column {
  role: CellRole;
  at: number;
  /** How many pieces stand before its heading. */
  begins: number;
  /** The columns by whose cells of the same row its own are judged; null where the table has none. */
  one: number | null;
  other: number | null;
}

const JUDGED_BY: Partial<Record<CellRole, readonly [CellRole, CellRole?]>> = {
  level3: ['target'],
  target: ['level3', 'actual'],
  actual: ['target'],
  expected: ['target'],
  score: ['weight'],
};

function columnOf(role: CellRole, at: number, roles: readonly CellRole[], begins: number): Column {
  const [one, other] = JUDGED_BY[role] ?? [];
  const placeOf = (by: CellRole | undefined): number | null => (by && roles.includes(by) ? roles.indexOf(by) : null);
  return { role, at, begins, one: placeOf(one), other: placeOf(other) };
}

function finalWorth({ worth, lengths }: Sharing): number {
  const most = Math.max(...lengths);
  return worth + lengths.reduce((sum, length) => sum + (most - length) * LACKING, 0);
}

/** Offers the sharing in which the piece begins the next cell of a column. */
function newCell(steps: BestSteps, way: Sharing, column: Column, part: Part, supplies: readonly Supply[]): void {
  const { text, at, block, isFull } = part;
  const row = way.columns[column.at]?.length ?? 0;
  if (row - Math.min(...way.lengths) > FARTHEST) return;
  const own = worthAt(way, column, row, text);
  if (own === Number.NEGATIVE_INFINITY) return;
  const { before } = way;
  const isReason = column.role === 'reason';
  const inTurn =
    before &&
    ((before.row === row && before.column === column.at - 1) || (column.at === 0 && before.row === row - 1 && before.column > 0));
  const turn = isReason ? 0 : inTurn ? IN_TURN : column.at > 0 && before && before.column > 0 ? OUT_OF_TURN : 0;
  const above = at < column.begins ? ABOVE_HEADING : 0;
  const down = part.goesOn && before && !isReason ? (before.column === column.at ? DOWN : ASIDE) : 0;
  const begun = isReason ? NEW_REASON : NEW_CELL;
  const worth = way.worth + own + begun + turn + above + down + (column.role === 'level3' ? beginning(text.text) : 0);
  const promise = worth - lagOf(way.lengths, column.at, supplies, at);
  if (steps.refuses(promise)) return;
  steps.offer(way, worth, promise, {
    column: column.at,
    row,
    cell: { text, last: text, isFull, at, block, worth: own, parts: 1 },
  });
}

/** Every row must earn something, and the rest of a word begins none. */
function beginning(text: string): number {
  return text.length <= 2 ? -2.5 : text.length === 3 ? -1 : 0;
}

/** Offers the sharing in which the piece goes on the last cell of a column; `lag` is what is lost by columns that lag behind. */
function joined(steps: BestSteps, way: Sharing, column: Column, { text: piece, at, block, isFull }: Part, lag: number): void {
  const row = (way.columns[column.at]?.length ?? 0) - 1;
  const cell = way.columns[column.at]?.[row];
  if (!cell || cell.parts >= (column.role === 'reason' ? MOST_OF_REASON : MOST_PIECES) || !cell.text.mayGoOn(column.role, piece))
    return;
  const text = cell.text.with(piece);
  const own = worthAt(way, column, row, text);
  if (own === Number.NEGATIVE_INFINITY) return;
  const across = at - cell.at - 1;
  const longer = piece.width > cell.last.width + 1 ? LONGER_BELOW : 0;
  const beyond = cell.block === block ? (cell.isFull ? 0 : JOINED_SHORT) : JOINED_BEYOND;
  const join = column.role === 'reason' ? JOINED_REASON : JOINED;
  const worth = way.worth + own - cell.worth + join + Math.max(across, 0) * JOINED_ACROSS + longer + beyond;
  const promise = worth - lag;
  if (steps.refuses(promise)) return;
  steps.offer(way, worth, promise, {
    column: column.at,
    row,
    cell: { text, last: piece, isFull, at, block, worth: own, parts: cell.parts + 1 },
  });
}

/** What a cell is worth in its row, by the other cells that are known of it. */
function worthAt({ columns }: Sharing, { role, one, other }: Column, row: number, text: CellText): number {
  const textAt = (column: number | null): CellText | null => (column === null ? null : (columns[column]?.[row]?.text ?? null));
  return text.worth(role, textAt(one), textAt(other));
}

function tableOf(way: Sharing, count: number, roles: readonly CellRole[]): KeptTable {
  const places = listOf(way.places);
  const rows: KeptRow[] = Array.from({ length: Math.max(...way.lengths) }, () => ({ cells: new Map() }));
  const reasons: KeptTable['reasons'] = [];
  let before: Place | null = null;
  for (const place of places) {
    const { piece, column, row } = place;
    const role = roles[column] as CellRole;
    const text = way.columns[column]?.[row]?.text.text ?? '';
    if (role === 'reason') {
      const isBehind = before !== null && before.column === way.lengths.length - 1;
      reasons[row] ??= { text, pieces: [], row: isBehind ? (before?.row ?? null) : null };
      reasons[row].pieces.push(piece);
      continue;
    }
    before = place;
    const cells = rows[row]?.cells;
    const cell = cells?.get(role) ?? { text, pieces: [] };
    cell.pieces.push(piece);
    cells?.set(role, cell);
  }
  const taken = new Set(places.map(({ piece }) => piece));
  const stray = Array.from({ length: count }, (_, at) => at).filter((at) => !taken.has(at));
  return { rows, reasons, stray, worth: finalWorth(way) };
}
