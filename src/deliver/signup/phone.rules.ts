/** A name as it is compared: without blanks, one form of each sign. */
export function plainName(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
