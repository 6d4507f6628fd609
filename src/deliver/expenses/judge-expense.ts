import { appendFacts, type Recorder } from '#src/evidence/index.ts';
import { shanghai } from '#src/kernel/local-time.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { BreachCode } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { expenseFact } from './expense.fact.ts';
import { breachesOf } from './expense.rules.ts';
import { besideOthers, concernedBy, type ExpenseRow, otherClassHours, setBreaches, type WrittenExpense } from './expense.store.ts';
import { lectureFees } from './fee-table.ts';

export function hasVoucher(expense: { voucherNumber: string; attachmentId: string | null }): boolean {
  return expense.voucherNumber.trim() !== '' || expense.attachmentId !== null;
}

/** Which rules the expense breaks, beside all that was booked before it. */
export async function judge(
  transaction: Transaction,
  expense: WrittenExpense,
  programme: { startsOn: string; endsOn: string },
  bookedAt: Date,
): Promise<BreachCode[]> {
  const beside = await besideOthers(transaction, expense, bookedAt);
  const others = expense.kind === 'lecture-fee' ? await otherClassHours(transaction, expense, shanghai) : 0;
  return breachesOf({ ...expense, ...beside, hasVoucher: hasVoucher(expense), otherClassHours: others, programme }, lectureFees);
}

/**
 * Judges again the expenses that a change concerns: what was over its line may fit now, a voucher may have become free. Where the judgement
 * changes, a new fact takes the place of the former.
 */
export async function judgeConcerned(
  transaction: Transaction,
  recorder: Recorder,
  changed: { id: string; lines: readonly string[]; vouchers: readonly string[] },
): Promise<Result<null>> {
  const vouchers = changed.vouchers.filter((voucher) => voucher !== '');
  for (const row of await concernedBy(transaction, changed.id, changed.lines, vouchers)) {
    const breaches = await judge(transaction, row, { startsOn: row.programmeStartsOn, endsOn: row.programmeEndsOn }, row.bookedAt);
    if (sameCodes(breaches, row.breaches)) continue;
    const facts = await appendFacts(transaction, recorder, [
      expenseFact({ ...row, breaches, hasVoucher: hasVoucher(row) }, { id: row.factId, reason: '其他支出变动后重新核对' }),
    ]);
    if (!facts.ok) return facts;
    await setBreaches(transaction, row.id, breaches, facts.value[0]!);
  }
  return ok(null);
}

function sameCodes(some: readonly BreachCode[], others: ExpenseRow['breaches']): boolean {
  return some.length === others.length && some.every((code) => others.includes(code));
}
