import * as z from 'zod';
import { figurePartSchema } from '../account-views.contract.ts';

export const streetsOfFigureSchema = z.object({
  /** False where the figure cannot be told by streets: people, audiences, planned activities. */
  told: z.boolean(),
  /** Chosen filters that streets cannot be told within. */
  untold: z.array(z.string()),
  /** Every street and town of the district, those that have something first. */
  rows: z.array(figurePartSchema),
  /** Facts of the district that name no street. */
  without: z.number().int(),
});
export type StreetsOfFigure = z.infer<typeof streetsOfFigureSchema>;
