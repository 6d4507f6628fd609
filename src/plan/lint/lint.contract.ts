import { rulePackCodes } from '#src/kernel/rule-packs.ts';
import { z } from 'zod';

/** Rules of a jurisdiction and time; see `lint-packs.data.ts`. */
export const lintPackCodes = rulePackCodes;

/** A mend that needs no judgement: what to write into which cells of a row. */
export const mendSchema = z.object({
  /** Place of the row in the form's indicators, from 0. */
  row: z.number().int().min(0),
  level2: z.string().optional(),
  level3: z.string().optional(),
  target: z.string().optional(),
});

export const findingSchema = z.object({
  /** `L1` …; `docs/lint-rules.md` lists them. */
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** The third-level name that it is about; null where it is about the form. */
  indicator: z.string().nullable(),
  message: z.string(),
  suggestion: z.string().nullable(),
  source: z.string(),
  /** Place of the row in the form's indicators, from 0; null where it is about the form. */
  row: z.number().int().nullable(),
  /** Only where the mend is mechanical. */
  mend: mendSchema.optional(),
});

export type Finding = z.infer<typeof findingSchema>;
export type Mend = z.infer<typeof mendSchema>;
export type LintPackCode = (typeof lintPackCodes)[number];
