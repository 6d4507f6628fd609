import { sql } from 'kysely';
import { byPinyin } from '#src/platform/postgres/orders.ts';
import type { SessionState, VenueKind } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** What sessions ask of the plan and of the network, read only. */

export interface VenueRow {
  id: string;
  name: string;
  kind: VenueKind;
  district: string;
  region: string;
  capacity: number;
}

export async function usableVenue(transaction: Transaction, id: string): Promise<VenueRow | null> {
  const { rows } = await sql<VenueRow>`
    SELECT id, name, kind, district, region, capacity FROM network.venue
    WHERE tenant_id = current_tenant() AND id = ${id} AND retired_at IS NULL`.execute(transaction);
  return rows[0] ?? null;
}

export async function usableSpeaker(transaction: Transaction, id: string): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM network.speaker WHERE tenant_id = current_tenant() AND id = ${id} AND retired_at IS NULL`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

/** Whom residents know as the speaker while other words wait to be passed; null where none waits, none spoke, or who spoke was erased. */
export async function passedSpeakerOf(
  transaction: Transaction,
  sessionId: string,
): Promise<{ id: string; phone: string } | null> {
  const { rows } = await sql<{ id: string; phone: string }>`
    SELECT k.id, k.phone FROM deliver.session s
    JOIN network.speaker k ON k.tenant_id = s.tenant_id AND k.id = (s.passed_words ->> 'speakerId')::uuid
    WHERE s.tenant_id = current_tenant() AND s.id = ${sessionId} AND k.erased_at IS NULL`.execute(transaction);
  return rows[0] ?? null;
}

/** A district by its code. */
export async function districtRow(transaction: Transaction, code: string): Promise<{ code: string; name: string } | null> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT code, name FROM network.region WHERE code = ${code} AND level = 'district'`.execute(transaction);
  return rows[0] ?? null;
}

/** Streets and towns of some districts, in the order of codes. */
export async function streetsOfDistricts(
  transaction: Transaction,
  districts: readonly string[],
): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT code, name FROM network.region WHERE level = 'street' AND parent_code = ANY(${[...districts]}::text[]) ORDER BY code`.execute(
    transaction,
  );
  return rows;
}

/** The districts of the tenant's own place; of a district it is itself, of a street the one that it lies in. */
export async function ownDistricts(transaction: Transaction): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT d.code, d.name FROM access.tenant t
    JOIN network.region own ON own.code = t.region_code
    JOIN network.region d ON d.level = 'district'
      AND left(d.code, CASE own.level WHEN 'province' THEN 2 WHEN 'city' THEN 4 ELSE 6 END)
        = left(own.code, CASE own.level WHEN 'province' THEN 2 WHEN 'city' THEN 4 ELSE 6 END)
    WHERE t.tenant_id = current_tenant() ORDER BY d.code`.execute(transaction);
  return rows;
}

export interface ProgrammeRow {
  id: string;
  name: string;
  fiscalYear: number;
  startsOn: string;
  endsOn: string;
  subProgrammes: string[];
}

export async function programmeRow(transaction: Transaction, id: string): Promise<ProgrammeRow | null> {
  const { rows } = await sql<ProgrammeRow>`
    SELECT id, name, fiscal_year AS "fiscalYear", starts_on AS "startsOn", ends_on AS "endsOn",
      ARRAY(SELECT s.code FROM plan.sub_programme s WHERE s.tenant_id = p.tenant_id AND s.programme_id = p.id ORDER BY s.position) AS "subProgrammes"
    FROM plan.programme p WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

export interface ActivityRow {
  id: string;
  programmeId: string;
  subProgramme: string;
  name: string;
  district: string | null;
  factKind: string;
  unit: string;
  target: number;
  dueOn: string;
  withdrawn: boolean;
}

const activityColumns =
  sql.raw(`id, programme_id AS "programmeId", sub_programme AS "subProgramme", name, district, fact_kind AS "factKind",
  unit, target, due_on AS "dueOn", withdrawn_at IS NOT NULL AS withdrawn`);

export async function activityRow(transaction: Transaction, id: string): Promise<ActivityRow | null> {
  const { rows } = await sql<ActivityRow>`
    SELECT ${activityColumns} FROM plan.activity WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

/** Those not withdrawn, in the order of the plan. */
export async function activitiesOf(transaction: Transaction, programmeId: string): Promise<ActivityRow[]> {
  const { rows } = await sql<ActivityRow>`
    SELECT ${activityColumns} FROM plan.activity
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND withdrawn_at IS NULL ORDER BY sub_programme, due_on, ${sql.raw(byPinyin('name'))}`.execute(
    transaction,
  );
  return rows;
}

/**
 * 人次 that the whole programme aims at: the largest of its targets now in force in that unit, or the sum of its activities' where that is more;
 * null where neither names any.
 */
export async function wholeAttendanceTarget(transaction: Transaction, programmeId: string): Promise<number | null> {
  const { rows } = await sql<{ whole: number | null }>`
    SELECT greatest(
      (SELECT max(coalesce(t.value2, t.value) * CASE t.unit WHEN '万人次' THEN 10000 ELSE 1 END) FROM plan.indicator i
        JOIN LATERAL (SELECT * FROM plan.indicator_target v WHERE v.tenant_id = i.tenant_id AND v.indicator_id = i.id
          ORDER BY v.version DESC LIMIT 1) t ON true
        WHERE i.tenant_id = current_tenant() AND i.programme_id = ${programmeId} AND t.unit IN ('人次', '万人次')),
      (SELECT sum(a.target) FROM plan.activity a WHERE a.tenant_id = current_tenant() AND a.programme_id = ${programmeId}
        AND a.withdrawn_at IS NULL AND a.fact_kind = 'attendance' AND a.unit = '人次'))::float AS whole`.execute(transaction);
  return rows[0]!.whole;
}

/** How far the sessions of an activity have come: held, still to come, and the end of the last one held. */
export async function progressOfActivity(
  transaction: Transaction,
  activityId: string,
  now: Date,
): Promise<{ held: number; coming: number; lastEnd: Date | null }> {
  const { rows } = await sql<{ held: number; coming: number; lastEnd: Date | null }>`
    SELECT count(*) FILTER (WHERE state IN ('ended', 'archived')) AS held,
      count(*) FILTER (WHERE state IN ('submitted', 'published', 'open', 'full', 'running') OR (state = 'draft' AND starts_at > ${now})) AS coming,
      max(ends_at) FILTER (WHERE state IN ('ended', 'archived')) AS "lastEnd"
    FROM deliver.session WHERE tenant_id = current_tenant() AND activity_id = ${activityId}`.execute(transaction);
  return rows[0]!;
}

/** The fact that says the activity is finished, if it still holds, and how many there ever were. */
export async function finishOfActivity(
  transaction: Transaction,
  activityId: string,
): Promise<{ factId: string | null; recordId: string | null; rounds: number }> {
  const { rows } = await sql<{ factId: string | null; recordId: string | null; rounds: number }>`
    SELECT (array_agg(f.id) FILTER (WHERE x.fact_id IS NULL))[1] AS "factId",
      (array_agg(f.record_id) FILTER (WHERE x.fact_id IS NULL))[1] AS "recordId", count(*) AS rounds
    FROM evidence.fact f
    LEFT JOIN evidence.supersession x ON x.tenant_id = f.tenant_id AND x.superseded_id = f.id
    WHERE f.tenant_id = current_tenant() AND f.kind = 'activity-finished' AND f.activity = ${activityId}`.execute(transaction);
  return rows[0]!;
}

/** A session that holds the wanted venue, or the wanted speaker, at that time; of the two, what it does not hold is null. */
export interface InTheWay {
  title: string;
  startsAt: Date;
  endsAt: Date;
  venueName: string | null;
  speakerName: string | null;
}

export interface WantedTime {
  id: string | null;
  venueId: string | null;
  speakerId: string | null;
  startsAt: Date;
  endsAt: Date;
}

/** The same sessions that the two constraints on a session's time look at. */
export async function sessionsInTheWay(transaction: Transaction, wanted: WantedTime): Promise<InTheWay[]> {
  const { rows } = await sql<InTheWay>`
    SELECT s.title, s.starts_at AS "startsAt", s.ends_at AS "endsAt", v.name AS "venueName", k.name AS "speakerName"
    FROM deliver.session s
    LEFT JOIN network.venue v ON v.tenant_id = s.tenant_id AND v.id = s.venue_id AND v.id = ${wanted.venueId}::uuid
    LEFT JOIN network.speaker k ON k.tenant_id = s.tenant_id AND k.id = s.speaker_id AND k.id = ${wanted.speakerId}::uuid
    WHERE s.tenant_id = current_tenant() AND s.state NOT IN ('cancelled', 'draft')
      AND (${wanted.id}::uuid IS NULL OR s.id <> ${wanted.id}) AND (v.id IS NOT NULL OR k.id IS NOT NULL)
      AND tstzrange(s.starts_at, s.ends_at) && tstzrange(${wanted.startsAt}::timestamptz, ${wanted.endsAt}::timestamptz)
    ORDER BY s.starts_at, s.id`.execute(transaction);
  return rows;
}

export interface SignedUpPerson {
  /** Of the sign-up. */
  id: string;
  personId: string;
  ticketCode: string;
}

export async function signedUpPersons(transaction: Transaction, sessionId: string): Promise<SignedUpPerson[]> {
  const { rows } = await sql<SignedUpPerson>`
    SELECT id, person_id AS "personId", ticket_code AS "ticketCode" FROM deliver.sign_up
    WHERE tenant_id = current_tenant() AND session_id = ${sessionId} AND state = 'confirmed' ORDER BY created_at, id`.execute(
    transaction,
  );
  return rows;
}

const placeOf = {
  district: sql`district`,
  street: sql`CASE WHEN length(region) >= 9 THEN left(region, 9) ELSE '' END`,
  community: sql`CASE WHEN length(region) = 12 THEN region ELSE '' END`,
};

export interface CoverageCell {
  district: string;
  /** The district again, or the street or community within it; '' of a session that names none. */
  place: string;
  month: number;
  held: number;
  scheduled: number;
}

/** Sessions by place and month of one year. */
export async function coverageCells(
  transaction: Transaction,
  programmeId: string,
  range: { from: Date; until: Date; timeZone: string },
  states: { held: readonly SessionState[]; coming: readonly SessionState[] },
  of: 'district' | 'street' | 'community',
): Promise<CoverageCell[]> {
  const { rows } = await sql<CoverageCell>`
    SELECT district, ${placeOf[of]} AS place, extract(month FROM starts_at AT TIME ZONE ${range.timeZone})::int AS month,
      count(*) FILTER (WHERE state = ANY(${[...states.held]})) AS held,
      count(*) FILTER (WHERE state = ANY(${[...states.coming]})) AS scheduled
    FROM deliver.session
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND starts_at >= ${range.from} AND starts_at < ${range.until}
    GROUP BY 1, 2, 3 HAVING count(*) FILTER (WHERE state = ANY(${[...states.held, ...states.coming]})) > 0 ORDER BY 1, 2, 3`.execute(
    transaction,
  );
  return rows;
}

/** Ids of all tenants, for jobs. */
export async function tenantIds(transaction: Transaction): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT tenant_id AS id FROM access.tenant ORDER BY created_at`.execute(transaction);
  return rows.map((row) => row.id);
}
