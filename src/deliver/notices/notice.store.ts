import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export type NoticeTemplate =
  | 'signed-up'
  | 'sign-up-cancelled'
  | 'reminder'
  | 'rescheduled'
  | 'moved-speaker'
  | 'moved-venue'
  | 'speaker-released'
  | 'venue-released'
  | 'session-cancelled'
  | 'venue-asked'
  | 'hold-asked'
  | 'hold-moved'
  | 'hold-cancelled'
  | 'opinion-invited'
  | 'left-path';
export type NoticeState = 'queued' | 'sent' | 'failed' | 'told';

/** A message owed to a person of ours, or (`recipient` and `phone`) to somebody who is none. */
export interface NoticeDraft {
  sessionId: string;
  personId: string | null;
  recipient?: 'speaker' | 'venue';
  /** Which speaker, or the contact of which venue. */
  recipientId?: string;
  phone?: string;
  template: NoticeTemplate;
  params: Record<string, string | number>;
}

export interface NoticeRow {
  id: string;
  sessionId: string | null;
  sessionTitle: string | null;
  personName: string | null;
  recipient: string;
  /** Of the speaker or of the contact; null of one who was erased. */
  contactName: string | null;
  venueName: string | null;
  phone: string;
  template: NoticeTemplate;
  params: Record<string, string | number>;
  /** Whose message it is. */
  unitName: string;
  state: NoticeState;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** Queues messages; to a person who was erased, whose booking may still stand, none. */
export async function insertNotices(transaction: Transaction, drafts: readonly NoticeDraft[], now: Date): Promise<void> {
  if (drafts.length === 0) return;
  const rows = drafts.map((draft) => ({ recipient: '', recipientId: null, phone: '', ...draft }));
  await sql`
    INSERT INTO deliver.notice (tenant_id, session_id, person_id, recipient, recipient_id, phone, template, params, created_at,
      next_attempt_at)
    SELECT current_tenant(), "sessionId", "personId", recipient, "recipientId", phone, template, params, ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS draft ("sessionId" uuid, "personId" uuid, recipient text, "recipientId" uuid, phone text,
      template text, params jsonb)
    WHERE NOT EXISTS (SELECT FROM access.person p WHERE p.tenant_id = current_tenant() AND p.id = "personId" AND p.erased_at IS NOT NULL)`.execute(
    transaction,
  );
}

/** When and where somebody believes a session to be, as messages write it. */
export interface Known {
  when: string;
  place: string;
}

/**
 * What has not reached anybody yet of this session of these persons, speakers or venues is neither sent nor told any more: it was overtaken by
 * the news that follows. By each whom a dropped message was to tell of another time or place: which one they still
 * believe in.
 */
export async function dropQueued(
  transaction: Transaction,
  sessionId: string,
  templates: readonly NoticeTemplate[],
  of: readonly string[],
): Promise<Map<string, Known>> {
  const { rows } = await sql<Known & { id: string }>`
    WITH dropped AS (
      UPDATE deliver.notice SET state = 'failed', last_error = 'overtaken', attempts = ${99}
      WHERE tenant_id = current_tenant() AND session_id = ${sessionId} AND state IN ('queued', 'failed') AND template = ANY(${[...templates]})
        AND coalesce(last_error, '') NOT IN ('overtaken', 'erased')
        AND coalesce(person_id, recipient_id) = ANY(${[...of]}::uuid[])
      RETURNING coalesce(person_id, recipient_id) AS id, created_at, params ->> 'oldWhen' AS old_when, params ->> 'oldPlace' AS old_place,
        params ->> 'place' AS place)
    SELECT DISTINCT ON (id) id, old_when AS "when", coalesce(nullif(old_place, ''), place) AS place FROM dropped
    WHERE old_when IS NOT NULL ORDER BY id, created_at`.execute(transaction);
  return new Map(rows.map(({ id, when, place }) => [id, { when, place }]));
}

/** What somebody has to do about: it has not reached anybody, and no newer message replaced it. */
const unreached = sql.raw(`n.state IN ('queued', 'failed') AND coalesce(n.last_error, '') NOT IN ('overtaken', 'erased')`);

/**
 * Its occasion is over, so that it is of no use any more: of an invitation to give an opinion once that was given, or none can be given because
 * paper brought as many as people came, of all else once the session is over. Nothing is written then: time alone does it.
 */
const isPast = (now: Date) => sql`(n.session_id IS NOT NULL AND CASE
  WHEN s.state = 'archived' THEN true
  WHEN n.template = 'opinion-invited' THEN NOT EXISTS (SELECT FROM deliver.admission m
    WHERE m.tenant_id = n.tenant_id AND m.id = (n.params ->> 'admissionId')::uuid AND m.undone_at IS NULL
      AND NOT EXISTS (SELECT FROM deliver.opinion o WHERE o.tenant_id = m.tenant_id AND o.admission_id = m.id AND o.undone_at IS NULL))
    OR (SELECT count(*) FROM deliver.opinion o WHERE o.tenant_id = n.tenant_id AND o.session_id = n.session_id AND o.undone_at IS NULL)
      >= (SELECT sum(m.people) FROM deliver.admission m WHERE m.tenant_id = n.tenant_id AND m.session_id = n.session_id AND m.undone_at IS NULL)
  ELSE s.state = 'ended' OR s.ends_at <= ${now} END)`;

/** A person can tell it by telephone, and has to: an invitation to give an opinion is a link, which only a message brings. */
const isToTell = (now: Date) => sql`(${unreached} AND NOT ${isPast(now)} AND n.template <> 'opinion-invited')`;

/** As lists tell messages apart: of what nobody is to be told any more it is of no account whether it waits or failed. */
const standing = (now: Date) =>
  sql`(CASE WHEN n.last_error IN ('overtaken', 'erased') OR (${unreached} AND ${isPast(now)}) THEN 'over' ELSE n.state END)`;

/** Where no number of a speaker or a venue was known, the one that was added since holds. */
const plainColumns = sql`n.id, n.session_id AS "sessionId", coalesce(s.passed_words ->> 'title', s.title) AS "sessionTitle", coalesce(nullif(b.name, ''), p.name) AS "personName", n.recipient,
  coalesce(k.name, v.contact_name) AS "contactName", v.name AS "venueName",
  CASE WHEN n.person_id IS NOT NULL THEN coalesce(p.phone, '')
    WHEN n.phone = '' AND n.recipient_id IS NOT NULL AND ${unreached} THEN coalesce(k.phone, v.contact_phone, '') ELSE n.phone END AS phone, n.template, n.params, n.state, n.attempts,
  (SELECT t.name FROM access.tenant t WHERE t.tenant_id = n.tenant_id) AS "unitName",
  n.created_at AS "createdAt", n.sent_at AS "sentAt"`;
export const noticeColumns = (now: Date) => sql`${plainColumns},
  CASE WHEN ${unreached} AND ${isPast(now)} THEN 'past' ELSE n.last_error END AS "lastError"`;
export const noticeTables = sql.raw(`deliver.notice n
  LEFT JOIN deliver.session s ON s.tenant_id = n.tenant_id AND s.id = n.session_id
  LEFT JOIN access.person p ON p.tenant_id = n.tenant_id AND p.id = n.person_id
  LEFT JOIN deliver.sign_up b ON b.tenant_id = n.tenant_id AND b.session_id = n.session_id AND b.person_id = n.person_id
  LEFT JOIN network.speaker k ON n.recipient = 'speaker' AND k.tenant_id = n.tenant_id AND k.id = coalesce(n.recipient_id, s.speaker_id)
    AND k.erased_at IS NULL
  LEFT JOIN network.venue v ON n.recipient = 'venue' AND v.tenant_id = n.tenant_id AND v.id = coalesce(n.recipient_id, s.venue_id)`);

export interface NoticeFilter {
  state?: NoticeState | 'over' | undefined;
  sessionId?: string | undefined;
  template?: NoticeTemplate | undefined;
  id?: string | undefined;
  /** Only what somebody still has to be told. */
  toTell?: boolean;
  districts: 'all' | readonly string[];
}

export async function noticeRows(
  transaction: Transaction,
  filter: NoticeFilter,
  { now, ...page }: { limit: number; offset: number; now: Date },
): Promise<{ items: NoticeRow[]; total: number }> {
  const districts = filter.districts === 'all' ? null : [...filter.districts];
  const { rows } = await sql<NoticeRow & { total: number }>`
    SELECT ${noticeColumns(now)}, count(*) OVER () AS total FROM ${noticeTables}
    WHERE n.tenant_id = current_tenant()
      AND (${filter.id ?? null}::uuid IS NULL OR n.id = ${filter.id ?? null})
      AND (${filter.state ?? null}::text IS NULL OR ${standing(now)} = ${filter.state ?? null})
      AND (${filter.sessionId ?? null}::uuid IS NULL OR n.session_id = ${filter.sessionId ?? null})
      AND (${filter.template ?? null}::text IS NULL OR n.template = ${filter.template ?? null})
      AND (NOT ${filter.toTell ?? false} OR ${isToTell(now)})
      AND (${districts}::text[] IS NULL OR s.district = ANY(${districts}))
    ORDER BY n.created_at DESC, n.id LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How many messages the call list has. */
export async function countToTell(
  transaction: Transaction,
  { sessionId, districts }: Pick<NoticeFilter, 'sessionId' | 'districts'>,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM deliver.notice n
    LEFT JOIN deliver.session s ON s.tenant_id = n.tenant_id AND s.id = n.session_id
    WHERE n.tenant_id = current_tenant() AND (${sessionId ?? null}::uuid IS NULL OR n.session_id = ${sessionId ?? null})
      AND (${districts === 'all' ? null : [...districts]}::text[] IS NULL OR s.district = ANY(${districts === 'all' ? null : [...districts]}))
      AND ${isToTell(now)}`.execute(transaction);
  return rows[0]!.count;
}

/** Takes messages that are due and still of use, so that no other sender takes them; each counts one attempt more. */
export async function claimDue(
  transaction: Transaction,
  now: Date,
  retryAt: (attempts: number) => Date,
  limit: number,
): Promise<NoticeRow[]> {
  const { rows } = await sql<{ id: string; attempts: number }>`
    SELECT n.id, n.attempts FROM deliver.notice n
    LEFT JOIN deliver.session s ON s.tenant_id = n.tenant_id AND s.id = n.session_id
    WHERE n.tenant_id = current_tenant() AND n.state = 'queued' AND n.next_attempt_at <= ${now} AND NOT ${isPast(now)}
    ORDER BY n.next_attempt_at, n.created_at LIMIT ${limit} FOR UPDATE OF n SKIP LOCKED`.execute(transaction);
  const next = rows.map((row) => ({ id: row.id, attempts: row.attempts + 1, at: retryAt(row.attempts + 1).toISOString() }));
  if (next.length === 0) return [];
  await sql`
    UPDATE deliver.notice n SET attempts = c.attempts, next_attempt_at = c.at
    FROM jsonb_to_recordset(${JSON.stringify(next)}::jsonb) AS c (id uuid, attempts int, at timestamptz)
    WHERE n.tenant_id = current_tenant() AND n.id = c.id`.execute(transaction);
  const claimed = await sql<NoticeRow>`
    SELECT ${noticeColumns(now)} FROM ${noticeTables} WHERE n.tenant_id = current_tenant() AND n.id = ANY(${next.map((row) => row.id)}::uuid[])
    ORDER BY n.created_at, n.id`.execute(transaction);
  return claimed.rows;
}

export async function markNotice(
  transaction: Transaction,
  id: string,
  state: NoticeState,
  at: Date | null,
  error: string | null,
): Promise<void> {
  await sql`
    UPDATE deliver.notice SET state = ${state}, sent_at = coalesce(${at}::timestamptz, sent_at), last_error = ${error}
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

/** A speaker, or whoever is to be called at a venue. */
export interface Contact {
  recipient: 'speaker' | 'venue';
  id: string;
  /** '' where none is known. */
  phone: string;
}

/**
 * The time and place of a session that they keep free, by the newest message to them that holds, whether it `reached` them yet; null where there is
 * none, or the newest says already that they need not.
 */
export async function keptFree(
  transaction: Transaction,
  sessionId: string,
  contact: Contact,
): Promise<(Known & { reached: boolean }) | null> {
  const { rows } = await sql<Known & { template: NoticeTemplate; reached: boolean }>`
    SELECT template, state IN ('sent', 'told') AS reached, params ->> 'when' AS "when", params ->> 'place' AS place FROM deliver.notice
    WHERE tenant_id = current_tenant() AND session_id = ${sessionId} AND recipient = ${contact.recipient}
      AND (recipient_id = ${contact.id} OR (recipient_id IS NULL AND phone <> '' AND phone = ${contact.phone}))
      AND coalesce(last_error, '') NOT IN ('overtaken', 'erased')
    ORDER BY created_at DESC, id DESC LIMIT 1`.execute(transaction);
  const [newest] = rows;
  if (!newest || !asksToKeep.includes(newest.template)) return null;
  return { when: newest.when, place: newest.place, reached: newest.reached };
}

/** What asks a speaker or a venue to keep a time. `rescheduled` went to speakers before there were words for them. */
export const asksToKeep: readonly NoticeTemplate[] = [
  'rescheduled',
  'moved-speaker',
  'moved-venue',
  'venue-asked',
  'hold-asked',
  'hold-moved',
];

/** When and where a session was to be before it last moved, as this person was told of it; null where it did not move since. */
export async function movedFrom(
  transaction: Transaction,
  sessionId: string,
  personId: string,
): Promise<{ when: string; place: string } | null> {
  const { rows } = await sql<{ when: string; place: string }>`
    SELECT params ->> 'oldWhen' AS "when", coalesce(params ->> 'oldPlace', '') AS place FROM deliver.notice
    WHERE tenant_id = current_tenant() AND session_id = ${sessionId} AND person_id = ${personId} AND template = 'rescheduled'
      AND params ? 'oldWhen' AND coalesce(last_error, '') <> 'overtaken'
    ORDER BY created_at DESC, id DESC LIMIT 1`.execute(transaction);
  return rows[0] ?? null;
}

/** News that a session moved or is off, to whom it concerns: without them somebody comes in vain. */
const news = sql.raw(
  `n.template IN ('rescheduled', 'moved-speaker', 'moved-venue', 'speaker-released', 'venue-released', 'session-cancelled', 'venue-asked', 'hold-asked', 'hold-moved',
    'hold-cancelled')`,
);
const whom = sql.raw(`coalesce(n.person_id::text, n.recipient || ' ' || coalesce(n.recipient_id::text, n.phone))`);

/** How many people are still to be told by somebody, and how many by the gateway. */
export async function untoldOfSession(
  transaction: Transaction,
  { sessionId, after }: { sessionId: string; after: Date },
  gateway: boolean,
): Promise<{ byPhone: number; sending: number }> {
  const { rows } = await sql<{ byPhone: number; sending: number }>`
    SELECT count(DISTINCT ${whom}) FILTER (WHERE n.state = 'failed' OR NOT ${gateway}) AS "byPhone",
      count(DISTINCT ${whom}) FILTER (WHERE n.state = 'queued' AND ${gateway}) AS sending
    FROM deliver.notice n JOIN deliver.session s ON s.tenant_id = n.tenant_id AND s.id = n.session_id
    WHERE n.tenant_id = current_tenant() AND n.session_id = ${sessionId} AND s.starts_at > ${after} AND ${news} AND ${unreached}`.execute(
    transaction,
  );
  return rows[0]!;
}

export interface UntoldSession {
  sessionId: string;
  programmeId: string;
  title: string;
  startsAt: Date;
  people: number;
}

export async function untoldSessions(
  transaction: Transaction,
  { programmeId, districts, after }: { programmeId: string | undefined; districts: 'all' | readonly string[]; after: Date },
  gateway: boolean,
): Promise<UntoldSession[]> {
  const only = districts === 'all' ? null : [...districts];
  const { rows } = await sql<UntoldSession>`
    SELECT s.id AS "sessionId", s.programme_id AS "programmeId", coalesce(s.passed_words ->> 'title', s.title) AS title, s.starts_at AS "startsAt",
      count(DISTINCT ${whom}) AS people
    FROM deliver.notice n JOIN deliver.session s ON s.tenant_id = n.tenant_id AND s.id = n.session_id
    WHERE n.tenant_id = current_tenant() AND s.starts_at > ${after}
      AND (${programmeId ?? null}::uuid IS NULL OR s.programme_id = ${programmeId ?? null})
      AND (${only}::text[] IS NULL OR s.district = ANY(${only})) AND ${news} AND ${unreached} AND (n.state = 'failed' OR NOT ${gateway})
    GROUP BY s.id, s.programme_id, s.passed_words, s.title, s.starts_at ORDER BY s.starts_at, s.id LIMIT 100`.execute(
    transaction,
  );
  return rows;
}

export async function queueAgain(transaction: Transaction, id: string, now: Date): Promise<void> {
  await sql`
    UPDATE deliver.notice SET state = 'queued', attempts = 0, next_attempt_at = ${now}, last_error = NULL
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

export async function tenantsWithDue(transaction: Transaction): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT tenant_id AS id FROM access.tenant`.execute(transaction);
  return rows.map((row) => row.id);
}

/** Of somebody who is erased nothing goes out any more, and links and numbers of tickets go from what went out. */
export async function forgetNoticesOf(transaction: Transaction, personId: string): Promise<void> {
  await sql`DELETE FROM deliver.notice_mute WHERE tenant_id = current_tenant() AND person_id = ${personId}`.execute(transaction);
  await sql`
    UPDATE deliver.notice SET phone = '', params = params - 'url' - 'ticketCode',
      last_error = CASE WHEN last_error = 'overtaken' THEN last_error WHEN state IN ('queued', 'failed') THEN 'erased' END,
      state = CASE WHEN state = 'queued' THEN 'failed' ELSE state END
    WHERE tenant_id = current_tenant() AND person_id = ${personId}`.execute(transaction);
}

/** Where messages to a speaker or to the contact of a venue went; those still to go out do not. */
export async function forgetNoticesTo(
  transaction: Transaction,
  { of, id, phone }: { of: 'speaker' | 'venue'; id: string; phone: string },
): Promise<void> {
  const column = sql.ref(of === 'speaker' ? 'session.speaker_id' : 'session.venue_id');
  await sql`
    UPDATE deliver.notice SET phone = '',
      last_error = CASE WHEN last_error = 'overtaken' THEN last_error WHEN state IN ('queued', 'failed') THEN 'erased' END,
      state = CASE WHEN state = 'queued' THEN 'failed' ELSE state END
    WHERE tenant_id = current_tenant() AND recipient = ${of} AND phone <> ''
      AND (phone = ${phone} OR recipient_id = ${id} OR session_id IN (
        SELECT session.id FROM deliver.session WHERE session.tenant_id = current_tenant() AND ${column} = ${id}))`.execute(
    transaction,
  );
}

/** Where it went, and with which ticket, is of no use long after: of finished notices from before a day only that they went out stays. */
export async function forgetOldNotices(transaction: Transaction, before: Date): Promise<void> {
  await sql`
    UPDATE deliver.notice SET phone = '', params = params - 'url' - 'ticketCode', 
      last_error = CASE WHEN last_error IN ('overtaken', 'erased') THEN last_error END
    WHERE tenant_id = current_tenant() AND created_at < ${before} AND state <> 'queued'
      AND (phone <> '' OR params ?| ARRAY['url', 'ticketCode'] OR last_error NOT IN ('overtaken', 'erased'))`.execute(
    transaction,
  );
}
