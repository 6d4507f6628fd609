import type { Actor } from '#src/kernel/actor.ts';
import { yuanOf } from '#src/kernel/money.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { readSession, type SessionRow } from '../sessions/index.ts';
import { mayExpense } from './expense.policy.ts';
import {
  executionByLine,
  type ExpenseFilter,
  type ExpenseRow,
  expenseById,
  expensePage,
  lectureFeesOf,
  type LineExecution,
} from './expense.store.ts';
import { breachText } from './breach-words.ts';
import * as texts from './expense.texts.ts';

const exportLimit = 50_000;

export async function listExpenses(
  environment: Environment,
  actor: Actor,
  filter: ExpenseFilter,
  page: { page: number; pageSize: number },
): Promise<Result<{ items: ExpenseRow[]; total: number; sumFen: number }>> {
  if (!mayExpense(actor, 'expenses.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) =>
    ok(await expensePage(transaction, filter, page)),
  );
}

export async function readExpense(environment: Environment, actor: Actor, id: string): Promise<Result<ExpenseRow>> {
  if (!mayExpense(actor, 'expenses.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const expense = await expenseById(transaction, id);
    return expense ? ok(expense) : refuse('not-found', { what: '支出' });
  });
}

export async function exportExpenses(
  environment: Environment,
  actor: Actor,
  filter: ExpenseFilter,
  language: Language,
): Promise<Result<Uint8Array>> {
  const found = await listExpenses(environment, actor, filter, { page: 1, pageSize: exportLimit });
  if (!found.ok) return found;
  const t = texts[language];
  const rows = found.value.items.map((expense) => [
    expense.paidOn,
    `${expense.budgetLineCode} ${expense.budgetLineName}`,
    t.kinds[expense.kind],
    expense.payee,
    expense.purpose,
    yuanOf(expense.amountFen),
    expense.voucherNumber,
    expense.sessionTitle ?? '',
    expense.breaches.map((code) => breachText(code, expense, language)).join('\n'),
    t.states[expense.state],
  ]);
  const kinds = { paidOn: 'date', amount: 'money' } as const;
  const columns = Object.entries(t.columns).map(([name, header]) => ({
    header,
    kind: kinds[name as keyof typeof kinds] ?? ('text' as const),
  }));
  return ok(await writeWorkbook([{ name: t.sheet, columns, rows }]));
}

export async function executionOfBudget(
  environment: Environment,
  actor: Actor,
  programmeId: string,
): Promise<Result<LineExecution[]>> {
  if (!mayExpense(actor, 'expenses.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) =>
    ok(await executionByLine(transaction, programmeId)),
  );
}

/** 劳务发放表: the session and what was paid to people for it. */
export async function feesOfSession(
  environment: Environment,
  actor: Actor,
  sessionId: string,
): Promise<Result<{ session: SessionRow; fees: ExpenseRow[] }>> {
  if (!mayExpense(actor, 'expenses.read')) return refuse('not-allowed');
  const session = await readSession(environment, actor, sessionId);
  if (!session.ok) return session;
  return environment.database.transaction(actor, 'deliver', async (transaction) =>
    ok({ session: session.value, fees: await lectureFeesOf(transaction, sessionId) }),
  );
}
