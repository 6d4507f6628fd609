import { layouts } from '../layouts/layouts.ts';
import { kindsOfWord } from '../words/known-words.ts';
import { bare } from '../words/labels.ts';
import { levelName } from '../words/level-words.ts';
import type { SourceRow } from './source-rows.ts';

const FEWEST_HEADINGS = 3;
const firstLevels = new Set(layouts.flatMap(({ levels }) => Object.keys(levels)));

/** Whether a cell names a first level of some form, points or not. */
export function isFirstLevel(text: string): boolean {
  return firstLevels.has(levelName(text) ?? '');
}

/** The place of the head of the indicators among rows of cells; -1 where there is none. */
export function headOfBars(rows: readonly (readonly string[])[]): number {
  return rows.findIndex(
    (cells) =>
      cells.some((text) => /^一级/.test(bare(text))) &&
      cells.filter((text) => kindsOfWord(text).has('column')).length >= FEWEST_HEADINGS,
  );
}

/** A bar before the first cell and one behind the last. */
export const FRAMED = /^\s*\|.*\|\s*$/;

/** The bar that ends every line of a table whose head ends with one. */
export function closingBar(head: string): RegExp {
  return head.trimEnd().endsWith('|') ? /\|$/ : /$/;
}

/**
 * Whether outer bars are the borders of blank cells, that of a merged level and that of the reason: the head has none, and more rows have as
 * many cells as it when theirs are counted so.
 */
export function isOpenByHead(barred: readonly string[]): boolean {
  const head = (barred[headOfBars(barred.map((line) => line.split('|')))] ?? '').trim();
  if (head === '' || FRAMED.test(head)) return false;
  const closing = closingBar(head);
  const fitting = (count: (line: string) => number): number => barred.filter((line) => count(line) === count(head)).length;
  const open = (line: string): number => line.trim().replace(closing, '').split('|').length;
  const framed = (line: string): number => line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').length;
  return fitting(open) > fitting(framed);
}

/**
 * The rows of the table of indicators whose columns can be counted although other rows of the text have other numbers of cells: each has as
 * many cells as the head, a first level or a blank where the head has it, and a target. Null where one of them does not.
 */
export function countedTable(rows: readonly SourceRow[]): { from: number; to: number } | null {
  const texts = rows.map((row) => (row.grid ? row.cells.map((cell) => cell.text) : []));
  const from = headOfBars(texts);
  const head = texts[from]?.map(bare) ?? [];
  const first = head.findIndex((text) => /^一级/.test(text));
  const target = head.findIndex((text) => kindsOfWord(text).has('column') && /(?:指标|目标)值$/.test(text));
  if (from < 0 || target <= first || head.includes('')) return null;
  let to = from + 1;
  for (; to < rows.length; to += 1) {
    const cells = texts[to] ?? [];
    if (rows[to]?.grid ? isBelow(cells) : isProseBelow(rows.slice(to))) break;
    if (!rows[to]?.grid && rows[to]?.cells.every(({ text }) => text.trim() === '')) continue;
    const level = cells[first] ?? '';
    if (cells.length !== head.length || !(level === '' || isFirstLevel(level)) || (cells[target] ?? '') === '') return null;
  }
  return to > from + 1 ? { from, to } : null;
}

/** Whether a row stands below the table: the total, or who filled in the form. */
function isBelow(cells: readonly string[]): boolean {
  const kinds = kindsOfWord(cells.find((text) => text !== '') ?? '');
  return !kinds.has('level') && ['closing', 'field', 'section', 'budgetRow'].some((kind) => kinds.has(kind as 'closing'));
}

/** Whether only lines without cells follow: inside of the table one may be the rest of a cell. */
function isProseBelow(rows: readonly SourceRow[]): boolean {
  return rows.every((row) => !row.grid) && rows.some((row) => row.cells.some(({ text }) => text.trim() !== ''));
}
