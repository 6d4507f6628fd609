import * as z from 'zod';
import { route, uuid } from '#src/platform/http/contract.ts';
import { programmeSchema } from '../programme-views.contract.ts';

export const draftNextYear = route({
  permission: 'plan.change',
  method: 'POST',
  path: '/programmes/{id}/next-year',
  summary: 'A draft for the fiscal year after: header, sub-programmes, budget lines and indicators taken over, with new targets',
  tags: ['programmes'],
})
  .input(
    z.object({
      id: uuid,
      /** For each indicator to be taken over; one that is not named is left out. */
      targets: z
        .array(z.object({ indicatorId: uuid, target: z.string().trim().min(1).max(200) }))
        .min(1)
        .max(200),
      /** What was spent of this year's budget, in 分; null when it is not known yet. */
      executedFen: z.number().int().min(0).nullable().default(null),
      /** Whether planned activities are taken over, each a year later. */
      activities: z.boolean().default(false),
    }),
  )
  .output(programmeSchema);
