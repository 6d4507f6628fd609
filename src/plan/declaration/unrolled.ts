import { vocabularyOf } from './labels.ts';
import { layouts } from './layouts/all.ts';
import { lineRow, type SourceRow } from './source-rows.ts';

const LONG = 120;

/** A whole table on one line, as some converters leave it, is broken up before its levels, its head and its closing rows. */
export function unrolled(rows: readonly SourceRow[]): SourceRow[] {
  return rows.flatMap((row) => {
    const text = row.cells[0]?.text ?? '';
    if (row.grid || text.length < LONG || !/[\s\u3000]?(?:一级指标|一级目标)[\s\u3000]/.test(text) && levelsIn(text) < 3) return [row];
    return piecesOf(text).map((piece) => lineRow(piece, row.where));
  });
}

const levelWords = new Set(layouts.flatMap((layout) => [...vocabularyOf(layout).level2, ...vocabularyOf(layout).level1]).filter((word) => word.length >= 4));

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
    const opens = /^(?:一级指标|一级目标|年度资金总额[:：]?|其中[:：].*|项目资金|年度总体目标|总分|合计|总计|主管部门|项目名称)$/.test(name) || levelWords.has(name) || /^(?:注|说明|填表人|联系人)[:：]/.test(token);
    const afterPoints = figures >= 2 && !isNumber;
    const afterTarget = /^[≥≤><=＞＜＝]/.test(previous) && !isNumber && !/\d/.test(token) && figures === 0 && !levelWords.has(name) && /\p{Script=Han}{3}/u.test(token);
    if ((opens && !levelWords.has(previous.replace(/[（(]\d+分?[）)]$/, ''))) || afterPoints || afterTarget) pieces.push([]);
    pieces.at(-1)?.push(token);
    figures = isNumber ? figures + 1 : 0;
    previous = token;
  }
  return pieces.map((piece) => piece.join(' ')).filter(Boolean);
}
