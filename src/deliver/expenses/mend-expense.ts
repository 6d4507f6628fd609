import { recordAudit } from '#src/access/index.ts';
import { withdrawFact } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { changesBetween, unshown } from '#src/kernel/changes.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import {
  type AgreedExpense,
  asAgreed,
  type ExpenseRow,
  expenseById,
  judgeExpense,
  judgeOthersAgain,
  lockExpenses,
  markReversed,
  recordExpenseFact,
  updateExpense,
} from '../expense-rules/index.ts';
import { attachmentExists, recorderOf } from '../sessions/index.ts';
import { mayExpense } from './expense.policy.ts';

/** What may be mended; what is absent stays as it is. */
export type ExpenseChange = { [Field in keyof Omit<AgreedExpense, 'programmeId'>]?: AgreedExpense[Field] | undefined };

/** Who was paid, and what for, is only named: it may be a person. */
const shownFields = [
  'budgetLineName',
  'sessionTitle',
  'kind',
  'payee',
  'purpose',
  'amountFen',
  'paidOn',
  'voucherNumber',
  'attachmentId',
  'titleLevel',
  'classHours',
  'payeeKind',
  'taxBasis',
  'taxFen',
] as const;

interface Seen {
  id: string;
  version: number;
  reason: string;
}

/** The expense as it was seen. Waits first for whoever judges: what is written before that wait would have others of the payee wait for it in turn. */
async function seenExpense(transaction: Transaction, seen: Seen): Promise<Result<ExpenseRow>> {
  await lockExpenses(transaction);
  const expense = await expenseById(transaction, seen.id);
  if (!expense) return refuse('not-found', { what: '支出' });
  if (expense.state === 'reversed') return refuse('expense-reversed-already');
  return expense.version === seen.version ? ok(expense) : changedMeanwhile(expense);
}

/** A lecture fee of before its tax was asked for: something else of it can be mended although nobody knows that any more. */
const isUnstated = ({ kind, payeeKind }: ExpenseRow): boolean => kind === 'lecture-fee' && payeeKind === null;

/** Mends an expense, such as attaching its voucher: a new fact takes the place of the old one, with the reason. */
export async function mendExpense(
  environment: Environment,
  actor: Actor,
  input: Seen & ExpenseChange,
): Promise<Result<ExpenseRow>> {
  if (!mayExpense(actor, 'expenses.write')) return refuse('not-allowed');
  const { id, version: _version, reason, ...asked } = input;
  const change = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<AgreedExpense>;
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const seen = await seenExpense(transaction, input);
    if (!seen.ok) return seen;
    const expense = { ...asAgreed(seen.value), ...change };
    if (change.attachmentId && !(await attachmentExists(transaction, [change.attachmentId]))) return refuse('attachment-missing');
    const judged = await judgeExpense(transaction, expense, { unstated: isUnstated(seen.value) });
    if (!judged.ok) return judged;
    const recorder = recorderOf(environment, actor);
    const fact = await recordExpenseFact(transaction, recorder, expense, judged.value, {
      id: seen.value.factId as FactId,
      reason,
    });
    if (!fact.ok) return fact;
    const mark = { at: environment.clock.now(), by: actor.name };
    const { paid, breaches } = judged.value;
    if (!(await updateExpense(transaction, { ...expense, ...paid, breaches, factId: fact.value }, mark)))
      return changedMeanwhile(seen.value);
    const mended = (await expenseById(transaction, id))!;
    const others = await judgeOthersAgain(transaction, { environment, actor, recorder }, [seen.value, mended]);
    if (!others.ok) return others;
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'mend-expense',
      recordKind: 'expense',
      recordId: id,
      detail: {
        reason,
        breaches,
        changes: changesBetween(seen.value, mended, shownFields, { payee: unshown, purpose: unshown }),
      },
    });
    return ok(mended);
  });
}

/** Takes an expense out of the books; it stays readable with the reason. */
export async function reverseExpense(environment: Environment, actor: Actor, input: Seen): Promise<Result<ExpenseRow>> {
  if (!mayExpense(actor, 'expenses.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const seen = await seenExpense(transaction, input);
    if (!seen.ok) return seen;
    const recorder = recorderOf(environment, actor);
    const fact = await withdrawFact(transaction, recorder, seen.value.factId as FactId, input.reason);
    if (!fact.ok) return fact;
    const mark = { at: environment.clock.now(), by: actor.name };
    if (!(await markReversed(transaction, { ...input, factId: fact.value }, mark))) return changedMeanwhile(seen.value);
    const others = await judgeOthersAgain(transaction, { environment, actor, recorder }, [seen.value]);
    if (!others.ok) return others;
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'reverse-expense',
      recordKind: 'expense',
      recordId: input.id,
      detail: { reason: input.reason, amountFen: seen.value.amountFen },
    });
    return ok((await expenseById(transaction, input.id))!);
  });
}
