/** A second level as the text names it; `at` is the number of rows that stand before its name, null where its place says nothing. */
export interface PlacedLevel {
  name: string;
  at: number | null;
}

/** What a row's name or target says about its level. */
export type Likeness = (row: number, level: string) => number;

const MOST_ROWS = 40;
/** How far from the middle of its rows a name may stand. */
const TOO_FAR = 1.5;
const PER_STEP = 3;

/** Sharings that differ less are as good as each other. */
const ALIKE = 0.4;

/**
 * Shares rows out to levels that stand in the order of the form, each at the middle of its rows as merged cells print it, or before the first of
 * them as their text begins: the sharing whose names stand nearest to those places; what the rows are called decides between equal ones.
 * Gives the level of each row, blank where another is as likely; null where none fits.
 */
export function levelsOfGroups(levels: readonly PlacedLevel[], rows: number, likeness: Likeness): string[] | null {
  const [middle, first] = (['middle', 'first'] as const).map((stand) => sharedOut(levels, rows, likeness, stand));
  if (!middle || !first) return (middle ?? first)?.names ?? null;
  if (Math.abs(middle.cost - first.cost) > ALIKE) return (middle.cost < first.cost ? middle : first).names;
  return middle.names.map((name, row) => (name === first.names[row] ? name : ''));
}

function sharedOut(
  levels: readonly PlacedLevel[],
  rows: number,
  likeness: Likeness,
  stand: 'middle' | 'first',
): { names: string[]; cost: number } | null {
  const count = levels.length;
  if (count === 0 || rows < count || rows > MOST_ROWS || count > rows) return null;
  const likes = levels.map(({ name }) => Array.from({ length: rows }, (_, row) => likeness(row, name)));
  const costOf = (level: number, from: number, to: number): number => {
    const at = levels[level]?.at ?? null;
    const far = at === null ? 0 : Math.abs(at - from - (stand === 'middle' ? Math.floor((to - from) / 2) : 0));
    const like = (likes[level] ?? []).slice(from, to).reduce((sum, one) => sum + one, 0);
    return far > TOO_FAR ? Number.POSITIVE_INFINITY : far * PER_STEP - like;
  };
  const table = (): number[][] =>
    Array.from({ length: count + 1 }, () => new Array<number>(rows + 1).fill(Number.POSITIVE_INFINITY));
  const [before, behind] = [table(), table()] as [number[][], number[][]];
  const at = (costs: readonly number[][], level: number, row: number): number => costs[level]?.[row] ?? Number.POSITIVE_INFINITY;
  const lower = (costs: readonly number[][], level: number, row: number, cost: number): void => {
    const line = costs[level];
    if (line && cost < (line[row] ?? 0)) line[row] = cost;
  };
  lower(before, 0, 0, 0);
  lower(behind, count, rows, 0);
  const groups = (of: (level: number, from: number, to: number) => void): void => {
    for (let from = 0; from < rows; from++)
      for (let to = from + 1; to <= rows; to++) for (let level = 0; level < count; level++) of(level, from, to);
  };
  const costs = new Map<number, number>();
  groups((level, from, to) => costs.set((level * (rows + 1) + from) * (rows + 1) + to, costOf(level, from, to)));
  const known = (level: number, from: number, to: number): number =>
    costs.get((level * (rows + 1) + from) * (rows + 1) + to) ?? Number.POSITIVE_INFINITY;
  for (let level = 0; level < count; level++)
    for (let from = 0; from < rows; from++)
      for (let to = from + 1; to <= rows; to++) {
        lower(before, level + 1, to, at(before, level, from) + known(level, from, to));
        const back = count - 1 - level;
        lower(behind, back, from, at(behind, back + 1, to) + known(back, from, to));
      }
  const best = at(before, count, rows);
  if (!Number.isFinite(best)) return null;
  const likely = Array.from({ length: rows }, () => new Set<number>());
  groups((level, from, to) => {
    const whole = at(before, level, from) + known(level, from, to) + at(behind, level + 1, to);
    if (whole <= best + ALIKE) for (let row = from; row < to; row++) likely[row]?.add(level);
  });
  return { names: likely.map((found) => (found.size === 1 ? (levels[[...found][0] ?? 0]?.name ?? '') : '')), cost: best };
}
