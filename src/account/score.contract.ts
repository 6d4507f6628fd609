import { scorePackCodes } from '#src/kernel/rule-packs.ts';
import * as z from 'zod';
import { scoreReasonCodes } from '#src/kernel/score-reason.ts';
import { uuid } from '#src/platform/http/contract.ts';

const number = z.number().nullable();
/** Why a row scores as it does; `kernel/score-reason.ts` has the sentences. */
const reason = z.object({ code: z.enum(scoreReasonCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) });
const reasons = z.array(reason);

/** Scoring rules; the programme's layout and year say which apply where none is chosen. */
export const packs = scorePackCodes;

const scoreRowSchema = z.object({
  indicatorId: uuid,
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  degree: number,
  weight: number,
  score: number,
  /** Delivered so far above the target that its cause is to be analysed; nothing is deducted for it. */
  farAbove: z.boolean(),
  reasons,
});

export const scoreSchema = z.object({
  pack: z.enum(packs),
  execution: z.object({
    budgetFen: z.number().int(),
    executedFen: number,
    rate: number,
    weight: z.number(),
    score: number,
    reasons,
  }),
  indicators: z.array(scoreRowSchema),
  total: number,
  grade: z.enum(['优', '良', '中', '差']).nullable(),
  /** The degree from which over-delivery asks for its cause: 1.3 is 130 %. */
  farAboveFrom: z.number(),
  /** Whether the project counts as done, so that money left over costs no points where the rules say so. */
  finished: z.boolean(),
});

/** What may be set beside the rules: the degree from which over-delivery asks for its cause, and whether the project is done. */
export const scoringChoices = {
  farAbove: z.coerce.number().gt(1).max(100).optional(),
  finished: z.stringbool().or(z.boolean()).optional(),
};

const rescored = {
  weight: number,
  score: number,
  declared: number,
  departs: z.boolean(),
  reasons,
};

/** A form that somebody else filled in, scored again: what the rules give beside what it declares. */
export const scoreReportSchema = z.object({
  pack: z.enum(packs),
  execution: z.object({ rate: number, ...rescored }),
  indicators: z.array(z.object({ level3: z.string(), degree: number, ...rescored })),
  /** Where the points of the rows come from: the form, its heads (产出指标（50分）) shared evenly, or the rules' shares. */
  weights: z.enum(['form', 'heads', 'rules']),
  farAboveFrom: z.number(),
  /** Whether the rules ask if the project is done. */
  asksFinished: z.boolean(),
  /** How many rows had a score on the form that could be held against the rules. */
  compared: z.number().int(),
  total: number,
  declaredTotal: number,
  grade: z.enum(['优', '良', '中', '差']).nullable(),
  /** Which rules were taken and why, the tolerance, and what is amiss with the sums. */
  notes: reasons,
});

export type ScoreReportView = z.infer<typeof scoreReportSchema>;
export type ScoreView = z.infer<typeof scoreSchema>;
export type PackCode = (typeof packs)[number];
