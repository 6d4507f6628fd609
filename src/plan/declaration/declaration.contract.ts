import { z } from 'zod';
import { chineseDate, dayFrom } from '#src/kernel/local-time.ts';
import { fundsReadingSchema } from './funds-reading.contract.ts';

const nullableNumber = z.number().nullable();
const nullableText = z.string().nullable();

export const targetSchema = z.object({
  raw: z.string(),
  comparator: z.enum(['≥', '≤', '>', '<', '=', 'range']).nullable(),
  value: nullableNumber,
  value2: nullableNumber,
  unit: nullableText,
  kind: z.enum(['quantitative', 'qualitative', 'date', 'range']),
});

const valueSchema = z.object({ raw: z.string(), value: nullableNumber, unit: nullableText });

/** How surely a target will be reached, as the monitoring form asks. */
export const POSSIBILITIES = ['确定能', '有可能', '完全不可能'] as const;

/** A value beside the target of the year: of another year, of the whole term, of a part of the year. */
export const otherValueSchema = z.object({
  /** As the form prints it: 上年实际值, 中期目标. */
  heading: z.string(),
  /** null where the heading names none. */
  year: z.number().int().nullable(),
  /** 中期, 实施期: of the whole term. */
  midTerm: z.boolean(),
  /** Whether it was aimed at or reached, as far as the heading says. */
  of: z.enum(['target', 'actual', 'unknown']),
  raw: z.string(),
  value: nullableNumber,
  unit: nullableText,
});

/** What a column of the form says of how an indicator is counted, under the heading that the form prints. */
const explanationSchema = z.object({ heading: z.string(), text: z.string() });

export const indicatorReadingSchema = z.object({
  level1: nullableText,
  level2: nullableText,
  level3: z.string(),
  target: targetSchema,
  actual: valueSchema.nullable(),
  weight: nullableNumber,
  score: nullableNumber,
  reason: nullableText,
  /** Only where the form has a column of units and the actual is a figure without one: 万元 of that column, in which both are counted. */
  unitOfColumn: z.string().optional(),
  /** Only where the form has such columns: values of other years and of the whole term. They are no targets of the year. */
  otherValues: z.array(otherValueSchema).optional(),
  /** Only where the form has such columns (指标解释, 计算公式, 数据来源): how the indicator is counted, and from what. */
  explanations: z.array(explanationSchema).optional(),
  /** Only of a monitoring form (执行监控表): how far the indicator has come in the window, and what is expected at the end of the year. */
  monitoring: z
    .object({
      soFar: valueSchema.nullable(),
      expected: valueSchema.nullable(),
      /** Which of 经费保障, 制度保障, 人员保障, 硬件条件保障, 其他 are ticked as causes of the deviation. */
      causes: z.array(z.string()),
      causeText: nullableText,
      possibility: z.enum(POSSIBILITIES).nullable(),
      remark: nullableText,
    })
    .optional(),
});

export const formWarningSchema = z.object({ code: z.string(), message: z.string(), where: z.string() });

/** What was read from a target table or a self-evaluation. Amounts are in 元 whatever the form prints; null is "not on the form, or not readable". */
export const formReadingSchema = z.object({
  kind: z.enum(['target', 'self-evaluation']),
  /** Which layout the form was read by: the `id` of a file in `layouts/`. */
  layout: z.string(),
  year: nullableNumber,
  unit: nullableText,
  project: nullableText,
  category: nullableText,
  start: z.iso.date().nullable(),
  end: z.iso.date().nullable(),
  governmentPurchase: z.boolean().nullable(),
  performanceType: nullableText,
  /** Only the sections that the form has; empty where it leaves them blank. */
  sections: z.record(z.string(), z.string()),
  budget: z.object({
    totalYuan: nullableNumber,
    currentYearYuan: nullableNumber,
    previousBudgetYuan: nullableNumber,
    previousExecutedYuan: nullableNumber,
    initialYuan: nullableNumber,
    adjustedYuan: nullableNumber,
    executedYuan: nullableNumber,
    weight: nullableNumber,
    score: nullableNumber,
  }),
  indicators: z.array(indicatorReadingSchema),
  totalScore: nullableNumber,
  /** Points in the heads of levels, 产出指标（50分）, of a form whose rows have none. */
  levelPoints: z.record(z.string(), z.number()).optional(),
  /** Only of a monitoring form: the months that it looks at (1—7月), and what is expected to be spent in the year. */
  monitoring: z.object({ window: nullableText, expectedYuan: nullableNumber }).optional(),
  warnings: z.array(formWarningSchema),
});

/** The reading of a form that is to become a programme: with what belongs to its head and is no part of `kepu form read`. */
export const declarationReadingSchema = formReadingSchema.extend({
  /** 主管部门; absent or empty where the form does not name it. */
  department: z.object({ name: z.string().max(120), code: z.string().max(40) }).optional(),
  /** 项目属性 (新增项目, 延续项目), or 项目性质 where the form has that instead; absent or empty where it does not say. */
  attribute: z.string().max(60).optional(),
  /** Absent where the form splits no amount, or not for certain. */
  funds: fundsReadingSchema.optional(),
  /** What else the head of the form says and no programme keeps, such as 项目编码: told to whoever imports it. */
  unkept: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
});

/** A line or table row of the file: running text has one cell; `where` is how warnings name it. */
export const originalRowSchema = z.object({
  where: z.string(),
  grid: z.boolean(),
  cells: z.array(z.object({ text: z.string(), column: z.number().int(), span: z.number().int() })),
});

export const readingBesideOriginalSchema = z.object({
  reading: declarationReadingSchema,
  original: z.array(originalRowSchema),
  /** The name of the layout, as its publisher calls the form. */
  layoutName: z.string(),
});

/** The money of a form that says nothing of it. */
export const noBudget: FormReading['budget'] = {
  totalYuan: null,
  currentYearYuan: null,
  previousBudgetYuan: null,
  previousExecutedYuan: null,
  initialYuan: null,
  adjustedYuan: null,
  executedYuan: null,
  weight: null,
  score: null,
};

export type OriginalRow = z.infer<typeof originalRowSchema>;
export type ReadingBesideOriginal = z.infer<typeof readingBesideOriginalSchema>;
export type DeclarationReading = z.infer<typeof declarationReadingSchema>;
export type OtherValue = z.infer<typeof otherValueSchema>;
export type FormReading = z.infer<typeof formReadingSchema>;
export type Explanation = z.infer<typeof explanationSchema>;
export type IndicatorReading = z.infer<typeof indicatorReadingSchema>;
export type FormWarning = z.infer<typeof formWarningSchema>;

/** What a programme must have; a form that does not say it is not filled up by guessing. */
export const asked = ['project', 'unit', 'year', 'start', 'end', 'totalYuan', 'currentYearYuan'] as const;
export type Asked = (typeof asked)[number];

type WithHead = Pick<DeclarationReading, 'project' | 'unit' | 'year' | 'start' | 'end' | 'budget'>;

const valueIn = (reading: WithHead, field: Asked) =>
  field === 'totalYuan' || field === 'currentYearYuan' ? reading.budget[field] : reading[field];

/** What the form does not say and whoever imports it has to. */
export function lackingOf(reading: WithHead): Asked[] {
  return asked.filter((field) => (valueIn(reading, field) ?? '') === '');
}

/** Places of the rows that have no name, from 1: nothing can be said of them, and nobody finds them again. */
export const unnamedRows = (rows: readonly { level3: string }[]): number[] =>
  rows.flatMap(({ level3 }, at) => (level3.trim() === '' ? [at + 1] : []));

type Dates = Pick<FormReading, 'year' | 'start' | 'end'>;

const isDay = (text: string): boolean => dayFrom(text) === text;

/** Which of the dates that were typed are none of the calendar. */
export const impossibleDates = (dates: Dates): ('start' | 'end')[] =>
  (['start', 'end'] as const).filter((field) => dates[field] && !isDay(dates[field]));
const dateDoubtCodes = ['dates-reversed', 'year-apart'] as const;

/**
 * What about the project's own dates cannot be right: they end before they begin, or the year lies outside of them. Something is a slip, and
 * what it is only whoever has the form can tell. Null where nothing is wrong, or not everything said.
 */
export function dateDoubtOf({ year, start, end }: Dates): (typeof dateDoubtCodes)[number] | null {
  // A date that is none, or is still being typed, is told by itself.
  if (start === null || end === null || ![start, end].every(isDay)) return null;
  if (end < start) return 'dates-reversed';
  return year !== null && (Number(start.slice(0, 4)) > year || Number(end.slice(0, 4)) < year) ? 'year-apart' : null;
}

/** The warnings of a reading whose head may have been mended since: what is said of its dates is said of those that stand there now. */
export function withDateDoubt(warnings: readonly FormWarning[], dates: Dates): FormWarning[] {
  const others = warnings.filter(({ code }) => !dateDoubtCodes.some((one) => one === code));
  const code = dateDoubtOf(dates);
  if (code === null) return others;
  const [start, end] = [chineseDate(dates.start!), chineseDate(dates.end!)];
  const message =
    code === 'dates-reversed'
      ? `“开始日期 ${start}”晚于“完成日期 ${end}”，按所写读入，请核对`
      : `“年度 ${dates.year}”不在“${start}至${end}”之内，按所写记下，请核对哪一个有误`;
  return [...others, { code, message, where: '表头' }];
}
