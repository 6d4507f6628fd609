import pg from 'pg';
import { mendMonth } from '#src/evidence/index.ts';
import type { BenchInstallation } from './installation.ts';
import {
  audiences,
  days,
  districts,
  factsPerSession,
  firstDay,
  levels,
  people,
  streets,
  communities,
  venueKinds,
} from './made-facts.ts';
import type { BenchProgramme } from './programme.ts';

const chunk = 250_000;
/** Columns of fact `i`, as `madeFacts` makes them. `a` names the arrays of the vocabulary, `s` the talk that it belongs to. */
const made = `
  SELECT $1::uuid AS tenant_id, uuidv7() AS id, $2::uuid AS programme_id,
    CASE WHEN n = 0 THEN 'session-held' WHEN n = 2 THEN 'expense' WHEN n BETWEEN 3 AND 9 THEN 'opinion' ELSE 'attendance' END AS kind,
    day AS occurred_on, day + time '06:00' AT TIME ZONE 'UTC' AS occurred_at, timestamptz '2020-06-30 12:00Z' AS recorded_at, 'bench' AS recorded_by,
    'science-cafe' AS sub_programme, activities[district * (cardinality(activities) / cardinality(districts)) + s % (cardinality(activities) / cardinality(districts)) + 1] AS activity,
    districts[district + 1] AS district, region, venue_kinds[s % cardinality(venue_kinds) + 1] AS venue_kind,
    audiences[s % cardinality(audiences) + 1] AS audience,
    CASE WHEN n = 1 THEN 'counted' WHEN n >= 10 THEN 'door' ELSE '' END AS method,
    CASE WHEN n = 2 THEN CASE WHEN s % 500 = 0 THEN 'in-breach' ELSE 'in-order' END
      WHEN n BETWEEN 3 AND 9 THEN levels[(s + n) % cardinality(levels) + 1] ELSE '' END AS outcome,
    CASE WHEN n = 1 THEN 5 + s % 40 WHEN n = 2 THEN 100 ELSE 1 END AS quantity,
    CASE WHEN n = 0 THEN '场' WHEN n = 2 THEN '分' WHEN n BETWEEN 3 AND 9 THEN '份' ELSE '人次' END AS unit,
    CASE WHEN n >= 10 THEN left(encode(sha256((i % ${people})::text::bytea), 'hex'), 32) ELSE '' END AS subject,
    CASE WHEN n = 2 THEN 'expense' ELSE 'session' END AS record_kind, 'session-' || s AS record_id,
    CASE WHEN n = 0 THEN jsonb_build_object('title', '讲座 ' || s)
      WHEN n = 2 AND s % 500 = 0 THEN '{"budgetLine": "01-1", "breaches": ["lecture-fee"]}' WHEN n = 2 THEN '{"budgetLine": "01-1"}' ELSE '{}' END AS context,
    NULL::uuid AS supersedes, '' AS supersedes_reason, sha256(i::text::bytea) AS hash, 'venue-' || region AS venue
  FROM (SELECT i, i / ${factsPerSession} AS s, (i % ${factsPerSession})::int AS n FROM generate_series($3::bigint, $4::bigint) AS i) AS index
  CROSS JOIN (SELECT $5::text[] AS activities, '{${districts}}'::text[] AS districts, '{${venueKinds}}'::text[] AS venue_kinds,
    '{${audiences}}'::text[] AS audiences, '{${levels}}'::text[] AS levels) AS a
  CROSS JOIN LATERAL (SELECT (s % cardinality(districts))::int AS district, date '${firstDay}' + ((s / 7) % ${days})::int AS day) AS place
  CROSS JOIN LATERAL (SELECT districts[district + 1] || lpad((s / 16 % ${streets} + 1)::text, 3, '0')
    || lpad((s / 16 / ${streets} % ${communities} + 1)::text, 3, '0') AS region) AS area`;

const columns = `tenant_id, id, programme_id, kind, occurred_on, occurred_at, recorded_at, recorded_by, sub_programme, activity, district, region,
  venue_kind, audience, method, outcome, quantity, unit, subject, record_kind, record_id, context, supersedes, supersedes_reason, hash, venue`;
const where =
  'sub_programme, activity, district, venue_kind, audience, method, outcome, unit, subject, record_kind, record_id, region, venue';
/** One head count in forty stands corrected, and the paper sheet of each talk is attached to its head count. */
const corrections = `
  WITH corrected AS (
    INSERT INTO evidence.fact (${columns})
    SELECT tenant_id, uuidv7(), programme_id, kind, occurred_on, occurred_at, recorded_at, recorded_by, sub_programme, activity, district, region,
      venue_kind, audience, method, outcome, quantity + 1, unit, subject, record_kind, record_id, context, id, '复核', sha256(id::text::bytea), venue
    FROM evidence.fact WHERE tenant_id = $1 AND programme_id = $2 AND kind = 'attendance' AND method = 'counted' AND quantity = 5
    RETURNING *
  ) INSERT INTO evidence.supersession (tenant_id, superseded_id, superseded_on, fact_id, programme_id, kind, ${where})
    SELECT tenant_id, supersedes, occurred_on, id, programme_id, kind, ${where} FROM corrected`;
const sheets = `
  INSERT INTO evidence.attachment (tenant_id, id, sha256, file_name, media_type, size, uploaded_at, uploaded_by)
  SELECT $1, md5(record_id)::uuid, encode(sha256(record_id::bytea), 'hex'), record_id || '.pdf', 'application/pdf', 1000, recorded_at, 'bench'
  FROM evidence.fact WHERE tenant_id = $1 AND programme_id = $2 AND kind = 'session-held'`;
const links = `
  INSERT INTO evidence.fact_attachment (tenant_id, fact_id, attachment_id, record_kind, record_id)
  SELECT tenant_id, id, md5(record_id)::uuid, record_kind, record_id FROM evidence.fact
  WHERE tenant_id = $1 AND programme_id = $2 AND kind = 'attendance' AND method = 'counted'`;

/**
 * Millions of facts straight into the table, as `madeFacts` would make them, and then what Kepu keeps of them by Kepu's own mending of
 * each month. Hashes are placeholders: nothing that is measured on these facts reads them. Answers how many facts there are.
 */
export async function bulkFacts(
  { adminUrl, tenant, environment }: BenchInstallation,
  { programmeId, activities }: BenchProgramme,
  count: number,
  say: (line: string) => void,
): Promise<number> {
  const clients = [new pg.Client({ connectionString: adminUrl }), new pg.Client({ connectionString: adminUrl })];
  for (const client of clients) await client.connect();
  const [client] = clients as [pg.Client, pg.Client];
  try {
    for (const each of clients)
      await each.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'`);
    const { rows: indexes } = await client.query<{ name: string; define: string }>(
      `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS define FROM pg_index
       WHERE indrelid = 'evidence.fact'::regclass AND NOT indisprimary`,
    );
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
    let next = 0;
    await Promise.all(
      clients.map(async (each) => {
        for (let from = next; from < count; from = next) {
          next += chunk;
          await each.query(`INSERT INTO evidence.fact (${columns}) ${made}`, [
            tenant.id,
            programmeId,
            from,
            Math.min(from + chunk, count) - 1,
            activities,
          ]);
          if ((from / chunk) % 8 === 7) say(`${(from + chunk).toLocaleString('en')} of ${count.toLocaleString('en')} facts`);
        }
      }),
    );
    for (const { define } of indexes) await client.query(define.replace(' ON ONLY ', ' ON '));
    await client.query('ANALYZE evidence.fact');
    for (const statement of [corrections, sheets, links]) await client.query(statement, [tenant.id, programmeId]);
    const { rows: months } = await client.query<{ month: string }>(
      `SELECT DISTINCT to_char(occurred_on, 'YYYY-MM-01') AS month FROM evidence.fact WHERE tenant_id = $1 ORDER BY 1`,
      [tenant.id],
    );
    // Two at once, as there are clients: each month is a transaction of its own.
    await Promise.all(
      clients.map(async () => {
        for (let one = months.shift(); one; one = months.shift()) {
          const { month } = one;
          const mended = await environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
            mendMonth(transaction, month),
          );
          say(
            `${month.slice(0, 7)}: ${mended.rollup.toLocaleString('en')} rollup rows, ${mended.presence.toLocaleString('en')} presences`,
          );
        }
      }),
    );
    const { rows } = await client.query<{ facts: string }>('SELECT count(*) AS facts FROM evidence.fact WHERE tenant_id = $1', [
      tenant.id,
    ]);
    return Number(rows[0]!.facts);
  } finally {
    for (const each of clients) await each.end();
  }
}
