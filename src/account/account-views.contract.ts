import { absences } from '#src/kernel/vocabulary.ts';
import * as z from 'zod';
import { day, moment, uuid } from '#src/platform/http/contract.ts';
import { factProofSchema } from '#src/evidence/evidence.contract.ts';
import { targetSchema } from '#src/plan/declaration/declaration.contract.ts';
import { dimensions, measureDefinitionSchema } from '#src/plan/measures/measure.contract.ts';
import { wayBackSchema } from './way-back/way-back.contract.ts';
import { targetVersionSchema } from '#src/plan/programme/programme.contract.ts';
import { supersededSchema } from './superseded.contract.ts';

export * from './audit/audit.contract.ts';
export * from './score.contract.ts';

const number = z.number().nullable();
export const at = day.optional();

/** 达标, 按期, 临界, 有差距, 暂无佐证, 待评判. */
export const indicatorStates = ['met', 'on-track', 'at-risk', 'behind', 'missing', 'to-judge'] as const;

/** A sentence as data: the screens have its text in both languages. */
export const spokenSchema = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

/** A figure computed from evidence. `value` is null without evidence, never 0. Rates in `%` are percentages (83.3), as is their interval. */
export const figureSchema = z.object({
  value: number,
  unit: z.string(),
  /** Of a ratio. */
  numerator: number,
  denominator: number,
  /** Size of the sample behind a rate (opinions given); null for other figures. */
  n: number,
  /** Opinions ÷ people asked, 0–1. */
  responseRate: number,
  /** 95 % Wilson score interval, in the unit of the value. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** How many facts stand behind the figure. */
  facts: z.number().int(),
});

export const figurePartSchema = figureSchema.extend({ key: z.string(), label: z.string() });

export const statementSchema = z.object({
  id: uuid,
  kind: z.enum(['reason', 'judgement']),
  text: z.string(),
  /** Of a judgement: 0–1. */ degree: number,
  statedAt: moment,
  statedBy: z.string(),
  /** The figure of then, where it is another now: `147 ÷ 150`. */ writtenAbout: z.string().optional(),
});

export const expectedSchema = z.object({
  value: number,
  low: number,
  high: number,
  /**
   * Codes: year-over, planned-work, planned-spending, planned-sessions, planned-activities, planned-districts, scheduled, scheduled-alone (no evidence yet), pace, pace-untold, season, current-rate,
   * no-evidence, no-session-held (on the calendar, but nothing tells how many people come); with sessions on the calendar besides: planned-work-scheduled, scheduled-districts, pace-scheduled, season-scheduled.
   */
  how: spokenSchema,
});

export const indicatorAccountSchema = z.object({
  id: uuid,
  position: z.number().int(),
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  weight: number,
  target: targetSchema.extend({ version: z.number().int() }),
  measure: z
    .object({
      code: z.string(),
      version: z.number().int(),
      name: z.string(),
      /** The library's English name; as typed when an officer named it. */
      nameEn: z.string(),
      changedAt: moment,
      reason: z.string(),
    })
    .nullable(),
  actual: figureSchema,
  splitBy: z.enum(dimensions).nullable(),
  parts: z.array(figurePartSchema),
  /** Actual ÷ target (inverse for ≤), 1 is reached; null when it cannot be said. */
  degree: number,
  expected: expectedSchema,
  state: z.enum(indicatorStates),
  /** What would bring it back, while the year runs and the target will be missed. */
  wayBack: z.array(wayBackSchema),
  /** Cumulative to each month's end (or to the day asked): `month` is `YYYY-MM`. */
  trend: z.array(z.object({ month: z.string(), value: number })),
  reason: statementSchema.nullable(),
  judgement: statementSchema.nullable(),
});

export const attentionSchema = spokenSchema.extend({
  /**
   * Codes: evaluation-to-review, evaluation-to-sign, left-path, district-without-session, activities-overdue, small-sample, expenses-in-breach, measure-missing, to-judge, reason-missing,
   * monitoring-due, rectification-asked, rectification-answered, rectification-overdue.
   */
  indicatorId: uuid.nullable(),
  activityIds: z.array(uuid).optional(),
});

export const accountSchema = z.object({
  programme: z.object({
    id: uuid,
    name: z.string(),
    fiscalYear: z.number().int(),
    applicant: z.string(),
    totalFen: z.number().int(),
    /** Of the fiscal year alone, which the execution is measured by. */
    currentYearFen: z.number().int(),
    state: z.string(),
    demo: z.boolean(),
    startsOn: day,
    endsOn: day,
  }),
  at: day,
  superseded: supersededSchema,
  /** Share of the programme's days gone by, 0–1. */
  elapsed: z.number(),
  counts: z.record(z.enum(indicatorStates), z.number().int()),
  indicators: z.array(indicatorAccountSchema),
  attention: z.array(attentionSchema),
  /** Sessions held, from facts; districts without any are listed too. */
  coverage: z.object({
    districts: z.array(z.object({ code: z.string(), name: z.string(), sessions: z.number().int() })),
    months: z.array(z.string()),
    cells: z.array(z.object({ district: z.string(), month: z.string(), sessions: z.number().int() })),
    /** Of a unit that is a district (or a street) itself: its streets (its communities), all of them, and the sessions that name one. */
    below: z
      .object({
        level: z.enum(['street', 'community']),
        places: z.array(z.object({ code: z.string(), name: z.string() })),
        /** Where sessions were held outside: in a hall of its neighbours. */
        outside: z.array(z.object({ code: z.string(), name: z.string() })),
        cells: z.array(z.object({ place: z.string(), month: z.string(), sessions: z.number().int() })),
      })
      .nullable(),
  }),
  abilities: z.object({ state: z.boolean(), print: z.boolean(), audit: z.boolean(), bundle: z.boolean() }),
});

export const breakdownSchema = z.object({
  dimension: z.enum([...dimensions, 'month']),
  /** The key is '' exactly where `absent` says why there is none. */
  rows: z.array(figurePartSchema.extend({ absent: z.enum(absences).nullable() })),
});

export const figureDetailSchema = z.object({
  programme: z.object({ id: uuid, name: z.string(), fiscalYear: z.number().int(), demo: z.boolean() }),
  at: day,
  superseded: supersededSchema,
  indicator: indicatorAccountSchema,
  /** The row of the official form that shows it, from 1. */
  formRow: z.number().int(),
  definition: measureDefinitionSchema.nullable(),
  targets: z.array(targetVersionSchema),
  statements: z.array(statementSchema),
  breakdowns: z.array(breakdownSchema),
  evidence: z.object({
    facts: z.number().int(),
    superseded: z.number().int(),
    /** Of a figure that counts streets, communities or venues: how many facts name none, and so are no evidence of one. Null of others. */
    placeless: z.number().int().nullable(),
    /** The newest tree that the log has signed, and how many of the facts wait for it (null: so much waits that it is not told apart). Null before it has begun. */
    log: z.object({ size: z.number().int(), signedAt: moment, waiting: z.number().int().nullable() }).nullable(),
    /** How many of the facts the asker may list; null when that is all of them. */
    ownFacts: z.number().int().nullable(),
  }),
  /** The newest corrections among the facts that the asker may list. */
  corrections: z.array(
    z.object({
      factId: uuid,
      /** What the record calls itself; '' when its facts do not say. */
      title: z.string(),
      /** Of an expense: what it was paid for and its budget line, as codes; '' of others. */
      expenseKind: z.string(),
      budgetLine: z.string(),
      occurredOn: day,
      before: z.number(),
      after: number,
      unit: z.string(),
      reason: z.string(),
      recordedAt: moment,
      recordedBy: z.string(),
      /** Where only those not registered by name moved (`before`, `after`): all who came, then and now. */
      whole: z.object({ before: z.number(), after: z.number() }).nullable(),
    }),
  ),
  /** Only for measures of planned activities: each due one, and whether it counts. */
  activities: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      subProgramme: z.string(),
      /** Its code; '' where it is planned for the whole city. */
      district: z.string(),
      dueOn: day,
      target: z.number(),
      unit: z.string(),
      done: z.number(),
      metOn: day.nullable(),
      finishedOn: day.nullable(),
      met: z.boolean(),
      onTime: z.boolean(),
    }),
  ),
  abilities: z.object({ state: z.boolean(), facts: z.boolean() }),
});

export const attachmentSchema = z.object({
  id: uuid,
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number(),
  sha256: z.string(),
});

export const factRowSchema = z.object({
  id: uuid,
  kind: z.string(),
  occurredAt: moment,
  occurredOn: day,
  subProgramme: z.string(),
  activity: z.string(),
  district: z.string(),
  districtName: z.string(),
  venueKind: z.string(),
  audience: z.string(),
  method: z.string(),
  outcome: z.string(),
  quantity: z.number(),
  unit: z.string(),
  record: z.object({ kind: z.string(), id: z.string() }),
  /** What deliver says of the record: title, budget line, breaches … */
  context: z.record(z.string(), z.unknown()),
  hash: z.string(),
  attachments: z.array(attachmentSchema),
  /** standing: counts; superseded: another took its place; correction: took the place of another and counts. */
  status: z.enum(['standing', 'superseded', 'correction']),
});

export const factDetailSchema = factRowSchema.extend({
  programmeId: uuid,
  region: z.string(),
  regionName: z.string(),
  recordedAt: moment,
  recordedBy: z.string(),
  supersedes: uuid.nullable(),
  supersedesReason: z.string(),
  supersededBy: uuid.nullable(),
  /** Oldest first, this fact among them. */
  chain: z.array(
    z.object({
      id: uuid,
      kind: z.string(),
      quantity: z.number(),
      unit: z.string(),
      recordedAt: moment,
      recordedBy: z.string(),
      reason: z.string(),
      standing: z.boolean(),
    }),
  ),
  /** Behind other facts of the same record: a session's sign-in sheet stands behind its head count. */
  recordAttachments: z.array(attachmentSchema),
  proof: factProofSchema,
  /** The hash recomputed now from the stored fields and attachments' hashes. */
  hashMatches: z.boolean(),
  /** Its words were taken away, and the hash is of what is left. */
  wordless: z.boolean(),
  abilities: z.object({ redact: z.boolean() }),
});

export type Account = z.infer<typeof accountSchema>;
export type IndicatorAccount = z.infer<typeof indicatorAccountSchema>;
export type IndicatorState = (typeof indicatorStates)[number];
export type FigureView = z.infer<typeof figureSchema>;
export type FigurePart = z.infer<typeof figurePartSchema>;
export type FigureDetail = z.infer<typeof figureDetailSchema>;
export type Expected = z.infer<typeof expectedSchema>;
export type Attention = z.infer<typeof attentionSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type FactRow = z.infer<typeof factRowSchema>;
export type FactDetail = z.infer<typeof factDetailSchema>;
