import { bare, vocabularyOf } from './labels.ts';
import { layouts } from '../layouts/layouts.ts';

export type WordKind = 'field' | 'section' | 'band' | 'column' | 'budgetColumn' | 'budgetRow' | 'level' | 'closing';

/** A word of some layout that was met in a text: its place there, and whether anything but a blank touches it. */
export interface Hit {
  from: number;
  to: number;
  word: string;
  kinds: ReadonlySet<WordKind>;
  gluedLeft: boolean;
  gluedRight: boolean;
}

interface Node {
  next: Map<string, Node>;
  word: string | null;
}

const kindsOf = new Map<string, Set<WordKind>>();
const root: Node = { next: new Map(), word: null };
/** Words that end a table or follow it. */
const CLOSING = [
  '总分',
  '合计得分',
  '得分合计',
  '合计',
  '总计',
  '自评总分',
  '评价结论',
  '存在问题',
  '改进措施',
  '偏差大或目标未完成原因分析',
  '改进措施及结果应用方案',
  '填表人',
  '其他需要说明的问题',
  '其他需说明的问题',
  '其他说明的问题',
  '说明',
  '填报人',
  '联系电话',
  '项目负责人',
  '财务负责人',
  '单位负责人',
];
/** Headings that are the end of other words. */
const GENERIC = new Set(['指标', '单位', '符号', '一级', '二级', '三级']);
/** Blanks that may stand inside a word: text recognition and narrow cells leave them. */
const MOST_BLANKS = 3;

function learn(word: string, kind: WordKind): void {
  if (word.length < 2 || GENERIC.has(word)) return;
  kindsOf.set(word, (kindsOf.get(word) ?? new Set()).add(kind));
  let node = root;
  for (const letter of word) {
    const next = node.next.get(letter) ?? { next: new Map<string, Node>(), word: null };
    node.next.set(letter, next);
    node = next;
  }
  node.word = word;
}

for (const layout of layouts) {
  const vocabulary = vocabularyOf(layout);
  for (const [word, label] of vocabulary.labels) learn(word, label.kind);
  for (const word of vocabulary.columns.keys()) learn(word, 'column');
  for (const word of vocabulary.budgetColumns.keys()) learn(word, 'budgetColumn');
  for (const word of vocabulary.budgetRows.keys()) learn(word, 'budgetRow');
  for (const word of [...vocabulary.level1, ...vocabulary.level2]) learn(word, 'level');
}
for (const word of CLOSING) learn(word, 'closing');

export function kindsOfWord(text: string): ReadonlySet<WordKind> {
  return kindsOf.get(bare(text)) ?? new Set();
}

/** All words of any layout in a text, the longest at each place, from left to right. */
export function hitsIn(text: string): Hit[] {
  const hits: Hit[] = [];
  for (let from = 0; from < text.length; ) {
    const found = longestAt(text, from);
    if (!found || isOverrun(text, from, found)) {
      from += 1;
      continue;
    }
    hits.push({
      from,
      to: found.to,
      word: found.word,
      kinds: kindsOf.get(found.word) ?? new Set(),
      gluedLeft: from > 0 && isLetter(text[from - 1] ?? ''),
      // 一级指标*二级指标*: the star of a field that must be filled in parts nothing.
      gluedRight: isLetter(text[found.to] ?? '') || /^\*\p{Script=Han}/u.test(text.slice(found.to, found.to + 2)),
    });
    from = found.to;
  }
  return hits;
}

/** 一次性项目预算执行情况: 项目预算 is no word there, as a longer one begins inside of it and ends behind it. */
function isOverrun(text: string, from: number, { word, to }: { word: string; to: number }): boolean {
  for (let at = from + 2; at < to; at++) {
    const other = longestAt(text, at);
    if (!other || other.to <= to || other.word.length <= word.length || other.word.length !== other.to - at) continue;
    // 预期目标实际完成情况: what is left of 目标实际完成情况 is a word as well, so that nothing lies between the two.
    if (!kindsOf.has(text.slice(to, other.to))) return true;
  }
  return false;
}

function longestAt(text: string, from: number): { to: number; word: string } | null {
  let node: Node | undefined = root;
  let found: { to: number; word: string } | null = null;
  /** A whole word that ends before a blank, and the place behind the blank. */
  let whole: { to: number; word: string; next: number } | null = null;
  let blanks = 0;
  for (let at = from; at < text.length && node; at++) {
    const letter = text[at] === '：' ? ':' : (text[at] ?? '');
    if (isBlank(letter)) {
      blanks += 1;
      if (at === from || blanks > MOST_BLANKS) break;
      continue;
    }
    if (blanks > 0 && found && found.to === at - blanks) whole ??= { ...found, next: at };
    blanks = 0;
    node = node.next.get(letter);
    if (node?.word) found = { to: at + 1, word: node.word };
  }
  // 执行率 得分 are two words, though 执行率得分 is one as well.
  if (found && whole && found.to > whole.to && longestAt(text, whole.next)?.to === found.to) return whole;
  return found;
}

function isBlank(letter: string): boolean {
  return letter === '\n' || letter === ' ' || letter === '\u3000' || letter === '\u00a0';
}

function isLetter(letter: string): boolean {
  return /[\p{Script=Han}\p{L}\d≥≤><=%]/u.test(letter);
}
