import { yuanOf } from '#src/kernel/money.ts';
import { countingMethods } from '#src/kernel/vocabulary.ts';
import * as kit from '#src/ui-kit/kit.texts.ts';
import type { DisclosedIndicator, Publication } from './disclosure.contract.ts';

type Cell = string | number | null;

type Column = [name: string, cell: (one: DisclosedIndicator, of: Publication) => Cell];

/** The columns, each with its name in both languages: a spreadsheet is read by people, a script goes by the part in brackets. */
const columns: readonly Column[] = [
  ['项目 (programme)', (_, { shown }) => shown.programme.name],
  ['年度 (fiscal_year)', (_, { shown }) => shown.programme.fiscalYear],
  ['单位 (applicant)', (_, { shown }) => shown.programme.applicant],
  ['截至 (as_of)', (_, { shown }) => shown.asOf],
  ['已签发的自评 (signed_self_evaluation)', (_, { shown }) => shown.selfEvaluation?.number ?? null],
  ['预算数_元 (budget_yuan)', (_, { shown }) => yuan(shown.budget.totalFen)],
  ['执行数_元 (executed_yuan)', (_, { shown }) => yuan(shown.budget.executedFen)],
  ['总分 (total_score)', (_, { shown }) => shown.totalScore],
  ['等级 (grade)', (_, { shown }) => shown.grade ?? null],
  ['一级指标 (level1)', (one) => one.level1],
  ['二级指标 (level2)', (one) => one.level2],
  ['三级指标 (level3)', (one) => one.level3],
  ['目标值 (target)', (one) => one.target.raw],
  ['目标数值 (target_value)', (one) => one.target.value],
  ['目标上限 (target_upper)', (one) => one.target.value2],
  ['比较 (comparator)', (one) => one.target.comparator],
  ['目标单位 (target_unit)', (one) => one.target.unit],
  ['实际完成值 (actual)', (one) => one.actual.text],
  ['实际数值 (actual_value)', (one) => one.actual.value],
  ['实际单位 (actual_unit)', (one) => one.actual.unit],
  ['分子 (numerator)', (one) => one.actual.numerator ?? null],
  ['分母 (denominator)', (one) => one.actual.denominator ?? null],
  ...countingMethods.map(
    (code): Column => [
      `${kit.zh.method[code]} (${code})`,
      (one) => one.actual.methods?.find(({ method }) => method === code)?.value ?? null,
    ],
  ),
  ['完成度 (degree)', (one) => one.degree],
  ['分值 (weight)', (one) => one.weight],
  ['得分 (score)', (one) => one.score],
  ['样本量 (n)', (one) => one.actual.n],
  ['回收率 (response_rate)', (one) => one.actual.responseRate],
  ['区间下限 (interval_low)', (one) => one.actual.interval?.[0] ?? null],
  ['区间上限 (interval_high)', (one) => one.actual.interval?.[1] ?? null],
  ['口径 (method)', (one) => one.method?.words.zh ?? null],
  ['method_en', (one) => one.method?.words.en ?? null],
  ['演示数据 (demo)', (_, { shown }) => (shown.programme.demo ? '是 (yes)' : '否 (no)')],
];

/** One row an indicator and one for the execution of the budget, so that the scores add up to the total; RFC 4180 with a byte order mark, without which Excel reads Chinese as another encoding. */
export function resultsCsv(publication: Publication): string {
  const { indicators, budget } = publication.shown;
  const scored = [...indicators, ...(budget.score == null ? [] : [executionRow(budget)])];
  const rows = scored.map((one) => columns.map(([, cell]) => cell(one, publication)));
  const lines = [columns.map(([name]) => name), ...rows].map((row) => row.map(cellText).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** 预算执行率 in the columns of an indicator. */
function executionRow({ rate, weight, score }: Publication['shown']['budget']): DisclosedIndicator {
  const percent = rate === null ? null : Math.round(rate * 10_000) / 100;
  return {
    level1: '',
    level2: '',
    level3: '预算执行率',
    target: { raw: '', comparator: null, value: null, value2: null, unit: null, kind: 'quantitative' },
    actual: {
      ...{ text: percent === null ? null : `${percent}%`, value: percent, unit: '%' },
      ...{ n: null, responseRate: null, interval: null },
    },
    degree: null,
    weight: weight ?? null,
    score: score ?? null,
    method: null,
  };
}

function yuan(amount: number | null): number | null {
  return amount === null ? null : yuanOf(amount);
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front: `=5场` is a target, not a sum. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[\s]*[=+\-@＝＋－＠]/.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
