import * as z from 'zod';
import { day, uuid } from '#src/platform/http/contract.ts';

/** A value of a dimension; of what has none, `-` and why, as the breakdown says (`-online`, `-not-recorded`). */
const valueFilter = z.string().optional();

/** Which part of a figure. */
export const partFilter = {
  district: valueFilter,
  /** A street or town, in nine digits. */
  street: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  subProgramme: valueFilter,
  activity: valueFilter,
  venueKind: valueFilter,
  audience: valueFilter,
  method: valueFilter,
  outcome: valueFilter,
};

export const factFilter = z.object({
  indicatorId: uuid,
  at: day.optional(),
  /** Of a ratio: which facts; numerator by default. */
  side: z.enum(['numerator', 'denominator']).default('denominator'),
  ...partFilter,
  /** Both together: the facts of one record. */
  recordKind: z.string().max(40).optional(),
  recordId: z.string().max(80).optional(),
  status: z.enum(['standing', 'superseded', 'all']).default('standing'),
  sort: z.enum(['newest', 'oldest', 'largest']).default('newest'),
});
export type FactFilter = z.infer<typeof factFilter>;
export type PartFilter = Partial<Pick<FactFilter, keyof typeof partFilter>>;
