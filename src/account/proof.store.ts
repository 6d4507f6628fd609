import { sql } from 'kysely';
import type { SignedHead } from '#src/evidence/log/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type FactQuery, whereOf } from './figures/fact.store.ts';

/** A fact by fact lookup: as a join the planner might read every leaf of the log. */
const unsigned = ({ size }: SignedHead) => sql`NOT coalesce((SELECT leaf.index < ${size} FROM evidence.log_leaf AS leaf
  WHERE leaf.tenant_id = fact.tenant_id AND leaf.fact_id = fact.id), false)`;

/**
 * How many facts of a query are in no signed tree yet. It starts from what waits in the whole log, of which there is little, not from
 * the facts of the figure; null where more than `limit` wait.
 */
export async function countWaiting(
  transaction: Transaction,
  query: FactQuery,
  head: SignedHead,
  limit: number,
): Promise<number | null> {
  const { rows } = await sql<{ all: number; own: number }>`
    WITH waiting AS MATERIALIZED (
      SELECT fact.* FROM evidence.fact WHERE fact.tenant_id = current_tenant() AND fact.appended_in >= ${head.horizon} AND ${unsigned(head)}
      UNION ALL
      SELECT fact.* FROM evidence.log_leaf AS leaf JOIN evidence.fact ON fact.tenant_id = leaf.tenant_id AND fact.id = leaf.fact_id
      WHERE leaf.tenant_id = current_tenant() AND leaf.index >= ${head.size} AND fact.appended_in < ${head.horizon}
      LIMIT ${limit + 1}
    )
    SELECT count(*) AS all, count(*) FILTER (WHERE ${whereOf(query)}) AS own FROM waiting AS fact`.execute(transaction);
  const [counted] = rows;
  return counted!.all > limit ? null : counted!.own;
}

/** Of some records, how many facts that a query takes from each are in no signed tree yet; those without any are left out. */
export async function waitingOfRecords(
  transaction: Transaction,
  query: FactQuery,
  head: SignedHead,
  records: readonly { recordKind: string; recordId: string }[],
): Promise<{ kind: string; id: string; count: number }[]> {
  const [kinds, ids] = [records.map(({ recordKind }) => recordKind), records.map(({ recordId }) => recordId)];
  const { rows } = await sql<{ kind: string; id: string; count: number }>`
    SELECT record_kind AS kind, record_id AS id, count(*) AS count FROM evidence.fact
    WHERE ${whereOf(query)} AND (record_kind, record_id) IN (SELECT * FROM unnest(${kinds}::text[], ${ids}::text[]))
      AND (fact.appended_in >= ${head.horizon} OR ${!head.complete}) AND ${unsigned(head)}
    GROUP BY record_kind, record_id`.execute(transaction);
  return rows;
}
