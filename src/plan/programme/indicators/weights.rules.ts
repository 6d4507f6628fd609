import { refuse } from '#src/kernel/refusal.ts';
import type { ExecutionPoints } from '#src/kernel/rule-packs.ts';

/** A row that was left out or removed and had points that nobody has given to other rows since. */
export interface PointsLeft {
  level3: string;
  weight: number;
}

/** What a programme says of its execution's points: null while nothing was said. */
interface Said {
  executionPoints: ExecutionPoints | null;
}

/**
 * Of the execution of the budget: what the form said or somebody chose when points were given out. A sum is no choice: points that fall short are
 * a slip. It tells them only where nothing was said: of programmes from before it was kept, with the points of rows that fell away since, and of a
 * day before points were first given out, whose points hold for that day too.
 */
export const executionPointsOf = (
  { executionPoints }: Said,
  rows: readonly { weight: number | null }[],
  left: readonly PointsLeft[],
): ExecutionPoints => executionPoints ?? (sumOfWeights([...rows, ...left]) === 80 ? 20 : 10);

/** How many of the hundred points are left over since rows fell away, and which rows had them; null where none are. */
export function leftOver(
  said: Said,
  rows: readonly { weight: number | null }[],
  left: readonly PointsLeft[],
): { sum: number; execution: number; free: number; rows: PointsLeft[] } | null {
  const sum = sumOfWeights(rows);
  const execution = executionPointsOf(said, rows, left);
  if (sum === null || left.length === 0 || sum + execution >= 100) return null;
  const free = Math.round((100 - execution - sum) * 100) / 100;
  return { sum, execution, free, rows: left.map(({ level3, weight }) => ({ level3, weight })) };
}

/** The refusal of points that do not make a hundred with those of the execution; null where they do, or where no indicator has any. */
export function pointsRefused(sum: number | null, execution: ExecutionPoints): ReturnType<typeof refuse> | null {
  if (sum === null || sum + execution === 100) return null;
  const total = Math.round((sum + execution) * 100) / 100;
  const off = Math.round(Math.abs(total - 100) * 100) / 100;
  const said = { sum, execution, total, indicators: 100 - execution };
  const [chinese, english] = total < 100 ? ['少', 'too few'] : ['多', 'too many'];
  return refuse('weights-sum', { ...said, off: `${chinese} ${off} 分` }, { off: `${off} ${english}` });
}

/** “满意度 10、覆盖 5”. */
export const namesOfLeft = (rows: readonly PointsLeft[]): string =>
  rows.map(({ level3, weight }) => `${level3} ${weight}`).join('、');

/** The sum of the points to two decimals; null when no indicator has any. */
export function sumOfWeights(rows: readonly { weight: number | null }[]): number | null {
  if (rows.every((row) => row.weight === null)) return null;
  return Math.round(rows.reduce((sum, row) => sum + (row.weight ?? 0), 0) * 100) / 100;
}
