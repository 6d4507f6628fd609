import { kindsOfWord } from '../words/known-words.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import { type Piece, piecesOfLine, widthOf } from './layout-lines.ts';

interface Placed extends Piece {
  line: number;
}

/** A label takes no more lines, and its parts are centred within so many letters. */
const TALLEST = 4;
const BESIDE = 3;
const SHORTEST = 2;

/**
 * The lines above a table that keeps the look of its page, with labels and values in one piece that narrow cells broke over lines: 项目名 above
 * and 称 below 社区讲座, 县农业农村 above and 局 below 主管部门. Only where the parts make a label of the form, or stand above and below a label that has nothing beside it, or as wide a part.
 */
export function withWholeCells<Line extends { text: string }>(lines: readonly Line[], vocabulary: Vocabulary): Line[] {
  const known = [...vocabulary.labels.keys()].map((label) => label.replace(/:$/, ''));
  const letters = lines.map(({ text }) => text);
  wholeLabels(letters, known);
  wholeValues(letters, vocabulary);
  return lines.map((line, at) => ({ ...line, text: letters[at] ?? '' }));
}

function placed(letters: readonly string[], line: number): Placed[] {
  return piecesOfLine(letters[line] ?? '', 'alike').map((piece) => ({ ...piece, line }));
}

const centre = ({ from, to }: Piece): number => (from + to) / 2;

function wholeLabels(letters: string[], known: readonly string[]): void {
  for (let line = 0; line < letters.length; line++)
    for (const head of placed(letters, line)) {
      const parts = partsOfLabel(head, letters, known);
      if (parts) put(letters, parts, parts.map(({ text }) => text).join(''));
    }
}

/** The pieces below each other that make a label; null where `head` begins none, or is one. */
function partsOfLabel(head: Placed, letters: readonly string[], known: readonly string[]): Placed[] | null {
  const parts = [head];
  let text = bare(head.text);
  if (text.length < SHORTEST || known.includes(text) || kindsOfWord(text).size > 0) return null;
  for (let line = head.line + 1; line < Math.min(head.line + 1 + TALLEST, letters.length); line++) {
    const piece = placed(letters, line).find((other) => Math.abs(centre(other) - centre(head)) <= BESIDE);
    if (!piece) continue;
    text = bare(parts.map((part) => part.text).join('') + piece.text);
    if (!known.some((label) => label.startsWith(text))) return null;
    parts.push(piece);
    if (known.includes(text)) return parts;
  }
  return null;
}

/** Values whose parts stand in the lines above and below a label, with nothing or the middle one beside it. */
function wholeValues(letters: string[], { labels }: Vocabulary): void {
  const isLabel = ({ text }: Piece): boolean => labels.has(bare(text));
  for (let line = 1; line < letters.length - 1; line++) {
    const own = placed(letters, line);
    for (const [at, label] of own.entries()) {
      if (labels.get(bare(label.text))?.kind !== 'field') continue;
      const middle = own.slice(at + 1, at + 2).filter((piece) => !isLabel(piece));
      const next = own[at + 1 + middle.length];
      if (next && !isLabel(next)) continue;
      const end = next?.from ?? Number.MAX_SAFE_INTEGER;
      const partOf = (step: 1 | -1): Placed | null => {
        const pieces = placed(letters, filledLine(letters, line, step));
        const [part, ...more] = pieces.filter((piece) => piece.from >= label.to && piece.to <= end);
        // What has a label of its own is another value.
        return part && more.length === 0 && !pieces.some((piece) => isLabel(piece) && piece.from <= part.from) ? part : null;
      };
      const [first, last] = [partOf(-1), partOf(1)];
      if (!first || !last || !isOfOneCell([first, ...middle, last])) continue;
      const parts = middle.length > 0 ? middle : [{ ...first, text: '', to: first.from, line }];
      put(letters, [first, ...parts, last], [first, ...middle, last].map(({ text }) => text).join(''));
    }
  }
}

/** The next line that says anything, at most two lines on: broken labels leave blank ones. */
function filledLine(letters: readonly string[], line: number, step: 1 | -1): number {
  return letters[line + step]?.trim() === '' ? line + step * 2 : line + step;
}

/** Whether the parts stand below each other, all but the last as wide as the cell. */
function isOfOneCell([first, ...others]: readonly [Placed, ...Placed[]]): boolean {
  const far = (other: Placed): number => Math.min(Math.abs(centre(first) - centre(other)), Math.abs(first.from - other.from));
  const width = widthOf(first.text);
  const beside = Math.max(BESIDE, others.length > 1 ? 0 : (first.to - first.from) / 2 + 1);
  return others.every(
    (other, at) => far(other) <= beside && (at === others.length - 1 || Math.abs(widthOf(other.text) - width) <= BESIDE),
  );
}

/** Takes the parts away, and writes the whole on their middle line, where there is room. */
function put(letters: string[], parts: readonly Placed[], whole: string): void {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return;
  const from = Math.min(...parts.map((part) => part.from));
  const middles = [Math.floor((first.line + last.line) / 2), Math.ceil((first.line + last.line) / 2)];
  const others = (line: number): Placed[] => placed(letters, line).filter((piece) => !parts.some((part) => isSame(part, piece)));
  const line = middles.find((one) => others(one).length > 0) ?? middles[0] ?? first.line;
  const right = others(line).find((piece) => piece.to > from);
  if (right && right.from < from + 1) return;
  for (const part of parts)
    letters[part.line] = overwritten(letters[part.line] ?? '', part.from, ' '.repeat(part.to - part.from));
  const text = letters[line] ?? '';
  // What stands behind moves to the right where the whole is longer than its place.
  const room = Math.max(0, whole.length + 2 - ((right?.from ?? Number.MAX_SAFE_INTEGER) - from));
  const wide = right && room > 0 ? text.slice(0, right.from) + ' '.repeat(room) + text.slice(right.from) : text;
  letters[line] = overwritten(wide.padEnd(from), from, whole);
}

function isSame(one: Placed, other: Placed): boolean {
  return one.line === other.line && one.from === other.from;
}

function overwritten(text: string, from: number, by: string): string {
  return (text.slice(0, from) + by + text.slice(from + by.length)).trimEnd();
}
