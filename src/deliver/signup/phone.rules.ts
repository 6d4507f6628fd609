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
  const digits = plain(text).replace(/^(?:\+86|0086|86(?=1[3-9]\d{9}$))/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  if (/^0\d{2,3}[2-9]\d{6,7}$/.test(digits)) return digits;
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits;
  return null;
}

/** The last four digits as somebody says them at the door, or null. */
export function lastFourOf(text: string): string | null {
  const digits = plain(text);
  return /^\d{4}$/.test(digits) ? digits : null;
}

/** A name as it is compared: without blanks, one form of each sign. */
export function plainName(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
