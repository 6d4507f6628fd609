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

/** Every change that was noted for a day, with what it is about as it is named now. */
export async function changesOn(
  transaction: Transaction,
  day: string,
): Promise<
  (Pick<StateChange, 'indicatorId' | 'from' | 'to' | 'wayBack'> & {
    programme: string;
    indicator: string;
    measureCode: string | null;
  })[]
> {
  const { rows } = await sql<
    Pick<StateChange, 'indicatorId' | 'from' | 'to' | 'wayBack'> & {
      programme: string;
      indicator: string;
      measureCode: string | null;
    }
  >`
    SELECT indicator_id AS "indicatorId", from_state AS "from", to_state AS "to", way_back AS "wayBack", programme.name AS programme,
      indicator.level3 AS indicator, indicator.measure_code AS "measureCode"
    FROM account.state_change
    JOIN plan.indicator ON indicator.tenant_id = state_change.tenant_id AND indicator.id = state_change.indicator_id
    JOIN plan.programme ON programme.tenant_id = state_change.tenant_id AND programme.id = state_change.programme_id
    WHERE state_change.tenant_id = current_tenant() AND on_day = ${day}::date ORDER BY programme.name, indicator.position`.execute(
    transaction,
  );
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
