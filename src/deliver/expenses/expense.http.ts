import { implement } from '@orpc/server';
import type { Actor } from '#src/kernel/actor.ts';
import type { Language } from '#src/kernel/refusal.ts';
import { breachCodes, type TitleLevel } from '#src/kernel/vocabulary.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { bookExpense, checkExpense } from './book-expense.ts';
import { expenseContract } from './expense.contract.ts';
import { expenseAbilitiesOf } from './expense.policy.ts';
import { afterTax, asAgreed, type ExpenseRow, newestFeeTable, type Paid } from '../expense-rules/index.ts';
import { breachView, longerThanSession } from './breach-words.ts';
import { mendExpense, reverseExpense } from './mend-expense.ts';
import { reckoningOf } from './tax-of-fee.ts';
import { executionOfBudget, exportExpenses, feeSheetOf, listExpenses, readExpense } from './read-expenses.ts';

const os = implement(expenseContract).$context<RequestContext>();

/** The tax of what was paid, or would be. */
function taxView(paid: Paid & { paidOn: string }) {
  const { payeeKind, taxBasis, taxFen } = paid;
  return { payeeKind, taxBasis, taxFen, netFen: payeeKind === null ? null : afterTax(paid), reckoning: reckoningOf(paid) };
}

function expenseView(expense: ExpenseRow, actor: Actor, language: Language) {
  return {
    ...expense,
    ...taxView(expense),
    agreedFen: asAgreed(expense).amountFen,
    judged: expense.judgedAt && expense.judgedWhy ? { at: expense.judgedAt.toISOString(), why: expense.judgedWhy } : null,
    breaches: expense.breaches.map((code) => breachView(code, expense, language)),
    bookedAt: expense.bookedAt.toISOString(),
    abilities: expenseAbilitiesOf(actor, expense),
  };
}

const view = (expense: ExpenseRow, { actor, language }: RequestContext) => expenseView(expense, actor, language);

export const expenseRoutes = os.router({
  list: os.list.handler(async ({ input: { page, pageSize, ...filter }, context }) => {
    const found = answer(await listExpenses(context.environment, context.actor, filter, { page, pageSize }), context.language);
    return { ...found, items: found.items.map((expense) => view(expense, context)) };
  }),
  export: os.export.handler(async ({ input, context }) => {
    const bytes = answer(await exportExpenses(context.environment, context.actor, input, context.language), context.language);
    return xlsxFile('expenses', bytes);
  }),
  budget: os.budget.handler(async ({ input, context }) =>
    answer(await executionOfBudget(context.environment, context.actor, input.programmeId), context.language),
  ),
  rules: os.rules.handler(({ context }) => ({
    feeCaps: Object.entries(newestFeeTable.capPerClassHour).map(([titleLevel, cap]) => ({
      titleLevel: titleLevel as TitleLevel,
      capFenPerClassHour: cap,
    })),
    maxClassHoursPerHalfDay: newestFeeTable.maxClassHoursPerHalfDay,
    source: newestFeeTable.source[context.language],
    rules: breachCodes.map((code) => breachView(code, null, context.language)),
  })),
  get: os.get.handler(async ({ input, context }) =>
    view(answer(await readExpense(context.environment, context.actor, input.id), context.language), context),
  ),
  check: os.check.handler(async ({ input, context }) => {
    const { breaches, late, paid, session } = answer(
      await checkExpense(context.environment, context.actor, input),
      context.language,
    );
    const expense = { ...input, ...paid, sessionStartsAt: session?.startsAt ?? null };
    return {
      breaches: breaches.map((code) => breachView(code, expense, context.language)),
      amountFen: paid.amountFen,
      ...taxView(expense),
      longerThanSession: longerThanSession(input, session, context.language),
      late,
    };
  }),
  book: os.book.handler(async ({ input, context }) =>
    view(answer(await bookExpense(context.environment, context.actor, input), context.language), context),
  ),
  mend: os.mend.handler(async ({ input, context }) =>
    view(answer(await mendExpense(context.environment, context.actor, input), context.language), context),
  ),
  reverse: os.reverse.handler(async ({ input, context }) =>
    view(answer(await reverseExpense(context.environment, context.actor, input), context.language), context),
  ),
  feeSheet: os.feeSheet.handler(async ({ input, context }) =>
    answer(await feeSheetOf(context.environment, context.actor, input.sessionId), context.language),
  ),
});
