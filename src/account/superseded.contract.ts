import * as z from 'zod';

/** What a day in the past shows in another version than today's, as then and as now; null: there was none. Empty for today. */
export const supersededSchema = z.array(
  z.object({
    what: z.enum(['programme', 'indicator', 'wording', 'target', 'measure', 'weight']),
    indicatorId: z.uuid().nullable(),
    name: z.string(),
    shown: z.string().nullable(),
    today: z.string().nullable(),
  }),
);
