import { byPinyin, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import type { PersonId } from '#src/kernel/ids.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface PersonRow {
  id: PersonId;
  name: string;
  phone: string | null;
  email: string | null;
  userId: string | null;
  erasedAt: Date | null;
}

export interface MembershipRow {
  id: string;
  personId: PersonId;
  role: Role;
  district: string | null;
  districtName: string | null;
  validFrom: Date;
  validUntil: Date | null;
}

export interface NewPerson {
  name: string;
  phone: string | null;
  email: string | null;
  userId: string | null;
}

const columns = sql.raw('id, name, phone, email, user_id AS "userId", erased_at AS "erasedAt"');

export async function insertPerson(transaction: Transaction, person: NewPerson, now: Date): Promise<PersonRow> {
  const { rows } = await sql<PersonRow>`
    INSERT INTO access.person (tenant_id, name, phone, email, user_id, created_at)
    VALUES (public.current_tenant(), ${person.name}, ${person.phone}, ${person.email}, ${person.userId}, ${now})
    RETURNING ${columns}`.execute(transaction);
  return rows[0]!;
}

/**
 * The people of telephone numbers, each once; made with the given name where there is none. A name that is known stays. Written in the order
 * of the numbers, so that two transactions with the same people wait and never deadlock.
 */
export async function upsertPeopleByPhone(
  transaction: Transaction,
  people: readonly { phone: string; name: string }[],
  now: Date,
): Promise<(PersonRow & { phone: string; created: boolean })[]> {
  const { rows } = await sql<PersonRow & { phone: string; created: boolean }>`
    INSERT INTO access.person (tenant_id, name, phone, created_at)
    SELECT public.current_tenant(), name, phone, ${now}
    FROM unnest(${people.map((one) => one.name)}::text[], ${people.map((one) => one.phone)}::text[]) AS given (name, phone) ORDER BY phone
    ON CONFLICT (tenant_id, phone) DO UPDATE SET name = coalesce(nullif(person.name, ''), excluded.name)
    RETURNING ${columns}, xmax = 0 AS created`.execute(transaction);
  return rows;
}

export async function personRow(transaction: Transaction, id: string): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`
    SELECT ${columns} FROM access.person WHERE tenant_id = public.current_tenant() AND id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

/** The person who has this number, this e-mail address or this account, the account first. */
export async function personLike(
  transaction: Transaction,
  by: { userId?: string | null; phone?: string | null; email?: string | null },
): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`
    SELECT ${columns} FROM access.person
    WHERE tenant_id = public.current_tenant() AND erased_at IS NULL
      AND (user_id = ${by.userId ?? null} OR phone = ${by.phone ?? null} OR lower(email) = lower(${by.email ?? null}::text))
    ORDER BY (user_id = ${by.userId ?? null}) DESC NULLS LAST, (phone = ${by.phone ?? null}) DESC NULLS LAST
    LIMIT 1`.execute(transaction);
  return rows[0] ?? null;
}

/** Fills in what the person does not have yet. */
export async function completePerson(transaction: Transaction, id: string, values: Partial<NewPerson>): Promise<void> {
  await sql`
    UPDATE access.person SET
      phone = coalesce(phone, ${values.phone ?? null}), email = coalesce(email, ${values.email ?? null}),
      user_id = coalesce(user_id, ${values.userId ?? null}), name = coalesce(nullif(name, ''), ${values.name ?? null}, '')
    WHERE tenant_id = public.current_tenant() AND id = ${id}`.execute(transaction);
}

/** Removes what tells who it was; the id stays, so that counts and proofs stay valid. */
export async function blankPerson(transaction: Transaction, id: string, now: Date): Promise<void> {
  await sql`
    UPDATE access.person SET name = '', phone = NULL, email = NULL, user_id = NULL, erased_at = ${now}
    WHERE tenant_id = public.current_tenant() AND id = ${id}`.execute(transaction);
  await sql`
    UPDATE access.consent SET withdrawn_at = coalesce(withdrawn_at, ${now})
    WHERE tenant_id = public.current_tenant() AND person_id = ${id}`.execute(transaction);
}

export async function insertMembership(
  transaction: Transaction,
  membership: { personId: string; role: Role; district: string | null; validUntil: Date | null },
  now: Date,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO access.membership (tenant_id, person_id, role, district, valid_from, valid_until)
    VALUES (public.current_tenant(), ${membership.personId}, ${membership.role}, ${membership.district}, ${now}, ${membership.validUntil})
    RETURNING id`.execute(transaction);
  return rows[0]!.id;
}

export async function membershipRows(transaction: Transaction, personIds: readonly string[]): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`
    SELECT membership.id, person_id AS "personId", role, district, region.name AS "districtName",
      valid_from AS "validFrom", valid_until AS "validUntil"
    FROM access.membership LEFT JOIN network.region ON region.code = membership.district
    WHERE tenant_id = public.current_tenant() AND person_id = ANY(${[...personIds]}::uuid[])
    ORDER BY valid_from, membership.id`.execute(transaction);
  return rows;
}

export async function membershipRow(transaction: Transaction, id: string): Promise<MembershipRow | null> {
  const { rows } = await sql<MembershipRow>`
    SELECT id, person_id AS "personId", role, district, NULL AS "districtName", valid_from AS "validFrom", valid_until AS "validUntil"
    FROM access.membership WHERE tenant_id = public.current_tenant() AND id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

export async function endMemberships(transaction: Transaction, by: { id?: string; personId?: string }, now: Date): Promise<void> {
  await sql`
    UPDATE access.membership SET valid_until = ${now}
    WHERE tenant_id = public.current_tenant() AND (id = ${by.id ?? null} OR person_id = ${by.personId ?? null})
      AND (valid_until IS NULL OR valid_until > ${now})`.execute(transaction);
}

/** Which administrators' roles somebody holds now. */
export async function administratorsOf(transaction: Transaction, now: Date): Promise<Role[]> {
  const { rows } = await sql<{ role: Role }>`
    SELECT DISTINCT role FROM access.membership
    WHERE tenant_id = public.current_tenant() AND role IN ('system-admin', 'security-admin', 'audit-admin')
      AND valid_from <= ${now} AND (valid_until IS NULL OR valid_until > ${now})`.execute(transaction);
  return rows.map((row) => row.role);
}

/** How many people hold the manager's role now, besides one. Locks them, so that two revocations cannot leave none. */
export async function otherManagers(transaction: Transaction, personId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ personId: string }>`
    SELECT person_id AS "personId" FROM access.membership
    WHERE tenant_id = public.current_tenant() AND role = 'manager' AND valid_from <= ${now} AND (valid_until IS NULL OR valid_until > ${now})
    FOR UPDATE`.execute(transaction);
  return new Set(rows.map((row) => row.personId).filter((id) => id !== personId)).size;
}

export interface PeopleFilter {
  text?: string | undefined;
  role?: Role | undefined;
  membersOnly?: boolean | undefined;
  sort?: keyof typeof orders | undefined;
}

const orders = ordersOf({ name: [byPinyin('name')] }, ['id']);

/** Members first, then residents, each by name, unless an order is asked for. The telephone is searched by its end, as people remember it. */
export async function peopleRows(
  transaction: Transaction,
  filter: PeopleFilter,
  now: Date,
  page: { limit: number; offset: number },
): Promise<{ items: PersonRow[]; total: number }> {
  const member = sql`EXISTS (
    SELECT FROM access.membership WHERE membership.tenant_id = person.tenant_id AND membership.person_id = person.id
      AND valid_from <= ${now} AND (valid_until IS NULL OR valid_until > ${now})
      AND (${filter.role ?? null}::text IS NULL OR role = ${filter.role ?? null}))`;
  const { rows } = await sql<PersonRow & { total: number }>`
    SELECT ${columns}, count(*) OVER () AS total
    FROM access.person
    WHERE tenant_id = public.current_tenant()
      AND (${filter.text ?? null}::text IS NULL OR strpos(name, ${filter.text ?? ''}) > 0 OR strpos(lower(email), lower(${filter.text ?? ''})) > 0
        OR (length(${filter.text ?? ''}) >= 4 AND right(phone, length(${filter.text ?? ''})) = ${filter.text ?? ''}))
      AND (${filter.role === undefined && filter.membersOnly !== true} OR ${member})
    ORDER BY ${filter.sort ? sql`` : sql`${member} DESC,`} ${orders[filter.sort ?? 'name']}
    LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Who holds any of some roles now, a line for each role and district. */
export async function holdersOf(
  transaction: Transaction,
  roles: readonly Role[],
  now: Date,
): Promise<{ personId: PersonId; role: Role; district: string | null }[]> {
  const { rows } = await sql<{ personId: PersonId; role: Role; district: string | null }>`
    SELECT person_id AS "personId", role, district FROM access.membership
    JOIN access.person ON person.tenant_id = membership.tenant_id AND person.id = membership.person_id AND person.erased_at IS NULL
    WHERE membership.tenant_id = public.current_tenant() AND role = ANY(${[...roles]}::text[])
      AND valid_from <= ${now} AND (valid_until IS NULL OR valid_until > ${now})
    ORDER BY person_id, role, district`.execute(transaction);
  return rows;
}

/** Everyone who holds or held a role other than resident, by name. */
export async function staffNames(transaction: Transaction): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM access.person
    WHERE tenant_id = public.current_tenant() AND name <> '' AND EXISTS (
      SELECT FROM access.membership WHERE membership.tenant_id = person.tenant_id AND membership.person_id = person.id AND role <> 'resident')
    ORDER BY ${sql.raw(byPinyin('name'))}, id`.execute(transaction);
  return rows;
}

export interface ConsentRow {
  purpose: string;
  wordingVersion: string;
  givenAt: Date;
  withdrawnAt: Date | null;
}

export async function consentRows(transaction: Transaction, personId: string): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    SELECT purpose, wording_version AS "wordingVersion", given_at AS "givenAt", withdrawn_at AS "withdrawnAt"
    FROM access.consent WHERE tenant_id = public.current_tenant() AND person_id = ${personId} ORDER BY given_at`.execute(
    transaction,
  );
  return rows;
}
