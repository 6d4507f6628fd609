import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { IndicatorState } from '../account.contract.ts';
import type { WayBack } from '../way-back/way-back.contract.ts';

export interface StateChange {
  programmeId: string;
  indicatorId: string;
  onDay: string;
  /** '' for the first state that was seen. */
  from: IndicatorState | '';
  to: IndicatorState;
  actual: number | null;
  expected: number | null;
  wayBack: readonly WayBack[];
}

/** The last change of each indicator of a programme up to a day. */
export async function lastChanges(
  transaction: Transaction,
  programmeId: string,
  until: string,
): Promise<Pick<StateChange, 'indicatorId' | 'onDay' | 'from' | 'to'>[]> {
  const { rows } = await sql<Pick<StateChange, 'indicatorId' | 'onDay' | 'from' | 'to'>>`
    SELECT DISTINCT ON (indicator_id) indicator_id AS "indicatorId", on_day AS "onDay", from_state AS "from", to_state AS "to"
    FROM account.state_change
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND on_day <= ${until}::date
    ORDER BY indicator_id, on_day DESC`.execute(transaction);
  return rows;
}

/** Notes changes; one that was noted for the day already stays as it is. */
export async function insertChanges(transaction: Transaction, changes: readonly StateChange[], notedAt: Date): Promise<void> {
  for (const one of changes)
    await sql`
      INSERT INTO account.state_change (tenant_id, programme_id, indicator_id, on_day, from_state, to_state, actual, expected, way_back, noted_at)
      VALUES (current_tenant(), ${one.programmeId}, ${one.indicatorId}, ${one.onDay}, ${one.from}, ${one.to}, ${one.actual}, ${one.expected},
        ${JSON.stringify(one.wayBack)}, ${notedAt})
      ON CONFLICT (tenant_id, indicator_id, on_day) DO NOTHING`.execute(transaction);
}
