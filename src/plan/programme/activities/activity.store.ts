import { byPinyin, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { keepActivityVersions } from './activity-version.store.ts';
import type { Change } from '../programme.store.ts';

export interface ActivityFields {
  subProgramme: string;
  name: string;
  district: string | null;
  factKind: string;
  unit: string;
  target: number;
  dueOn: string;
}

export interface ActivityRow extends ActivityFields {
  id: string;
  programmeId: string;
  subProgrammeName: string;
  districtName: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  version: number;
  changedAt: Date;
  changedBy: string;
}

export interface ActivityFilter {
  subProgramme?: string | undefined;
  district?: string | undefined;
  state: 'standing' | 'withdrawn' | 'all';
  dueBefore?: string | undefined;
  search?: string | undefined;
  sort: keyof typeof orders;
}

const columns = sql.raw(`activity.id, activity.programme_id AS "programmeId", activity.sub_programme AS "subProgramme",
  sub_programme.name AS "subProgrammeName", activity.name, activity.district, region.name AS "districtName", fact_kind AS "factKind",
  unit, target, due_on AS "dueOn", withdrawn_at AS "withdrawnAt", withdrawn_reason AS "withdrawnReason", activity.version,
  activity.changed_at AS "changedAt", activity.changed_by AS "changedBy"`);

const joined = sql.raw(`plan.activity
  JOIN plan.sub_programme ON sub_programme.tenant_id = activity.tenant_id AND sub_programme.programme_id = activity.programme_id
    AND sub_programme.code = activity.sub_programme
  LEFT JOIN network.region ON region.code = activity.district`);

const orders = ordersOf(
  {
    dueOn: ['due_on', byPinyin('activity.name')],
    name: [byPinyin('activity.name'), 'due_on'],
    subProgramme: ['sub_programme.position', 'due_on', byPinyin('activity.name')],
    target: ['target', 'due_on'],
  },
  ['activity.id'],
);

/** One page, or all of them when `limit` is null. */
export async function activityRows(
  transaction: Transaction,
  programmeId: string,
  filter: ActivityFilter,
  page: { limit: number | null; offset: number },
): Promise<{ items: ActivityRow[]; total: number }> {
  const search = filter.search?.trim() ?? '';
  const { rows } = await sql<ActivityRow & { total: number }>`
    SELECT ${columns}, count(*) OVER () AS total FROM ${joined}
    WHERE activity.tenant_id = current_tenant() AND activity.programme_id = ${programmeId}
      AND (${filter.state} = 'all' OR (${filter.state} = 'withdrawn') = (withdrawn_at IS NOT NULL))
      AND (${filter.subProgramme ?? null}::text IS NULL OR activity.sub_programme = ${filter.subProgramme ?? null})
      AND (${filter.district ?? null}::text IS NULL OR activity.district = ${filter.district ?? null})
      AND (${filter.dueBefore ?? null}::date IS NULL OR due_on < ${filter.dueBefore ?? null}::date)
      AND (${search} = '' OR strpos(activity.name, ${search}) > 0)
    ORDER BY ${orders[filter.sort]} LIMIT ${page.limit}::int OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function activityById(transaction: Transaction, id: string): Promise<ActivityRow | null> {
  const { rows } = await sql<ActivityRow>`
    SELECT ${columns} FROM ${joined} WHERE activity.tenant_id = current_tenant() AND activity.id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

export async function countActivities(
  transaction: Transaction,
  programmeId: string,
): Promise<{ total: number; withdrawn: number }> {
  const { rows } = await sql<{ total: number; withdrawn: number }>`
    SELECT count(*) FILTER (WHERE withdrawn_at IS NULL) AS total, count(*) FILTER (WHERE withdrawn_at IS NOT NULL) AS withdrawn
    FROM plan.activity WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}`.execute(transaction);
  return rows[0]!;
}

/** Ids in the order of the rows. A broken `activity_standing_name` means that a name is taken. */
export async function insertActivities(
  transaction: Transaction,
  programmeId: string,
  rows: readonly ActivityFields[],
  change: Change,
): Promise<string[]> {
  const { rows: inserted } = await sql<{ id: string }>`
    INSERT INTO plan.activity (tenant_id, programme_id, sub_programme, name, district, fact_kind, unit, target, due_on, changed_at, changed_by)
    SELECT current_tenant(), ${programmeId}, "subProgramme", name, district, "factKind", unit, target, "dueOn", ${change.at}, ${change.by}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS activity ("subProgramme" text, name text, district text, "factKind" text,
      unit text, target numeric, "dueOn" date)
    RETURNING id`.execute(transaction);
  const ids = inserted.map((row) => row.id);
  await keepActivityVersions(transaction, ids, change);
  return ids;
}

/** False when the version is not the one seen, or the activity is withdrawn. */
export async function updateActivity(
  transaction: Transaction,
  id: string,
  version: number,
  row: ActivityFields,
  change: Change,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE plan.activity SET sub_programme = ${row.subProgramme}, name = ${row.name}, district = ${row.district}, fact_kind = ${row.factKind},
      unit = ${row.unit}, target = ${row.target}, due_on = ${row.dueOn}, version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${id} AND version = ${version} AND withdrawn_at IS NULL`.execute(transaction);
  if (numAffectedRows !== 1n) return false;
  await keepActivityVersions(transaction, [id], change);
  return true;
}

/** Answers the ids that were standing and are now withdrawn. */
export async function withdrawRows(
  transaction: Transaction,
  programmeId: string,
  ids: readonly string[],
  reason: string,
  change: Change,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE plan.activity SET withdrawn_at = ${change.at}, withdrawn_reason = ${reason}, version = version + 1, changed_at = ${change.at},
      changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND id = ANY(${ids as string[]}::uuid[]) AND withdrawn_at IS NULL
    RETURNING id`.execute(transaction);
  const withdrawn = rows.map((row) => row.id);
  await keepActivityVersions(transaction, withdrawn, { ...change, reason });
  return withdrawn;
}

/** The activities that stand in the programme under these names; a withdrawn one leaves its name free. */
export async function standingNamed(
  transaction: Transaction,
  programmeId: string,
  names: readonly string[],
): Promise<Map<string, ActivityFields>> {
  const { rows } = await sql<ActivityFields>`
    SELECT sub_programme AS "subProgramme", name, district, fact_kind AS "factKind", unit, target, due_on AS "dueOn" FROM plan.activity
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND name = ANY(${names as string[]}::text[]) AND withdrawn_at IS NULL`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.name, row]));
}
