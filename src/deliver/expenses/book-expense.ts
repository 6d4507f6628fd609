import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import {
  type AgreedExpense,
  type ExpenseFreeze,
  type ExpenseRow,
  expenseById,
  freezeOn,
  insertExpense,
  type Judged,
  judgeExpense,
  nextBookedAt,
  recordExpenseFact,
} from '../expense-rules/index.ts';
import { attachmentExists, recorderOf } from '../sessions/index.ts';
import { mayExpense } from './expense.policy.ts';

/**
 * Books money paid on a budget line, with the tax withheld of a fee and the rules that it breaks. Refuses as `judgeExpense` does, and without a reason (in the trail and
 * beside the expense) whatever was paid on a day that a self-evaluation under review or signed looks at.
 */
export async function bookExpense(
  environment: Environment,
  actor: Actor,
  { reason = '', ...input }: AgreedExpense & { reason?: string | undefined },
): Promise<Result<ExpenseRow>> {
  if (!mayExpense(actor, 'expenses.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const now = environment.clock.now();
    const expense = { ...input, id: uuidv7(now) };
    if (expense.attachmentId && !(await attachmentExists(transaction, [expense.attachmentId])))
      return refuse('attachment-missing');
    const judged = await judgeExpense(transaction, { ...expense, bookedAt: null });
    if (!judged.ok) return judged;
    const late = await freezeOn(transaction, expense.programmeId, expense.paidOn);
    if (late && reason === '') return refuse('expense-after-evaluation', { number: late.evaluation, day: late.until });
    const lateReason = late ? reason : '';
    const fact = await recordExpenseFact(transaction, recorderOf(environment, actor), { ...expense, lateReason }, judged.value);
    if (!fact.ok) return fact;
    const { breaches, paid } = judged.value;
    const mark = { at: await nextBookedAt(transaction, now), by: actor.name };
    await insertExpense(transaction, { ...expense, ...paid, breaches, lateReason, factId: fact.value }, mark);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'book-expense',
      recordKind: 'expense',
      recordId: expense.id,
      detail: {
        amountFen: paid.amountFen,
        taxFen: paid.taxFen,
        breaches,
        ...(late ? { evaluation: late.evaluation, reason } : {}),
      },
    });
    return ok((await expenseById(transaction, expense.id))!);
  });
}

/**
 * What an expense would cost, with which tax, which rules it would break, and the self-evaluation after which it would be booked, without booking it.
 * `id`: the expense being mended.
 */
export async function checkExpense(
  environment: Environment,
  actor: Actor,
  input: AgreedExpense & { id?: string | undefined },
): Promise<Result<Judged & { late: ExpenseFreeze | null }>> {
  if (!mayExpense(actor, 'expenses.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const known = input.id ? await expenseById(transaction, input.id) : null;
    const expense = { ...input, id: known?.id ?? uuidv7(environment.clock.now()), bookedAt: known?.bookedAt ?? null };
    const judged = await judgeExpense(transaction, expense, { unstated: known?.payeeKind === null });
    if (!judged.ok) return judged;
    const late = known ? null : await freezeOn(transaction, input.programmeId, input.paidOn);
    return ok({ ...judged.value, late });
  });
}
