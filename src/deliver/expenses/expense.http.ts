import { implement } from '@orpc/server';
import type { Actor } from '#src/kernel/actor.ts';
import type { Language } from '#src/kernel/refusal.ts';
import { breachCodes } from '#src/kernel/vocabulary.ts';
import { answer, type RequestContext } from '#src/platform/http/answer.ts';
import { xlsxFile } from '#src/platform/http/file-answer.ts';
import { bookExpense, checkExpense } from './book-expense.ts';
import { expenseContract } from './expense.contract.ts';
import { expenseAbilitiesOf } from './expense.policy.ts';
import type { ExpenseRow } from './expense.store.ts';
import { breachView } from './breach-words.ts';
import { feeCap, feeTable, type TitleLevel } from './fee-table.rules.ts';
import { mendExpense, reverseExpense } from './mend-expense.ts';
import { executionOfBudget, exportExpenses, feesOfSession, listExpenses, readExpense } from './read-expenses.ts';

const os = implement(expenseContract).$context<RequestContext>();

function expenseView(expense: ExpenseRow, actor: Actor, language: Language) {
  return {
    ...expense,
    breaches: expense.breaches.map((code) => breachView(code, expense, language)),
    bookedAt: expense.bookedAt.toISOString(),
    abilities: expenseAbilitiesOf(actor, expense),
  };
}

const view = (expense: ExpenseRow, { actor, language }: RequestContext) => expenseView(expense, actor, language);
const rateOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export const expenseRoutes = os.router({
  list: os.list.handler(async ({ input: { page, pageSize, ...filter }, context }) => {
    const found = answer(await listExpenses(context.environment, context.actor, filter, { page, pageSize }), context.language);
    return { ...found, items: found.items.map((expense) => view(expense, context)) };
  }),
  export: os.export.handler(async ({ input, context }) => {
    const bytes = answer(await exportExpenses(context.environment, context.actor, input, context.language), context.language);
    return xlsxFile('expenses', bytes);
  }),
  budget: os.budget.handler(async ({ input, context }) => {
    const lines = answer(await executionOfBudget(context.environment, context.actor, input.programmeId), context.language);
    const sum = (field: 'budgetFen' | 'executedFen' | 'inBreachFen' | 'inBreach'): number =>
      lines.reduce((total, line) => total + line[field], 0);
    return {
      programmeId: input.programmeId,
      budgetFen: sum('budgetFen'),
      executedFen: sum('executedFen'),
      rate: rateOf(sum('executedFen'), sum('budgetFen')),
      inBreachFen: sum('inBreachFen'),
      inBreach: sum('inBreach'),
      lines: lines.map(({ inBreachFen: _fen, ...line }) => ({
        ...line,
        leftFen: line.budgetFen - line.executedFen,
        rate: rateOf(line.executedFen, line.budgetFen),
      })),
    };
  }),
  rules: os.rules.handler(({ context }) => ({
    feeCaps: Object.entries(feeTable.capPerClassHour).map(([titleLevel, cap]) => ({
      titleLevel: titleLevel as TitleLevel,
      capFenPerClassHour: cap,
    })),
    maxClassHoursPerHalfDay: feeTable.maxClassHoursPerHalfDay,
    source: feeTable.source,
    rules: breachCodes.map((code) => breachView(code, null, context.language)),
  })),
  get: os.get.handler(async ({ input, context }) =>
    view(answer(await readExpense(context.environment, context.actor, input.id), context.language), context),
  ),
  check: os.check.handler(async ({ input, context }) => {
    const { breaches, late } = answer(await checkExpense(context.environment, context.actor, input), context.language);
    return { breaches: breaches.map((code) => breachView(code, input, context.language)), late };
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
  feeSheet: os.feeSheet.handler(async ({ input, context }) => {
    const { session, fees } = answer(await feesOfSession(context.environment, context.actor, input.sessionId), context.language);
    const cap = (fee: Pick<ExpenseRow, 'titleLevel' | 'classHours'>) =>
      fee.titleLevel === null || fee.classHours === null ? null : feeCap(feeTable, fee.titleLevel, fee.classHours);
    const paid = fees.map((fee, index) => ({
      number: index + 1,
      payee: fee.payee,
      organisation: fee.payee === session.speakerName ? (session.speakerOrganisation ?? '') : '',
      titleLevel: fee.titleLevel,
      purpose: fee.purpose,
      classHours: fee.classHours,
      amountFen: fee.amountFen,
      capFen: cap(fee),
    }));
    const speakerUnpaid = session.speakerName !== null && !fees.some((fee) => fee.payee === session.speakerName);
    const expected = speakerUnpaid
      ? [
          {
            number: paid.length + 1,
            payee: session.speakerName!,
            organisation: session.speakerOrganisation ?? '',
            titleLevel: session.speakerTitleLevel,
            purpose: session.title,
            classHours: null,
            amountFen: null,
            capFen: null,
          },
        ]
      : [];
    return {
      sessionId: session.id,
      title: session.title,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      venueName: session.venueName,
      organiser: session.tenantName,
      demo: session.demo,
      rows: [...paid, ...expected],
      totalFen: fees.reduce((total, fee) => total + fee.amountFen, 0),
    };
  }),
});
