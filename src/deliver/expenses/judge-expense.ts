import { appendFacts, type Recorder } from '#src/evidence/index.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { BreachCode } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { attachmentExists } from '../sessions/index.ts';
import { expenseFact } from './expense.fact.ts';
import { breachesOf, dependsOnOthers } from './expense.rules.ts';
import * as store from './expense.store.ts';
import { halfDayOf } from './fee-table.rules.ts';
import { feeTableOn } from './fee-tables.ts';

export interface Judged {
  budgetLine: store.BudgetLineRow;
  session: store.SessionOfExpense | null;
  breaches: BreachCode[];
}

/**
 * Holds an expense against the rules, with everything booked before it. Refuses a budget line, a session or an attachment that is not
 * the programme's, and a lecture fee without title and hours; a breach is no refusal: the money was paid, and that must be seen.
 */
export async function judgeExpense(
  transaction: Transaction,
  expense: store.ExpenseFields & { id: string; bookedAt: Date | null },
): Promise<Result<Judged>> {
  const budgetLine = await store.lockBudgetLine(transaction, expense.programmeId, expense.budgetLineId);
  if (!budgetLine) return refuse('budget-line-other-programme');
  const session = expense.sessionId ? await store.sessionOfExpense(transaction, expense.programmeId, expense.sessionId) : null;
  if (expense.sessionId && !session) return refuse('budget-line-other-programme');
  if (expense.kind === 'lecture-fee' && (expense.titleLevel === null || expense.classHours === null))
    return refuse('lecture-fee-incomplete');
  if (expense.attachmentId && !(await attachmentExists(transaction, [expense.attachmentId]))) return refuse('attachment-missing');
  const table = feeTableOn(expense.paidOn);
  const { earlierFen, otherClassHours, voucherUsed } = await store.othersOf(
    transaction,
    expense,
    session && table && halfDayOf(table, session.startsAt),
  );
  const breaches = breachesOf(
    {
      ...expense,
      programme: { startsOn: budgetLine.programmeStartsOn, endsOn: budgetLine.programmeEndsOn },
      budgetLine: { amountFen: budgetLine.amountFen, earlierFen },
      otherClassHours,
      voucherUsed,
    },
    table,
  );
  return ok({ budgetLine, session, breaches });
}

/** Appends the fact of an expense, in the place of the earlier one if there is one. */
export async function recordExpenseFact(
  transaction: Transaction,
  recorder: Recorder,
  expense: store.ExpenseFields & { id: string },
  judged: Judged,
  supersedes?: { id: FactId; reason: string },
): Promise<Result<FactId>> {
  const draft = expenseFact({
    ...expense,
    budgetLineCode: judged.budgetLine.code,
    subProgramme: judged.budgetLine.subProgramme,
    breaches: judged.breaches,
    session: judged.session,
  });
  const appended = await appendFacts(transaction, recorder, [supersedes ? { ...draft, supersedes } : draft]);
  return appended.ok ? ok(appended.value[0]!) : appended;
}

/** Looks again at expenses that broke a rule because of another one: mending or reversing that one may have put them in order. */
export async function judgeOthersAgain(
  transaction: Transaction,
  recorder: Recorder,
  programmeId: string,
  mark: store.Mark,
): Promise<Result<null>> {
  for (const expense of await store.expensesInBreach(transaction, programmeId, dependsOnOthers)) {
    const judged = await judgeExpense(transaction, expense);
    if (!judged.ok) return judged;
    if (judged.value.breaches.join() === expense.breaches.join()) continue;
    const fact = await recordExpenseFact(transaction, recorder, expense, judged.value, {
      id: expense.factId as FactId,
      reason: '另一笔支出更正后重新核对',
    });
    if (!fact.ok) return fact;
    await store.updateExpense(transaction, { ...expense, breaches: judged.value.breaches, factId: fact.value }, mark);
  }
  return ok(null);
}
