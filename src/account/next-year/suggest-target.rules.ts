import { isCeiling } from '#src/kernel/degree.ts';
import type { Target } from '#src/kernel/target.ts';

/** A proposal for next year's target, with its ground as a sentence that the screens have in both languages. */
export interface Suggestion {
  target: string;
  ground: {
    code:
      | 'kept'
      | 'kept-words'
      | 'from-both'
      | 'from-actual'
      | 'from-actual-careful'
      | 'from-interval'
      | 'from-history'
      | 'from-both-years'
      | 'date';
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
}

/** A year that went further than this beyond its target, or fell this far short of it, is no measure for the next. */
const plausible = { from: 0.8, to: 1.3 };

/**
 * What this year's result suggests for next year (指标值依据: 历史数据). A target that was near gets the mean of target and result; one that
 * was far off gets nine tenths of the result; a rate its lower 95 % end in steps of five. Floors are written with ≥ and ceilings with ≤,
 * for a countable output over-delivered must be no deviation. Where this year has no evidence, or went far off, what the form said of a year
 * before is taken into account. Words, dates and figures without either are kept.
 */
export function suggestTarget({ target, actual, degree, interval, unit, past = null }: History): Suggestion {
  const { kind, comparator, value } = target;
  if (kind === 'date') return { target: nextDate(target.raw), ground: { code: 'date', params: {} } };
  if (kind === 'qualitative' || value === null) return kept(target, 'kept-words');
  if (kind === 'range' || comparator === 'range') return kept(target, 'kept');
  const ceiling = isCeiling(target);
  const sign = ceiling ? '≤' : '≥';
  const careful = (basis: number): string =>
    `${sign}${amount(rounded(basis * (ceiling ? 1.1 : 0.9), ceiling))}${target.unit ?? unit}`;
  if (actual === null) {
    if (!past) return kept(target, 'kept');
    const rate = target.unit === '%' || target.unit === '‰';
    const next = rate ? `${sign}${inFives(past.value, ceiling)}${target.unit}` : careful(past.value);
    return { target: next, ground: { code: 'from-history', params: { year: past.year, past: past.value, target: value } } };
  }
  if (unit === '%' || unit === '‰') return rateOf(target, actual, interval, ceiling, unit);
  const near = degree !== null && degree >= plausible.from && degree <= plausible.to;
  if (!near && past) {
    const params = { actual, target: value, year: past.year, past: past.value };
    return { target: careful((actual + past.value) / 2), ground: { code: 'from-both-years', params } };
  }
  const basis = near ? (actual + value) / 2 : actual * (ceiling ? 1.1 : 0.9);
  const proposed = rounded(basis, ceiling);
  const code = near ? 'from-both' : 'from-actual-careful';
  return { target: `${sign}${amount(proposed)}${target.unit ?? unit}`, ground: { code, params: { actual, target: value } } };
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
      code: interval ? 'from-interval' : 'from-actual',
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

/** Two significant digits, away from what is promised: floors down, ceilings up; small counts whole. */
function rounded(value: number, up: boolean): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) - 1);
  return up ? Math.ceil(value / unit - 1e-9) * unit : Math.floor(value / unit + 1e-9) * unit;
}

/** As offices write it: 20万, 1.9万, 640. */
function amount(value: number): string {
  return value >= 10_000 ? `${value / 10_000}万` : String(value);
}

/** A year named in a date becomes the next; a date without a year stays. */
function nextDate(raw: string): string {
  return raw.replace(/20\d{2}(?=\s*[年\-/.])/g, (year) => String(Number(year) + 1));
}
