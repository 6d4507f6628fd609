import { type RawBuilder, sql } from 'kysely';
import type { Fact } from '#src/evidence/index.ts';
import { activitiesHeldAt, tellsStreets } from '#src/plan/index.ts';
import type { FactsMeasure, PlainMeasure } from '#src/plan/measures/measure.contract.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type Ask, conditionsOf, narrowed, type Narrowing, readTotals, type Scope, standing } from './measure.sql.store.ts';

export interface AttachmentRow {
  id: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

export interface StoredFact extends Fact {
  hash: Buffer;
  supersededBy: string | null;
  attachments: AttachmentRow[];
}

/** Which facts of a figure: those of a measure, narrowed, in the districts that the actor may see. */
export interface FactQuery {
  scope: Scope;
  measure: PlainMeasure;
  /** The activities that a measure of planned activities looks at, and the kinds of fact that tell of them. */
  activityIds: readonly string[];
  activityKinds: readonly string[];
  narrowing: Narrowing;
  /** Those of one record only. */
  record?: { kind: string; id: string } | undefined;
  status: 'standing' | 'superseded' | 'all';
  /** null: every district. */
  districts: readonly string[] | null;
}

const columns = sql.raw(`fact.id, programme_id AS "programmeId", kind, occurred_on AS "occurredOn", occurred_at AS "occurredAt",
  recorded_at AS "recordedAt", recorded_by AS "recordedBy", sub_programme AS "subProgramme", activity, district, region, venue,
  venue_kind AS "venueKind", audience, method, outcome, quantity, unit, subject, record_kind AS "recordKind", record_id AS "recordId",
  context, supersedes, supersedes_reason AS "supersedesReason", hash`);

const successor = sql.raw(`(SELECT supersession.fact_id FROM evidence.supersession
  WHERE supersession.tenant_id = fact.tenant_id AND supersession.superseded_id = fact.id)`);

const attachments = sql.raw(`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', attachment.id, 'fileName', file_name,
    'mediaType', media_type, 'size', size, 'sha256', sha256) ORDER BY attachment.id), '[]')
  FROM evidence.fact_attachment JOIN evidence.attachment ON attachment.tenant_id = fact_attachment.tenant_id
    AND attachment.id = fact_attachment.attachment_id
  WHERE fact_attachment.tenant_id = fact.tenant_id AND fact_attachment.fact_id = fact.id)`);

const orders = {
  newest: 'occurred_on DESC, occurred_at DESC, fact.id DESC',
  oldest: 'occurred_on, occurred_at, fact.id',
  largest: 'quantity DESC, occurred_on DESC, occurred_at DESC, fact.id DESC',
} as const;

/** The condition of a query, over `evidence.fact`. */
export function whereOf({
  scope,
  measure,
  activityIds,
  activityKinds,
  narrowing,
  record,
  status,
  districts,
}: FactQuery): RawBuilder<unknown> {
  const held = status === 'standing' ? standing : status === 'superseded' ? sql`NOT (${standing})` : sql`true`;
  const counted =
    measure.of === 'facts'
      ? sql`kind = ${measure.kind} AND ${conditionsOf(measure, narrowing, 'facts')} AND ${subjectOf(measure)}`
      : // The kinds by themselves, since what stands behind an OR does not reach the index.
        sql`kind = ANY(${activityKinds as string[]}::text[]) AND activity = ANY(${activityIds as string[]}::text[])
          AND ${narrowed(narrowing, 'facts')} AND (kind = 'activity-finished' OR (activity, kind, unit) IN (
          SELECT id::text, fact_kind, unit FROM (${activitiesHeldAt(scope.programmeId, scope.heldAt ?? null)}) AS planned))`;
  return sql`fact.tenant_id = current_tenant() AND programme_id = ${scope.programmeId} AND occurred_on <= ${scope.at}::date
    AND ${counted} AND ${held} AND ${record ? sql`record_kind = ${record.kind} AND record_id = ${record.id}` : sql`true`}
    AND (${districts === null} OR district = ANY(${(districts ?? []) as string[]}::text[]))`;
}

function subjectOf(measure: FactsMeasure): RawBuilder<unknown> {
  const byPerson = typeof measure.aggregate === 'object' && measure.aggregate.distinct === 'subject';
  return byPerson ? sql`subject <> ''` : sql`true`;
}

/** Superseded facts by the links to them, of which there are few and which say where each stood; `whereOf` holds over them too. */
const superseded =
  sql.raw(`(SELECT tenant_id, programme_id, kind, superseded_on AS occurred_on, superseded_id, fact_id, sub_programme, activity,
  district, region, venue, venue_kind, audience, method, outcome, unit, subject, record_kind, record_id FROM evidence.supersession) AS fact`);

/** How many facts a query holds. Of a measure's facts those that stand are known from the rollups. */
export async function countFacts(transaction: Transaction, query: FactQuery): Promise<number> {
  const { measure, status, record, scope } = query;
  if (status === 'superseded') {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) AS count FROM ${superseded} WHERE ${whereOf({ ...query, status: 'all' })}`.execute(transaction);
    return rows[0]!.count;
  }
  if (measure.of === 'facts' && !record && isKept(query, measure)) {
    const lost = status === 'all' ? await countFacts(transaction, { ...query, status: 'superseded' }) : 0;
    const [totals] = await readTotals(transaction, { ...scope, source: 'rollup' }, [countOf(query, measure)]);
    return lost + (totals!.get('all')![0]?.facts ?? 0);
  }
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM evidence.fact WHERE ${whereOf(query)}`.execute(
    transaction,
  );
  return rows[0]!.count;
}

/** Whether sums of it are kept: of people, of audiences and of activities none are kept by street. */
function isKept({ narrowing: { street, activity, audience } }: FactQuery, measure: FactsMeasure): boolean {
  return street === undefined || (activity === undefined && audience === undefined && tellsStreets(measure));
}

/** Asks for the facts that `whereOf` lists: all of them, also those that name no district where districts are counted once. */
function countOf({ districts, narrowing }: FactQuery, measure: FactsMeasure): Ask {
  const once = typeof measure.aggregate === 'object' && measure.aggregate.distinct !== 'subject';
  const among = districts && (measure.filter?.district ?? [...districts]).filter((one) => districts.includes(one));
  const filter = among ? { ...measure.filter, district: among } : measure.filter;
  return { measure: { ...measure, filter, ...(once ? { aggregate: 'count' as const } : {}) }, views: ['all'], narrowing };
}

export interface FactPage {
  sort: keyof typeof orders;
  limit: number;
  offset: number;
}

export async function factPage(transaction: Transaction, query: FactQuery, page: FactPage): Promise<StoredFact[]> {
  return page.sort === 'largest' ? largestFacts(transaction, query, page) : factsWhere(transaction, whereOf(query), page);
}

/**
 * Most facts are of one: an admission, a session, an opinion. What is larger or smaller has an index of its own, and those of one follow
 * in the order of days; each part is asked only while the page is not full.
 */
async function largestFacts(transaction: Transaction, query: FactQuery, { limit, offset }: FactPage): Promise<StoredFact[]> {
  const facts: StoredFact[] = [];
  let skip = offset;
  for (const [part, sort] of [
    [sql`quantity > 1`, 'largest'],
    [sql`quantity = 1`, 'newest'],
    [sql`quantity < 1`, 'largest'],
  ] as const) {
    const where = sql`${whereOf(query)} AND ${part}`;
    const found = await factsWhere(transaction, where, { sort, limit: limit - facts.length, offset: skip });
    facts.push(...found);
    if (facts.length === limit) break;
    // The part ended: within the page, or before the page began.
    skip = found.length > 0 ? 0 : skip - (await countUpTo(transaction, where, skip));
  }
  return facts;
}

async function factsWhere(transaction: Transaction, where: RawBuilder<unknown>, page: FactPage): Promise<StoredFact[]> {
  const { rows } = await sql<StoredFact>`
    SELECT ${columns}, ${successor} AS "supersededBy", ${attachments} AS attachments FROM evidence.fact
    WHERE ${where} ORDER BY ${sql.raw(orders[page.sort])} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return rows;
}

async function countUpTo(transaction: Transaction, where: RawBuilder<unknown>, limit: number): Promise<number> {
  if (limit === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT FROM evidence.fact WHERE ${where} LIMIT ${limit}) AS reached`.execute(transaction);
  return rows[0]!.count;
}

export interface CorrectionRow {
  factId: string;
  /** What the record calls itself; '' when its facts do not say. */
  title: string;
  /** Of an expense: what it was paid for and its budget line, as codes; '' of others. */
  expenseKind: string;
  budgetLine: string;
  occurredOn: string;
  before: number;
  after: number;
  unit: string;
  reason: string;
  recordedAt: Date;
  recordedBy: string;
  /**
   * Where only the remainder of a head count moved, the people in the room whom nobody let in by name: all who came, by the former fact
   * and by the newer. Null of any other correction.
   */
  whole: { before: number; after: number } | null;
}

/** Nobody counts twice: the larger of the head count and those let in by name. */
const inTheRoom = (fact: 'old' | 'newer') => {
  const of = (field: string) => sql`(${sql.ref(`${fact}.context`)} ->> ${sql.lit(field)})::numeric`;
  return sql`greatest(${of('headCount')}, ${of('admitted')})`;
};

/** What an expense is called by: its kind and its budget line; '' of other facts. */
export function expenseNamed(fact: 'fact' | 'old') {
  const said = (key: string) =>
    sql`CASE WHEN ${sql.ref(`${fact}.kind`)} = 'expense' THEN coalesce(${sql.ref(`${fact}.context`)}->>${key}, '') ELSE '' END`;
  return sql`${said('kind')} AS "expenseKind", ${said('budgetLine')} AS "budgetLine"`;
}

/** The newest corrections and withdrawals of facts that the figure would hold; with `since` those of after that moment. */
export async function correctionsOf(
  transaction: Transaction,
  query: FactQuery,
  limit: number,
  since?: Date,
): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`
    SELECT newer.id AS "factId", coalesce(old.context->>'title', old.context->>'what', '') AS title, ${expenseNamed('old')}, old.occurred_on AS "occurredOn", old.quantity AS before, newer.quantity AS after, old.unit,
      newer.supersedes_reason AS reason, newer.recorded_at AS "recordedAt", newer.recorded_by AS "recordedBy",
      CASE WHEN old.kind = 'attendance' AND newer.kind = 'attendance' AND old.context ? 'headCount' AND newer.context ? 'headCount'
        THEN jsonb_build_object('before', ${inTheRoom('old')}, 'after', ${inTheRoom('newer')}) END AS whole
    FROM (
      SELECT tenant_id, occurred_on, superseded_id, fact_id FROM ${superseded} WHERE ${whereOf({ ...query, status: 'all' })}
      -- Ids follow the time of recording.
      ORDER BY fact_id DESC LIMIT ${limit}
    ) AS link
    JOIN evidence.fact AS old ON old.tenant_id = link.tenant_id AND old.occurred_on = link.occurred_on AND old.id = link.superseded_id
    JOIN evidence.fact AS newer ON newer.tenant_id = link.tenant_id AND newer.id = link.fact_id
      AND ${since === undefined ? sql`true` : sql`newer.recorded_at > ${since}`}
    ORDER BY newer.recorded_at DESC, newer.id DESC`.execute(transaction);
  return rows;
}

export async function factById(transaction: Transaction, id: string): Promise<StoredFact | null> {
  const { rows } = await sql<StoredFact>`
    SELECT ${columns}, ${successor} AS "supersededBy", ${attachments} AS attachments FROM evidence.fact
    WHERE fact.tenant_id = current_tenant() AND fact.id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

/** Attachments that stand behind other facts of the same record, such as a session's sign-in sheet behind its head count; of facts in these districts. */
export async function attachmentsOfRecord(
  transaction: Transaction,
  record: Pick<StoredFact, 'id' | 'recordKind' | 'recordId'>,
  districts: readonly string[] | 'all',
): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`
    SELECT DISTINCT ON (attachment.sha256) attachment.id, file_name AS "fileName", media_type AS "mediaType", size, sha256
    FROM evidence.fact
    JOIN evidence.fact_attachment AS link ON link.tenant_id = fact.tenant_id AND link.fact_id = fact.id
    JOIN evidence.attachment ON attachment.tenant_id = link.tenant_id AND attachment.id = link.attachment_id
    WHERE fact.tenant_id = current_tenant() AND fact.record_kind = ${record.recordKind} AND fact.record_id = ${record.recordId}
      AND fact.id <> ${record.id} AND ${successor} IS NULL
      AND (${districts === 'all'} OR fact.district = ANY(${districts === 'all' ? [] : [...districts]}::text[]))
      AND NOT EXISTS (SELECT FROM evidence.fact_attachment AS own WHERE own.tenant_id = fact.tenant_id AND own.fact_id = ${record.id}
        AND own.attachment_id = attachment.id)
    ORDER BY attachment.sha256, attachment.id`.execute(transaction);
  return rows;
}

export interface ChainLink {
  id: string;
  kind: string;
  district: string;
  quantity: number;
  unit: string;
  recordedAt: Date;
  recordedBy: string;
  reason: string;
  standing: boolean;
}

/** The corrections before and after a fact, oldest first, the fact among them. */
export async function chainOf(transaction: Transaction, id: string): Promise<ChainLink[]> {
  const { rows } = await sql<ChainLink>`
    WITH RECURSIVE older (id, height) AS (
      SELECT ${id}::uuid, 0
      UNION ALL
      SELECT link.superseded_id, older.height + 1 FROM older
      JOIN evidence.supersession AS link ON link.tenant_id = current_tenant() AND link.fact_id = older.id
    ), newer (id, height) AS (
      SELECT ${id}::uuid, 0
      UNION ALL
      SELECT link.fact_id, newer.height - 1 FROM newer
      JOIN evidence.supersession AS link ON link.tenant_id = current_tenant() AND link.superseded_id = newer.id
    ), chain AS (SELECT * FROM older UNION SELECT * FROM newer)
    SELECT fact.id, kind, quantity, unit, recorded_at AS "recordedAt", recorded_by AS "recordedBy", supersedes_reason AS reason,
      district, ${standing} AND kind <> 'withdrawal' AS standing
    FROM chain JOIN evidence.fact ON fact.tenant_id = current_tenant() AND fact.id = chain.id ORDER BY chain.height DESC`.execute(
    transaction,
  );
  return rows;
}
