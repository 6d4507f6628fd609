import { FORM_TITLE } from '../text/layout-choice.ts';
import { kindsOfWord } from '../words/known-words.ts';
import { bare } from '../words/labels.ts';
import { joint } from './broken-cells.ts';
import { lineRow, placeOf, type SourceRow } from './source-rows.ts';

/** The first label of a form, an upright one at most. */
const MOST_BREAKS = 4;

/**
 * Pages whose cells hold line breaks: a bar begins a cell, whose text stands behind it or on the next lines. Where nearly all bars are alone
 * on their lines, all that stands between two of them is one cell.
 */
export function cellsBehindBars(lines: readonly string[]): SourceRow[] {
  const rows: SourceRow[] = [];
  const barred = lines.filter((line) => line.includes('|'));
  const allLone = barred.filter((line) => /^[\s|]*$/.test(line)).length > barred.length * 0.9;
  const end = lines.findLastIndex((line) => line.includes('|'));
  const begin = firstCell(lines);
  const isLone = (index: number): boolean => allLone && index > 0 && !/\|/.test(lines[index - 1] ?? '');
  let last: { row: SourceRow; text: string; barred: boolean } | null = null;
  const put = (text: string, index: number, barred: boolean): void => {
    const row = { ...lineRow(text, placeOf(index)), cellLine: text !== '' };
    rows.push(row);
    last = { row, text, barred };
  };
  for (const [index, line] of lines.entries()) {
    const text = line.replaceAll('|', ' ').trim();
    const above = (lines[index - 1] ?? '').trim();
    const before = last as { row: SourceRow; text: string; barred: boolean } | null;
    if (line.includes('|')) put(text, index, true);
    else if (text === '') rows.push(lineRow('', placeOf(index)));
    else if (allLone ? index < begin || index > end : !opensBar(lines, index + 1)) {
      // A title broken over two lines.
      const broken = index < begin && ![above, text].some(isTitle) && isTitle(above + text);
      if (broken) rows[index - 1] = lineRow('', placeOf(index - 1));
      rows.push(lineRow(broken ? above + text : text, placeOf(index)));
      last = null;
    } else if (before && before.text !== '' && (before.barred || isLone(index)) && !isNext(before.text, text, allLone)) {
      before.text += joint(before.text, text) + text;
      before.row.cells = lineRow(before.text, before.row.where).cells;
    } else put(text, index, false);
  }
  return rows;
}

function isTitle(text: string): boolean {
  return FORM_TITLE.test(bare(text));
}

/** Whether a level below the line of another cell is a cell of its own. Between bars it may be the end of a name: 游客 / 满意度. */
function isNext(before: string, text: string, allLone: boolean): boolean {
  const isLevel = (word: string): boolean => kindsOfWord(word).has('level');
  if (!isLevel(text)) return false;
  return !allLone || (!isLevel(before + text) && (/指标|目标/.test(text) || kindsOfWord(before).size > 0));
}

/** Where the first cell begins: at the lines before the first bar that are a word of the form or its title together, or at the last of them. */
function firstCell(lines: readonly string[]): number {
  const bar = lines.findIndex((line) => line.includes('|'));
  const last = lines.findLastIndex((line, at) => at < bar && line.trim() !== '');
  for (let from = last; from >= 0 && last - from < MOST_BREAKS && bare(lines[from] ?? '') !== ''; from--) {
    const word = lines
      .slice(from, last + 1)
      .map((line) => line.trim())
      .join('');
    if (kindsOfWord(word).size > 0 || isTitle(word)) return from;
  }
  return last;
}

/** Whether the next line that holds something has a bar. */
function opensBar(lines: readonly string[], from: number): boolean {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === '') at += 1;
  return lines[at]?.includes('|') === true;
}
