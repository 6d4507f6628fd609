import * as z from 'zod';
import { moment } from '#src/platform/http/contract.ts';

/** What an audit may find: what pages show against the facts, and the facts against the signed log. */
export const auditFaults = [
  'rollup',
  'place',
  'presence',
  'hash',
  'supersession',
  'attachment-link',
  'leaf-missing',
  'leaf-altered',
  'fact-gone',
  'fact-altered',
  'fact-back-dated',
  'fact-unlogged',
  'fact-hidden',
  'act-gone',
  'act-altered',
  'act-back-dated',
  'act-unlogged',
  'plan-differs',
  'tile-altered',
  'checkpoint-altered',
  'checkpoint-gone',
  'signed-gone',
  'signature-broken',
  'key-none',
  'leaves-unsigned',
  'break-altered',
  'file-gone',
  'file-altered',
  'log-set-back',
  'split-view',
  'witness-differs',
] as const;
export type AuditFault = (typeof auditFaults)[number];

export const auditReportSchema = z.object({
  facts: z.number().int(),
  rollupRows: z.number().int(),
  presenceRows: z.number().int(),
  /** Of the signed log. */
  leaves: z.number().int(),
  checkpoints: z.number().int(),
  /** Files that were read and hashed anew; null when nobody asked for it. */
  files: z.number().int().nullable(),
  /** Facts whose words were taken away, since they named somebody; what they count is proved all the same. */
  wordless: z.number().int(),
  /** Declarations, judgements and signatures that the log holds. */
  acts: z.number().int(),
  /** Acts whose words (by whom, why) can no longer be proved, since they named somebody who was erased. */
  wordlessActs: z.number().int(),
  /** What was said before acts were logged is proved only since then: no difference. */
  earlierActs: z.object({ count: z.number().int(), since: moment }).nullable(),
  /** Where leaves of the log were lost and it was begun anew: no difference, and never left out. */
  breaks: z.array(
    z.object({
      at: moment,
      reason: z.string(),
      /** Leaves that were left: the place of the break. */
      kept: z.number().int(),
      /** Leaves that are known to have been signed before. */
      signed: z.number().int().nullable(),
      origin: z.string(),
    }),
  ),
  differences: z.array(
    z.object({
      what: z.enum(auditFaults),
      place: z.string(),
      /** Of a sum that is kept: what it is the sum of, part by part, with names in the place of codes. */
      cell: z.record(z.string(), z.string()).optional(),
      kept: z.string(),
      recounted: z.string(),
    }),
  ),
  /** All of them; `differences` holds the first hundred. */
  total: z.number().int(),
  finishedAt: moment,
});

export type AuditReport = z.infer<typeof auditReportSchema>;
