import { sql } from 'kysely';
import type { FactsMeasure } from '#src/plan/measures/measure.contract.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { conditionsOf, type Scope, standing } from '../figures/measure.sql.store.ts';

/** So many of the newest facts of a kind tell what an occasion brings: of a figure of millions no more are read. */
const newest = sql.lit(20_000);

/**
 * What one occasion, which is whatever is one record, brought on average to a measure by the scope's day, by sub-programme, in the unit of
 * the facts. A door's scans are one fact each, and the facts of one session one occasion.
 */
export async function eachOccasion(
  transaction: Transaction,
  { programmeId, at }: Pick<Scope, 'programmeId' | 'at'>,
  measure: FactsMeasure,
): Promise<Map<string, number>> {
  const amount = measure.aggregate === 'count' ? sql`count(*)` : sql`sum(quantity)`;
  const { rows } = await sql<{ subProgramme: string; each: number }>`
    WITH fact AS MATERIALIZED (
      SELECT * FROM evidence.fact
      WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND kind = ${measure.kind} AND occurred_on <= ${at}::date
      ORDER BY occurred_on DESC, occurred_at DESC, id DESC LIMIT ${newest}
    )
    SELECT sub_programme AS "subProgramme", avg(amount) AS each
    FROM (SELECT sub_programme, record_kind, record_id, ${amount} AS amount FROM fact
      WHERE ${conditionsOf(measure, {}, 'facts')} AND ${standing} GROUP BY 1, 2, 3) AS occasion
    WHERE amount > 0 GROUP BY 1`.execute(transaction);
  return new Map(rows.map((row) => [row.subProgramme, row.each]));
}
