import { sql } from 'kysely';
import type { FactId } from '#src/kernel/ids.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface HeadCountRow {
  people: number;
  method: 'counted' | 'estimated' | 'online';
  attachmentId: string | null;
  countedAt: Date;
  /** Why it was entered after the day was reported; '' of all others. */
  lateReason: string;
  factId: FactId;
  /** What its fact says now. */
  factQuantity: number;
}

export async function headCountOf(transaction: Transaction, sessionId: string): Promise<HeadCountRow | null> {
  const { rows } = await sql<HeadCountRow>`
    SELECT h.people, h.method, h.attachment_id AS "attachmentId", h.counted_at AS "countedAt", h.late_reason AS "lateReason", h.fact_id AS "factId",
      f.quantity AS "factQuantity"
    FROM deliver.head_count h JOIN evidence.fact f ON f.tenant_id = h.tenant_id AND f.id = h.fact_id
    WHERE h.tenant_id = current_tenant() AND h.session_id = ${sessionId}`.execute(transaction);
  return rows[0] ?? null;
}

/** Takes the place of the former count, whose reason stays known: it may name somebody. */
export async function saveHeadCount(
  transaction: Transaction,
  sessionId: string,
  count: { people: number; method: string; attachmentId: string | null; lateReason: string; factId: FactId },
  change: { at: Date; by: string },
): Promise<void> {
  await sql`
    INSERT INTO deliver.head_count (tenant_id, session_id, people, method, counted_at, counted_by, attachment_id, late_reason, fact_id)
    VALUES (current_tenant(), ${sessionId}, ${count.people}, ${count.method}, ${change.at}, ${change.by}, ${count.attachmentId}, ${count.lateReason}, ${count.factId})
    ON CONFLICT (tenant_id, session_id) DO UPDATE SET people = excluded.people, method = excluded.method, counted_at = excluded.counted_at,
      counted_by = excluded.counted_by, attachment_id = excluded.attachment_id, late_reason = excluded.late_reason, fact_id = excluded.fact_id,
      former_reasons = CASE head_count.late_reason WHEN '' THEN head_count.former_reasons
        ELSE array_append(head_count.former_reasons, head_count.late_reason) END`.execute(transaction);
}

export async function setHeadCountFact(transaction: Transaction, sessionId: string, factId: FactId): Promise<void> {
  await sql`UPDATE deliver.head_count SET fact_id = ${factId} WHERE tenant_id = current_tenant() AND session_id = ${sessionId}`.execute(
    transaction,
  );
}

export async function quantityOfFact(transaction: Transaction, factId: string): Promise<number | null> {
  const { rows } = await sql<{ quantity: number }>`
    SELECT quantity FROM evidence.fact WHERE tenant_id = current_tenant() AND id = ${factId}`.execute(transaction);
  return rows[0]?.quantity ?? null;
}

export async function attachmentExists(transaction: Transaction, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM evidence.attachment WHERE tenant_id = current_tenant() AND id = ANY(${[...ids]}::uuid[])`.execute(
    transaction,
  );
  return rows[0]?.n === new Set(ids).size;
}

/** Those let in who can be reached, and have not given their opinion already. */
export async function invitedPersons(
  transaction: Transaction,
  sessionId: string,
  admissions: 'all' | readonly string[],
): Promise<{ admissionId: string; personId: string }[]> {
  const only = admissions === 'all' ? null : [...admissions];
  const { rows } = await sql<{ admissionId: string; personId: string }>`
    SELECT a.id AS "admissionId", p.id AS "personId"
    FROM deliver.admission a JOIN access.person p ON p.tenant_id = a.tenant_id AND p.id = a.person_id AND p.phone IS NOT NULL
    WHERE a.tenant_id = current_tenant() AND a.session_id = ${sessionId} AND a.undone_at IS NULL
      AND (${only}::uuid[] IS NULL OR a.id = ANY(${only}::uuid[]))
      AND NOT EXISTS (SELECT FROM deliver.opinion o WHERE o.tenant_id = a.tenant_id AND o.admission_id = a.id AND o.undone_at IS NULL)
    ORDER BY a.admitted_at, a.id`.execute(transaction);
  return rows;
}
