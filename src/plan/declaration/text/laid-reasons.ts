import type { ColumnRole } from '../layouts/layout.ts';
import { type LaidColumn, type LaidLine, textIn, widthOf } from './layout-lines.ts';
import { brokenEarly, joined, type LaidRow } from './layout-table.ts';

/** What it costs that a line ends with room for what the next begins with, though both are of one reason. */
const BROKEN_EARLY = 3;
/** What it costs that a reason begins on the first line of its row instead of being centred: so does the last row of a page. */
const AT_TOP = 0.7;
/** What it costs that a line is of another row than its neighbours in other columns. */
const MOVED = 0.4;
/** Another way to part reasons that costs so little more may be meant as well. */
const TIE = 0.4;
/** A reason takes no more lines, and no more rows stand beside one stretch of reasons. */
const TALLEST = 12;
const MOST_ROWS = 40;
/** The columns by which the middle of a row is known. */
const ANCHORS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['level3', 'target', 'actual', 'weight', 'score']);

interface ReasonLine {
  text: string;
  line: number;
  /** The row whose lines have it among them. */
  own: number;
}

interface Way {
  cost: number;
  /** The row of each line so far. */
  rows: readonly number[];
}

/**
 * Reasons that fill their cells stand back to back, so that a border of rows may cut one: each stretch of them is parted anew, so that each is centred
 * beside its row. `doubtful`: the rows for which another way to part them is hardly worse.
 */
export function withWholeReasons(
  rows: readonly LaidRow[],
  lines: readonly LaidLine[],
  columns: readonly LaidColumn[],
): { rows: readonly LaidRow[]; doubtful: ReadonlySet<number> } {
  const doubtful = new Set<number>();
  const place = columns.findIndex(({ role }) => role === 'reason');
  const column = columns[place];
  if (!column) return { rows, doubtful };
  const texts = lines.map((line) => textIn(line.pieces, column));
  const rowOf = lines.map((_, line) => rows.findIndex(({ first, last }) => first <= line && line <= last));
  const middles = rows.map((row) => middleOf(row, lines, columns));
  const widest = Math.max(0, ...texts.map(widthOf));
  for (const stretch of stretchesOf(texts, rowOf)) {
    const [low, high] = [rowOf[stretch[0]?.line ?? 0] ?? 0, rowOf[stretch.at(-1)?.line ?? 0] ?? 0];
    if (low === high || low < 0 || high - low > MOST_ROWS) continue;
    const beside = Array.from({ length: high - low + 1 }, (_, at) => low + at);
    const [best, next] = waysOf(
      stretch,
      widest,
      beside.map((row) => ({ row, middle: middles[row] ?? 0, top: rows[row]?.first ?? 0 })),
    );
    for (const [at, row] of (best?.rows ?? []).entries()) {
      rowOf[stretch[at]?.line ?? 0] = row;
      const other = next && next.cost - (best?.cost ?? 0) <= TIE ? next.rows[at] : row;
      if (other !== undefined && other !== row) for (const one of [row, other]) doubtful.add(one);
    }
  }
  const whole = rows.map((row, at) => ({
    ...row,
    cells: row.cells.with(place, joined(texts.filter((_, line) => rowOf[line] === at))),
  }));
  return { rows: whole, doubtful };
}

/** The line on which the cells of a row are centred, but for its reason. */
function middleOf({ first, last }: LaidRow, lines: readonly LaidLine[], columns: readonly LaidColumn[]): number {
  const middles = columns
    .filter(({ role }) => ANCHORS.has(role))
    .flatMap((column) => {
      const filled = lines
        .slice(first, last + 1)
        .flatMap(({ pieces }, at) => (textIn(pieces, column) === '' ? [] : [first + at]));
      return filled.length > 0 ? [((filled[0] ?? 0) + (filled.at(-1) ?? 0)) / 2] : [];
    })
    .sort((one, other) => one - other);
  return middles[Math.floor(middles.length / 2)] ?? (first + last) / 2;
}

/** Lines of reasons with at most one line between them that has none: so a cell looks whose lines stand between those of others. */
function stretchesOf(texts: readonly string[], rowOf: readonly number[]): ReasonLine[][] {
  const found: ReasonLine[][] = [];
  for (const [line, text] of texts.entries()) {
    const last = found.at(-1);
    if (text === '') continue;
    if (last && line - (last.at(-1)?.line ?? 0) <= 2) last.push({ text, line, own: rowOf[line] ?? 0 });
    else found.push([{ text, line, own: rowOf[line] ?? 0 }]);
  }
  return found;
}

/** The best two ways to give the lines of a stretch to its rows, each row a part of it or none. */
function waysOf(
  stretch: readonly ReasonLine[],
  widest: number,
  rows: readonly { row: number; middle: number; top: number }[],
): Way[] {
  const texts = stretch.map(({ text }) => text);
  // ways[end]: the best for the lines before `end` and the rows so far.
  let ways: Way[][] = [[{ cost: 0, rows: [] }]];
  for (const { row, middle, top } of rows) {
    const next: Way[][] = texts.map((_, end) => [...(ways[end] ?? [])]);
    next[texts.length] = [...(ways[texts.length] ?? [])];
    for (let end = 1; end <= texts.length; end++)
      for (let begin = Math.max(0, end - TALLEST); begin < end; begin++) {
        const part = texts.slice(begin, end);
        const [first, last] = [stretch[begin]?.line ?? 0, stretch[end - 1]?.line ?? 0];
        const off = Math.min(Math.abs((first + last) / 2 - middle), Math.abs(first - top) + AT_TOP);
        const moved = stretch.slice(begin, end).filter(({ own }) => own !== row).length;
        const cost = off + moved * MOVED + BROKEN_EARLY * brokenEarly(part, widest);
        for (const way of ways[begin] ?? [])
          next[end]?.push({ cost: way.cost + cost, rows: [...way.rows, ...part.map(() => row)] });
      }
    ways = next.map((some) => some.sort((one, other) => one.cost - other.cost).slice(0, 2));
  }
  return ways[texts.length] ?? [];
}
