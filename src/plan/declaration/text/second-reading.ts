import { cellWorth } from '../words/cell-worth.ts';
import type { FormReading, FormWarning } from '../declaration.contract.ts';
import { hitsIn, kindsOfWord } from '../words/known-words.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import { type SourceRow, textOfRow } from '../files/source-rows.ts';
import { endOfFirst } from './layout-choice.ts';
import { type Piece, piecesOfText, wordsBroken } from './text-pieces.ts';

type Indicator = FormReading['indicators'][number];

const MOST_SIGNS = 2;
const BLANK = 0.1;
const PAGE_NUMBER = /^\s*(?:第\s*\d{1,3}\s*页|共\s*\d{1,3}\s*页)/;
/** A name that is worth less is hardly one. */
const POOREST_NAME = -1;
const UNREAD_COSTS = 0.5;
const FEWEST_LOST = 2;
const LONGEST_LIST = 600;

/**
 * The signs that a text without cells was taken from a page whose cells were narrow, or column by column: words of the form that are broken
 * over lines, headings behind values, numbers of pages. From more than one its lines say little of its rows.
 */
export function signsOfPage(rows: readonly SourceRow[], vocabulary: Vocabulary): number {
  if (rows.some((row) => row.grid || row.cellLine)) return 0;
  const numbered = rows.some((row) => PAGE_NUMBER.test(textOfRow(row))) ? 1 : 0;
  const late = hasLateHeadings(rows, vocabulary) ? MOST_SIGNS : 0;
  return Math.min(wordsBroken(rows, vocabulary), MOST_SIGNS) + late + numbered;
}

/** Whether blank lines part blocks of lines, as a reader of PDF writes them that does not keep to rows. */
export function hasBlocks(rows: readonly SourceRow[]): boolean {
  return rows.filter((row) => textOfRow(row) === '').length > rows.length * BLANK;
}

/** A heading of the table behind the first of its values. */
export function hasLateHeadings(rows: readonly SourceRow[], vocabulary: Vocabulary): boolean {
  const pieces = piecesOfText(rows, vocabulary) ?? [];
  const roles = pieces.map(({ text }) => vocabulary.columns.get(bare(text)));
  const named = roles.findIndex((role) => role === 'level3');
  const valued = pieces.findIndex(({ text }, at) => at > named && /^[≥≤]\s?\d/.test(text));
  return (
    named >= 0 && valued >= 0 && roles.slice(valued).some((role) => role === 'target' || role === 'actual' || role === 'level2')
  );
}

/** How well a form was read. */
interface Read {
  whole: number;
  broken: number;
  /** Pieces of the table that stand in no value. */
  unread: number;
  worth: number;
}

export function readOf(form: FormReading, rows: readonly SourceRow[], vocabulary: Vocabulary): Read {
  const whole = form.indicators.filter((row) => isWholeRow(row, form)).length;
  const unread = unreadIn(form, rows, vocabulary).length;
  return { whole, broken: form.indicators.length - whole, unread, worth: whole - unread * UNREAD_COSTS };
}

/** So many pieces were lost that the lines cannot be those of rows. */
export function isPoor({ unread }: Read): boolean {
  return unread >= FEWEST_LOST;
}

/** Whether one way found more rows without leaving anything over. */
export function isFuller(one: Read, other: Read): boolean {
  return one.broken === 0 && one.unread === 0 && one.whole > other.whole;
}

const TERMS = /^(?:项目)?(?:中期|长期|实施期)绩效/;

/** Whether a text holds one form, and one table of indicators in it. */
export function isOneTable(rows: readonly SourceRow[]): boolean {
  return endOfFirst(rows) >= rows.length && !rows.some((row) => TERMS.test(bare(textOfRow(row))));
}

function isWholeRow(
  { level1, level2, level3, target, actual, weight, score }: Indicator,
  { kind, indicators }: FormReading,
): boolean {
  const weighted = indicators.some((row) => row.weight !== null);
  const scored = indicators.some((row) => row.score !== null);
  return (
    level1 !== null &&
    level2 !== null &&
    target.raw !== '' &&
    (kind === 'target' || actual !== null) &&
    (!weighted || weight !== null) &&
    (!scored || score !== null) &&
    isName(level3)
  );
}

function isName(text: string): boolean {
  const context = { target: null, targetText: '', weight: null, bordered: false };
  const swallowed = hitsIn(text).some(({ kinds, word }) => kinds.has('level') && word.endsWith('指标'));
  return text !== '' && !swallowed && cellWorth('level3', text, context) > POOREST_NAME && !/[√；。]|\d\s\d/.test(text);
}

/** The pieces of the table that stand in no value of a reading. */
function unreadIn(form: FormReading, rows: readonly SourceRow[], vocabulary: Vocabulary): Piece[] {
  const { warnings: _, ...values } = form;
  const read = plain(JSON.stringify(values));
  const pieces = piecesOfText(rows, vocabulary) ?? [];
  const from = pieces.findIndex(({ text }) => vocabulary.columns.get(bare(text)) === 'level3');
  return pieces.slice(Math.max(from, 0)).filter(({ text }) => isOfRow(text, vocabulary) && !read.includes(plain(text)));
}

const plain = (text: string): string =>
  text
    .replace(/[\s\u3000]|\\n/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
const NO_CELL = /^(?:[\d.,]+%?|[^\p{Script=Han}\d]+|\p{Script=Han}|[（(].{1,4}[）)]?|共?\d+页?|及?改进措施|绩效指?|第\d*页?)$/u;

function isOfRow(text: string, { columns, labels, level1, level2 }: Vocabulary): boolean {
  const name = bare(text);
  const known = [columns, labels, level1, level2].some((words) => words.has(name)) || kindsOfWord(name).size > 0;
  return !known && !NO_CELL.test(text);
}

/** What is told of a reading that another way to read the text does not bear out: rows that differ, and pieces that went into none. */
export function doubtsOf(
  form: FormReading,
  other: FormReading | null,
  rows: readonly SourceRow[],
  vocabulary: Vocabulary,
): FormWarning[] {
  const told = plain(form.warnings.map(({ message, where }) => `${message} ${where}`).join('\n'));
  const doubted = form.indicators.filter((row) => !other?.indicators.some((one) => isSame(row, one)));
  const missed = other?.indicators.filter((row) => !form.indicators.some((one) => isAlike(row, one))) ?? [];
  // What went into a doubted row may belong to another one.
  const sure = { ...form, indicators: form.indicators.filter((row) => !doubted.includes(row)) };
  const named = plain(doubted.map(nameOf).concat(missed.map(nameOf)).join('\n'));
  const unread = unreadIn(sure, rows, vocabulary).filter(
    ({ text }) => !told.includes(plain(text)) && !named.includes(plain(text)),
  );
  const warnings: FormWarning[] = [];
  if (doubted.length + missed.length > 0)
    warnings.push({
      code: 'rows-doubtful',
      message: `文字里单元格的次序已乱，下列各行按另一种次序读法读出的不同，名称、层级和数值可能错行，请逐行核对：${listOf(doubted.map(nameOf))}${missed.length > 0 ? `；另一种读法另有：${listOf(missed.map(nameOf))}` : ''}`,
      where: '指标表',
    });
  if (unread.length > 0)
    warnings.push({
      code: 'pieces-unread',
      message: `指标表中的${listOf(unread.map(({ text }) => text))}没有读入任何一行，或不能确定属于哪一行，请对照原表补上`,
      where: unread[0]?.where ?? '指标表',
    });
  return warnings;
}

function listOf(texts: readonly string[]): string {
  return texts
    .map((text) => `“${text.slice(0, 60)}”`)
    .join('')
    .slice(0, LONGEST_LIST * 2);
}

function nameOf({ level3, target }: Indicator): string {
  return level3 || target.raw;
}

function isAlike(one: Indicator, other: Indicator): boolean {
  return plain(one.level3) === plain(other.level3);
}

function isSame(one: Indicator, other: Indicator): boolean {
  const values = ({ level1, level2, level3, target, actual, weight, score }: Indicator): string =>
    plain([level1, level2, level3, target.raw, actual?.raw ?? '', weight, score].join('|'));
  return values(one) === values(other);
}
