import { byPinyin, byVocabulary, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import { type Audience, type SessionState, sessionStates, type VenueKind } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { dayWords, everyWord } from '#src/platform/postgres/every-word.ts';
import { heldStates, sessionSteps } from './session.rules.ts';

/** The words of a session that content review looks at, with the name of its speaker. */
export interface SessionWords {
  title: string;
  summary: string;
  audience: Audience;
  /** null also of one who was erased. */
  speakerName: string | null;
  speakerOrganisation: string | null;
}

/** What a reviewer saw of a session and returned. */
export interface ReturnedWords extends Pick<SessionWords, 'title' | 'summary' | 'audience'> {
  /** How often it was returned so far. */
  times: number;
  at: string;
  reason: string;
  venueId: string | null;
  speakerId: string | null;
  startsAt: string;
  endsAt: string;
  capacity: number;
}

/** A session with its words as they were last written. Outside of this slice it is a `Session`, whose words say whether residents may read them. */
export interface SessionRow extends SessionWords {
  id: string;
  code: string;
  programmeId: string;
  programmeStartsOn: string;
  programmeEndsOn: string;
  subProgramme: string;
  subProgrammeName: string;
  activityId: string | null;
  activityName: string | null;
  state: SessionState;
  venueId: string | null;
  venueName: string | null;
  venueKind: VenueKind;
  venueAddress: string | null;
  venueCapacity: number | null;
  venueContactName: string | null;
  venueContactPhone: string | null;
  district: string;
  districtName: string;
  region: string;
  regionName: string;
  speakerId: string | null;
  speakerTitleLevel: 'academician' | 'professor' | 'associate-professor' | 'other' | null;
  speakerPhone: string | null;
  startsAt: Date;
  endsAt: Date;
  capacity: number;
  taken: number;
  /** People let in by name. */
  admitted: number;
  /** Opinions that hold, given online and on paper. */
  opinions: number;
  headCount: number | null;
  headCountMethod: 'counted' | 'estimated' | 'online' | null;
  headCountedAt: Date | null;
  signUpOpensAt: Date | null;
  returnReason: string | null;
  cancelReason: string | null;
  submittedAt: Date | null;
  submittedBy: string | null;
  /** See `actorKey`; null of what was handed in before it was kept. */
  submittedById: string | null;
  reviewedAt: Date | null;
  /** What residents read while changed words wait for somebody else's pass; null otherwise. */
  passedWords: SessionWords | null;
  reviewedBy: string | null;
  /** Its speaker, who may have been erased since, and its venue are named as they are called now. Null of what was never returned. */
  returned: (ReturnedWords & Pick<SessionWords, 'speakerName'> & { by: string; venueName: string | null }) | null;
  endedAt: Date | null;
  heldFactId: string | null;
  invitedFactId: string | null;
  version: number;
  changedAt: Date;
  changedBy: string;
  tenantCode: string;
  tenantName: string;
  demo: boolean;
}

const admitted = `(SELECT coalesce(sum(m.people), 0)::int FROM deliver.admission m
    WHERE m.tenant_id = s.tenant_id AND m.session_id = s.id AND m.undone_at IS NULL)`;

const columns = sql.raw(`
  s.id, s.code, s.title, s.summary, s.programme_id AS "programmeId", p.starts_on AS "programmeStartsOn", p.ends_on AS "programmeEndsOn",
  s.sub_programme AS "subProgramme", sub.name AS "subProgrammeName", s.activity_id AS "activityId", a.name AS "activityName",
  s.audience, s.state, s.venue_id AS "venueId", v.name AS "venueName", s.venue_kind AS "venueKind", v.address AS "venueAddress",
  v.capacity AS "venueCapacity", v.contact_name AS "venueContactName", v.contact_phone AS "venueContactPhone",
  s.district, d.name AS "districtName", s.region, r.name AS "regionName",
  s.speaker_id AS "speakerId", CASE WHEN k.erased_at IS NULL THEN k.name END AS "speakerName",
  CASE WHEN k.erased_at IS NULL THEN k.organisation END AS "speakerOrganisation", k.title_level AS "speakerTitleLevel",
  k.phone AS "speakerPhone", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.capacity, s.taken,
  ${admitted} AS admitted,
  (SELECT count(*)::int FROM deliver.opinion o WHERE o.tenant_id = s.tenant_id AND o.session_id = s.id AND o.undone_at IS NULL) AS opinions,
  h.people AS "headCount", h.method AS "headCountMethod", h.counted_at AS "headCountedAt",
  s.sign_up_opens_at AS "signUpOpensAt", s.return_reason AS "returnReason", s.cancel_reason AS "cancelReason",
  s.submitted_at AS "submittedAt", s.submitted_by AS "submittedBy", s.submitted_by_id AS "submittedById",
  s.reviewed_at AS "reviewedAt", s.reviewed_by AS "reviewedBy", s.ended_at AS "endedAt", s.held_fact_id AS "heldFactId",
  s.invited_fact_id AS "invitedFactId", s.version, s.changed_at AS "changedAt", s.changed_by AS "changedBy",
  t.code AS "tenantCode", t.name AS "tenantName", (t.demo OR p.demo) AS demo,
  (s.passed_words - 'speakerId') || jsonb_build_object('speakerName', NULL, 'speakerOrganisation', NULL)
    || coalesce((SELECT jsonb_build_object('speakerName', one.name, 'speakerOrganisation', one.organisation) FROM network.speaker one
      WHERE one.tenant_id = s.tenant_id AND one.id = (s.passed_words ->> 'speakerId')::uuid AND one.erased_at IS NULL), '{}'::jsonb) AS "passedWords",
  s.returned_words || jsonb_build_object('by', s.returned_by,
    'speakerName', (SELECT one.name FROM network.speaker one WHERE one.tenant_id = s.tenant_id
      AND one.id = (s.returned_words ->> 'speakerId')::uuid AND one.erased_at IS NULL),
    'venueName', (SELECT one.name FROM network.venue one WHERE one.tenant_id = s.tenant_id
      AND one.id = (s.returned_words ->> 'venueId')::uuid)) AS returned`);

const tables = sql.raw(`
  deliver.session s
  JOIN access.tenant t ON t.tenant_id = s.tenant_id
  JOIN plan.programme p ON p.tenant_id = s.tenant_id AND p.id = s.programme_id
  JOIN plan.sub_programme sub ON sub.tenant_id = s.tenant_id AND sub.programme_id = s.programme_id AND sub.code = s.sub_programme
  JOIN network.region d ON d.code = s.district
  JOIN network.region r ON r.code = s.region
  LEFT JOIN plan.activity a ON a.tenant_id = s.tenant_id AND a.id = s.activity_id
  LEFT JOIN network.venue v ON v.tenant_id = s.tenant_id AND v.id = s.venue_id
  LEFT JOIN network.speaker k ON k.tenant_id = s.tenant_id AND k.id = s.speaker_id
  LEFT JOIN deliver.head_count h ON h.tenant_id = s.tenant_id AND h.session_id = s.id`);

export async function sessionById(transaction: Transaction, id: string): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`
    SELECT ${columns} FROM ${tables} WHERE s.tenant_id = current_tenant() AND s.id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

export async function sessionByCode(transaction: Transaction, code: string): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`
    SELECT ${columns} FROM ${tables} WHERE s.tenant_id = current_tenant() AND s.code = ${code}`.execute(transaction);
  return rows[0] ?? null;
}

/** Several sessions at once, by their ids or the codes of their public addresses. */
export async function sessionsLike(
  transaction: Transaction,
  { ids, codes }: { ids: readonly string[]; codes: readonly string[] },
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    SELECT ${columns} FROM ${tables}
    WHERE s.tenant_id = current_tenant() AND (s.id = ANY(${[...ids]}::uuid[]) OR s.code = ANY(${[...codes]}::text[]))`.execute(
    transaction,
  );
  return rows;
}

/** The session, held until the end of the transaction: what is counted after this cannot change underneath. */
export async function lockSession(transaction: Transaction, id: string): Promise<SessionRow | null> {
  await sql`SELECT FROM deliver.session WHERE tenant_id = current_tenant() AND id = ${id} FOR NO KEY UPDATE`.execute(transaction);
  return sessionById(transaction, id);
}

export interface SessionFilter {
  programmeId?: string | undefined;
  state?: SessionState | undefined;
  states?: readonly SessionState[] | undefined;
  /** Only these districts; 'all' for the whole city. */
  districts: 'all' | readonly string[];
  /** A street in nine digits, or a community in twelve. */
  street?: string | undefined;
  venueKind?: VenueKind | undefined;
  audience?: Audience | undefined;
  subProgramme?: string | undefined;
  activityId?: string | undefined;
  /** Only those in review that the person of this key did not hand in (see `actorKey`); 'nobody' for who passes none. */
  awaitsPassOf?: string | undefined;
  /** Only drafts that the person of this key handed in and got back. */
  returnedTo?: string | undefined;
  text?: string | undefined;
  /** Which words `audience` and `text` are held against: those written last unless told otherwise. */
  words?: 'written' | 'shown' | undefined;
  from?: Date | undefined;
  /** Exclusive. */
  until?: Date | undefined;
  sort?: keyof typeof orders | undefined;
}

const isHeld = `s.state IN (${heldStates.map((state) => `'${state}'`).join(', ')})`;

const orders = ordersOf(
  {
    startsAt: ['s.starts_at'],
    title: [byPinyin('s.title'), 's.starts_at'],
    district: ['s.district', 's.starts_at'],
    venue: [byPinyin('v.name'), 's.starts_at'],
    speaker: [byPinyin('CASE WHEN k.erased_at IS NULL THEN k.name END'), 's.starts_at'],
    state: [byVocabulary('s.state', sessionStates), 's.starts_at'],
    // As `attendanceOf` says it, and of sessions that were held.
    attendance: [`CASE WHEN ${isHeld} THEN greatest(${admitted}, coalesce(h.people, 0)) END`, 's.starts_at'],
    taken: ['s.taken', 's.starts_at'],
  },
  ['s.id'],
);

/** The words that a list is searched by. The speaker of passed words is another row than the one that is joined. */
const searched = {
  written: {
    title: sql.raw('s.title'),
    audience: sql.raw('s.audience'),
    speaker: sql.raw('CASE WHEN k.erased_at IS NULL THEN k.name END'),
  },
  shown: {
    title: sql.raw(`coalesce(s.passed_words ->> 'title', s.title)`),
    audience: sql.raw(`coalesce(s.passed_words ->> 'audience', s.audience)`),
    speaker: sql.raw(`(SELECT one.name FROM network.speaker one WHERE one.tenant_id = s.tenant_id AND one.erased_at IS NULL
      AND one.id = CASE WHEN s.passed_words IS NULL THEN s.speaker_id ELSE (s.passed_words ->> 'speakerId')::uuid END)`),
  },
};

function conditionOf(filter: SessionFilter) {
  const { title, audience, speaker } = searched[filter.words ?? 'written'];
  const districts = filter.districts === 'all' ? null : [...filter.districts];
  const reviewer = filter.awaitsPassOf ?? null;
  return sql`s.tenant_id = current_tenant()
    AND (${reviewer}::text IS NULL OR (${reviewer}::text <> 'nobody' AND s.submitted_by_id IS DISTINCT FROM ${reviewer}
      AND (s.state = ANY(${[...sessionSteps.publish.from]}::text[])
        OR (s.state = ANY(${[...sessionSteps.pass.from]}::text[]) AND s.submitted_by_id IS NOT NULL AND s.reviewed_at IS NULL))))
    AND (${filter.returnedTo ?? null}::text IS NULL
      OR (s.state = 'draft' AND s.return_reason IS NOT NULL AND s.submitted_by_id = ${filter.returnedTo ?? null}))
    AND (${filter.programmeId ?? null}::uuid IS NULL OR s.programme_id = ${filter.programmeId ?? null})
    AND (${filter.state ?? null}::text IS NULL OR s.state = ${filter.state ?? null})
    AND (${filter.states ? [...filter.states] : null}::text[] IS NULL OR s.state = ANY(${filter.states ? [...filter.states] : null}))
    AND (${districts}::text[] IS NULL OR s.district = ANY(${districts}))
    AND (${filter.street ?? null}::text IS NULL OR left(s.region, length(${filter.street ?? ''})) = ${filter.street ?? ''})
    AND (${filter.venueKind ?? null}::text IS NULL OR s.venue_kind = ${filter.venueKind ?? null})
    AND (${filter.audience ?? null}::text IS NULL OR ${audience} = ${filter.audience ?? null})
    AND (${filter.subProgramme ?? null}::text IS NULL OR s.sub_programme = ${filter.subProgramme ?? null})
    AND (${filter.activityId ?? null}::uuid IS NULL OR s.activity_id = ${filter.activityId ?? null})
    AND (${filter.from ?? null}::timestamptz IS NULL OR s.starts_at >= ${filter.from ?? null})
    AND (${filter.until ?? null}::timestamptz IS NULL OR s.starts_at < ${filter.until ?? null})
    AND ${everyWord(filter.text, [title, speaker, 'v.name', 's.code', 'd.name', 'r.name', dayWords('s.starts_at AT TIME ZONE t.time_zone')])}`;
}

export async function sessionRows(
  transaction: Transaction,
  filter: SessionFilter,
  page: { limit: number; offset: number },
): Promise<{ items: SessionRow[]; total: number }> {
  const condition = conditionOf(filter);
  const { rows } = await sql<SessionRow>`
    SELECT ${columns} FROM ${tables} WHERE ${condition}
    ORDER BY ${orders[filter.sort ?? 'startsAt']} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${tables} WHERE ${condition}`.execute(transaction);
  return { items: rows, total: counted.rows[0]?.total ?? 0 };
}

export interface NewSession {
  programmeId: string;
  subProgramme: string;
  activityId: string | null;
  code: string;
  title: string;
  summary: string;
  audience: Audience;
  venueId: string | null;
  venueKind: VenueKind;
  district: string;
  region: string;
  speakerId: string | null;
  startsAt: Date;
  endsAt: Date;
  capacity: number;
}

export interface Change {
  at: Date;
  by: string;
}

export async function insertSession(
  transaction: Transaction,
  session: NewSession & { id: string },
  change: Change,
): Promise<void> {
  await sql`
    INSERT INTO deliver.session (tenant_id, id, programme_id, sub_programme, activity_id, code, title, summary, audience, venue_id, venue_kind,
      district, region, speaker_id, starts_at, ends_at, capacity, changed_at, changed_by)
    VALUES (current_tenant(), ${session.id}, ${session.programmeId}, ${session.subProgramme}, ${session.activityId}, ${session.code}, ${session.title},
      ${session.summary}, ${session.audience}, ${session.venueId}, ${session.venueKind}, ${session.district}, ${session.region},
      ${session.speakerId}, ${session.startsAt}, ${session.endsAt}, ${session.capacity}, ${change.at}, ${change.by})`.execute(
    transaction,
  );
}

export type EditedSession = Omit<NewSession, 'code' | 'programmeId'> & { id: string; version: number; state: SessionState };

/**
 * Writes everything that can be edited over the version that was seen; false when somebody else was faster. `handedInBy`: the key of whoever hands
 * these words in anew, which takes an earlier pass back.
 */
export async function updateSession(
  transaction: Transaction,
  session: EditedSession,
  change: Change,
  handedInBy: string | null,
): Promise<boolean> {
  const again = handedInBy === null ? {} : { submittedById: handedInBy, reviewedById: null };
  const { numAffectedRows } = await sql`
    UPDATE deliver.session SET sub_programme = ${session.subProgramme}, activity_id = ${session.activityId}, title = ${session.title},
      summary = ${session.summary}, audience = ${session.audience}, venue_id = ${session.venueId}, venue_kind = ${session.venueKind},
      district = ${session.district}, region = ${session.region}, speaker_id = ${session.speakerId}, starts_at = ${session.startsAt},
      ends_at = ${session.endsAt}, capacity = ${session.capacity}, state = ${session.state},
      ${handedInBy === null ? sql`` : keepPassed} ${handedIn(again, change)} ${passed(again, change)}
      version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${session.id} AND version = ${session.version}`.execute(transaction);
  return numAffectedRows === 1n;
}

/** Of words that wait already, those that were passed before stay. */
const keepPassed = sql`passed_words = coalesce(passed_words,
  jsonb_build_object('title', title, 'summary', summary, 'audience', audience, 'speakerId', speaker_id)),`;

export interface StepDetails {
  signUpOpensAt?: Date | null;
  returnReason?: string | null;
  returned?: ReturnedWords;
  cancelReason?: string;
  /** The key of who hands it in now. */
  submittedById?: string;
  /** The key of who passes it now; null takes an earlier pass back. */
  reviewedById?: string | null;
  ended?: { at: Date; heldFactId: string };
}

function handedIn({ submittedById }: StepDetails, change: Change) {
  if (submittedById === undefined) return sql``;
  return sql`submitted_at = ${change.at}, submitted_by = ${change.by}, submitted_by_id = ${submittedById},`;
}

function passed({ reviewedById }: StepDetails, change: Change) {
  if (reviewedById === undefined) return sql``;
  if (reviewedById === null) return sql`reviewed_at = NULL, reviewed_by = NULL, reviewed_by_id = NULL,`;
  return sql`reviewed_at = ${change.at}, reviewed_by = ${change.by}, reviewed_by_id = ${reviewedById}, passed_words = NULL,`;
}

function returned({ returned: words }: StepDetails, change: Change) {
  return words === undefined ? sql`` : sql`returned_words = ${JSON.stringify(words)}::jsonb, returned_by = ${change.by},`;
}

/** Takes one step of the state machine; a detail that is absent stays as it is. */
export async function stepSession(
  transaction: Transaction,
  seen: { id: string; version: number },
  state: SessionState,
  details: StepDetails,
  change: Change,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE deliver.session SET state = ${state},
      sign_up_opens_at = CASE WHEN ${details.signUpOpensAt !== undefined} THEN ${details.signUpOpensAt ?? null}::timestamptz ELSE sign_up_opens_at END,
      return_reason = CASE WHEN ${details.returnReason !== undefined} THEN ${details.returnReason ?? null}::text ELSE return_reason END,
      ${returned(details, change)}
      cancel_reason = coalesce(${details.cancelReason ?? null}::text, cancel_reason),
      ${handedIn(details, change)} ${passed(details, change)}
      ended_at = coalesce(${details.ended?.at ?? null}::timestamptz, ended_at),
      held_fact_id = coalesce(${details.ended?.heldFactId ?? null}::uuid, held_fact_id),
      version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${seen.id} AND version = ${seen.version}`.execute(transaction);
  return numAffectedRows === 1n;
}

/** Opens the sign-up of published sessions whose time has come; answers their ids. */
export async function openDue(transaction: Transaction, change: Change, only: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE deliver.session SET state = 'open', version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND state = 'published' AND sign_up_opens_at <= ${change.at} AND starts_at > ${change.at}
      AND (${only}::uuid IS NULL OR id = ${only})
    RETURNING id`.execute(transaction);
  return rows.map((row) => row.id);
}

export async function setInvitedFact(transaction: Transaction, id: string, factId: string): Promise<void> {
  await sql`UPDATE deliver.session SET invited_fact_id = ${factId} WHERE tenant_id = current_tenant() AND id = ${id}`.execute(
    transaction,
  );
}

/** Another time, another reminder. */
export async function forgetReminders(transaction: Transaction, sessionId: string): Promise<void> {
  await sql`UPDATE deliver.sign_up SET reminded_at = NULL WHERE tenant_id = current_tenant() AND session_id = ${sessionId}`.execute(
    transaction,
  );
}
