/** Points of all indicators together: beside the 10 of the execution rate (财预〔2020〕10号), or beside 20 as some local rules have it. */
export const pointsOfIndicators: readonly number[] = [90, 80];

/** The sum of the points to two decimals; null when no indicator has any. */
export function sumOfWeights(rows: readonly { weight: number | null }[]): number | null {
  if (rows.every((row) => row.weight === null)) return null;
  return Math.round(rows.reduce((sum, row) => sum + (row.weight ?? 0), 0) * 100) / 100;
}
