import { sql } from 'kysely';
import type { FactId } from '#src/kernel/ids.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Fact } from '../facts/fact.ts';

export interface StoredFact extends Fact {
  hash: Buffer;
}

/** What changes in the rollups when a fact is added (`sign` 1) or loses its place (`sign` −1). */
export interface RollupChange {
  fact: Fact;
  sign: 1 | -1;
}

const factColumns = sql.raw(`id, programme_id AS "programmeId", kind, occurred_on AS "occurredOn", occurred_at AS "occurredAt",
  recorded_at AS "recordedAt", recorded_by AS "recordedBy", sub_programme AS "subProgramme", activity, district, region,
  venue_kind AS "venueKind", audience, method, outcome, quantity, unit, subject, record_kind AS "recordKind", record_id AS "recordId",
  context, supersedes, supersedes_reason AS "supersedesReason", hash`);

export async function factsById(transaction: Transaction, ids: readonly string[]): Promise<StoredFact[]> {
  const { rows } = await sql<StoredFact>`
    SELECT ${factColumns} FROM evidence.fact
    WHERE tenant_id = current_tenant() AND id = ANY(${ids as string[]}::uuid[])`.execute(transaction);
  return rows;
}

export async function factIdsOfKeys(transaction: Transaction, keys: readonly string[]): Promise<Map<string, FactId>> {
  const { rows } = await sql<{ key: string; fact_id: FactId }>`
    SELECT key, fact_id FROM evidence.fact_key WHERE tenant_id = current_tenant() AND key = ANY(${keys as string[]})`.execute(transaction);
  return new Map(rows.map((row) => [row.key, row.fact_id]));
}

export async function attachmentHashes(transaction: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; sha256: string }>`
    SELECT id, sha256 FROM evidence.attachment WHERE tenant_id = current_tenant() AND id = ANY(${ids as string[]}::uuid[])`.execute(transaction);
  return new Map(rows.map((row) => [row.id, row.sha256]));
}

export async function insertFacts(transaction: Transaction, facts: readonly StoredFact[]): Promise<void> {
  const rows = facts.map((fact) => ({ ...fact, hash: fact.hash.toString('hex') }));
  await sql`
    INSERT INTO evidence.fact (tenant_id, id, programme_id, kind, occurred_on, occurred_at, recorded_at, recorded_by, sub_programme,
      activity, district, region, venue_kind, audience, method, outcome, quantity, unit, subject, record_kind, record_id, context,
      supersedes, supersedes_reason, hash)
    SELECT current_tenant(), id, "programmeId", kind, "occurredOn", "occurredAt", "recordedAt", "recordedBy", "subProgramme",
      activity, district, region, "venueKind", audience, method, outcome, quantity, unit, subject, "recordKind", "recordId", context,
      supersedes, "supersedesReason", decode(hash, 'hex')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS fact (id uuid, "programmeId" uuid, kind text, "occurredOn" date,
      "occurredAt" timestamptz, "recordedAt" timestamptz, "recordedBy" text, "subProgramme" text, activity text, district text,
      region text, "venueKind" text, audience text, method text, outcome text, quantity numeric, unit text, subject text,
      "recordKind" text, "recordId" text, context jsonb, supersedes uuid, "supersedesReason" text, hash text)`.execute(transaction);
}

/** Records each pair; a fact superseded before stays as it was and is missing from the answer. */
export async function insertSupersessions(transaction: Transaction, pairs: readonly { superseded: string; by: string }[]): Promise<Set<string>> {
  const { rows } = await sql<{ superseded_id: string }>`
    INSERT INTO evidence.supersession (tenant_id, superseded_id, fact_id)
    SELECT current_tenant(), superseded, by
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS pair (superseded uuid, by uuid)
    ON CONFLICT DO NOTHING RETURNING superseded_id`.execute(transaction);
  return new Set(rows.map((row) => row.superseded_id));
}

/** Returns the keys that were new; the others were taken meanwhile by another transaction. */
export async function insertKeys(transaction: Transaction, keys: readonly { key: string; fact: string }[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    INSERT INTO evidence.fact_key (tenant_id, key, fact_id)
    SELECT current_tenant(), key, fact FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS pair (key text, fact uuid)
    ON CONFLICT DO NOTHING RETURNING key`.execute(transaction);
  return new Set(rows.map((row) => row.key));
}

export async function insertFactAttachments(transaction: Transaction, links: readonly { fact: string; attachment: string }[]): Promise<void> {
  await sql`
    INSERT INTO evidence.fact_attachment (tenant_id, fact_id, attachment_id)
    SELECT current_tenant(), fact, attachment
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS link (fact uuid, attachment uuid)`.execute(transaction);
}

/** Keys in one order for everybody, so that two transactions that touch the same cells wait and never deadlock. */
export async function applyToRollup(transaction: Transaction, changes: readonly RollupChange[]): Promise<void> {
  const rows = JSON.stringify(
    changes.map(({ fact, sign }) => ({ ...fact, context: undefined, quantity: fact.quantity * sign, facts: sign })),
  );
  await sql`
    INSERT INTO evidence.rollup (tenant_id, programme_id, kind, occurred_on, sub_programme, activity, district, venue_kind, audience,
      method, outcome, unit, quantity, facts)
    SELECT current_tenant(), "programmeId", kind, "occurredOn", "subProgramme", activity, district, "venueKind", audience, method, outcome,
      unit, sum(quantity), sum(facts)
    FROM jsonb_to_recordset(${rows}::jsonb) AS change ("programmeId" uuid, kind text, "occurredOn" date, "subProgramme" text,
      activity text, district text, "venueKind" text, audience text, method text, outcome text, unit text, quantity numeric, facts bigint)
    GROUP BY "programmeId", kind, "occurredOn", "subProgramme", activity, district, "venueKind", audience, method, outcome, unit
    ORDER BY "programmeId", kind, "occurredOn", "subProgramme", activity, district, "venueKind", audience, method, outcome, unit
    ON CONFLICT (tenant_id, programme_id, kind, occurred_on, sub_programme, activity, district, venue_kind, audience, method, outcome, unit)
    DO UPDATE SET quantity = rollup.quantity + excluded.quantity, facts = rollup.facts + excluded.facts`.execute(transaction);
}

export async function applyToPresence(transaction: Transaction, changes: readonly RollupChange[]): Promise<void> {
  const withSubject = changes.filter(({ fact }) => fact.subject !== '');
  if (withSubject.length === 0) return;
  const rows = JSON.stringify(withSubject.map(({ fact, sign }) => ({ ...fact, context: undefined, facts: sign })));
  await sql`
    INSERT INTO evidence.presence (tenant_id, programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience,
      method, outcome, facts)
    SELECT current_tenant(), "programmeId", kind, subject, "occurredOn", "subProgramme", district, "venueKind", audience, method, outcome, sum(facts)
    FROM jsonb_to_recordset(${rows}::jsonb) AS change ("programmeId" uuid, kind text, subject text, "occurredOn" date,
      "subProgramme" text, district text, "venueKind" text, audience text, method text, outcome text, facts bigint)
    GROUP BY "programmeId", kind, subject, "occurredOn", "subProgramme", district, "venueKind", audience, method, outcome
    ORDER BY "programmeId", kind, subject, "occurredOn", "subProgramme", district, "venueKind", audience, method, outcome
    ON CONFLICT (tenant_id, programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience, method, outcome)
    DO UPDATE SET facts = presence.facts + excluded.facts`.execute(transaction);
}
