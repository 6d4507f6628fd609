import { type CellRole, cellWorth, contextAfter, type RowContext, STATE } from '../words/cell-worth.ts';
import { type LaidColumn, type LaidLine, type Piece, textIn, widthOf } from './layout-lines.ts';
import type { ColumnRole } from '../layouts/layout.ts';
import { SIGNED } from './pushed-cells.ts';

/** A row of a table whose cells take several lines: the texts of its columns, and its first and last line. */
export interface LaidRow {
  cells: string[];
  first: number;
  last: number;
}

const TALLEST = 7;
const NO_NAME = -9;
const NO_TARGET = -5;
const OPEN = -2;
/** What it costs that the cells of a row are not centred on the same line, for each line. */
const OFF_CENTRE = 2.5;
const BLANK_ROW = /^(?:指标\s?\d{0,2}\s?[:：]?|[.…·]+)$/;
const CELL_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'level3',
  'comparator',
  'target',
  'otherYear',
  'unit',
  'actual',
  'weight',
  'score',
  'reason',
  'aside',
  'soFar',
  'expected',
]);
/** What may take more lines than the rest of its row. */
const NOTES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['causeText', 'note']);

/** What it costs that a line of a cell ends with room for what the next begins with. */
const BROKEN_EARLY = 3;
/** Figures are a little wider than half a Chinese letter. */
const ROOM = 2;

/** A column is at least so wide, and its cells begin so far behind its border at most. */
const NARROWEST = 3;
const BEHIND = 4;
const CROSSED = 6;

/**
 * Where each column begins: of all ways to put borders between the headings the one that fewest words run across, and most stretches of
 * text begin behind.
 */
export function withBorders(columns: readonly LaidColumn[], lines: readonly (readonly Piece[])[]): LaidColumn[] {
  const words = lines.flat();
  const width = Math.max(0, ...words.map((word) => word.to), ...columns.map((column) => column.to)) + 1;
  const crossed = Array.from(
    { length: width },
    (_, place) => words.filter((word) => word.from < place && place < word.to).length,
  );
  /** Lines in which a word begins at a place, or at one of the `to` places behind it. */
  const begunWithin = Array.from({ length: BEHIND + 1 }, (_, to) => begunAt(lines, width, to));
  const begun = begunWithin[BEHIND] ?? [];
  let ways: Map<number, { worth: number; borders: readonly number[] }> = new Map([[0, { worth: 0, borders: [] }]]);
  for (const [at, column] of columns.slice(1).entries()) {
    const before = columns[at] as LaidColumn;
    const [low, high] = [Math.max(before.from - 2, 1), Math.max(column.from + 4, column.to)];
    const next: typeof ways = new Map();
    for (const [last, way] of ways)
      for (let place = Math.max(low, last + NARROWEST); place <= Math.min(high, width - 1); place++) {
        const far = Math.abs(place - column.from) * 0.15;
        // What begins behind this border and the one before is counted once.
        const shared = last > 0 && place <= last + BEHIND ? (begunWithin[last + BEHIND - place]?.[place] ?? 0) : 0;
        const worth = way.worth + (begun[place] ?? 0) - shared - (crossed[place] ?? 0) * CROSSED - far;
        if (worth > (next.get(place)?.worth ?? Number.NEGATIVE_INFINITY))
          next.set(place, { worth, borders: [...way.borders, place] });
      }
    ways = next;
  }
  const [best] = [...ways.values()].sort((one, other) => other.worth - one.worth);
  const borders = best?.borders ?? [];
  return columns.map((column, at) => ({
    ...column,
    from: at === 0 ? 0 : (borders[at - 1] ?? column.from),
    to: borders[at] ?? Number.MAX_SAFE_INTEGER,
  }));
}

/** For each place the number of lines with a word that begins there or up to `behind` places further. */
function begunAt(lines: readonly (readonly Piece[])[], width: number, behind: number): number[] {
  const counts = Array.from({ length: width }, () => 0);
  for (const line of lines) {
    let next = 0;
    for (const { from } of line)
      for (next = Math.max(next, from - behind); next <= Math.min(from, width - 1); next++)
        counts[next] = (counts[next] ?? 0) + 1;
  }
  return counts;
}

/** How many words run across the borders: the fewer, the better the letters were counted. */
export function crossings(columns: readonly LaidColumn[], words: readonly Piece[]): number {
  return words.filter((word) => columns.some(({ from }) => word.from < from && from < word.to)).length;
}

/** Shares the lines out to rows: of all ways the one whose cells look most like what their columns hold, each row centred on its middle. */
export function rowsOfLines(all: readonly LaidLine[], columns: readonly LaidColumn[]): LaidRow[] {
  const lines = all.filter((line) => !isLevelLine(line, columns));
  const parts = lines.map((line) =>
    withOverhang(
      columns.map((column) => textIn(line.pieces, column)),
      columns,
    ),
  );
  const widest = columns.map((_, column) => Math.max(0, ...parts.map((cells) => widthOf(cells[column] ?? ''))));
  const best: { worth: number; from: number }[] = [{ worth: 0, from: 0 }];
  for (let end = 1; end <= lines.length; end++) {
    let found = { worth: Number.NEGATIVE_INFINITY, from: end - 1 };
    for (let from = Math.max(0, end - TALLEST); from < end; from++) {
      const worth = (best[from]?.worth ?? 0) + worthOf(parts.slice(from, end), columns, widest);
      if (worth > found.worth) found = { worth, from };
    }
    best[end] = found;
  }
  const rows: LaidRow[] = [];
  for (let end = lines.length; end > 0; end = best[end]?.from ?? 0) {
    const from = best[end]?.from ?? 0;
    rows.unshift({
      cells: columns.map((_, column) => joined(parts.slice(from, end).map((cells) => cells[column] ?? ''))),
      first: from,
      last: end - 1,
    });
  }
  return rows;
}

/** A long name pushes what follows it over the border: a sign or figure at its end belongs to the next column if that is blank. */
function withOverhang(cells: string[], columns: readonly LaidColumn[]): string[] {
  for (const [at, { role }] of columns.entries()) {
    const next = columns[at + 1]?.role;
    const [, before = '', last = ''] = /^(.*\S)\s(\S+)$/.exec(cells[at] ?? '') ?? [];
    if (!last || cells[at + 1] !== '') continue;
    const named =
      role === 'level3' &&
      (next === 'target' || next === 'comparator') &&
      /^(?:[≥≤≧≦><=＞＜＝]|\d[^:：]*$|定[性量]$)/.test(last) &&
      !/(?:第|[（(《]|指标)$/.test(before);
    const twice =
      role === 'target' && next === 'actual' && /\d/.test(before) && /^[\d≥≤]/.test(last) && !/^\d{1,2}$|^\d+[日月]/.test(last);
    if (named || twice) cells.splice(at, 2, before, last);
  }
  return cells;
}

/** A line with nothing but names of levels lies between two lines of the rows. */
export function isLevelLine(line: LaidLine, columns: readonly LaidColumn[]): boolean {
  return columns.every(
    (column) => !(CELL_ROLES.has(column.role) || NOTES.has(column.role)) || textIn(line.pieces, column) === '',
  );
}

export function joined(texts: readonly string[]): string {
  return texts.reduce(
    (whole, text) => (/[A-Za-z,]$/.test(whole) && /^[A-Za-z]/.test(text) ? `${whole} ${text}` : whole + text),
    '',
  );
}

/**
 * How many lines of a cell end although what the next begins with had room behind them: somebody broke them there, or they are of two cells.
 * No cell begins with a bracket: （套） below 120台 goes on with it.
 */
export function brokenEarly(texts: readonly string[], widest: number): number {
  const filled = texts.filter((text) => text !== '');
  return filled.slice(1).filter((text, at) => {
    if (/^[（(]/.test(text)) return false;
    const next = /^(?:[\w.,%‰]+|.)/u.exec(text)?.[0] ?? '';
    return widthOf(filled[at] ?? '') + widthOf(next) + ROOM <= widest;
  }).length;
}

function worthOf(parts: readonly (readonly string[])[], columns: readonly LaidColumn[], widest: readonly number[]): number {
  let context: RowContext = { target: null, targetText: '', weight: null, bordered: true };
  let worth = OPEN;
  const centres: number[] = [];
  const names = columns.flatMap(({ role }, column) =>
    role === 'level3' ? [joined(parts.map((cells) => cells[column] ?? ''))] : [],
  );
  const figures = columns.flatMap(({ role }, column) => (role === 'target' ? parts.map((cells) => cells[column] ?? '') : []));
  // A row that the template left blank.
  if (parts.length === 1 && names.every((name) => BLANK_ROW.test(name)) && figures.every((text) => text === '')) return 0;
  // 指标2：… begins another row.
  if (names.some((name) => /.指标\d{1,2}[:：.、]/.test(name))) worth += NO_NAME * 2;
  if (holdsTwoRows(parts, columns)) worth += NO_NAME * 2;
  let targets = 0;
  for (const [column, { role }] of columns.entries()) {
    if (!CELL_ROLES.has(role)) continue;
    worth -=
      BROKEN_EARLY *
      brokenEarly(
        parts.map((cells) => cells[column] ?? ''),
        widest[column] ?? 0,
      );
    const filled = parts.flatMap((cells, line) => ((cells[column] ?? '') === '' ? [] : [line]));
    const text = joined(parts.map((cells) => cells[column] ?? ''));
    if (text === '') {
      if (role === 'level3') worth += NO_NAME;
      if (role === 'target') worth += targets === 0 ? NO_TARGET : 0;
      continue;
    }
    if (role === 'target') targets += 1;
    centres.push(((filled[0] ?? 0) + (filled.at(-1) ?? 0)) / 2);
    // Text that goes on in the same cell stands on lines next to each other.
    worth -= filled.some((line, at) => at > 0 && line > (filled[at - 1] ?? 0) + 1) && parts.length > 3 ? 2 : 0;
    const fit = cellWorth(role as CellRole, text, context);
    worth += Number.isFinite(fit) ? fit : -20;
    context = contextAfter(role as CellRole, text, context);
  }
  const spread = centres.length > 0 ? Math.max(...centres) - Math.min(...centres) : 0;
  return worth - spread * OFF_CENTRE;
}

/** Whether a line below the first has both a name and what no target above it goes on with: a bound, or a state below a figure. */
function holdsTwoRows(parts: readonly (readonly string[])[], columns: readonly LaidColumn[]): boolean {
  const [named, valued] = (['level3', 'target'] as const).map((role) => columns.findIndex((column) => column.role === role));
  const targets = parts.map((cells) => cells[valued ?? -1] ?? '');
  return parts.some((cells, line) => {
    const [before, text] = [targets.slice(0, line).join(''), targets[line] ?? ''];
    if (before === '' || text === '' || (cells[named ?? -1] ?? '') === '') return false;
    return SIGNED.test(text) || (/\d/.test(before) !== /\d/.test(text) && STATE.test(/\d/.test(text) ? before : text));
  });
}
