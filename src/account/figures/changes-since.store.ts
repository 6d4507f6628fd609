import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { expenseNamed, type FactQuery, whereOf } from './fact.store.ts';

/** A fact that came since; what it corrects is told by `correctionsOf`. */
export interface AddedRow {
  factId: string;
  /** What the record calls itself; '' when its facts do not say. */
  title: string;
  /** Of an expense: what it was paid for and its budget line, as codes; '' of others. */
  expenseKind: string;
  budgetLine: string;
  occurredOn: string;
  quantity: number;
  unit: string;
  /** The note it was entered with; '' of others. */
  note: string;
  recordedAt: Date;
  recordedBy: string;
}

/** The newest facts of a query that came since a moment and correct none. */
export async function addedSince(transaction: Transaction, query: FactQuery, since: Date, limit: number): Promise<AddedRow[]> {
  const { rows } = await sql<AddedRow>`
    SELECT id AS "factId", coalesce(nullif(context->>'title', ''), context->>'what', '') AS title, ${expenseNamed('fact')}, occurred_on AS "occurredOn", quantity, unit,
      coalesce(context->>'note', '') AS note, recorded_at AS "recordedAt", recorded_by AS "recordedBy"
    FROM evidence.fact
    WHERE ${whereOf({ ...query, status: 'standing' })} AND recorded_at > ${since} AND supersedes IS NULL
    ORDER BY recorded_at DESC, id DESC LIMIT ${limit}`.execute(transaction);
  return rows;
}

export interface ChangesSince {
  /** Records that were not there yet. */
  added: number;
  /** Records that stood then and stand corrected. */
  corrected: number;
  /** Records that stood then and were taken back. */
  withdrawn: number;
}

const own = sql.raw('tenant_id = current_tenant()');

/**
 * What happened since a moment to the facts that a query holds: each record counts once, by what it has come to, however often it was
 * corrected. A correction counts that brought a record into the query, or took it out.
 */
export async function changesSince(transaction: Transaction, query: FactQuery, since: Date): Promise<ChangesSince> {
  const stoodThen = sql`EXISTS (
    WITH RECURSIVE older AS (
      SELECT link.superseded_id AS id FROM evidence.supersession AS link WHERE link.${own} AND link.fact_id = fact.id
      UNION ALL
      SELECT link.superseded_id FROM older JOIN evidence.supersession AS link ON link.${own} AND link.fact_id = older.id
    ) SELECT FROM older JOIN evidence.fact AS root ON root.${own} AND root.id = older.id AND root.recorded_at <= ${since})`;
  const { rows: now } = await sql<{ added: number; corrected: number }>`
    SELECT count(*) FILTER (WHERE NOT stood) AS added, count(*) FILTER (WHERE stood) AS corrected
    FROM (SELECT supersedes IS NOT NULL AND ${stoodThen} AS stood FROM evidence.fact
      WHERE ${whereOf({ ...query, status: 'standing' })} AND recorded_at > ${since}) AS newer`.execute(transaction);
  const { rows: gone } = await sql<{ corrected: number; withdrawn: number }>`
    WITH RECURSIVE chain AS (
      SELECT old.id AS origin, newer.id, newer.kind, 1 AS step
      FROM (SELECT fact.id FROM evidence.fact WHERE ${whereOf({ ...query, status: 'superseded' })} AND recorded_at <= ${since}) AS old
      JOIN evidence.supersession AS link ON link.${own} AND link.superseded_id = old.id
      JOIN evidence.fact AS newer ON newer.${own} AND newer.id = link.fact_id AND newer.recorded_at > ${since}
      UNION ALL
      SELECT chain.origin, newer.id, newer.kind, chain.step + 1 FROM chain
      JOIN evidence.supersession AS link ON link.${own} AND link.superseded_id = chain.id
      JOIN evidence.fact AS newer ON newer.${own} AND newer.id = link.fact_id
    ), last AS (SELECT DISTINCT ON (origin) origin, id, kind FROM chain ORDER BY origin, step DESC)
    SELECT count(*) FILTER (WHERE kind = 'withdrawal') AS withdrawn, count(*) FILTER (WHERE kind <> 'withdrawal' AND NOT EXISTS (
      SELECT FROM evidence.fact WHERE fact.id = last.id AND ${whereOf({ ...query, status: 'standing' })})) AS corrected
    FROM last`.execute(transaction);
  return {
    added: now[0]!.added,
    corrected: now[0]!.corrected + gone[0]!.corrected,
    withdrawn: gone[0]!.withdrawn,
  };
}
