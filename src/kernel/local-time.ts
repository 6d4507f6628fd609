/** Dates and times as a tenant's place has them. A date is `YYYY-MM-DD` text; a moment is a `Date`. */
export const shanghai = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

function partsOf(moment: Date, timeZone: string): Record<string, string> {
  return Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
}

/** The calendar day of a moment: `2020-08-22`. */
export function dayOf(moment: Date, timeZone = shanghai): string {
  const part = partsOf(moment, timeZone);
  return `${part.year}-${part.month}-${part.day}`;
}

/** The last day that lies wholly or partly before an end that is excluded: a term up to midnight ends with the day before. */
export function lastDayBefore(end: Date, timeZone = shanghai): string {
  return dayOf(new Date(end.getTime() - 1), timeZone);
}

/** The clock time of a moment: `14:00`. */
export function timeOf(moment: Date, timeZone = shanghai): string {
  const part = partsOf(moment, timeZone);
  return `${part.hour}:${part.minute}`;
}

/** The day and clock time of a moment: `2020-08-22 14:00`. */
export function dayAndTimeOf(moment: Date, timeZone = shanghai): string {
  return `${dayOf(moment, timeZone)} ${timeOf(moment, timeZone)}`;
}

/** The moment of a day and a clock time. `timeZone` must keep one offset over a day change of the offset; Asia/Shanghai does since 1992. */
export function momentOf(day: string, time = '00:00', timeZone = shanghai): Date {
  const guess = new Date(`${day}T${time}:00Z`);
  const part = partsOf(guess, timeZone);
  const shown = Date.UTC(+part.year!, +part.month! - 1, +part.day!, +part.hour!, +part.minute!, +part.second!);
  return new Date(guess.getTime() - (shown - guess.getTime()));
}

export function addDays(day: string, count: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

/** The day that somebody wrote as `2020-9-3`, `2020/09/03`, `2020.9.3` or `2020年9月3日`; null when it is none of the calendar. */
export function dayFrom(text: string): string | null {
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (!year || !month || !date) return null;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day ? null : day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** `2020-03-05` → `2020年3月5日`. */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** `2020-03-05` → `5 Mar 2020`. */
export function englishDate(day: string): string {
  return englishPart(new Date(`${day}T00:00:00Z`), { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Day before month, and every month in three letters: the locale alone would write four of September. */
export function englishPart(moment: Date, parts: Intl.DateTimeFormatOptions): string {
  return moment.toLocaleDateString('en-GB', { ...parts, timeZone: 'UTC' }).replace('Sept', 'Sep');
}
