import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface IndicatorVersion {
  indicatorId: string;
  version: number;
  level1: string;
  level2: string;
  level3: string;
  measureCode: string | null;
  weight: number | null;
  removed: boolean;
  changedAt: Date;
  changedBy: string;
}

/** What the indicators of a programme ever said, those removed too, in the order in which it was said. */
export async function indicatorVersions(transaction: Transaction, programmeId: string): Promise<IndicatorVersion[]> {
  const { rows } = await sql<IndicatorVersion>`
    SELECT kept.indicator_id AS "indicatorId", kept.version, kept.level1, kept.level2, kept.level3, kept.measure_code AS "measureCode",
      kept.weight, kept.removed, kept.changed_at AS "changedAt", kept.changed_by AS "changedBy"
    FROM plan.indicator_version AS kept
    JOIN plan.indicator ON indicator.tenant_id = kept.tenant_id AND indicator.id = kept.indicator_id
    WHERE kept.tenant_id = current_tenant() AND indicator.programme_id = ${programmeId}
    ORDER BY kept.changed_at, indicator.position, kept.indicator_id, kept.version`.execute(transaction);
  return rows;
}

export interface TargetVersion {
  indicatorId: string;
  level3: string;
  version: number;
  raw: string;
  changedAt: Date;
  changedBy: string;
  reason: string;
}

/** Every target that the indicators of a programme ever had, in the order in which they were set. */
export async function targetsEver(transaction: Transaction, programmeId: string): Promise<TargetVersion[]> {
  const { rows } = await sql<TargetVersion>`
    SELECT target.indicator_id AS "indicatorId", indicator.level3, target.version, target.raw, target.changed_at AS "changedAt",
      target.changed_by AS "changedBy", target.reason
    FROM plan.indicator_target AS target
    JOIN plan.indicator ON indicator.tenant_id = target.tenant_id AND indicator.id = target.indicator_id
    WHERE target.tenant_id = current_tenant() AND indicator.programme_id = ${programmeId}
    ORDER BY target.changed_at, indicator.position, target.indicator_id, target.version`.execute(transaction);
  return rows;
}
