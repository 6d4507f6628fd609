import { isCeiling } from '#src/kernel/degree.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { chooseRulePack } from './choose-rule-pack.ts';
import { degreeOnForm } from './degree-on-form.ts';
import { judgedOnForm, lateOnForm } from './judged-on-form.ts';
import { type Grade, type RulePack, type RulePackCode, rulePacks, tolerance } from './rule-packs.rules.ts';
import { bandShare, gradeOf, isFarAbove, roundScore, scoreExecution, scoreRow, totalOf } from './score.rules.ts';

/** What `kepu form score` answers; see the contract of the command line. */
export interface ScoreReport {
  pack: RulePackCode;
  execution: {
    rate: number | null;
    weight: number | null;
    score: number | null;
    declared: number | null;
    departs: boolean;
    why: string | null;
  };
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
  /** Which rules were taken and why, the tolerance, and what is amiss with the sums. */
  notes: string[];
}

type ScoredIndicator = ScoreReport['indicators'][number];

/** Recomputes every score of a self-evaluation by a rule pack, and says where the form departs from it and why. */
export function scoreForm(reading: FormReading, packCode?: RulePackCode): ScoreReport {
  const chosen = packCode
    ? { code: packCode, why: '按指定选用' }
    : chooseRulePack(reading, (code) => {
        const { execution, indicators } = rescore(reading, rulePacks[code]);
        return [execution, ...indicators].filter((row) => row.departs).length;
      });
  const pack = rulePacks[chosen.code];
  const { execution, indicators } = rescore(reading, pack);
  const scores = [
    ...(execution.weight === null ? [] : [execution.score]),
    ...indicators.filter((row) => row.weight !== null).map((row) => row.score),
  ];
  const unweighed = indicators.some((row) => row.weight === null);
  const points = roundScore(indicators.reduce((sum, row) => sum + (row.weight ?? 0), execution.weight ?? 0));
  // Rows without points leave the total open, unless the others have all of the 100.
  const total = unweighed && points !== 100 ? null : totalOf(scores);
  return {
    pack: chosen.code,
    execution,
    indicators,
    total,
    declaredTotal: reading.totalScore,
    grade: indicators.length > 0 && points === 100 ? gradeOf(total) : null,
    notes: notesOf(reading, { chosen, pack, points, total, execution, indicators }),
  };
}

function rescore(reading: FormReading, pack: RulePack): Pick<ScoreReport, 'execution' | 'indicators'> {
  const indicators = reading.indicators.map((row) => scoreIndicator(pack, row, reading.year));
  return { execution: scoreExecutionRow(reading, pack, indicators), indicators };
}

/** Some forms print no row for it, or hold it as an indicator: then the indicators alone have the 100 points. */
function scoreExecutionRow(
  reading: FormReading,
  pack: RulePack,
  indicators: readonly ScoredIndicator[],
): ScoreReport['execution'] {
  const { budget } = reading;
  const points = roundScore(indicators.reduce((sum, row) => sum + (row.weight ?? 0), 0));
  if (budget.weight === null && points === 100)
    return {
      rate: null,
      weight: null,
      score: null,
      declared: budget.score,
      departs: false,
      why: '指标分值已合计100分，预算执行率不另计分',
    };
  const planned = budget.adjustedYuan ?? budget.initialYuan ?? budget.currentYearYuan ?? budget.totalYuan;
  const weight = budget.weight ?? pack.executionPoints;
  const declared = budget.score;
  const { rate, score, why } = scoreExecution(pack, planned, budget.executedYuan, false, weight);
  const departs = declared !== null && score !== null && Math.abs(declared - score) > tolerance + 1e-9;
  const said = departs ? `执行率 ${percent(rate)}，按规则应得 ${score} 分，表中为 ${declared} 分` : null;
  // Whether the project is finished stands nowhere on the form.
  const finished =
    departs && declared === weight && pack.executionBands !== null && rate !== null && rate <= 1
      ? '项目已完成且未超预算的可得满分，请说明'
      : null;
  return { rate, weight, score, declared, departs, why: joined([said, finished, why]) };
}

function percent(rate: number | null): string {
  return rate === null ? '—' : `${Number((rate * 100).toFixed(2))}%`;
}

function scoreIndicator(pack: RulePack, row: IndicatorReading, year: number | null): ScoredIndicator {
  const { level3, weight, score: declared, target } = row;
  const named = { level3, weight, declared };
  if (target.kind === 'qualitative') return { ...named, ...askReason(judgedOnForm(pack, row), row) };
  const { degree, why, late } = degreeOnForm(row, year);
  if (late) return { ...named, ...askReason(lateOnForm(pack, row, why ?? ''), row) };
  const scored = scoreRow(pack, {
    level1: row.level1 ?? '',
    level2: row.level2 ?? '',
    level3,
    weight,
    degree: executionDegree(pack, level3, degree),
    qualitative: isExecution(level3),
    satisfied: degree !== null && row.actual?.unit === '%' && row.actual.value !== null ? row.actual.value / 100 : null,
    why,
  });
  const departs = declared !== null && scored.score !== null && Math.abs(declared - scored.score) > tolerance + 1e-9;
  const beyond = declared !== null && weight !== null && declared > weight;
  const excess = beyond ? `得分 ${declared} 超过分值 ${weight}` : null;
  const said = departs
    ? `按规则应得 ${scored.score} 分，表中为 ${declared} 分`
    : declared === null && scored.score !== null
      ? '表中没有得分'
      : null;
  // A cost or a count of faults far below its limit is no over-delivery that needs a cause, unless it is money.
  const flagged = degree !== null && isFarAbove(pack, degree) && (!isCeiling(target) || target.unit?.startsWith('元'));
  const told = degree !== null && isFarAbove(pack, degree) && !flagged ? null : scored.why;
  return {
    ...named,
    degree,
    score: scored.score,
    departs: departs || beyond,
    why: joined([excess, said, told, missingReason(row, degree)]),
  };
}

const isExecution = (name: string): boolean => /预算执行率|资金执行率/.test(name);

function executionDegree(pack: RulePack, name: string, degree: number | null): number | null {
  return isExecution(name) && degree !== null && pack.executionBands ? bandShare(pack.executionBands, degree) : degree;
}

const joined = (parts: readonly (string | null)[]): string | null => parts.filter((one) => one !== null).join('；') || null;

/** A shortfall needs its reason on the form. */
function missingReason({ reason }: IndicatorReading, degree: number | null): string | null {
  if (degree === null || degree >= 1 - 1e-9 || (reason !== null && !/^(?:无|没有|[-—/]|无偏差)$/.test(reason.trim())))
    return null;
  return `完成 ${percent(degree)}，没有写偏差原因，请补写`;
}

/** Points taken off a judged row need their reason as well. */
function askReason<Judged extends { degree: number | null; why: string | null }>(judged: Judged, row: IndicatorReading): Judged {
  const asked = missingReason(row, judged.degree) === null ? null : `得 ${row.score} 分，没有写扣分原因，请补写`;
  return { ...judged, why: joined([judged.why, asked]) };
}

interface Scored extends Pick<ScoreReport, 'execution' | 'indicators' | 'total'> {
  chosen: { code: RulePackCode; why: string };
  pack: RulePack;
  points: number;
}

function notesOf(reading: FormReading, { chosen, pack, points, total, execution, indicators }: Scored): string[] {
  const notes = [
    `按 ${chosen.code}（${pack.source}）复算：${chosen.why}。得分逐行四舍五入到${pack.decimals === 0 ? '整数' : '两位小数'}，与表中相差 ${tolerance} 分以内不算不符。`,
  ];
  if (reading.kind === 'target') notes.push('这是目标表，没有实际完成值，不能计分。');
  if (indicators.length > 0 && points !== 100) notes.push(`分值合计 ${points} 分，不是 100 分，不评等级。`);
  const declared = [execution.weight === null ? 0 : execution.declared, ...indicators.map((row) => row.declared)];
  if (reading.totalScore !== null && !declared.includes(null)) {
    const sum = roundScore(declared.reduce<number>((all, one) => all + (one ?? 0), 0));
    if (Math.abs(sum - reading.totalScore) > tolerance + 1e-9)
      notes.push(`表中各项得分合计 ${sum} 分，总分写的是 ${reading.totalScore} 分。`);
  }
  const open = [...(execution.weight === null ? [] : [execution]), ...indicators].filter((row) => row.score === null).length;
  if (total === null && reading.kind !== 'target' && open > 0) notes.push(`有 ${open} 项算不出得分，总分不作推断。`);
  return notes;
}
