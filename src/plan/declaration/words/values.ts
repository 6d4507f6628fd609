import { plainText } from '#src/kernel/target-words.ts';

const BLANK = /^[-—–/\\_*.…\s]*$/;

export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

const FIGURE_HEAD = /^[\s\u200b]*[\d０-９]/;

/** A bare figure such as `10`, `9.88` or `1,200`; null for anything else, and for two of them: what two cells say is no number. */
export function plainNumber(text: string): number | null {
  if (!FIGURE_HEAD.test(text) || /\d\s+\d/.test(text)) return null;
  const plain = plainText(text);
  return /^(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '')) : null;
}

/** An amount in 元; `money` is what a bare figure counts, 元 where nothing says it. Undefined when the text is no amount, null when it is blank. */
export function yuanOfText(text: string, money: '元' | '万元' | null): number | null | undefined {
  if (isBlank(text)) return null;
  const match = /^(?:人民币|¥|￥)?((?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d+)?)(万元|亿元|元|万)?(?:整)?$/.exec(plainText(text));
  if (!match) return undefined;
  const unit = match[2] ?? money;
  const exponent = unit === '亿元' ? 8 : unit === '万元' || unit === '万' ? 4 : 0;
  return Number(`${(match[1] ?? '').replaceAll(',', '')}e${exponent}`);
}

/** `2020-01-01`, `2020年1月1日`, `2020.1.1`, `20200101`; a month alone stands for its first or last day. Null when it is no date of the calendar. */
export function dateOfText(text: string, edge: 'start' | 'end'): string | null {
  const plain = plainText(text);
  const match =
    /^((?:19|20)\d{2})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月)?(?:T?\d{2}:\d{2}(?::\d{2})?)?$/.exec(plain) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})?$/.exec(plain) ??
    monthFirst(plain);
  if (!match) return null;
  const [year, month] = [Number(match[1]), Number(match[2])];
  if (month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = match[3] ? Number(match[3]) : edge === 'start' ? 1 : last;
  if (day < 1 || day > last) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `12/31/2021`, as systems with other settings print it; a day that may as well be the month is left unread. */
function monthFirst(text: string): [string, string, string, string] | null {
  const [whole, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2})$/.exec(text) ?? [];
  if (!whole || (Number(day) <= 12 && Number(day) !== Number(month))) return null;
  return [whole, year, month, day];
}

/** Both ends of `2020年1月1日至2020年12月31日` or `2020-01-01~2020-12-31`. */
export function periodOfText(text: string): { start: string; end: string } | null {
  const plain = plainText(text)
    .replace(/^自|止$/g, '')
    .replace(/起(?=至|到)/, '');
  const ends = plain.split(/至|到|~|～|—+|–|--/);
  const dashed =
    /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})-(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})$/.exec(plain) ??
    /^(\d{4}[./]\d{1,2}|\d{6})-(\d{4}[./]\d{1,2}|\d{6})$/.exec(plain) ??
    /^(.+[年月日])-(.+)$/.exec(plain);
  const [first, second] = ends.length === 2 ? ends : dashed ? [dashed[1], dashed[2]] : [];
  if (!first || !second) return null;
  const year = /^((?:19|20)\d{2})年/.exec(first)?.[1];
  const start = dateOfText(first, 'start');
  const end = dateOfText(second, 'end') ?? (year ? dateOfText(`${year}年${second}`, 'end') : null);
  return start && end ? { start, end } : null;
}

const TICK = '[☑√■✓✔▣☒●]';

/** The ticked choice of `☑是 □否` or `是√ 否□`; the text itself where nothing is ticked. */
export function tickedChoice(text: string): string {
  const plain = text.replace(/\s+/g, '');
  const before = new RegExp(`^[□○☐]|^${TICK}`).test(plain);
  const pattern = before ? new RegExp(`${TICK}([^□○☐☑√■✓✔▣☒●]+)`) : new RegExp(`([^□○☐☑√■✓✔▣☒●]+)${TICK}`);
  const boxes = new RegExp(`[□○☐]|${TICK}`).test(plain);
  if (!boxes) return text.trim();
  return (pattern.exec(plain)?.[1] ?? '').replace(/[（(]$/, '');
}

export function yesOrNo(text: string): boolean | null {
  const choice = tickedChoice(text);
  if (/^(?:是|有|含|包含|涉及)$/.test(choice)) return true;
  if (/^(?:否|无|不含|不包含|不涉及|没有)$/.test(choice)) return false;
  return null;
}
