import { bare, type Vocabulary } from './labels.ts';
import type { Word } from './row-words.ts';
import { isBlank } from './values.ts';

export interface LevelNames {
  level1: string | null;
  level2: string | null;
}

export interface LevelFound extends LevelNames {
  /** The word behind the name. */
  to: number;
  worth: number;
}

/** 成本指标（0-20）分: between which points it may have. */
const POINTS_RANGE = /[（(]\s*\d{1,3}\s*[-—–~～]\s*\d{1,3}\s*分?\s*[）)]\s*分?/;

/** `产出指标（50分）`, `产 出 指 标` and `一、产出指标` are all 产出指标. */
export function levelName(text: string | null): string | null {
  const name = bare((text ?? '').replace(POINTS_RANGE, ''))
    .replace(/^(?:[一二三四五六七八九十]{1,2}[、.．]|[A-Za-z][、.．]|\d{1,2}[、.．])(?=\p{Script=Han})/u, '')
    .replace(/(?<=[指目]标)[（(]?\d{1,3}分?[）)]?$/, '')
    .replace(/[:：]?\d{1,3}(?:分|%)?$/, '')
    .replace(/(?<=指标)等$/, '');
  return name && !isBlank(name) ? name : null;
}

const MOST_WORDS = 5;
const OUTPUTS: ReadonlySet<string> = new Set(['数量指标', '质量指标', '时效指标', '成本指标']);

/** The levels that the words from `at` on may name; a name may be broken over lines, and some names are levels of either depth. */
export function levelsAt(words: readonly Word[], at: number, now: LevelNames, vocabulary: Vocabulary): LevelFound[] {
  const found: LevelFound[] = [];
  let text = '';
  for (let to = at; to < Math.min(at + MOST_WORDS, words.length); to++) {
    const word = words[to] as Word;
    if (to > at && (word.gap === 'row' || word.gap === 'cell' || word.text === '' || word.text.length > 10)) break;
    text += word.text;
    if (text.length > 24) break;
    const name = levelName(text);
    // 数量 with something glued to it is the head of a name.
    const next = words[to + 1];
    const named = next?.gap === 'glue' && (name?.length ?? 0) < 4 && !/^\p{Script=Han}{2}/u.test(next.text);
    if (!name || (to > at && /\d$/.test(text)) || named) continue;
    const broken = (to - at) * 0.8;
    if (to > at && !vocabulary.level1.has(name) && !vocabulary.level2.has(name)) continue;
    for (const level of levelsOf(name, to, next?.text ?? '', now, vocabulary))
      found.push({ ...level, worth: level.worth + broken });
  }
  // A first level cut short in its narrow cell: 产出指 / 标.
  const first = words[at]?.text ?? '';
  const whole =
    first.length >= 3 && !vocabulary.level1.has(first) ? [...vocabulary.level1].filter((name) => name.startsWith(first)) : [];
  if (found.length === 0 && whole.length === 1) found.push({ level1: whole[0] ?? null, level2: null, to: at + 1, worth: -1 });
  if (found.length === 0 && isRemainder(words[at], now, vocabulary)) found.push({ ...now, to: at + 1, worth: -0.5 });
  return found;
}

function levelsOf(name: string, last: number, next: string, now: LevelNames, vocabulary: Vocabulary): LevelFound[] {
  const found: LevelFound[] = [];
  const { level1, level2, children } = vocabulary;
  const nextName = levelName(next) ?? '';
  // 成本指标 is a first level on some forms; below 数量指标 without one it is a second.
  const beside = now.level1 === null && now.level2 !== null && OUTPUTS.has(now.level2) && OUTPUTS.has(name);
  const child = beside || (now.level1 !== null && children.get(now.level1)?.has(name) === true);
  if (level1.has(name)) {
    const parent = children.get(name)?.has(nextName) === true;
    const worth = (parent ? 1.5 : 0) + (child ? -1 : 0.5) - (now.level1 === name ? 1.5 : 0);
    found.push({ level1: name, level2: null, to: last + 1, worth });
  }
  if (level2.has(name))
    found.push({ level1: now.level1, level2: name, to: last + 1, worth: child ? 0.5 : level1.has(name) ? -1 : 0 });
  else if (!level1.has(name) && /^\p{Script=Han}{2,10}(?:指标|目标)$/u.test(name) && now.level1 !== null)
    found.push({ level1: now.level1, level2: name, to: last + 1, worth: -2 });
  return found;
}

/** The end of a level whose head stands in a line above: 标 after 产出指. */
function isRemainder(word: Word | undefined, now: LevelNames, vocabulary: Vocabulary): boolean {
  if (!word || (word.gap !== 'line' && word.gap !== 'blank') || word.text.length > 3) return false;
  const whole = [now.level1, now.level2].some((name) => name?.endsWith(word.text) && name !== word.text);
  return whole && !vocabulary.level2.has(word.text) && /^(?:标|指标|度指标|目标|意度)$/.test(word.text);
}
