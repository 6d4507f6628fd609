import { sql } from 'kysely';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';
import type { Fact } from '../facts/fact.ts';
import { wordKeys } from '../facts/words.rules.ts';

export async function factWithFiles(transaction: Transaction, id: string): Promise<{ fact: Fact; attachments: string[] } | null> {
  const { rows } = await sql<Fact & { attachments: string[] }>`
    SELECT id, programme_id AS "programmeId", kind, occurred_on AS "occurredOn", occurred_at AS "occurredAt", recorded_at AS "recordedAt",
      recorded_by AS "recordedBy", sub_programme AS "subProgramme", activity, district, region, venue, venue_kind AS "venueKind", audience, method,
      outcome, quantity, unit, subject, record_kind AS "recordKind", record_id AS "recordId", context, supersedes,
      supersedes_reason AS "supersedesReason",
      ARRAY(SELECT attachment.sha256 FROM evidence.fact_attachment
        JOIN evidence.attachment ON attachment.tenant_id = fact_attachment.tenant_id AND attachment.id = fact_attachment.attachment_id
        WHERE fact_attachment.tenant_id = fact.tenant_id AND fact_attachment.fact_id = fact.id) AS attachments
    FROM evidence.fact WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  const [row] = rows;
  if (!row) return null;
  const { attachments, ...fact } = row;
  return { fact, attachments };
}

export async function putWordlessFact(
  transaction: Transaction,
  { id, occurredOn, context, supersedesReason }: Fact,
  hash: Buffer,
): Promise<void> {
  await asStage(transaction, 'erasure', () =>
    sql`
    UPDATE evidence.fact SET context = ${JSON.stringify(context)}::jsonb, supersedes_reason = ${supersedesReason}, hash = ${hash}
    WHERE tenant_id = current_tenant() AND occurred_on = ${occurredOn}::date AND id = ${id}`.execute(transaction),
  );
}

/** Facts in whose words a name stands, as it is written. */
export async function factsNaming(transaction: Transaction, name: string): Promise<string[]> {
  const words = sql.join(
    wordKeys.map((key) => sql`position(${name} IN coalesce(context->>${key}, '')) > 0`),
    sql` OR `,
  );
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM evidence.fact
    WHERE tenant_id = current_tenant() AND (${words} OR position(${name} IN supersedes_reason) > 0) ORDER BY occurred_on, id`.execute(
    transaction,
  );
  return rows.map(({ id }) => id);
}
