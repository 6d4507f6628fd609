import type { LaidColumn, LaidLine, Piece } from './layout-lines.ts';

/** So many lines have their score below the heading of the reason before that is no chance. */
const FEWEST = 3;
const FIGURE = /^\d{1,3}(?:\.\d{1,2})?$/;
/** 7.53 施工，已与施工单: a score, and behind one blank the line of a reason. */
const FIGURE_AND_WORDS = /^(\d{1,3}(?:\.\d{1,2})?) (\p{Script=Han}.*)$/u;

/** The places of points and score among the pieces of a line: the last two bare figures, with nothing but a reason behind them. */
function pointsIn(pieces: readonly Piece[]): number {
  const at = pieces.findLastIndex(({ text }, place) => FIGURE.test(text) && FIGURE.test(pieces[place - 1]?.text ?? ''));
  const [points, score] = [pieces[at - 1], pieces[at]];
  return points && score && Number(score.text) <= Number(points.text) ? at - 1 : -1;
}

function withWordsApart(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, at): Piece[] => {
    const [, figure = '', words = ''] = (FIGURE.test(pieces[at - 1]?.text ?? '') && FIGURE_AND_WORDS.exec(piece.text)) || [];
    if (figure === '') return [piece];
    return [
      { text: figure, from: piece.from, to: piece.from + figure.length },
      { text: words, from: piece.from + figure.length + 1, to: piece.to },
    ];
  });
}

/**
 * Figures that a sheet sets to the right stand further right than the words of the next column begin, so that no border parts scores from
 * reasons. Where the scores of a table stand below the heading of the reason, points and score of each line are put below their own headings, and
 * what the points had pushed out of its column goes back to it.
 */
export function withPointsInPlace<Line extends LaidLine>(
  lines: readonly Line[],
  columns: readonly LaidColumn[],
): readonly Line[] {
  const at = columns.findIndex(({ role }) => role === 'weight');
  const [before, weight, score, reason] = columns.slice(Math.max(at - 1, 0));
  if (at < 1 || !before || !weight || score?.role !== 'score' || reason?.role !== 'reason') return lines;
  const parted = lines.map((line) => ({ line, pieces: withWordsApart(line.pieces) }));
  const scored = parted.flatMap(({ pieces }) => pieces[pointsIn(pieces) + 1] ?? []).filter(({ text }) => FIGURE.test(text));
  const pushed = scored.filter(({ from }) => from >= reason.from);
  if (pushed.length < FEWEST || pushed.length < scored.length / 2) return lines;
  return parted.map(({ line, pieces }) => {
    const first = pointsIn(pieces);
    if (first < 0) return line;
    const own = (piece: Piece, place: number): LaidColumn | null => {
      if (place === first) return weight;
      if (place === first + 1) return score;
      if (place > first) return reason;
      return piece.from >= weight.from ? before : null;
    };
    return { ...line, pieces: pieces.map((piece, place) => ({ ...piece, from: own(piece, place)?.from ?? piece.from })) };
  });
}
