import { type RawBuilder, sql } from 'kysely';
import { type Fact, isPlaced } from '#src/evidence/index.ts';
import { factKey, type FactKey } from '#src/evidence/log/index.ts';
import { groupMany, type Transaction } from '#src/platform/postgres/database.ts';
import { standing } from '../figures/measure.sql.store.ts';

/** One row of rollups or presence that differs from what its facts say; quantities as text, since they are compared exactly. */
export interface Difference {
  place: string;
  /** Of a row of rollups or presence: its codes by what each of them is, as the trail names them. */
  cell?: Record<string, string>;
  kept: string;
  recounted: string;
}

export interface Comparison {
  /** Rows kept. */
  rows: number;
  differences: Difference[];
  total: number;
}

/** The months in which there are facts or rollups, as first days. */
export async function monthsWithEvidence(transaction: Transaction): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    SELECT DISTINCT date_trunc('month', occurred_on)::date AS month FROM (
      SELECT occurred_on FROM evidence.rollup WHERE tenant_id = current_tenant()
      UNION ALL SELECT month FROM evidence.rollup_month WHERE tenant_id = current_tenant()
      UNION ALL SELECT occurred_on FROM evidence.place WHERE tenant_id = current_tenant()
      UNION ALL SELECT month FROM evidence.place_month WHERE tenant_id = current_tenant()
      UNION ALL SELECT occurred_on FROM evidence.presence WHERE tenant_id = current_tenant()
      UNION ALL SELECT DISTINCT occurred_on FROM evidence.fact WHERE tenant_id = current_tenant()
    ) AS days ORDER BY 1`.execute(transaction);
  return rows.map((row) => row.month);
}

const cell = 'sub_programme, activity, district, venue_kind, audience, method, outcome, unit';
const place = 'district, region, venue, sub_programme, venue_kind, method, outcome, unit';
const presenceKey = 'programme_id, kind, subject, occurred_on, sub_programme, district, venue_kind, audience, method, outcome';

const presenceCell: readonly (readonly [string, string])[] = [
  ['programme', 'programme_id'],
  ['kind', 'kind'],
  ['day', 'occurred_on'],
  ['subject', "left(subject, 8) || '…'"],
  ['subProgramme', 'sub_programme'],
  ['district', 'district'],
  ['venueKind', 'venue_kind'],
  ['audience', 'audience'],
  ['method', 'method'],
  ['outcome', 'outcome'],
];
const rollupCell: typeof presenceCell = [
  ...presenceCell.filter(([name]) => name !== 'subject'),
  ['table', "CASE grain WHEN 'day' THEN 'rollup' ELSE 'rollup_month' END"],
  ['activity', 'activity'],
  ['unit', 'unit'],
];
const placeCell: typeof presenceCell = [
  ...presenceCell.filter(([name]) => name !== 'subject' && name !== 'audience'),
  ['table', "CASE grain WHEN 'day' THEN 'place' ELSE 'place_month' END"],
  ['region', 'region'],
  ['venue', 'venue'],
  ['unit', 'unit'],
];

/** What is kept of facts: sums by day and month, sums by place by day and month, and people. */
export type Kept = 'rollup' | 'place' | 'presence';

/** Parts that say something; of a month its day is the month. */
function namedParts({ day = '', ...codes }: Record<string, string>): Record<string, string> {
  const when = codes.table?.endsWith('_month') ? { month: day } : { day };
  return Object.fromEntries(Object.entries({ ...codes, ...when }).filter(([, code]) => code !== ''));
}

const cellOf = (table: Kept): RawBuilder<unknown> => {
  const parts =
    table === 'rollup' ? rollupCell : table === 'place' ? placeCell : [...presenceCell, ['table', "'presence'"] as const];
  return sql.raw(`jsonb_build_object(${parts.map(([name, value]) => `'${name}', (${value})::text`).join(', ')})`);
};

/** The kept rows of a month and what they should be: common tables, and the key of both sides beside their `amount` and `facts`. */
function sidesOf(table: Kept, month: string): { key: string; sides: RawBuilder<unknown> } {
  const within = sql`tenant_id = current_tenant() AND occurred_on >= ${month}::date AND occurred_on < (${month}::date + interval '1 month')::date`;
  if (table === 'presence') {
    return {
      key: presenceKey,
      sides: sql`kept AS (SELECT ${sql.raw(presenceKey)}, 0::numeric AS amount, facts FROM evidence.presence WHERE ${within}),
        recounted AS (SELECT ${sql.raw(presenceKey)}, 0::numeric AS amount, count(*) AS facts FROM evidence.fact
          WHERE ${within} AND subject <> '' AND ${standing} GROUP BY ${sql.raw(presenceKey)})`,
    };
  }
  const dimensions = table === 'rollup' ? cell : place;
  const own = sql.raw(dimensions);
  const named = sql.raw(`programme_id, kind, occurred_on, ${dimensions}`);
  const byMonth = sql.raw(`evidence.${table}_month`);
  const counted = table === 'rollup' ? sql`true` : isPlaced;
  return {
    key: `grain, programme_id, kind, occurred_on, ${dimensions}`,
    // Days and months stand on one reading of the facts.
    sides: sql`kept AS (
        SELECT 'day' AS grain, ${named}, quantity AS amount, facts FROM ${sql.raw(`evidence.${table}`)} WHERE ${within}
        UNION ALL SELECT 'month', programme_id, kind, month, ${own}, quantity, facts FROM ${byMonth}
        WHERE tenant_id = current_tenant() AND month = ${month}::date
      ), days AS MATERIALIZED (
        SELECT ${named}, sum(quantity) AS amount, count(*) AS facts FROM evidence.fact WHERE ${within} AND ${counted} AND ${standing} GROUP BY ${named}
      ), recounted AS (
        SELECT 'day' AS grain, * FROM days
        UNION ALL SELECT 'month', programme_id, kind, ${month}::date, ${own}, sum(amount), sum(facts)::bigint FROM days
        GROUP BY programme_id, kind, ${own}
      )`,
  };
}

/**
 * Compares a month's kept rows with a recount, in one statement and so on one state of the database. A kept row whose facts are all
 * superseded stays with 0 facts, which equals no row.
 */
export async function compareMonth(transaction: Transaction, table: Kept, month: string, limit: number): Promise<Comparison> {
  await groupMany(transaction);
  const { key: name, sides } = sidesOf(table, month);
  const key = sql.raw(name);
  const { rows } = await sql<Partial<Difference> & { rows: number; total: number; place: string | null }>`
    WITH ${sides}, compared AS (
      SELECT ${key}, coalesce(kept.amount, 0) AS kept_amount, coalesce(kept.facts, 0) AS kept_facts,
        coalesce(recounted.amount, 0) AS amount, coalesce(recounted.facts, 0) AS facts
      FROM kept FULL JOIN recounted USING (${key})
    ), different AS (
      SELECT concat_ws(' ', ${sql.raw(name.replace('subject', "left(subject, 8) || '…'"))}) AS place, ${cellOf(table)} AS cell, kept_facts || ' / ' || kept_amount AS kept, facts || ' / ' || amount AS recounted
      FROM compared WHERE (kept_amount, kept_facts) IS DISTINCT FROM (amount, facts)
    ), shown AS (SELECT * FROM different ORDER BY place LIMIT ${limit})
    SELECT counts.rows, counts.total, shown.place, shown.cell, shown.kept, shown.recounted
    FROM (SELECT (SELECT count(*) FROM kept) AS rows, (SELECT count(*) FROM different) AS total) AS counts LEFT JOIN shown ON true`.execute(
    transaction,
  );
  return {
    rows: rows[0]!.rows,
    total: rows[0]!.total,
    differences: rows.flatMap(({ place, cell: codes = {}, kept: was, recounted }) =>
      place === null
        ? []
        : [
            {
              place,
              cell: namedParts(codes),
              kept: was!,
              recounted: recounted!,
            },
          ],
    ),
  };
}

export interface HashedFact {
  fact: Fact;
  hash: Buffer;
  attachmentHashes: string[];
}

/** The next facts after the given one, in the order of the primary key. */
export async function factsAfter(
  transaction: Transaction,
  after: { occurredOn: string; id: string } | null,
  limit: number,
): Promise<HashedFact[]> {
  const start = after ? sql`(occurred_on, id) > (${after.occurredOn}::date, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<Fact & { hash: Buffer; attachmentHashes: string[] }>`
    SELECT id, programme_id AS "programmeId", kind, occurred_on AS "occurredOn", occurred_at AS "occurredAt", recorded_at AS "recordedAt",
      recorded_by AS "recordedBy", sub_programme AS "subProgramme", activity, district, region, venue, venue_kind AS "venueKind", audience, method,
      outcome, quantity, unit, subject, record_kind AS "recordKind", record_id AS "recordId", context, supersedes,
      supersedes_reason AS "supersedesReason", hash,
      ARRAY(SELECT attachment.sha256 FROM evidence.fact_attachment
        JOIN evidence.attachment ON attachment.tenant_id = fact_attachment.tenant_id AND attachment.id = fact_attachment.attachment_id
        WHERE fact_attachment.tenant_id = fact.tenant_id AND fact_attachment.fact_id = fact.id) AS "attachmentHashes"
    FROM evidence.fact WHERE tenant_id = current_tenant() AND ${start}
    ORDER BY occurred_on, id LIMIT ${limit}`.execute(transaction);
  return rows.map(({ hash, attachmentHashes, ...fact }) => ({ fact, hash, attachmentHashes }));
}

/** The keys of those of some facts that this stage is shown: another stage, or the owner of the tables, may see more. */
export async function factsSeen(transaction: Transaction, facts: readonly FactKey[]): Promise<Set<string>> {
  const { rows } = await sql<FactKey>`
    SELECT id, occurred_on AS "occurredOn" FROM evidence.fact
    WHERE tenant_id = current_tenant() AND id = ANY(${facts.map(({ id }) => id)}::uuid[])`.execute(transaction);
  return new Set(rows.map(factKey));
}

const stoodAt = `programme_id, kind, ${cell}, subject, record_kind, record_id, region, venue`;
const columnsOf = (table: string): RawBuilder<unknown> => sql.raw(stoodAt.replaceAll(/\w+/g, `${table}.$&`));

/** Where the record of which fact took the place of which, and of where that stood, is not what the facts themselves say. */
export async function supersessionDifferences(transaction: Transaction, limit: number): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    SELECT coalesce(kept.superseded_id, fact.supersedes)::text AS place, coalesce(kept.fact_id::text, '—') AS kept,
      coalesce(fact.id::text, '—') AS recounted
    FROM (SELECT superseded_id, superseded_on, fact_id, ${sql.raw(stoodAt)} FROM evidence.supersession WHERE tenant_id = current_tenant()) AS kept
    FULL JOIN (SELECT id, supersedes FROM evidence.fact WHERE tenant_id = current_tenant() AND supersedes IS NOT NULL) AS fact
      ON fact.supersedes = kept.superseded_id AND fact.id = kept.fact_id
    LEFT JOIN evidence.fact AS former ON former.tenant_id = current_tenant() AND former.id = kept.superseded_id
      AND former.occurred_on = kept.superseded_on AND (${columnsOf('former')}) = (${columnsOf('kept')})
    WHERE kept.superseded_id IS NULL OR fact.id IS NULL OR former.id IS NULL ORDER BY 1 LIMIT ${limit}`.execute(transaction);
  return rows;
}

/** Where a file is said to stand behind another record than that of its fact, or behind a fact that is not there: pages count records by what the link says. */
export async function attachmentDifferences(
  transaction: Transaction,
  limit: number,
): Promise<{ differences: Difference[]; total: number }> {
  const { rows } = await sql<Difference & { total: number }>`
    SELECT concat_ws(' ', link.fact_id, link.attachment_id) AS place, coalesce(nullif(concat_ws(' ', nullif(link.record_kind, ''), nullif(link.record_id, '')), ''), link.attachment_id::text) AS kept,
      coalesce(fact.record_kind || ' ' || fact.record_id, '—') AS recounted, count(*) OVER () AS total
    FROM evidence.fact_attachment AS link
    LEFT JOIN evidence.fact ON fact.tenant_id = current_tenant() AND fact.id = link.fact_id
    WHERE link.tenant_id = current_tenant() AND (fact.record_kind, fact.record_id) IS DISTINCT FROM (link.record_kind, link.record_id)
    ORDER BY 1 LIMIT ${limit}`.execute(transaction);
  return { differences: rows.map(({ total: _total, ...one }) => one), total: rows[0]?.total ?? 0 };
}
