import * as z from 'zod';
import { measureDefinitionSchema } from '#src/plan/measures/measure.contract.ts';

/** The name and version of the format. A reader refuses what it does not know rather than guess. */
export const bundleFormat = 'kepu-bundle/5';
/**
 * In the first one plan and judgements were claims: no act was in any log. The second had no sub-programmes and no rectifications, the third
 * no seal, the fourth no venues and no measures of places.
 */
const bundleFormats = ['kepu-bundle/1', 'kepu-bundle/2', 'kepu-bundle/3', 'kepu-bundle/4', bundleFormat] as const;

/** Whether a format is one that a later Kepu writes, such as `kepu-bundle/9`. */
export function isLaterFormat(format: unknown): format is string {
  const version = typeof format === 'string' ? /^kepu-bundle\/(\d+)$/.exec(format)?.[1] : undefined;
  return version !== undefined && Number(version) > bundleFormats.length;
}

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const number = z.number().nullable();

const treeHead = z.strictObject({ origin: z.string(), size: z.number().int().nonnegative(), root: z.string() });

/** What the file is about; always the first line. */
export const headSchema = z.object({
  type: z.literal('bundle'),
  format: z.enum(bundleFormats),
  madeAt: z.string(),
  /** Invented data, to be marked wherever it shows. */
  demo: z.boolean(),
  tenant: z.object({ id: z.string(), name: z.string() }),
  programme: z.object({
    id: z.string(),
    name: z.string(),
    fiscalYear: z.number().int(),
    applicant: z.string(),
    startsOn: day,
    endsOn: day,
    state: z.string(),
    totalFen: z.number().int(),
    /** Of the fiscal year alone; absent in bundles whose programme had no other budget. */
    currentYearFen: z.number().int().optional(),
  }),
  /** The day up to which facts count. */
  at: day,
  /** The moment whose plan is shown; null: the plan as it was when the file was made. */
  heldAt: z.string().nullable().default(null),
  pack: z.object({ code: z.string(), rules: z.record(z.string(), z.unknown()) }),
  /** The signed tree head that everything is checked against, as a signed note. */
  checkpoint: z.string(),
  /** Public keys of the log and of witnesses, as it says itself: whoever has them from elsewhere pins them. */
  keys: z.array(z.string()),
  /** Where leaves of the log were lost and it was begun anew; each is a leaf of the log. */
  breaks: z
    .array(
      z.strictObject({
        id: z.string(),
        tenant: z.string(),
        at: z.string(),
        reason: z.string(),
        origin: z.string(),
        kept: treeHead,
        signed: treeHead.extend({ note: z.string() }).nullable(),
        witnesses: z.array(z.strictObject({ name: z.string(), size: z.number().int() })),
      }),
    )
    .default([]),
});

export const figureLineSchema = z.object({
  value: number,
  unit: z.string(),
  numerator: number,
  denominator: number,
  n: number,
  responseRate: number,
  interval: z.tuple([z.number(), z.number()]).nullable(),
  facts: z.number().int(),
});

/** One row of the form: its target, its measure as data, and what the form claims of it. */
export const indicatorSchema = z.object({
  type: z.literal('indicator'),
  id: z.string(),
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  target: z.object({
    raw: z.string(),
    comparator: z.enum(['≥', '≤', '>', '<', '=', 'range']).nullable(),
    value: number,
    value2: number,
    unit: z.string().nullable(),
    kind: z.enum(['quantitative', 'qualitative', 'date', 'range']),
  }),
  weight: number,
  measure: z
    .object({ code: z.string(), version: z.number().int(), name: z.string(), definition: measureDefinitionSchema })
    .nullable(),
  actual: figureLineSchema,
  /** Of a goal in words: how far the unit judged it to be reached, 0–1. */
  judgement: number,
  degree: number,
  score: number,
});

/** What the form says of the budget and as a whole. */
export const formSchema = z.object({
  type: z.literal('form'),
  /** Whether the unit says that the project is finished; null, and absent in older files, when it says nothing. */
  finished: z.boolean().nullable().default(null),
  executedFen: number,
  executionRate: number,
  executionScore: number,
  total: number,
  grade: z.string().nullable(),
});

export const activitySchema = z.object({
  type: z.literal('activity'),
  id: z.string(),
  name: z.string(),
  subProgramme: z.string(),
  factKind: z.string(),
  unit: z.string(),
  target: z.number(),
  dueOn: day,
  withdrawn: z.boolean(),
});

export const budgetLineSchema = z.object({
  type: z.literal('budget-line'),
  code: z.string(),
  name: z.string(),
  subProgramme: z.string().nullable(),
  amountFen: z.number().int(),
});

/** How a sub-programme is called; activities, budget lines and facts carry its code. */
export const subProgrammeSchema = z.object({ type: z.literal('sub-programme'), code: z.string(), name: z.string() });

/** What was asked to be put right, where it stands, and every step of it. */
export const rectificationSchema = z.object({
  type: z.literal('rectification'),
  id: z.string(),
  /** The id of the indicator, and its name. */
  indicator: z.string(),
  name: z.string(),
  asOf: day,
  /** The district that was asked; null: the unit itself. */
  district: z.string().nullable(),
  /** The newest day that was asked for. */
  dueOn: day,
  state: z.string(),
  steps: z.array(z.object({ step: z.string(), takenAt: z.string() })),
});

/** A self-evaluation as it was frozen, and who took which step of its review when, by role. */
export const evaluationSchema = z.object({
  type: z.literal('self-evaluation'),
  id: z.string(),
  number: z.number().int(),
  at: day,
  pack: z.string(),
  /** SHA-256 over the frozen form and figures, as it stands on each printed page. */
  hash: hex32,
  total: number,
  figures: z.array(z.record(z.string(), z.unknown())),
  steps: z.array(z.object({ step: z.string(), role: z.string(), takenAt: z.string() })),
});

/** Something that was declared, judged or signed, with its place in the log; its words (by whom, why) stay committed to. */
export const actSchema = z.object({
  type: z.literal('act'),
  index: z.number().int().nonnegative(),
  salt: hex32,
  body: z.strictObject({
    tenant: z.string(),
    id: z.string(),
    programmeId: z.string(),
    kind: z.string(),
    key: z.string(),
    at: z.string(),
    said: z.record(z.string(), z.json()),
    words: hex32,
  }),
  proof: z.array(z.string()),
});

/** Leaves of the whole log in their order: `programme commitment`, of acts with ` act`, up to 256 a line. */
export const entriesSchema = z.object({
  type: z.literal('entries'),
  from: z.number().int().nonnegative(),
  entries: z.array(z.string()),
});

export const bodySchema = z.strictObject({
  tenant: z.string(),
  id: z.string(),
  programmeId: z.string(),
  kind: z.string(),
  occurredOn: day,
  occurredAt: z.string(),
  recordedAt: z.string(),
  subProgramme: z.string(),
  activity: z.string(),
  district: z.string(),
  region: z.string(),
  venue: z.string().optional(),
  venueKind: z.string(),
  audience: z.string(),
  method: z.string(),
  outcome: z.string(),
  quantity: z.number(),
  unit: z.string(),
  subject: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  supersedes: z.string().nullable(),
  attachments: z.array(hex32),
  details: z.string().regex(/^(2:)?[0-9a-f]{64}$/),
});

/** A fact of the programme with its place in the log: this line and the checkpoint prove it by themselves. */
export const factSchema = z.object({
  type: z.literal('fact'),
  index: z.number().int().nonnegative(),
  salt: hex32,
  body: bodySchema,
  /** The inclusion proof, in Base64 as tiles and checkpoints are. */
  proof: z.array(z.string()),
});

/** A file behind facts, by its hash: whoever is shown the file can tell that it is the one. */
export const attachmentSchema = z.object({
  type: z.literal('attachment'),
  sha256: hex32,
  mediaType: z.string(),
  size: z.number().int(),
});

/** The last line of what the file says: a file that was cut off lacks it. */
export const endSchema = z.object({ type: z.literal('end'), lines: z.number().int() });

/** Behind the last line: what the log's keys sign of all lines before it (`fileSealText`), in the form of a note's signature lines. */
export const sealSchema = z.strictObject({ type: z.literal('seal'), sha256: hex32, signatures: z.array(z.string()).min(1) });

export const lineSchema = z.discriminatedUnion('type', [
  headSchema,
  indicatorSchema,
  formSchema,
  activitySchema,
  budgetLineSchema,
  subProgrammeSchema,
  rectificationSchema,
  evaluationSchema,
  entriesSchema,
  actSchema,
  factSchema,
  attachmentSchema,
  endSchema,
  sealSchema,
]);
export type BundleLine = z.infer<typeof lineSchema>;
export type BundleHead = z.infer<typeof headSchema>;
export type IndicatorLine = z.infer<typeof indicatorSchema>;
export type FormLine = z.infer<typeof formSchema>;
export type ActivityLine = z.infer<typeof activitySchema>;
export type BudgetLine = z.infer<typeof budgetLineSchema>;
export type SubProgrammeLine = z.infer<typeof subProgrammeSchema>;
export type RectificationLine = z.infer<typeof rectificationSchema>;
export type EvaluationLine = z.infer<typeof evaluationSchema>;
export type ActLine = z.infer<typeof actSchema>;
export type FactLine = z.infer<typeof factSchema>;
export type SealLine = z.infer<typeof sealSchema>;
export type FigureLine = z.infer<typeof figureLineSchema>;
export type FactBody = z.infer<typeof bodySchema>;
