import { byPinyin, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { dayWords, everyWord } from '#src/platform/postgres/every-word.ts';
import type { HandEntryFields, HandEntryMethod } from './hand-entry.rules.ts';

export interface HandEntryRow extends HandEntryFields {
  id: string;
  programmeId: string;
  batchId: string;
  activityName: string | null;
  districtName: string | null;
  streetName: string | null;
  attachmentIds: string[];
  /** Of the files, in the same order. */
  attachmentNames: string[];
  corrected: number;
  version: number;
  enteredAt: Date;
  enteredBy: string;
  changedAt: Date;
  changedBy: string;
  undoneAt: Date | null;
  factId: string;
}

const selected = sql.raw(`
  h.id, h.programme_id AS "programmeId", h.batch_id AS "batchId", h.sub_programme AS "subProgramme", h.activity_id AS "activityId",
  a.name AS "activityName", h.kind, h.what, h.occurred_on AS "occurredOn", h.quantity, h.unit, h.method, h.district, r.name AS "districtName",
  h.street, street.name AS "streetName",
  h.venue_kind AS "venueKind", h.audience, h.note, h.completes_activity AS "completesActivity", h.attachment_ids AS "attachmentIds",
  (SELECT coalesce(array_agg(f.file_name ORDER BY array_position(h.attachment_ids, f.id)), '{}') FROM evidence.attachment f
    WHERE f.tenant_id = h.tenant_id AND f.id = ANY(h.attachment_ids)) AS "attachmentNames", h.corrected, h.version, h.entered_at AS "enteredAt",
  h.entered_by AS "enteredBy", h.changed_at AS "changedAt", h.changed_by AS "changedBy", h.undone_at AS "undoneAt", h.fact_id AS "factId"
  FROM deliver.hand_entry h
  LEFT JOIN plan.activity a ON a.tenant_id = h.tenant_id AND a.id = h.activity_id
  LEFT JOIN network.region r ON r.code = h.district
  LEFT JOIN network.region street ON street.code = h.street`);

export async function handEntryById(transaction: Transaction, id: string): Promise<HandEntryRow | null> {
  const { rows } = await sql<HandEntryRow>`SELECT ${selected} WHERE h.tenant_id = current_tenant() AND h.id = ${id}`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

export async function entriesOfBatch(transaction: Transaction, batchId: string): Promise<HandEntryRow[]> {
  const { rows } = await sql<HandEntryRow>`
    SELECT ${selected} WHERE h.tenant_id = current_tenant() AND h.batch_id = ${batchId} ORDER BY h.id`.execute(transaction);
  return rows;
}

/** Standing entries of the programme on any of the days, to find what was entered before. One programme is entered by one transaction at a time. */
export async function lockEntriesOn(
  transaction: Transaction,
  programmeId: string,
  days: readonly string[],
): Promise<HandEntryRow[]> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('hand entries of ' || ${programmeId}::text, 0))`.execute(transaction);
  const { rows } = await sql<HandEntryRow>`
    SELECT ${selected}
    WHERE h.tenant_id = current_tenant() AND h.programme_id = ${programmeId} AND h.undone_at IS NULL AND h.occurred_on = ANY(${[...days]}::date[])`.execute(
    transaction,
  );
  return rows;
}

export interface NewHandEntry extends HandEntryFields {
  id: string;
  attachmentIds: readonly string[];
  factId: string;
}

export async function insertHandEntries(
  transaction: Transaction,
  batch: { id: string; programmeId: string; at: Date; by: string },
  entries: readonly NewHandEntry[],
): Promise<void> {
  await sql`
    INSERT INTO deliver.hand_entry (tenant_id, id, programme_id, batch_id, sub_programme, activity_id, kind, what, occurred_on, quantity, unit, method,
      district, street, venue_kind, audience, note, completes_activity, attachment_ids, entered_at, entered_by, changed_at, changed_by, fact_id)
    SELECT current_tenant(), id, ${batch.programmeId}, ${batch.id}, "subProgramme", "activityId", kind, what, "occurredOn", quantity, unit, method,
      district, street, "venueKind", audience, note, "completesActivity", "attachmentIds", ${batch.at}, ${batch.by}, ${batch.at}, ${batch.by}, "factId"
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS entry (id uuid, "subProgramme" text, "activityId" uuid, kind text, what text,
      "occurredOn" date, quantity numeric, unit text, method text, district text, street text, "venueKind" text, audience text, note text,
      "completesActivity" boolean, "attachmentIds" uuid[], "factId" uuid)`.execute(transaction);
}

export async function updateHandEntry(
  transaction: Transaction,
  entry: HandEntryFields & { id: string; version: number; attachmentIds: readonly string[]; factId: string },
  mark: { at: Date; by: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    UPDATE deliver.hand_entry SET activity_id = ${entry.activityId}, sub_programme = ${entry.subProgramme},
      completes_activity = ${entry.completesActivity}, what = ${entry.what}, occurred_on = ${entry.occurredOn}, quantity = ${entry.quantity}, unit = ${entry.unit},
      method = ${entry.method}, district = ${entry.district}, street = ${entry.street}, venue_kind = ${entry.venueKind}, audience = ${entry.audience}, note = ${entry.note},
      attachment_ids = ${[...entry.attachmentIds]}::uuid[],
      fact_id = ${entry.factId}, corrected = corrected + 1, version = version + 1, changed_at = ${mark.at}, changed_by = ${mark.by}
    WHERE tenant_id = current_tenant() AND id = ${entry.id} AND version = ${entry.version} AND undone_at IS NULL RETURNING id`.execute(
    transaction,
  );
  return rows.length > 0;
}

export async function markEntriesUndone(
  transaction: Transaction,
  batchId: string,
  facts: readonly { id: string; factId: string }[],
  mark: { at: Date; by: string },
): Promise<void> {
  await sql`
    UPDATE deliver.hand_entry h SET undone_at = ${mark.at}, version = version + 1, changed_at = ${mark.at}, changed_by = ${mark.by}, fact_id = taken."factId"
    FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) AS taken (id uuid, "factId" uuid)
    WHERE h.tenant_id = current_tenant() AND h.batch_id = ${batchId} AND h.id = taken.id`.execute(transaction);
}

export interface BatchRow {
  id: string;
  programmeId: string;
  fileName: string | null;
  rows: number;
  enteredAt: Date;
  enteredBy: string;
  undoneAt: Date | null;
}

const batchColumns = sql.raw(
  `id, programme_id AS "programmeId", file_name AS "fileName", rows, entered_at AS "enteredAt", entered_by AS "enteredBy", undone_at AS "undoneAt"`,
);

export async function insertBatch(
  transaction: Transaction,
  batch: {
    id: string;
    programmeId: string;
    fileName: string | null;
    sha256: string;
    rows: number;
    people: number;
    at: Date;
    by: string;
  },
): Promise<void> {
  await sql`
    INSERT INTO deliver.entry_batch (tenant_id, id, kind, programme_id, file_name, sha256, rows, people, entered_at, entered_by)
    VALUES (current_tenant(), ${batch.id}, 'hand-entries', ${batch.programmeId}, ${batch.fileName}, ${batch.sha256}, ${batch.rows}, ${batch.people}, ${batch.at}, ${batch.by})`.execute(
    transaction,
  );
}

export async function batchLike(
  transaction: Transaction,
  by: { id: string } | { programmeId: string; sha256: string },
): Promise<BatchRow | null> {
  const which =
    'id' in by ? sql`id = ${by.id}` : sql`programme_id = ${by.programmeId} AND sha256 = ${by.sha256} AND undone_at IS NULL`;
  const { rows } = await sql<BatchRow>`
    SELECT ${batchColumns} FROM deliver.entry_batch WHERE tenant_id = current_tenant() AND kind = 'hand-entries' AND ${which} LIMIT 1 FOR UPDATE`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

export async function batchesOf(
  transaction: Transaction,
  programmeId: string,
): Promise<(BatchRow & { districts: (string | null)[] })[]> {
  const { rows } = await sql<BatchRow & { districts: (string | null)[] }>`
    SELECT ${batchColumns}, ARRAY(SELECT DISTINCT district FROM deliver.hand_entry h WHERE h.tenant_id = b.tenant_id AND h.batch_id = b.id) AS districts
    FROM deliver.entry_batch b WHERE tenant_id = current_tenant() AND kind = 'hand-entries' AND programme_id = ${programmeId}
    ORDER BY entered_at DESC LIMIT 500`.execute(transaction);
  return rows;
}

export async function markBatchUndone(
  transaction: Transaction,
  id: string,
  mark: { at: Date; by: string; reason: string },
): Promise<void> {
  await sql`
    UPDATE deliver.entry_batch SET undone_at = ${mark.at}, undone_by = ${mark.by}, undo_reason = ${mark.reason}
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

export interface HandEntryFilter {
  programmeId?: string | undefined;
  activityId?: string | undefined;
  kind?: 'attendance' | 'output' | undefined;
  method?: HandEntryMethod | undefined;
  district?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  batchId?: string | undefined;
  undone: boolean;
  text?: string | undefined;
  sort: keyof typeof orders;
}

const orders = ordersOf(
  {
    occurredOn: ['h.occurred_on'],
    enteredAt: ['h.entered_at'],
    quantity: ['h.quantity'],
    what: [byPinyin('h.what'), 'h.occurred_on'],
    district: ['h.district', 'h.occurred_on'],
  },
  ['h.id'],
);

export async function handEntryPage(
  transaction: Transaction,
  filter: HandEntryFilter,
  districts: 'all' | readonly string[],
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ items: HandEntryRow[]; total: number }> {
  const where = sql`h.tenant_id = current_tenant() AND (h.undone_at IS NOT NULL) = ${filter.undone}
    AND (${filter.programmeId ?? null}::uuid IS NULL OR h.programme_id = ${filter.programmeId ?? null}::uuid)
    AND (${filter.activityId ?? null}::uuid IS NULL OR h.activity_id = ${filter.activityId ?? null}::uuid)
    AND (${filter.batchId ?? null}::uuid IS NULL OR h.batch_id = ${filter.batchId ?? null}::uuid)
    AND (${filter.kind ?? null}::text IS NULL OR h.kind = ${filter.kind ?? null})
    AND (${filter.method ?? null}::text IS NULL OR h.method = ${filter.method ?? null})
    AND (${filter.district ?? null}::text IS NULL OR h.district = ${filter.district ?? null})
    AND (${districts === 'all'} OR h.district = ANY(${districts === 'all' ? [] : [...districts]}::text[]))
    AND (${filter.from ?? null}::date IS NULL OR h.occurred_on >= ${filter.from ?? null}::date)
    AND (${filter.to ?? null}::date IS NULL OR h.occurred_on <= ${filter.to ?? null}::date)
    AND ${everyWord(filter.text, ['h.what', 'h.note', dayWords('h.occurred_on')])}`;
  const { rows } = await sql<HandEntryRow>`
    SELECT ${selected} WHERE ${where} ORDER BY ${orders[filter.sort]} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(
    transaction,
  );
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM deliver.hand_entry h WHERE ${where}`.execute(
    transaction,
  );
  return { items: rows, total: counted.rows[0]?.total ?? 0 };
}

/** The self-evaluation, signed or under review, that looks furthest, and the last day that it looks at; null where nothing was reported yet. */
export async function reportedUntil(
  transaction: Transaction,
  programmeId: string,
): Promise<{ evaluation: number; until: string } | null> {
  const { rows } = await sql<{ evaluation: number; until: string }>`
    SELECT evaluation, until FROM plan.expense_freeze WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

/** Names of the sub-programmes by code. */
export async function subProgrammeNames(
  transaction: Transaction,
  programmeId: string,
): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT code, name FROM plan.sub_programme WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} ORDER BY position`.execute(
    transaction,
  );
  return rows;
}
