import * as z from 'zod';

/** By whose word a rule holds: the document with its number and article. In English its name stands beside the number, which stays as it is printed. */
export const sourceSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Source = z.infer<typeof sourceSchema>;
