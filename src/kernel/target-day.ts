import { plainText } from './target-words.ts';

const YEAR = String.raw`(?:19|20)\d{2}`;

/** The last day that a date target allows: `2020年12月底前` → `2020-12-31`. `year` stands in where the form names none. */
export function lastDayOfTarget(raw: string, year: number | null = null): string | null {
  const text = plainText(raw);
  // 每月10日前 has no last day.
  if (/^(?:应?于|在)?[每各]/.test(text)) return null;
  const short = /^[于在]?(2\d)年/.exec(text)?.[1];
  const dated = [...text.matchAll(new RegExp(YEAR, 'g'))].at(-1)?.[0] ?? (short ? `20${short}` : undefined);
  const own = dated ? Number(dated) : year;
  if (own === null) return null;
  const inYear = !dated && /^(?:[于在])?(?:次|翌)年/.test(text) ? own + 1 : own;
  const numeric =
    new RegExp(String.raw`${YEAR}[-/.](\d{1,2})(?:[-/.](\d{1,2}))?`).exec(text) ??
    new RegExp(String.raw`${YEAR}(\d{2})(\d{2})(?!\d)`).exec(text);
  const spoken = [...text.matchAll(/(\d{1,2})月(?:(\d{1,2})[日号])?(初|上旬|中旬)?/g)].at(-1);
  const quarter = /第?([一二三四1-4])季度/.exec(text)?.[1];
  const found = spoken ?? numeric;
  const month = found
    ? Number(found[1])
    : quarter
      ? ('一二三四'.indexOf(quarter) + 1 || Number(quarter)) * 3
      : /上半年/.test(text)
        ? 6
        : 12;
  if (month < 1 || month > 12) return null;
  const lastOfMonth = new Date(Date.UTC(inYear, month, 0)).getUTCDate();
  const early = spoken?.[3] === '中旬' ? 20 : spoken?.[3] ? 10 : lastOfMonth;
  const day = found?.[2] ? Number(found[2]) : early;
  if (day < 1 || day > lastOfMonth) return null;
  return `${inYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
