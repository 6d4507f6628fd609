import { degreeOf, isCeiling, reaches } from '#src/kernel/degree.ts';
import { lastDayOfTarget } from '#src/kernel/target.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { figure, isSatisfaction, sources } from './lint-words.ts';
import { type Breach, type Context, error, type Rule, warning } from './rule.ts';

/** L21–L23, L35–L37: what a self-evaluation says of its own figures. */
export const selfEvaluationRules: readonly Rule[] = [
  {
    id: 'L21',
    title: '得分在0分和分值之间',
    source: sources.scoring,
    perIndicator: scoreWithinWeight,
    perForm: executionWithinWeight,
  },
  { id: 'L22', title: '总分等于各项得分之和', source: sources.scoring, perForm: totalIsSum },
  {
    id: 'L23',
    title: '实际完成值是实际的，不照抄目标值',
    source: sources.formality,
    perIndicator: actualIsFigure,
    perForm: actualsCopied,
  },
  { id: 'L35', title: '没有完成的写明原因', source: sources.scoring, perIndicator: reasonGiven },
  { id: 'L36', title: '偏差过大的作分析', source: sources.unmeasurable, perIndicator: farOffAnalysed },
  { id: 'L37', title: '没有完成的不得满分', source: sources.scoring, perIndicator: notFullWhenShort },
].map((rule) => ({ ...rule, kind: 'self-evaluation' })) as Rule[];

function scoreWithinWeight({ level3, score, weight }: IndicatorReading): Breach | null {
  if (weight !== null && (weight < 0 || weight > 100))
    return error(`“${level3}”的分值${figure(weight)}不在0到100之间。`, '请核对分值。');
  if (score === null) return null;
  if (score < 0) return error(`“${level3}”的得分${figure(score)}小于0。`, '得分最低为0分。');
  if (weight === null || score <= weight) return null;
  return error(
    `“${level3}”得分${figure(score)}超过分值${figure(weight)}。`,
    `得分最高为${figure(weight)}分；请核对分值和得分是否填反。`,
  );
}

function executionWithinWeight({ reading, pack }: Context): Breach[] {
  const { score, weight } = reading.budget;
  // Where the form prints no points for it, local rules give at most 20.
  const most = weight ?? (pack.executionPoints === null ? null : 20);
  if (score === null || most === null || (score >= 0 && score <= most)) return [];
  return [
    error(
      `预算执行率得分${figure(score)}不在0到${figure(most)}分之间。`,
      `请按执行率×${figure(most)}分计算，最高${figure(most)}分。`,
    ),
  ];
}

function totalIsSum({ reading }: Context): Breach[] {
  const { totalScore, indicators, budget } = reading;
  const scores = indicators.map((one) => one.score);
  if (totalScore === null || scores.length === 0 || scores.some((score) => score === null)) return [];
  const sum = Number(scores.reduce<number>((total, score) => total + (score ?? 0), budget.score ?? 0).toFixed(4));
  if (Math.abs(sum - totalScore) < 0.011) return [];
  // Whole-number forms round the total; that is a custom, not a slip.
  if (Number.isInteger(totalScore) && Math.abs(sum - totalScore) <= 0.5) return [];
  const parts = budget.score === null ? '各指标得分' : `预算执行率${figure(budget.score)}分加各指标得分`;
  return [
    error(
      `总分${figure(totalScore)}与${parts}之和${figure(sum)}不一致。`,
      `请核对各项得分；照表中各项，总分应为${figure(sum)}分。`,
    ),
  ];
}

const COMPARED = /^(?:[≥≤><＞＜]|>=|<=|不少于|不低于|不超过|不高于)/;

function actualIsFigure({ level3, target, actual }: IndicatorReading): Breach | null {
  if (!actual || !COMPARED.test(actual.raw.trim())) return null;
  const copied = actual.raw.trim() === target.raw.trim();
  return warning(
    `“${level3}”的实际完成值“${actual.raw}”${copied ? '照抄了目标值' : '带着比较符号'}，不是实际的数。`,
    '请写实际完成的数，如“105场”，并备查佐证。',
  );
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
  const telling = rated ? `，连“${rated.level3}”也恰好是${rated.actual?.raw}` : '';
  return [
    warning(
      `${rows.length}个可以多做或少做的指标，实际完成值都与目标值一样${telling}，像是照抄。`,
      '请按台账、签到表、问卷等填写实际数；确实恰好完成的，备查佐证。',
    ),
  ];
}

/** 1 is reached; null where words or units leave it open. */
function degreeOn({ target, actual }: IndicatorReading, reading: FormReading): number | null {
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
  if (actual.unit !== null && target.unit !== null && actual.unit !== target.unit) return null;
  if (reaches(target, actual.value) === true) return Math.max(1, degreeOf(target, actual.value) ?? 1);
  return Math.min(0.999, degreeOf(target, actual.value) ?? 0.999);
}

const said = (reason: string | null): boolean => reason !== null && !/^(?:无|没有|\/|-|—|不适用|无偏差)$/.test(reason.trim());

function reasonGiven(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const degree = degreeOn(indicator, reading);
  if (said(indicator.reason)) return null;
  const { level3, target, actual, score, weight } = indicator;
  if (degree !== null && degree < 1)
    return error(
      `“${level3}”目标“${target.raw}”，实际“${actual?.raw}”，没有完成，也没有写原因。`,
      '请写偏差原因和改进措施：差多少、为什么、下一步怎样补上。',
    );
  if (degree === null && score !== null && weight !== null && score < weight * 0.995)
    return error(`“${level3}”分值${figure(weight)}，得${figure(score)}分，没有写扣分原因。`, '请写偏差原因和改进措施。');
  return null;
}

function farOffAnalysed(indicator: IndicatorReading, { reading, pack }: Context): Breach | null {
  const degree = degreeOn(indicator, reading);
  const { level3, target, actual, reason } = indicator;
  if (degree === null) return null;
  const share = `${Math.round(degree * 100)}%`;
  if (degree >= pack.farAbove && !isCeiling(target) && !said(reason))
    return warning(
      `“${level3}”实际“${actual?.raw}”是目标“${target.raw}”的${share}，超出过多，没有分析。`,
      '请说明是目标定得过低还是情况变化，并据此调整下年目标。',
    );
  if (degree <= 1 - pack.farBelow && said(reason) && (reason ?? '').length < 8)
    return warning(`“${level3}”只完成${share}，原因只写了“${reason}”。`, '偏差超过20%的，请写清差在哪里、为什么、怎样改进。');
  return null;
}

function notFullWhenShort(indicator: IndicatorReading, { reading }: Context): Breach | null {
  const { level3, target, actual, score, weight } = indicator;
  if (score === null || weight === null || weight <= 0) return null;
  if (score > 0 && (!actual || actual.raw.trim() === ''))
    return error(`“${level3}”没有填实际完成值，却得了${figure(score)}分。`, '请补填实际完成值和佐证，没有完成的得0分。');
  const degree = degreeOn(indicator, reading);
  if (degree === null || degree >= 0.995 || score < weight) return null;
  return error(
    `“${level3}”目标“${target.raw}”，实际“${actual?.raw}”，没有完成，却得了满分${figure(weight)}分。`,
    `请按完成比例计分，约${figure(Math.max(0, weight * degree))}分。`,
  );
}
