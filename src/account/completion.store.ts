import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** 项目是否完成, as the unit said it. */
export interface CompletionRow {
  version: number;
  /** null: nothing is said any more, the targets tell. */
  finished: boolean | null;
  reason: string;
  statedAt: Date;
  statedBy: string;
}

/** Newest first; those made up to a moment, or all of them. */
export async function completionsOf(transaction: Transaction, programmeId: string, until: Date | null): Promise<CompletionRow[]> {
  const { rows } = await sql<CompletionRow>`
    SELECT version, finished, reason, stated_at AS "statedAt", stated_by AS "statedBy" FROM account.completion
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND (${until}::timestamptz IS NULL OR stated_at <= ${until})
    ORDER BY version DESC`.execute(transaction);
  return rows;
}

/** A broken `completion_tenant_id_programme_id_version_key` means that the version was taken meanwhile. */
export async function insertCompletion(transaction: Transaction, programmeId: string, row: CompletionRow): Promise<void> {
  await sql`
    INSERT INTO account.completion (tenant_id, programme_id, version, finished, reason, stated_at, stated_by)
    VALUES (current_tenant(), ${programmeId}, ${row.version}, ${row.finished}, ${row.reason}, ${row.statedAt}, ${row.statedBy})`.execute(
    transaction,
  );
}
