import { hitsIn, kindsOfWord } from '../words/known-words.ts';
import { bare } from '../words/labels.ts';
import { lineRow, type SourceRow, textOfRow } from '../files/source-rows.ts';

/** The longest rest of a word that a narrow cell breaks off. */
const LONGEST_REST = 8;
/** A value must be so long before a letter or two on the next line are taken for its rest. */
const LONG_VALUE = 10;
/** No line of a form is longer; a hostile one must not grow without end. */
const LONGEST_LINE = 400;
const OPENED = /[（(][^（）()\s]{0,6}(?:\s[^（）()\s]{1,6}){0,2}$/;
const CLOSES = /^[^（）()]{0,8}[）)]/;
const YEAR_END = /(?:19|20)\d{2}\s?年$/;
const MONTH_END = /年\s?\d{1,2}\s?月$/;
const DAY_END = /月\s?\d{1,2}$/;
const AMOUNT_END = /\d\s?[万亿]$/;
const AMOUNT_REST = /^(?:人次|人|元|册|份|场|场次|平方米)(?:\/\p{Script=Han}{1,2})?(?=\s|$)/u;

/** A line that is only the end of a level's name: 经济效益 / 指标. Blank lines between paragraphs of one cell do not part them. */
export function withWholeLevels(rows: readonly SourceRow[]): readonly SourceRow[] {
  const whole = [...rows];
  for (const [at, row] of whole.entries()) {
    if (row.grid || textOfRow(row) !== '指标') continue;
    const above = whole.findLastIndex((other, place) => place < at && textOfRow(other) !== '');
    const head = whole[above];
    if (!head || head.grid || !kindsOfWord(`${textOfRow(head)}指标`).has('level')) continue;
    whole[above] = { ...head, cells: lineRow(`${textOfRow(head)}指标`, head.where).cells };
    whole[at] = { ...row, cells: lineRow('', row.where).cells };
  }
  return whole;
}

/**
 * Text that was taken from a PDF cell by cell: what a narrow cell broke over lines is put together again where only one reading is
 * possible: words of the form, brackets, dates, amounts and the last letters of a long value. Other lines stay as they are.
 */
export function withWholeLines(rows: readonly SourceRow[]): readonly SourceRow[] {
  if (rows.some((row) => row.grid || row.cellLine)) return rows;
  const whole: SourceRow[] = [];
  let inTable = false;
  for (const row of rows) {
    const text = textOfRow(row);
    const last = whole.at(-1);
    const above = last ? textOfRow(last) : '';
    const rest = last && text !== '' && above !== '' && above.length < LONGEST_LINE ? restIn(above, text, inTable) : '';
    inTable ||= /[一三]级(?:指标|目标)/.test(text);
    if (!last || rest === '') {
      whole.push(row);
      continue;
    }
    const left = text.slice(rest.trim().length);
    // Behind the rest of a name or a figure the row goes on; behind that of a word of the form stand the cells beside it.
    const parts = isWord(lastWord(above) + rest) && left !== '' ? [above + rest, left.trim()] : [above + rest + left];
    whole.pop();
    whole.push(...parts.map((part, at) => lineRow(part, at === 0 ? last.where : row.where)));
  }
  return whole.map((row) => closedUp(row));
}

function isWord(text: string): boolean {
  return kindsOfWord(bare(text)).size > 0;
}

const lastWord = (text: string): string => text.split(/[\s\u3000]+/).at(-1) ?? '';

/** What of `text` belongs to the last word of `above`; nothing where that is not certain. */
export function certainRest(above: string, text: string): string {
  const [first = ''] = text.split(/[\s\u3000]/);
  const word = lastWord(above);
  if (first.length <= LONGEST_REST && word.length >= 2 && isWord(word + first) && !isWord(word) && !isWord(first)) return first;
  if (kindsOfWord(above).has('budgetRow') && /^[\d,.%]+(?:\s[\d,.%—/-]+){2,}$/.test(text)) return ` ${text}`;
  if (/[绩效度益出响本]指$/.test(word) && first === '标') return first;
  // 预算 is a word too, but nothing begins with 数 alone.
  if (/^[数率额值标]$/.test(first) && word.length >= 4 && isWord(word + first)) return first;
  if (OPENED.test(above) && CLOSES.test(text)) return first;
  if (YEAR_END.test(above)) return /^\d{1,2}\s?月(?:\s?\d{1,2}\s?日|底|末)?(?:之?前)?/.exec(text)?.[0] ?? '';
  if (MONTH_END.test(above)) return /^(?:[底末]|\d{1,2}\s?日)(?:之?前)?(?=\s|$)/.exec(text)?.[0] ?? '';
  if (DAY_END.test(above)) return /^日(?:之?前)?(?=\s|$)/.exec(text)?.[0] ?? '';
  return AMOUNT_END.test(above) ? (AMOUNT_REST.exec(text)?.[0] ?? '') : '';
}

/** The same, and above the table the last letters of a long value, which stand alone on their line. */
function restIn(above: string, text: string, inTable: boolean): string {
  const rest = certainRest(above, text);
  if (rest !== '') return rest;
  if (/^[（(]万?元[）)]$/.test(text) && endsInField(above)) return text;
  const word = lastWord(above);
  const isEnd = /^\p{Script=Han}{1,2}$/u.test(text) && !isWord(text) && /^\p{Script=Han}+$/u.test(word);
  return !inTable && isEnd && word.length >= LONG_VALUE ? text : '';
}

/** 项目申报金额, below which stands （万元）. */
function endsInField(text: string): boolean {
  const last = hitsIn(text).at(-1);
  return last !== undefined && last.to === text.length && last.kinds.has('field');
}

/** `指标 1：` and `（第 3 版）` are one word each; blanks beside figures and Latin letters are only set type. */
export function closedUpText(text: string): string {
  return text
    .replace(/(^|\s)指标\s(\d{1,2})\s?(?=[:：])/g, '$1指标$2')
    .replace(/[（(]\s?([A-Z](?:\s?[/÷]\s?[A-Z])?(?:\s?[×*]\s?100\s?[%％]?)?)\s?[）)]/g, (found) => found.replace(/\s/g, ''))
    .replace(/全年[（(]调整[）)]预算数/g, '全年预算数')
    .replace(/(?<!\d)((?:19|20)\d{2})\s(?=年(?!度?\s|[底末内])\p{Script=Han}{3})/gu, '$1')
    .replace(/[（(][^（）()]{1,12}[）)]/g, (found) => (/\p{Script=Han}/u.test(found) ? found.replace(/\s/g, '') : found))
    .replace(/(?<![A-Za-z\d.%])(\d{1,2}[DG]|[A-Z]{2,6})\s(?=\p{Script=Han}{2})/gu, '$1');
}

function closedUp(row: SourceRow): SourceRow {
  const text = textOfRow(row);
  const closed = closedUpText(text);
  return closed === text ? row : { ...row, cells: lineRow(closed, row.where).cells };
}
