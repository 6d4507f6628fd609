import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface AttachmentHash {
  sha256: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

/** The files behind the facts of a programme that are among the first `leaves` of the log, by hash; names of files may be names of people. */
export async function attachmentsOfProgramme(
  transaction: Transaction,
  programmeId: string,
  leaves: number,
): Promise<AttachmentHash[]> {
  const { rows } = await sql<AttachmentHash>`
    SELECT DISTINCT ON (attachment.sha256) attachment.sha256, attachment.media_type AS "mediaType", attachment.size
    FROM evidence.log_leaf
    JOIN evidence.fact_attachment ON fact_attachment.tenant_id = log_leaf.tenant_id AND fact_attachment.fact_id = log_leaf.fact_id
    JOIN evidence.attachment ON attachment.tenant_id = fact_attachment.tenant_id AND attachment.id = fact_attachment.attachment_id
    WHERE log_leaf.tenant_id = current_tenant() AND log_leaf.programme_id = ${programmeId} AND log_leaf.index < ${leaves}
    ORDER BY attachment.sha256, attachment.uploaded_at`.execute(transaction);
  return rows;
}
