import type { CellRole } from './cell-worth.ts';
import { bare, type Vocabulary } from './labels.ts';
import { levelName } from './level-words.ts';
import { NOISE, type Parts, type TableLine, tokensOf } from './row-words.ts';
import { isBlank } from './values.ts';

/** So many lines of a table agree with its head, and no fewer than this share of them. */
const FEWEST = 3;
const SHARE = 0.6;
/** Names of levels before a name, with the letters and points beside them. */
const MOST_LEVELS = 6;
/** Columns that most rows leave blank. */
const OPTIONAL: ReadonlySet<CellRole> = new Set<CellRole>(['reason', 'remark', 'aside']);

/** What looks like a target or what came of one: a sign, or a figure with its unit. */
export const VALUE =
  /^(?:[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽]|(?:不[少低小高大多]于|不超过|[大小]于等于|达到?|超过|至少|控制在)\d|\d[\d.,]*(?:\D{0,4})$|\d+(?:\.\d+)?[%％‰]|(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?[底末]?[之以]?前?$)/;
const SIGNED = /^[≥≤≧≦><＞＜﹥﹤⩾⩽]/;
const COUNT = /^\d[\d.,]*[^\d%％‰]{1,4}$/;
const POINTS = /^\d{1,3}(?:\.\d{1,2})?(?:分|[%％])?$/;

/**
 * The lines of a table with a row a line that have behind their levels as many words as the head has columns, each of which fits its column: where most lines agree, the
 * blanks between those words are the borders of cells.
 */
export function evenLines(
  lines: readonly TableLine[],
  vocabulary: Vocabulary,
  parts: Parts,
  roles: readonly CellRole[],
): ReadonlySet<TableLine> {
  if (roles.length < 2) return new Set();
  const last = roles.at(-1);
  const ways = last && OPTIONAL.has(last) ? [roles, roles.slice(0, -1)] : [roles];
  const open = lines.filter(({ borders, cells }) => borders === 'none' && cells.join('').trim() !== '');
  const counted = open
    .map((line) => ({ line, words: wordsBehindLevels(line, vocabulary, parts) }))
    .filter(({ words }) => words.length > 0);
  // A level inside of the line begins another row.
  const isWhole = (words: readonly string[]): boolean => !words.slice(1).some((word) => isLevelWord(word, vocabulary));
  const even = counted.filter(({ words }) => isWhole(words) && ways.some((way) => fitColumns(words, way)));
  const agreed = even.length >= FEWEST && even.length >= counted.length * SHARE;
  return new Set(agreed ? even.map(({ line }) => line) : []);
}

/**
 * Whether there is a word for each column, and none that cannot stand below it: 绘制 手绘地图 ≥3幅 3幅 10 10 are as many words as columns, but
 * 3幅 are no points. Words without a figure among them fit any columns, which says nothing.
 */
export function fitColumns(words: readonly string[], roles: readonly CellRole[]): boolean {
  if (words.length !== roles.length) return false;
  const target = words[roles.indexOf('target')] ?? '';
  const stated = VALUE.test(target);
  const fits = words.every((word, at) => {
    const role = roles[at];
    if (isBlank(word)) return role !== 'level3' && role !== 'target';
    if (role === 'weight' || role === 'score') return POINTS.test(word);
    if (role === 'reason' || role === 'remark') return !VALUE.test(word);
    if (role === 'unit') return !/\d/.test(word);
    if (role === 'aside') return stated || !(SIGNED.test(word) || (roles[at - 1] === 'target' && VALUE.test(word)));
    if (role === 'soFar' || role === 'expected' || role === 'otherYear') return stated || !SIGNED.test(word);
    return role !== 'actual' || stated || !(SIGNED.test(word) || COUNT.test(word));
  });
  return fits && (words.length <= 2 || words.some((word, at) => roles[at] !== 'level3' && VALUE.test(word)));
}

/** Whether a word names a level, or stands beside its name. */
export function isLevelWord(word: string, { level1, level2 }: Vocabulary): boolean {
  const name = levelName(word) ?? bare(word);
  return level1.has(name) || level2.has(name) || NOISE.test(word);
}

/** Whether a level and one of its own were named: behind 服务对象满意度指标, 满意度 is the name of an indicator. */
export function areBothLevels(words: readonly string[], { level1, level2, children }: Vocabulary): boolean {
  const names = words.map((word) => levelName(word) ?? '').filter((name) => level1.has(name) || level2.has(name));
  const [first = '', second = ''] = names.slice(-2);
  const alone = names.at(-1) ?? '';
  const full = /(?:指标|目标)$/.test(alone) && level2.has(alone) && !level1.has(alone);
  return full || (names.length > 1 && children.get(first)?.has(second) === true);
}

function wordsBehindLevels({ cells }: TableLine, vocabulary: Vocabulary, parts: Parts): string[] {
  const tokens = tokensOf(cells.join(' '), parts);
  const isLevel = (token: string): boolean => isLevelWord(token, vocabulary);
  const named = tokens.slice(0, MOST_LEVELS).findIndex((_, at) => at > 0 && areBothLevels(tokens.slice(0, at), vocabulary));
  const plain = tokens.findIndex((token) => !isLevel(token));
  const first = named >= 0 && (plain < 0 || named < plain) ? named : plain;
  const behind = first < 0 ? [] : tokens.slice(first);
  // 1.2 万册 on a line of its own is the end of a row.
  return /\p{Script=Han}{2}/u.test(behind[0] ?? '') ? behind : [];
}
