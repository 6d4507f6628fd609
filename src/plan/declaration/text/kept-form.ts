import { Blocks, type BlockForm, FEWEST_ROWS, MOST_WORDS, type ReadRow, ROLES } from './block-form.ts';
import { isTable, partsOf } from './block-parts.ts';
import { saysNone } from './kept-cell.ts';
import { type KeptTable, rowsInKeptOrder } from './kept-order.ts';
import type { CellRole } from '../words/cell-worth.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import type { SourceRow } from '../files/source-rows.ts';
import type { BlockCell } from './text-blocks.ts';
import { isMonitored, type Piece, piecesOfText } from './text-pieces.ts';

const TICKS = /^[√✓✔☑]+$/;

/** 完成率 may be a column, and the end of a name: here it is no heading. */
function withoutAsides(vocabulary: Vocabulary): Vocabulary {
  return { ...vocabulary, columns: new Map([...vocabulary.columns].filter(([, role]) => !ASIDES.has(role))) };
}

const FEWEST_LONG = 3;

/** Where a form writes 质量指标, 服务对象满意度 alone is the name of an indicator. */
function withLongLevels(vocabulary: Vocabulary, pieces: readonly Piece[]): Vocabulary {
  const isLong = (name: string): boolean => /[指目]标$/.test(name);
  const { level1, level2, children } = vocabulary;
  const long = new Set(pieces.flatMap(({ text }) => (isLong(text) && level2.has(text) ? [text] : [])));
  if (long.size < FEWEST_LONG) return vocabulary;
  const only = (names: ReadonlySet<string>): ReadonlySet<string> => new Set([...names].filter(isLong));
  const below = new Map([...children].map(([name, names]) => [name, only(names)]));
  return { ...vocabulary, level1: only(level1), level2: only(level2), children: below };
}

const ASIDES: ReadonlySet<string> = new Set(['aside', 'otherYear']);

/** Whether such a word stands among the headings. */
function hasAsides(pieces: readonly Piece[], { columns }: Vocabulary): boolean {
  const roles = pieces.map(({ text }) => columns.get(bare(text)));
  return roles.some((role, at) => role && ASIDES.has(role) && (roles[at - 1] !== undefined || roles[at + 1] !== undefined));
}

/**
 * A form whose cells were written in any order that keeps the rows of each column in turn: all that is known is told from what stands in them.
 * Null where the text has no such table.
 */
export function formInKeptOrder(rows: readonly SourceRow[], vocabulary: Vocabulary): BlockForm | null {
  const written = piecesOfText(rows, withoutAsides(vocabulary));
  const known = withLongLevels(withoutAsides(vocabulary), written ?? []);
  const all = piecesOfText(rows, known);
  const pieces = all?.filter(({ text }) => !TICKS.test(text));
  if (!all || !pieces || hasAsides(pieces, vocabulary) || !isTable(pieces, known, isMonitored(known))) return null;
  const parts = partsOf(pieces, known);
  if (parts.data.length > MOST_WORDS) return null;
  const roles = ROLES.filter((role) => role === 'level3' || role === 'target' || parts.roles.includes(role));
  const begins = new Map(roles.map((role) => [role, beforeHeading(role, pieces, parts.data, vocabulary)]));
  const early = begins.get('level3') ?? 0;
  for (const level of parts.seconds) if (level.at < early) level.apart = true;
  const found = rowsInKeptOrder(parts.data as Piece[], roles, begins);
  if (found.rows.length < FEWEST_ROWS) return null;
  const read = found.rows.map(({ cells }): ReadRow => {
    const first = [...cells.values()][0]?.pieces[0] ?? 0;
    const texts = new Map([...cells].map(([role, { text }]) => [role, text]));
    return { texts, where: parts.data[first]?.where ?? '', from: cells.get('level3')?.pieces[0] ?? first };
  });
  const stray = found.stray.flatMap((at) => parts.data[at] ?? []);
  const blocks = new Blocks(parts, known, roles, pieces[0]?.where ?? '');
  const { placed, loose } = reasonsOf(found);
  blocks.withReasons(read, placed);
  stray.push(...loose.map(({ text, pieces: [first = 0] }) => ({ text, where: parts.data[first]?.where ?? '' })));
  return blocks.put({ rows: read, stray });
}

/** How many cells of indicators stand before the heading of a column; none where it has no heading. */
function beforeHeading(role: CellRole, pieces: readonly Piece[], data: readonly BlockCell[], { columns }: Vocabulary): number {
  const heading = pieces.findIndex(({ text }) => columns.get(bare(text)) === role);
  return data.filter((cell) => pieces.indexOf(cell as Piece) < heading).length;
}

type Reason = KeptTable['reasons'][number];

/**
 * Reasons by their rows: in their order where there are as many as rows, else behind the cells of a row of their own. One that may belong to
 * any row is loose; 无 says nothing then.
 */
function reasonsOf({ rows, reasons }: KeptTable): { placed: { row: number; text: string }[]; loose: Reason[] } {
  if (reasons.length === rows.length) return { placed: reasons.map(({ text }, row) => ({ row, text })), loose: [] };
  const isOnly = ({ row }: Reason): boolean => row !== null && reasons.filter((other) => other.row === row).length === 1;
  const placed = reasons.flatMap((reason) => (isOnly(reason) ? [{ row: reason.row ?? 0, text: reason.text }] : []));
  return { placed, loose: reasons.filter((reason) => !isOnly(reason) && !saysNone(reason.text)) };
}
