import * as z from 'zod';
import { uuid } from '#src/platform/http/contract.ts';

/** One thing that would help, as a sentence whose text the screens have in both languages, with what it is about. */
export const wayBackSchema = z.object({
  code: z.enum([
    'gap',
    'hold',
    'schedule',
    'bring-more',
    'make-up',
    'more-events',
    'more-sessions',
    'beyond-means',
    'too-early',
    'plan-districts',
    'need-met',
    'need-opinions',
    'spend',
    'slow-down',
    'out-of-reach',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  activityIds: z.array(uuid).optional(),
  districts: z.array(z.string()).optional(),
});

export type WayBack = z.infer<typeof wayBackSchema>;
