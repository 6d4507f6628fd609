import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type AttachmentRow, type FactQuery, whereOf } from './fact.store.ts';
import { standing } from './measure.sql.store.ts';

/** What a record's facts add up to, by how they were counted. */
export interface RecordPart {
  kind: string;
  method: string;
  /** `paper` where the door was kept on a sign-in sheet, else ''. */
  way: 'paper' | '';
  outcome: string;
  unit: string;
  quantity: number;
  facts: number;
}

/** One record, such as a session, with the facts that a figure takes from it. */
export interface RecordRow {
  recordKind: string;
  recordId: string;
  /** What the record calls itself; '' when its facts do not say. */
  title: string;
  /** Of an expense: what it was paid for and its budget line, as codes; '' of others. */
  expenseKind: string;
  budgetLine: string;
  occurredOn: string;
  subProgramme: string;
  district: string;
  facts: number;
  parts: RecordPart[];
  attachments: AttachmentRow[];
}

const orders = {
  newest: 'newest DESC, record_kind, record_id',
  oldest: 'oldest, record_kind, record_id',
  largest: 'quantity DESC, newest DESC, record_kind, record_id',
} as const;

const way = sql.raw(`CASE WHEN kind = 'attendance' AND context->>'way' = 'paper' THEN 'paper' ELSE '' END`);

const ofExpense = (key: 'kind' | 'budgetLine') =>
  sql.raw(`CASE WHEN record_kind = 'expense' THEN coalesce(context->>'${key}', '') ELSE '' END`);

const title = sql.raw(`coalesce(nullif(context->>'title', ''), nullif(context->>'what', ''), '')`);

export interface RecordPage {
  sort: keyof typeof orders;
  limit: number;
  offset: number;
}

/**
 * One page of the records behind a figure of very many facts: found by going through the facts from the newest or the oldest, no further
 * than the page. How many records there are in all stays unknown.
 */
export async function recordPageInTime(
  transaction: Transaction,
  query: FactQuery,
  page: RecordPage & { sort: 'newest' | 'oldest' },
): Promise<RecordRow[]> {
  const last = page.offset + page.limit;
  const direction = sql.raw(page.sort === 'newest' ? 'DESC' : '');
  for (let facts = last * 50; ; facts *= 4) {
    const { rows } = await sql<{ kind: string; id: string; facts: number }>`
      SELECT record_kind AS kind, record_id AS id, sum(count(*)) OVER () AS facts FROM (
        SELECT record_kind, record_id, row_number() OVER () AS place FROM (
          SELECT record_kind, record_id FROM evidence.fact WHERE ${whereOf(query)}
          ORDER BY occurred_on ${direction}, occurred_at ${direction}, id ${direction} LIMIT ${facts}
        ) AS fact
      ) AS placed GROUP BY record_kind, record_id ORDER BY min(place) LIMIT ${last}`.execute(transaction);
    const among = rows.slice(page.offset);
    if (rows.length < last && (rows[0]?.facts ?? 0) === facts) continue;
    return among.length === 0 ? [] : (await recordPage(transaction, query, { ...page, offset: 0 }, among)).items;
  }
}

/** The records behind a figure, or of those the ones `among`, one page, and how many there are. Attachments are those of all facts of the record, not of the figure's alone. */
export async function recordPage(
  transaction: Transaction,
  query: FactQuery,
  page: RecordPage,
  among?: readonly { kind: string; id: string }[],
): Promise<{ items: RecordRow[]; total: number }> {
  const where = whereOf(query);
  const same = sql.raw(`fact.record_kind = record.record_kind AND fact.record_id = record.record_id`);
  // What is superseded adds nothing, unless only such facts were asked for.
  const counts = query.status === 'all' ? standing : sql`true`;
  const recordsIn = (facts: RawBuilder<unknown>) => sql`record AS (
      SELECT record_kind, record_id, max(occurred_at) AS newest, min(occurred_at) AS oldest, max(occurred_on) AS day, sum(quantity) AS quantity,
        count(*) AS facts, count(*) OVER () AS total
      FROM ${facts} GROUP BY record_kind, record_id ORDER BY ${sql.raw(orders[page.sort])} LIMIT ${page.limit} OFFSET ${page.offset}
    )`;
  // The facts of all records of the page at once: by record each year's table would be opened again.
  const factsOf = (records: RawBuilder<unknown>) => sql`own AS MATERIALIZED (
      SELECT record_kind, record_id, id, occurred_on, occurred_at, recorded_at, kind, method, ${way} AS way, outcome, unit, quantity, district, sub_programme,
        ${title} AS title, ${ofExpense('kind')} AS expense_kind, ${ofExpense('budgetLine')} AS budget_line, ${counts} AS counts
      FROM evidence.fact WHERE ${where} AND (record_kind, record_id) IN (SELECT * FROM ${records})
    )`;
  const found = among
    ? [factsOf(sql`unnest(${among.map(({ kind }) => kind)}::text[], ${among.map(({ id }) => id)}::text[])`), recordsIn(sql`own`)]
    : [recordsIn(sql`evidence.fact WHERE ${where}`), factsOf(sql`(SELECT record_kind, record_id FROM record) AS one`)];
  const { rows } = await sql<RecordRow & { total: number }>`
    WITH ${sql.join(found)}, told AS (
      SELECT DISTINCT ON (record_kind, record_id) * FROM own ORDER BY record_kind, record_id, title = '', recorded_at DESC, id DESC
    ), sums AS (
      SELECT record_kind, record_id, jsonb_agg(jsonb_build_object('kind', kind, 'method', method, 'way', way, 'outcome', outcome, 'unit', unit,
        'quantity', quantity, 'facts', facts) ORDER BY quantity DESC, method, way) AS parts
      FROM (SELECT record_kind, record_id, kind, method, way, outcome, unit, sum(quantity) AS quantity, count(*) AS facts FROM own
        WHERE counts GROUP BY record_kind, record_id, kind, method, way, outcome, unit) AS part GROUP BY record_kind, record_id
    )
    SELECT record.record_kind AS "recordKind", record.record_id AS "recordId", record.day AS "occurredOn", record.facts, record.total,
      told.title, told.expense_kind AS "expenseKind", told.budget_line AS "budgetLine", told.district, told.sub_programme AS "subProgramme",
      coalesce(sums.parts, '[]') AS parts, files.attachments
    FROM record JOIN told USING (record_kind, record_id) LEFT JOIN sums USING (record_kind, record_id)
    CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(to_jsonb(file) ORDER BY file.id), '[]') AS attachments
      FROM (SELECT DISTINCT ON (attachment.sha256) attachment.id, file_name AS "fileName", media_type AS "mediaType", size, sha256
        -- By the record that the link names, of which there are few; the fact must say the same.
        FROM evidence.fact_attachment AS link
        JOIN evidence.fact ON fact.tenant_id = link.tenant_id AND fact.id = link.fact_id
        JOIN evidence.attachment ON attachment.tenant_id = link.tenant_id AND attachment.id = link.attachment_id
        WHERE link.tenant_id = current_tenant() AND link.record_kind = record.record_kind AND link.record_id = record.record_id AND ${same} AND ${query.status === 'standing' ? standing : sql`true`}
          AND (${query.districts === null} OR district = ANY(${(query.districts ?? []) as string[]}::text[]))
        ORDER BY attachment.sha256, attachment.id) AS file) AS files
    ORDER BY ${sql.raw(orders[page.sort].replaceAll(/\b(newest|oldest|quantity|record_kind|record_id)\b/g, 'record.$1'))}`.execute(
    transaction,
  );
  return {
    items: rows.map(({ total: _all, ...row }) => row),
    total: rows[0]?.total ?? (page.offset === 0 ? 0 : await countRecords(transaction, query)),
  };
}

/** How many records there are, for a page beyond the last. */
async function countRecords(transaction: Transaction, query: FactQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT DISTINCT record_kind, record_id FROM evidence.fact WHERE ${whereOf(query)}) AS record`.execute(
    transaction,
  );
  return rows[0]!.count;
}

/** How many records stand behind a figure, and how many of them have an attachment behind any of their facts. */
export async function recordBacking(transaction: Transaction, query: FactQuery): Promise<{ records: number; backed: number }> {
  const { rows } = await sql<{ records: number; backed: number }>`
    WITH record AS (SELECT DISTINCT record_kind, record_id FROM evidence.fact WHERE ${whereOf(query)})
    SELECT count(*) AS records, count(*) FILTER (WHERE EXISTS (
      SELECT FROM evidence.fact_attachment AS link
      WHERE link.tenant_id = current_tenant() AND link.record_kind = record.record_kind AND link.record_id = record.record_id
        AND NOT EXISTS (SELECT FROM evidence.supersession
          WHERE supersession.tenant_id = link.tenant_id AND supersession.superseded_id = link.fact_id))) AS backed
    FROM record`.execute(transaction);
  return rows[0]!;
}
