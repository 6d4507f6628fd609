import { degreeOf } from '#src/kernel/degree.ts';
import { lastDayOfTarget } from '#src/kernel/target.ts';
import { unitsAgree } from '#src/plan/index.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { type Grade, type RulePack, rulePacks, tolerance } from './rule-packs.rules.ts';
import { gradeOf, roundScore, scoreExecution, scoreRow, totalOf } from './score.rules.ts';

/** What `kepu form score` answers; see the contract of the command line. */
export interface ScoreReport {
  pack: string;
  execution: { rate: number | null; weight: number | null; score: number | null; declared: number | null; why: string | null };
  indicators: {
    level3: string;
    degree: number | null;
    weight: number | null;
    score: number | null;
    declared: number | null;
    departs: boolean;
    why: string | null;
  }[];
  total: number | null;
  declaredTotal: number | null;
  grade: Grade | null;
}

/** Recomputes every score of a self-evaluation by a rule pack, and says where the form departs from it. */
export function scoreForm(reading: FormReading, packCode: RulePack['code'] = 'CN-2020'): ScoreReport {
  const pack = rulePacks[packCode];
  const { budget } = reading;
  const planned = budget.adjustedYuan ?? budget.initialYuan ?? budget.currentYearYuan ?? budget.totalYuan;
  const weight = budget.weight ?? pack.executionPoints;
  const execution = scoreExecution(pack, planned, budget.executedYuan, false, weight);
  const indicators = reading.indicators.map((row) => scoreIndicator(pack, row, reading.year));
  const total = totalOf([execution.score, ...indicators.filter((row) => row.weight !== null).map((row) => row.score)]);
  const complete = indicators.length > 0 && roundScore(indicators.reduce((sum, row) => sum + (row.weight ?? 0), weight)) === 100;
  return {
    pack: packCode,
    execution: { rate: execution.rate, weight, score: execution.score, declared: budget.score, why: execution.why },
    indicators,
    total,
    declaredTotal: reading.totalScore,
    grade: complete ? gradeOf(total) : null,
  };
}

function scoreIndicator(pack: RulePack, row: IndicatorReading, year: number | null): ScoreReport['indicators'][number] {
  const { degree, why } = degreeOnForm(row, year);
  const { weight, score: declared } = row;
  const named = { level3: row.level3, weight, declared };
  if (row.target.kind === 'qualitative') return { ...named, ...judgedOnForm(row) };
  const satisfied = row.actual?.unit === '%' && row.actual.value !== null ? row.actual.value / 100 : null;
  const scored = scoreRow(pack, {
    level1: row.level1 ?? '',
    level2: row.level2 ?? '',
    level3: row.level3,
    weight,
    degree,
    qualitative: false,
    satisfied,
    why,
  });
  const departs = declared !== null && scored.score !== null && Math.abs(declared - scored.score) > tolerance + 1e-9;
  const beyond = declared !== null && weight !== null && declared > weight;
  const missing = declared === null && scored.score !== null ? '表中没有得分' : null;
  const said = departs
    ? `按规则应得 ${scored.score} 分，表中为 ${declared} 分`
    : beyond
      ? `得分 ${declared} 超过分值 ${weight}`
      : null;
  return {
    ...named,
    degree,
    score: scored.score,
    departs: departs || beyond,
    why: [said ?? missing, scored.why].filter((one) => one !== null).join('；') || null,
  };
}

/** Words are judged by the unit itself: 达成 80–100 % of the points, 部分达成 60–80 %, 未达成 below. A score inside its band stands. */
function judgedOnForm(row: IndicatorReading): {
  degree: number | null;
  score: number | null;
  departs: boolean;
  why: string | null;
} {
  const { weight, score: declared, actual } = row;
  if (weight === null) return { degree: null, score: null, departs: false, why: '没有分值' };
  if (!actual || actual.raw.trim() === '')
    return { degree: null, score: null, departs: declared !== null && declared > 0, why: '没有填写实际完成值' };
  if (declared === null) return { degree: null, score: null, departs: false, why: '定性指标由单位评判，表中没有得分' };
  const [low, high, band] = bandOf(actual.raw);
  const degree = declared / weight;
  const fits = degree >= low - 1e-9 && degree <= high + 1e-9;
  if (!fits)
    return {
      degree: null,
      score: null,
      departs: true,
      why: `“${actual.raw}”属${band}，得分应为 ${roundScore(low * weight)}–${roundScore(high * weight)} 分，表中为 ${declared} 分`,
    };
  return { degree, score: declared, departs: false, why: `定性指标，按${band}区间评判` };
}

function bandOf(text: string): [number, number, string] {
  if (/部分|基本(达成|完成|实现)|有所/.test(text)) return [0.6, 0.8, '“部分达成”'];
  if (/^未|没有|不(达标|合格)|较差/.test(text)) return [0, 0.6, '“未达成”'];
  return [0.8, 1, '“达成”'];
}

function degreeOnForm({ target, actual }: IndicatorReading, year: number | null): { degree: number | null; why: string | null } {
  if (!actual || actual.raw.trim() === '') return { degree: null, why: '没有填写实际完成值' };
  if (target.kind === 'date') {
    const [limit, done] = [lastDayOfTarget(target.raw, year), lastDayOfTarget(actual.raw, year)];
    if (limit === null || done === null) return { degree: null, why: '完成日期读不出来' };
    return done <= limit
      ? { degree: 1, why: null }
      : { degree: null, why: `实际 ${done} 晚于目标 ${limit}，迟延如何扣分由单位说明` };
  }
  if (actual.value === null) return { degree: null, why: `实际完成值“${actual.raw}”不是数字` };
  if (actual.unit !== null && !unitsAgree(actual.unit, target.unit))
    return { degree: null, why: `目标值单位是${target.unit}，实际完成值单位是${actual.unit}` };
  const degree = degreeOf(target, actual.value);
  return { degree, why: degree === null ? (target.value === 0 ? '目标值为 0，不能计算' : '目标值读不出来') : null };
}
