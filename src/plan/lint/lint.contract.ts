import { z } from 'zod';

export const findingSchema = z.object({
  /** `L1` … `L20`. */
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** The third-level name that it is about; null where it is about the form. */
  indicator: z.string().nullable(),
  message: z.string(),
  suggestion: z.string().nullable(),
  source: z.string(),
});

export type Finding = z.infer<typeof findingSchema>;
