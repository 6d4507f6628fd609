import { type GluedTable, gluedTable, ungluedTable } from './glued-words.ts';
import { bare, type Vocabulary } from './labels.ts';

/**
 * What stands before a word: a new table row, a cell border, a line break, several blanks, one blank, or nothing at all. `even`: one blank,
 * in a line that has as many words as the head has columns.
 */
export type Gap = 'row' | 'cell' | 'line' | 'wide' | 'even' | 'blank' | 'glue';

/** A piece of text that no cell border runs through. An empty `text` is a cell known to be blank. */
export interface Word {
  text: string;
  gap: Gap;
  where: string;
}

/** What a blank template leaves: it belongs to no cell. */
export const RESIDUE = /^(?:指标\s?\d{1,2}\s?[:：]?|[.…·]{1,9}|…{1,4})$/;
/** 指标1：… begins a row, and its number is no figure. */
export const NUMBERED = /^指标\s?\d{1,2}(?:\s?[:：.、．]|(?=\p{Script=Han}{2}))/u;
/** Where a numbered name begins inside of what ran together; 数量指标1：… is a level. */
const NUMBERED_INSIDE = /(?<![量效本益响度出])(?=指标\d{1,2}(?:[:：.、．]\D|\p{Script=Han}{3}))/u;

/** What is counted or dated by the figure before it, so that both stand in one cell. */
const COUNTED = /^(?:[个名项场次份家件座条所户台套辆岁周年月日天级期届大类种号强万亿余多以]|公里|平方|小时|分钟)/;

/** Whether points may stand between two words that ran together with them: 应保尽保 5 特困人员救助人数. */
export function isBehindPoints(before: Word | undefined, { text }: Word): boolean {
  const points = before?.gap === 'glue' && /^\d{1,2}(?:\.\d{1,2})?$/.test(before.text);
  return points && /^\p{Script=Han}{3}/u.test(text) && !COUNTED.test(text);
}

/** One line of text, or one row of cells, of an indicator table. */
export interface TableLine {
  /** One entry where the borders of cells are unknown. */
  cells: readonly string[];
  /** What the borders are: none is known, those of a row, or each line is one cell. */
  borders: 'none' | 'row' | 'cell';
  where: string;
}

/** Which parts of a target have columns of their own. */
export interface Parts {
  sign: boolean;
  unit: boolean;
  /** Points and score stand side by side: where they ran together they are one figure. */
  points?: boolean;
  /** The points stand before the target, so that both may be one figure: 25100%100%25. */
  pointsFirst?: boolean;
}

const WHOLE: Parts = { sign: false, unit: false };
const WIDE = /\S(?: {2}|\u3000{2}|\u00a0{2})/;

/** Letters of the heading 绩效指标 that is printed upright beside the table, and bracketed points of a level. */
export const NOISE = /^(?:绩效指标|绩效|绩|效|[（(]?\d{1,3}(?:\.\d)?分?[)）])$/;
const SIGN = '[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽]';
const SPOKEN = '(?:不少于|不低于|不小于|不高于|不超过|不大于|不多于|大于等于|小于等于)';
/** Units that may be parted from their figure by a blank. */
const CUT = '\u0001';
const UNIT =
  '(?:%|％|‰|场次|人次|万人次|万元|亿元|元|场|次|个|人|家|份|站|项|区|天|篇|期|件|套|册|户|名|公里|平方米|小时|分钟|个月|年|月|分)';

/** 达到 90%以上: a word before a figure that begins its cell. */
const beforeBound = /((?:^|[\s\u3000])(?:达到|控制在|不少于|不超过))[ \u3000](?=\d)/g;
/** ≥0.8 万人: behind a figure with a sign stands its unit, whatever it is. */
const signedUnit = new RegExp(
  `((?:${SIGN}|${SPOKEN})[ \\u3000]?\\d[\\d,.]{0,12})[ \\u3000](?!(?:数量|质量|时效|成本|效益|满意度|其[他它]|产出|效果)[\\s\\u3000])(?=(?:\\p{Script=Han}{1,3}|个工作日)(?:/\\p{Script=Han}{1,2})?(?:[\\s\\u3000]|$))`,
  'gu',
);
const beforeSign = new RegExp(`(${SIGN}|${SPOKEN})[ \\u3000]{1,8}(?=${SIGN}|[\\d０-９一二三四五六七八九十百])`, 'gu');
const beforeUnit = new RegExp(
  `(\\d)[ \\u3000]{1,8}(?=${UNIT}(?:[/／][\\p{Script=Han}·]{1,6}(?:[/／]\\p{Script=Han}{1,3})?)?(?:[\\s\\u3000]|$))`,
  'gu',
);
/** Text taken from a PDF has blanks around the figures of a date: 2020 年 12 月 20 日前. */
const insideDate =
  /((?:19|20)\d{2})[ \u3000]{0,3}(年)[ \u3000]{0,3}(?=\d{1,2}[ \u3000]{0,3}月)|(?<=年[ \u3000]{0,3})(\d{1,2})[ \u3000]{1,3}(?=月)|(?<=\d[ \u3000]{0,3}月)[ \u3000]{1,3}(?=(?:\d{1,2}[ \u3000]{0,3}日|底|末|前))|(?<=月[ \u3000]{0,3}\d{1,2})[ \u3000]{1,3}(?=日)|(?<=\d{4}年[ \u3000]{0,3}\d{1,2}[ \u3000]{0,3}月[ \u3000]{0,3}\d{1,2}[ \u3000]{0,3}日)[ \u3000]{1,3}(?=前)/g;
/** A figure with the unit behind it, wherever it stands inside a word. */
const figure = new RegExp(
  `(?:19|20)\\d{2}年(?:0?[1-9]|1[0-2])月(?:\\d{1,2}[日号]|[底末初])?(?:之?前)?|每[年月季周]度?\\d{1,2}[日号月](?:之?前|底前)?|(?:${SIGN}{1,2}|${SPOKEN}|[小大低高少多]于|控制在|达到|至少|二(?=\\d{2,3}(?:%|百分比))|[±-])?\\d[\\d,]{0,20}(?:\\.\\d{1,6})?(?:[-~～—至]\\d[\\d,]{0,20}(?:\\.\\d{1,6})?)?(?:万|亿|千)?(?:%|％|‰|个?工作日|人次|场次|万元|元|场|次|个月|个|人|家|份|站|项|区|天|篇|期|件|套|册|户|名|辆|公里|吨|小时|分钟|年|月|日|起|条|所|类|处|支|批|百分比)?(?:/[\\p{Script=Han}]{1,3})?(?:[（(]含[）)])?(?:及?以[上下内])?`,
  'gu',
);

/**
 * The words of an indicator table in reading order. A sign stays with its figure and a figure with its unit. `even`: lines whose blanks are
 * the borders of cells.
 */
export function wordsOfTable(
  lines: readonly TableLine[],
  vocabulary: Vocabulary,
  parts: Parts = WHOLE,
  even: ReadonlySet<TableLine> = new Set(),
): Word[] {
  const words: Word[] = [];
  const wide = lines.filter((line) => line.cells.some((cell) => WIDE.test(cell.trim()))).length > lines.length * 0.4;
  const open = lines.filter((line) => line.borders === 'none').map((line) => line.cells.join(' '));
  const how: Splitting = { levels: levelsOf(lines, vocabulary), wide, parts, glued: gluedTable(open, vocabulary) };
  for (const line of lines) {
    let gap: Gap = line.borders === 'none' ? 'line' : line.borders;
    for (const cell of line.cells) {
      const found =
        line.borders !== 'none'
          ? [{ text: cell.trim(), gap: 'cell' as Gap }]
          : even.has(line) && !how.glued
            ? tokensOf(cell, parts).map((text) => ({ text, gap: 'even' as Gap }))
            : wordsOfText(cell, how);
      for (const [index, word] of found.entries())
        words.push({ text: word.text, gap: index === 0 ? gap : word.gap, where: line.where });
      gap = 'cell';
    }
  }
  return withUprightLevels(words, vocabulary);
}

/** How the words of a table are told apart. */
interface Splitting {
  levels: ReadonlySet<string>;
  /** Single blanks stand inside cells. */
  wide: boolean;
  parts: Parts;
  glued: GluedTable | null;
}

/** The same text with a sign beside its figure, a figure beside its unit, and a date in one piece. */
export function withWholeFigures(text: string, parts: Parts = WHOLE): string {
  const signed = parts.sign ? text : text.replace(beforeSign, '$1').replace(beforeBound, '$1');
  const dated = signed.replace(insideDate, '$1$2$3');
  return parts.unit ? dated : dated.replace(beforeUnit, '$1').replace(signedUnit, '$1');
}

/** What stands between the blanks of a line: a figure in a name parts nothing. */
export function tokensOf(text: string, parts: Parts): string[] {
  return withWholeFigures(text, parts)
    .trim()
    .split(/[\s\u3000]+/)
    .filter(Boolean);
}

/** The end of a name, which a narrow cell broke off, before its figure: 展品完好 率100%. */
const NAME_REST = /(?<=\p{Script=Han})[ \u3000](?=(?:率|度|性|比例|数|量)(?:[≥≤=]|\d))/gu;

function wordsOfText(source: string, { levels, wide, parts, glued }: Splitting): { text: string; gap: Gap }[] {
  const text = glued ? source.replace(NAME_REST, '') : source;
  return withWholeFigures(text, parts)
    .trim()
    .split(/([\s\u3000]+)/)
    .flatMap((token, index, all) => {
      if (index % 2 === 1 || token === '') return [];
      const gap: Gap = wide && (all[index - 1] ?? '').length >= 2 ? 'wide' : 'blank';
      // 长效管理 长效管理制度建设: a level is not named twice.
      const pieces = token.split(NUMBERED_INSIDE).flatMap((part) => {
        const number = NUMBERED.exec(part)?.[0] ?? '';
        const rest = part.slice(number.length);
        const [first = '', ...others] = glued
          ? ungluedTable(rest, glued, (plain) => figuresApart(plain, glued, parts))
          : ungluedWord(rest, levels);
        return [number + first, ...others];
      });
      const again = pieces.length > 1 && pieces[0] !== '' && all[index - 2]?.endsWith(pieces[0] ?? '') === true;
      return (again ? [pieces.slice(0, 2).join(''), ...pieces.slice(2)] : pieces).map((piece, at) => ({
        text: piece,
        gap: at === 0 ? gap : ('glue' as Gap),
      }));
    });
}

/** `数量指标举办讲座≥64场` is a level, a name and a target. Pieces can be joined again: this only says where a border may run. */
function ungluedWord(token: string, levels: ReadonlySet<string>): string[] {
  if (token.length > 2000) return [token];
  const pieces: string[] = [];
  let rest = token;
  if (RESIDUE.test(token)) return [token];
  // A sentence with a figure in it is one cell.
  if (token.length > 16 && /[,，。；;]/.test(token) && /\p{Script=Han}{4}/u.test(token) && !levelHead(token, levels))
    return [token];
  for (let level = levelHead(rest, levels); level; level = levelHead(rest, levels)) {
    pieces.push(level);
    rest = rest.slice(level.length).replace(/^[:：]/, '');
  }
  // >=80%时效: the next level, whose blank was lost.
  const level = /^(?:[≥≤≧≦><=＞＜＝]|\d)/.test(rest)
    ? [...levels].find((name) => name.length >= 2 && rest.endsWith(name))
    : undefined;
  if (level) rest = rest.slice(0, -level.length);
  if (rest) pieces.push(...ungluedFigures(rest));
  if (level) pieces.push(level);
  return pieces;
}

/** Names of levels that may be glued to what follows. Where a form writes 经济效益指标, 经济效益带动额 begins with no level. */
function levelsOf(lines: readonly TableLine[], vocabulary: Vocabulary): ReadonlySet<string> {
  const all = [...vocabulary.level1, ...vocabulary.level2];
  const whole = new Set(lines.flatMap((line) => line.cells.flatMap((cell) => cell.split(/[\s\u3000]+/))));
  const long = all.filter((name) => /..(?:指标|目标)$/.test(name));
  return new Set(long.filter((name) => vocabulary.level2.has(name) && whole.has(name)).length >= 2 ? long : all);
}

function levelHead(text: string, levels: ReadonlySet<string>): string | null {
  if (levels.has(bare(text))) return null;
  for (let length = Math.min(text.length - 1, 16); length >= 4; length--) {
    const head = text.slice(0, length);
    if (!levels.has(head)) continue;
    const points = /^[（(]\d{1,3}(?:\.\d)?分?[）)]/.exec(text.slice(length))?.[0] ?? '';
    // 预算执行率 is no 预算执行 with a name behind it, and 绩效目标合理性 a name.
    const quality = points === '' && !head.endsWith('指标') && /^\p{Script=Han}{1,3}[性率度]$/u.test(text.slice(length));
    return quality || text.length <= length + Math.max(points.length, 1) ? null : head + points;
  }
  return null;
}

/** Names that begin with a figure, and days that come again: their figure has no border beside it. */
const WHOLE_TOKEN =
  /^(?:每\D{1,3}\d{1,2}[日号月](?:\d{1,2}[日号])?\D{0,8}|\d{1,4}(?:[-~～—至]\d{1,3})?(?:周?岁|D|G|年(?!\d)|[-—]\d{1,3})[^\d≥≤≧≦><=＞＜＝，。；]{3,30})$/;
const WHOLE_HEAD = /^\d{1,3}(?:[-~～—至]\d{1,3})?(?:周?岁|D)\p{Script=Han}{2,24}?(?=[≥≤≧≦><=＞＜＝\d])/u;

/** `93场1513.95` ends with 15 points and a score of 13.95, the only way to part it with a score within its points. */
function figuresApart(plain: string, { units }: GluedTable, { points = false, pointsFirst = false }: Parts): string[] {
  const dated = pointsFirst ? plain.replace(POINTS_AND_DATE, datePoints) : plain;
  const pieces = ungluedFigures(
    dated.replace(AGAIN, (whole, before: string) => `${before}${CUT}${whole.slice(before.length)}`),
    units,
  );
  if (pointsFirst)
    return pieces.flatMap((piece, at) =>
      pointsBefore(piece, pieces[at + 1] ?? '', /\p{Script=Han}{2}$/u.test(pieces[at - 1] ?? '')),
    );
  return points ? pieces.flatMap((piece, at) => (at > 0 ? pointsApart(piece) : [piece])) : pieces;
}

/**
 * `1020万元` before `20万元` is ten points, and a target that was met exactly. Behind a name the points come first: 12.520个 and 1595% can be
 * parted in one way only.
 */
function pointsBefore(piece: string, next: string, behindName: boolean): string[] {
  const points = piece.slice(0, -next.length);
  const parted = /\d/.test(next) && piece.endsWith(next) && /^[1-9]\d?(?:\.\d)?$|^100$/.test(points);
  if (parted) return [points, next];
  const [, half, rest] = (behindName && HALF_POINTS.exec(piece)) || [];
  if (half && rest) return [half, rest];
  const share = behindName ? /^(\d{3,5})[%％]$/.exec(piece)?.[1] : undefined;
  const ways = share && Number(share) > MOST_SHARE ? [1, 2].filter((length) => isPointsAndShare(share, length)) : [];
  return share && ways.length === 1 ? [piece.slice(0, ways[0]), piece.slice(ways[0])] : [piece];
}

/** Points before a date: 102024年12月, 104月30日前. */
const POINTS_AND_DATE =
  /(?<=\p{Script=Han}{2})(\d{1,2})(20[12]\d)(?=年|[-./]\d)|(?<=\p{Script=Han}{2})(\d{2,4})(?=月(?:\d|[底末初份中上下前]))/gu;

/** Parts them where that can be done in one way only: no year has six figures, and no month is 104. */
function datePoints(whole: string, points: string | undefined, year: string, figures: string): string {
  if (points) return Number(points) <= MOST_POINTS && !points.startsWith('0') ? `${points}${CUT}${year}` : whole;
  const ways = [1, 2].filter((length) => {
    const [first, month] = [figures.slice(0, length), figures.slice(length)];
    return /^[1-9]/.test(first) && Number(first) <= MOST_POINTS && /^(?:[1-9]|1[0-2])$/.test(month);
  });
  const [way = 0] = ways;
  return ways.length === 1 && !/^(?:1[0-2])$/.test(figures) ? `${figures.slice(0, way)}${CUT}${figures.slice(way)}` : whole;
}

/** Points are halves at most, and figures have seldom more decimals than two: 12.520个, 12.5100%, 12.520.5万元. */
const HALF_POINTS = /^([1-9]\d?\.5)([1-9]\d*(?:\.\d+)?\D.*|[1-9]\d+(?:\.\d+)?)$/;
/** No target is a larger share. */
const MOST_SHARE = 200;
/** Points for one indicator. */
const MOST_POINTS = 50;

function isPointsAndShare(figures: string, length: number): boolean {
  const [points, share] = [figures.slice(0, length), figures.slice(length)];
  return Number(points) <= MOST_POINTS && /^[1-9]\d/.test(share) && Number(share) <= 100;
}

/** What comes again on a day or a month, and bounds that are spoken: they belong to the figure behind them. */
const AGAIN = /(\p{Script=Han}{2})(?=(?:每[年月季周日]|控制在|达到|至少)[\d一二三四五六七八九十])/gu;

function pointsApart(piece: string): string[] {
  if (!/^\d{2,5}(?:\.\d{1,2})?$/.test(piece)) return [piece];
  const ways = [1, 2, 3].flatMap((length) => {
    const [points, score] = [piece.slice(0, length), piece.slice(length)];
    return /^[1-9]\d*$/.test(points) &&
      /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(score) &&
      Number(points) <= 100 &&
      Number(score) <= Number(points)
      ? [[points, score]]
      : [];
  });
  const [way = [piece]] = ways;
  // Points of 10 or 25 are one figure.
  return ways.length === 1 && (piece.length > 2 || way[0] === way[1] || Number(piece) > 60) ? way : [piece];
}

function ungluedFigures(all: string, units: readonly string[] = []): string[] {
  const heads: string[] = [];
  let whole = all;
  const isToken = (): boolean => WHOLE_TOKEN.test(whole) && !/^\d{1,4}年(?:底|内|末|度|以|之)/.test(whole);
  for (let head = ''; !isToken(); whole = whole.slice(head.length)) {
    head = WHOLE_HEAD.exec(whole)?.[0] ?? '';
    if (head === '') return [...heads, ...figuresIn(whole, units)];
    heads.push(head);
  }
  return [...heads, whole];
}

function figuresIn(whole: string, units: readonly string[]): string[] {
  // Points and score of a row met in full are the same figure twice: 22.522.5.
  const text = whole
    // Nothing of nothing: no figure begins so.
    .replace(/(?<![\d.,:：])00(?![.,%万千百后年])(\d?)/g, (_, next: string) => `0${CUT}0${next && CUT + next}`)
    .replace(/(?<![\d.])(\d{1,3}\.\d{1,2}|\d{2,3}(?=\d{2,3}(?!\p{Script=Han})))\1(?![\d.%])/gu, `$1${CUT}$1`)
    // Points, target and actual of a row that is measured by its points: 12.512.512.5.
    .replace(/(?<![\d.])(\d{1,3}\.\d{1,2})\1\1(?![\d.%])/g, `$1${CUT}$1${CUT}$1`);
  const pieces: string[] = [];
  let at = 0;
  if (text.includes(CUT)) return text.split(CUT).flatMap((part) => ungluedFigures(part, units));
  for (const match of text.matchAll(figure)) {
    if (isYearInName(text, match.index, match[0])) continue;
    if (match.index > at) pieces.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    // 550万粒: 万 may be the head of the unit, 万粒.
    const many = /[万千]$/.exec(match[0])?.[0] ?? '';
    const named = /\d$/.test(match[0]) || many ? units.find((name) => text.startsWith(name, at - many.length)) : undefined;
    const unit = named?.slice(many.length) ?? '';
    at += unit.length;
    pieces.push(match[0] + unit);
  }
  // 12块达成预期指标: what forms are told to write begins behind the unit, whatever that is.
  const last =
    at > 0 ? (/^\p{Script=Han}{1,2}(?=(?:部分|未|基本)?达成(?:年度|预期)(?:指标|目标)$)/u.exec(text.slice(at))?.[0] ?? '') : '';
  if (last) pieces.push((pieces.pop() ?? '') + last);
  const rest = text.slice(at + last.length);
  // A short word behind the last figure is its unit, whether it is a known one or not.
  if (at > 0 && /^[\p{Script=Han}·/]{1,3}$/u.test(rest)) pieces.push(`${pieces.pop() ?? ''}${rest}`);
  else if (rest !== '') pieces.push(rest);
  return pieces;
}

/** 发布2024年度报告1份, 举办2024年科技周活动1次: the figure of the row is another one. */
function isYearInName(text: string, at: number, found: string): boolean {
  const behind = text.slice(at + found.length);
  return (
    /^(?:19|20)\d{2}年$/.test(found) &&
    /\p{Script=Han}$/u.test(text.slice(0, at)) &&
    /^度?(?![底末内前全上下起至到初中按度])\p{Script=Han}{2}/u.test(behind) &&
    /\d/.test(behind) &&
    !behind.includes(found)
  );
}

/** Drops the numbers 1, 2, 3 … of a column 序号: each stands before a name or a level. */
export function withoutSerials(words: readonly Word[]): Word[] {
  let next = 1;
  let dropped: Word | null = null;
  return words.flatMap((word, at) => {
    const before = dropped;
    dropped = null;
    const follower = words[at + 1];
    if (word.text === String(next) && word.gap !== 'glue' && follower && /\p{Script=Han}{2}/u.test(follower.text)) {
      next += 1;
      dropped = word;
      return [];
    }
    return [before ? { ...word, gap: before.gap } : word];
  });
}

/** 产 / 出 / 指 / 标 down the left margin, one letter at the head of each line, is one level, and stands where its first letter does. */
function withUprightLevels(words: readonly Word[], vocabulary: Vocabulary): Word[] {
  const letters = words.flatMap((word, at) =>
    (word.gap === 'line' || at === 0) && /^\p{Script=Han}$/u.test(word.text) ? [at] : [],
  );
  const drop = new Set<number>();
  const named = new Map<number, string>();
  for (let first = 0; first < letters.length; first++) {
    for (const level of [...vocabulary.level1, '绩效指标']) {
      const run = letters.slice(first, first + level.length);
      if (level.length < 3 || run.map((at) => words[at]?.text).join('') !== level) continue;
      for (const at of run) drop.add(at);
      if (level !== '绩效指标') named.set(run[0] ?? 0, level);
      first += run.length - 1;
      break;
    }
  }
  return words.flatMap((word, at) => {
    const level = named.get(at);
    if (level) return [{ ...word, text: level }];
    if (drop.has(at)) return [];
    // The word after a dropped letter now begins its line.
    return drop.has(at - 1) && !named.has(at - 1) && word.gap === 'blank' ? [{ ...word, gap: 'line' as Gap }] : [word];
  });
}
