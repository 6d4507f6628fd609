import type { FormWarning } from '../declaration.contract.ts';
import type { SourceRow } from '../files/source-rows.ts';
import type { Vocabulary } from '../words/labels.ts';
import { gridOf, type LaidGrid, wordsBeside } from './laid-grid.ts';
import { headingsOf } from './laid-head.ts';
import { columnsOfPage, isAlike, scaledColumns, withLevelRests } from './laid-pages.ts';
import { type LaidColumn, type LaidLine, piecesOfLine } from './layout-lines.ts';
import { crossings, withBorders } from './layout-table.ts';
import { withPushedCells } from './pushed-cells.ts';
import { withPointsInPlace } from './pushed-points.ts';

export interface TextLine {
  text: string;
  where: string;
  page: number;
}

/** A page that is wider, or has more columns, is none that people print. */
const WIDEST_PAGE = 600;
const MOST_COLUMNS = 40;

/** The head of a table, and the lines below it. */
interface LaidTable {
  head: readonly TextLine[];
  body: readonly TextLine[];
}

interface PageTable extends LaidGrid {
  columns: LaidColumn[];
}

/**
 * How a page that does not repeat the head stands to the first: its columns in their places, in others, or not to be told; `fitting` where it is
 * read best together with the first, `isClear` where no word of it runs across a border then.
 */
type Further =
  | { kind: 'alike' }
  | { kind: 'fitting'; isClear: boolean }
  | { kind: 'own'; columns: LaidColumn[] }
  | { kind: 'unknown' };

const NUMBER = /^\d{1,3}(?:\.\d{1,2})?分?$/;

/**
 * The rows of a table, page by page: the look of a page is kept for each on its own, so that columns may stand in other places on each. Pages whose
 * columns stand as on the first are read with it; of others every row is named that is in doubt.
 */
export function tableOfPages(
  { head, body }: LaidTable,
  vocabulary: Vocabulary,
  { continued, warnings }: { continued: boolean; warnings: FormWarning[] },
): SourceRow[] | null {
  const [first = [], ...pages] = [...Map.groupBy(body, ({ page }) => page).values()];
  const alone = tableOf({ head, body: pages.length > 0 ? first : body }, vocabulary, continued);
  if (pages.length === 0 || !alone) {
    const whole = pages.length === 0 ? alone : tableOf({ head, body }, vocabulary, continued);
    warnings.push(...(whole?.warnings ?? []));
    return whole?.rows ?? null;
  }
  const furthers = pages.map((page) => {
    const further = furtherOf(page, alone.columns, vocabulary);
    return further ?? unknownOf({ head, body: first }, page, vocabulary);
  });
  const other = furthers.findIndex(({ kind }) => kind !== 'alike' && kind !== 'fitting');
  const leading = other < 0 ? pages.length : other;
  const joint = [...first, ...pages.slice(0, leading).flat()];
  const table = leading > 0 ? (tableOf({ head, body: joint }, vocabulary, continued) ?? alone) : alone;
  const rows = [...table.rows];
  warnings.push(...table.warnings);
  for (const [at, page] of pages.entries()) {
    const further = furthers[at];
    if (!further) continue;
    const places = new Set(page.map(({ where }) => where));
    const isRead = table !== alone && at < leading;
    const found = isRead
      ? { rows: table.rows.slice(1).filter(({ where }) => places.has(where)), warnings: [] }
      : rowsOfPage(page, further, table.columns, vocabulary);
    if (!isRead && found) rows.push(...found.rows);
    warnings.push(...(found?.warnings ?? []));
    const isSure =
      further.kind === 'alike' ||
      (further.kind === 'fitting' && further.isClear && found?.rows.every((row) => isSound(row, table.columns)));
    const isNone = !found || (further.kind !== 'alike' && found.rows.length === 0);
    if (isNone) warnings.push(unreadPage(page));
    else if (!isSure) warnings.push(doubtOf(further, found.rows, table.columns, page));
  }
  return rows;
}

/** Whether each cell of a row holds what its column asks for. */
function isSound(row: SourceRow, columns: readonly LaidColumn[]): boolean {
  return columns.every(({ role }, column) => {
    const text = textBelow(row, column);
    if (role === 'weight' || role === 'score') return NUMBER.test(text);
    // 成本指标 亩均投资: a level that stands in the column of names.
    if (role === 'level3') return text !== '' && !/指标/.test(text);
    return (role !== 'target' && role !== 'actual') || text !== '';
  });
}

function doubtOf(
  { kind }: Further,
  rows: readonly SourceRow[],
  columns: readonly LaidColumn[],
  page: readonly TextLine[],
): FormWarning {
  const named = columns.findIndex(({ role }) => role === 'level3');
  const names = rows.map((row) => `“${textBelow(row, named).slice(0, 20)}”`).join('');
  const how = kind === 'own' ? '各栏按从左到右的次序读入，请逐行核对' : '各栏的位置无法确定，按第一页推断，请逐行核对';
  return { code: 'columns-inferred', message: `${names.slice(0, 400)}在没有表头的一页上，${how}`, where: page[0]?.where ?? '' };
}

/** A page whose columns and rows cannot be told is left out, not guessed. */
function unreadPage(page: readonly TextLine[]): FormWarning {
  const texts = page.map(({ text }) => `“${text.trim().replace(/\s+/g, ' ').slice(0, 40)}”`).join('');
  const message = `没有表头的一页无法分出各栏，其中 ${page.length} 行文字未读入：${texts.slice(0, 900)}`;
  return { code: 'page-unread', message, where: page[0]?.where ?? '' };
}

function tableOf({ head, body }: LaidTable, vocabulary: Vocabulary, continued: boolean): PageTable | null {
  const ways = (['alike', 'double'] as const).flatMap((measure) => {
    const headings = headingsOf(head, measure, vocabulary);
    if (headings.length < 3 || headings.length > MOST_COLUMNS) return [];
    const left = (headings[0]?.from ?? 0) - 1;
    const lines = body.map(({ text, where }) => ({ pieces: wordsBeside(text, measure, left, vocabulary), where }));
    const words = lines.flatMap((line) => line.pieces);
    if (words.some((word) => word.to > WIDEST_PAGE)) return [];
    const columns = withBorders(
      headings,
      lines.map((line) => line.pieces),
    );
    const starts = new Set(headings.map((heading) => heading.from));
    const aligned = words.filter((word) => starts.has(word.from)).length;
    return [{ columns, lines, crossed: crossings(columns, words), aligned }];
  });
  // Where neither way to count the letters runs across a border, words begin below their headings in the right one.
  const [way] = ways.sort((one, other) => one.crossed - other.crossed || other.aligned - one.aligned);
  const band = body
    .flatMap(({ text }) => piecesOfLine(text, 'alike', 1).slice(0, 1))
    .map((word) => word.text)
    .find((text) => /^(?:长期|年度|中期|实施期)绩效/.test(text));
  if (!way) return null;
  const title = band ? `${band.replace(/绩效.*$/, '')}绩效指标` : '';
  const placed = withPointsInPlace(way.lines, way.columns);
  const lines = withLevelRests(placed, way.columns, vocabulary).map((line) => withPushedCells(line, way.columns));
  const grid = gridOf(way.columns, lines, vocabulary, { title, continued });
  return grid && { ...grid, columns: way.columns };
}

function linesOfPage(page: readonly TextLine[], vocabulary: Vocabulary): LaidLine[] {
  return page.map(({ text, where }) => ({ pieces: wordsBeside(text, 'alike', 0, vocabulary), where }));
}

/** Null where the columns of the page cannot be told. */
function furtherOf(page: readonly TextLine[], columns: readonly LaidColumn[], vocabulary: Vocabulary): Further | null {
  const own = columnsOfPage(linesOfPage(page, vocabulary), columns, vocabulary);
  if (!own) return null;
  return isAlike(own, columns) ? { kind: 'alike' } : { kind: 'own', columns: own };
}

/** A page whose columns cannot be told: read together with the first, or by itself, whichever gives more whole rows. */
function unknownOf({ head, body }: LaidTable, page: readonly TextLine[], vocabulary: Vocabulary): Further {
  const joint = tableOf({ head, body: [...body, ...page] }, vocabulary, true);
  if (!joint) return { kind: 'unknown' };
  const { columns } = joint;
  const words = linesOfPage(page, vocabulary).flatMap((line) => line.pieces);
  const places = new Set(page.map(({ where }) => where));
  const sound = (rows: readonly SourceRow[]): number => rows.filter((row) => isSound(row, columns)).length;
  const beside = sound(joint.rows.filter(({ where }) => places.has(where)));
  const apart = sound(rowsOfPage(page, { kind: 'unknown' }, columns, vocabulary)?.rows ?? []);
  const isClear = crossings(columns, words) === 0;
  return isClear || (beside > 0 && beside >= apart) ? { kind: 'fitting', isClear } : { kind: 'unknown' };
}

/** The rows of a page that does not repeat the head, each cell below its heading on the first page. */
function rowsOfPage(
  page: readonly TextLine[],
  further: Further,
  columns: readonly LaidColumn[],
  vocabulary: Vocabulary,
): LaidGrid | null {
  const lines = linesOfPage(page, vocabulary);
  const own = further.kind === 'own' ? further.columns : further.kind === 'unknown' ? scaledColumns(lines, columns) : columns;
  const found = gridOf(
    own,
    withLevelRests(withPointsInPlace(lines, own), own, vocabulary).map((line) => withPushedCells(line, own)),
    vocabulary,
    { title: '', continued: true },
  );
  const places = columns.map((column) => own.findIndex(({ heading }) => heading === column.heading));
  const rows = found?.rows.slice(1).map((row) => ({
    ...row,
    cells: ['', ...places.map((place) => textBelow(row, place))].map((text, at) => ({ text, column: at, span: 1 })),
  }));
  return found && rows ? { rows, warnings: found.warnings } : null;
}

/** What stands in a column; before the first stands the title of the table. */
function textBelow(row: SourceRow, column: number): string {
  return column < 0 ? '' : (row.cells[column + 1]?.text ?? '');
}
