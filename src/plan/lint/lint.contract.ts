import { rulePackCodes } from '#src/kernel/rule-packs.ts';
import { z } from 'zod';
import { lintCases, lintSources } from '#src/kernel/lint/finding-text.ts';

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
  /** What is objected to, within the rule; its sentences stand in the texts of the language. */
  code: z.enum(lintCases),
  /** What the sentences speak of: the form's own words, and figures. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.array(z.number())])),
  source: z.enum(lintSources),
  /** Place of the row in the form's indicators, from 0; null where it is about the form. */
  row: z.number().int().nullable(),
  /** The rule whose finding on the same row goes to the root of this fault and mends it too; null where this is the root. */
  sameAs: z.string().nullable(),
  /** Only where the mend is mechanical. */
  mend: mendSchema.optional(),
});

export type Finding = z.infer<typeof findingSchema>;
export type Mend = z.infer<typeof mendSchema>;
export type LintPackCode = (typeof lintPackCodes)[number];
