import { kindsOfWord } from '../words/known-words.ts';
import { bare, type Label, type Vocabulary } from '../words/labels.ts';
import { type Piece, piecesOfLine } from './layout-lines.ts';
import { lineRow, type SourceRow } from '../files/source-rows.ts';

interface TextLine {
  text: string;
  where: string;
}

/** Lines of a broken heading, and above a label, beyond which a text is no page of a form. */
const MOST_BROKEN_LINES = 12;
const MOST_LINES_ABOVE = 20;

/** What stands above the table, with broken headings of its own tables put on one line, and texts beside their labels. */
export function topOf(lines: readonly TextLine[], vocabulary: Vocabulary): SourceRow[] {
  const rows: SourceRow[] = [];
  for (let at = 0; at < lines.length; ) {
    const found =
      moneyHead(lines, at) ??
      goalsSideBySide(lines, at) ??
      brokenValue(lines, at, vocabulary) ??
      labelledBlock(lines, at, vocabulary);
    if (found) {
      rows.push(...found.rows);
      at = found.to;
    } else {
      const line = lines[at] as TextLine;
      rows.push(lineRow(line.text, line.where));
      at += 1;
    }
  }
  return rows;
}

interface Taken {
  rows: SourceRow[];
  to: number;
}

/** The headings of the table of money, which cells of several lines put on lines of their own. */
function moneyHead(lines: readonly TextLine[], from: number): Taken | null {
  const words: Piece[] = [];
  let to = from;
  for (; to < Math.min(from + MOST_BROKEN_LINES, lines.length); to++) {
    const own = piecesOfLine(lines[to]?.text ?? '', 'alike', 1);
    const heads = own.filter((word) => isMoneyHeading(word.text));
    const isRest = (word: Piece): boolean =>
      MONEY_REST.test(word.text) || (heads.length > 0 && kindsOfWord(word.text).has('band'));
    if (!own.every((word) => isMoneyHeading(word.text) || isRest(word))) break;
    words.push(
      ...own.filter(
        (word) => !/^[（(]/.test(word.text) && !/^[A-Z/]*[）)]$/.test(word.text) && !kindsOfWord(word.text).has('band'),
      ),
    );
  }
  const headings: Piece[] = [];
  for (const word of words.sort((one, other) => one.from - other.from)) {
    const above = headings.findIndex((other) => !isMoneyHeading(other.text) && Math.abs(other.from - word.from) <= 3);
    if (above >= 0 && !isMoneyHeading(word.text))
      headings[above] = { ...(headings[above] as Piece), text: (headings[above]?.text ?? '') + word.text };
    else headings.push(word);
  }
  const known = headings.map((word) => word.text).filter(isMoneyHeading);
  if (to - from < 2 || known.length < 4) return null;
  return { rows: [lineRow(known.join(' '), lines[from]?.where ?? '')], to };
}

const MONEY_REST = /^(?:[（(].{0,8}[）)]|[（(][A-Z/]{1,4}|[A-Z/]{0,3}[）)]|执行|率|年初|全年|调整后?|预算数?|执行数|预算)$/;

function isMoneyHeading(text: string): boolean {
  return kindsOfWord(text).has('budgetColumn');
}

/** A value that its narrow cell broke into a line above its label and one below. */
function brokenValue(lines: readonly TextLine[], from: number, vocabulary: Vocabulary): Taken | null {
  const [above, line, below] = lines.slice(from, from + 3);
  if (!above || !line || !below) return null;
  const [first, ...more] = piecesOfLine(above.text, 'alike');
  const [last, ...others] = piecesOfLine(below.text, 'alike');
  const label = piecesOfLine(line.text, 'alike').at(-1);
  const isField = label !== undefined && vocabulary.labels.get(bare(label.text))?.kind === 'field';
  if (!first || !last || more.length > 0 || others.length > 0 || !isField || Math.abs(first.from - last.from) > 3) return null;
  if (first.from < label.from || vocabulary.labels.has(bare(first.text))) return null;
  return { rows: [lineRow(`${line.text}  ${first.text}${last.text}`, line.where)], to: from + 3 };
}

const LEFT_GOAL = /^(?:预期目标|中期目标|实施期目标|项目年度目标|年初设定目标|年初绩效目标)$/;
const RIGHT_GOAL = /^(?:年度目标|实际完成情况|年度目标完成情况|全年实际完成情况|目标实际完成情况)$/;

/** The goal and what became of it, side by side over several lines. */
function goalsSideBySide(lines: readonly TextLine[], from: number): Taken | null {
  const text = lines[from]?.text ?? '';
  const head = [...piecesOfLine(text, 'alike'), ...piecesOfLine(text, 'alike', 1)];
  const [left, right] = [
    head.find((piece) => LEFT_GOAL.test(bare(piece.text))),
    head.find((piece) => RIGHT_GOAL.test(bare(piece.text))),
  ];
  if (!left || !right) return null;
  const middle = (left.to + right.from) / 2;
  const texts: [string[], string[]] = [[], []];
  let to = from + 1;
  for (; to < lines.length; to++) {
    const pieces = piecesOfLine(lines[to]?.text ?? '', 'alike').filter(
      ({ text, from: place }) => !(place < left.from && (text.length < 6 || /^[\d.]{0,3}(?:年度|项目)/.test(text))),
    );
    if (
      pieces.some(({ text }) => kindsOfWord(text.replace(/\s.*$/, '')).has('budgetColumn')) ||
      /^\s*\d\.项目实施/.test(lines[to]?.text ?? '')
    )
      break;
    for (const [at, piece] of pieces.entries()) {
      const isRight = at > 0 || (pieces.length === 1 && piece.from >= middle);
      texts[isRight ? 1 : 0].push(piece.text);
    }
  }
  const where = lines[from]?.where ?? '';
  const row = (label: string, text: readonly string[]): SourceRow => ({
    cells: [
      { text: label, column: 0, span: 1 },
      { text: text.join('\n'), column: 1, span: 1 },
    ],
    grid: true,
    where,
  });
  return { rows: [row(left.text, texts[0]), row(right.text, texts[1])], to };
}

/** A section, or 总体目标, which heads the text of the goal. */
function isPart(known: Label | undefined, text: string): boolean {
  return known?.kind === 'section' || (known?.kind === 'band' && /目标$/.test(bare(text)));
}

const INDENT = /^\s{6,}\S/;

/** A text of several lines beside its label, which stands on their middle. */
function labelledBlock(lines: readonly TextLine[], from: number, vocabulary: Vocabulary): Taken | null {
  let label = from;
  while (label - from <= MOST_LINES_ABOVE && INDENT.test(lines[label]?.text ?? '')) label += 1;
  const above = label - from;
  const [head, ...rest] = piecesOfLine(lines[label]?.text ?? '', 'alike');
  const known = head && vocabulary.labels.get(bare(head.text));
  const own = rest.map((piece) => piece.text).join(' ');
  if (
    !head ||
    !isPart(known, head.text) ||
    above > MOST_LINES_ABOVE ||
    (above === 0 && own === '') ||
    vocabulary.labels.has(bare(own))
  )
    return null;
  if (
    lines
      .slice(from, label)
      .some(({ text }) => vocabulary.labels.has(bare(text.trim().split(/\s/)[0] ?? '')) || piecesOfLine(text, 'alike').length > 1)
  )
    return null;
  let below = 0;
  while (below < above && INDENT.test(lines[label + 1 + below]?.text ?? '')) below += 1;
  const texts = [
    ...lines.slice(from, label).map(({ text }) => text.trim()),
    ...(own ? [own] : []),
    ...lines.slice(label + 1, label + 1 + below).map(({ text }) => text.trim()),
  ];
  const row: SourceRow = {
    cells: [
      { text: head.text, column: 0, span: 1 },
      { text: texts.join('\n'), column: 1, span: 1 },
    ],
    grid: true,
    where: lines[from]?.where ?? '',
  };
  return { rows: [row], to: label + 1 + below };
}
