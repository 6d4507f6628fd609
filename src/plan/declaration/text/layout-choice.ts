import { bare, labelOfCell, segmentsOfLine, type Vocabulary, vocabularyOf } from '../words/labels.ts';
import { layouts } from '../layouts/layouts.ts';
import type { Layout } from '../layouts/layout.ts';
import { hasOwnSign } from '../table/indicator-table.ts';
import { type SourceRow, textOfRow } from '../files/source-rows.ts';

const TITLE_ROWS = 25;
const TITLE_WORTH = 40;
/** A line that is nothing but the title of a form. */
export const FORM_TITLE = /^(?:(?:19|20)\d{2}年度?)?[^\d≥≤]{0,20}绩效(?:目标|自评)[^\d≥≤]{0,6}表(?:续)?$/;
const PROJECT = /项目(?:支出)?名称/;
/** Rows below a title in which its project is named. */
const HEAD_ROWS = 6;
/** A sentence that tells of evaluations, or of a notice about them, is no title. */
const SELF_TITLE =
  /^(?!.*(?:关于|通知))[^。；;，,]*(?:自评(?:价)?表|(?:绩效|目标)自评(?!了|得分|等级|[，,。；;、]|工作(?:[，,。；;]|的?开展|情况)))/;

/**
 * The layout that explains most of the form: its title first, then how many of its labels and headings occur. Null when nothing fits. Of
 * several forms in one file the first is looked at.
 */
export function chooseLayout(all: readonly SourceRow[], known: readonly Layout[] = layouts): Layout | null {
  const rows = all.slice(0, endOfFirst(all));
  const heads = rows.slice(0, TITLE_ROWS).map((row) => bare(textOfRow(row)));
  const headings = new Set(
    rows.flatMap((row) => row.cells.flatMap((cell) => (row.grid ? [bare(cell.text)] : cell.text.split(/\s+/).map(bare)))),
  );
  const cells = rows.slice(0, 400);
  const titled = heads.some((head) => SELF_TITLE.test(head));
  let best: { layout: Layout; worth: number } | null = null;
  for (const layout of known) {
    const vocabulary = vocabularyOf(layout);
    const labels = new Set(cells.flatMap((row) => labelsOfRow(row, vocabulary)));
    const columns = [...vocabulary.columns.keys()].filter((name) => headings.has(name)).length;
    const levels = [...vocabulary.level1].filter((name) => headings.has(name)).length;
    const actual = titled || columnsOf(layout, headings, 'actual');
    const title = titleWorth(layout, heads);
    // A title, or most of a table's head: a report that names a few labels is no form.
    if (labels.size + columns + levels < 3 || (title === 0 && columns < 3)) continue;
    // A form that prints actual values is a self-evaluation whatever its title, and one that does not is none.
    const kindFits = (layout.kind === 'self-evaluation') === actual ? TITLE_WORTH * 2 : 0;
    const worth = kindFits + title + labels.size + columns + levels * 3;
    if (!best || worth > best.worth) best = { layout, worth };
  }
  return best?.layout ?? layoutOfPart(cells, known);
}

/** Where a further title names a project once more. A title alone is one printed again on the next page. */
export function endOfFirst(rows: readonly SourceRow[]): number {
  const texts = rows.map((row) => bare(textOfRow(row)));
  const named = texts.findIndex((text) => PROJECT.test(text));
  const next = texts.findIndex(
    (text, at) =>
      named >= 0 &&
      at > named &&
      FORM_TITLE.test(text) &&
      texts.slice(at + 1, at + 1 + HEAD_ROWS).some((below) => PROJECT.test(below)),
  );
  return next < 0 ? rows.length : next;
}

const FEWEST_PAIRS = 2;
const FEWEST_BOUNDS = 2;
/** So many first levels each with one of their second levels, in cells of their own: a table of indicators, bounds or none. */
const SURE_PAIRS = 4;
/** Behind the levels of a self-evaluation: the name, the target, and what came of it. */
const CELLS_OF_RESULT = 3;
const CONCLUDES = /评价结论|存在问题|改进措施|偏差原因|自评得分/;

/**
 * The layout of a table of indicators without its head, as a page that was cut shows it: first levels each followed by one of their second
 * levels, and bounds. What stands below it makes it a self-evaluation.
 */
function layoutOfPart(rows: readonly SourceRow[], known: readonly Layout[]): Layout | null {
  const lines = rows.map((row) =>
    row.grid
      ? row.cells.map((cell) => cell.text.trim()).filter(Boolean)
      : row.cellLine
        ? [textOfRow(row)].filter(Boolean)
        : textOfRow(row)
            .split(/[\s\u3000]+/)
            .filter(Boolean),
  );
  const words = lines.flat();
  const concludes = words.some((word) => CONCLUDES.test(word));
  const kind = concludes ? 'self-evaluation' : 'target';
  const layout = known.find((one) => one.kind === kind);
  if (!layout || words.length > 400) return null;
  if (rows.some((row) => row.cellLine)) {
    const celled = layoutOfCells(words, concludes, known);
    if (celled) return celled;
  }
  const pairs = pairsIn(words, layout).length;
  const bounds = words.filter((word) => /[≥≤=＝>＜<]\s?\d/.test(word)).length;
  const signed = rows.filter(hasOwnSign).length;
  return (pairs >= FEWEST_PAIRS && bounds + signed >= FEWEST_BOUNDS) || (pairs > 0 && signed > FEWEST_BOUNDS) ? layout : null;
}

/** The places of first levels before one of their second levels. */
function pairsIn(words: readonly string[], layout: Layout): number[] {
  const { children } = vocabularyOf(layout);
  return words.flatMap((word, at) => (children.get(bare(word))?.has(bare(words[at + 1] ?? '')) ? [at] : []));
}

/** The same where each cell has a line: what stands behind the levels says whether results are told. */
function layoutOfCells(words: readonly string[], concludes: boolean, known: readonly Layout[]): Layout | null {
  const fitting = known.filter((one) => pairsIn(words, one).length >= SURE_PAIRS);
  const [first] = fitting;
  if (!first) return null;
  const places = pairsIn(words, first);
  const told = places.slice(1).every((place, at) => place - (places[at] ?? 0) - 2 >= CELLS_OF_RESULT);
  return fitting.find((one) => one.kind === (concludes || told ? 'self-evaluation' : 'target')) ?? null;
}

function columnsOf(layout: Layout, headings: ReadonlySet<string>, role: 'actual'): boolean {
  const names =
    layout.kind === 'self-evaluation'
      ? layout.columns[role]
      : layouts.find((other) => other.kind === 'self-evaluation')?.columns[role];
  return (names ?? []).some((name) => headings.has(name) && name !== '实际完成情况' && name !== '完成情况');
}

function titleWorth(layout: Layout, heads: readonly string[]): number {
  const lengths = layout.titles
    .map(bare)
    .filter((title) => heads.some((head) => head.includes(title)))
    .map((title) => title.length);
  return lengths.length > 0 ? TITLE_WORTH + Math.max(...lengths) : 0;
}

function labelsOfRow(row: SourceRow, vocabulary: Vocabulary): string[] {
  if (!row.grid)
    return segmentsOfLine(row.cells[0]?.text ?? '', vocabulary).flatMap((segment) => (segment.label ? [segment.label.text] : []));
  return row.cells.flatMap((cell) => labelOfCell(cell.text, vocabulary)?.label?.text ?? []);
}
