/** Quoted and escaped text, spaces as wide as a sign, filling, and what brackets say of colour, currency or condition. */
const PARTS = /"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|([0#?][0#?,. ]*(?:[eE][+-][0#?]+|\/[0#?\d]+)?)|(%)|([^"\\_*[\]])/gsu;
/** Signs of currency and of sums below nought say nothing of the unit. */
const IDLE = /[¥￥$€£\s()（）+\-—–]/gu;

/**
 * A number as its cell shows it: `0.9` under `"≥"0%` as `≥90%`, `42` under `0"场"` as `42场`, `60000` under `0,"千元"` as `60千元`. Its digits are
 * those of the file, not rounded as shown; where a format depends on the size or parts the digits, only the number is given.
 */
export function shownNumber(value: number, format: string): string {
  const [section = ''] = format.match(/(?:"[^"]*"|\\.|[^;"\\])+/su) ?? [];
  let before = '';
  let behind = '';
  let places: string | null = null;
  let percent = false;
  for (const [, quoted, escaped, bracket, digits, sign, bare] of section.matchAll(PARTS)) {
    if (bracket !== undefined && /[<>=]/.test(bracket)) return bareNumber(value, /%/.test(format));
    if (digits !== undefined && places !== null) return bareNumber(value, /%/.test(format));
    if (digits !== undefined) places = digits;
    if (sign) percent = true;
    // Without quotes only what no format means by itself: 场, ≥.
    const text = (quoted ?? escaped ?? sign ?? (bare && /[^\p{ASCII}]/u.test(bare) ? bare : '')).replace(IDLE, '');
    if (places === null) before += text;
    else behind += text;
  }
  if (places === null) return bareNumber(value, percent);
  const thousands = /,+(?=\.|\s*$)/.exec(places)?.[0].length ?? 0;
  const figure = percent ? Number((value * 100).toFixed(6)) : Number((value / 1000 ** thousands).toPrecision(15));
  return `${before}${figure}${behind}`;
}

/** A cell shown as 90% holds 0.9. */
function bareNumber(value: number, percent: boolean): string {
  return percent ? `${Number((value * 100).toFixed(6))}%` : String(Number(value.toPrecision(15)));
}

/** A day as its cell shows it: a format of year and month names no day. */
export function shownDate(value: Date, format: string): string {
  if (Number.isNaN(value.getTime())) return '';
  const named = format.replace(/\[[^\]]*\]/g, '');
  if (/y/i.test(named) && !/d/i.test(named)) return `${value.getUTCFullYear()}年${value.getUTCMonth() + 1}月`;
  return value.toISOString().slice(0, 10);
}
