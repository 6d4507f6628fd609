import { sql } from 'kysely';
import type { FactId } from '#src/kernel/ids.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface AdmissionRow {
  id: string;
  sessionId: string;
  signUpId: string | null;
  personId: string | null;
  batchId: string | null;
  way: 'ticket' | 'walk-in' | 'paper';
  people: number;
  admittedAt: Date;
  admittedBy: string;
  /** Why it was entered after the day was reported; '' of all others. */
  lateReason: string;
  factId: FactId;
  undoneAt: Date | null;
  name: string;
  phone: string;
  hasOpinion: boolean;
}

const columns =
  sql.raw(`a.id, a.session_id AS "sessionId", a.sign_up_id AS "signUpId", a.person_id AS "personId", a.batch_id AS "batchId", a.way,
  a.people, a.admitted_at AS "admittedAt", a.admitted_by AS "admittedBy", a.late_reason AS "lateReason", a.fact_id AS "factId",
  a.undone_at AS "undoneAt", coalesce(nullif(b.name, ''), p.name, '') AS name, coalesce(p.phone, '') AS phone,
  EXISTS (SELECT FROM deliver.opinion o WHERE o.tenant_id = a.tenant_id AND o.admission_id = a.id AND o.undone_at IS NULL) AS "hasOpinion"`);
const tables = sql.raw(`deliver.admission a LEFT JOIN access.person p ON p.tenant_id = a.tenant_id AND p.id = a.person_id
  LEFT JOIN deliver.sign_up b ON b.tenant_id = a.tenant_id AND b.id = a.sign_up_id`);

export interface NewAdmission {
  id: string;
  sessionId: string;
  signUpId: string | null;
  personId: string | null;
  batchId: string | null;
  way: 'ticket' | 'walk-in' | 'paper';
  people: number;
  admittedAt: Date;
  admittedBy: string;
  lateReason: string;
  /** Of its opinion link. */
  opinionMark: string;
  factId: FactId;
}

export async function insertAdmissions(transaction: Transaction, admissions: readonly NewAdmission[]): Promise<void> {
  await sql`
    INSERT INTO deliver.admission (tenant_id, id, session_id, sign_up_id, person_id, batch_id, way, people, admitted_at, admitted_by,
      late_reason, opinion_mark, fact_id)
    SELECT current_tenant(), id, "sessionId", "signUpId", "personId", "batchId", way, people, "admittedAt", "admittedBy", "lateReason", "opinionMark", "factId"
    FROM jsonb_to_recordset(${JSON.stringify(admissions)}::jsonb) AS n (id uuid, "sessionId" uuid, "signUpId" uuid, "personId" uuid,
      "batchId" uuid, way text, people int, "admittedAt" timestamptz, "admittedBy" text, "lateReason" text, "opinionMark" text, "factId" uuid)`.execute(
    transaction,
  );
}

export async function admissionById(transaction: Transaction, id: string): Promise<AdmissionRow | null> {
  const { rows } =
    await sql<AdmissionRow>`SELECT ${columns} FROM ${tables} WHERE a.tenant_id = current_tenant() AND a.id = ${id}`.execute(
      transaction,
    );
  return rows[0] ?? null;
}

/** Who was let in of a session, latest first. */
export async function admissionRows(
  transaction: Transaction,
  filter: { sessionId: string; way?: AdmissionRow['way'] | undefined; batchId?: string | undefined },
  page: { limit: number; offset: number },
): Promise<{ items: AdmissionRow[]; total: number }> {
  const { rows } = await sql<AdmissionRow & { total: number }>`
    SELECT ${columns}, count(*) OVER () AS total FROM ${tables}
    WHERE a.tenant_id = current_tenant() AND a.session_id = ${filter.sessionId} AND a.undone_at IS NULL
      AND (${filter.way ?? null}::text IS NULL OR a.way = ${filter.way ?? null})
      AND (${filter.batchId ?? null}::uuid IS NULL OR a.batch_id = ${filter.batchId ?? null})
    ORDER BY a.admitted_at DESC, a.id DESC LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The admission of a person in this session, if there is one. */
export async function admissionOfPerson(
  transaction: Transaction,
  sessionId: string,
  personId: string,
): Promise<{ admittedAt: Date } | null> {
  const { rows } = await sql<{ admittedAt: Date }>`
    SELECT admitted_at AS "admittedAt" FROM deliver.admission
    WHERE tenant_id = current_tenant() AND session_id = ${sessionId} AND person_id = ${personId} AND undone_at IS NULL`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

export async function markUndone(
  transaction: Transaction,
  ids: readonly string[],
  change: { at: Date; by: string },
): Promise<void> {
  await sql`
    UPDATE deliver.admission SET undone_at = ${change.at}, undone_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ANY(${[...ids]}::uuid[])`.execute(transaction);
}

/** Who still stands in the room by a paper sheet, and whether one of them gave an opinion by the own link. */
export interface StandingOfBatch {
  people: number;
  opinions: boolean;
}

/** By the id of the batch; one whose admissions were all taken back is left out. */
export async function standingOfBatches(transaction: Transaction, sessionId: string): Promise<Map<string, StandingOfBatch>> {
  const { rows } = await sql<StandingOfBatch & { id: string }>`
    SELECT a.batch_id AS id, sum(a.people)::int AS people,
      bool_or(EXISTS (SELECT FROM deliver.opinion o WHERE o.tenant_id = a.tenant_id AND o.admission_id = a.id AND o.undone_at IS NULL)) AS opinions
    FROM deliver.admission a
    WHERE a.tenant_id = current_tenant() AND a.session_id = ${sessionId} AND a.batch_id IS NOT NULL AND a.undone_at IS NULL
    GROUP BY a.batch_id`.execute(transaction);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

export interface ScanRow {
  attachmentId: string;
  fileName: string;
  size: number;
  /** The sign-in sheet that was entered, or what the head count was read from. */
  of: 'sign-in' | 'head-count';
  people: number;
  addedAt: Date;
  addedBy: string;
}

/** The files behind who came: scans of the sign-in sheets entered and not taken back, added with them or later, and the evidence of the head count. */
export async function scanRows(transaction: Transaction, sessionId: string): Promise<ScanRow[]> {
  const { rows } = await sql<ScanRow>`
    SELECT attachment.id AS "attachmentId", file_name AS "fileName", size, scan.of, scan.people, scan.added_at AS "addedAt", scan.added_by AS "addedBy"
    FROM (
      SELECT tenant_id, attachment_id, 'sign-in' AS of, people, entered_at AS added_at, entered_by AS added_by FROM deliver.entry_batch
      WHERE tenant_id = current_tenant() AND session_id = ${sessionId} AND kind = 'sign-in' AND undone_at IS NULL
      UNION ALL
      SELECT b.tenant_id, s.attachment_id, 'sign-in', b.people, s.added_at, s.added_by FROM deliver.late_scan s
        JOIN deliver.entry_batch b ON b.tenant_id = s.tenant_id AND b.id = s.batch_id
      WHERE b.tenant_id = current_tenant() AND b.session_id = ${sessionId} AND b.undone_at IS NULL
      UNION ALL
      SELECT tenant_id, attachment_id, 'head-count', people, counted_at, counted_by FROM deliver.head_count
      WHERE tenant_id = current_tenant() AND session_id = ${sessionId}
    ) AS scan
    JOIN evidence.attachment ON attachment.tenant_id = scan.tenant_id AND attachment.id = scan.attachment_id
    ORDER BY scan.added_at, attachment.id`.execute(transaction);
  return rows;
}

export interface DoorCounts {
  signedUp: number;
  expected: number;
  ticket: number;
  walkIns: number;
  paper: number;
}

export async function doorCounts(transaction: Transaction, sessionId: string): Promise<DoorCounts> {
  const { rows } = await sql<DoorCounts>`
    SELECT
      (SELECT coalesce(sum(u.seats), 0) FROM deliver.sign_up u
        WHERE u.tenant_id = current_tenant() AND u.session_id = ${sessionId} AND u.state = 'confirmed') AS "signedUp",
      (SELECT coalesce(sum(u.seats), 0) FROM deliver.sign_up u
        WHERE u.tenant_id = current_tenant() AND u.session_id = ${sessionId} AND u.state = 'confirmed'
          AND NOT EXISTS (SELECT FROM deliver.admission x WHERE x.tenant_id = u.tenant_id AND x.session_id = u.session_id AND x.sign_up_id = u.id
            AND x.undone_at IS NULL)) AS expected,
      coalesce(sum(a.people) FILTER (WHERE a.way = 'ticket'), 0) AS ticket,
      coalesce(sum(a.people) FILTER (WHERE a.way = 'walk-in'), 0) AS "walkIns",
      coalesce(sum(a.people) FILTER (WHERE a.way = 'paper'), 0) AS paper
    FROM deliver.admission a
    WHERE a.tenant_id = current_tenant() AND a.session_id = ${sessionId} AND a.undone_at IS NULL`.execute(transaction);
  return rows[0]!;
}

export interface TicketRow {
  signUpId: string;
  personId: string;
  code: string;
  name: string;
  phone: string;
  seats: number;
  cancelled: boolean;
  /** By the ticket, or by the person whose it is. */
  admittedAt: Date | null;
}

/** Every sign-up of a session, the cancelled ones too. */
export async function ticketRows(transaction: Transaction, sessionId: string): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`
    SELECT u.id AS "signUpId", u.person_id AS "personId", u.ticket_code AS code, coalesce(nullif(u.name, ''), p.name) AS name, coalesce(p.phone, '') AS phone, u.seats,
      u.state = 'cancelled' AS cancelled,
      (SELECT min(a.admitted_at) FROM deliver.admission a WHERE a.tenant_id = u.tenant_id AND a.session_id = u.session_id
        AND (a.sign_up_id = u.id OR a.person_id = u.person_id) AND a.undone_at IS NULL) AS "admittedAt"
    FROM deliver.sign_up u JOIN access.person p ON p.tenant_id = u.tenant_id AND p.id = u.person_id
    WHERE u.tenant_id = current_tenant() AND u.session_id = ${sessionId} ORDER BY u.created_at, u.id`.execute(transaction);
  return rows;
}

/** The sign-up of a session by the code typed at the door. */
export async function signUpIdByCode(transaction: Transaction, sessionId: string, ticketCode: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM deliver.sign_up WHERE tenant_id = current_tenant() AND session_id = ${sessionId} AND ticket_code = ${ticketCode}`.execute(
    transaction,
  );
  return rows[0]?.id ?? null;
}

/** The session, other than this one, that has a ticket of this code and ends last. Whether somebody may know of it is for the caller to ask. */
export async function otherSessionByTicketCode(
  transaction: Transaction,
  sessionId: string,
  ticketCode: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT s.id FROM deliver.sign_up u JOIN deliver.session s ON s.tenant_id = u.tenant_id AND s.id = u.session_id
    WHERE u.tenant_id = current_tenant() AND u.ticket_code = ${ticketCode} AND u.session_id <> ${sessionId} AND u.state = 'confirmed'
    ORDER BY s.ends_at DESC, s.id LIMIT 1`.execute(transaction);
  return rows[0]?.id ?? null;
}

export async function signUpIdsByLastFour(transaction: Transaction, sessionId: string, lastFour: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT u.id FROM deliver.sign_up u JOIN access.person p ON p.tenant_id = u.tenant_id AND p.id = u.person_id
    WHERE u.tenant_id = current_tenant() AND u.session_id = ${sessionId} AND u.state = 'confirmed' AND right(p.phone, 4) = ${lastFour}
    ORDER BY u.created_at LIMIT 20`.execute(transaction);
  return rows.map((row) => row.id);
}

export interface KnownPerson {
  phone: string;
  personId: string;
  signUpId: string | null;
  seats: number | null;
  admittedAt: Date | null;
}

/** What is known of these phones in this session. */
export async function knownByPhones(
  transaction: Transaction,
  sessionId: string,
  phones: readonly string[],
): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    SELECT p.phone, p.id AS "personId", u.id AS "signUpId", u.seats, a.admitted_at AS "admittedAt"
    FROM access.person p
    LEFT JOIN deliver.sign_up u ON u.tenant_id = p.tenant_id AND u.person_id = p.id AND u.session_id = ${sessionId} AND u.state = 'confirmed'
    LEFT JOIN deliver.admission a ON a.tenant_id = p.tenant_id AND a.person_id = p.id AND a.session_id = ${sessionId} AND a.undone_at IS NULL
    WHERE p.tenant_id = current_tenant() AND p.phone = ANY(${[...phones]})`.execute(transaction);
  return rows;
}

/** Who was let in by a name alone, without phone or ticket, and when. */
export async function admittedByName(transaction: Transaction, sessionId: string): Promise<{ name: string; admittedAt: Date }[]> {
  const { rows } = await sql<{ name: string; admittedAt: Date }>`
    SELECT p.name, min(a.admitted_at) AS "admittedAt"
    FROM deliver.admission a JOIN access.person p ON p.tenant_id = a.tenant_id AND p.id = a.person_id
    WHERE a.tenant_id = current_tenant() AND a.session_id = ${sessionId} AND a.sign_up_id IS NULL AND a.undone_at IS NULL
      AND p.phone IS NULL AND p.erased_at IS NULL
    GROUP BY p.name`.execute(transaction);
  return rows;
}
