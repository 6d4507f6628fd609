import type { ColumnRole } from '../layouts/layout.ts';
import { STATE } from '../words/cell-worth.ts';
import { type LaidColumn, type LaidLine, type Piece, textIn } from './layout-lines.ts';

/** A bound: it begins a target. */
export const SIGNED = /^(?:[≥≤≧≦><＞＜]|不[少低小高大多]于|不超过)\s?\d/;

const WHOLE_LEVEL = /(?:指标|目标)(?:[（(]\d{1,3}分?[）)])?$/;
const BOUND = /^(?:[≥≤≧≦><=＞＜＝]|不[少低小高大多]于|不超过|达到|\d)/;
const DESCRIPTION = /^(?:反映|衡量|考察|考核)\p{Script=Han}/u;

/** Whether what stands behind `before` in its column has been pushed there from the next. */
function isPushed(role: ColumnRole, next: ColumnRole, before: string, text: string): boolean {
  if (role === 'level2') return next === 'level3' && WHOLE_LEVEL.test(before);
  if (role === 'level3') return next === 'aside' && DESCRIPTION.test(text);
  return role === 'aside' && next === 'target' && /^反映/.test(before) && BOUND.test(text);
}

/** Whether a name that is wider than the others of its column, and centred in it, begins before their border. */
function isWide({ role }: LaidColumn, next: LaidColumn, { from, to }: Piece): boolean {
  return role === 'level2' && next.role === 'level3' && (from + to) / 2 > next.from;
}

/** Whether the last words in the column of names are a target, or a part of one: a bound, what wide blanks part from the name, a state. */
function isTargetPart(piece: Piece, before: Piece | undefined): boolean {
  if (SIGNED.test(piece.text)) return true;
  if (!before) return false;
  return piece.from - before.to > 1 || (STATE.test(piece.text) && !NAMED.test(piece.text));
}

const NAMED = /[率度数量性平制力积例间本]$|情况$/;

/**
 * 服务对象满意度指标 师生满意度: a long cell pushes what stands behind it over the border, where the next column has nothing else on this line. So do
 * a name its description, and a description the target. A wide name that is centred begins before the border. What is a part of a target never belongs to a name.
 */
export function withPushedCells<Line extends LaidLine>(line: Line, columns: readonly LaidColumn[]): Line {
  let { pieces } = line;
  for (const [at, column] of columns.entries()) {
    const next = columns[at + 1];
    if (!next || textIn(pieces, next) !== '') continue;
    const own = pieces.filter(({ from }) => from >= column.from && from < column.to);
    const first = own.findIndex(
      (piece, index) =>
        isWide(column, next, piece) ||
        (column.role === 'level3' && next.role === 'target' && index === own.length - 1 && isTargetPart(piece, own[index - 1])) ||
        (index > 0 && isPushed(column.role, next.role, own[index - 1]?.text ?? '', piece.text)),
    );
    const pushed = first < 0 ? [] : own.slice(first);
    pieces = pieces.map((piece) => (pushed.includes(piece) ? { ...piece, from: next.from } : piece));
  }
  return { ...line, pieces };
}
