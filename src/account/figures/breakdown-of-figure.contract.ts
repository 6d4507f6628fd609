import * as z from 'zod';
import { breakdownSchema } from '../account-views.contract.ts';

/** One breakdown, of what the filters leave. A filter of its own dimension leaves all its parts, so that another can be chosen. */
export const breakdownOfFigureSchema = breakdownSchema.extend({
  /** Filters that the figure cannot be told by: then there are no parts, rather than those of the whole. */
  untold: z.array(z.string()),
});
export type BreakdownOfFigure = z.infer<typeof breakdownOfFigureSchema>;
