import type { Cell, Row } from '#src/platform/documents/sheet.ts';

export type PrintFormat = 'pdf' | 'docx' | 'xlsx';

interface FormStamp {
  /** Marks each page 演示数据. */
  demo: boolean;
  /** Which version of the form this is, printed on each page. */
  version: string;
  /** Hash of the form's data, printed on each page. */
  hash: string;
}

/** The narrative sections of 财政项目支出绩效目标表, in the order of the form. */
export const declarationSections = [
  '项目概况',
  '立项依据',
  '项目设立的必要性',
  '保证项目实施的制度、措施',
  '项目实施计划',
  '总目标及阶段性目标',
] as const;

/** 财政项目支出绩效目标表. Amounts in 分, dates 'YYYY-MM-DD'; what the form leaves blank is null or ''. */
export interface DeclarationForm extends FormStamp {
  year: number;
  applicant: string;
  project: string;
  category: string;
  start: string;
  end: string;
  governmentPurchase: boolean | null;
  performanceType: string;
  /** By the names in `declarationSections`; the short names of readings (概况, 必要性, 制度措施, 实施计划) are also taken. Others are printed after these. */
  sections: Record<string, string>;
  budget: {
    totalFen: number | null;
    currentYearFen: number | null;
    previousBudgetFen: number | null;
    previousExecutedFen: number | null;
  };
  /** `target` is the form's own spelling. */
  indicators: readonly { level1: string; level2: string; level3: string; target: string }[];
}

/** A line of the 项目资金 block. Amounts in 分; `rate` is executed / adjusted, 1 is 100 %. */
export interface BudgetRow {
  label: string;
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

/** 项目支出绩效自评表. */
export interface SelfEvaluationForm extends FormStamp {
  year: number;
  project: string;
  /** 主管部门. */
  department: string;
  /** 实施单位. */
  applicant: string;
  /** First the total; the lines that the form has and this lacks are printed empty. */
  budget: readonly BudgetRow[];
  /** 预期目标. */
  expected: string;
  /** 实际完成情况. */
  achieved: string;
  indicators: readonly SelfEvaluationIndicator[];
  total: number | null;
  contact?: string;
}

export function stampLines(form: FormStamp): string[] {
  return [`版本 ${form.version}　校验码 ${form.hash}`];
}

export const label = (text: string, more: Partial<Cell> = {}): Cell => ({ text, face: 'head', align: 'center', ...more });

/** A number that a workbook shows with just the digits, the commas and the percent sign of `text`. */
export function numberCell(value: number | null, text: string): Cell {
  if (value === null) return { text, align: 'center' };
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const whole = text.endsWith('%') ? '0' : '#,##0';
  const format = `${whole}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${text.endsWith('%') ? '%' : ''}`;
  return { text, align: 'center', number: { value, format } };
}

/** How many rows from `at` on stand under the same heading as the row `at`. */
function runLength<Item>(items: readonly Item[], at: number, heading: (item: Item) => string): number {
  const first = items[at];
  if (first === undefined) return 0;
  let end = at + 1;
  for (let next = items[end]; next !== undefined && heading(next) === heading(first); next = items[end]) end += 1;
  return end - at;
}

/**
 * Rows of an indicator table whose equal 一级 and 二级 headings, one under the other, are merged.
 * `rest` gives the cells after the two headings.
 */
export function indicatorRows<Item extends { level1: string; level2: string }>(
  items: readonly Item[],
  rest: (item: Item) => readonly Cell[],
): Row[] {
  const level1 = (item: Item): string => item.level1;
  const both = (item: Item): string => JSON.stringify([item.level1, item.level2]);
  const starts = (at: number, heading: (item: Item) => string): boolean => {
    const [before, here] = [items[at - 1], items[at]];
    return before === undefined || here === undefined || heading(before) !== heading(here);
  };
  return items.map((item, at) => ({
    cells: [
      ...(starts(at, level1) ? [{ text: item.level1, align: 'center', rows: runLength(items, at, level1) } as const] : []),
      ...(starts(at, both) ? [{ text: item.level2, align: 'center', rows: runLength(items, at, both) } as const] : []),
      ...rest(item),
    ],
  }));
}
