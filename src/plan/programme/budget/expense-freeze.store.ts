import { sql } from 'kysely';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';

/** Of the self-evaluations that are signed or under review the one that looks furthest, and the last day that it looks at, `YYYY-MM-DD`. */
export interface ExpenseFreeze {
  evaluation: number;
  until: string;
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
          INSERT INTO plan.expense_freeze (tenant_id, programme_id, evaluation, until)
          VALUES (current_tenant(), ${programmeId}, ${freeze.evaluation}, ${freeze.until})
          ON CONFLICT (tenant_id, programme_id) DO UPDATE SET evaluation = excluded.evaluation, until = excluded.until`.execute(
          transaction,
        ),
  );
}
