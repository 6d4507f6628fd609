import type { Target } from './target.ts';

/** The end of a target that a figure is compared with, as stated on the form. */
type Bounds = Pick<Target, 'comparator' | 'value' | 'value2' | 'kind'>;

/** Targets in words and days are judged by the unit: they need no measure, and every other target needs one. */
export function isJudged(kind: Target['kind']): boolean {
  return kind === 'qualitative' || kind === 'date';
}

/** ≤ and < are better the lower the figure; so is a plain 0, as of accidents or complaints. */
export function isCeiling({ comparator, value, kind }: Bounds): boolean {
  return (
    comparator === '≤' ||
    comparator === '<' ||
    ((comparator === '=' || comparator === null) && value === 0 && kind === 'quantitative')
  );
}

/** Whether a figure reaches its target; `=` is taken as reached from its value on, as offices report it. Null when it cannot be compared. */
export function reaches(target: Bounds, figure: number): boolean | null {
  const { comparator, value, value2, kind } = target;
  if (value === null || kind === 'qualitative' || kind === 'date') return null;
  if (kind === 'range' || comparator === 'range') return figure >= value && figure <= (value2 ?? value);
  if (comparator === '<') return figure < value;
  if (isCeiling(target)) return figure <= value;
  return comparator === '>' ? figure > value : figure >= value;
}

/** Whether a figure is more than the range that it was to stay within. */
export function isAboveRange({ comparator, value, value2, kind }: Bounds, figure: number): boolean {
  const upper = value2 ?? value;
  return (kind === 'range' || comparator === 'range') && upper !== null && figure > upper;
}

/** Whether a strict bound, > or <, is only touched by a figure, and so not reached. */
export function touchesBound({ comparator, value }: Bounds, figure: number | null): boolean {
  return (comparator === '>' || comparator === '<') && figure !== null && figure === value;
}

/** Whether a bound was kept: by how many times is no achievement, and is never said as a share of the target. */
export function keepsBound(target: Bounds, degree: number | null): boolean {
  return degree !== null && degree >= 1 && isCeiling(target);
}

/** What of a strict bound is reached by touching it: its proportion is whole but for what keeps it from being taken as reached. */
const touched = 0.9999;

/** A proportion beyond it says no more than it does, and as a percentage would leave the numbers that there are. */
const most = 1e12;

function within(degree: number, beyond: number): number {
  return Math.abs(degree) <= most ? degree : beyond;
}

/**
 * 完成度: actual ÷ target, or target ÷ actual for a ceiling, so that 1 is reached and more is better (财预〔2020〕10号 scores by this
 * ratio). In a range 1, below it actual ÷ lower end, above it upper end ÷ actual. A ceiling of 0 is kept or missed, with nothing between;
 * a strict bound that is only touched is not reached.
 * Null for words, dates and a floor of 0, which anything reaches.
 */
export function degreeOf(target: Bounds, figure: number): number | null {
  const { comparator, value, value2, kind } = target;
  if (value === null || kind === 'qualitative' || kind === 'date') return null;
  if (kind === 'range' || comparator === 'range') {
    const upper = value2 ?? value;
    if (figure > upper) return upper / figure;
    return figure >= value ? 1 : within(figure / value, -most);
  }
  if (value !== 0 && touchesBound(target, figure)) return touched;
  if (isCeiling(target) && value === 0) return figure <= 0 ? 1 : 0;
  // Nothing, or less than nothing, is within every bound above 0, and has no proportion to it.
  if (isCeiling(target)) return value > 0 && figure <= 0 ? 1 : within(value / figure, value > 0 ? 1 : -most);
  return value === 0 ? null : within(figure / value, figure > 0 === value > 0 ? most : -most);
}

/** Bands of a judged goal (财预〔2020〕10号): 达成 from 80 %, 部分达成 from 60 %, below that 未达成. */
const judgedBands = [
  { from: 0.8, state: 'met' },
  { from: 0.6, state: 'at-risk' },
] as const;

/** How a goal in words stands by the degree that it was judged to have, 0–1. */
export function judgedState(judged: number): 'met' | 'at-risk' | 'behind' {
  return judgedBands.find(({ from }) => judged >= from)?.state ?? 'behind';
}

interface Accounted {
  state: string;
  degree: number | null;
  reason: unknown;
  judgement: unknown;
}

/** Whether an indicator still lacks what a self-evaluation must say of it: a goal in words its judgement, a shortfall its reason. A judgement says its own grounds. */
export function lacksGrounds({ state, degree, reason, judgement }: Accounted): boolean {
  if (state === 'to-judge') return true;
  return reason === null && judgement === null && (state === 'missing' || (degree !== null && degree < 1));
}
