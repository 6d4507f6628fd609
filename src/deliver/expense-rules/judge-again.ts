import { recordAudit } from '#src/access/index.ts';
import type { Recorder } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { asAgreed, type ExpenseRow, type JudgedWhy, updateExpense } from './expense.store.ts';
import { type Judged, judgeExpense, recordExpenseFact } from './judge-expense.ts';
import * as store from './judged.store.ts';

/** Who does what brings it about. */
export interface Judge {
  environment: Environment;
  actor: Actor;
  recorder: Recorder;
}

/** Who judges expenses anew, and what gave cause to it. */
interface JudgeAgain extends Judge {
  why: JudgedWhy;
}

/** What the facts say: why one takes the place of another. */
const reasons: Record<JudgedWhy, string> = {
  'session-moved': '场次改期后重新核对',
  'session-changed': '场次变更后重新核对',
  'speaker-changed': '场次讲师变更后重新核对',
  'other-expense': '另一笔支出更正后重新核对',
};

/**
 * Judges others anew after an expense was mended or reversed: whatever was booked later on its budget line, with its voucher, or as a fee to its
 * payee. `versions`: the expense as it was and, where it still stands, as it is now.
 */
export function judgeOthersAgain(
  transaction: Transaction,
  judge: Judge,
  versions: readonly [ExpenseRow, ...ExpenseRow[]],
): Promise<Result<null>> {
  const payees = versions.map(({ payee }) => payee);
  const affected = { after: versions[0], payees, sessionId: null, ...changedBy(versions) };
  return judgeAgain(transaction, { ...judge, why: 'other-expense' }, affected);
}

/** What else goes by what an expense costs: its line, and who has its voucher. */
const changedBy = (expenses: readonly ExpenseRow[]): Pick<store.Affected, 'lines' | 'vouchers'> => ({
  lines: expenses.map(({ budgetLineId }) => budgetLineId),
  vouchers: expenses.map(({ voucherNumber }) => voucherNumber).filter((number) => number !== ''),
});

/**
 * Judges anew what was paid for a session, after its day, its place or its speaker changed; and the other fees of those paid for it, whose half days
 * it left or came into. To be called with the session written. Each of its expenses says so afterwards, whatever came of it.
 */
export async function judgeSessionAgain(
  transaction: Transaction,
  judge: Judge,
  sessionId: string,
  why: Exclude<JudgedWhy, 'other-expense'>,
): Promise<Result<null>> {
  await store.lockExpenses(transaction);
  const payees = await store.payeesOfSession(transaction, sessionId);
  return judgeAgain(transaction, { ...judge, why }, { after: null, lines: [], vouchers: [], payees, sessionId });
}

/** One after the other, as they were booked. Where the tax makes one cost something else, those after it on its line are looked at as well. */
async function judgeAgain(transaction: Transaction, judge: JudgeAgain, first: store.Affected): Promise<Result<null>> {
  let affected = first;
  let rest = await store.affectedExpenses(transaction, affected);
  for (let expense = rest.shift(); expense; expense = rest.shift()) {
    const again = { ...asAgreed(expense), id: expense.id, bookedAt: expense.bookedAt };
    const judged = await judgeExpense(transaction, again, { unstated: expense.payeeKind === null });
    if (!judged.ok) return judged;
    const written = await writeAnew(transaction, judge, expense, judged.value, isOf(expense, affected.sessionId));
    if (!written.ok) return written;
    if (judged.value.paid.amountFen === expense.amountFen) continue;
    const { lines, vouchers } = changedBy([expense]);
    affected = {
      ...affected,
      after: expense,
      lines: [...affected.lines, ...lines],
      vouchers: [...affected.vouchers, ...vouchers],
    };
    rest = await store.affectedExpenses(transaction, affected);
  }
  return ok(null);
}

const isOf = (expense: ExpenseRow, sessionId: string | null): boolean => sessionId !== null && expense.sessionId === sessionId;

const judgedFields = ['breaches', 'amountFen', 'taxFen'] as const;

/** A fact takes the place of the former one only where it says something else. */
async function writeAnew(
  transaction: Transaction,
  judge: JudgeAgain,
  expense: ExpenseRow,
  judged: Judged,
  ofSession: boolean,
): Promise<Result<null>> {
  const { environment, actor, why } = judge;
  const { breaches, paid } = judged;
  const changes = changesBetween({ ...expense }, { ...expense, ...paid, breaches }, judgedFields);
  const sameMonth = paid.monthIncomeFen === expense.monthIncomeFen && paid.monthTaxFen === expense.monthTaxFen;
  if (changes.length === 0 && sameMonth && !ofSession) return ok(null);
  const judgedOtherwise = changes.some(({ field }) => field !== 'taxFen');
  const fact = await factAnew(transaction, judge, expense, judged, judgedOtherwise);
  if (!fact.ok) return fact;
  const mark = { at: environment.clock.now(), by: actor.name };
  if (!(await updateExpense(transaction, { ...expense, ...paid, breaches, factId: fact.value }, mark, why)))
    throw new Error(`Expense ${expense.id} was written by somebody who did not wait for the lock of expenses`);
  await recordAudit(transaction, environment.clock, actor, {
    verb: 'judge-expense-again',
    recordKind: 'expense',
    recordId: expense.id,
    detail: { reason: reasons[why], breaches, changes },
  });
  return ok(null);
}

async function factAnew(
  transaction: Transaction,
  { recorder, why }: JudgeAgain,
  expense: ExpenseRow,
  judged: Judged,
  judgedOtherwise: boolean,
): Promise<Result<string>> {
  const { session } = judged;
  const told = session && (await store.sessionInFact(transaction, expense.factId));
  const moved = told && (Object.keys(told) as (keyof typeof told)[]).some((field) => told[field] !== session[field]);
  if (!judgedOtherwise && !moved) return ok(expense.factId);
  return recordExpenseFact(transaction, recorder, expense, judged, { id: expense.factId as FactId, reason: reasons[why] });
}
