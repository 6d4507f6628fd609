/**
 * The code proposed for a new line or sub-programme, such as `sub-3`: one more than the highest number in use, so that one removed in
 * between is not taken again.
 */
export function freeCode(stem: string, taken: readonly { code: string }[]): string {
  const numbers = taken.map(({ code }) => (code.startsWith(`${stem}-`) ? Number(code.slice(stem.length + 1)) : 0));
  return `${stem}-${Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1}`;
}
