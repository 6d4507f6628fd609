import type { ScorePackCode } from '#src/kernel/rule-packs.ts';
import { type ScoreReason, scoreReason } from '#src/kernel/score-reason.ts';
import { type Grade, grades, type RulePack, rulePacks } from './rule-packs.rules.ts';

/** One row to be scored. `degree` as by `degreeOf`, of a judged row the judgement; null when it cannot be said, with the reasons. */
export interface ScoredRow {
  level1: string;
  level2: string;
  level3: string;
  weight: number | null;
  degree: number | null;
  qualitative: boolean;
  /** Share of satisfied people, 0–1, where the row is a satisfaction rate. */
  satisfied: number | null;
  reasons: readonly ScoreReason[];
}

export interface RowScore {
  score: number | null;
  reasons: readonly ScoreReason[];
}

/** Half up, on what a decimal calculation would give: 12.375 is 12.38 whatever binary fraction it came as. */
export function roundScore(points: number, decimals: 0 | 2 = 2): number {
  const scale = decimals === 0 ? 1 : 100;
  return Math.round(Number((points * scale).toFixed(6))) / scale;
}

/** The points of one row, rounded once, never below 0 nor above its weight. Null, with the reason, where they cannot be computed. */
export function scoreRow(pack: RulePack, row: ScoredRow): RowScore {
  const { weight, degree } = row;
  if (weight === null) return { score: null, reasons: [scoreReason('no-weight')] };
  const points = (share: number): number => roundScore(weight * Math.min(1, Math.max(0, share)), pack.decimals);
  if (pack.satisfactionBands && groupOf(row, pack) === '满意度' && row.satisfied !== null)
    return { score: points(bandShare(pack.satisfactionBands, row.satisfied)), reasons: [] };
  if (degree === null || !Number.isFinite(degree)) {
    return { score: null, reasons: row.reasons.length > 0 ? row.reasons : [scoreReason('no-degree')] };
  }
  if (row.qualitative) return { score: points(degree), reasons: row.reasons };
  if (isFarAbove(pack, degree))
    return { score: points(1), reasons: [scoreReason('far-above', { percent: Math.round(degree * 100) })] };
  return { score: points((degree - pack.passLine) / (1 - pack.passLine)), reasons: row.reasons };
}

/** The degree from which a target counts as reached: of one that is judged in words or by its day, the lower end of 达成. */
export function doneFrom({ tiers }: RulePack, kind: string): number {
  return kind === 'qualitative' || kind === 'date' ? tiers.reached : 1;
}

/** Over-delivery that asks for its cause: the target may have been set too low. Nothing is deducted for it. */
export function isFarAbove(pack: RulePack, degree: number): boolean {
  return degree >= pack.farAbove - 1e-9;
}

/**
 * Why a bound that was kept scores as it does (财预〔2020〕10号: what deviates far asks for its cause). While the figure still grows nothing is
 * achieved yet. Money far below its bound may have been planned too widely; of faults and other counts fewer are better, without a question.
 */
export function boundReasons(
  pack: RulePack,
  degree: number,
  { growing, money }: { growing: boolean; money: boolean },
): ScoreReason[] {
  if (growing) return [scoreReason('bound-still-growing')];
  return money && isFarAbove(pack, degree) ? [scoreReason('far-below-bound', { percent: Math.round(100 / degree) })] : [];
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
    return { rate: null, score: null, reasons: [scoreReason(budget === null ? 'no-budget' : 'no-executed')] };
  if (budget <= 0 || executed < 0)
    return { rate: null, score: null, reasons: [scoreReason(budget === 0 ? 'zero-budget' : 'negative-money')] };
  const rate = executed / budget;
  const reasons = rate > 1 ? [scoreReason('over-budget')] : [];
  const share =
    pack.executionBands === null ? Math.min(1, rate) : finished && rate <= 1 ? 1 : bandShare(pack.executionBands, rate);
  return { rate, score: roundScore(points * share, pack.decimals), reasons };
}

export function bandShare(bands: RulePack['executionBands'] & {}, rate: number): number {
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
 * A proposal of points over the rows: the pack's split over the groups that occur, equal shares within a group in steps of half a
 * point, the remainder to the first rows. Together they are what the execution of the budget leaves of 100. It is a suggestion:
 * weights are the unit's to decide.
 */
export function suggestPoints<Row extends Levels>(
  packCode: ScorePackCode,
  rows: readonly Row[],
): { row: Row; group: string; weight: number }[] {
  const pack = rulePacks[packCode];
  const grouped = rows.map((row) => ({ row, group: groupOf(row, pack) }));
  const present = new Set(grouped.map((one) => one.group));
  const split = pack.splits.find(
    (one) => Object.keys(one).length === present.size && Object.keys(one).every((group) => present.has(group)),
  );
  const points = (group: string): number => split?.[group] ?? (100 - pack.executionPoints) / present.size;
  return grouped.map(({ row, group }) => {
    const fellows = grouped.filter((one) => one.group === group);
    const steps = Math.round(points(group) * 2);
    const at = fellows.findIndex((one) => one.row === row);
    const base = Math.floor(steps / fellows.length);
    return { row, group, weight: (base + (at < steps - base * fellows.length ? 1 : 0)) / 2 };
  });
}
