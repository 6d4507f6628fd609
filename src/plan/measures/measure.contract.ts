import * as z from 'zod';
import { type FactKindCode, factKinds } from '#src/kernel/fact-kinds.ts';
import { countedPlaces } from '#src/kernel/vocabulary.ts';
import { moment, route } from '#src/platform/http/contract.ts';
import { afterReport } from '../report/report.contract.ts';

const kindCodes = Object.keys(factKinds) as [FactKindCode, ...FactKindCode[]];

/** What facts can be filtered and parted by: the dimensions that the rollups keep. */
export const dimensions = ['subProgramme', 'activity', 'district', 'venueKind', 'audience', 'method', 'outcome'] as const;
export type Dimension = (typeof dimensions)[number];
/** What can be counted once however often it occurs; `subject` is a person's pseudonym. */
export const distinctOf = ['district', ...countedPlaces, 'activity', 'venueKind', 'audience', 'subProgramme', 'subject'] as const;

/** Facts of one kind, summed, counted or counted once. `scale` turns the facts' unit into the measure's (0.01: 分 to 元). */
export const factsMeasureSchema = z.strictObject({
  of: z.literal('facts'),
  kind: z.enum(kindCodes),
  filter: z.partialRecord(z.enum(dimensions), z.array(z.string()).min(1)).optional(),
  aggregate: z.union([z.enum(['sum', 'count']), z.strictObject({ distinct: z.enum(distinctOf) })]),
  /** Which of the kind's units is summed; needed where facts of the kind come in several (产出). */
  factUnit: z.string().min(1).max(10).optional(),
  unit: z.string().min(1).max(20),
  scale: z.number().positive().optional(),
  splitBy: z.enum(dimensions).optional(),
});

/** Planned activities: due by the day; due and with their own target reached; due and finished by their due date. */
export const activitiesMeasureSchema = z.strictObject({
  of: z.literal('activities'),
  count: z.enum(['due', 'due-and-met', 'due-and-on-time']),
  filter: z.strictObject({ subProgramme: z.array(z.string()).min(1).optional() }).optional(),
  unit: z.literal('项'),
});

/** What a ratio is made of: never another ratio, so a measure cannot refer to itself. */
export const plainMeasureSchema = z.discriminatedUnion('of', [factsMeasureSchema, activitiesMeasureSchema]);

export const ratioMeasureSchema = z.strictObject({
  of: z.literal('ratio'),
  numerator: plainMeasureSchema,
  denominator: plainMeasureSchema,
  /** `%` and `‰` multiply; any other unit (元/人次) is the plain quotient. */
  unit: z.string().min(1).max(20),
  /** A 95 % Wilson score interval; only where the numerator is a part of the denominator. */
  interval: z.literal('wilson').optional(),
  sample: z.strictObject({ responses: plainMeasureSchema, invited: plainMeasureSchema }).optional(),
  splitBy: z.enum(dimensions).optional(),
});

/** 口径: how a figure is computed from evidence. */
export const measureDefinitionSchema = z.discriminatedUnion('of', [
  factsMeasureSchema,
  activitiesMeasureSchema,
  ratioMeasureSchema,
]);

export type FactsMeasure = z.infer<typeof factsMeasureSchema>;
export type ActivitiesMeasure = z.infer<typeof activitiesMeasureSchema>;
export type PlainMeasure = z.infer<typeof plainMeasureSchema>;
export type RatioMeasure = z.infer<typeof ratioMeasureSchema>;
export type MeasureDefinition = z.infer<typeof measureDefinitionSchema>;

export const measureCode = z.string().regex(/^[a-z0-9-]{2,60}$/);

export const measureSchema = z.object({
  code: measureCode,
  version: z.number().int(),
  name: z.string(),
  /** The library's English name; as typed when an officer named it. */
  nameEn: z.string(),
  definition: measureDefinitionSchema,
  changedAt: moment,
  changedBy: z.string(),
  reason: z.string(),
});
export type MeasureView = z.infer<typeof measureSchema>;

const libraryEntrySchema = z.object({
  code: measureCode,
  name: z.string(),
  nameEn: z.string(),
  /** What it counts, in a sentence. */
  explains: z.string(),
  explainsEn: z.string(),
  definition: measureDefinitionSchema,
  /** Already taken into the tenant's measures. */
  taken: z.boolean(),
});

export const measureContract = {
  list: route({
    permission: 'measures.read',
    method: 'GET',
    path: '/measures',
    summary: 'Measures in their newest versions',
    tags: ['measures'],
  }).output(
    z.object({
      items: z.array(measureSchema.extend({ indicators: z.number().int() })),
      abilities: z.object({ change: z.boolean() }),
    }),
  ),
  library: route({
    permission: 'measures.read',
    method: 'GET',
    path: '/measures/library',
    summary: 'Ready-made measures',
    tags: ['measures'],
  }).output(z.array(libraryEntrySchema)),
  history: route({
    permission: 'measures.read',
    method: 'GET',
    path: '/measures/{code}',
    summary: 'All versions of a measure, newest first',
    tags: ['measures'],
  })
    .input(z.object({ code: measureCode }))
    .output(z.array(measureSchema)),
  create: route({
    permission: 'measures.change',
    method: 'POST',
    path: '/measures',
    summary: 'A new measure',
    tags: ['measures'],
  })
    .input(z.object({ code: measureCode, name: z.string().trim().min(1).max(100), definition: measureDefinitionSchema }))
    .output(measureSchema),
  change: route({
    permission: 'measures.change',
    method: 'POST',
    path: '/measures/{code}/versions',
    summary: 'A new version of a measure, with its reason',
    tags: ['measures'],
  })
    .input(
      z.object({
        code: measureCode,
        /** The version that the editor saw. */
        version: z.number().int(),
        name: z.string().trim().min(1).max(100),
        definition: measureDefinitionSchema,
        reason: z.string().trim().min(1).max(500),
        afterReport,
      }),
    )
    .output(measureSchema),
};
