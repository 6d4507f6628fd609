import * as z from 'zod';
import { day, pageOf, paging, route, sortBy, uuid, streamedFile } from '#src/platform/http/contract.ts';

import { formReadingSchema } from '#src/plan/declaration/declaration.contract.ts';
import { activityFilter, activitySchema } from '#src/plan/programme/programme.contract.ts';
import { dimensions, measureDefinitionSchema } from '#src/plan/measures/measure.contract.ts';
import {
  accountSchema,
  at,
  auditReportSchema,
  factDetailSchema,
  factRowSchema,
  figureDetailSchema,
  figurePartSchema,
  figureSchema,
  packs,
  scoreReportSchema,
  scoringChoices,
  scoreSchema,
  statementSchema,
} from './account-views.contract.ts';
import { breakdownOfFigureSchema } from './figures/breakdown-of-figure.contract.ts';
import { factFilter, partFilter } from './figures/fact-filter.contract.ts';
import { streetsOfFigureSchema } from './figures/streets-of-figure.contract.ts';
import { backingOfFigureSchema, recordOfFigureSchema } from './figures/record-of-figure.contract.ts';

export * from './account-views.contract.ts';
export * from './figures/fact-filter.contract.ts';
export * from './figures/record-of-figure.contract.ts';

export const formLayoutSchema = z.object({
  id: z.string(),
  form: z.enum(['declaration', 'monitoring', 'self-evaluation']),
  name: z.string(),
  nameEn: z.string(),
  /** Taken when none is chosen. */
  fitting: z.boolean(),
});
export type FormLayout = z.infer<typeof formLayoutSchema>;

/** In the order of what asks for attention. */
export const activityStates = ['overdue', 'under-way', 'not-begun', 'met', 'finished', 'withdrawn'] as const;

export const activityProgressSchema = z.object({
  activityId: uuid,
  done: z.number(),
  target: z.number(),
  metOn: day.nullable(),
  finishedOn: day.nullable(),
  state: z.enum(activityStates),
});
export type ActivityStanding = z.infer<typeof activityProgressSchema>;

const tags = ['account'];
const printInput = z.object({
  id: uuid,
  format: z.enum(['pdf', 'docx', 'xlsx']).default('pdf'),
  /** Of `formLayouts`; the one that fits the programme if absent. */
  layout: z.string().max(60).optional(),
  at,
});

export const accountContract = {
  account: route({
    permission: 'account.read',
    method: 'GET',
    path: '/programmes/{id}/account',
    summary: 'Every indicator: target, actual, degree, expectation, state',
    tags,
  })
    .input(z.object({ id: uuid, at }))
    .output(accountSchema),
  exportAccount: route({
    permission: 'account.read',
    method: 'GET',
    path: '/programmes/{id}/account.xlsx',
    summary: 'The same as a workbook',
    tags,
  })
    .input(z.object({ id: uuid, at }))
    .output(z.file()),
  activityProgress: route({
    permission: 'account.read',
    method: 'GET',
    path: '/programmes/{id}/activity-progress',
    summary: 'How far each planned activity is, from facts',
    tags,
  })
    .input(z.object({ id: uuid, at }))
    .output(z.array(activityProgressSchema)),
  activities: route({
    permission: 'account.read',
    method: 'GET',
    path: '/programmes/{id}/activities-with-progress',
    summary: 'Planned activities with how far each is, which they can be ordered by and chosen by as well',
    tags,
  })
    .input(
      activityFilter.extend({
        sort: sortBy('dueOn', 'name', 'subProgramme', 'target', 'progress', 'state').default('dueOn'),
        progress: z.enum(activityStates).optional(),
        /** An indicator: only the activities that the way back to its target asks for. */
        wayBack: uuid.optional(),
        at,
        ...paging,
      }),
    )
    .output(pageOf(activitySchema.extend({ progress: activityProgressSchema.nullable() }))),
  figure: route({
    permission: 'account.read',
    method: 'GET',
    path: '/indicators/{indicatorId}/figure',
    summary: 'One figure opened: breakdowns, targets, corrections',
    tags,
  })
    .input(z.object({ indicatorId: uuid, at }))
    .output(figureDetailSchema),
  breakdown: route({
    permission: 'account.read',
    method: 'GET',
    path: '/indicators/{indicatorId}/breakdown',
    summary: 'What a part of a figure is made of, by one dimension',
    tags,
  })
    .input(z.object({ indicatorId: uuid, at, by: z.enum([...dimensions, 'month']), ...partFilter }))
    .output(breakdownOfFigureSchema),
  streets: route({
    permission: 'account.read',
    method: 'GET',
    path: '/indicators/{indicatorId}/streets',
    summary: 'A figure of one district, street by street',
    tags,
  })
    .input(z.object({ indicatorId: uuid, at, ...partFilter, district: z.string().regex(/^\d{6}$/) }))
    .output(streetsOfFigureSchema),
  facts: route({
    permission: 'account.facts',
    method: 'GET',
    path: '/indicators/{indicatorId}/facts',
    summary: 'The facts behind a figure',
    tags,
  })
    .input(factFilter.extend(paging))
    .output(pageOf(factRowSchema)),
  records: route({
    permission: 'account.facts',
    method: 'GET',
    path: '/indicators/{indicatorId}/records',
    summary: 'The records behind a figure: what happened, each with its facts summed and its attachments',
    tags,
  })
    .input(factFilter.extend(paging))
    // Of very many facts the records are not counted.
    .output(pageOf(recordOfFigureSchema).extend({ total: z.number().int().nullable() })),
  backing: route({
    permission: 'account.read',
    method: 'GET',
    path: '/indicators/{indicatorId}/backing',
    summary: 'How many records stand behind a figure, and how many of them have an attachment',
    tags,
  })
    .input(z.object({ indicatorId: uuid, at }))
    .output(backingOfFigureSchema),
  exportFacts: route({
    permission: 'account.facts',
    method: 'GET',
    path: '/indicators/{indicatorId}/facts.xlsx',
    summary: 'The facts behind a figure as a workbook (at most 100,000)',
    tags,
  })
    .input(factFilter)
    .output(z.file()),
  fact: route({
    permission: 'account.facts',
    method: 'GET',
    path: '/account/facts/{factId}',
    summary: 'One fact with its corrections and attachments',
    tags,
  })
    .input(z.object({ factId: uuid }))
    .output(factDetailSchema),
  previewMeasure: route({
    permission: 'measures.change',
    method: 'POST',
    repeats: 'reads only',
    path: '/measures/preview',
    summary: 'What a measure would show, before it is saved',
    tags,
  })
    .input(z.object({ programmeId: uuid, definition: measureDefinitionSchema, at }))
    .output(z.object({ figure: figureSchema, parts: z.array(figurePartSchema) })),
  state: route({
    permission: 'account.state',
    method: 'POST',
    path: '/indicators/{indicatorId}/statements',
    summary: 'States why an indicator fell short, or judges a qualitative one',
    tags,
  })
    .input(
      z.discriminatedUnion('kind', [
        z.object({ indicatorId: uuid, kind: z.literal('reason'), text: z.string().trim().min(1).max(2000) }),
        z.object({
          indicatorId: uuid,
          kind: z.literal('judgement'),
          text: z.string().trim().min(1).max(2000),
          degree: z.number().min(0).max(1),
        }),
      ]),
    )
    .output(statementSchema),
  score: route({
    permission: 'account.read',
    method: 'GET',
    path: '/programmes/{id}/score',
    summary: 'The score by a rule pack',
    tags,
  })
    .input(z.object({ id: uuid, pack: z.enum(packs).optional(), at, ...scoringChoices }))
    .output(scoreSchema),
  scoreReading: route({
    permission: 'account.read',
    method: 'POST',
    repeats: 'reads only',
    path: '/account/form-score',
    summary: 'Scores a self-evaluation that was read from a file again, and says where it departs; nothing is saved',
    tags,
  })
    .input(
      z.object({ fileName: z.string().max(255), reading: formReadingSchema, pack: z.enum(packs).optional(), ...scoringChoices }),
    )
    .output(scoreReportSchema),
  suggestWeights: route({
    permission: 'account.read',
    method: 'GET',
    path: '/programmes/{id}/weights/suggestion',
    summary: 'A proposal of points over the indicators; nothing is saved',
    tags,
  })
    .input(z.object({ id: uuid, pack: z.enum(packs).optional() }))
    .output(
      z.object({
        pack: z.enum(packs),
        suggested: z.literal(true),
        weights: z.array(z.object({ indicatorId: uuid, group: z.string(), weight: z.number() })),
      }),
    ),
  formLayouts: route({
    permission: 'account.print',
    method: 'GET',
    path: '/programmes/{id}/forms',
    summary: 'The layouts that the official forms can be printed in, and which fit the programme',
    tags,
  })
    .input(z.object({ id: uuid }))
    .output(z.array(formLayoutSchema)),
  printDeclaration: route({
    permission: 'account.print',
    method: 'GET',
    path: '/programmes/{id}/forms/declaration',
    summary: 'The declaration form',
    tags,
  })
    .input(printInput)
    .output(z.file()),
  printMonitoring: route({
    permission: 'account.print',
    method: 'GET',
    path: '/programmes/{id}/forms/monitoring',
    summary: 'The monitoring form at the end of a month, July by custom',
    tags,
  })
    .input(
      printInput.omit({ at: true }).extend({
        month: z
          .string()
          .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
          .optional(),
      }),
    )
    .output(z.file()),
  printSelfEvaluation: route({
    permission: 'account.print',
    method: 'GET',
    path: '/programmes/{id}/forms/self-evaluation',
    summary: 'The self-evaluation form',
    tags,
  })
    .input(printInput.extend({ pack: z.enum(packs).optional() }))
    .output(z.file()),
  bundle: route({
    permission: 'account.bundle',
    method: 'GET',
    path: '/programmes/{id}/bundle',
    summary: 'The evidence bundle: form, measures, facts, proofs and signed checkpoint in one file that can be checked offline',
    tags,
    outputStructure: 'detailed',
  })
    .input(z.object({ id: uuid, pack: z.enum(packs).optional(), at }))
    .output(streamedFile),
  redactFact: route({
    permission: 'account.redact',
    method: 'POST',
    path: '/account/facts/{factId}/redaction',
    summary: 'Takes the words of a fact away for good, since they name somebody; figures and proofs stay',
    tags,
  })
    .input(z.object({ factId: uuid, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ redacted: z.literal(true) })),
  audit: route({
    permission: 'account.audit',
    method: 'POST',
    repeats: 'reads only',
    path: '/account/audit',
    summary: 'Recomputes all rollups and hashes from the facts and compares',
    tags,
  }).output(auditReportSchema),
};
