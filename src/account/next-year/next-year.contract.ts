import * as z from 'zod';
import { route, uuid } from '#src/platform/http/contract.ts';

const number = z.number().nullable();

export const nextYearSchema = z.object({
  fiscalYear: z.number().int(),
  /** This year's budget and what was spent of it, in 分: they become last year's on the new form. */
  budgetFen: z.number().int(),
  executedFen: number,
  /** Of the execution of the budget; the indicators that are taken should have the rest of the hundred. */
  executionPoints: z.number(),
  indicators: z.array(
    z.object({
      indicatorId: uuid,
      level1: z.string(),
      level2: z.string(),
      level3: z.string(),
      target: z.string(),
      weight: number,
      actual: number,
      unit: z.string(),
      degree: number,
      suggestion: z.object({
        target: z.string(),
        /** Whether it should be taken over; money put in should not (L6). */
        take: z.boolean(),
        /** Its sign or unit is written otherwise than this year, as the lint mends it. */
        mended: z.boolean(),
        ground: z.object({
          code: z.enum([
            'kept',
            'kept-words',
            'kept-sound',
            'input',
            'budget',
            'from-both',
            'from-actual',
            'from-actual-up',
            'from-actual-careful',
            'from-interval',
            'from-interval-up',
            'from-history',
            'from-history-rate',
            'from-history-rate-up',
            'from-both-years',
            'date',
          ]),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      }),
    }),
  ),
});

export const nextYearContract = {
  suggest: route({
    permission: 'account.suggest',
    method: 'GET',
    path: '/programmes/{id}/next-year',
    summary: 'What this year’s results suggest as next year’s targets, each with its ground',
    tags: ['next-year'],
  })
    .input(z.object({ id: uuid }))
    .output(nextYearSchema),
};

export type NextYearView = z.infer<typeof nextYearSchema>;
