import { hasHtmlTable, rowsOfHtml } from './html-rows.ts';
import { kindsOfWord } from '../words/known-words.ts';
import { bare } from '../words/labels.ts';
import { cellsBehindBars } from './bars-before-cells.ts';
import { closingBar, countedTable, FRAMED, headOfBars, isFirstLevel, isOpenByHead } from './barred-table.ts';
import { cellsOfPieces, startOfCell } from './broken-cells.ts';
import { lineRow, placeOf, type SourceRow } from './source-rows.ts';

/** The lines as they are written, under the numbers that `rowsOfText` gives them; of HTML the rows of its tables. */
export function linesOfText(text: string): SourceRow[] {
  if (hasHtmlTable(text)) return rowsOfHtml(text);
  return linesIn(text).map((line, index) => lineRow(line.replaceAll('\v', '\n'), placeOf(index)));
}

function linesIn(text: string): string[] {
  return withQuotedCells(text).split(/\r\n|[\r\n\u2028\u2029\f]/);
}

/** The numbers of the lines that a further page begins with. */
function pagesIn(text: string): ReadonlySet<number> {
  let at = 0;
  const pages = text.split('\f').slice(0, -1);
  return new Set(
    pages.map((page) => {
      at += linesIn(page).length;
      return at;
    }),
  );
}

/** Lines that a page of a sharing site cut a text into are longer than those that people write. */
const LONG_PIECE = 150;

/** Sharing sites cut the text of a document into numbered pieces anywhere: `1、…`, and on the next line `2、` and the rest of the word. */
function withoutPieces(lines: readonly string[]): readonly string[] {
  const all = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at]));
  // What the site says of itself may stand above the first piece.
  const [first = 0, ...others] = all.slice(
    Math.max(
      all.findIndex((at) => lines[at]?.startsWith('1、')),
      0,
    ),
  );
  const head = lines[first] ?? '';
  if (others.length === 0 || head.length < LONG_PIECE || !others.every((at, index) => lines[at]?.startsWith(`${index + 2}、`)))
    return lines;
  const whole = others.map((at, index) => (lines[at] ?? '').slice(`${index + 2}、`.length));
  return lines.map((line, at) => (at < first ? line : at === first ? head.replace(/^1、/, '') + whole.join('') : ''));
}

/** The head of the table on one line. */
function isHead(line: string): boolean {
  return line.split(/[\s\u3000]+/).filter((word) => kindsOfWord(word).has('column')).length >= 3;
}

/** A text with an empty line below every other: printed in two line spacings, or from a page that made each line a paragraph. */
function isDoubleSpaced(lines: readonly string[]): boolean {
  const written = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at]));
  const apart = written.filter((at) => (lines[at + 1] ?? '').trim() === '').length;
  return written.length >= FEWEST_PARAGRAPHS && apart > written.length * 0.97 && lines.some(isHead);
}

/** Without the empty line below each line: what is empty beyond that was so before. */
function withoutSpacing(rows: readonly SourceRow[], lines: readonly string[]): SourceRow[] {
  return rows.filter((_, at) => at === 0 || lines[at]?.trim() !== '' || lines[at - 1]?.trim() === '');
}

const FEWEST_PARAGRAPHS = 30;
const FEWEST_BLANK = 3;

/**
 * A web page's table saved as text, a paragraph for each cell and an empty line between them: a paragraph of nothing but a blank is a blank
 * cell. Null where the text has no such paragraphs.
 */
function paragraphCells(lines: readonly string[]): SourceRow[] | null {
  const isBlankCell = (at: number): boolean =>
    lines[at] !== '' && lines[at]?.trim() === '' && lines[at - 1] === '' && (lines[at + 1] ?? '') === '';
  const alone = lines.filter((line, at) => line !== '' && (lines[at - 1] ?? '') === '' && (lines[at + 1] ?? '') === '').length;
  const spaced = alone > lines.filter((line) => line !== '').length * 0.97;
  if (!spaced && lines.filter((_, at) => isBlankCell(at)).length < FEWEST_BLANK) return null;
  const cells: { text: string; index: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const last = cells.at(-1);
    // A label below the title begins a cell, whether an empty line parts them or not.
    const begins = line.trim().length >= 4 && kindsOfWord(line.trim()).has('field');
    if (last && index > 0 && lines[index - 1] !== '' && !begins) last.text += line.trim();
    else cells.push({ text: line.trim(), index });
  }
  if (cells.length < FEWEST_PARAGRAPHS) return null;
  return withWholeCells(cells).map(({ text, index }) => ({ ...lineRow(text, placeOf(index)), cellLine: true }));
}

/** The points of a level, in a paragraph of their own below its name; a bracket may be lost. */
const LEVEL_POINTS = /^[（(]?\d{1,3}分?[）)]$/;

/** Words of the form of which a narrow cell made several paragraphs: 年初 / 预算数, 经济效益 / 指标. */
function withWholeCells(cells: readonly { text: string; index: number }[]): { text: string; index: number }[] {
  const whole: { text: string; index: number }[] = [];
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as { text: string; index: number };
    const last = whole.at(-1);
    if (LEVEL_POINTS.test(cell.text) && last && kindsOfWord(last.text).has('level')) {
      last.text += cell.text;
      continue;
    }
    const count = [3, 2].find((parts) => {
      const texts = cells.slice(at, at + parts).map(({ text }) => text);
      // （2023年度） above 项目名称 is no part of it.
      if (texts.length < parts || texts.includes('') || bare(cell.text) === '') return false;
      if (kindsOfWord(texts.join('')).size === 0) return false;
      // 偏差原因 / 分析及 / 改进措施: two of the three are headings, too.
      return texts.some((text) => kindsOfWord(text).size === 0) || texts.at(-1) === '指标';
    });
    const parts = cells.slice(at, at + (count ?? 1));
    whole.push({ ...cell, text: parts.map(({ text }) => text).join('') });
    at += parts.length - 1;
  }
  return whole;
}

/** Lines of text; a line with tabs or with bars between its parts is a table row, and so is a row of a table in HTML. */
export function rowsOfText(text: string): SourceRow[] {
  if (hasHtmlTable(text)) return rowsOfHtml(text);
  const lines = withoutPieces(linesIn(text));
  // The menu of a page has bars too: beside a table with tabs they part no cells.
  const tabbed = lines.filter((line) => line.includes('\t')).length;
  if (hasBars(lines) && lines.filter((line) => line.includes('|')).length >= tabbed)
    return rowsOfBars(lines.map(withoutMarkdown));
  const separated = commaSeparated(lines);
  if (separated) return separated;
  const spaced = isDoubleSpaced(lines);
  const paragraphs = spaced ? null : paragraphCells(lines);
  if (paragraphs) return paragraphs;
  const pages = pagesIn(text);
  const rows = lines.map((line, index) => ({
    ...(line.includes('\t') ? tabbedRow(line, index) : lineRow(line, placeOf(index))),
    ...(pages.has(index) ? { newPage: true } : {}),
  }));
  return withLooseRows(spaced ? withoutSpacing(rows, lines) : rows);
}

/**
 * Where the blank cells of merged levels were dropped, a row begins with a name or a second level below the heading of the first: the columns
 * of the table are none that can be counted.
 */
function withLooseRows(rows: SourceRow[]): SourceRow[] {
  const head = rows.findIndex(
    (row) => row.counted && row.cells.filter(({ text }) => kindsOfWord(text).has('column')).length >= 3,
  );
  const cells = rows[head]?.cells ?? [];
  const levels = cells.findIndex(({ text }) => /^一级/.test(text));
  const isDropped = ({ counted, cells: own }: SourceRow): boolean => {
    const first = own[0]?.text ?? '';
    // 绩效指标 beside the whole table may have a column of its own.
    const fits = levels === 0 ? isFirstLevel(first) : kindsOfWord(first).has('band');
    return counted === true && own.length > 1 && own.length < cells.length && first !== '' && !fits;
  };
  if (levels !== 0 && (levels !== 1 || !kindsOfWord(cells[0]?.text ?? '').has('band'))) return rows;
  const end = rows.findIndex((row, at) => at > head && kindsOfWord(row.cells[0]?.text ?? '').has('closing'));
  const table = rows.slice(head, end < 0 ? undefined : end);
  if (!table.some(isDropped)) return rows;
  const loose = table.map(({ counted, ...row }) => (counted ? { ...row, loose: true } : row));
  return [...rows.slice(0, head), ...loose, ...(end < 0 ? [] : rows.slice(end))];
}

/** Signs of Markdown and HTML that say how a text looks, not what it says. */
function withoutMarkdown(line: string): string {
  return (
    line
      .replace(/^\s{0,3}#{1,6}\s+/, '')
      .replace(/<br\s{0,2}\/?>/gi, '\v')
      // ≥**人 is a figure that a template leaves open.
      .replace(/(^|[\s|])\*\*(?=\S)([^*|]{1,200}?)(?<=\S)\*\*(?=$|[\s|:：])/g, '$1$2')
      .replace(/&nbsp;/g, ' ')
  );
}

/** Spreadsheets put a cell of several lines between quotation marks when it is copied as text. */
function withQuotedCells(text: string): string {
  if (!text.includes('\t"') && !text.includes('\n"')) return text;
  return text.replace(
    /(^|[\t\n])"((?:[^"\t]|""){0,4000})"(?=[\t\r\n]|$)/g,
    (_, before: string, cell: string) => `${before}${cell.replaceAll('""', '"').replace(/\r?\n/g, '\v')}`,
  );
}

const FEWEST_COMMAS = 2;
const MOST_PLAIN = 6;

/** Lines of a spreadsheet that was saved as .csv: every line has the same number of commas outside quotation marks. */
function commaSeparated(lines: readonly string[]): SourceRow[] | null {
  const rows = lines.map((line) => cellsOfCommas(line));
  // The title above and the note below may have no cells beside them.
  const filled = rows.filter((cells) => cells.length > 1);
  const width = filled[0]?.length ?? 0;
  const plain = rows.filter((cells, at) => cells.length === 1 && lines[at]?.trim() !== '');
  if (width <= FEWEST_COMMAS || filled.length < 5 || !filled.every((cells) => cells.length === width)) return null;
  if (plain.length > MOST_PLAIN) return null;
  return rows.map((cells, index) => (cells.length > 1 ? tableRow(cells, index) : lineRow(lines[index] ?? '', placeOf(index))));
}

function cellsOfCommas(line: string): string[] {
  const cells = [''];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) cells.push('');
    else cells[cells.length - 1] += letter;
  }
  return cells.map((cell) => cell.trim());
}

function tabbedRow(line: string, index: number): SourceRow {
  const cells = line.split('\t').map((text, column) => ({ text: text.replaceAll('\v', '\n').trim(), column, span: 1 }));
  return { cells, grid: true, counted: true, where: `第${index + 1}行` };
}

/** Whether bars part the cells of this text: lines of several cells, or many lines that each end with one. */
function hasBars(lines: readonly string[]): boolean {
  return lines.some((line) => line.split('|').length > 2) || lines.filter((line) => line.trimEnd().endsWith('|')).length >= 6;
}

/** A line of a Markdown table that only draws its frame. */
const FRAME = /^[\s|:+-]+$/;
const isFrame = (line: string): boolean => FRAME.test(line) && line.includes('-');

/**
 * Rows of text whose cells are parted by bars. Converters write a bar after each cell and one more for each column that a
 * merged cell covers, so that columns cannot be counted unless every row has the same number of cells.
 */
function rowsOfBars(lines: readonly string[]): SourceRow[] {
  const barred = lines.filter((line) => line.includes('|'));
  // A row that begins with a blank cell begins with a bar in either style.
  const begun = barred.filter((line) => !/^\s*\|[\s|]*\|\s*[^\s|]/.test(line));
  const styled = begun.length > 2 ? begun : barred;
  const outer = styled.filter((line) => FRAMED.test(line) || /^\|\s*$/.test(line)).length > styled.length * 0.5;
  const framed = outer && !isOpenByHead(barred);
  if (barred.filter((line) => LED_BY_BAR.test(line)).length > barred.length * 0.8) return cellsBehindBars(lines);
  const single = barred.filter((line) => /^[^|]*\|[\s|]*$/.test(line)).length;
  if (single > barred.length * 0.8) return cellLines(lines);
  if (framed && lines.some(holdsTable)) return cellsOfBars(lines);
  return framed ? framedRows(lines) : openRows(lines);
}

/** Each line is a cell; a bar alone is a blank cell, several bars are the rest of a merged one. Lines without their bar may go on in the next. */
function cellLines(lines: readonly string[]): SourceRow[] {
  const rows = lines.map((line, index) => ({
    ...lineRow(withoutBarsBehind(line), placeOf(index)),
    cellLine: line.includes('|'),
  }));
  for (const [end, line] of lines.entries()) {
    const from = line.includes('|') && withoutBarsBehind(line) !== '' ? startOfCell(lines, end) : end;
    if (from === end) continue;
    const pieces = lines.slice(from, end + 1).map((piece) => withoutBarsBehind(piece));
    for (const cell of cellsOfPieces(pieces)) {
      for (let at = cell.from; at < cell.to; at++) rows[from + at] = { ...lineRow('', placeOf(from + at)), cellLine: false };
      rows[from + cell.to] = { ...lineRow(cell.text, placeOf(from + cell.to)), cellLine: true };
    }
  }
  return rows;
}

/** A bar with one cell behind it, or bars alone. */
const LED_BY_BAR = /^\s*\|[^|]*$|^[\s|]*$/;

/** The head of the table and its first row on one line: bars part the cells, but lines no rows. */
function holdsTable(line: string): boolean {
  const cells = line.split('|').map((cell) => cell.trim());
  const head = cells.findIndex((cell) => /^三级\s?指标$/.test(cell));
  return head > 0 && cells.slice(head).some((cell) => /^(?:数量|质量|经济成本)\s?指标$/.test(cell));
}

/** Each cell between bars as a line of its own; blank cells cannot be told from the ends of rows. */
function cellsOfBars(lines: readonly string[]): SourceRow[] {
  return lines.flatMap((line, index) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .filter(Boolean)
      .map((cell) => ({
        ...lineRow(cell.replace(/(?<=\p{Script=Han})\s(?=\p{Script=Han})/gu, ''), placeOf(index)),
        cellLine: true,
      })),
  );
}

function withoutBarsBehind(line: string): string {
  let end = line.length;
  while (end > 0 && /[\s|]/.test(line[end - 1] ?? '')) end -= 1;
  return line.slice(0, end).trim();
}

/** `| a | b |`: a line that begins with a bar begins a row, and others go on with the row above. */
function framedRows(lines: readonly string[]): SourceRow[] {
  const rows: { cells: string[]; index: number; open: boolean }[] = [];
  const others: { line: string; index: number }[] = [];
  // A row of a Markdown table has one line, whatever stands below it.
  const oneLined = lines.some((line) => line.includes('|') && isFrame(line.trim()));
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (isFrame(text)) continue;
    const last = rows.at(-1);
    if (!text.includes('|') && (oneLined || !last?.open)) {
      others.push({ line, index });
      if (last) last.open = false;
    } else if (/^\|{2,}$/.test(text) && last?.open)
      last.cells.push(
        ...text
          .slice(1)
          .split('')
          .map(() => ''),
      );
    else if (text.startsWith('|')) rows.push({ ...openedRow(text.slice(1)), index });
    else if (last) goOn(last, text);
    // The rest of a table that was cut inside of a row.
    else if (text.includes('|')) rows.push({ ...openedRow(text), index });
    else others.push({ line, index });
    const row = rows.at(-1);
    if (row && text === '') row.open = false;
  }
  const placed = [
    ...rows.map((row) => ({ index: row.index, row: tableRow(row.cells, row.index) })),
    ...others.map(({ line, index }) => ({ index, row: lineRow(line, placeOf(index)) })),
  ];
  return trusted(placed.sort((one, other) => one.index - other.index).map(({ row }) => row));
}

function openedRow(text: string): { cells: string[]; open: boolean } {
  const cells = text.split('|').map((cell) => cell.trim());
  // What stands behind the last bar is a cell that goes on in the next line; behind it a line may hold further cells.
  if (cells.at(-1) === '') cells.pop();
  return { cells, open: true };
}

function goOn(row: { cells: string[] }, text: string): void {
  const { cells } = openedRow(text);
  row.cells.push(...cells);
}

/** `a | b |`: every line is a row. Where the head of the table ends without a bar, one at the end of a line stands before a blank cell. */
function openRows(lines: readonly string[]): SourceRow[] {
  const head = lines[headOfBars(lines.map((line) => line.split('|')))] ?? '|';
  const closing = closingBar(head);
  return trusted(
    lines.map((line, index) => {
      if (isFrame(line) && line.includes('|')) return lineRow('', placeOf(index));
      if (!line.includes('|')) return lineRow(line, placeOf(index));
      return tableRow(
        line
          .trimEnd()
          .replace(closing, '')
          .split('|')
          .map((cell) => cell.trim()),
        index,
      );
    }),
  );
}

/**
 * Columns can be trusted where all rows have the same number of cells, and blanks are not merely heaped up at their ends; those of the table of
 * indicators also where only its own rows have.
 */
function trusted(rows: SourceRow[]): SourceRow[] {
  const tables = rows.filter((row) => row.grid).map((row) => row.cells.map((cell) => cell.text));
  const even = new Set(tables.map((cells) => cells.length)).size === 1;
  const heaped =
    tables.filter((cells) => cells.length > 2 && cells.slice(-2).every((text) => text === '')).length > tables.length * 0.4;
  const led = tables.some((cells) => cells[0] === '');
  if (even && (led || !heaped)) return rows;
  const counted = countedTable(rows);
  const isCounted = (at: number): boolean => counted !== null && at >= counted.from && at < counted.to;
  return rows.map((row, at) => (row.grid && !isCounted(at) ? { ...row, loose: true } : row));
}

/** More blank cells behind the last one are the columns that a merged cell covers, some hundreds of them. */
const MOST_TRAILING = 100;

function tableRow(all: readonly string[], index: number): SourceRow {
  const cells = all.length > MOST_TRAILING ? all.slice(0, all.findLastIndex((text) => text !== '') + 1) : all;
  return {
    cells: cells.map((text, column) => ({ text: text.replaceAll('\v', '\n').trim(), column, span: 1 })),
    grid: true,
    where: placeOf(index),
  };
}
