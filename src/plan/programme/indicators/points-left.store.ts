import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { PointsLeft } from './weights.rules.ts';

/** What is left over of a programme's points, now or at a moment: those of rows that fell away when, or after, points were last given out. */
export async function pointsLeft(
  transaction: Transaction,
  programmeId: string,
  heldAt: Date | null = null,
): Promise<(PointsLeft & { indicatorId: string })[]> {
  const { rows } = await sql<PointsLeft & { indicatorId: string }>`
    WITH kept AS (
      SELECT kept.indicator_id, kept.version, kept.level3, kept.weight, kept.removed, kept.changed_at, kept.appended_in,
        lag(kept.weight) OVER (PARTITION BY kept.indicator_id ORDER BY kept.version) AS former
      FROM plan.indicator_version AS kept
      JOIN plan.indicator ON indicator.tenant_id = kept.tenant_id AND indicator.id = kept.indicator_id
      WHERE kept.tenant_id = current_tenant() AND indicator.programme_id = ${programmeId}
        AND (${heldAt}::timestamptz IS NULL OR kept.changed_at <= ${heldAt})
    ), given AS (
      SELECT changed_at, appended_in FROM kept WHERE NOT removed AND weight IS DISTINCT FROM former
      ORDER BY changed_at DESC, appended_in DESC LIMIT 1
    ), newest AS (SELECT DISTINCT ON (indicator_id) * FROM kept ORDER BY indicator_id, version DESC)
    SELECT indicator_id AS "indicatorId", level3, weight FROM newest
    WHERE removed AND weight > 0 AND (changed_at, appended_in) >= (SELECT changed_at, appended_in FROM given)
    ORDER BY changed_at, level3, indicator_id`.execute(transaction);
  return rows;
}
