import { sql } from 'kysely';
import type { FactId } from '#src/kernel/ids.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

export async function insertLateScan(
  transaction: Transaction,
  scan: { batchId: string; attachmentId: string; factId: FactId },
  change: { at: Date; by: string },
): Promise<void> {
  await sql`
    INSERT INTO deliver.late_scan (tenant_id, batch_id, attachment_id, fact_id, added_at, added_by)
    VALUES (current_tenant(), ${scan.batchId}, ${scan.attachmentId}, ${scan.factId}, ${change.at}, ${change.by})`.execute(
    transaction,
  );
}

/** Whether the sheet has this very file, entered with it or added later: by its content. */
export async function hasScan(transaction: Transaction, batchId: string, attachmentId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM evidence.attachment wanted
    JOIN evidence.attachment known ON known.tenant_id = wanted.tenant_id AND known.sha256 = wanted.sha256
    WHERE wanted.tenant_id = current_tenant() AND wanted.id = ${attachmentId} AND (
      EXISTS (SELECT FROM deliver.entry_batch b WHERE b.tenant_id = known.tenant_id AND b.id = ${batchId} AND b.attachment_id = known.id)
      OR EXISTS (SELECT FROM deliver.late_scan s WHERE s.tenant_id = known.tenant_id AND s.batch_id = ${batchId} AND s.attachment_id = known.id))
    LIMIT 1`.execute(transaction);
  return rows.length > 0;
}

/** The facts that carry what was added to a sheet later. */
export async function factsOfLateScans(transaction: Transaction, batchId: string): Promise<FactId[]> {
  const { rows } = await sql<{ id: FactId }>`
    SELECT fact_id AS id FROM deliver.late_scan WHERE tenant_id = current_tenant() AND batch_id = ${batchId} ORDER BY added_at, fact_id`.execute(
    transaction,
  );
  return rows.map(({ id }) => id);
}

/** How many were added to each sheet of a session later, by its batch. */
export async function lateScansOf(transaction: Transaction, sessionId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    SELECT s.batch_id AS id, count(*)::int AS count FROM deliver.late_scan s
    JOIN deliver.entry_batch b ON b.tenant_id = s.tenant_id AND b.id = s.batch_id
    WHERE s.tenant_id = current_tenant() AND b.session_id = ${sessionId} GROUP BY 1`.execute(transaction);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
