import { type RawBuilder, sql } from 'kysely';
import type { Target } from '#src/kernel/target.ts';
import type { OtherValue } from '../../declaration/declaration.contract.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Change } from '../programme.store.ts';

export interface TargetRow extends Target {
  version: number;
  changedAt: Date;
  changedBy: string;
  reason: string;
}

export interface IndicatorRow {
  id: string;
  programmeId: string;
  position: number;
  level1: string;
  level2: string;
  level3: string;
  measureCode: string | null;
  weight: number | null;
  version: number;
  changedAt: Date | null;
  changedBy: string;
  target: TargetRow;
  /** What the form said beside the target: values of other years and of the whole term. */
  otherValues: OtherValue[];
}

const targetJson =
  sql.raw(`jsonb_build_object('raw', raw, 'comparator', comparator, 'value', value, 'value2', value2, 'unit', unit,
  'kind', kind, 'version', target.version, 'changedAt', target.changed_at, 'changedBy', target.changed_by, 'reason', reason)`);

type Stored = Omit<IndicatorRow, 'target'> & { target: Omit<TargetRow, 'changedAt'> & { changedAt: string } };

const revive = (row: Stored): IndicatorRow => ({ ...row, target: { ...row.target, changedAt: new Date(row.target.changedAt) } });

/**
 * What was never said before holds from the start, for it took nothing's place: a measure that was bound, or points that were given, for
 * the first time after the moment. Anything else is as the newest version of then has it.
 */
const firstSaid = (column: 'measure_code' | 'weight', heldAt: Date): RawBuilder<unknown> => {
  const of = sql`FROM plan.indicator_version AS one WHERE one.tenant_id = indicator.tenant_id AND one.indicator_id = indicator.id
    AND one.${sql.raw(column)} IS NOT NULL`;
  return sql`coalesce(held.${sql.raw(column)}, CASE WHEN NOT EXISTS (SELECT ${of} AND one.changed_at <= ${heldAt})
    THEN (SELECT one.${sql.raw(column)} ${of} ORDER BY one.version LIMIT 1) END)`;
};

/** The indicators of a programme as they stood at a moment, each with the target of then; see `heldAtOf`. */
export async function indicatorsHeldAt(transaction: Transaction, programmeId: string, heldAt: Date): Promise<IndicatorRow[]> {
  const { rows } = await sql<Stored>`
    SELECT indicator.id, indicator.programme_id AS "programmeId", held.position, held.level1, held.level2, held.level3,
      ${firstSaid('measure_code', heldAt)} AS "measureCode", ${firstSaid('weight', heldAt)} AS weight,
      held.version, held.changed_at AS "changedAt", held.changed_by AS "changedBy", target.target, indicator.other_values AS "otherValues"
    FROM plan.indicator
    CROSS JOIN LATERAL (
      SELECT * FROM plan.indicator_version AS one
      WHERE one.tenant_id = indicator.tenant_id AND one.indicator_id = indicator.id AND one.changed_at <= ${heldAt}
      ORDER BY one.version DESC LIMIT 1
    ) AS held
    CROSS JOIN LATERAL (
      SELECT ${targetJson} AS target FROM plan.indicator_target AS target
      WHERE target.tenant_id = indicator.tenant_id AND target.indicator_id = indicator.id AND target.changed_at <= ${heldAt}
      ORDER BY target.version DESC LIMIT 1
    ) AS target
    WHERE indicator.tenant_id = current_tenant() AND removed_at IS NULL AND indicator.programme_id = ${programmeId}
    ORDER BY held.position, indicator.id`.execute(transaction);
  return rows.map(revive);
}

/** The standing indicators of a programme in their order, each with its newest target. */
export async function indicatorsOf(
  transaction: Transaction,
  by: { programmeId: string } | { indicatorId: string },
): Promise<IndicatorRow[]> {
  const where = 'programmeId' in by ? sql`indicator.programme_id = ${by.programmeId}` : sql`indicator.id = ${by.indicatorId}`;
  const { rows } = await sql<Stored>`
    SELECT id, programme_id AS "programmeId", position, level1, level2, level3, measure_code AS "measureCode", weight,
      indicator.version, indicator.changed_at AS "changedAt", indicator.changed_by AS "changedBy", newest.target,
      indicator.other_values AS "otherValues"
    FROM plan.indicator
    CROSS JOIN LATERAL (
      SELECT ${targetJson} AS target FROM plan.indicator_target AS target
      WHERE target.tenant_id = indicator.tenant_id AND target.indicator_id = indicator.id ORDER BY target.version DESC LIMIT 1
    ) AS newest
    WHERE indicator.tenant_id = current_tenant() AND removed_at IS NULL AND ${where}
    ORDER BY position, id`.execute(transaction);
  return rows.map(revive);
}

/** Newest first. */
export async function targetVersions(transaction: Transaction, indicatorId: string): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    SELECT raw, comparator, value, value2, unit, kind, version, changed_at AS "changedAt", changed_by AS "changedBy", reason
    FROM plan.indicator_target WHERE tenant_id = current_tenant() AND indicator_id = ${indicatorId} ORDER BY version DESC`.execute(
    transaction,
  );
  return rows;
}

export interface NewIndicator {
  level1: string;
  level2: string;
  level3: string;
  position: number;
  weight: number | null;
  target: Target;
  otherValues?: readonly OtherValue[] | undefined;
}

export async function insertIndicator(
  transaction: Transaction,
  programmeId: string,
  row: NewIndicator,
  reason: string,
  change: Change,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO plan.indicator (tenant_id, programme_id, position, level1, level2, level3, weight, other_values, changed_at, changed_by)
    VALUES (current_tenant(), ${programmeId}, ${row.position}, ${row.level1}, ${row.level2}, ${row.level3}, ${row.weight},
      ${JSON.stringify(row.otherValues ?? [])}::jsonb, ${change.at}, ${change.by})
    RETURNING id`.execute(transaction);
  const id = rows[0]!.id;
  await keepVersions(transaction, [id]);
  await insertTarget(transaction, id, 1, row.target, reason, change);
  return id;
}

/** A broken primary key means that the version was taken meanwhile. */
export async function insertTarget(
  transaction: Transaction,
  indicatorId: string,
  version: number,
  target: Target,
  reason: string,
  change: Change,
): Promise<void> {
  await sql`
    INSERT INTO plan.indicator_target (tenant_id, indicator_id, version, raw, comparator, value, value2, unit, kind, changed_at, changed_by, reason)
    VALUES (current_tenant(), ${indicatorId}, ${version}, ${target.raw}, ${target.comparator}, ${target.value}, ${target.value2},
      ${target.unit}, ${target.kind}, ${change.at}, ${change.by}, ${reason})`.execute(transaction);
}

/** Puts what a newer form says beside the target in the place of what the former said; nothing declared changes. */
export async function putOtherValues(transaction: Transaction, id: string, otherValues: readonly OtherValue[]): Promise<void> {
  await sql`UPDATE plan.indicator SET other_values = ${JSON.stringify(otherValues)}::jsonb
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

export async function updateIndicator(
  transaction: Transaction,
  id: string,
  row: { level1: string; level2: string; level3: string; measureCode: string | null; weight: number | null },
  change: Change,
): Promise<void> {
  await sql`
    UPDATE plan.indicator SET level1 = ${row.level1}, level2 = ${row.level2}, level3 = ${row.level3}, measure_code = ${row.measureCode},
      weight = ${row.weight}, version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  await keepVersions(transaction, [id]);
}

/** Takes its points from a row that was removed. */
export async function forgetPoints(transaction: Transaction, id: string, change: Change): Promise<void> {
  await sql`
    UPDATE plan.indicator SET weight = NULL, version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${id} AND removed_at IS NOT NULL`.execute(transaction);
  await keepVersions(transaction, [id]);
}

export async function removeIndicatorRow(transaction: Transaction, id: string, change: Change): Promise<void> {
  await sql`
    UPDATE plan.indicator SET removed_at = ${change.at}, version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  await keepVersions(transaction, [id]);
}

export async function setPositions(transaction: Transaction, ids: readonly string[], change: Change): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    UPDATE plan.indicator SET position = listed.position, version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    FROM unnest(${ids as string[]}::uuid[]) WITH ORDINALITY AS listed (id, position)
    WHERE indicator.tenant_id = current_tenant() AND indicator.id = listed.id AND indicator.position <> listed.position
    RETURNING indicator.id`.execute(transaction);
  await keepVersions(
    transaction,
    rows.map((row) => row.id),
  );
}

/** Keeps what indicators say now as the version that they have now. */
async function keepVersions(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO plan.indicator_version (tenant_id, indicator_id, version, position, level1, level2, level3, measure_code, weight, changed_at, changed_by,
      removed)
    SELECT tenant_id, id, version, position, level1, level2, level3, measure_code, weight, changed_at, changed_by, removed_at IS NOT NULL
    FROM plan.indicator
    WHERE tenant_id = current_tenant() AND id = ANY(${ids as string[]}::uuid[])`.execute(transaction);
}
