import type { ColumnRole } from '../layouts/layout.ts';
import { bare, type Vocabulary } from '../words/labels.ts';
import { type LaidColumn, type Measure, type Piece, piecesOfLine } from './layout-lines.ts';

/** What a heading leaves in the line below, where its column is narrow. */
const HEAD_REST =
  /^(?:[（(].{0,8}[）)]|[（(]?[A-Z/]{1,4}[）)]?|[）)]|\p{Script=Han}|及?改进措施|值|分析|原因分析|指标值|完成值|及措施|情况|原因|完成情况|措施)$/u;
/** What stands upright before the first column, beside the head as well. */
const UPRIGHT = '绩效指标';
const LEVEL_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['level1', 'level2', 'level3']);
const MOST_HEAD_LINES = 3;
/** Narrow columns of the monitoring form have their headings a letter a line. */
const MOST_TALL_LINES = 10;
/** A head has so many headings at least before it is believed to be broken in all its lines. */
const FEWEST_BROKEN = 4;
/** Words of a head beyond which a text is no page of a form. */
const MOST_HEAD_WORDS = 200;
/** The letters of a heading that is written downwards are centred within so many places. */
const BESIDE = 3;

/** The lines of the first head of a table, and the one among them by which it is known; null where there is none. */
export function headIn(
  lines: readonly { text: string }[],
  vocabulary: Vocabulary,
): { at: number; from: number; to: number } | null {
  const most = isTall(vocabulary) ? MOST_TALL_LINES : MOST_HEAD_LINES;
  const isRest = ({ text }: { text: string }): boolean =>
    piecesOfLine(text, 'alike', 1).every((word) => isOfHead(word.text, vocabulary));
  const below = (at: number): number => {
    let to = at + 1;
    while (to < lines.length && to - at <= most && isRest(lines[to] as { text: string })) to += 1;
    return to;
  };
  const at = lines.findIndex(
    (line, index) =>
      levelHeadings(line.text, vocabulary) >= 2 || (isRest(line) && isBrokenHead(lines.slice(index, below(index)), vocabulary)),
  );
  if (at < 0) return null;
  let from = at;
  while (from > 0 && at - from < most && isRest(lines[from - 1] as { text: string })) from -= 1;
  return { at, from, to: below(at) };
}

/** Cells so narrow that none of the lines has two headings of levels whole: 一级指 and 二级指 above 标 and 标. */
function isBrokenHead(head: readonly { text: string }[], vocabulary: Vocabulary): boolean {
  const roles = new Set(headingsOf(head, 'alike', vocabulary).map(({ role }) => role));
  return roles.size >= FEWEST_BROKEN && [...roles].filter((role) => LEVEL_ROLES.has(role)).length >= 2;
}

function levelHeadings(text: string, vocabulary: Vocabulary): number {
  const roles = piecesOfLine(text, 'alike', 1).map((word) => vocabulary.columns.get(bare(word.text)));
  const found = new Set(roles);
  found.delete(undefined);
  const levels = [...found].filter((role) => role && LEVEL_ROLES.has(role)).length;
  // 指标名称 计量单位 指标性质 …: local forms have no levels.
  return levels === 1 && found.size >= 4 ? 2 : levels;
}

/** Whether a word can be a heading or a part of one: its beginning, its end, or a letter of it. */
export function isOfHead(text: string, { columns }: Vocabulary): boolean {
  const plain = bare(text);
  if (/^\p{Script=Han}$/u.test(plain)) return [UPRIGHT, ...columns.keys()].some((heading) => heading.includes(plain));
  if (HEAD_REST.test(text)) return true;
  return plain.length >= 2 && [...columns.keys()].some((heading) => heading.startsWith(plain) || heading.endsWith(plain));
}

/** The monitoring form has so many narrow columns that headings stand a letter a line. */
export function isTall({ columns }: Vocabulary): boolean {
  return [...columns.values()].includes('possibility');
}

/** The headings in their order; one that is broken over lines stands one part above the other, in narrow columns a letter or two a line. */
export function headingsOf(head: readonly { text: string }[], measure: Measure, vocabulary: Vocabulary): LaidColumn[] {
  const tall = tallHeadings(head, measure, vocabulary);
  const broken = isTall(vocabulary) ? [] : brokenHeadings(head, measure, vocabulary);
  const letters = (columns: readonly LaidColumn[]): number => columns.map(({ heading }) => heading).join('').length;
  return withoutUpright(letters(tall) > letters(broken) ? tall : broken);
}

/** 绩效 above 指标 before the first level names no column. */
function withoutUpright(columns: readonly LaidColumn[]): LaidColumn[] {
  const first = columns.findIndex(({ role }) => role === 'level1');
  return columns.filter(({ role }, at) => at > first || role !== 'level3');
}

function brokenHeadings(head: readonly { text: string }[], measure: Measure, vocabulary: Vocabulary): LaidColumn[] {
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

interface Stack extends Piece {
  first: number;
  last: number;
}

/** Headings whose letters stand below each other; one above several others of its kind only says what they are about. */
function tallHeadings(head: readonly { text: string }[], measure: Measure, { columns }: Vocabulary): LaidColumn[] {
  const known = [...columns.keys()];
  const begins = (text: string): boolean => known.some((heading) => heading.startsWith(text));
  const centre = ({ from, to }: Piece): number => (from + to) / 2;
  const stacks: Stack[] = [];
  const words = head.flatMap(({ text }, line) => piecesOfLine(text, measure, 1).map((piece) => ({ ...piece, line })));
  if (words.length > MOST_HEAD_WORDS) return [];
  for (const word of words) {
    const text = bare(word.text);
    const [above] = stacks
      .filter((stack) => stack.last < word.line && Math.abs(centre(stack) - centre(word)) <= BESIDE && begins(stack.text + text))
      .sort((one, other) => Math.abs(centre(one) - centre(word)) - Math.abs(centre(other) - centre(word)));
    if (above) {
      above.text += text;
      above.last = word.line;
      above.from = Math.min(above.from, word.from);
      above.to = Math.max(above.to, word.to);
    } else if (begins(text)) stacks.push({ text, from: word.from, to: word.to, first: word.line, last: word.line });
  }
  const whole = stacks.filter(({ text }) => columns.has(text));
  const isAbove = (stack: Stack): boolean => {
    const alike = whole.filter((other) => other !== stack && columns.get(other.text) === columns.get(stack.text));
    return alike.length > 0 && alike.every((other) => other.last > stack.last);
  };
  return whole
    .filter((stack) => !isAbove(stack))
    .map(({ text, from, to }) => ({ role: columns.get(text) as LaidColumn['role'], heading: text, from, to }))
    .sort((one, other) => one.from - other.from)
    .filter((column, at, all) => at === 0 || column.from > (all[at - 1]?.from ?? 0));
}
