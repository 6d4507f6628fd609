import type { BreachCode, ExpenseKind } from '#src/kernel/vocabulary.ts';

export type TitleLevel = 'academician' | 'professor' | 'associate-professor' | 'other';

/** Everything that the rules look at. Amounts in 分, days as `YYYY-MM-DD`. */
export interface ExpenseCase {
  kind: ExpenseKind;
  amountFen: number;
  paidOn: string;
  hasVoucher: boolean;
  titleLevel: TitleLevel | null;
  classHours: number | null;
  /** 学时 paid to the same payee in the same half day by other expenses. */
  otherClassHours: number;
  programme: { startsOn: string; endsOn: string };
  /** With what was booked before it on the same line, it exceeds the line. */
  overLine: boolean;
  /** Its voucher stands behind an expense booked before. */
  voucherUsed: boolean;
}

export interface Caps {
  capFenPerClassHour: Readonly<Record<TitleLevel, number | null>>;
  maxClassHoursPerHalfDay: number;
}

interface Rule {
  code: BreachCode;
  isBroken(expense: ExpenseCase, caps: Caps): boolean;
}

/** The most that may be paid for these hours, or null where no cap is given. */
export function feeCapFen(caps: Caps, titleLevel: TitleLevel | null, classHours: number | null): number | null {
  const cap = titleLevel ? caps.capFenPerClassHour[titleLevel] : null;
  return cap === null || classHours === null ? null : Math.round(cap * classHours);
}

/** What an expense can break. Their texts and sources stand in expense.texts.ts. */
export const expenseRules: readonly Rule[] = [
  { code: 'no-voucher', isBroken: (expense) => !expense.hasVoucher },
  {
    code: 'over-fee-cap',
    isBroken: (expense, caps) => {
      if (expense.kind !== 'lecture-fee') return false;
      const cap = feeCapFen(caps, expense.titleLevel, expense.classHours);
      return cap !== null && expense.amountFen > cap;
    },
  },
  {
    code: 'over-class-hours',
    isBroken: (expense, caps) =>
      expense.kind === 'lecture-fee' && (expense.classHours ?? 0) + expense.otherClassHours > caps.maxClassHoursPerHalfDay,
  },
  { code: 'over-budget-line', isBroken: (expense) => expense.overLine },
  {
    code: 'outside-programme-dates',
    isBroken: (expense) => expense.paidOn < expense.programme.startsOn || expense.paidOn > expense.programme.endsOn,
  },
  { code: 'duplicate-voucher', isBroken: (expense) => expense.voucherUsed },
];

/** Codes of the rules that the expense breaks, in the order of the rules. */
export function breachesOf(expense: ExpenseCase, caps: Caps): BreachCode[] {
  return expenseRules.filter((rule) => rule.isBroken(expense, caps)).map((rule) => rule.code);
}
