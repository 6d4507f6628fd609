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

const factColumns = sql.raw(`fact.id, fact.programme_id AS "programmeId", fact.kind, fact.occurred_on AS "occurredOn",
  fact.occurred_at AS "occurredAt", fact.recorded_at AS "recordedAt", fact.recorded_by AS "recordedBy", fact.sub_programme AS "subProgramme",
  fact.activity, fact.district, fact.region, fact.venue_kind AS "venueKind", fact.audience, fact.method, fact.outcome, fact.quantity,
  fact.unit, fact.subject, fact.record_kind AS "recordKind", fact.record_id AS "recordId", fact.context, fact.supersedes,
  fact.supersedes_reason AS "supersedesReason", fact.hash`);

export async function factsById(transaction: Transaction, ids: readonly string[]): Promise<StoredFact[]> {
  const { rows } = await sql<StoredFact>`
    SELECT ${factColumns} FROM evidence.fact
    WHERE tenant_id = current_tenant() AND id = ANY(${ids as string[]}::uuid[])`.execute(transaction);
  return rows;
}

export async function factIdsOfKeys(transaction: Transaction, keys: readonly string[]): Promise<Map<string, FactId>> {
  const { rows } = await sql<{ key: string; fact_id: FactId }>`
    SELECT key, fact_id FROM evidence.fact_key WHERE tenant_id = current_tenant() AND key = ANY(${keys as string[]})`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.key, row.fact_id]));
}

export async function attachmentHashes(transaction: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; sha256: string }>`
    SELECT id, sha256 FROM evidence.attachment WHERE tenant_id = current_tenant() AND id = ANY(${ids as string[]}::uuid[])`.execute(
    transaction,
  );
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
      "recordKind" text, "recordId" text, context jsonb, supersedes uuid, "supersedesReason" text, hash text)`.execute(
    transaction,
  );
}

/** Records each pair; a fact superseded before stays as it was and is missing from the answer. */
export async function insertSupersessions(
  transaction: Transaction,
  pairs: readonly { superseded: string; by: string }[],
): Promise<Set<string>> {
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

export async function insertFactAttachments(
  transaction: Transaction,
  links: readonly { fact: string; attachment: string }[],
): Promise<void> {
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

/** Which facts; an absent or empty list does not narrow. */
export interface FactFilter {
  programmeId?: string | undefined;
  kinds?: string[] | undefined;
  subProgrammes?: string[] | undefined;
  activities?: string[] | undefined;
  districts?: string[] | undefined;
  venueKinds?: string[] | undefined;
  audiences?: string[] | undefined;
  methods?: string[] | undefined;
  outcomes?: string[] | undefined;
  units?: string[] | undefined;
  recordKind?: string | undefined;
  recordId?: string | undefined;
  /** `YYYY-MM-DD`, both inclusive. */
  from?: string | undefined;
  to?: string | undefined;
  /** True: also those that were superseded, and the withdrawals. */
  superseded?: boolean | undefined;
}

function conditionsOf(filter: FactFilter) {
  const among = (column: string, values: string[] | undefined) =>
    values && values.length > 0 ? [sql`${sql.ref(column)} = ANY(${values})`] : [];
  return sql.join(
    [
      sql`fact.tenant_id = current_tenant()`,
      ...(filter.programmeId ? [sql`fact.programme_id = ${filter.programmeId}`] : []),
      ...among('fact.kind', filter.kinds),
      ...among('fact.sub_programme', filter.subProgrammes),
      ...among('fact.activity', filter.activities),
      ...among('fact.district', filter.districts),
      ...among('fact.venue_kind', filter.venueKinds),
      ...among('fact.audience', filter.audiences),
      ...among('fact.method', filter.methods),
      ...among('fact.outcome', filter.outcomes),
      ...among('fact.unit', filter.units),
      ...(filter.recordKind ? [sql`fact.record_kind = ${filter.recordKind}`] : []),
      ...(filter.recordId ? [sql`fact.record_id = ${filter.recordId}`] : []),
      ...(filter.from ? [sql`fact.occurred_on >= ${filter.from}`] : []),
      ...(filter.to ? [sql`fact.occurred_on <= ${filter.to}`] : []),
      ...(filter.superseded ? [] : [sql`supersession.fact_id IS NULL AND fact.kind <> 'withdrawal'`]),
    ],
    sql` AND `,
  );
}

const withSuccessor = sql.raw(`evidence.fact
  LEFT JOIN evidence.supersession ON supersession.tenant_id = fact.tenant_id AND supersession.superseded_id = fact.id`);

export async function factPage(
  transaction: Transaction,
  filter: FactFilter,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ facts: (StoredFact & { supersededBy: string | null })[]; total: number }> {
  const where = conditionsOf(filter);
  const { rows } = await sql<StoredFact & { supersededBy: string | null }>`
    SELECT ${factColumns}, supersession.fact_id AS "supersededBy" FROM ${withSuccessor} WHERE ${where}
    ORDER BY fact.occurred_on DESC, fact.occurred_at DESC, fact.id DESC
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(transaction);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${withSuccessor} WHERE ${where}`.execute(
    transaction,
  );
  return { facts: rows, total: counted.rows[0]?.total ?? 0 };
}

export async function factChain(transaction: Transaction, id: string): Promise<(StoredFact & { supersededBy: string | null })[]> {
  const { rows } = await sql<StoredFact & { supersededBy: string | null }>`
    WITH RECURSIVE earlier AS (
      SELECT id, supersedes FROM evidence.fact WHERE tenant_id = current_tenant() AND id = ${id}
      UNION
      SELECT before.id, before.supersedes FROM earlier
      JOIN evidence.fact before ON before.tenant_id = current_tenant() AND before.id = earlier.supersedes
    ), later AS (
      SELECT ${id}::uuid AS id
      UNION
      SELECT supersession.fact_id FROM later
      JOIN evidence.supersession ON supersession.tenant_id = current_tenant() AND supersession.superseded_id = later.id
    )
    SELECT ${factColumns}, supersession.fact_id AS "supersededBy" FROM ${withSuccessor}
    WHERE fact.tenant_id = current_tenant() AND fact.id IN (SELECT id FROM earlier UNION SELECT id FROM later)`.execute(
    transaction,
  );
  return rows;
}
