/** A part of a whole, 0–1; null where there is no whole to share. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
