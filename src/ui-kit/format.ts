import { englishUnit } from '#src/kernel/english-names.ts';
import { chineseDate, dayAndTimeOf, dayOf, englishDate, englishPart, lastDayBefore, timeOf } from '#src/kernel/local-time.ts';
import { needsYuan, shortYuanText, wanYuanText, yuanText } from '#src/kernel/money.ts';
import { chosenLanguage } from './language.ts';

const isChinese = (): boolean => chosenLanguage() === 'zh';

/** `119484` → `119,484`; at most `decimals` decimals, none that are zero. */
export function numberText(value: number, decimals = 2): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** A day as offices write it: `2020年3月5日`, or `5 Mar 2020`. */
export function dayText(day: string): string {
  if (isChinese()) return chineseDate(day);
  return englishDate(day);
}

/** The day of a moment of the server (ISO text, UTC) at the programme's place, as `dayText` writes it. */
export function dayOfMoment(moment: string): string {
  return dayText(dayOf(new Date(moment)));
}

/** The last day of a term that ends with a moment of the server. */
export function lastDayText(end: string): string {
  return dayText(lastDayBefore(new Date(end)));
}

/** `8月22日 周六`, or `Sat 22 Aug`. */
export function shortDayText(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  if (!isChinese()) return englishPart(moment, { weekday: 'short', day: 'numeric', month: 'short' });
  return `${moment.getUTCMonth() + 1}月${moment.getUTCDate()}日 ${weekdayText(day)}`;
}

/** `周六`, or `Sat`. */
export function weekdayText(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  if (!isChinese()) return moment.toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' });
  return `周${'日一二三四五六'[moment.getUTCDay()]}`;
}

/** A moment of the server (ISO text) at the programme's place: `2020-08-22 14:00`. */
export function momentText(moment: string): string {
  const date = new Date(moment);
  return dayAndTimeOf(date);
}

export function timeText(moment: string): string {
  return timeOf(new Date(moment));
}

/** `2020-08-22 14:00–15:30`. */
export function spanText(from: string, to: string): string {
  const [start, end] = [new Date(from), new Date(to)];
  return dayOf(start) === dayOf(end) ? `${dayAndTimeOf(start)}–${timeOf(end)}` : `${momentText(from)} – ${momentText(to)}`;
}

/** `2020年8月22日 14:00–15:30`, or `22 Aug 2020 14:00–15:30`: as papers have it, which are signed and kept. */
export function paperSpanText(from: string, to: string): string {
  const [start, end] = [new Date(from), new Date(to)];
  const moment = (date: Date): string => `${dayText(dayOf(date))} ${timeOf(date)}`;
  return dayOf(start) === dayOf(end) ? `${moment(start)}–${timeOf(end)}` : `${moment(start)} – ${moment(end)}`;
}

/** A length of time as people say it: `2 小时 14 分钟`, or `2 hours 14 minutes`; from a day on without the minutes. */
export function lengthText(minutes: number): string {
  const [days, hours, left] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts: [number, string, string][] = [
    [days, '天', 'day'],
    [hours, '小时', 'hour'],
    [days > 0 ? 0 : left, '分钟', 'minute'],
  ];
  const said = parts
    .filter(([value]) => value > 0)
    .map(([value, zh, en]) => `${value} ${isChinese() ? zh : `${en}${value === 1 ? '' : 's'}`}`);
  return said.join(' ') || (isChinese() ? '0 分钟' : '0 minutes');
}

/**
 * Fen as `113.96 万元`, or `1,139,581 yuan`: screens round one way, and lists of expenses and budget lines have the exact amount. A small sum
 * would be another one by that, and is written out: `50 元`.
 */
export function wanText(fen: number): string {
  if (needsYuan(fen)) return `${shortYuanText(fen)} ${isChinese() ? '元' : 'yuan'}`;
  return isChinese() ? `${wanYuanText(fen, 2)} 万元` : `${yuanText(fen, 0)} yuan`;
}

/** `8月`, or `Aug`; 1 to 12. */
export function monthText(month: number): string {
  return isChinese() ? `${month}月` : englishPart(new Date(Date.UTC(2020, month - 1, 1)), { month: 'short' });
}

/** `2020-08` as `2020年8月`, or `Aug 2020`. */
export function yearMonthText(month: string): string {
  const [year, number] = [month.slice(0, 4), monthText(Number(month.slice(5, 7)))];
  return isChinese() ? `${year}年${number}` : `${number} ${year}`;
}

/** A target as it is compared: `≥ 80 %`, `20–30 %`. A range has no sign: its two ends say it. */
export function comparedText(target: {
  comparator: string | null;
  value: number;
  value2: number | null;
  unit: string | null;
}): string {
  const { comparator, value, value2, unit } = target;
  const sign = comparator === 'range' ? '' : (comparator ?? '');
  const upTo = value2 === null ? '' : `–${numberText(value2)}`;
  return `${sign} ${numberText(value)}${upTo} ${unitText(unit ?? '')}`.trim();
}

/** 20万人次 is shown as `20 万人次`: large round numbers in Chinese take 万. */
export function quantityText(value: number, unit: string): string {
  if (isChinese() && unit !== '%' && Math.abs(value) >= 100_000 && value % 1000 === 0)
    return `${numberText(value / 10_000)} 万${unit}`;
  if (isChinese() && unit === '元' && Math.abs(value) >= 100_000) return `${numberText(value / 10_000, 2)} 万元`;
  return unit === '%' ? `${numberText(value, 1)}%` : `${numberText(value)} ${unitFor(value, unit)}`.trimEnd();
}

/** The unit in the visitor's language; units without an English name stay as the form has them. */
export function unitText(unit: string): string {
  return isChinese() ? unit : englishUnit(unit);
}

const chineseDigits = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A small count as a Chinese headline writes it: `三` (`两` for two); digits above ten and in English. */
export function countWord(count: number): string {
  return isChinese() ? (chineseDigits[count] ?? String(count)) : String(count);
}

/** Units as facts and measures carry them, whatever the language. */
export const units = {
  fen: '分',
  yuan: '元',
  personTimes: '人次',
  items: '项',
  districts: '区',
  sessions: '场',
  pieces: '件',
} as const;

/** Each language by its own name. */
export const languageNames = { zh: '中文', en: 'English' } as const;

/** The unit after a quantity: English units of one thing stand in the singular. */
function unitFor(quantity: number, unit: string): string {
  return isChinese() ? unit : englishUnit(unit, quantity);
}

/** The quantity of a fact with its unit; money is kept in 分 and read in 元. */
export function amountText(quantity: number, unit: string): string {
  return unit === units.fen
    ? `${moneyText(quantity)} ${unitText(units.yuan)}`
    : `${numberText(quantity)} ${unitFor(quantity, unit)}`.trimEnd();
}

/** 分 as 元 with two decimals: `1,200.00`. */
export function moneyText(amountFen: number): string {
  return yuanText(amountFen);
}

/** The size of a file. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${numberText(Math.ceil(bytes / 1024))} KB` : `${numberText(bytes / 1_048_576, 1)} MB`;
}
