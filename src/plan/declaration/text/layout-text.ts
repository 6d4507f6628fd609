import type { FormWarning } from '../declaration.contract.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import { columnsOfPage, isAlike, withLevelRests } from './laid-pages.ts';
import { headIn, headingsOf } from './laid-head.ts';
import { topOf } from './laid-top.ts';
import { withWholeCells } from './laid-labels.ts';
import { type LaidColumn, type LaidLine, type Measure, type Piece, piecesOfLine } from './layout-lines.ts';
import { withPushedCells } from './pushed-cells.ts';
import { crossings, isUnlike, type LevelTable, levelsOfRows, rowsOfLines, withBorders } from './layout-table.ts';
import { isPageFurniture } from '../words/narrative.ts';
import { lineRow, type SourceRow } from '../files/source-rows.ts';

interface TextLine {
  text: string;
  where: string;
  page: number;
}

/** So much of a table's lines must be indented and have gaps, or the text is not laid out as its page was. */
const LAID_OUT = 0.35;
const WHOLE = 0.75;
/** Lines at the top of a page that further pages repeat. */
const RUNNING = 3;
/** A page that is wider, or has more columns, is none that people print. */
const WIDEST_PAGE = 600;
const MOST_COLUMNS = 40;
/** Tables beyond which a text is no page of a form. */
const MOST_TABLES = 60;
const END =
  /^\s*(?:总分|合计|总计|评价结论|存在问题|改进措施|填表人|填报人|项目负责人|财务负责人|联系人|注\s*\d?[:：]|说明(?:[:：\s]|$)|备注[:：]|其他(?:需要)?说明|年度绩效指标\s*$|[（(]?单位(?:负责人|领导|[（(:：盖公\s]|$)|附?注\s*\d?[:：])/;
const BAND = /^(?:长期|年度|中期|实施期)?[绩效指标]{1,4}$|^(?:长期|年度|中期)$|^[（(]\d{1,3}$|^分[）)]$|^[（(]?\d{1,3}分[）)]$/;

/**
 * Text that keeps the look of its page: blanks stand between the cells, cells take several lines, merged cells stand in the middle of
 * their rows. Its tables as rows of cells again; null where the text is none of that kind.
 */
export function laidOutRows(
  rows: readonly SourceRow[],
  vocabulary: Vocabulary,
  { continued = false, tables = 0, warnings = [] }: { continued?: boolean; tables?: number; warnings?: FormWarning[] } = {},
): SourceRow[] | null {
  if (tables >= MOST_TABLES || rows.some((row) => row.grid || row.cellLine)) return null;
  const lines = withoutRunningHeads(rows);
  const head = headIn(lines, vocabulary);
  if (!head) return null;
  const { from, to } = head;
  // 改进措施 may be the end of a heading.
  const last = lines.findIndex(({ text }, index) => index >= to && END.test(text));
  let end = last < 0 ? lines.length : last;
  const again = headIn(lines.slice(to, end), vocabulary);
  if (again) end = to + again.at;
  const body = lines.slice(to, end);
  const below = lines.slice(to, last < 0 ? lines.length : last);
  const indented = below.filter(({ text }) => /^\s{3}/.test(text)).length;
  const gaps = below.filter(({ text }) => /\S\s{2,}\S/.test(text)).length;
  if (below.length < 4 || body.length < 2 || indented < below.length * LAID_OUT || gaps < below.length * LAID_OUT) return null;
  const [first = [], ...pages] = byPage(body);
  const alone = pages.length > 0 ? tableOf(lines.slice(from, to), first, vocabulary, continued) : null;
  const further = alone && pages.map((page) => rowsOfPage(page, alone, vocabulary, warnings));
  const whole = further?.every((rows) => rows !== null) ? null : tableOf(lines.slice(from, to), body, vocabulary, continued);
  const table = whole?.rows ?? (alone && [...alone.rows, ...(further ?? []).flatMap((rows) => rows ?? [])]);
  const rest = lines.slice(end).map(({ text, where, page }, at) => ({
    ...lineRow(text, where),
    ...(page > (lines[end + at - 1]?.page ?? page) ? { newPage: true } : {}),
  }));
  return (
    table && [
      ...topOf(withWholeCells(lines.slice(0, from), vocabulary), vocabulary),
      ...table,
      ...(laidOutRows(rest, vocabulary, { continued: again !== null, tables: tables + 1, warnings }) ?? rest),
    ]
  );
}

function withoutRunningHeads(rows: readonly SourceRow[]): TextLine[] {
  let page = 0;
  const lines = rows
    .map((row) => {
      if (row.newPage) page += 1;
      return { text: row.cells[0]?.text ?? '', where: row.where, page };
    })
    .filter(({ text }) => text.trim() !== '' && !isPageFurniture(text.trim()));
  const heads = new Set(lines.slice(0, RUNNING).map(({ text }) => text.trim()));
  return lines.filter(({ text }, at) => at < RUNNING || !heads.has(text.trim()));
}

function tableOf(
  head: readonly TextLine[],
  body: readonly TextLine[],
  vocabulary: Vocabulary,
  continued: boolean,
): PageTable | null {
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
  const lines = withLevelRests(way.lines, way.columns, vocabulary).map((line) => withPushedCells(line, way.columns));
  const rows = gridOf(way.columns, lines, vocabulary, { title, continued });
  return rows && { rows, columns: way.columns };
}

interface PageTable {
  rows: SourceRow[];
  columns: LaidColumn[];
}

function byPage(lines: readonly TextLine[]): TextLine[][] {
  return [...Map.groupBy(lines, ({ page }) => page).values()];
}

/** The rows of a page that does not repeat the head; null where its columns cannot be told, or stand as on the page before. */
function rowsOfPage(
  page: readonly TextLine[],
  { columns }: PageTable,
  vocabulary: Vocabulary,
  warnings: FormWarning[],
): SourceRow[] | null {
  const lines = page.map(({ text, where }) => ({ pieces: wordsBeside(text, 'alike', 0, vocabulary), where }));
  const own = columnsOfPage(lines, columns, vocabulary);
  if (!own || isAlike(own, columns)) return null;
  const found = gridOf(
    own,
    withLevelRests(lines, own, vocabulary).map((line) => withPushedCells(line, own)),
    vocabulary,
    { title: '', continued: true },
  );
  const rows = found?.slice(1).map((row) => ({
    ...row,
    cells: [
      '',
      ...columns.map((column) =>
        textBelow(
          row,
          own.findIndex(({ heading }) => heading === column.heading),
        ),
      ),
    ].map((text, at) => ({ text, column: at, span: 1 })),
  }));
  const named = own.findIndex(({ role }) => role === 'level3');
  const names = rows ? (found ?? []).slice(1).map((row) => `“${textBelow(row, named).slice(0, 20)}”`) : [];
  if (rows)
    warnings.push({
      code: 'columns-inferred',
      message: `${names.join('').slice(0, 400)}在没有表头的一页上，各栏按从左到右的次序读入，请逐行核对`,
      where: page[0]?.where ?? '',
    });
  return rows ?? null;
}

/** What stands in a column; before the first stands the title of the table. */
function textBelow(row: SourceRow, column: number): string {
  return column < 0 ? '' : (row.cells[column + 1]?.text ?? '');
}

/** The words of a line, without the letters of 绩效指标 that stand upright before the first column. */
function wordsBeside(text: string, measure: Measure, left: number, { level1 }: Vocabulary): Piece[] {
  const isLevel = (word: string): boolean =>
    /分[）)]$|^[（(]\d/.test(word) || [...level1].some((name) => name.includes(bare(word)));
  const words = piecesOfLine(text, measure, 1).filter(
    (word) => word.from >= left || (!BAND.test(word.text) && isLevel(word.text)),
  );
  const kept: Piece[] = [];
  for (const word of words) {
    const last = kept.at(-1);
    if (!last || word.from - last.to > 1 || !belongs(last.text, word.text)) kept.push(word);
    else kept[kept.length - 1] = { text: `${last.text} ${word.text}`, from: last.from, to: word.to };
  }
  return kept;
}

/** A figure and its unit, and the parts of a date: the blank between them is no border. */
function belongs(before: string, word: string): boolean {
  return (
    (/\d$/.test(before) && /^[年月日号%‰\p{Script=Han}]/u.test(word)) ||
    (/[年月]$/.test(before) && /^\d/.test(word)) ||
    (/[≥≤><=]$/.test(before) && /^\d/.test(word) && before.length > 2)
  );
}

/** The levels of each row by their column, and how many second levels are none of their first. */
function levelsOf(
  table: LevelTable,
  { level1, level2, children }: Vocabulary,
  centred: boolean,
): { levels: (string[] | null)[]; strange: number } {
  const { columns, rows } = table;
  const valued = columns.findIndex((column) => column.role === 'target');
  const unlike = (level: string, row: number): boolean => isUnlike(level, rows[row]?.cells[valued] ?? '');
  const seconds = columns.map((column) =>
    column.role === 'level2' ? levelsOfRows(table, column, level2, { centred, unlike }) : null,
  );
  const own = seconds.find((names) => names !== null);
  const fits = (level: string, row: number): boolean => {
    const name = own?.[row] ?? '';
    return !level2.has(name) || (children.get(level)?.has(name) ?? true);
  };
  const levels = columns.map((column, at) =>
    column.role === 'level1' ? levelsOfRows(table, column, level1, { fits }) : (seconds[at] ?? null),
  );
  const firsts = levels[columns.findIndex((column) => column.role === 'level1')] ?? [];
  return { levels, strange: rows.filter((_, row) => firsts[row] && !fits(firsts[row], row)).length };
}

function gridOf(
  columns: readonly LaidColumn[],
  lines: readonly LaidLine[],
  vocabulary: Vocabulary,
  { title, continued }: { title: string; continued: boolean },
): SourceRow[] | null {
  const rows = rowsOfLines(lines, columns);
  const [named, valued] = (['level3', 'target'] as const).map((role) => columns.findIndex((column) => column.role === role));
  const whole = rows.filter(({ cells }) => cells[named ?? 0] && cells[valued ?? 0]).length;
  const blank = rows.filter(({ cells }) => /^(?:指标\s?\d{0,2}\s?[:：]?|[.…·]+)$/.test(cells[named ?? 0] ?? '')).length;
  // Where hardly a row comes out whole, the columns were not found.
  if (whole < (rows.length - blank) * WHOLE) return null;
  const table: LevelTable = { rows, lines, columns, continued };
  const beside = levelsOf(table, vocabulary, false);
  const middle = beside.strange > 0 ? levelsOf(table, vocabulary, true) : beside;
  const { levels } = middle.strange < beside.strange ? middle : beside;
  const cells = (texts: readonly string[], where: string): SourceRow => ({
    cells: texts.map((text, column) => ({ text, column, span: 1 })),
    grid: true,
    where,
  });
  return [
    cells([title, ...columns.map((column) => column.heading)], lines[0]?.where ?? ''),
    ...rows.map((row, at) =>
      cells(['', ...row.cells.map((text, column) => levels[column]?.[at] ?? text)], lines[row.first]?.where ?? ''),
    ),
  ];
}
