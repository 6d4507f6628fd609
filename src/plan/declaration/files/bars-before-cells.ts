import { kindsOfWord } from '../words/known-words.ts';
import { joint } from './broken-cells.ts';
import { lineRow, placeOf, type SourceRow } from './source-rows.ts';

/**
 * Pages whose cells hold line breaks: a bar begins a cell, whose text stands behind it or on the next lines. Where nearly all bars are alone
 * on their lines, all that stands between two of them is one cell.
 */
export function cellsBehindBars(lines: readonly string[]): SourceRow[] {
  const rows: SourceRow[] = [];
  const barred = lines.filter((line) => line.includes('|'));
  const allLone = barred.filter((line) => /^[\s|]*$/.test(line)).length > barred.length * 0.9;
  const end = lines.findLastIndex((line) => line.includes('|'));
  const isLone = (index: number): boolean => allLone && index > 0 && !/\|/.test(lines[index - 1] ?? '');
  let last: { row: SourceRow; text: string; barred: boolean } | null = null;
  const put = (text: string, index: number, barred: boolean): void => {
    const row = { ...lineRow(text, placeOf(index)), cellLine: text !== '' };
    rows.push(row);
    last = { row, text, barred };
  };
  for (const [index, line] of lines.entries()) {
    const text = line.replaceAll('|', ' ').trim();
    const before = last as { row: SourceRow; text: string; barred: boolean } | null;
    if (line.includes('|')) put(text, index, true);
    else if (text === '') rows.push(lineRow('', placeOf(index)));
    else if (allLone ? index > end : !opensBar(lines, index + 1)) {
      rows.push(lineRow(text, placeOf(index)));
      last = null;
    } else if (before && before.text !== '' && (before.barred || isLone(index)) && !kindsOfWord(text).has('level')) {
      before.text += joint(before.text, text) + text;
      before.row.cells = lineRow(before.text, before.row.where).cells;
    } else put(text, index, false);
  }
  return rows;
}

/** Whether the next line that holds something has a bar. */
function opensBar(lines: readonly string[], from: number): boolean {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === '') at += 1;
  return lines[at]?.includes('|') === true;
}
