import { sql } from 'kysely';
import pg from 'pg';
import type { PersonId, TenantId } from '#src/kernel/ids.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { type Database, surviveBreaks, type Transaction } from '#src/platform/postgres/database.ts';

/** Connections for the sign-in library: in the role of this stage and with its tables found without a schema name. */
export function identityPool(database: Database): pg.Pool {
  const { connectionString } = database.pool.options;
  if (!connectionString) throw new Error('the application pool was not opened by an address');
  const pool = new pg.Pool({
    connectionString,
    max: 4,
    allowExitOnIdle: true,
    options: '-c role=kepu_access -c search_path=access',
  });
  surviveBreaks(pool);
  return pool;
}

export interface Account {
  id: string;
  email: string;
  phone: string | null;
}

export interface NewAccount {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  passwordHash: string;
  /** Whether somebody else knows the password, so that its owner sets another before anything is open. */
  passwordDue: boolean;
}

/** Accounts are global: the account of this e-mail address or of this number, whichever tenant made it. */
export async function accountsLike(
  transaction: Transaction,
  by: { email: string | null; phone: string | null },
): Promise<Account[]> {
  const { rows } = await sql<Account>`
    SELECT id, email, "phoneNumber" AS phone FROM access."user"
    WHERE lower(email) = lower(${by.email}::text) OR "phoneNumber" = ${by.phone}`.execute(transaction);
  return rows;
}

export async function insertAccount(transaction: Transaction, account: NewAccount): Promise<void> {
  await sql`
    INSERT INTO access."user" (id, name, email, "emailVerified", "phoneNumber", "phoneNumberVerified", "passwordDue")
    VALUES (${account.id}, ${account.name}, ${account.email.toLowerCase()}, true, ${account.phone}, ${account.phone !== null},
      ${account.passwordDue})`.execute(transaction);
  await sql`
    INSERT INTO access.account (id, "accountId", "providerId", "userId", password)
    VALUES (${`${account.id}-password`}, ${account.id}, 'credential', ${account.id}, ${account.passwordHash})`.execute(
    transaction,
  );
}

/** Takes the account with its sessions and passwords, unless people of another tenant still use it. */
export async function deleteAccountUnlessShared(transaction: Transaction, accountId: string): Promise<void> {
  await sql`SELECT set_config('kepu.account', ${accountId}, true)`.execute(transaction);
  await sql`
    DELETE FROM access."user" WHERE id = ${accountId}
      AND NOT EXISTS (SELECT FROM access.person WHERE user_id = ${accountId} AND tenant_id <> public.current_tenant())`.execute(
    transaction,
  );
}

export interface OwnPerson {
  tenant: { id: TenantId; code: string; name: string; regionCode: string; demo: boolean };
  id: PersonId;
  name: string;
  memberships: { role: Role; district: string | null; districtName: string | null; validFrom: Date; validUntil: Date | null }[];
}

interface OwnRow {
  tenantId: TenantId;
  code: string;
  tenantName: string;
  regionCode: string;
  demo: boolean;
  id: PersonId;
  name: string;
  role: Role | null;
  district: string | null;
  districtName: string | null;
  validFrom: Date;
  validUntil: Date | null;
}

/**
 * The people that an account is, in every tenant, with all memberships they ever had; oldest tenant first. Row-level security shows first
 * the account's own people, and then the memberships of those alone.
 */
export async function ownPeople(transaction: Transaction, accountId: string): Promise<OwnPerson[]> {
  await sql`SELECT set_config('kepu.account', ${accountId}, true)`.execute(transaction);
  await sql`
    SELECT set_config('kepu.people', (SELECT coalesce(array_agg(id), '{}') FROM access.person WHERE user_id = ${accountId})::text, true)`.execute(
    transaction,
  );
  const { rows } = await sql<OwnRow>`
    SELECT tenant.tenant_id AS "tenantId", tenant.code, tenant.name AS "tenantName", tenant.region_code AS "regionCode", tenant.demo,
      person.id, person.name, role, district, region.name AS "districtName", valid_from AS "validFrom", valid_until AS "validUntil"
    FROM access.person
    JOIN access.tenant ON tenant.tenant_id = person.tenant_id
    LEFT JOIN access.membership ON membership.tenant_id = person.tenant_id AND membership.person_id = person.id
    LEFT JOIN network.region ON region.code = membership.district
    WHERE person.user_id = ${accountId}
    ORDER BY tenant.created_at, tenant.code, valid_from`.execute(transaction);
  const people = new Map<string, OwnPerson>();
  for (const row of rows) {
    const tenant = { id: row.tenantId, code: row.code, name: row.tenantName, regionCode: row.regionCode, demo: row.demo };
    const person = people.get(row.tenantId) ?? { tenant, id: row.id, name: row.name, memberships: [] };
    people.set(row.tenantId, person);
    const { role, district, districtName, validFrom, validUntil } = row;
    if (role !== null) person.memberships.push({ role, district, districtName, validFrom, validUntil });
  }
  return [...people.values()];
}
