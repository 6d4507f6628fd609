import { sql } from 'kysely';
import type { AttachmentId } from '#src/kernel/ids.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface Attachment {
  id: AttachmentId;
  /** Hex. */
  sha256: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  uploadedAt: Date;
  uploadedBy: string;
}

const columns =
  sql.raw(`attachment.id, sha256, file_name AS "fileName", media_type AS "mediaType", size, uploaded_at AS "uploadedAt",
  uploaded_by AS "uploadedBy"`);

export async function insertAttachment(transaction: Transaction, attachment: Attachment): Promise<void> {
  await sql`
    INSERT INTO evidence.attachment (tenant_id, id, sha256, file_name, media_type, size, uploaded_at, uploaded_by)
    VALUES (current_tenant(), ${attachment.id}, ${attachment.sha256}, ${attachment.fileName}, ${attachment.mediaType}, ${attachment.size},
      ${attachment.uploadedAt}, ${attachment.uploadedBy})`.execute(transaction);
}

export async function findAttachment(transaction: Transaction, id: string): Promise<Attachment | null> {
  const { rows } = await sql<Attachment>`
    SELECT ${columns} FROM evidence.attachment WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

/** The attachments of each fact, keyed by the fact's id. */
export async function attachmentsOfFacts(transaction: Transaction, facts: readonly string[]): Promise<Map<string, Attachment[]>> {
  const { rows } = await sql<Attachment & { factId: string }>`
    SELECT link.fact_id AS "factId", ${columns}
    FROM evidence.fact_attachment link
    JOIN evidence.attachment ON attachment.tenant_id = link.tenant_id AND attachment.id = link.attachment_id
    WHERE link.tenant_id = current_tenant() AND link.fact_id = ANY(${facts as string[]}::uuid[])
    ORDER BY attachment.file_name`.execute(transaction);
  return Map.groupBy(rows, (row) => row.factId);
}

/** The districts of the facts that an attachment stands behind; '' where a fact has none. */
export async function districtsOfAttachment(transaction: Transaction, id: string): Promise<string[]> {
  const { rows } = await sql<{ district: string }>`
    SELECT DISTINCT fact.district FROM evidence.fact_attachment link
    JOIN evidence.fact ON fact.tenant_id = link.tenant_id AND fact.id = link.fact_id
    WHERE link.tenant_id = current_tenant() AND link.attachment_id = ${id}`.execute(transaction);
  return rows.map((row) => row.district);
}

/** Files behind facts, each once, in the order of their hashes, with a fact that it stands behind, and what its rows say of it. */
export async function filesAfter(
  transaction: Transaction,
  after: string,
  limit: number,
): Promise<{ sha256: string; factId: string; said: { size: number; mediaType: string }[] }[]> {
  const { rows } = await sql<{ sha256: string; factId: string; said: { size: number; mediaType: string }[] }>`
    SELECT sha256, min(link.fact_id::text) AS "factId",
      jsonb_agg(DISTINCT jsonb_build_object('size', attachment.size, 'mediaType', attachment.media_type)) AS said
    FROM evidence.attachment
    JOIN evidence.fact_attachment link ON link.tenant_id = attachment.tenant_id AND link.attachment_id = attachment.id
    WHERE attachment.tenant_id = current_tenant() AND sha256 > ${after} GROUP BY sha256 ORDER BY sha256 LIMIT ${limit}`.execute(
    transaction,
  );
  return rows;
}
