import * as z from 'zod';
import { executionChoices } from '#src/kernel/rule-packs.ts';
import { otherValueSchema } from '../declaration/declaration.contract.ts';
import { type FactKindCode, factKinds } from '#src/kernel/fact-kinds.ts';
import { type FundField, fundFields } from '#src/kernel/funds.ts';
import { day, moment, sortBy, uuid } from '#src/platform/http/contract.ts';
import { formWarningSchema, targetSchema } from '../declaration/declaration.contract.ts';
import { measureCode } from '../measures/measure.contract.ts';
import { reportedSchema } from '../report/report.contract.ts';

export const fenAmount = z.number().int().min(0).max(1e15);
export const text = (most: number) => z.string().trim().max(most);
export const name = (most: number) => text(most).min(1);
export const version = z.number().int().min(1);
export const subProgrammeCode = z.string().regex(/^[a-z0-9-]{2,40}$/);
const kindCodes = Object.keys(factKinds) as [FactKindCode, ...FactKindCode[]];

export const sectionSchema = z.object({ name: name(60), text: text(20_000) });

export const targetVersionSchema = targetSchema.extend({ version, changedAt: moment, changedBy: z.string(), reason: z.string() });

export const indicatorSchema = z.object({
  id: uuid,
  position: z.number().int(),
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  weight: z.number().nullable(),
  measure: z.object({ code: measureCode, version: z.number().int(), name: z.string(), nameEn: z.string() }).nullable(),
  /** A measure of the library that fits the indicator's words; null when bound or when none fits. */
  suggestion: z
    .object({
      code: measureCode,
      name: z.string(),
      nameEn: z.string(),
      /** Other indicators that have this measure, or would get it as well; with any, it is left to be chosen. */
      sharedWith: z.array(z.string()),
    })
    .nullable(),
  target: targetVersionSchema,
  /** What the form said beside the target: values of other years and of the whole term, for reference. */
  otherValues: z.array(otherValueSchema),
  version,
});

export const subProgrammeSchema = z.object({ code: subProgrammeCode, name: z.string(), position: z.number().int(), version });

export const budgetLineSchema = z.object({
  id: uuid,
  code: z.string(),
  name: z.string(),
  subProgramme: subProgrammeCode.nullable(),
  amountFen: fenAmount,
  position: z.number().int(),
  version,
});

/** Which money the budget is made of; null where unsaid. */
const funds = Object.fromEntries(fundFields.map((field) => [field, fenAmount.nullable()])) as Record<
  FundField,
  z.ZodNullable<typeof fenAmount>
>;

const programmeHeader = {
  name: z.string(),
  fiscalYear: z.number().int(),
  applicant: z.string(),
  /** 主管部门 and its code; empty where unsaid. */
  department: z.string(),
  departmentCode: z.string(),
  /** 项目属性; empty where unsaid. */
  attribute: z.string(),
  category: z.string(),
  startsOn: day,
  endsOn: day,
  governmentPurchase: z.boolean().nullable(),
  performanceType: z.string(),
  totalFen: fenAmount,
  currentYearFen: fenAmount,
  ...funds,
  previousBudgetFen: fenAmount.nullable(),
  previousExecutedFen: fenAmount.nullable(),
};

export const programmeItemSchema = z.object({
  id: uuid,
  ...programmeHeader,
  layout: z.string(),
  state: z.enum(['draft', 'approved', 'closed']),
  demo: z.boolean(),
  version,
  changedAt: moment,
  changedBy: z.string(),
});

export const programmeSchema = programmeItemSchema.extend({
  approvedAt: moment.nullable(),
  sections: z.array(sectionSchema),
  subProgrammes: z.array(subProgrammeSchema),
  budgetLines: z.array(budgetLineSchema),
  /** `overFen`: how far the lines exceed the total; 0 when they fit. */
  budget: z.object({ totalFen: fenAmount, linesFen: fenAmount, overFen: fenAmount }),
  indicators: z.array(indicatorSchema),
  /** Of the budget's execution. */
  executionPoints: z.literal(executionChoices),
  /** Points left over since rows were left out or removed, beside the sum of the others and the execution's; null where none are. */
  pointsLeft: z
    .object({
      sum: z.number(),
      execution: z.number(),
      free: z.number(),
      rows: z.array(z.object({ level3: z.string(), weight: z.number() })),
    })
    .nullable(),
  activities: z.object({ total: z.number().int(), withdrawn: z.number().int() }),
  /** The self-evaluation that was handed in or signed: a change of a target, of points or of a measure is confirmed. Null while there is none. */
  reported: reportedSchema.nullable(),
  abilities: z.object({
    change: z.boolean(),
    approve: z.boolean(),
    close: z.boolean(),
    removeIndicators: z.boolean(),
    changeTargets: z.boolean(),
  }),
});

/** One version of the head or of a part of the plan. Of a section only its name is told, as `section:NAME`. */
export const planVersionSchema = z.object({
  of: z.enum(['programme', 'sub-programme', 'indicator', 'target', 'budget-line', 'activity']),
  /** The code and the name of the budget line, the name of the others, of a head that was imported the file; null of activities that were entered together. */
  line: z.string().nullable(),
  version: z.number().int(),
  act: z.enum(['entered', 'imported', 'changed', 'approved', 'closed', 'removed', 'withdrawn']),
  changes: z.array(z.object({ field: z.string(), before: z.json(), after: z.json() })),
  changedAt: moment,
  changedBy: z.string(),
  reason: z.string(),
});

export const activitySchema = z.object({
  id: uuid,
  subProgramme: subProgrammeCode,
  subProgrammeName: z.string(),
  name: z.string(),
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  /** Which facts count towards the target, in which unit. */
  factKind: z.enum(kindCodes),
  unit: z.string(),
  target: z.number(),
  dueOn: day,
  withdrawnAt: moment.nullable(),
  withdrawnReason: z.string().nullable(),
  version,
  changedAt: moment,
  changedBy: z.string(),
});

/** What may be changed of the head; what is absent stays. */
export const headInput = {
  name: name(120).optional(),
  applicant: name(120).optional(),
  department: text(120).optional(),
  departmentCode: text(40).optional(),
  attribute: text(60).optional(),
  category: text(60).optional(),
  startsOn: day.optional(),
  endsOn: day.optional(),
  governmentPurchase: z.boolean().nullable().optional(),
  performanceType: text(60).optional(),
  totalFen: fenAmount.optional(),
  currentYearFen: fenAmount.optional(),
  ...z.object(funds).partial().shape,
  previousBudgetFen: fenAmount.nullable().optional(),
  previousExecutedFen: fenAmount.nullable().optional(),
  sections: z.array(sectionSchema).max(40).optional(),
};

export const activityInput = {
  subProgramme: subProgrammeCode,
  name: name(120),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  factKind: z.enum(kindCodes),
  unit: name(10),
  target: z.number().positive().max(1e12),
  dueOn: day,
};

export const activityFilter = z.object({
  id: uuid,
  subProgramme: subProgrammeCode.optional(),
  district: z.string().optional(),
  state: z.enum(['standing', 'withdrawn', 'all']).default('standing'),
  dueBefore: day.optional(),
  search: z.string().max(100).optional(),
  sort: sortBy('dueOn', 'name', 'subProgramme', 'target').default('dueOn'),
});

/** One cell of an uploaded workbook that cannot be taken; `code` and `params` make the sentence, `problem` is it in the asker's language. */
export const cellErrorSchema = z.object({ cell: z.string(), column: z.string(), problem: z.string() });

/** What an import of planned activities did, or would do. */
export const activityImportReport = z.object({
  rows: z.number().int(),
  /** Rows that stand in the plan already, just as they are. */
  unchanged: z.number().int(),
  errors: z.array(cellErrorSchema),
  preview: z.array(
    z.object({
      row: z.number().int(),
      subProgramme: z.string(),
      name: z.string(),
      district: z.string().nullable(),
      factKind: z.string(),
      unit: z.string(),
      target: z.number(),
      dueOn: day,
    }),
  ),
  /** Ids of what was added; empty on a dry run or with errors (all rows or none are taken). */
  added: z.array(uuid),
});

/** A form, and what it does not say itself: dates, and amounts in 元. */
export const formToImport = z.object({
  file: z.file(),
  asNewVersion: z.stringbool().or(z.boolean()).optional(),
  reason: text(500).optional(),
  afterReport: z.stringbool().or(z.boolean()).optional(),
  start: day.optional(),
  end: day.optional(),
  totalYuan: z.coerce.number().nonnegative().optional(),
  currentYearYuan: z.coerce.number().nonnegative().optional(),
});

export const importOutcome = z.object({
  programme: programmeSchema,
  warnings: z.array(formWarningSchema),
  version: z.enum(['new', 'changed']),
});

export type ProgrammeView = z.infer<typeof programmeSchema>;
export type ProgrammeItem = z.infer<typeof programmeItemSchema>;
export type IndicatorView = z.infer<typeof indicatorSchema>;
export type TargetVersion = z.infer<typeof targetVersionSchema>;
export type ActivityView = z.infer<typeof activitySchema>;
export type PlanVersion = z.infer<typeof planVersionSchema>;
