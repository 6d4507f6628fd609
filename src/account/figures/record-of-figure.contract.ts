import * as z from 'zod';
import { day } from '#src/platform/http/contract.ts';
import { attachmentSchema } from '../account-views.contract.ts';

/** A record such as a session, with what a figure takes from it. */
export const recordOfFigureSchema = z.object({
  record: z.object({ kind: z.string(), id: z.string() }),
  /** '' when its facts do not say what it was. */
  title: z.string(),
  /** Of an expense: what it was paid for and its budget line, as codes; '' of others. */
  expenseKind: z.string(),
  budgetLine: z.string(),
  occurredOn: day,
  subProgramme: z.string(),
  district: z.string(),
  districtName: z.string(),
  facts: z.number().int(),
  /** How many of them are in no signed tree of the log yet; null before it has begun. */
  waiting: z.number().int().nullable(),
  /** Sums by kind, method, way and outcome, largest first; the way is `paper` where the door was kept on a sign-in sheet. */
  parts: z.array(
    z.object({
      kind: z.string(),
      method: z.string(),
      way: z.enum(['paper', '']),
      outcome: z.string(),
      unit: z.string(),
      quantity: z.number(),
      facts: z.number().int(),
    }),
  ),
  /** Of all facts of the record. */
  attachments: z.array(attachmentSchema),
});
export type RecordOfFigure = z.infer<typeof recordOfFigureSchema>;

export const backingOfFigureSchema = z.object({
  /** Records behind a figure, and those of them with an attachment behind any of their facts; null: too many facts to go through. */
  records: z.number().int().nullable(),
  backed: z.number().int().nullable(),
});
export type BackingOfFigure = z.infer<typeof backingOfFigureSchema>;
