/** Full-width digits and signs as plain ones, groups taken out; null where it is no number. */
export function numberFrom(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,]/gu, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}
