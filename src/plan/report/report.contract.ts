import * as z from 'zod';
import { day, moment } from '#src/platform/http/contract.ts';

/** The self-evaluation that was handed in or signed, up to which day it looks, and its newest step. */
export const reportedSchema = z.object({
  evaluation: z.number().int(),
  until: day,
  step: z.enum(['prepared', 'reviewed', 'signed']),
  byName: z.string(),
  takenAt: moment,
});

/** Goes with a change of what a reported figure is judged by. */
export const afterReport = z
  .boolean()
  .default(false)
  .describe('confirms a change although a self-evaluation was handed in or signed');
