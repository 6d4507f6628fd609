import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
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
