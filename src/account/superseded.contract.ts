import * as z from 'zod';

/**
 * What a day in the past shows in another version than today's, as then and as now; null: there was none. Empty for today. Of planned
 * activities `today` says how many were changed (or withdrawn) since, or planned later.
 */
export const supersededSchema = z.array(
  z.object({
    what: z.enum(['programme', 'indicator', 'wording', 'target', 'measure', 'weight', 'activities-changed', 'activities-later']),
    indicatorId: z.uuid().nullable(),
    name: z.string(),
    shown: z.string().nullable(),
    today: z.string().nullable(),
  }),
);
