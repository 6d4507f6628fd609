import type { Funds } from '#src/kernel/funds.ts';
import type { DeviationCause, Possibility } from '#src/kernel/vocabulary.ts';
import type { Values } from './fill-template.ts';

export type PrintFormat = 'pdf' | 'docx' | 'xlsx';

interface FormHead {
  year: number;
  project: string;
  /** 主管部门; '' where the programme does not say. */
  department: string;
  /** 申报单位, 实施单位. */
  applicant: string;
  /** Marks each page 演示数据. */
  demo: boolean;
  /** Which version of the form this is, printed on each page. */
  version: string;
  /** Hash of the form's data, printed on each page. */
  hash: string;
}

/** 绩效目标表, 绩效目标申报表. Amounts in 分, dates 'YYYY-MM-DD'; what the form leaves blank is null or ''. */
export interface DeclarationForm extends FormHead {
  /** 项目属性, 项目性质; '' where the programme does not say. */
  attribute: string;
  category: string;
  start: string;
  end: string;
  governmentPurchase: boolean | null;
  performanceType: string;
  /** By the names that the declaration has them under. */
  sections: Record<string, string>;
  budget: Funds & {
    totalFen: number | null;
    currentYearFen: number | null;
    previousBudgetFen: number | null;
    previousExecutedFen: number | null;
  };
  /** `target` is the form's own spelling. */
  indicators: readonly { level1: string; level2: string; level3: string; target: string }[];
}

/** A line of the 项目资金 block. Amounts in 分; `rate` is executed / adjusted, 1 is 100 %. */
export interface BudgetLine {
  initialFen: number | null;
  adjustedFen: number | null;
  executedFen: number | null;
  weight: number | null;
  score: number | null;
  rate: number | null;
}

export interface SelfEvaluationIndicator {
  level1: string;
  level2: string;
  level3: string;
  target: string;
  /** null prints 暂无佐证: an actual without evidence is never a number. */
  actual: string | null;
  weight: number | null;
  score: number | null;
  reason: string | null;
}

/** 绩效自评表. */
export interface SelfEvaluationForm extends FormHead {
  /** Nobody handed it in: marks each page 草稿. */
  draft?: boolean;
  /** 年度资金总额, 当年财政拨款, 上年结转资金, 其他资金; a line that Kepu knows nothing of is printed empty. */
  budget: { total: BudgetLine; fiscal?: BudgetLine; carried?: BudgetLine; other?: BudgetLine };
  /** 预期目标. */
  expected: string;
  /** 实际完成情况. */
  achieved: string;
  indicators: readonly SelfEvaluationIndicator[];
  total: number | null;
}

/** A line of the 项目资金 block in the middle of the year. Amounts in 分; `rate` is executed / initial, 1 is 100 %. */
interface MonitoredLine {
  initialFen: number | null;
  executedFen: number | null;
  rate: number | null;
  expectedFen: number | null;
}

/** 绩效目标执行监控表. */
export interface MonitoringForm extends FormHead {
  /** The months looked at: `1—7月`. */
  window: string;
  budget: { total: MonitoredLine; fiscal?: MonitoredLine; other?: MonitoredLine };
  /** 年度总体目标. */
  goal: string;
  indicators: readonly {
    level1: string;
    level2: string;
    level3: string;
    target: string;
    /** null prints 暂无佐证. */
    actual: string | null;
    expected: string | null;
    causes: readonly DeviationCause[];
    causeText: string;
    /** null until a person has judged: none is ticked. */
    possibility: Possibility | null;
    remark: string;
  }[];
}

export function monitoringValues(form: MonitoringForm): Values {
  const { budget, indicators, ...head } = form;
  return {
    ...head,
    budget: Object.fromEntries(Object.entries(budget).map(([name, line]) => [name, { ...line }])),
    indicators: indicators.map(({ causes, possibility, ...one }) => ({
      ...one,
      causes: Object.fromEntries(causes.map((cause) => [cause, true])),
      ...(possibility === null ? {} : { [possibility]: true }),
    })),
  };
}

export function declarationValues(form: DeclarationForm): Values {
  const { budget, sections, indicators, ...head } = form;
  return {
    ...head,
    startYear: form.start.slice(0, 4),
    endYear: form.end.slice(0, 4),
    budget: { ...budget },
    sections: { ...sections },
    indicators: indicators.map((one) => ({ ...one })),
  };
}

export function selfEvaluationValues(form: SelfEvaluationForm): Values {
  const { budget, indicators, ...head } = form;
  const lines = Object.entries(budget).map(([name, line]) => [name, { ...line }] as const);
  return {
    ...head,
    allPoints: allPoints(form),
    budget: Object.fromEntries(lines),
    indicators: indicators.map((one) => ({ ...one })),
  };
}

/** The points that the form gives out in all, or null where some indicator has none yet. */
export function allPoints({ budget, indicators }: SelfEvaluationForm): number | null {
  if (indicators.some((one) => one.weight === null)) return null;
  const sum = indicators.reduce((total, one) => total + (one.weight ?? 0), budget.total.weight ?? 0);
  return Math.round(sum * 100) / 100;
}
