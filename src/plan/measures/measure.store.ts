import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type ExpenseFreeze, reportOf } from '../programme/budget/expense-freeze.store.ts';
import type { MeasureDefinition } from './measure.contract.ts';

export interface MeasureRow {
  code: string;
  version: number;
  name: string;
  definition: MeasureDefinition;
  changedAt: Date;
  changedBy: string;
  reason: string;
}

const columns = sql.raw(`code, version, name, definition, changed_at AS "changedAt", changed_by AS "changedBy", reason`);

/** The newest version of each measure, with how many indicators of open programmes use it. */
export async function newestMeasures(transaction: Transaction): Promise<(MeasureRow & { indicators: number })[]> {
  const { rows } = await sql<MeasureRow & { indicators: number }>`
    SELECT DISTINCT ON (code) ${columns},
      (SELECT count(*) FROM plan.indicator
        WHERE indicator.tenant_id = current_tenant() AND indicator.measure_code = measure.code AND removed_at IS NULL) AS indicators
    FROM plan.measure WHERE tenant_id = current_tenant() ORDER BY code, version DESC`.execute(transaction);
  return rows;
}

/** Each measure in the version that held at a moment; one that was taken later, in its first. */
export async function measuresHeldAt(transaction: Transaction, heldAt: Date): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    SELECT DISTINCT ON (code) ${columns} FROM plan.measure WHERE tenant_id = current_tenant()
    ORDER BY code, changed_at <= ${heldAt} DESC, CASE WHEN changed_at <= ${heldAt} THEN -version ELSE version END`.execute(
    transaction,
  );
  return rows;
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

/** All versions, newest first. */
export async function measureVersions(transaction: Transaction, code: string): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    SELECT ${columns} FROM plan.measure WHERE tenant_id = current_tenant() AND code = ${code} ORDER BY version DESC`.execute(
    transaction,
  );
  return rows;
}

/** A broken `measure_tenant_id_code_version_key` means that the version was taken meanwhile. */
export async function insertMeasure(transaction: Transaction, row: MeasureRow): Promise<void> {
  await sql`
    INSERT INTO plan.measure (tenant_id, code, version, name, definition, changed_at, changed_by, reason)
    VALUES (current_tenant(), ${row.code}, ${row.version}, ${row.name}, ${JSON.stringify(row.definition)}::jsonb, ${row.changedAt},
      ${row.changedBy}, ${row.reason})`.execute(transaction);
}
