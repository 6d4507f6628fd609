import { type BreachCode, breachCodes, type TitleLevel } from '#src/kernel/vocabulary.ts';
import { type FeeTable, feeCap } from './fee-table.rules.ts';

/** What an expense is held against. Amounts in 分, days as `YYYY-MM-DD`. */
export interface ExpenseInContext {
  kind: string;
  /** What it costs the unit: before tax, where the tax is known. */
  amountFen: number;
  /** What was withheld of it, or is paid on top; null where nothing was withheld, or where nobody said how the tax is borne. */
  taxFen: number | null;
  paidOn: string;
  voucherNumber: string;
  titleLevel: TitleLevel | null;
  classHours: number | null;
  programme: { startsOn: string; endsOn: string };
  /** `earlierFen`: what was booked on the line before this one. */
  budgetLine: { amountFen: number; earlierFen: number };
  /** Class hours already paid to the same payee for the same session or another one in its half day, of whatever programme. */
  otherClassHours: number;
  /** Another booked expense has the same voucher number and the same amount. */
  voucherUsed: boolean;
}

/**
 * What the payee got, which the caps after tax are held against. Where nobody said whether the amount is before or after tax it is taken as it
 * stands: the payee cannot have got more.
 */
export function afterTax({ amountFen, taxFen }: { amountFen: number; taxFen: number | null }): number {
  return amountFen - (taxFen ?? 0);
}

const rules: Record<BreachCode, (expense: ExpenseInContext, table: FeeTable | null) => boolean> = {
  'no-voucher': (expense) => expense.voucherNumber === '',
  'duplicate-voucher': (expense) => expense.voucherNumber !== '' && expense.voucherUsed,
  'over-fee-cap': (expense, table) => {
    if (expense.kind !== 'lecture-fee' || expense.titleLevel === null || expense.classHours === null) return false;
    const cap = feeCap(table, expense.titleLevel, expense.classHours);
    return cap !== null && afterTax(expense) > cap;
  },
  'over-class-hours': (expense, table) =>
    table !== null &&
    expense.kind === 'lecture-fee' &&
    (expense.classHours ?? 0) + expense.otherClassHours > table.maxClassHoursPerHalfDay,
  'over-budget-line': ({ amountFen, budgetLine }) => budgetLine.earlierFen + amountFen > budgetLine.amountFen,
  'outside-programme-dates': ({ paidOn, programme }) => paidOn < programme.startsOn || paidOn > programme.endsOn,
};

/** The rules that an expense breaks; none when it is in order. `table`: null where no 讲课费标准 holds, so that none is checked. */
export function breachesOf(expense: ExpenseInContext, table: FeeTable | null): BreachCode[] {
  return breachCodes.filter((code) => rules[code](expense, table));
}
