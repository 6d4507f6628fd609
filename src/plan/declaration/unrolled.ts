import { bare, vocabularyOf } from './labels.ts';
import { layouts } from './layouts/all.ts';
import { lineRow, type SourceRow, textOfRow } from './source-rows.ts';

const LONG = 120;

/** A whole table on one line, as some converters leave it, is broken up before its levels, its head and its closing rows. */
export function unrolled(rows: readonly SourceRow[]): SourceRow[] {
  return gathered(rows).flatMap((row) => {
    const text = row.cells[0]?.text ?? '';
    if (row.grid || text.length < LONG || (!/[\s\u3000]?(?:一级指标|一级目标)[\s\u3000]/.test(text) && levelsIn(text) < 3))
      return [row];
    return piecesOf(text).map((piece) => lineRow(piece, row.where));
  });
}

const levelWords = new Set(
  layouts
    .flatMap((layout) => [...vocabularyOf(layout).level2, ...vocabularyOf(layout).level1])
    .filter((word) => word.length >= 4),
);

function levelsIn(text: string): number {
  return text.split(/[\s\u3000]+/).filter((token) => levelWords.has(token)).length;
}

function piecesOf(text: string): string[] {
  const pieces: string[][] = [[]];
  let previous = '';
  let figures = 0;
  for (const token of text.split(/[\s\u3000]+/).filter(Boolean)) {
    const name = token.replace(/[（(][^）)]*[）)]$/, '');
    const isNumber = /^\d+(?:\.\d+)?%?$/.test(token);
    const opens =
      /^(?:一级指标|一级目标|年度资金总额[:：]?|其中[:：].*|项目资金|年度总体目标|总分|合计|总计|主管部门|项目名称)$/.test(
        name,
      ) ||
      levelWords.has(name) ||
      /^(?:注|说明|填表人|联系人)[:：]/.test(token);
    const afterPoints = figures >= 2 && !isNumber;
    const afterTarget =
      /^[≥≤><=＞＜＝]/.test(previous) &&
      !isNumber &&
      !/\d/.test(token) &&
      figures === 0 &&
      !levelWords.has(name) &&
      /\p{Script=Han}{3}/u.test(token);
    if ((opens && !levelWords.has(previous.replace(/[（(]\d+分?[）)]$/, ''))) || afterPoints || afterTarget) pieces.push([]);
    pieces.at(-1)?.push(token);
    figures = isNumber ? figures + 1 : 0;
    previous = token;
  }
  return pieces.map((piece) => piece.join(' ')).filter(Boolean);
}

const headWords = new Set(
  layouts.flatMap((layout) => [...vocabularyOf(layout).columns.keys(), ...vocabularyOf(layout).budgetColumns.keys()]),
);
const budgetRowWords = new Set(layouts.flatMap((layout) => [...vocabularyOf(layout).budgetRows.keys()]));
const FEWEST_HEADINGS = 3;

/** Where a converter left one cell a line, the headings of a table and the figures of a row of money are put on one line again. */
function gathered(rows: readonly SourceRow[]): SourceRow[] {
  const kept: SourceRow[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] as SourceRow;
    const heads = run(rows, at, (text) => headWords.has(bare(text)));
    const isTotal = /^(?:总分|合计|总计)[:：]?$/.test(textOfRow(row)) && !row.grid;
    const isMoney = isTotal || (budgetRowWords.has(bare(textOfRow(row))) && !row.grid);
    const figures = isMoney ? run(rows, at + 1, (text) => /^(?:\d[\d,]*(?:\.\d+)?%?|[-—/]+)$/.test(text)) : [];
    const joined =
      heads.length >= FEWEST_HEADINGS ? heads : figures.length >= (isTotal ? 1 : FEWEST_HEADINGS) ? [row, ...figures] : [];
    if (joined.length === 0) {
      kept.push(row);
      at += 1;
    } else {
      kept.push({ ...lineRow(joined.map(textOfRow).join(' '), row.where), gathered: true });
      at = rows.indexOf(joined.at(-1) as SourceRow) + 1;
    }
  }
  return kept;
}

/** The rows from `from` on that hold one word each, and one that fits; blank lines between them do not count. */
function run(rows: readonly SourceRow[], from: number, fits: (text: string) => boolean): SourceRow[] {
  const found: SourceRow[] = [];
  for (const row of rows.slice(from, from + 60)) {
    const text = textOfRow(row);
    if (text === '') continue;
    if (row.grid || /\s/.test(text) || !fits(text)) break;
    found.push(row);
  }
  return found;
}
