import { certainRest, closedUpText } from './broken-lines.ts';
import { kindsOfWord } from '../words/known-words.ts';
import { bare } from '../words/labels.ts';
import { withWholeFigures } from '../words/row-words.ts';
import { type SourceRow, textOfRow } from '../files/source-rows.ts';

/** A cell of a table whose text was written block by block. */
export interface BlockCell {
  text: string;
  where: string;
}

/** So many of the lines must be blank: they part the cells. */
const BLANK = 0.33;
/** No form has more lines in one block, or more cells; what a cell lacks stands near it. */
const MOST_CELLS = 2500;
const NEAR = 12;
const FEWEST_BLOCKS = 12;
/** Of cells side by side only a short rest is told from another cell. */
const SHORT_REST = 4;
/** A head of a heading or of a date is no longer, and its rest stands so near. */
const LONGEST_HEAD = 12;
const NEAR_REST = 6;
/** What was done is told in a cell of its own, beside that of what was meant to be. */
const DONE = /^(?:已|实际|截至|全年(?:共|已|实际|举办|开放|开展))/;
const PROSE = /[。；，]/;
/** 2020 年 12 月 20, whose 日 stands on the next line. */
const CUT_DAY = /\d{4}\s?年\s?\d{1,2}\s?月\s\d{1,2}$/;
const SHORTEST_PROSE = 14;

/** The cells of a text whose blank lines part them; null where they do not. Lines of one block are one cell, or cells side by side. */
export function cellsOfBlocks(rows: readonly SourceRow[]): BlockCell[] | null {
  if (rows.some((row) => row.grid || row.cellLine)) return null;
  const blocks: SourceRow[][] = [[]];
  let blanks = 0;
  for (const row of rows) {
    if (textOfRow(row) === '') {
      blanks += 1;
      blocks.push([]);
    } else blocks.at(-1)?.push(row);
  }
  const filled = blocks.filter((block) => block.length > 0);
  if (blanks < rows.length * BLANK || filled.length < FEWEST_BLOCKS) return null;
  const cells = filled.flatMap(cellsOfBlock);
  return cells.length > MOST_CELLS ? null : withWholeCells(cells);
}

/** A rest that a converter put a few cells behind its head, where only one reading is possible: 指标权 / 年初指标值 / 重, 12月20 / 5 / 日. */
function withWholeCells(cells: readonly BlockCell[]): BlockCell[] {
  const whole = cells.map((cell) => ({ ...cell }));
  const taken = new Set<BlockCell>();
  for (const [at, cell] of whole.entries()) {
    if (taken.has(cell) || cell.text.length > LONGEST_HEAD) continue;
    const rest = whole
      .slice(at + 1, at + 1 + NEAR_REST)
      .find((other) => !taken.has(other) && isCertainRest(cell.text, other.text));
    if (!rest) continue;
    cell.text += rest.text;
    taken.add(rest);
  }
  return whole.filter((cell) => !taken.has(cell));
}

function isCertainRest(head: string, rest: string): boolean {
  if (rest.length > SHORT_REST || kindsOfWord(bare(head)).size > 0 || kindsOfWord(bare(rest)).size > 0) return false;
  if (/\d月\d{1,2}$/.test(head)) return /^日前?$/.test(rest);
  if (/\d月底$/.test(head)) return rest === '前';
  return /^\p{Script=Han}{2,}$/u.test(head) && /^\p{Script=Han}+$/u.test(rest) && kindsOfWord(head + rest).has('column');
}

export function isProse(text: string): boolean {
  return text.length >= SHORTEST_PROSE && PROSE.test(text);
}

function cellsOfBlock(block: readonly SourceRow[]): BlockCell[] {
  const cells: BlockCell[] = [];
  const letters = block.map(textOfRow);
  if (letters.length > 1 && letters.every((letter) => /^\p{Script=Han}$/u.test(letter)))
    return [{ text: letters.join(''), where: block[0]?.where ?? '' }];
  for (const [line, row] of block.entries()) {
    const text = textOfRow(row);
    const dated =
      block.length > line + 1 || CUT_DAY.exec(text)?.index === 0 ? text.replace(CUT_DAY, (day) => day.replace(/\s/g, '')) : text;
    const pieces = isProse(text)
      ? [text]
      : withWholeFigures(closedUpText(dated.replace(/^(\d{1,2})\s(?=日)/, '$1'))).split(/[\s\u3000]+/);
    const before = cells.slice(-NEAR);
    const alone = line > 0 && !/[\s\u3000]/.test(textOfRow(block[line - 1] as SourceRow));
    for (const piece of pieces) {
      const near = (cell: BlockCell): boolean =>
        isRest(cell.text, piece) && (alone || piece.length <= SHORT_REST || isProse(cell.text) || /[）)]/.test(piece));
      const word = before.findLastIndex((cell) => isCertainRest(cell.text, piece));
      const at = line === 0 ? -1 : word >= 0 ? word : before.findLastIndex(near);
      const cell = before[at];
      if (!cell) cells.push({ text: piece, where: row.where });
      else {
        cell.text += /^(?:目标|任务)?\s?\d{1,2}\s?[:：.、]/.test(piece) ? `\n${piece}` : piece;
        before.splice(at, 1);
      }
    }
  }
  return cells;
}

/** Whether `piece`, on a later line of the block, is the rest of a cell that its narrow column broke. */
function isRest(cell: string, piece: string): boolean {
  // 产出 may be a level, but above 指标 it is the head of one.
  if (kindsOfWord(bare(cell + piece)).size > 0 && kindsOfWord(bare(piece)).size === 0 && bare(piece) !== '') return true;
  if (kindsOfWord(bare(cell)).size > 0 || kindsOfWord(bare(piece)).size > 0) return false;
  if (/月底$/.test(cell) && piece === '前') return true;
  if (certainRest(cell, piece) === piece) return true;
  if (/[（(][^（）()]{1,12}$/.test(cell)) return /^[^（）()]{0,8}[）)]/.test(piece);
  if (piece === '标') return false;
  if (isProse(cell) && DONE.test(piece)) return false;
  if (isProse(cell)) return !/[指目][标]?$/.test(piece) && (isProse(piece) || !/[。！]$/.test(cell));
  const words = /^[\p{Script=Han}（）()“”《》、，]+$/u;
  return words.test(cell) && words.test(piece) && !/指$/.test(cell) && piece !== '标' && piece.length <= cell.length;
}
