import { isCeiling } from '#src/kernel/degree.ts';
import type { Target } from '#src/kernel/target.ts';

/**
 * Each has its sentence; `-up`: of a ceiling, which is rounded up where a floor is rounded down. `kept-sound`: what was reckoned would be an
 * error of the lint. `input`: money put in, which the lint asks to leave out.
 */
export type GroundCode =
  | 'kept'
  | 'kept-words'
  | 'kept-sound'
  | 'input'
  | 'budget'
  | 'from-both'
  | 'from-actual'
  | 'from-actual-up'
  | 'from-actual-careful'
  | 'from-interval'
  | 'from-interval-up'
  | 'from-history'
  | 'from-history-rate'
  | 'from-history-rate-up'
  | 'from-both-years'
  | 'date';

/** A proposal for next year's target, with its ground as a sentence that the screens have in both languages. */
export interface Suggestion {
  target: string;
  ground: {
    code: GroundCode;
    params: Record<string, string | number>;
  };
}

export interface History {
  target: Pick<Target, 'raw' | 'comparator' | 'value' | 'value2' | 'unit' | 'kind'>;
  /** In the target's unit; null where there is no evidence. */
  actual: number | null;
  degree: number | null;
  /** 95 % interval of a rate, in the unit of the actual. */
  interval: readonly [number, number] | null;
  unit: string;
  /** What the form said was reached in a year before, in the target's unit; the latest of them. */
  past?: { year: number; value: number } | null | undefined;
  /** The money of this year and of the next, in 元. */
  budget?: { now: number | null; next: number | null } | undefined;
}

/** An amount this near to the budget is the budget. */
const sameMoney = 0.005;

/** A year that went further than this beyond its target, or fell this far short of it, is no measure for the next. */
const plausible = { from: 0.8, to: 1.3 };

/**
 * What this year's result suggests for next year (指标值依据: 历史数据). A target that was near gets the mean of target and result; one that
 * was far off gets the result with a tenth to spare; both are rounded to two significant digits. A rate gets its lower 95 % end in steps of
 * five, rounded away from what is promised. Floors are written with ≥ and ceilings with ≤, for a countable output over-delivered must be no
 * deviation. An amount that is the budget stays the budget, and a ceiling on money never goes above it. Where this year has no evidence, or
 * went far off, what the form said of a year before is taken into account. Words, dates and figures without either are kept.
 */
export function suggestTarget({ target, actual, degree, interval, unit, past = null, budget }: History): Suggestion {
  const { kind, comparator, value } = target;
  if (kind === 'date') return { target: nextDate(target.raw), ground: { code: 'date', params: {} } };
  if (kind === 'qualitative' || value === null) return kept(target, 'kept-words');
  if (kind === 'range' || comparator === 'range') return kept(target, 'kept');
  const ceiling = isCeiling(target);
  const sign = ceiling ? '≤' : '≥';
  const next = target.unit === '元' ? (budget?.next ?? null) : null;
  if (next !== null && budget?.now && Math.abs(value - budget.now) <= budget.now * sameMoney)
    return {
      target: `${comparator === '≥' || comparator === '>' ? '≥' : '≤'}${amount(next)}元`,
      ground: { code: 'budget', params: {} },
    };
  const written = (reckoned: number): string => {
    const proposed = rounded(reckoned);
    return `${sign}${amount(ceiling && next !== null ? Math.min(proposed, next) : proposed)}${target.unit ?? unit}`;
  };
  const careful = (basis: number): string => written(basis * (ceiling ? 1.1 : 0.9));
  if (actual === null) {
    if (!past) return kept(target, 'kept');
    const rate = target.unit === '%' || target.unit === '‰';
    const params = { year: past.year, past: past.value, target: value };
    return rate
      ? {
          target: `${sign}${inFives(past.value, ceiling)}${target.unit}`,
          ground: { code: ceiling ? 'from-history-rate-up' : 'from-history-rate', params },
        }
      : { target: careful(past.value), ground: { code: 'from-history', params } };
  }
  if (unit === '%' || unit === '‰') return rateOf(target, actual, interval, ceiling, unit);
  const near = degree !== null && degree >= plausible.from && degree <= plausible.to;
  if (!near && past) {
    const params = { actual, target: value, year: past.year, past: past.value };
    return { target: careful((actual + past.value) / 2), ground: { code: 'from-both-years', params } };
  }
  const mean = (actual + value) / 2;
  return near
    ? { target: written(mean), ground: { code: 'from-both', params: { actual, target: value, mean } } }
    : { target: careful(actual), ground: { code: 'from-actual-careful', params: { actual, target: value } } };
}

function rateOf(
  target: History['target'],
  actual: number,
  interval: History['interval'],
  ceiling: boolean,
  unit: string,
): Suggestion {
  const end = interval ? interval[ceiling ? 1 : 0] : actual;
  const proposed = inFives(end, ceiling);
  return {
    target: `${ceiling ? '≤' : '≥'}${proposed}${unit}`,
    ground: {
      code: interval ? (ceiling ? 'from-interval-up' : 'from-interval') : ceiling ? 'from-actual-up' : 'from-actual',
      params: { actual, target: target.value ?? '', ...(interval ? { low: interval[0], high: interval[1] } : {}) },
    },
  };
}

/** In steps of five, away from what is promised. */
const inFives = (value: number, up: boolean): number => (up ? Math.ceil(value / 5) : Math.floor(value / 5)) * 5;

const kept = (target: History['target'], code: 'kept' | 'kept-words'): Suggestion => ({
  target: target.raw,
  ground: { code, params: {} },
});

/** The nearest number of two significant digits; small counts whole. */
function rounded(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) - 1);
  return Math.round(value / unit) * unit;
}

/** As offices write it: 20万, 1.9万, 640. */
function amount(value: number): string {
  return value >= 10_000 ? `${value / 10_000}万` : String(value);
}

/** A year named in a date becomes the next; a date without a year stays. */
function nextDate(raw: string): string {
  return raw.replace(/20\d{2}(?=\s*[年\-/.])/g, (year) => String(Number(year) + 1));
}
