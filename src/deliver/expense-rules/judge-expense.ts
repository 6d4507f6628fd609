import { appendFacts, type Recorder } from '#src/evidence/index.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { BreachCode } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { expenseFact } from './expense.fact.ts';
import { breachesOf } from './expense.rules.ts';
import type { AgreedExpense, Paid } from './expense.store.ts';
import { feeDayOf, halfDayOf } from './fee-table.rules.ts';
import { feeTableOn } from './fee-tables.ts';
import * as store from './judged.store.ts';
import { isFee, paymentOf } from './withholding.rules.ts';
import { withholdingOn } from './withholding-tables.ts';

export interface Judged {
  budgetLine: store.BudgetLineRow;
  session: store.SessionOfExpense | null;
  paid: Paid;
  breaches: BreachCode[];
}

/**
 * Reckons what an expense costs and what tax is withheld of it, and holds it against the rules, with everything booked before it. Refuses a budget
 * line or a session that is not the programme's, a lecture fee without title, hours or a word on its tax (unless `unstated`: it was booked
 * before that was asked), and one whose tax cannot be reckoned. A breach is no refusal: the money was paid, and that must be seen.
 */
export async function judgeExpense(
  transaction: Transaction,
  expense: store.ExpenseToJudge,
  { unstated = false }: { unstated?: boolean } = {},
): Promise<Result<Judged>> {
  await store.lockExpenses(transaction);
  const budgetLine = await store.budgetLineOf(transaction, expense.programmeId, expense.budgetLineId);
  if (!budgetLine) return refuse('budget-line-other-programme');
  const session = expense.sessionId ? await store.sessionOfExpense(transaction, expense.programmeId, expense.sessionId) : null;
  if (expense.sessionId && !session) return refuse('budget-line-other-programme');
  if (expense.kind === 'lecture-fee' && (expense.titleLevel === null || expense.classHours === null))
    return refuse('lecture-fee-incomplete');
  if (expense.kind === 'lecture-fee' && expense.payeeKind === null && !unstated) return refuse('fee-tax-unstated');
  const reckoned = await paidOf(transaction, expense);
  if (!reckoned.ok) return reckoned;
  const paid = reckoned.value;
  const table = feeTableOn(feeDayOf({ paidOn: expense.paidOn, sessionStartsAt: session?.startsAt ?? null }));
  const others = await store.othersOf(transaction, { ...expense, amountFen: paid.amountFen });
  const halfDay = session && table && halfDayOf(table, session.startsAt);
  const otherClassHours =
    halfDay && expense.kind === 'lecture-fee' ? await store.otherClassHoursOf(transaction, expense, halfDay) : 0;
  const breaches = breachesOf(
    {
      ...expense,
      ...paid,
      programme: { startsOn: budgetLine.programmeStartsOn, endsOn: budgetLine.programmeEndsOn },
      budgetLine: { amountFen: budgetLine.amountFen, earlierFen: others.earlierFen },
      otherClassHours,
      voucherUsed: others.voucherUsed,
    },
    table,
  );
  return ok({ budgetLine, session, paid, breaches });
}

/**
 * What the expense costs the unit. A fee to a person is taxed with whatever the person got in the month for the same kind of work; an
 * organisation pays its own tax, by its invoice.
 */
async function paidOf(transaction: Transaction, expense: store.ExpenseToJudge): Promise<Result<Paid>> {
  const { amountFen } = expense;
  const payeeKind = isFee(expense.kind) ? expense.payeeKind : null;
  if (payeeKind === null || payeeKind === 'organisation')
    return ok({ payeeKind, taxBasis: null, amountFen, taxFen: null, monthIncomeFen: null, monthTaxFen: null });
  if (expense.taxBasis === null) return refuse('fee-tax-unstated');
  const scale = withholdingOn(expense.paidOn, payeeKind);
  if (!scale) return refuse('withholding-table-missing', { day: expense.paidOn });
  const before = await store.monthBefore(transaction, expense);
  if (before.unstated > 0)
    return refuse('fee-month-unstated', { payee: expense.payee, month: expense.paidOn.slice(0, 7), count: before.unstated });
  const { grossFen, taxFen } = paymentOf(scale, before, amountFen, expense.taxBasis);
  const month = { monthIncomeFen: before.incomeFen, monthTaxFen: before.taxFen };
  return ok({ payeeKind, taxBasis: expense.taxBasis, amountFen: grossFen, taxFen, ...month });
}

/** Appends the fact of an expense, in the place of the earlier one if there is one. */
export async function recordExpenseFact(
  transaction: Transaction,
  recorder: Recorder,
  expense: AgreedExpense & { id: string; lateReason: string },
  judged: Judged,
  supersedes?: { id: FactId; reason: string },
): Promise<Result<FactId>> {
  const draft = expenseFact({
    ...expense,
    amountFen: judged.paid.amountFen,
    budgetLineCode: judged.budgetLine.code,
    subProgramme: judged.budgetLine.subProgramme,
    breaches: judged.breaches,
    session: judged.session,
  });
  const appended = await appendFacts(transaction, recorder, [supersedes ? { ...draft, supersedes } : draft]);
  return appended.ok ? ok(appended.value[0]!) : appended;
}
