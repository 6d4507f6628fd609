import { isCeiling, judgedState, reaches } from '#src/kernel/degree.ts';
import type { Target } from '#src/kernel/target.ts';

export type State = 'met' | 'on-track' | 'at-risk' | 'behind' | 'missing' | 'to-judge';

/** Below this share of a target 财预〔2021〕101号 gives no points: an expectation that reaches down there holds a failure. */
const failing = 0.6;

/**
 * The share of a target that the lower end of an expectation must hold on a day: what is open may be no more than what is left of the year,
 * and never so much that the target would fail.
 */
const secured = (elapsed: number): number => Math.max(failing, elapsed);

export interface Standing {
  target: Pick<Target, 'comparator' | 'value' | 'value2' | 'kind'>;
  /** In the target's unit; null without evidence, or when the units cannot be compared. */
  value: number | null;
  expected: { value: number | null; low: number | null; high: number | null };
  /** Grows through the year (a sum or a count), against a rate. */
  cumulative: boolean;
  yearOver: boolean;
  /** Share of the year gone by, 0–1. */
  elapsed: number;
  judged: number | null;
}

/**
 * Where an indicator stands: met once reached; on track when the expectation reaches it; at risk when only the better end of the
 * expectation does, or where only the plan's word says so: a growing figure lags behind the year and the lower end lies further below the
 * target than the day leaves open (`secured`); behind otherwise, and behind when the year is over. A ceiling on a growing figure is met only at the year's end.
 */
export function stateOf({ target, value, expected, cumulative, yearOver, elapsed, judged }: Standing): State {
  if (target.kind === 'qualitative' || target.kind === 'date' || target.value === null) {
    return judged === null ? 'to-judge' : judgedState(judged);
  }
  if (value === null) return 'missing';
  const reached = reaches(target, value) === true;
  const bounded = isCeiling(target) || target.kind === 'range';
  if (reached && (yearOver || !(cumulative && bounded))) return 'met';
  if (yearOver) return 'behind';
  const upper = target.kind === 'range' ? (target.value2 ?? target.value) : target.value;
  if (cumulative && bounded && value > upper) return 'behind';
  const reachedBy = (one: number | null): boolean => one !== null && reaches(target, one) === true;
  const lags = cumulative && !bounded && value < target.value * elapsed;
  const onPaper = lags && expected.low !== null && expected.low < target.value * secured(elapsed);
  if (reachedBy(expected.value)) return onPaper ? 'at-risk' : 'on-track';
  return reachedBy(expected.low) || reachedBy(expected.high) ? 'at-risk' : 'behind';
}
