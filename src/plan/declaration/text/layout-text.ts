import { kindsOfWord } from '../words/known-words.ts';
import { bare, type Label, type Vocabulary } from '../words/labels.ts';
import { withWholeCells } from './laid-labels.ts';
import { type LaidLine, type Measure, type Piece, piecesOfLine } from './layout-lines.ts';
import {
  crossings,
  isUnlike,
  type LaidColumn,
  type LevelTable,
  levelsOfRows,
  rowsOfLines,
  withBorders,
  withPushedCells,
} from './layout-table.ts';
import type { ColumnRole } from '../layouts/layout.ts';
import { isPageFurniture } from '../words/narrative.ts';
import { lineRow, type SourceRow } from '../files/source-rows.ts';

interface TextLine {
  text: string;
  where: string;
}

/** So much of a table's lines must be indented and have gaps, or the text is not laid out as its page was. */
const LAID_OUT = 0.35;
const WHOLE = 0.75;
const LEVEL_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['level1', 'level2', 'level3']);
const MOST_HEAD_LINES = 3;
/** Lines at the top of a page that further pages repeat. */
const RUNNING = 3;
/** A page that is wider, or has more columns, is none that people print. */
const WIDEST_PAGE = 600;
const MOST_COLUMNS = 40;
/** Tables, words of a head, and lines of a broken heading, beyond which a text is no page of a form. */
const MOST_TABLES = 60;
const MOST_HEAD_WORDS = 200;
const MOST_BROKEN_LINES = 12;
const MOST_LINES_ABOVE = 20;
const HEAD_REST =
  /^(?:[（(].{0,8}[）)]|[（(]?[A-Z/]{1,4}[）)]?|[）)]|\p{Script=Han}|及?改进措施|值|分析|原因分析|指标值|完成值|及措施|情况|原因|完成情况|措施)$/u;
const END =
  /^\s*(?:总分|合计|总计|评价结论|存在问题|改进措施|填表人|填报人|项目负责人|财务负责人|联系人|注\s*\d?[:：]|说明(?:[:：\s]|$)|备注[:：]|其他(?:需要)?说明|年度绩效指标\s*$|[（(]?单位|附?注\s*\d?[:：])/;
const BAND = /^(?:长期|年度|中期|实施期)?[绩效指标]{1,4}$|^(?:长期|年度|中期)$|^[（(]\d{1,3}$|^分[）)]$|^[（(]?\d{1,3}分[）)]$/;

/**
 * Text that keeps the look of its page: blanks stand between the cells, cells take several lines, merged cells stand in the middle of
 * their rows. Its tables as rows of cells again; null where the text is none of that kind.
 */
export function laidOutRows(
  rows: readonly SourceRow[],
  vocabulary: Vocabulary,
  { continued = false, tables = 0 }: { continued?: boolean; tables?: number } = {},
): SourceRow[] | null {
  if (tables >= MOST_TABLES || rows.some((row) => row.grid || row.cellLine)) return null;
  const lines = withoutRunningHeads(rows);
  const at = lines.findIndex(({ text }) => levelHeadings(text, vocabulary) >= 2);
  if (at < 0) return null;
  const last = lines.findIndex(({ text }, index) => index > at && END.test(text));
  let end = last < 0 ? lines.length : last;
  const headings = [...vocabulary.columns.keys()];
  const isHeading = (text: string): boolean =>
    HEAD_REST.test(text) || (text.length >= 2 && headings.some((heading) => heading.startsWith(bare(text))));
  const isRest = ({ text }: TextLine): boolean => piecesOfLine(text, 'alike', 1).every((word) => isHeading(word.text));
  let [from, to] = [at, at + 1];
  while (from > 0 && at - from < MOST_HEAD_LINES && isRest(lines[from - 1] as TextLine)) from -= 1;
  while (to < end && to - at <= MOST_HEAD_LINES && isRest(lines[to] as TextLine)) to += 1;
  const again = lines.findIndex(({ text }, index) => index >= to && index < end && levelHeadings(text, vocabulary) >= 2);
  if (again > 0) end = again;
  const body = lines.slice(to, end);
  const below = lines.slice(to, last < 0 ? lines.length : last);
  const indented = below.filter(({ text }) => /^\s{3}/.test(text)).length;
  const gaps = below.filter(({ text }) => /\S\s{2,}\S/.test(text)).length;
  if (below.length < 4 || body.length < 2 || indented < below.length * LAID_OUT || gaps < below.length * LAID_OUT) return null;
  const table = tableOf(lines.slice(from, to), body, vocabulary, continued);
  const rest = lines.slice(end).map(({ text, where }) => lineRow(text, where));
  return (
    table && [
      ...topOf(withWholeCells(lines.slice(0, from), vocabulary), vocabulary),
      ...table,
      ...(laidOutRows(rest, vocabulary, { continued: again > 0, tables: tables + 1 }) ?? rest),
    ]
  );
}

function withoutRunningHeads(rows: readonly SourceRow[]): TextLine[] {
  const lines = rows
    .map((row) => ({ text: row.cells[0]?.text ?? '', where: row.where }))
    .filter(({ text }) => text.trim() !== '' && !isPageFurniture(text.trim()));
  const heads = new Set(lines.slice(0, RUNNING).map(({ text }) => text.trim()));
  return lines.filter(({ text }, at) => at < RUNNING || !heads.has(text.trim()));
}

function levelHeadings(text: string, vocabulary: Vocabulary): number {
  const roles = piecesOfLine(text, 'alike', 1).map((word) => vocabulary.columns.get(bare(word.text)));
  const found = new Set(roles);
  found.delete(undefined);
  const levels = [...found].filter((role) => role && LEVEL_ROLES.has(role)).length;
  // 指标名称 计量单位 指标性质 …: local forms have no levels.
  return levels === 1 && found.size >= 4 ? 2 : levels;
}

function tableOf(
  head: readonly TextLine[],
  body: readonly TextLine[],
  vocabulary: Vocabulary,
  continued: boolean,
): SourceRow[] | null {
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
  const lines = way.lines.map((line) => withPushedCells(line, way.columns));
  return gridOf(way.columns, lines, vocabulary, { title, continued });
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

/** The headings in their order; one that is broken over lines stands one part above the other. */
function headingsOf(head: readonly TextLine[], measure: Measure, vocabulary: Vocabulary): LaidColumn[] {
  const words = head.flatMap(({ text }) => piecesOfLine(text, measure, 1)).sort((one, other) => one.from - other.from);
  if (words.length > MOST_HEAD_WORDS) return [];
  const columns: LaidColumn[] = [];
  const open: Piece[] = [];
  for (const word of words) {
    const role = vocabulary.columns.get(bare(word.text));
    const above = open.find((other) => Math.abs(other.from - word.from) <= 3);
    const whole = above ? `${above.text}${word.text}` : '';
    const known = vocabulary.columns.get(bare(whole));
    // 值 is a heading, but below 全年完成 its end.
    if (above && known && (!role || word.text.length === 1))
      columns.push({ role: known, heading: whole, from: Math.min(above.from, word.from), to: Math.max(above.to, word.to) });
    else if (role) columns.push({ role, heading: word.text, from: word.from, to: word.to });
    else if (!HEAD_REST.test(word.text)) open.push({ ...word });
  }
  return columns
    .sort((one, other) => one.from - other.from)
    .filter((column, at, all) => at === 0 || column.from > (all[at - 1]?.from ?? 0));
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

/** What stands above the table, with broken headings of its own tables put on one line, and texts beside their labels. */
function topOf(lines: readonly TextLine[], vocabulary: Vocabulary): SourceRow[] {
  const rows: SourceRow[] = [];
  for (let at = 0; at < lines.length; ) {
    const found =
      moneyHead(lines, at) ??
      goalsSideBySide(lines, at) ??
      brokenValue(lines, at, vocabulary) ??
      labelledBlock(lines, at, vocabulary);
    if (found) {
      rows.push(...found.rows);
      at = found.to;
    } else {
      const line = lines[at] as TextLine;
      rows.push(lineRow(line.text, line.where));
      at += 1;
    }
  }
  return rows;
}

interface Taken {
  rows: SourceRow[];
  to: number;
}

/** The headings of the table of money, which cells of several lines put on lines of their own. */
function moneyHead(lines: readonly TextLine[], from: number): Taken | null {
  const words: Piece[] = [];
  let to = from;
  for (; to < Math.min(from + MOST_BROKEN_LINES, lines.length); to++) {
    const own = piecesOfLine(lines[to]?.text ?? '', 'alike', 1);
    const heads = own.filter((word) => isMoneyHeading(word.text));
    const isRest = (word: Piece): boolean =>
      MONEY_REST.test(word.text) || (heads.length > 0 && kindsOfWord(word.text).has('band'));
    if (!own.every((word) => isMoneyHeading(word.text) || isRest(word))) break;
    words.push(
      ...own.filter(
        (word) => !/^[（(]/.test(word.text) && !/^[A-Z/]*[）)]$/.test(word.text) && !kindsOfWord(word.text).has('band'),
      ),
    );
  }
  const headings: Piece[] = [];
  for (const word of words.sort((one, other) => one.from - other.from)) {
    const above = headings.findIndex((other) => !isMoneyHeading(other.text) && Math.abs(other.from - word.from) <= 3);
    if (above >= 0 && !isMoneyHeading(word.text))
      headings[above] = { ...(headings[above] as Piece), text: (headings[above]?.text ?? '') + word.text };
    else headings.push(word);
  }
  const known = headings.map((word) => word.text).filter(isMoneyHeading);
  if (to - from < 2 || known.length < 4) return null;
  return { rows: [lineRow(known.join(' '), lines[from]?.where ?? '')], to };
}

const MONEY_REST = /^(?:[（(].{0,8}[）)]|[（(][A-Z/]{1,4}|[A-Z/]{0,3}[）)]|执行|率|年初|全年|调整后?|预算数?|执行数|预算)$/;

function isMoneyHeading(text: string): boolean {
  return kindsOfWord(text).has('budgetColumn');
}

/** A value that its narrow cell broke into a line above its label and one below. */
function brokenValue(lines: readonly TextLine[], from: number, vocabulary: Vocabulary): Taken | null {
  const [above, line, below] = lines.slice(from, from + 3);
  if (!above || !line || !below) return null;
  const [first, ...more] = piecesOfLine(above.text, 'alike');
  const [last, ...others] = piecesOfLine(below.text, 'alike');
  const label = piecesOfLine(line.text, 'alike').at(-1);
  const isField = label !== undefined && vocabulary.labels.get(bare(label.text))?.kind === 'field';
  if (!first || !last || more.length > 0 || others.length > 0 || !isField || Math.abs(first.from - last.from) > 3) return null;
  if (first.from < label.from || vocabulary.labels.has(bare(first.text))) return null;
  return { rows: [lineRow(`${line.text}  ${first.text}${last.text}`, line.where)], to: from + 3 };
}

const LEFT_GOAL = /^(?:预期目标|中期目标|实施期目标|项目年度目标|年初设定目标|年初绩效目标)$/;
const RIGHT_GOAL = /^(?:年度目标|实际完成情况|年度目标完成情况|全年实际完成情况|目标实际完成情况)$/;

/** The goal and what became of it, side by side over several lines. */
function goalsSideBySide(lines: readonly TextLine[], from: number): Taken | null {
  const text = lines[from]?.text ?? '';
  const head = [...piecesOfLine(text, 'alike'), ...piecesOfLine(text, 'alike', 1)];
  const [left, right] = [
    head.find((piece) => LEFT_GOAL.test(bare(piece.text))),
    head.find((piece) => RIGHT_GOAL.test(bare(piece.text))),
  ];
  if (!left || !right) return null;
  const middle = (left.to + right.from) / 2;
  const texts: [string[], string[]] = [[], []];
  let to = from + 1;
  for (; to < lines.length; to++) {
    const pieces = piecesOfLine(lines[to]?.text ?? '', 'alike').filter(
      ({ text, from: place }) => !(place < left.from && (text.length < 6 || /^[\d.]{0,3}(?:年度|项目)/.test(text))),
    );
    if (
      pieces.some(({ text }) => kindsOfWord(text.replace(/\s.*$/, '')).has('budgetColumn')) ||
      /^\s*\d\.项目实施/.test(lines[to]?.text ?? '')
    )
      break;
    for (const [at, piece] of pieces.entries()) {
      const isRight = at > 0 || (pieces.length === 1 && piece.from >= middle);
      texts[isRight ? 1 : 0].push(piece.text);
    }
  }
  const where = lines[from]?.where ?? '';
  const row = (label: string, text: readonly string[]): SourceRow => ({
    cells: [
      { text: label, column: 0, span: 1 },
      { text: text.join('\n'), column: 1, span: 1 },
    ],
    grid: true,
    where,
  });
  return { rows: [row(left.text, texts[0]), row(right.text, texts[1])], to };
}

/** A section, or 总体目标, which heads the text of the goal. */
function isPart(known: Label | undefined, text: string): boolean {
  return known?.kind === 'section' || (known?.kind === 'band' && /目标$/.test(bare(text)));
}

const INDENT = /^\s{6,}\S/;

/** A text of several lines beside its label, which stands on their middle. */
function labelledBlock(lines: readonly TextLine[], from: number, vocabulary: Vocabulary): Taken | null {
  let label = from;
  while (label - from <= MOST_LINES_ABOVE && INDENT.test(lines[label]?.text ?? '')) label += 1;
  const above = label - from;
  const [head, ...rest] = piecesOfLine(lines[label]?.text ?? '', 'alike');
  const known = head && vocabulary.labels.get(bare(head.text));
  const own = rest.map((piece) => piece.text).join(' ');
  if (
    !head ||
    !isPart(known, head.text) ||
    above > MOST_LINES_ABOVE ||
    (above === 0 && own === '') ||
    vocabulary.labels.has(bare(own))
  )
    return null;
  if (
    lines
      .slice(from, label)
      .some(({ text }) => vocabulary.labels.has(bare(text.trim().split(/\s/)[0] ?? '')) || piecesOfLine(text, 'alike').length > 1)
  )
    return null;
  let below = 0;
  while (below < above && INDENT.test(lines[label + 1 + below]?.text ?? '')) below += 1;
  const texts = [
    ...lines.slice(from, label).map(({ text }) => text.trim()),
    ...(own ? [own] : []),
    ...lines.slice(label + 1, label + 1 + below).map(({ text }) => text.trim()),
  ];
  const row: SourceRow = {
    cells: [
      { text: head.text, column: 0, span: 1 },
      { text: texts.join('\n'), column: 1, span: 1 },
    ],
    grid: true,
    where: lines[from]?.where ?? '',
  };
  return { rows: [row], to: label + 1 + below };
}
