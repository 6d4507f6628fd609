import { countingMethods } from '#src/kernel/vocabulary.ts';
import * as z from 'zod';
import { targetSchema } from '#src/plan/declaration/declaration.contract.ts';
import { day, moment, route, uuid } from '#src/platform/http/contract.ts';

const number = z.number().nullable();
const inBothLanguages = z.object({ zh: z.string(), en: z.string() });

/** What the public is shown, frozen when it is published. It names nobody: reasons and judgements in free words stay inside. */
export const disclosedSchema = z.object({
  programme: z.object({
    id: uuid,
    name: z.string(),
    fiscalYear: z.number().int(),
    /** 填报单位. */
    applicant: z.string(),
    startsOn: day,
    endsOn: day,
    state: z.enum(['approved', 'closed']),
    demo: z.boolean(),
  }),
  /** The day that the figures are of. */
  asOf: day,
  /** The signed self-evaluation whose figures these are; null while none is signed: then only targets are shown, and no figure. */
  selfEvaluation: z.object({ number: z.number().int(), signedOn: day }).nullable(),
  /**
   * In 分; `rate` is executed ÷ budget, 1 is all of it. `weight` and `score`: the points of its execution (预算执行率), which the total adds to
   * those of the indicators; they and the grade are absent in publications from before they were shown.
   */
  budget: z.object({ totalFen: number, executedFen: number, rate: number, weight: number.optional(), score: number.optional() }),
  totalScore: number,
  grade: z.enum(['优', '良', '中', '差']).nullable().optional(),
  indicators: z.array(
    z.object({
      level1: z.string(),
      level2: z.string(),
      level3: z.string(),
      target: targetSchema,
      /** `text` as the official form has it; `value` in `unit`, percentages as 83.3. Both null without evidence. */
      actual: z.object({
        text: z.string().nullable(),
        value: number,
        unit: z.string(),
        /** Of a rate from opinions: how many were given, their share of those asked (0–1), the 95 % Wilson interval in the unit. */
        n: number,
        responseRate: number,
        interval: z.tuple([z.number(), z.number()]).nullable(),
        /** Of a ratio; absent in publications from before it was shown. */
        numerator: number.optional(),
        denominator: number.optional(),
        /** How person-times were counted (门口核验, 清点, 估算, 线上), where the measure tells them apart; absent as above. */
        methods: z.array(z.object({ method: z.enum(countingMethods), value: z.number() })).optional(),
      }),
      /** Actual against target, 1 is reached. */
      degree: number,
      weight: number,
      score: number,
      /** How the figure comes about; null where no measure is bound. */
      method: z.object({ name: inBothLanguages, words: inBothLanguages }).nullable(),
    }),
  ),
});

/** A publication as the public gets it. */
export const publicationSchema = z.object({
  number: z.number().int(),
  publishedAt: moment,
  /** SHA-256 over the canonical bytes of what is shown. */
  hash: z.string(),
  shown: disclosedSchema,
});

const publishedProgrammeSchema = disclosedSchema.shape.programme
  .pick({ id: true, name: true, fiscalYear: true, applicant: true, demo: true })
  .extend({ asOf: day, publishedAt: moment, selfEvaluation: disclosedSchema.shape.selfEvaluation });

const disclosureSchema = z.object({
  id: uuid,
  number: z.number().int(),
  asOf: day,
  hash: z.string(),
  selfEvaluation: z.number().int().nullable(),
  publishedAt: moment,
  publishedBy: z.string(),
  withdrawal: z.object({ reason: z.string(), withdrawnAt: moment, withdrawnBy: z.string() }).nullable(),
  /** Whether it is the one that the public sees. */
  seen: z.boolean(),
});

const tags = ['disclosure'];
const tenant = z.string().max(60);

export const disclosureContract = {
  list: route({
    permission: 'disclosure.read',
    method: 'GET',
    path: '/programmes/{id}/disclosures',
    summary: 'What was published of a programme, newest first, and which the public sees',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(
      z.object({
        items: z.array(disclosureSchema),
        /** The number of the newest signed self-evaluation while the public sees another, or none; else null. */
        signedUnpublished: z.number().int().nullable(),
        abilities: z.object({ publish: z.boolean() }),
      }),
    ),
  publish: route({
    permission: 'disclosure.publish',
    method: 'POST',
    path: '/programmes/{id}/disclosures',
    summary: 'Publishes the results of the newest signed self-evaluation, or the targets alone while none is signed',
    tags,
  })
    .input(z.object({ id: uuid, at: day.optional() }))
    .output(disclosureSchema),
  withdraw: route({
    permission: 'disclosure.publish',
    method: 'POST',
    path: '/disclosures/{disclosureId}/withdrawal',
    summary: 'Withdraws a publication; the one before it, if it stands, is shown again',
    tags,
  })
    .input(z.object({ disclosureId: uuid, reason: z.string().trim().min(1).max(500) }))
    .output(disclosureSchema),
  published: route({
    permission: 'anyone',
    method: 'GET',
    path: '/public/{tenant}/results',
    summary: 'The programmes whose results are public',
    tags,
  })
    .input(z.object({ tenant }))
    .output(
      z.object({
        items: z.array(publishedProgrammeSchema),
      }),
    ),
  publication: route({
    permission: 'anyone',
    method: 'GET',
    path: '/public/{tenant}/results/{programmeId}',
    summary: 'The published results of a programme',
    tags,
  })
    .input(z.object({ tenant, programmeId: z.string().max(60) }))
    .output(publicationSchema),
};

export type Disclosed = z.infer<typeof disclosedSchema>;
export type DisclosedIndicator = Disclosed['indicators'][number];
export type Publication = z.infer<typeof publicationSchema>;
export type DisclosureView = z.infer<typeof disclosureSchema>;
export type PublishedProgramme = z.infer<typeof publishedProgrammeSchema>;
