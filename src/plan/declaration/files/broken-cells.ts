import { kindsOfWord } from '../words/known-words.ts';

/** No cell that people fill in is broken over more lines. */
const MOST_BREAKS = 12;
/** A longer line without its bar is a paragraph, not a piece of a word. */
const LONGEST_PIECE = 8;
/** Lines that stand between tables and begin no cell: numbers of pages, headings of parts, notes. */
const BETWEEN =
  /^(?:第\s?\d{1,3}\s?页.{0,12}|共\s?\d{1,3}\s?页|[-—–]\s?\d{1,3}\s?[-—–]|\d{1,3}\s?\/\s?\d{1,3}|[（(]?[一二三四五六七八九十]{1,3}[）)]?、.*|(?:附注|备注|注|说明|填表说明)[:：].*)$/;
const POINT = /^(?:\d{1,2}[.、．)）]|[（(][\d一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]是)/;
const SIGN = /^[≥≤><=＞＜＝]/;

/** The first of the lines without a bar that may belong to the cell which ends at `end`; `end` where there is none. */
export function startOfCell(lines: readonly string[], end: number): number {
  let from = end;
  while (from > 0 && end - from < MOST_BREAKS && isPiece(lines[from - 1] ?? '')) from -= 1;
  const above = lines.slice(0, from).findLast((line) => line.trim() !== '' && !BETWEEN.test(line.trim()));
  return above?.includes('|') ? from : end;
}

function isPiece(line: string): boolean {
  return line.trim() !== '' && !line.includes('|') && !BETWEEN.test(line.trim());
}

/** A cell of several lines: from the first to the last of the pieces, counted from 0. */
interface WholeCell {
  from: number;
  to: number;
  text: string;
}

/**
 * The cells in the lines up to a bar. Pieces that are a word of the form together are its cell, and such a word is always a cell of its
 * own; other text belongs to the cell that the bar ends, and is none where a word of the form stands between.
 */
export function cellsOfPieces(pieces: readonly string[]): WholeCell[] {
  const cells: WholeCell[] = [];
  let text = null as WholeCell | null;
  for (let at = 0; at < pieces.length; at++) {
    const word = wordAt(pieces, at);
    const piece = pieces[at] ?? '';
    if (word) {
      cells.push(word);
      at = word.to;
      text = null;
    } else if (text && SIGN.test(piece)) {
      cells.push(text);
      text = { from: at, to: at, text: piece };
    } else
      text = text
        ? { ...text, to: at, text: text.text + joint(pieces[at - 1] ?? '', piece) + piece }
        : { from: at, to: at, text: piece };
  }
  return text ? [...cells, text] : cells;
}

function wordAt(pieces: readonly string[], from: number): WholeCell | null {
  for (let to = pieces.length - 1; to >= from; to--) {
    const parts = pieces.slice(from, to + 1);
    const text = parts.join('');
    // 产出指标 / 数量指标: where every part is a word, no part needs the others.
    const isBroken = to === from || parts.at(-1) === '指标' || parts.some((part) => kindsOfWord(part).size === 0);
    if (isBroken && kindsOfWord(text).size > 0) return { from, to, text };
  }
  return null;
}

/** How two lines of a cell go together: a short one is a piece of a word. */
export function joint(before: string, after: string): '' | '\n' {
  return before.length <= LONGEST_PIECE && !/[。；;！!？?]$/.test(before) && !POINT.test(after) ? '' : '\n';
}
