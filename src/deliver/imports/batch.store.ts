import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface BatchRow {
  id: string;
  kind: 'sign-in' | 'opinions' | 'hand-entries';
  programmeId: string;
  sessionId: string | null;
  fileName: string | null;
  rows: number;
  people: number;
  attachmentId: string | null;
  enteredAt: Date;
  enteredBy: string;
  undoneAt: Date | null;
}

const columns =
  sql.raw(`id, kind, programme_id AS "programmeId", session_id AS "sessionId", file_name AS "fileName", rows, people,
  attachment_id AS "attachmentId", entered_at AS "enteredAt", entered_by AS "enteredBy", undone_at AS "undoneAt"`);

export interface NewBatch {
  kind: BatchRow['kind'];
  programmeId: string;
  sessionId: string | null;
  fileName: string | null;
  sha256: string;
  rows: number;
  people: number;
  attachmentId: string | null;
}

export async function insertBatch(transaction: Transaction, batch: NewBatch, change: { at: Date; by: string }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO deliver.entry_batch (tenant_id, kind, programme_id, session_id, file_name, sha256, rows, people, attachment_id, entered_at, entered_by)
    VALUES (current_tenant(), ${batch.kind}, ${batch.programmeId}, ${batch.sessionId}, ${batch.fileName}, ${batch.sha256}, ${batch.rows},
      ${batch.people}, ${batch.attachmentId}, ${change.at}, ${change.by}) RETURNING id`.execute(transaction);
  return rows[0]!.id;
}

/** The same content, entered before and not taken back. */
export async function sameBatch(
  transaction: Transaction,
  batch: Pick<NewBatch, 'kind' | 'programmeId' | 'sessionId' | 'sha256'>,
): Promise<BatchRow | null> {
  const { rows } = await sql<BatchRow>`
    SELECT ${columns} FROM deliver.entry_batch
    WHERE tenant_id = current_tenant() AND kind = ${batch.kind} AND programme_id = ${batch.programmeId}
      AND session_id IS NOT DISTINCT FROM ${batch.sessionId}::uuid AND sha256 = ${batch.sha256} AND undone_at IS NULL`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

/** Holds the batch until the end of the transaction. */
export async function lockBatch(transaction: Transaction, id: string, kind: BatchRow['kind']): Promise<BatchRow | null> {
  const { rows } = await sql<BatchRow>`
    SELECT ${columns} FROM deliver.entry_batch WHERE tenant_id = current_tenant() AND id = ${id} AND kind = ${kind} FOR UPDATE`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

export async function batchRows(
  transaction: Transaction,
  kind: BatchRow['kind'],
  of: { sessionId?: string; programmeId?: string },
): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    SELECT ${columns} FROM deliver.entry_batch
    WHERE tenant_id = current_tenant() AND kind = ${kind}
      AND (${of.sessionId ?? null}::uuid IS NULL OR session_id = ${of.sessionId ?? null})
      AND (${of.programmeId ?? null}::uuid IS NULL OR programme_id = ${of.programmeId ?? null})
    ORDER BY entered_at DESC, id LIMIT 500`.execute(transaction);
  return rows;
}

export async function markBatchUndone(
  transaction: Transaction,
  id: string,
  change: { at: Date; by: string },
  reason: string,
): Promise<void> {
  await sql`
    UPDATE deliver.entry_batch SET undone_at = ${change.at}, undone_by = ${change.by}, undo_reason = ${reason}
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}
