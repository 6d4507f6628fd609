import { implement } from '@orpc/server';
import type { Result } from '#src/kernel/result.ts';
import { breachCodes } from '#src/kernel/vocabulary.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { bookExpense, checkExpense, mendExpense, reverseExpense } from './book-expense.ts';
import { expenseContract } from './expense.contract.ts';
import type { TitleLevel } from './expense.rules.ts';
import type { ExpenseRow } from './expense.store.ts';
import { lectureFees } from './fee-table.ts';
import { breachView, budgetExecution, expenseView, exportExpenses, feeSheet, listExpenses, readExpense } from './read-expenses.ts';

const os = implement(expenseContract).$context<RequestContext>();
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function view(context: RequestContext, result: Result<ExpenseRow>) {
  return expenseView(context.actor, answer(result, context.language), context.language);
}

export const expenseRoutes = os.router({
  list: os.list.handler(async ({ input: { page, pageSize, ...filter }, context }) => {
    const found = answer(await listExpenses(context.environment, context.actor, filter, { page, pageSize }), context.language);
    return { ...found, items: found.items.map((row) => expenseView(context.actor, row, context.language)) };
  }),
  export: os.export.handler(async ({ input, context }) => {
    const bytes = answer(await exportExpenses(context.environment, context.actor, input, context.language), context.language);
    return new File([Buffer.from(bytes)], 'expenses.xlsx', { type: workbookType });
  }),
  budget: os.budget.handler(async ({ input, context }) =>
    answer(await budgetExecution(context.environment, context.actor, input.programmeId), context.language),
  ),
  rules: os.rules.handler(({ context }) => ({
    feeCaps: Object.entries(lectureFees.capFenPerClassHour).map(([titleLevel, capFenPerClassHour]) => ({
      titleLevel: titleLevel as TitleLevel,
      capFenPerClassHour,
    })),
    maxClassHoursPerHalfDay: lectureFees.maxClassHoursPerHalfDay,
    source: lectureFees.source,
    rules: breachCodes.map((code) => breachView(code, context.language)),
  })),
  get: os.get.handler(async ({ input, context }) => view(context, await readExpense(context.environment, context.actor, input.id))),
  check: os.check.handler(async ({ input, context }) => ({
    breaches: answer(await checkExpense(context.environment, context.actor, input), context.language).map((code) => breachView(code, context.language)),
  })),
  book: os.book.handler(async ({ input, context }) => view(context, await bookExpense(context.environment, context.actor, input))),
  mend: os.mend.handler(async ({ input, context }) => view(context, await mendExpense(context.environment, context.actor, input))),
  reverse: os.reverse.handler(async ({ input, context }) => view(context, await reverseExpense(context.environment, context.actor, input))),
  feeSheet: os.feeSheet.handler(async ({ input, context }) =>
    answer(await feeSheet(context.environment, context.actor, input.sessionId, context.language), context.language),
  ),
});
