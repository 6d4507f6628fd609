import { readTarget } from '#src/kernel/target.ts';
import { bare } from '../words/labels.ts';
import { levelName } from '../words/level-words.ts';
import { type LaidColumn, type LaidLine, textIn } from './layout-lines.ts';
import { isLevelLine, type LaidRow } from './layout-table.ts';

/** The height of each line, counted in lines that hold more than levels. */
function heights(lines: readonly LaidLine[], columns: readonly LaidColumn[]): number[] {
  let at = -1;
  return lines.map((line) => {
    if (isLevelLine(line, columns)) return at + 0.5;
    at += 1;
    return at;
  });
}

interface LevelCell {
  name: string;
  centre: number;
  first: number;
}

/** The names in a column of levels, each with the line on which its merged cell is centred. */
function levelCells(
  lines: readonly LaidLine[],
  columns: readonly LaidColumn[],
  column: LaidColumn,
  names: ReadonlySet<string>,
): LevelCell[] {
  const cells: (LevelCell & { last: number; line: number })[] = [];
  const places = heights(lines, columns);
  for (const [line, { pieces }] of lines.entries()) {
    const at = places[line] ?? 0;
    const text = textIn(pieces, column).replace(/\s+/g, '');
    if (text === '') continue;
    const before = cells.at(-1);
    const whole = before ? before.name + text : '';
    // 服务对象 is a level of its own, and the head of 服务对象满意度指标 as well.
    const goesOn = before && line - before.line <= 2 && isBeginning(whole, names);
    // 经济效益 is a level of its own, and the head of 经济效益指标 as well.
    const ends = before && line - before.line <= 2 && /^(?:指标|标|度指标|意度指标|目标|[（(]\d{1,3}分?[）)])$/.test(text);
    // （10 / 分）: the points of the level, broken inside their brackets.
    const points = before && line - before.line <= 2 && /[（(]\d{0,3}$/.test(before.name) && /^\d{0,3}分?[）)]$/.test(text);
    if (before && (goesOn || ends || points)) {
      before.name = whole;
      before.last = at;
      before.line = line;
      before.centre = (before.first + at) / 2;
    } else cells.push({ name: text, centre: at, first: at, last: at, line });
  }
  return cells.map(({ name, centre, first }) => ({ name: levelName(name) ?? name, centre, first }));
}

function isBeginning(text: string, names: ReadonlySet<string>): boolean {
  const plain = bare(text);
  return [...names].some((name) => name.startsWith(plain));
}

/** So many cells of levels, and rows of one level, are tried for the best middle; no table has more. */
export const MOST_CENTRED = 80;
const MOST_LEVEL_ROWS = 120;
/** How far off its middle a level may stand before a second level below it that is none of its own is believed. */
const STRANGE = 1.2;
/** How far off their middles cells may stand before the first rows of a further page are taken for those of the page before. */
const CARRIED = 1;
/** A border so little worse elsewhere may stand there as well. */
const TIE = 0.4;
/** Levels that stand beside the first of their rows may be centred on others, where each is so near to the middle of those. */
const TOP_TIE = 0.7;
/** A cell of an even number of rows stands beside either of the two in the middle: what the targets look like says which. */
const UNLIKE = 0.15;

/** A table of rows found among its lines; `continued` where its first rows go on with the last level of the page before. */
export interface LevelTable {
  rows: readonly LaidRow[];
  lines: readonly LaidLine[];
  columns: readonly LaidColumn[];
  continued: boolean;
}

/** The level of each row, and another that a row may have as well; blank where it is clear. */
export interface LevelsRead {
  names: string[];
  others: string[];
}

/** `fits`: the level may stand above what the row has below it; `unlike`: the row's own target is seldom met in it. */
export interface LevelHints {
  fits?: (level: string, row: number) => boolean;
  unlike?: (level: string, row: number) => boolean;
  centred?: boolean;
}

/**
 * The level of each row: merged cells follow each other without a gap, and each is centred on its rows, or stands beside the first of them.
 * `centred`: what stands in other columns shows that it is the former.
 */
export function levelsOfRows(
  { rows, lines, columns, continued }: LevelTable,
  column: LaidColumn,
  names: ReadonlySet<string>,
  { fits = () => true, unlike = () => false, centred = false }: LevelHints = {},
): LevelsRead {
  const cells = levelCells(lines, columns, column, names);
  if (cells.length === 0) return { names: rows.map(() => ''), others: [] };
  const top = centred ? null : topLevels(rows, cells, continued);
  const strange = top?.filter((name, row) => name !== '' && !fits(name, row)).length ?? 0;
  const middle =
    cells.length > MOST_CENTRED
      ? null
      : centredLevels({ rows, cells, continued }, (level, row) =>
          fits(level, row) ? (unlike(level, row) ? UNLIKE : 0) : STRANGE,
        );
  // Before the first of the cells the last of the page before goes on.
  const centre = rows.map((_, row) => (middle ? (cells[middle.ends.findIndex((end) => row < end) - 1]?.name ?? '') : ''));
  if (top && strange * STRANGE < (middle?.off ?? Number.POSITIVE_INFINITY)) {
    const isNear = middle !== null && middle.off - strange * STRANGE <= TOP_TIE * cells.length;
    return { names: top, others: top.map((name, row) => (isNear && centre[row] !== name ? (centre[row] ?? '') : '')) };
  }
  // Where a row was parted wrongly, one level may stand beside the first of no row though all others do.
  const begun =
    top || centred
      ? null
      : topLevels(
          rows,
          cells.map((cell) => ({ ...cell, centre: cell.first })),
          continued,
        );
  const near = middle ? othersOf(middle, cells, centre) : [];
  return {
    names: centre,
    others: centre.map((name, row) => near[row] || (begun && begun[row] !== name ? (begun[row] ?? '') : '')),
  };
}

/** The levels next to each border that rows may have as well: those for which a border would be hardly worse centred elsewhere. */
function othersOf({ off, ends, ways }: Middle, cells: readonly LevelCell[], names: readonly string[]): string[] {
  const others = names.map(() => '');
  const told = (name: string | undefined, from: number, to: number): void => {
    for (let row = from; row < to; row++) if (name && name !== names[row]) others[row] ||= name;
  };
  for (const [border, sums] of ways.entries()) {
    const end = ends[border] ?? 0;
    for (const [place, sum] of sums.entries()) {
      if (sum === undefined || sum - off > TIE || Math.abs(place - end) > 1) continue;
      // The cell before the border takes rows from the one behind it, or leaves it some.
      told(cells[border - 1]?.name, end, place);
      told(cells[border]?.name, place, end);
    }
  }
  return others;
}

interface Middle {
  off: number;
  /** Where the first of the cells begins, and each ends. */
  ends: readonly number[];
  /** For each of these borders, and each place, how far off the best way is that has it there. */
  ways: readonly (readonly (number | undefined)[])[];
}

/**
 * The rows of each cell: of all ways the one in which the cells are best centred. On a further page rows may stand before the first. Null if there
 * are fewer rows.
 */
function centredLevels(
  { rows, cells, continued }: { rows: readonly LaidRow[]; cells: readonly LevelCell[]; continued: boolean },
  cost: (level: string, row: number) => number,
): Middle | null {
  /** What the rows before each cost that do not look like the cell's. */
  const strange = cells.map(({ name }) => {
    const sums = [0];
    for (const row of rows.keys()) sums.push((sums[row] ?? 0) + cost(name, row));
    return sums;
  });
  const costOf = (cell: number, from: number, to: number): number => {
    const middle = ((rows[from]?.first ?? 0) + (rows[to - 1]?.last ?? 0)) / 2;
    return Math.abs(middle - (cells[cell]?.centre ?? 0)) + (strange[cell]?.[to] ?? 0) - (strange[cell]?.[from] ?? 0);
  };
  // before[border][place]: the cells before the border reach to the row before `place`.
  const start: (number | undefined)[] = [0];
  if (continued) for (const place of rows.keys()) start[place] ??= CARRIED;
  const before = [start];
  for (const cell of cells.keys()) {
    const next: (number | undefined)[] = [];
    for (const [from, sum] of (before[cell] ?? []).entries())
      for (let to = from + 1; sum !== undefined && to <= Math.min(rows.length, from + MOST_LEVEL_ROWS); to++)
        next[to] = Math.min(next[to] ?? Number.POSITIVE_INFINITY, sum + costOf(cell, from, to));
    before.push(next);
  }
  const off = before[cells.length]?.[rows.length];
  if (off === undefined) return null;
  // behind[place]: the cells behind the border reach from there to the last row.
  let behind: (number | undefined)[] = [];
  behind[rows.length] = 0;
  const ways: (number | undefined)[][] = [[], ...cells.map(() => [])];
  for (let border = cells.length; border >= 0; border--) {
    ways[border] = Array.from({ length: rows.length + 1 }, (_, place) => {
      const [one, other] = [before[border]?.[place], behind[place]];
      return one === undefined || other === undefined ? undefined : one + other;
    });
    const next: (number | undefined)[] = [];
    for (const [to, sum] of behind.entries())
      for (let from = Math.max(0, to - MOST_LEVEL_ROWS); border > 0 && sum !== undefined && from < to; from++)
        next[from] = Math.min(next[from] ?? Number.POSITIVE_INFINITY, sum + costOf(border - 1, from, to));
    behind = next;
  }
  return { off, ends: bestEnds(before, costOf), ways };
}

/** The borders of the best way, from its last back to its first. */
function bestEnds(
  before: readonly (readonly (number | undefined)[])[],
  costOf: (cell: number, from: number, to: number) => number,
): number[] {
  const ends = [(before.at(-1)?.length ?? 1) - 1];
  for (let border = before.length - 1; border > 0; border--) {
    const to = ends[0] ?? 0;
    const sums = Array.from(before[border - 1] ?? [], (sum, from) =>
      sum === undefined || from >= to ? Number.POSITIVE_INFINITY : sum + costOf(border - 1, from, to),
    );
    ends.unshift(sums.indexOf(Math.min(...sums)));
  }
  return ends;
}

/** Levels that stand beside the first of their rows; null where one stands beside none. On a further page the first rows go on with the last level. */
function topLevels(rows: readonly LaidRow[], cells: readonly LevelCell[], continued: boolean): string[] | null {
  const found = rows.map(() => '');
  let last = -1;
  for (const cell of cells) {
    // A name that is taller than its row goes on in lines with nothing else.
    const centre = Number.isInteger(cell.centre * 2) ? cell.centre : Math.floor(cell.centre);
    const row = rows.findIndex(({ first, last: end }) => first <= centre && centre <= end);
    if (row <= last) return null;
    found[row] = cell.name;
    last = row;
  }
  if (found[0] === '' && !continued) return null;
  for (let row = 1; row < found.length; row++) found[row] ||= found[row - 1] ?? '';
  return found;
}

/** Whether such a target is seldom met in the level: a count is no 质量指标, a share no 数量指标, and a date is 时效指标. */
export function isUnlike(level: string, target: string): boolean {
  const { kind, unit } = readTarget(target);
  const measure =
    kind === 'date' ? 'date' : unit === null ? null : /^[%‰]$/.test(unit) ? 'share' : /元/.test(unit) ? 'money' : 'count';
  if (measure === null) return false;
  if (level.includes('数量')) return measure !== 'count';
  if (level.includes('质量') || level.includes('满意度')) return measure !== 'share';
  if (level.includes('时效')) return measure === 'money';
  return measure === 'date';
}
