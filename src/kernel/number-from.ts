/**
 * Full-width digits and signs as plain ones, groups of three taken out; null where it is no number. `1,5` and `3 5` are none: nobody
 * knows whether 1.5 or 15 was meant.
 */
export function numberFrom(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  return /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '')) : null;
}
