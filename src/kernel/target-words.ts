import { unitAtStart } from './target-units.ts';

/** A figure at the head of a text: its value, and how many characters it takes. */
export interface NumberToken {
  value: number;
  length: number;
  /** `百分之九十` and `千分之五` carry their unit. */
  unit: '%' | '‰' | null;
}

/** Full-width forms to half-width, without blanks; Chinese punctuation that forms use inside figures likewise. */
export function plainText(raw: string): string {
  return raw
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u00a0\u200b\ufeff]+/g, '')
    .replace(/﹪/g, '%')
    .replace(/[﹦═]/g, '=')
    .replace(/²/g, '2')
    .replace(/³/g, '3')
    .replace(/[＜﹤]/g, '<')
    .replace(/[＞﹥]/g, '>')
    .replace(/[‐‑‒−─━]/g, '-')
    .replace(/[〜∽∼]/g, '~')
    .replace(/µ/g, 'μ')
    .replace(/[【[]/g, '(')
    .replace(/[】\]]/g, ')');
}

/** `1,200,000.00`, `16`, `-5.5`. Commas only where they part thousands. */
export function numberToken(text: string): NumberToken | null {
  const match = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/.exec(text);
  if (!match || match[0].length > 24) return null;
  const value = Number(match[0].replaceAll(',', ''));
  return Number.isFinite(value) ? { value, length: match[0].length, unit: null } : null;
}

const DIGITS: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const STEPS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const COUNTED = /^(?:人次|场次|场|次|个|家|项|人|份|本|期|批|站|支|名|篇|套|天|年|月|周|%|元|万|分(?=及?以[上下]))/;

/**
 * A figure in Chinese numerals. Without a comparator before it (`compared`) only where a unit of count follows:
 * `一等奖` and `三级联动` are words, not figures.
 */
export function readChineseNumber(text: string, compared: boolean): NumberToken | null {
  const share = /^[百千万]分之/.exec(text)?.[0] ?? '';
  const unit = share === '' ? null : share.startsWith('千') ? '‰' : '%';
  // 万分之五 is 0.05 %.
  const power = share.startsWith('万') ? -2 : 0;
  const match =
    /^(?:[零〇一二两三四五六七八九十百千]{1,12}万)?[零〇一二两三四五六七八九十百千]{0,12}/.exec(text.slice(share.length))?.[0] ??
    '';
  if (!match) return unit && shareInDigits(text, unit, power);
  const rest = text.slice(share.length + match.length);
  if (!unit && !compared && !COUNTED.test(rest)) return null;
  if (!unit && !COUNTED.test(rest) && !(compared && isCount(rest)) && rest !== '') return null;
  return { value: Number(`${chineseValue(match)}e${power}`), length: share.length + match.length, unit };
}

/** A rank or a part is no count: 三级, 一类标准, 三分之二. */
const RANK = /^(?:级|类|度|段|分|角|字)/;

/** Whether nothing but a unit of count follows a numeral, and what bounds it: 三条, 五处以上. */
function isCount(rest: string): boolean {
  const unit = rest.replace(/(?:及?以上|以下|以内|之内)$/, '');
  return !RANK.test(unit) && unitAtStart(unit) === unit;
}

/** 九成 is 90 %, 八成五 85 %, 七成半 75 %; 九成新 is no figure. */
export function tenthsToken(text: string): NumberToken | null {
  const match = /^([一二三四五六七八九十]|\d)成([一二三四五六七八九半]?)(?=$|及?以|左右)/.exec(text);
  return match && { value: partOfTen(match[1]!) * 10 + partOfTen(match[2]!), length: match[0].length, unit: '%' };
}

function partOfTen(numeral: string): number {
  return numeral === '半' ? 5 : numeral === '十' ? 10 : (DIGITS[numeral] ?? Number(numeral));
}

function shareInDigits(text: string, unit: '%' | '‰', power: number): NumberToken | null {
  const number = numberToken(text.slice(3));
  return number && { value: Number(`${number.value}e${power}`), length: number.length + 3, unit };
}

/** `二〇二〇年十二月三十一日` in digits, as far as it is a date; other numerals stay as they are. */
export function datesInDigits(text: string): string {
  return text
    .replace(/[二一][〇零一二三四五六七八九]{3}(?=年)/g, (year) => [...year].map((digit) => DIGITS[digit] ?? 0).join(''))
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号])/g, (number) => String(chineseValue(number)));
}

/** What text recognition takes for digits: O and o for 0, l and I for 1. Null where there is nothing to mend. */
export function mendedDigits(text: string): string | null {
  const mended = text.replace(/(?<![A-Za-z])[\dOolI]{2,12}(?![A-Za-z])/g, (run) =>
    /\d/.test(run) ? run.replace(/[Oo]/g, '0').replace(/[lI]/g, '1') : run,
  );
  return mended === text ? null : mended;
}

function chineseValue(numeral: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of numeral) {
    const step = STEPS[character];
    if (step === undefined) {
      digit = DIGITS[character] ?? 0;
    } else if (step === 10_000) {
      total += (section + digit) * step;
      section = 0;
      digit = 0;
    } else {
      section += (digit || 1) * step;
      digit = 0;
    }
  }
  return total + section + digit;
}

/** 约200场, 20余场, 10多次, 3年多; 更多 and 多于 say something else. */
const APPROXIMATE =
  /^(?:约|近|大约)|左右|[\d十百千万亿]余|[\d十百千万亿]个?多(?=$|\p{Script=Han})|[\d十百千万亿]\p{Script=Han}{1,2}(?:(?<![更许众最很])多|(?<![结盈剩残冗富业])余)$/u;

export function isApproximate(text: string): boolean {
  return APPROXIMATE.test(text);
}

/** 13月底前, 2月30日: the month or the day that no calendar has; null where the text has none. 13个月 and 36月 are spans of time. */
export function dayOfNoCalendar(text: string): string | null {
  const spelled = text.replace(NUMERIC_DAY, '$1年$3月$4日');
  for (const [whole, year = '', month = '', day = ''] of spelled.matchAll(WRITTEN_DAY)) {
    const last = new Date(Date.UTC(year === '' ? LEAP_YEAR : Number(year), Number(month), 0)).getUTCDate();
    const isMonth = Number(month) >= 1 && Number(month) <= 12;
    if (year === '' && day === '' && !/[底末初前]$/.test(whole)) continue;
    if (!isMonth || (day !== '' && (Number(day) < 1 || Number(day) > last)))
      return `${Number(month)}月${day === '' ? '' : `${Number(day)}日`}`;
  }
  return null;
}

/** Without its year a 29th of February may be one. */
const LEAP_YEAR = 2024;
const NUMERIC_DAY = /(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g;
const WRITTEN_DAY = /(?<!\d)(?:((?:19|20)\d{2})年)?(\d{1,2})月(?:(\d{1,2})[日号])?(?:[底末初]|之?前)?/g;
