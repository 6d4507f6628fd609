import { byPinyin, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { everyWord } from '#src/platform/postgres/every-word.ts';

export interface SignUpRow {
  id: string;
  sessionId: string;
  sessionCode: string;
  personId: string;
  name: string;
  phone: string;
  /** Of whom nothing personal may be kept any more. */
  erased: boolean;
  seats: number;
  state: 'confirmed' | 'cancelled';
  ticketCode: string;
  holderMark: string;
  source: 'phone' | 'desk';
  createdAt: Date;
  cancelledAt: Date | null;
  admittedAt: Date | null;
  /** People let in with it. */
  admittedPeople: number | null;
  admissionId: string | null;
  opinionGiven: boolean;
}

const columns =
  sql.raw(`u.id, u.session_id AS "sessionId", s.code AS "sessionCode", u.person_id AS "personId", coalesce(nullif(u.name, ''), p.name) AS name,
  coalesce(p.phone, '') AS phone, p.erased_at IS NOT NULL AS erased, u.seats, u.state, u.ticket_code AS "ticketCode", u.holder_mark AS "holderMark", u.source,
  u.created_at AS "createdAt", u.cancelled_at AS "cancelledAt", a.admitted_at AS "admittedAt", a.people AS "admittedPeople",
  a.id AS "admissionId",
  EXISTS (SELECT FROM deliver.opinion o WHERE o.tenant_id = a.tenant_id AND o.admission_id = a.id AND o.undone_at IS NULL) AS "opinionGiven"`);
const tables = sql.raw(`deliver.sign_up u
  JOIN deliver.session s ON s.tenant_id = u.tenant_id AND s.id = u.session_id
  JOIN access.person p ON p.tenant_id = u.tenant_id AND p.id = u.person_id
  LEFT JOIN deliver.admission a ON a.tenant_id = u.tenant_id AND a.session_id = u.session_id AND a.sign_up_id = u.id AND a.undone_at IS NULL`);

export async function signUpById(transaction: Transaction, id: string): Promise<SignUpRow | null> {
  const { rows } =
    await sql<SignUpRow>`SELECT ${columns} FROM ${tables} WHERE u.tenant_id = current_tenant() AND u.id = ${id}`.execute(
      transaction,
    );
  return rows[0] ?? null;
}

/** Holds the sign-up until the end of the transaction, then reads it. Whoever needs the session too locks it after this. */
export async function lockSignUp(transaction: Transaction, id: string): Promise<SignUpRow | null> {
  await sql`SELECT FROM deliver.sign_up WHERE tenant_id = current_tenant() AND id = ${id} FOR UPDATE`.execute(transaction);
  return signUpById(transaction, id);
}

/** Who wants to be at which session. */
export interface Wish {
  sessionId: string;
  phone: string;
}

export const wishKey = ({ sessionId, phone }: Wish): string => `${sessionId} ${phone}`;

/**
 * The sign-ups that there are of some wishes, by `wishKey`, held until the end of the transaction. Each is looked up by its keys: in a
 * rush what PostgreSQL knows of the tables' sizes is old, and a join would go through everybody who has signed up.
 */
export async function lockSignUpsOf(transaction: Transaction, wishes: readonly Wish[]): Promise<Map<string, SignUpRow>> {
  const { rows } = await sql<SignUpRow>`
    SELECT ${columns} FROM ${tables}
    WHERE u.tenant_id = current_tenant() AND u.id = ANY(ARRAY(
      SELECT (SELECT own.id FROM deliver.sign_up own WHERE own.tenant_id = current_tenant() AND own.session_id = wish.session_id
        AND own.person_id = (SELECT known.id FROM access.person known WHERE known.tenant_id = current_tenant() AND known.phone = wish.phone))
      FROM unnest(${wishes.map((one) => one.sessionId)}::uuid[], ${wishes.map((one) => one.phone)}::text[]) AS wish (session_id, phone)))
    ORDER BY u.id FOR UPDATE OF u`.execute(transaction);
  return new Map(rows.map((row) => [wishKey(row), row]));
}

export interface Taken {
  id: string;
  taken: number;
  state: 'open' | 'full';
}

/**
 * Takes seats of each session if, and only if, that many are left: one statement, so that no two can take the same seat however many
 * come at once. Sessions are held in the order of their ids, so that two such statements wait and never deadlock. Answers how the
 * sessions stand then; one that is not open, has begun, or has too few left is missing.
 */
export async function takeSeats(transaction: Transaction, seats: ReadonlyMap<string, number>, now: Date): Promise<Taken[]> {
  const ids = [...seats.keys()];
  const { rows } = await sql<Taken>`
    WITH held AS MATERIALIZED (
      SELECT id FROM deliver.session WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE
    )
    UPDATE deliver.session SET taken = taken + wish.seats, state = CASE WHEN taken + wish.seats = capacity THEN 'full' ELSE state END
    FROM held JOIN unnest(${ids}::uuid[], ${[...seats.values()]}::int[]) AS wish (id, seats) ON wish.id = held.id
    WHERE session.tenant_id = current_tenant() AND session.id = held.id AND state = 'open' AND starts_at > ${now}
      AND taken + wish.seats <= capacity
    RETURNING session.id, taken, state`.execute(transaction);
  return rows;
}

/** Gives seats back; a full session is open again. False once the session has begun. */
export async function giveSeatsBack(transaction: Transaction, sessionId: string, seats: number, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE deliver.session SET taken = taken - ${seats}, state = CASE WHEN state = 'full' THEN 'open' ELSE state END
    WHERE tenant_id = current_tenant() AND id = ${sessionId} AND state IN ('published', 'open', 'full') AND starts_at > ${now}`.execute(
    transaction,
  );
  return numAffectedRows === 1n;
}

export async function insertSignUps(transaction: Transaction, signUps: readonly SignUpRow[]): Promise<void> {
  const all = <Value>(of: (signUp: SignUpRow) => Value): Value[] => signUps.map(of);
  await sql`
    INSERT INTO deliver.sign_up (tenant_id, id, session_id, person_id, name, seats, ticket_code, holder_mark, source, created_at)
    SELECT current_tenant(), * FROM unnest(${all((one) => one.id)}::uuid[], ${all((one) => one.sessionId)}::uuid[],
      ${all((one) => one.personId)}::uuid[], ${all((one) => one.name)}::text[], ${all((one) => one.seats)}::int[], ${all((one) => one.ticketCode)}::text[],
      ${all((one) => one.holderMark)}::text[], ${all((one) => one.source)}::text[], ${all((one) => one.createdAt.toISOString())}::timestamptz[])`.execute(
    transaction,
  );
}

/** A person who cancelled signs up again: the same ticket becomes valid. */
export async function confirmAgain(
  transaction: Transaction,
  { id, name, seats, source, holderMark }: Pick<SignUpRow, 'id' | 'name' | 'seats' | 'source' | 'holderMark'>,
  now: Date,
): Promise<void> {
  await sql`
    UPDATE deliver.sign_up SET state = 'confirmed', name = ${name}, seats = ${seats}, source = ${source}, holder_mark = ${holderMark},
      created_at = ${now}, cancelled_at = NULL, reminded_at = NULL
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

/** Without `name` the booking keeps what it has of its own, which may be none. */
export async function updateBooking(
  transaction: Transaction,
  { id, name, seats, holderMark }: { id: string; name: string | undefined; seats: number; holderMark: string },
): Promise<void> {
  await sql`
    UPDATE deliver.sign_up SET name = coalesce(${name ?? null}, name), seats = ${seats}, holder_mark = ${holderMark}
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

/** Of somebody who is erased no booking keeps a name. */
export async function forgetBookingNames(transaction: Transaction, personId: string): Promise<void> {
  await sql`UPDATE deliver.sign_up SET name = '' WHERE tenant_id = current_tenant() AND person_id = ${personId}`.execute(
    transaction,
  );
}

export async function markCancelled(transaction: Transaction, id: string, now: Date): Promise<void> {
  await sql`
    UPDATE deliver.sign_up SET state = 'cancelled', cancelled_at = ${now} WHERE tenant_id = current_tenant() AND id = ${id}`.execute(
    transaction,
  );
}

/** One consent per person, purpose and wording that holds. */
export async function keepConsents(
  transaction: Transaction,
  personIds: readonly string[],
  purpose: string,
  version: string,
  now: Date,
): Promise<void> {
  await sql`
    INSERT INTO access.consent (tenant_id, person_id, purpose, wording_version, given_at)
    SELECT current_tenant(), person_id, ${purpose}, ${version}, ${now} FROM unnest(${[...personIds]}::uuid[]) AS given (person_id)
    WHERE (SELECT true FROM access.consent c WHERE c.tenant_id = current_tenant() AND c.person_id = given.person_id
      AND c.purpose = ${purpose} AND c.wording_version = ${version} AND c.withdrawn_at IS NULL LIMIT 1) IS NULL`.execute(
    transaction,
  );
}

export interface SignUpFilter {
  sessionId: string;
  state?: 'confirmed' | 'cancelled' | undefined;
  text?: string | undefined;
  sort?: keyof typeof orders | undefined;
}

const orders = ordersOf(
  {
    createdAt: ['u.created_at'],
    name: [byPinyin("coalesce(nullif(u.name, ''), p.name)"), 'u.created_at'],
    seats: ['u.seats', 'u.created_at'],
    /** Who has not come stands last. */
    admittedAt: ['a.admitted_at', 'u.created_at'],
  },
  ['u.id'],
);

export async function signUpRows(
  transaction: Transaction,
  filter: SignUpFilter,
  page: { limit: number; offset: number },
): Promise<{ items: SignUpRow[]; total: number; seats: number }> {
  const { rows } = await sql<SignUpRow & { total: number; sum: number }>`
    SELECT ${columns}, count(*) OVER () AS total, sum(u.seats) FILTER (WHERE u.state = 'confirmed') OVER () AS sum FROM ${tables}
    WHERE u.tenant_id = current_tenant() AND u.session_id = ${filter.sessionId}
      AND (${filter.state ?? null}::text IS NULL OR u.state = ${filter.state ?? null})
      AND (${everyWord(filter.text, ["coalesce(nullif(u.name, ''), p.name)", 'u.ticket_code'])} OR right(p.phone, 4) = ${filter.text ?? ''})
    ORDER BY ${orders[filter.sort ?? 'createdAt']} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _total, sum: _sum, ...row }) => row), total: rows[0]?.total ?? 0, seats: rows[0]?.sum ?? 0 };
}

/** Marks the confirmed sign-ups of sessions that start within the time as reminded; answers those that were not yet. */
export async function claimReminders(
  transaction: Transaction,
  from: Date,
  until: Date,
  now: Date,
): Promise<{ id: string; sessionId: string }[]> {
  const { rows } = await sql<{ id: string; sessionId: string }>`
    UPDATE deliver.sign_up u SET reminded_at = ${now}
    FROM deliver.session s
    WHERE u.tenant_id = current_tenant() AND s.tenant_id = u.tenant_id AND s.id = u.session_id AND u.state = 'confirmed' AND u.reminded_at IS NULL
      AND s.state IN ('published', 'open', 'full') AND s.starts_at >= ${from} AND s.starts_at < ${until}
    RETURNING u.id, u.session_id AS "sessionId"`.execute(transaction);
  return rows;
}

/** As `Session.shown` has it. */
const shownTitle = sql.raw(`coalesce(s.passed_words ->> 'title', s.title)`);

/** What is held of one person: sign-ups and admissions, for the person's own export. */
export async function ownRecords(
  transaction: Transaction,
  personId: string,
): Promise<{ signUps: unknown[]; admissions: unknown[] }> {
  const signUps = await sql`
    SELECT ${shownTitle} AS title, s.starts_at AS "startsAt", u.name, u.seats, u.state, u.created_at AS "createdAt", u.cancelled_at AS "cancelledAt"
    FROM deliver.sign_up u JOIN deliver.session s ON s.tenant_id = u.tenant_id AND s.id = u.session_id
    WHERE u.tenant_id = current_tenant() AND u.person_id = ${personId} ORDER BY u.created_at`.execute(transaction);
  const admissions = await sql`
    SELECT ${shownTitle} AS title, s.starts_at AS "startsAt", a.way, a.people, a.admitted_at AS "admittedAt"
    FROM deliver.admission a JOIN deliver.session s ON s.tenant_id = a.tenant_id AND s.id = a.session_id
    WHERE a.tenant_id = current_tenant() AND a.person_id = ${personId} AND a.undone_at IS NULL ORDER BY a.admitted_at`.execute(
    transaction,
  );
  return { signUps: signUps.rows, admissions: admissions.rows };
}
