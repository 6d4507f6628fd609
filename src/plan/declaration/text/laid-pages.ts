import { type ColumnRole, FIGURES } from '../layouts/layout.ts';
import type { Vocabulary } from '../words/labels.ts';
import type { LaidColumn, LaidLine, Piece } from './layout-lines.ts';
import { crossings, withBorders } from './layout-table.ts';

/** Columns that every row fills. */
const FILLED: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['level3', 'comparator', ...FIGURES]);
const UPRIGHT = '绩效指标';
const POINTS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['weight', 'score']);
const POINT = /^\d{1,3}(?:\.\d{1,2})?分?$|^[/—-]$/;
const TICKS = /^[√✓✔☑\s]*$/;

/** A stretch of places that some line of the page fills, between places that all leave blank. */
interface Stretch {
  from: number;
  to: number;
  texts: string[];
}

/**
 * The columns of a page that goes on with a table without its head: levels by their words, and those that every row fills in the order of the
 * head. What stands behind them is a reason where the head has one; ticks stand below no heading. Null where the counts do not agree.
 */
export function columnsOfPage(
  lines: readonly LaidLine[],
  columns: readonly LaidColumn[],
  { level1, level2 }: Vocabulary,
): LaidColumn[] | null {
  const stretches = stretchesOf(lines).filter(({ texts }) => !isPartOf([UPRIGHT], texts));
  const of = (role: ColumnRole): LaidColumn | undefined => columns.find((column) => column.role === role);
  const own: LaidColumn[] = [];
  const take = (column: LaidColumn | undefined, stretch: Stretch | undefined): void => {
    if (column && stretch) own.push({ ...column, from: stretch.from, to: stretch.to });
  };
  if (of('level1') && isPartOf([...level1], stretches[0]?.texts ?? [])) {
    // The second levels alone look like first ones where they have the same words.
    const both = isPartOf([...level2], stretches[1]?.texts ?? []);
    if (both || !isPartOf([...level2], stretches[0]?.texts ?? [])) take(of('level1'), stretches.shift());
  }
  if (!of('level2') || !isPartOf([...level2], stretches[0]?.texts ?? [])) return null;
  take(of('level2'), stretches.shift());
  const filled = columns.filter(({ role }) => FILLED.has(role));
  if (stretches.length < filled.length) return null;
  for (const column of filled) {
    const stretch = stretches.shift();
    // A reason below 得分: one column less was found than there are, and all behind it would be read one off.
    if (POINTS.has(column.role) && !stretch?.texts.every((text) => POINT.test(text))) return null;
    take(column, stretch);
  }
  const [behind, ...others] = stretches.filter(({ texts }) => !TICKS.test(texts.join('')));
  const reason = columns.find(({ role }) => role === 'reason' || role === 'causeText');
  if (others.length > 0 || (behind && !reason)) return null;
  take(reason, behind);
  return own.map((column, at) => ({
    ...column,
    from: at === 0 ? 0 : column.from,
    to: own[at + 1]?.from ?? stretches.find(({ from }) => from >= column.to)?.from ?? Number.MAX_SAFE_INTEGER,
  }));
}

/** How far wider or narrower than the first a page may be laid out, in twentieths. */
const SCALES = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5];

/** The columns of a page on which they cannot be told: those of the first, so much wider or narrower that the fewest words run across a border. */
export function scaledColumns(lines: readonly LaidLine[], columns: readonly LaidColumn[]): LaidColumn[] {
  const pieces = lines.map((line) => line.pieces);
  const words = pieces.flat();
  const ways = SCALES.map((twentieths) => {
    const scale = 1 + twentieths / 20;
    const placed = columns.map((column) => ({
      ...column,
      from: Math.round(column.from * scale),
      to: Math.round(Math.min(column.to, 999) * scale),
    }));
    const own = withBorders(placed, pieces);
    return { own, crossed: crossings(own, words) };
  });
  const [best] = ways.sort((one, other) => one.crossed - other.crossed);
  return best?.own ?? [...columns];
}

/** Whether the columns of a further page stand where those of the first do. */
export function isAlike(own: readonly LaidColumn[], columns: readonly LaidColumn[]): boolean {
  return own.every(({ heading, from, to }, at) => {
    const first = columns.find((column) => column.heading === heading);
    return first !== undefined && (at === 0 || Math.abs(first.from - from) <= 2) && to > first.from;
  });
}

/** Whether all texts are words of the list or parts of them, which narrow cells broke. */
function isPartOf(words: readonly string[], texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => words.some((word) => word.includes(text.replace(/\s/g, ''))));
}

function stretchesOf(lines: readonly LaidLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  const pieces = lines.flatMap((line) => line.pieces).sort((one, other) => one.from - other.from);
  for (const { text, from, to } of pieces) {
    const last = stretches.at(-1);
    // 不超过 85 万元: one blank parts no cells of figures.
    const goesOn = last && from - last.to <= 1 && /\d|^不?[超低少高]/.test(last.texts.join(''));
    if (last && (from < last.to || goesOn)) {
      last.to = Math.max(last.to, to);
      last.texts.push(text);
    } else stretches.push({ from, to, texts: [text] });
  }
  return stretches;
}

const LEVEL_REST = /^(?:标|指标|度指标|意度指标)$/;

/** 产出指 above 标: the rest of a first level, centred below its head, that begins behind the border of the second levels belongs to the first. */
export function withLevelRests<Line extends LaidLine>(
  lines: readonly Line[],
  columns: readonly LaidColumn[],
  { level1, level2 }: Vocabulary,
): Line[] {
  const [first, second] = (['level1', 'level2'] as const).map((role) => columns.find((column) => column.role === role));
  if (!first || !second) return [...lines];
  const isIn = ({ from, to }: LaidColumn, piece: Piece): boolean => piece.from >= from && piece.from < to;
  const centre = ({ from, to }: Piece): number => (from + to) / 2;
  const whole = [...lines];
  for (const [at, line] of whole.entries())
    for (const piece of line.pieces) {
      if (!isIn(second, piece) || !LEVEL_REST.test(piece.text)) continue;
      const above = whole.slice(Math.max(at - 3, 0), at).flatMap(({ pieces }) => pieces);
      const head = above.findLast((other) => isIn(first, other) && level1.has(other.text + piece.text));
      const beside = above.findLast((other) => isIn(second, other) && level2.has(other.text + piece.text));
      const far = (other: Piece): number => Math.abs(centre(other) - centre(piece));
      if (!head || (beside && far(beside) <= far(head))) continue;
      whole[at] = { ...line, pieces: line.pieces.map((other) => (other === piece ? { ...piece, from: head.from } : other)) };
    }
  return whole;
}
