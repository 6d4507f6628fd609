import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

const cell = 'sub_programme, activity, district, venue_kind, audience, method, outcome, unit';
const person = 'sub_programme, district, venue_kind, audience, method, outcome';

/**
 * Brings what is kept of a month (`YYYY-MM-01`) to what its facts say, and answers how many rows that changed. Each table takes the
 * difference between a recount and itself, both seen at one moment, as an addition: facts that are appended meanwhile add theirs beside it.
 */
export async function mendMonth(transaction: Transaction, month: string): Promise<{ rollup: number; presence: number }> {
  // A month of a large city is grouped in memory.
  await sql`SELECT set_config('work_mem', '128MB', true)`.execute(transaction);
  const within = sql`tenant_id = current_tenant() AND occurred_on >= ${month}::date AND occurred_on < (${month}::date + interval '1 month')::date`;
  const holds = sql`NOT EXISTS (SELECT FROM evidence.supersession AS link WHERE link.tenant_id = fact.tenant_id AND link.superseded_id = fact.id)`;
  const rollup = await addDifference(transaction, {
    table: 'evidence.rollup',
    key: `programme_id, kind, occurred_on, ${cell}`,
    sums: ['quantity', 'facts'],
    recounted: (key) =>
      sql`SELECT ${key}, sum(quantity) AS quantity, count(*) AS facts FROM evidence.fact WHERE ${within} AND ${holds} GROUP BY ${key}`,
    kept: within,
  });
  const byMonth = await addDifference(transaction, {
    table: 'evidence.rollup_month',
    key: `programme_id, kind, month, ${cell}`,
    sums: ['quantity', 'facts'],
    recounted:
      () => sql`SELECT programme_id, kind, ${month}::date AS month, ${sql.raw(cell)}, sum(quantity) AS quantity, sum(facts) AS facts
      FROM evidence.rollup WHERE ${within} GROUP BY programme_id, kind, ${sql.raw(cell)}`,
    kept: sql`tenant_id = current_tenant() AND month = ${month}::date`,
  });
  const presence = await addDifference(transaction, {
    table: 'evidence.presence',
    key: `programme_id, kind, subject, occurred_on, ${person}`,
    sums: ['facts'],
    recounted: (key) =>
      sql`SELECT ${key}, count(*) AS facts FROM evidence.fact WHERE ${within} AND subject <> '' AND ${holds} GROUP BY ${key}`,
    kept: within,
  });
  return { rollup: rollup + byMonth, presence };
}

interface Kept {
  table: string;
  key: string;
  sums: string[];
  /** Given the key, the rows as they should be. */
  recounted: (key: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Which rows of the table stand against them. */
  kept: RawBuilder<unknown>;
}

async function addDifference(transaction: Transaction, { table, key, sums, recounted, kept }: Kept): Promise<number> {
  const columns = sql.raw(key);
  const differences = sql.raw(sums.map((name) => `sum(${name} * sign) AS ${name}`).join(', '));
  const differs = sql.raw(sums.map((name) => `sum(${name} * sign) <> 0`).join(' OR '));
  const added = sql.raw(sums.map((name) => `${name} = kept.${name} + excluded.${name}`).join(', '));
  const all = sql.raw(`${key}, ${sums.join(', ')}`);
  const { numAffectedRows } = await sql`
    INSERT INTO ${sql.raw(table)} AS kept (tenant_id, ${all})
    SELECT current_tenant(), * FROM (
      SELECT ${columns}, ${differences} FROM (
        SELECT ${all}, 1 AS sign FROM (${recounted(columns)}) AS recounted
        UNION ALL SELECT ${all}, -1 FROM ${sql.raw(table)} WHERE ${kept}
      ) AS side GROUP BY ${columns} HAVING ${differs}
    ) AS difference ORDER BY ${columns}
    ON CONFLICT (tenant_id, ${columns}) DO UPDATE SET ${added}`.execute(transaction);
  return Number(numAffectedRows ?? 0n);
}
