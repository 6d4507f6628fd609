import * as z from 'zod';
import { dayOf, momentOf, timeOf } from '#src/kernel/local-time.ts';
import { fenFromYuan } from '#src/kernel/money.ts';
import { type TitleLevel, titleLevels } from '#src/kernel/vocabulary.ts';
import { sourceSchema } from './source.rules.ts';

const yuan = z
  .number()
  .positive()
  .nullable()
  .transform((cap) => (cap === null ? null : fenFromYuan(cap)));
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * A file of 讲课费标准. Each table holds from its day until the next one does. `capYuanPerClassHour`: the most that may be paid after tax for
 * one 学时, by title; null: the source gives no cap, so none is checked. `classHour`: how long one 学时 is, and by whose word. `halfDaysStartAt`: what counts as half a day, from midnight on.
 */
export const feeTablesSchema = z
  .array(
    z
      .strictObject({
        validFrom: z.iso.date(),
        source: sourceSchema,
        capYuanPerClassHour: z.strictObject(
          Object.fromEntries(titleLevels.map((level) => [level, yuan])) as Record<TitleLevel, typeof yuan>,
        ),
        maxClassHoursPerHalfDay: z.number().positive(),
        classHour: z.strictObject({ minutes: z.number().positive(), source: sourceSchema }),
        halfDaysStartAt: z.array(clock).refine(([first]) => first === '00:00', 'the first half day starts at 00:00'),
      })
      .transform(({ capYuanPerClassHour, ...table }) => ({ ...table, capPerClassHour: capYuanPerClassHour })),
  )
  .min(1)
  .refine((tables) => tables.every((one, at) => at === 0 || tables[at - 1]!.validFrom < one.validFrom), 'oldest first');

/** One table of the file; caps in 分. */
export type FeeTable = z.output<typeof feeTablesSchema>[number];

/** The table that holds on a day; null before the first. Oldest first. */
export function tableOn<Table extends { validFrom: string }>(tables: readonly Table[], day: string): Table | null {
  return tables.findLast((table) => table.validFrom <= day) ?? null;
}

/** The most for so many class hours, in 分; null where the table gives no cap or there is none. */
export function feeCap(table: FeeTable | null, titleLevel: TitleLevel, classHours: number): number | null {
  const cap = table?.capPerClassHour[titleLevel] ?? null;
  return cap === null ? null : Math.floor(cap * classHours);
}

/**
 * How many class hours a session has room for, to a tenth, where more are claimed; null where they fit. A question to whoever books it and no
 * breach: how long a class hour is stands in no rule.
 */
export function hoursBeyond(
  table: FeeTable | null,
  session: { startsAt: Date; endsAt: Date } | null,
  classHours: number | null,
): { minutes: number; most: number } | null {
  if (!table || !session || classHours === null) return null;
  const minutes = Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000);
  // In whole minutes: 2.2 hours are 99 minutes, and not a breath more.
  if (Math.round(classHours * table.classHour.minutes) <= minutes) return null;
  return { minutes, most: Math.floor((minutes / table.classHour.minutes) * 10) / 10 };
}

/** The day whose table a fee is held against: the talk's own day, and without a session the day it was paid. */
export function feeDayOf(fee: { paidOn: string; sessionStartsAt: Date | null }): string {
  return fee.sessionStartsAt ? dayOf(fee.sessionStartsAt) : fee.paidOn;
}

/**
 * The half day that a moment is in: from when, and until when it does not reach any more. A talk belongs as a whole to the half day in which it
 * starts, also when it goes on past its end: its class hours are one number, which nobody divides.
 */
export function halfDayOf(table: FeeTable, moment: Date): { from: Date; until: Date } {
  const [day, time] = [dayOf(moment), timeOf(moment)];
  const starts = table.halfDaysStartAt;
  const at = starts.findLastIndex((start) => start <= time);
  const next = starts[at + 1];
  const midnight = new Date(momentOf(day).getTime() + 24 * 60 * 60_000);
  return { from: momentOf(day, starts[at]), until: next === undefined ? midnight : momentOf(day, next) };
}
