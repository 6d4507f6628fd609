import { alongAim } from '#src/kernel/change-direction.ts';
import { degreeOf, isCeiling, reaches } from '#src/kernel/degree.ts';
import { lastDayOfTarget } from '#src/kernel/target-day.ts';
import { inOneYear } from '#src/kernel/target-units.ts';
import { compareWords } from '#src/kernel/words-compared.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { isCost, isExecution, isSatisfaction, isShare, levelsOf, nameOf } from './lint-words.ts';
import { meantTarget } from './meant-target.ts';
import { type Breach, type Context, error, type Rule, warning } from './rule.ts';
import { boundless } from './vocabulary.data.ts';

/** L21–L23, L35–L37: what a self-evaluation says of its own figures. */
export const selfEvaluationRules: readonly Rule[] = [
  {
    id: 'L21',
    title: '得分在0分和分值之间',
    source: 'scoring',
    perIndicator: scoreWithinWeight,
    perForm: executionWithinWeight,
  },
  { id: 'L22', title: '总分等于各项得分之和', source: 'scoring', perForm: totalIsSum },
  {
    id: 'L23',
    title: '实际完成值是实际的，不照抄目标值',
    source: 'formality',
    perIndicator: actualIsPossible,
    perForm: actualsCopied,
  },
  { id: 'L35', title: '没有完成的写明原因', source: 'scoring', perIndicator: reasonGiven },
  { id: 'L36', title: '偏差过大的作分析', source: 'unmeasurable', perIndicator: farOffAnalysed },
  { id: 'L37', title: '没有完成的不得满分', source: 'scoring', perIndicator: notFullWhenShort },
].map((rule) => ({ ...rule, kind: 'self-evaluation' })) as Rule[];

function scoreWithinWeight({ level3, score, weight }: IndicatorReading): Breach | null {
  if (weight !== null && (weight < 0 || weight > 100)) return error('weight-out-of-bounds', { level3, weight });
  if (score === null) return null;
  if (score < 0) return error('score-below-zero', { level3, score });
  if (weight === null || score <= weight) return null;
  return error('score-above-weight', { level3, score, weight });
}

function executionWithinWeight({ reading, pack }: Context): Breach[] {
  const { score, weight } = reading.budget;
  // Where the form prints no points for it, local rules give at most 20.
  const most = weight ?? (pack.executionPoints === null ? null : 20);
  if (score === null || most === null || (score >= 0 && score <= most)) return [];
  return [error('execution-out-of-bounds', { score, most })];
}

function totalIsSum({ reading }: Context): Breach[] {
  const { totalScore, indicators, budget } = reading;
  const scores = indicators.map((one) => one.score);
  if (totalScore === null || scores.length === 0 || scores.some((score) => score === null)) return [];
  const sum = Number(scores.reduce<number>((total, score) => total + (score ?? 0), budget.score ?? 0).toFixed(4));
  if (Math.abs(sum - totalScore) < 0.011) return [];
  // Whole-number forms round the total; that is a custom, not a slip.
  if (Number.isInteger(totalScore) && Math.abs(sum - totalScore) <= 0.5) return [];
  const said = { total: totalScore, sum };
  return [
    budget.score === null
      ? error('total-differs', said)
      : error('total-differs-with-execution', { ...said, execution: budget.score }),
  ];
}

const COMPARED = /^(?:[≥≤><＞＜]|>=|<=|不少于|不低于|不超过|不高于)/;

/** 占比 166%: a share of a whole is not more than all of it, nor less than none. 招生计划完成率 108% is done over planned. */
function actualIsPossible(indicator: IndicatorReading): Breach | null {
  const { level3, actual } = indicator;
  if (actual?.unit === '%' && actual.value !== null && (actual.value > 100 || actual.value < 0)) {
    const whole = isShare(indicator) && !isCost(indicator) && !boundless.test(nameOf(indicator));
    if (whole) return error('actual-beyond-whole', { level3, actual: actual.raw });
  }
  return actualIsFigure(indicator);
}

function actualIsFigure({ level3, target, actual }: IndicatorReading): Breach | null {
  if (!actual || !COMPARED.test(actual.raw.trim())) return null;
  const copied = actual.raw.trim() === target.raw.trim();
  return warning(copied ? 'actual-copies-target' : 'actual-has-sign', { level3, actual: actual.raw });
}

/** Rows where reaching the target exactly is a coincidence: a bound that may be passed, or a rate of opinion. */
function mayDiffer({ target, actual }: IndicatorReading): boolean {
  if (target.value === null || !actual) return false;
  return (
    target.kind === 'quantitative' &&
    target.value !== 0 &&
    !(target.unit === '%' && target.value === 100) &&
    target.comparator !== '='
  );
}

function actualsCopied({ reading }: Context): Breach[] {
  const rows = reading.indicators.filter(mayDiffer);
  if (rows.length < 4 || !rows.every((row) => row.actual?.value === row.target.value)) return [];
  const rated = rows.find(isSatisfaction);
  const count = rows.length;
  if (!rated?.actual) return [warning('actuals-copied', { count })];
  return [warning('actuals-copied-satisfaction-too', { count, level3: rated.level3, actual: rated.actual.raw })];
}

/** 1 is reached; null where words or units leave it open. */
function degreeOn(indicator: IndicatorReading, reading: FormReading): number | null {
  const { target } = meantTarget(indicator);
  const { actual, level3 } = indicator;
  if (!actual) return null;
  if (target.kind === 'date') {
    const [limit, done] = [lastDayOfTarget(target.raw, reading.year), lastDayOfTarget(actual.raw, reading.year)];
    return limit === null || done === null || !/\d/.test(actual.raw) ? null : done <= limit ? 1 : 0.99;
  }
  if (actual.value === null || target.value === null) return null;
  // Whether a bare 18.6 beside ≥20万人次 counts in 万, or a bare 0.95 in shares, is not guessed.
  if (
    actual.unit === null &&
    /[万亿]/.test(target.raw) &&
    !/[万亿]/.test(actual.raw) &&
    Math.abs(actual.value) < Math.abs(target.value) / 100
  )
    return null;
  if (actual.unit === null && target.unit === '%' && actual.value <= 1 && target.value > 10) return null;
  if (actual.unit !== null && target.unit !== null && inOneYear(actual.unit) !== inOneYear(target.unit)) return null;
  const along = alongAim({ raw: target.raw, name: level3, ceiling: isCeiling(target) }, { raw: actual.raw, value: actual.value });
  if (along === null) return null;
  if (reaches(target, along.figure) === true) return Math.max(1, degreeOf(target, along.figure) ?? 1);
  return Math.min(0.999, degreeOf(target, along.figure) ?? 0.999);
}

const said = (reason: string | null): boolean => reason !== null && !/^(?:|无|没有|\/|-|—|不适用|无偏差)$/.test(reason.trim());

function reasonGiven(indicator: IndicatorReading, { reading, pack }: Context): Breach | null {
  const degree = degreeOn(indicator, reading);
  if (said(indicator.reason)) return null;
  const { level3, target, actual, score, weight } = indicator;
  if (degree !== null && degree < 1)
    return error('shortfall-without-reason', { level3, raw: target.raw, actual: actual?.raw ?? '' });
  if (degree === null && score !== null && weight !== null && score < weight * 0.995)
    return error('deduction-without-reason', { level3, weight, score });
  // Where far more was done than planned, L36 asks for the reason.
  if (degree !== null && docked(indicator) && !isFarAbove(indicator, degree, pack))
    return warning('docked-though-reached', {
      level3,
      raw: target.raw,
      actual: actual?.raw ?? '',
      weight: weight ?? 0,
      score: score ?? 0,
    });
  return null;
}

/**
 * Whether points were taken off that no rule takes off: bands take them off satisfaction below 90 % that reaches a lower target, and off what
 * is spent (财预〔2021〕101号), and local rules round to whole points.
 */
function docked(indicator: IndicatorReading): boolean {
  const { score, weight, actual, level3 } = indicator;
  if (score === null || weight === null || score >= weight - 0.1 || score === Math.round(weight)) return false;
  if (isExecution(level3)) return false;
  const satisfaction = isSatisfaction(indicator) || /满意/.test(`${levelsOf(indicator)}${level3}`);
  return !(satisfaction && (actual?.value ?? 100) < 90);
}

function isFarAbove(indicator: IndicatorReading, degree: number, pack: Context['pack']): boolean {
  return degree >= pack.farAbove && !isCeiling(meantTarget(indicator).target);
}

function farOffAnalysed(indicator: IndicatorReading, { reading, pack }: Context): Breach | null {
  const degree = degreeOn(indicator, reading);
  const { level3, target, actual, reason } = indicator;
  if (degree === null) return null;
  const percent = String(Math.round(degree * 100));
  if (isFarAbove(indicator, degree, pack) && !said(reason))
    return warning('far-above-unexplained', { level3, actual: actual?.raw ?? '', raw: target.raw, percent });
  if (degree <= 1 - pack.farBelow && said(reason) && (reason ?? '').length < 8)
    return warning('far-below-hardly-explained', { level3, percent, reason: reason ?? '' });
  return null;
}

function notFullWhenShort(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const { level3, target, actual, score, weight } = indicator;
  if (score === null || weight === null || weight <= 0) return null;
  if (score > 0 && (!actual || actual.raw.trim() === '')) return error('scored-without-actual', { level3, score });
  if (score >= weight && target.kind === 'qualitative' && actual) {
    const words = compareWords(target.raw, actual.raw, level3);
    if (words === 'missed' || words === 'partly')
      return error('full-though-words-short', { level3, raw: target.raw, actual: actual.raw, weight });
  }
  const degree = degreeOn(indicator, reading);
  if (degree === null || degree >= 0.995 || score < weight) return null;
  const said = { level3, raw: target.raw, actual: actual?.raw ?? '' };
  return error('full-though-short', { ...said, weight, earned: Math.max(0, Math.round(weight * degree * 100) / 100) });
}
