/** Full-width digits and signs as their plain ones; what people put between digits goes. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u200b\-‐-―_.·()（）]/gu, '')
    .trim();
}

/**
 * A phone number as it is kept: a mainland mobile number as 11 digits, a landline with its area code, another country's with +.
 * Full-width digits, blanks, dashes and +86 are accepted. null where it is none of these.
 */
export function phoneFrom(text: string): string | null {
  const whole = plain(text);
  const digits = whole.replace(/^(?:\+86|0086|86(?=1[3-9]\d{9}$))/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  // Behind +86 an area code goes without its 0: 10 and all that begin with 2 to 9.
  const landline = digits === whole ? digits : digits.replace(/^(?=10|[2-9])/, '0');
  if (/^0\d{2,3}[2-9]\d{6,7}$/.test(landline)) return landline;
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits;
  return null;
}

/** The last four digits as somebody says them at the door, or null. */
export function lastFourOf(text: string): string | null {
  const digits = plain(text);
  return /^\d{4}$/.test(digits) ? digits : null;
}

/** What to write where a contact's telephone is none. */
export const contactPhoneProblem = {
  zh: '不是电话号码，请填 11 位手机号、带区号的座机（如 021-62540000 转 801）或 400、800 电话；境外号码以 + 和国家代码开头',
  en: 'it is no telephone number: give a mainland mobile number of 11 digits, a landline with its area code (021-62540000 ext 801), a 400 or 800 number, or + and the country code',
};

/**
 * Whether the telephone of a contact may be kept as it is written; blank says that none is known. Beside what `phoneFrom` takes, an office
 * has a 400 or 800 number and an extension: `021-62540000转801`, `021-62540000-801`.
 */
export function isContactPhone(text: string): boolean {
  const written = text.normalize('NFKC').trim();
  if (written === '' || phoneFrom(written) !== null) return true;
  const line = /^(.*?\d)\s*(?:-|转|转分机|分机|ext\.?|#)\s*\d{1,6}$/iu.exec(written)?.[1] ?? '';
  return [written, line].some((each) => /^[48]00\d{7}$/.test(plain(each))) || /^0/.test(phoneFrom(line) ?? '');
}
