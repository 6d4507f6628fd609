import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Change } from './programme.store.ts';

export interface SubProgrammeRow {
  code: string;
  name: string;
  position: number;
  version: number;
  changedAt: Date | null;
  changedBy: string;
}

export async function subProgrammes(transaction: Transaction, programmeId: string): Promise<SubProgrammeRow[]> {
  const { rows } = await sql<SubProgrammeRow>`
    SELECT code, name, position, version, changed_at AS "changedAt", changed_by AS "changedBy" FROM plan.sub_programme
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} ORDER BY position, code`.execute(transaction);
  return rows;
}

/** Of every programme of the tenant; where years named a code differently, the newest last. */
export async function subProgrammeNames(transaction: Transaction): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT part.code, part.name FROM plan.sub_programme part
    JOIN plan.programme ON programme.tenant_id = part.tenant_id AND programme.id = part.programme_id
    WHERE part.tenant_id = current_tenant() ORDER BY programme.fiscal_year, part.code`.execute(transaction);
  return rows;
}

export async function upsertSubProgramme(
  transaction: Transaction,
  programmeId: string,
  row: { code: string; name: string; position: number },
  change: Change,
): Promise<void> {
  // One that was removed and comes again goes on with its versions.
  await sql`
    INSERT INTO plan.sub_programme (tenant_id, programme_id, code, name, position, version, changed_at, changed_by)
    SELECT current_tenant(), ${programmeId}::uuid, ${row.code}::text, ${row.name}::text, ${row.position}::int,
      coalesce(max(version), 0) + 1, ${change.at}::timestamptz, ${change.by}::text
    FROM plan.sub_programme_version
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND code = ${row.code}
    ON CONFLICT (tenant_id, programme_id, code) DO UPDATE
      SET name = excluded.name, position = excluded.position, version = sub_programme.version + 1,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(transaction);
  await keepPartVersion(transaction, programmeId, row.code, { ...change, removed: false });
}

export async function deleteSubProgramme(
  transaction: Transaction,
  programmeId: string,
  code: string,
  change: Change,
): Promise<void> {
  await keepPartVersion(transaction, programmeId, code, { ...change, removed: true });
  await sql`
    DELETE FROM plan.sub_programme WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND code = ${code}`.execute(
    transaction,
  );
}

/** Keeps what a sub-programme says now; of one that is about to go, that it went. */
async function keepPartVersion(
  transaction: Transaction,
  programmeId: string,
  code: string,
  { removed, at, by, reason = '' }: Change & { removed: boolean },
): Promise<void> {
  await sql`
    INSERT INTO plan.sub_programme_version (tenant_id, programme_id, code, version, name, position, removed, changed_at, changed_by, reason)
    SELECT tenant_id, programme_id, code, version + ${removed ? 1 : 0}, name, position, ${removed}, ${at}, ${by}, ${reason}
    FROM plan.sub_programme WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND code = ${code}`.execute(
    transaction,
  );
}

export interface SubProgrammeVersion {
  code: string;
  version: number;
  name: string;
  position: number;
  removed: boolean;
  changedAt: Date;
  changedBy: string;
  reason: string;
}

/** Everything that the sub-programmes of a programme ever were called, in the order in which it was said. */
export async function subProgrammeVersions(transaction: Transaction, programmeId: string): Promise<SubProgrammeVersion[]> {
  const { rows } = await sql<SubProgrammeVersion>`
    SELECT code, version, name, position, removed, changed_at AS "changedAt", changed_by AS "changedBy", reason
    FROM plan.sub_programme_version WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}
    ORDER BY changed_at, code, version`.execute(transaction);
  return rows;
}
