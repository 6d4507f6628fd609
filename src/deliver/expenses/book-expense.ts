import { recordAudit } from '#src/access/index.ts';
import { attachmentExists, recorderOf, sessionById } from '#src/deliver/sessions/index.ts';
import { appendFacts, withdrawFact } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayOf, timeOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { BreachCode } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { BookExpense, MendExpense } from './expense.contract.ts';
import { expenseFact } from './expense.fact.ts';
import { mayExpenses } from './expense.policy.ts';
import {
  type BudgetLineRow,
  budgetLineRow,
  type ExpenseRow,
  expenseById,
  insertExpense,
  lockExpenses,
  reverseRow,
  updateExpense,
  type WrittenExpense,
} from './expense.store.ts';
import { hasVoucher, judge, judgeConcerned } from './judge-expense.ts';

/** Completes an expense and sees that its line, session and voucher belong to it. A lecture fee takes its speaker's title where none is given. */
async function completed(transaction: Transaction, wanted: WrittenExpense): Promise<Result<{ expense: WrittenExpense; line: BudgetLineRow }>> {
  const line = await budgetLineRow(transaction, wanted.budgetLineId);
  const session = wanted.sessionId ? await sessionById(transaction, wanted.sessionId) : null;
  if (!line || line.programmeId !== wanted.programmeId || (wanted.sessionId && session?.programmeId !== wanted.programmeId)) {
    return refuse('budget-line-other-programme');
  }
  if (wanted.attachmentId && !(await attachmentExists(transaction, [wanted.attachmentId]))) return refuse('attachment-missing');
  const titleLevel = wanted.kind === 'lecture-fee' ? (wanted.titleLevel ?? session?.speakerTitleLevel ?? null) : wanted.titleLevel;
  if (wanted.kind === 'lecture-fee' && (titleLevel === null || wanted.classHours === null)) return refuse('lecture-fee-incomplete');
  return ok({ expense: { ...wanted, titleLevel, payee: wanted.payee.trim(), voucherNumber: wanted.voucherNumber.trim() }, line });
}

function factOf(expense: WrittenExpense, line: BudgetLineRow, breaches: readonly BreachCode[]) {
  return { ...expense, subProgramme: line.subProgramme, budgetLineCode: line.code, hasVoucher: hasVoucher(expense), breaches };
}

/** Books an expense on its budget line. What breaks a rule is booked all the same, and marked: money that is spent cannot be refused. */
export async function bookExpense(environment: Environment, actor: Actor, input: BookExpense): Promise<Result<ExpenseRow>> {
  if (!mayExpenses(actor, 'expenses.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    await lockExpenses(transaction);
    const now = environment.clock.now();
    const found = await completed(transaction, { ...input, id: uuidv7(now) });
    if (!found.ok) return found;
    const { expense, line } = found.value;
    const breaches = await judge(transaction, expense, line, now);
    const facts = await appendFacts(transaction, recorderOf(environment, actor), [expenseFact(factOf(expense, line, breaches), null)]);
    if (!facts.ok) return facts;
    await insertExpense(transaction, { ...expense, breaches, factId: facts.value[0]! }, { at: now, by: actor.name });
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'book-expense',
      recordKind: 'expense',
      recordId: expense.id,
      detail: { amountFen: expense.amountFen, line: line.code, breaches },
    });
    return ok((await expenseById(transaction, expense.id))!);
  });
}

/** Which rules an expense would break, before it is booked or mended. */
export async function checkExpense(environment: Environment, actor: Actor, input: BookExpense & { id?: string | undefined }): Promise<Result<BreachCode[]>> {
  if (!mayExpenses(actor, 'expenses.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const now = environment.clock.now();
    const before = input.id ? await expenseById(transaction, input.id) : null;
    const found = await completed(transaction, { ...input, id: input.id ?? uuidv7(now) });
    return found.ok ? ok(await judge(transaction, found.value.expense, found.value.line, before?.bookedAt ?? now)) : found;
  });
}

async function expenseForChange(transaction: Transaction, seen: { id: string; version: number }): Promise<Result<ExpenseRow>> {
  await lockExpenses(transaction);
  const expense = await expenseById(transaction, seen.id);
  if (!expense) return refuse('not-found', { what: '支出' });
  if (expense.version !== seen.version) {
    return refuse('changed-meanwhile', { who: expense.changedBy, when: `${dayOf(expense.changedAt)} ${timeOf(expense.changedAt)}` });
  }
  return expense.state === 'reversed' ? refuse('expense-reversed-already') : ok(expense);
}

/** Mends an expense, such as gives its voucher; the mended fact takes the place of the former, with the reason. */
export async function mendExpense(environment: Environment, actor: Actor, input: MendExpense): Promise<Result<ExpenseRow>> {
  if (!mayExpenses(actor, 'expenses.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const before = await expenseForChange(transaction, input);
    if (!before.ok) return before;
    const { reason, version, ...fields } = input;
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const found = await completed(transaction, { ...before.value, ...given });
    if (!found.ok) return found;
    const { expense, line } = found.value;
    const recorder = recorderOf(environment, actor);
    const breaches = await judge(transaction, expense, line, before.value.bookedAt);
    const facts = await appendFacts(transaction, recorder, [expenseFact(factOf(expense, line, breaches), { id: before.value.factId, reason })]);
    if (!facts.ok) return facts;
    const change = { at: environment.clock.now(), by: actor.name };
    if (!(await updateExpense(transaction, { ...expense, version, breaches, factId: facts.value[0]! }, change))) return refuse('changed-meanwhile', { who: '', when: '' });
    const lines = [before.value.budgetLineId, expense.budgetLineId];
    const judged = await judgeConcerned(transaction, recorder, { id: expense.id, lines, vouchers: [before.value.voucherNumber, expense.voucherNumber] });
    if (!judged.ok) return judged;
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'mend-expense',
      recordKind: 'expense',
      recordId: expense.id,
      detail: { reason, fields: Object.keys(given), breaches },
    });
    return ok((await expenseById(transaction, expense.id))!);
  });
}

/** Reverses an expense with the reason; it stays in the books as reversed and counts no more. */
export async function reverseExpense(
  environment: Environment,
  actor: Actor,
  input: { id: string; version: number; reason: string },
): Promise<Result<ExpenseRow>> {
  if (!mayExpenses(actor, 'expenses.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const before = await expenseForChange(transaction, input);
    if (!before.ok) return before;
    const recorder = recorderOf(environment, actor);
    const withdrawn = await withdrawFact(transaction, recorder, before.value.factId, input.reason);
    if (!withdrawn.ok) return withdrawn;
    const change = { at: environment.clock.now(), by: actor.name };
    await reverseRow(transaction, input, { reason: input.reason, factId: withdrawn.value }, change);
    const { id, budgetLineId, voucherNumber } = before.value;
    const judged = await judgeConcerned(transaction, recorder, { id, lines: [budgetLineId], vouchers: [voucherNumber] });
    if (!judged.ok) return judged;
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'reverse-expense',
      recordKind: 'expense',
      recordId: id,
      detail: { reason: input.reason },
    });
    return ok((await expenseById(transaction, id))!);
  });
}
