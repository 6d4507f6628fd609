/** Points of all indicators together: beside the 10 of the execution rate (财预〔2020〕10号), or beside 20 as some local rules have it. */
export const pointsOfIndicators: readonly number[] = [90, 80];

/** A row that was left out or removed and had points that nobody has given to other rows since. */
export interface PointsLeft {
  level3: string;
  weight: number;
}

/**
 * What the points of the indicators came to when somebody last gave them out: with those of rows that fell away since. Whether the execution
 * has 10 or 20 is told by this sum, for nobody chose other rules by leaving a row out.
 */
const pointsGivenOut = (rows: readonly { weight: number | null }[], left: readonly PointsLeft[]): number =>
  sumOfWeights([...rows, ...left]) ?? 0;

/** Of the execution of the budget: 20 where the indicators were given 80, or else 10. */
export const executionPoints = (rows: readonly { weight: number | null }[], left: readonly PointsLeft[]): number =>
  pointsGivenOut(rows, left) === 80 ? 20 : 10;

/** How many of the hundred points are left over since rows fell away, and which rows had them; null where none are. */
export function leftOver(
  rows: readonly { weight: number | null }[],
  left: readonly PointsLeft[],
): { sum: number; execution: number; free: number; rows: PointsLeft[] } | null {
  const sum = sumOfWeights(rows);
  const execution = executionPoints(rows, left);
  if (sum === null || left.length === 0 || sum + execution >= 100) return null;
  const free = Math.round((100 - execution - sum) * 100) / 100;
  return { sum, execution, free, rows: left.map(({ level3, weight }) => ({ level3, weight })) };
}

/** “满意度 10、覆盖 5”. */
export const namesOfLeft = (rows: readonly PointsLeft[]): string =>
  rows.map(({ level3, weight }) => `${level3} ${weight}`).join('、');

/** The sum of the points to two decimals; null when no indicator has any. */
export function sumOfWeights(rows: readonly { weight: number | null }[]): number | null {
  if (rows.every((row) => row.weight === null)) return null;
  return Math.round(rows.reduce((sum, row) => sum + (row.weight ?? 0), 0) * 100) / 100;
}
