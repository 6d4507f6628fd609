import { farAbove, type Grade, grades, type RulePack, rulePacks } from './rule-packs.rules.ts';

/** One row to be scored. `degree` as by `degreeOf`, of a judged row the judgement; null when it cannot be said, with `why`. */
export interface ScoredRow {
  level1: string;
  level2: string;
  level3: string;
  weight: number | null;
  degree: number | null;
  qualitative: boolean;
  /** Share of satisfied people, 0–1, where the row is a satisfaction rate. */
  satisfied: number | null;
  why: string | null;
}

export interface RowScore {
  score: number | null;
  why: string | null;
}

/** Half up to two decimals, on what a decimal calculation would give: 12.375 is 12.38 whatever binary fraction it came as. */
export function roundScore(points: number): number {
  return Math.round(Number((points * 100).toFixed(6))) / 100;
}

/** The points of one row, rounded once. Null, with the reason, where they cannot be computed. */
export function scoreRow(pack: RulePack, row: ScoredRow): RowScore {
  const { weight, degree } = row;
  if (weight === null) return { score: null, why: '没有分值' };
  if (pack.satisfactionBands && groupOf(row, pack) === '满意度' && row.satisfied !== null) {
    const rate = row.satisfied;
    return { score: roundScore(weight * bandShare(pack.satisfactionBands, rate)), why: null };
  }
  if (degree === null) return { score: null, why: row.why ?? '完成度算不出来' };
  if (row.qualitative || degree >= 1) {
    return {
      score: roundScore(weight * Math.min(1, degree)),
      why: degree >= farAbove ? `完成值达到目标的 ${Math.round(degree * 100)}%，请分析原因` : row.why,
    };
  }
  const share = Math.max(0, (degree - pack.passLine) / (1 - pack.passLine));
  return { score: roundScore(weight * share), why: row.why };
}

export interface ExecutionScore extends RowScore {
  /** Executed ÷ budget. */
  rate: number | null;
}

/** The points of the budget's execution. `finished`: the project is done, so that money left over costs no points under CN-2021. */
export function scoreExecution(
  pack: RulePack,
  budget: number | null,
  executed: number | null,
  finished = false,
  points = pack.executionPoints,
): ExecutionScore {
  if (budget === null || executed === null)
    return { rate: null, score: null, why: budget === null ? '没有预算数' : '没有执行数' };
  if (budget === 0) return { rate: null, score: null, why: '预算数为 0' };
  const rate = executed / budget;
  const why = rate > 1 ? '执行数超过预算数，请说明原因' : null;
  if (pack.executionBands === null) return { rate, score: roundScore(points * Math.min(1, rate)), why };
  return { rate, score: roundScore(points * (finished && rate <= 1 ? 1 : bandShare(pack.executionBands, rate))), why };
}

function bandShare(bands: RulePack['executionBands'] & {}, rate: number): number {
  return bands.find((band) => Number(rate.toFixed(9)) >= band.from)?.share ?? 0;
}

/** The sum, or null when a row that has points has no score. */
export function totalOf(scores: readonly (number | null)[]): number | null {
  return scores.includes(null) ? null : roundScore(scores.reduce<number>((sum, score) => sum + (score ?? 0), 0));
}

/** 优 from 90, 良 from 80, 中 from 60; null without a total. */
export function gradeOf(total: number | null): Grade | null {
  return total === null ? null : (grades.find((one) => total >= one.from)?.grade ?? null);
}

type Levels = Pick<ScoredRow, 'level1' | 'level2' | 'level3'>;

/** Which group of the split a row belongs to, whatever layout named its levels. */
export function groupOf({ level1, level2, level3 }: Levels, pack: RulePack): string {
  if (/满意/.test(`${level1}${level2}${level3}`)) return '满意度';
  if (/效益|效果|影响/.test(level1)) return '效益';
  if (/成本/.test(level1) && pack.splits.some((split) => '成本' in split)) return '成本';
  return '产出';
}

/**
 * A proposal of 90 points over the rows: the pack's split over the groups that occur, equal shares within a group in steps of half a
 * point, the remainder to the first rows. It is a suggestion: weights are the unit's to decide.
 */
export function suggestPoints<Row extends Levels>(
  packCode: RulePack['code'],
  rows: readonly Row[],
): { row: Row; group: string; weight: number }[] {
  const pack = rulePacks[packCode];
  const grouped = rows.map((row) => ({ row, group: groupOf(row, pack) }));
  const present = new Set(grouped.map((one) => one.group));
  const split = pack.splits.find(
    (one) => Object.keys(one).length === present.size && Object.keys(one).every((group) => present.has(group)),
  );
  const points = (group: string): number => split?.[group] ?? 90 / present.size;
  return grouped.map(({ row, group }) => {
    const fellows = grouped.filter((one) => one.group === group);
    const steps = Math.round(points(group) * 2);
    const at = fellows.findIndex((one) => one.row === row);
    const base = Math.floor(steps / fellows.length);
    return { row, group, weight: (base + (at < steps - base * fellows.length ? 1 : 0)) / 2 };
  });
}
