import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Change } from '../programme.store.ts';

/** Keeps what activities say now as the version that they have now. */
export async function keepActivityVersions(
  transaction: Transaction,
  ids: readonly string[],
  { reason = '' }: Change,
): Promise<void> {
  await sql`
    INSERT INTO plan.activity_version (tenant_id, activity_id, version, programme_id, sub_programme, name, district, fact_kind, unit, target,
      due_on, withdrawn, changed_at, changed_by, reason)
    SELECT tenant_id, id, version, programme_id, sub_programme, name, district, fact_kind, unit, target, due_on, withdrawn_at IS NOT NULL,
      changed_at, changed_by, ${reason}
    FROM plan.activity WHERE tenant_id = current_tenant() AND id = ANY(${ids as string[]}::uuid[])`.execute(transaction);
}

export interface ActivityVersion {
  activityId: string;
  version: number;
  subProgrammeName: string;
  name: string;
  districtName: string | null;
  factKind: string;
  unit: string;
  target: number;
  dueOn: string;
  withdrawn: boolean;
  changedAt: Date;
  changedBy: string;
  reason: string;
}

/** What the activities of a programme ever said, in the order in which it was said. */
export async function activityVersions(transaction: Transaction, programmeId: string): Promise<ActivityVersion[]> {
  const { rows } = await sql<ActivityVersion>`
    SELECT kept.activity_id AS "activityId", kept.version, coalesce(sub_programme.name, kept.sub_programme) AS "subProgrammeName", kept.name,
      region.name AS "districtName", kept.fact_kind AS "factKind", kept.unit, kept.target, kept.due_on AS "dueOn", kept.withdrawn,
      kept.changed_at AS "changedAt", kept.changed_by AS "changedBy", kept.reason
    FROM plan.activity_version AS kept
    JOIN plan.activity ON activity.tenant_id = kept.tenant_id AND activity.id = kept.activity_id
    LEFT JOIN plan.sub_programme ON sub_programme.tenant_id = kept.tenant_id AND sub_programme.programme_id = kept.programme_id
      AND sub_programme.code = kept.sub_programme
    LEFT JOIN network.region ON region.code = kept.district
    WHERE kept.tenant_id = current_tenant() AND kept.programme_id = ${programmeId}
    ORDER BY kept.changed_at, kept.activity_id, kept.version`.execute(transaction);
  return rows;
}

/**
 * The activities of a programme as they stood at a moment (null: now), as a table to read from: `id`, `sub_programme`, `name`, `district`,
 * `fact_kind`, `unit`, `target`, `due_on`, `withdrawn`. What was planned later is not among them.
 */
export function activitiesHeldAt(programmeId: string, heldAt: Date | null): RawBuilder<unknown> {
  if (heldAt === null)
    return sql`SELECT id, sub_programme, name, district, fact_kind, unit, target, due_on, withdrawn_at IS NOT NULL AS withdrawn
      FROM plan.activity WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}`;
  return sql`SELECT DISTINCT ON (activity_id) activity_id AS id, sub_programme, name, district, fact_kind, unit, target, due_on, withdrawn
    FROM plan.activity_version WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND changed_at <= ${heldAt}
    ORDER BY activity_id, version DESC`;
}

/** How many activities a moment shows otherwise than now: changed or withdrawn since, or planned only later. */
export async function activitiesChangedSince(
  transaction: Transaction,
  programmeId: string,
  heldAt: Date,
): Promise<{ changed: number; later: number }> {
  const { rows } = await sql<{ changed: number; later: number }>`
    SELECT count(*) FILTER (WHERE held.id IS NOT NULL AND held IS DISTINCT FROM today) AS changed,
      count(*) FILTER (WHERE held.id IS NULL AND NOT today.withdrawn) AS later
    FROM (${activitiesHeldAt(programmeId, null)}) AS today LEFT JOIN (${activitiesHeldAt(programmeId, heldAt)}) AS held USING (id)`.execute(
    transaction,
  );
  return rows[0]!;
}
