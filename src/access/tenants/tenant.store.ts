import { sql } from 'kysely';
import type { TenantId } from '#src/kernel/ids.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** 一个使用单位: a city's or a unit's own space, apart from all others. */
export interface Tenant {
  id: TenantId;
  code: string;
  name: string;
  regionCode: string;
  demo: boolean;
}

const columns = sql.raw('tenant_id AS id, code, name, region_code AS "regionCode", demo');

export async function insertTenant(transaction: Transaction, tenant: Tenant, now: Date): Promise<void> {
  await sql`
    INSERT INTO access.tenant (tenant_id, code, name, region_code, demo, created_at)
    VALUES (${tenant.id}, ${tenant.code}, ${tenant.name}, ${tenant.regionCode}, ${tenant.demo}, ${now})`.execute(transaction);
}

export async function tenantRows(transaction: Transaction): Promise<Tenant[]> {
  return (await sql<Tenant>`SELECT ${columns} FROM access.tenant ORDER BY created_at, code`.execute(transaction)).rows;
}

export async function tenantRow(transaction: Transaction, code: string): Promise<Tenant | null> {
  return (await sql<Tenant>`SELECT ${columns} FROM access.tenant WHERE code = ${code}`.execute(transaction)).rows[0] ?? null;
}

/** Whether the code names a region that is loaded. */
export async function regionExists(transaction: Transaction, code: string, level?: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM network.region WHERE code = ${code} AND (${level ?? null}::text IS NULL OR level = ${level ?? null})`.execute(
    transaction,
  );
  return rows.length > 0;
}
