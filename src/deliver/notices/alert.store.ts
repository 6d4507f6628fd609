import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type NoticeRow, noticeColumns, noticeTables } from './notice.store.ts';

const template = 'left-path';

/** Answers how many were new and wanted. */
export async function insertDigests(
  transaction: Transaction,
  day: string,
  drafts: readonly { personId: string; params: Record<string, string | number> }[],
  { now, notBefore }: { now: Date; notBefore: Date },
): Promise<number> {
  if (drafts.length === 0) return 0;
  const { numAffectedRows } = await sql`
    INSERT INTO deliver.notice (tenant_id, person_id, template, params, digest_of, created_at, next_attempt_at)
    SELECT current_tenant(), "personId", ${template}, params, ${day}::date, ${now}, ${notBefore}
    FROM jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) AS draft ("personId" uuid, params jsonb)
    WHERE NOT EXISTS (SELECT FROM deliver.notice_mute AS mute
      WHERE mute.tenant_id = current_tenant() AND mute.person_id = "personId" AND mute.template = ${template})
    ON CONFLICT (tenant_id, person_id, template, digest_of) WHERE digest_of IS NOT NULL DO NOTHING`.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

/** Of everybody, or of one person. */
export async function alertRows(
  transaction: Transaction,
  personId: string | null,
  { now, ...page }: { limit: number; offset: number; now: Date },
): Promise<{ items: NoticeRow[]; total: number }> {
  const { rows } = await sql<NoticeRow & { total: number }>`
    SELECT ${noticeColumns(now)}, count(*) OVER () AS total FROM ${noticeTables}
    WHERE n.tenant_id = current_tenant() AND n.template = ${template} AND (${personId}::uuid IS NULL OR n.person_id = ${personId})
    ORDER BY n.created_at DESC, n.id LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function isMuted(transaction: Transaction, personId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM deliver.notice_mute
    WHERE tenant_id = current_tenant() AND person_id = ${personId} AND template = ${template}`.execute(transaction);
  return rows.length > 0;
}

export async function setMuted(transaction: Transaction, personId: string, muted: boolean, now: Date): Promise<void> {
  if (muted)
    await sql`
      INSERT INTO deliver.notice_mute (tenant_id, person_id, template, muted_at)
      VALUES (current_tenant(), ${personId}, ${template}, ${now}) ON CONFLICT DO NOTHING`.execute(transaction);
  else
    await sql`
      DELETE FROM deliver.notice_mute
      WHERE tenant_id = current_tenant() AND person_id = ${personId} AND template = ${template}`.execute(transaction);
}
