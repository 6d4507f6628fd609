import type { Sort } from '#src/kernel/sort.ts';
import { type RawBuilder, sql } from 'kysely';
import type { FactId } from '#src/kernel/ids.ts';
import { arrayLiteral } from '#src/platform/postgres/array-literal.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Fact } from '../facts/fact.ts';
import { isPlaced } from './placed.store.ts';

export interface StoredFact extends Fact {
  hash: Buffer;
}

const factColumns = sql.raw(`fact.id, fact.programme_id AS "programmeId", fact.kind, fact.occurred_on AS "occurredOn",
  fact.occurred_at AS "occurredAt", fact.recorded_at AS "recordedAt", fact.recorded_by AS "recordedBy", fact.sub_programme AS "subProgramme",
  fact.activity, fact.district, fact.region, fact.venue, fact.venue_kind AS "venueKind", fact.audience, fact.method, fact.outcome, fact.quantity,
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

const cell = 'sub_programme, activity, district, venue_kind, audience, method, outcome, unit';
const person = 'sub_programme, district, venue_kind, audience, method, outcome';
const place = 'district, region, venue, sub_programme, venue_kind, method, outcome, unit';

/**
 * Inserts facts and brings the rollups and presences along: `lost` are facts that lose their place in them. One statement, so that the
 * rows travel once. Each table's cells are written in the order of its key, so that two transactions that touch the same ones wait and
 * never deadlock.
 */
export async function insertFacts(
  transaction: Transaction,
  facts: readonly StoredFact[],
  lost: readonly StoredFact[],
): Promise<void> {
  const all = [...facts, ...lost];
  const texts = (of: (fact: StoredFact) => string | null): RawBuilder<unknown> => sql`${arrayLiteral(all.map(of))}::text[]`;
  const values = (of: (fact: StoredFact, at: number) => string | null): string => arrayLiteral(all.map(of));
  await sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM unnest(${values((_, at) => (at < facts.length ? '1' : '-1'))}::int[], ${values((fact) => fact.id)}::uuid[],
        ${values((fact) => fact.programmeId)}::uuid[], ${texts((fact) => fact.kind)}, ${values((fact) => fact.occurredOn)}::date[],
        ${values((fact) => fact.occurredAt.toISOString())}::timestamptz[], ${values((fact) => fact.recordedAt.toISOString())}::timestamptz[],
        ${texts((fact) => fact.recordedBy)}, ${texts((fact) => fact.subProgramme)}, ${texts((fact) => fact.activity)},
        ${texts((fact) => fact.district)}, ${texts((fact) => fact.region)}, ${texts((fact) => fact.venueKind)},
        ${texts((fact) => fact.audience)}, ${texts((fact) => fact.method)}, ${texts((fact) => fact.outcome)},
        ${values((fact) => String(fact.quantity))}::numeric[], ${texts((fact) => fact.unit)}, ${texts((fact) => fact.subject)},
        ${texts((fact) => fact.recordKind)}, ${texts((fact) => fact.recordId)},
        ${values((fact) => JSON.stringify(fact.context))}::jsonb[], ${values((fact) => fact.supersedes)}::uuid[],
        ${texts((fact) => fact.supersedesReason)}, ${values((fact) => `\\x${fact.hash.toString('hex')}`)}::bytea[], ${texts((fact) => fact.venue)})
      AS given (sign, id, programme_id, kind, occurred_on, occurred_at, recorded_at, recorded_by, sub_programme, activity, district, region,
        venue_kind, audience, method, outcome, quantity, unit, subject, record_kind, record_id, context, supersedes, supersedes_reason, hash, venue)
    ), appended AS (
      INSERT INTO evidence.fact (tenant_id, id, programme_id, kind, occurred_on, occurred_at, recorded_at, recorded_by, sub_programme,
        activity, district, region, venue_kind, audience, method, outcome, quantity, unit, subject, record_kind, record_id, context,
        supersedes, supersedes_reason, hash, venue)
      SELECT (SELECT current_tenant()), id, programme_id, kind, occurred_on, occurred_at, recorded_at, recorded_by, sub_programme,
        activity, district, region, venue_kind, audience, method, outcome, quantity, unit, subject, record_kind, record_id, context,
        supersedes, supersedes_reason, hash, venue
      FROM given WHERE sign = 1
    ), daily AS MATERIALIZED (
      SELECT programme_id, kind, occurred_on, ${sql.raw(cell)}, sum(quantity * sign) AS quantity, sum(sign) AS facts FROM given
      GROUP BY programme_id, kind, occurred_on, ${sql.raw(cell)}
    ), kept_daily AS (
      INSERT INTO evidence.rollup AS kept (tenant_id, programme_id, kind, occurred_on, ${sql.raw(cell)}, quantity, facts)
      SELECT (SELECT current_tenant()), * FROM daily ORDER BY programme_id, kind, occurred_on, ${sql.raw(cell)}
      ON CONFLICT (tenant_id, programme_id, kind, occurred_on, ${sql.raw(cell)})
      DO UPDATE SET quantity = kept.quantity + excluded.quantity, facts = kept.facts + excluded.facts
    ), kept_monthly AS (
      INSERT INTO evidence.rollup_month AS kept (tenant_id, programme_id, kind, month, ${sql.raw(cell)}, quantity, facts)
      SELECT (SELECT current_tenant()), programme_id, kind, date_trunc('month', occurred_on)::date, ${sql.raw(cell)}, sum(quantity), sum(facts) FROM daily
      GROUP BY 2, 3, 4, ${sql.raw(cell)} ORDER BY 2, 3, 4, ${sql.raw(cell)}
      ON CONFLICT (tenant_id, programme_id, kind, month, ${sql.raw(cell)})
      DO UPDATE SET quantity = kept.quantity + excluded.quantity, facts = kept.facts + excluded.facts
    ), placed AS MATERIALIZED (
      SELECT programme_id, kind, occurred_on, ${sql.raw(place)}, sum(quantity * sign) AS quantity, sum(sign) AS facts FROM given
      WHERE ${isPlaced} GROUP BY programme_id, kind, occurred_on, ${sql.raw(place)}
    ), kept_place AS (
      INSERT INTO evidence.place AS kept (tenant_id, programme_id, kind, occurred_on, ${sql.raw(place)}, quantity, facts)
      SELECT (SELECT current_tenant()), * FROM placed ORDER BY programme_id, kind, occurred_on, ${sql.raw(place)}
      ON CONFLICT (tenant_id, programme_id, kind, occurred_on, ${sql.raw(place)})
      DO UPDATE SET quantity = kept.quantity + excluded.quantity, facts = kept.facts + excluded.facts
    ), kept_place_monthly AS (
      INSERT INTO evidence.place_month AS kept (tenant_id, programme_id, kind, month, ${sql.raw(place)}, quantity, facts)
      SELECT (SELECT current_tenant()), programme_id, kind, date_trunc('month', occurred_on)::date, ${sql.raw(place)}, sum(quantity), sum(facts) FROM placed
      GROUP BY 2, 3, 4, ${sql.raw(place)} ORDER BY 2, 3, 4, ${sql.raw(place)}
      ON CONFLICT (tenant_id, programme_id, kind, month, ${sql.raw(place)})
      DO UPDATE SET quantity = kept.quantity + excluded.quantity, facts = kept.facts + excluded.facts
    )
    INSERT INTO evidence.presence AS kept (tenant_id, programme_id, kind, subject, occurred_on, ${sql.raw(person)}, facts)
    SELECT (SELECT current_tenant()), programme_id, kind, subject, occurred_on, ${sql.raw(person)}, sum(sign) FROM given WHERE subject <> ''
    GROUP BY programme_id, kind, subject, occurred_on, ${sql.raw(person)}
    ORDER BY programme_id, kind, subject, occurred_on, ${sql.raw(person)}
    ON CONFLICT (tenant_id, programme_id, kind, subject, occurred_on, ${sql.raw(person)})
    DO UPDATE SET facts = kept.facts + excluded.facts`.execute(transaction);
}

/** Records each pair; a fact superseded before stays as it was and is missing from the answer. */
export async function insertSupersessions(
  transaction: Transaction,
  pairs: readonly { superseded: string; on: string; by: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ superseded_id: string }>`
    INSERT INTO evidence.supersession (tenant_id, superseded_id, superseded_on, fact_id, programme_id, kind, ${sql.raw(cell)}, subject,
      record_kind, record_id, region, venue)
    SELECT fact.tenant_id, fact.id, fact.occurred_on, by, programme_id, kind, ${sql.raw(cell)}, subject, record_kind, record_id, region, venue
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS pair (superseded uuid, "on" date, by uuid)
    JOIN evidence.fact ON fact.tenant_id = current_tenant() AND fact.occurred_on = pair."on" AND fact.id = pair.superseded
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
  links: readonly { fact: string; attachment: string; recordKind: string; recordId: string }[],
): Promise<void> {
  await sql`
    INSERT INTO evidence.fact_attachment (tenant_id, fact_id, attachment_id, record_kind, record_id)
    SELECT current_tenant(), fact, attachment, "recordKind", "recordId"
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS link (fact uuid, attachment uuid, "recordKind" text, "recordId" text)`.execute(
    transaction,
  );
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
  sort?: Sort<'occurredAt'> | undefined;
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
  const direction = sql.raw(filter.sort === 'occurredAt' ? '' : 'DESC');
  const { rows } = await sql<StoredFact & { supersededBy: string | null }>`
    SELECT ${factColumns}, supersession.fact_id AS "supersededBy" FROM ${withSuccessor} WHERE ${where}
    ORDER BY fact.occurred_on ${direction}, fact.occurred_at ${direction}, fact.id ${direction}
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
