import { alongAim } from '#src/kernel/change-direction.ts';
import { degreeOf, isAboveRange, isCeiling, reaches, touchesBound } from '#src/kernel/degree.ts';
import { type ScoreReason, scoreReason } from '#src/kernel/score-reason.ts';
import { readTarget } from '#src/kernel/target.ts';
import { lastDayOfTarget } from '#src/kernel/target-day.ts';
import { inOneYear } from '#src/kernel/target-units.ts';
import type { IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { isHarm, unitsAgree } from '#src/plan/index.ts';

/** How far a row of a form reaches its target; `why` says why it cannot be said. `late`: done, but after the day. */
export interface DegreeOnForm {
  degree: number | null;
  why: ScoreReason | null;
  /** What else is to be known of it: which way it went, and that its figure is no exact one. */
  said?: readonly ScoreReason[];
  late?: boolean;
}

/** The degree that the form's own figures give: 1 is reached. Words are judged elsewhere. */
export function degreeOnForm(row: IndicatorReading, year: number | null): DegreeOnForm {
  const { target } = row;
  const actual = row.actual && inUnitOf(target.unit, row.actual);
  if (!actual || actual.raw.trim() === '') return { degree: null, why: scoreReason('no-actual') };
  if (target.kind === 'date') return dateDegree(target.raw, actual.raw, year);
  if (target.value === null) return { degree: null, why: scoreReason('target-unread', { target: target.raw }) };
  if (actual.value === null) return { degree: null, why: scoreReason('actual-unread', { actual: actual.raw }) };
  if (actual.unit !== null && !alike(actual.unit, target.unit))
    return { degree: null, why: scoreReason('unit-differs', { target: target.unit ?? '', actual: actual.unit }) };
  if (target.unit === '%' && actual.unit === null && actual.value <= 1 && target.value > 10 && actual.value > 0)
    return {
      degree: null,
      why: scoreReason('percent-missing', { actual: actual.raw, percent: Number((actual.value * 100).toFixed(4)) }),
    };
  if (
    /[万亿]/.test(target.raw) &&
    actual.unit === null &&
    !/[万亿]/.test(actual.raw) &&
    Math.abs(actual.value) < Math.abs(target.value) / 100
  )
    return scaledDegree(row, actual.raw);
  return degreeAlong(row, { raw: actual.raw, value: actual.value });
}

/** The degree of a figure that can be compared: counted the way that its target goes. */
function degreeAlong(row: IndicatorReading, actual: { raw: string; value: number }): DegreeOnForm {
  const { target } = row;
  const along = alongAim({ raw: target.raw, name: row.level3, ceiling: isCeiling(target) }, actual);
  if (along === null) return { degree: null, why: scoreReason('direction-unclear', { target: target.raw, actual: actual.raw }) };
  const said: ScoreReason[] = [];
  // To rise by no more than so much is kept by a fall: nothing is to be said of it.
  if (along.turned && reaches(target, along.figure) !== true)
    said.push(scoreReason('opposite-direction', { target: target.raw, actual: actual.raw }));
  if (isAboveRange(target, along.figure) && target.value !== target.value2) said.push(scoreReason('above-range'));
  if (readTarget(actual.raw).doubt?.code === 'approximate') said.push(scoreReason('actual-approximate', { actual: actual.raw }));
  return { ...degreeOfFigure(row, along.figure), said };
}

function degreeOfFigure(row: IndicatorReading, figure: number): DegreeOnForm {
  const { target } = row;
  // 0 accidents are reached by none and missed by one. A 0 without a sign is one only of what nobody wants.
  if (target.value === 0 && isCeiling(target) && (target.comparator !== null || figure <= 0 || isHarm(row)))
    return { degree: figure <= 0 ? 1 : 0, why: null };
  // 3≤n<5: whether an end belongs to the range is known only by its spelling.
  const atEnd = target.kind === 'range' && (figure === target.value || figure === target.value2);
  if (atEnd && readTarget(target.raw).doubt?.code === 'open-range')
    return { degree: null, why: scoreReason('target-open', { target: target.raw }) };
  // A range from 0 up is bounded from above like a ceiling.
  if (target.value === 0 && target.kind !== 'range') return { degree: null, why: scoreReason('zero-target') };
  return numericDegree(target, figure);
}

/** A figure that may be ten thousand times as much: as the form's own column of units counts it, and said so; else left open. */
function scaledDegree({ target, unitOfColumn }: IndicatorReading, actual: string): DegreeOnForm {
  if (unitOfColumn === undefined) return { degree: null, why: scoreReason('scale-missing', { target: target.raw, actual }) };
  const { value, unit } = readTarget(`${actual}${unitOfColumn}`);
  if (value === null || unit !== target.unit)
    return { degree: null, why: scoreReason('scale-missing', { target: target.raw, actual }) };
  const { degree, why } = numericDegree(target, value);
  return { degree, why: why ?? scoreReason('unit-of-column', { actual, unit: unitOfColumn }) };
}

function numericDegree(target: IndicatorReading['target'], figure: number): DegreeOnForm {
  const ratio = degreeOf(target, figure);
  const usable = ratio !== null && Number.isFinite(ratio) && ratio >= 0;
  if (reaches(target, figure) === true) return { degree: Math.max(1, usable ? ratio : 1), why: null };
  // A target below 0 has no proportion.
  if ((target.value ?? 0) < 0) return { degree: null, why: scoreReason('below-zero-target', { target: target.raw }) };
  return usable
    ? { degree: Math.min(1, ratio), why: touchesBound(target, figure) ? scoreReason('bound-touched') : null }
    : { degree: figure <= 0 ? 0 : null, why: figure <= 0 ? null : scoreReason('no-degree') };
}

/** 0.8% reported against ≤5‰ is 8‰: the same share of the same whole, written otherwise. */
function inUnitOf(unit: string | null, actual: NonNullable<IndicatorReading['actual']>): NonNullable<IndicatorReading['actual']> {
  const factor = unit === '‰' && actual.unit === '%' ? 10 : unit === '%' && actual.unit === '‰' ? 0.1 : null;
  if (factor === null || actual.value === null) return actual;
  return { ...actual, unit, value: Number((actual.value * factor).toPrecision(12)) };
}

function dateDegree(target: string, actual: string, year: number | null): DegreeOnForm {
  const [limit, done] = [lastDayOfTarget(target, year), lastDayOfTarget(actual, year)];
  if (limit !== null && !/\d/.test(actual) && /^(?:已|均|全部)?(?:按时|按期|如期|及时|提前)/.test(actual.trim()))
    return { degree: 1, why: null };
  if (limit === null || done === null || readTarget(actual).kind !== 'date')
    return { degree: null, why: scoreReason('date-unread', { actual }) };
  if (done <= limit) return { degree: 1, why: null };
  return { degree: null, late: true, why: scoreReason('late', { done, limit }) };
}

/** Words for counting the same things; different quantities are never converted. */
const COUNTERS: readonly (readonly string[])[] = [
  ['场', '场次'],
  ['人', '名', '位'],
  ['天', '日'],
  ['工作日', '个工作日'],
  ['月', '个月'],
  ['户', '户家庭'],
  ['平方米', '㎡', 'm2', 'm²'],
  ['公里', '千米', 'km'],
  ['公斤', '千克', 'kg'],
  ['个', '项', '处', '座', '所', '支', '站', '家', '点', '村', '区', '县'],
];

/** A share reported against ≥5%/月 needs no 月 of its own; 元 and 元/人 stay different quantities. */
function shareOf(target: string | null): string | undefined {
  return /^([%‰])\//.exec(target ?? '')?.[1];
}

function alike(actualUnit: string, targetUnit: string | null): boolean {
  // The form is of one year: 10次 are 10次/年.
  const [actual, target] = [inOneYear(actualUnit)!, inOneYear(targetUnit)];
  if (unitsAgree(actual, target) || actual === shareOf(target)) return true;
  return COUNTERS.some(
    (same) =>
      same.includes(actual) &&
      target !== null &&
      same.includes(target) &&
      (same[0] !== '个' || actual === '个' || target === '个'),
  );
}
