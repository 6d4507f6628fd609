import { sql } from 'kysely';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';

/**
 * Of the self-evaluations that are signed or under review the one that looks furthest, the last day that it looks at, `YYYY-MM-DD`, and its newest
 * step: by whom and when it was handed in, reviewed or signed.
 */
export interface ExpenseFreeze {
  evaluation: number;
  until: string;
  step: 'prepared' | 'reviewed' | 'signed';
  byName: string;
  takenAt: Date;
}

/** What was reported of a programme; null while nothing was. */
export async function reportOf(transaction: Transaction, programmeId: string): Promise<ExpenseFreeze | null> {
  const { rows } = await sql<ExpenseFreeze>`
    SELECT evaluation, until, step, by_name AS "byName", taken_at AS "takenAt" FROM plan.expense_freeze
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}`.execute(transaction);
  return rows[0] ?? null;
}

/** What was reported of a programme that has an indicator computed by a measure: of several what came last; null where nothing was. */
export async function reportOnMeasure(transaction: Transaction, code: string): Promise<ExpenseFreeze | null> {
  const { rows } = await sql<{ programmeId: string }>`
    SELECT frozen.programme_id AS "programmeId" FROM plan.expense_freeze AS frozen
    WHERE frozen.tenant_id = current_tenant() AND EXISTS (SELECT FROM plan.indicator
      WHERE indicator.tenant_id = current_tenant() AND indicator.programme_id = frozen.programme_id AND indicator.measure_code = ${code}
        AND indicator.removed_at IS NULL)
    ORDER BY frozen.taken_at DESC LIMIT 1`.execute(transaction);
  return rows[0] ? reportOf(transaction, rows[0].programmeId) : null;
}

/**
 * From now on an expense of a day up to `until` needs a reason to be booked; null lifts that. In the transaction of the step that brings it about,
 * whatever its stage: the freeze is the plan's to write.
 */
export async function freezeExpenses(transaction: Transaction, programmeId: string, freeze: ExpenseFreeze | null): Promise<void> {
  await asStage(transaction, 'plan', () =>
    freeze === null
      ? sql`DELETE FROM plan.expense_freeze WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}`.execute(
          transaction,
        )
      : sql`
          INSERT INTO plan.expense_freeze (tenant_id, programme_id, evaluation, until, step, by_name, taken_at)
          VALUES (current_tenant(), ${programmeId}, ${freeze.evaluation}, ${freeze.until}, ${freeze.step}, ${freeze.byName}, ${freeze.takenAt})
          ON CONFLICT (tenant_id, programme_id) DO UPDATE SET evaluation = excluded.evaluation, until = excluded.until,
            step = excluded.step, by_name = excluded.by_name, taken_at = excluded.taken_at`.execute(transaction),
  );
}
