import { type RawBuilder, sql } from 'kysely';
import { groupMany, type Transaction } from '#src/platform/postgres/database.ts';
import { isPlaced } from './placed.store.ts';

const cell = 'sub_programme, activity, district, venue_kind, audience, method, outcome, unit';
const person = 'sub_programme, district, venue_kind, audience, method, outcome';
const place = 'district, region, venue, sub_programme, venue_kind, method, outcome, unit';

/** One row of what is kept that was brought to what its facts say: facts and, of a sum, the quantity, as text. */
export interface MendedCell {
  table: 'rollup' | 'rollup_month' | 'presence' | 'place' | 'place_month';
  /** Its key; of a pseudonym only the beginning. */
  place: string;
  /** The same by name: `programme`, `kind`, `day` or `month`, and the dimensions; empty ones too. */
  at: Record<string, string>;
  kept: string;
  recounted: string;
}

/** Columns of a key whose name elsewhere is not theirs in camel case. */
const calledElsewhere: Record<string, string> = { programme_id: 'programme', occurred_on: 'day' };
const namedAs = (column: string): string =>
  calledElsewhere[column] ?? column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Brings what is kept of a month (`YYYY-MM-01`) to what its facts say, and answers how many rows that changed, and with `tell` which. Each
 * table takes the difference between a recount and itself, both seen at one moment, as an addition: facts that are appended meanwhile add
 * theirs beside it. Whoever mends the same tenant at the same time waits: a difference must not be added twice.
 */
export async function mendMonth(
  transaction: Transaction,
  month: string,
  { tell = false } = {},
): Promise<{ rollup: number; presence: number; place: number; cells: MendedCell[] }> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('mend ' || current_tenant()::text, 0))`.execute(transaction);
  await groupMany(transaction);
  const within = sql`tenant_id = current_tenant() AND occurred_on >= ${month}::date AND occurred_on < (${month}::date + interval '1 month')::date`;
  const holds = sql`NOT EXISTS (SELECT FROM evidence.supersession AS link WHERE link.tenant_id = fact.tenant_id AND link.superseded_id = fact.id)`;
  const cells: MendedCell[] = [];
  const mend = (kept: Kept): Promise<number> => addDifference(transaction, kept, tell ? cells : null);
  const rollup = await mend({
    table: 'rollup',
    key: `programme_id, kind, occurred_on, ${cell}`,
    sums: ['quantity', 'facts'],
    recounted: (key) =>
      sql`SELECT ${key}, sum(quantity) AS quantity, count(*) AS facts FROM evidence.fact WHERE ${within} AND ${holds} GROUP BY ${key}`,
    kept: within,
  });
  const byMonth = await mend({
    table: 'rollup_month',
    key: `programme_id, kind, month, ${cell}`,
    sums: ['quantity', 'facts'],
    recounted:
      () => sql`SELECT programme_id, kind, ${month}::date AS month, ${sql.raw(cell)}, sum(quantity) AS quantity, sum(facts) AS facts
      FROM evidence.rollup WHERE ${within} GROUP BY programme_id, kind, ${sql.raw(cell)}`,
    kept: sql`tenant_id = current_tenant() AND month = ${month}::date`,
  });
  const placed = await mend({
    table: 'place',
    key: `programme_id, kind, occurred_on, ${place}`,
    sums: ['quantity', 'facts'],
    recounted: (key) =>
      sql`SELECT ${key}, sum(quantity) AS quantity, count(*) AS facts FROM evidence.fact
        WHERE ${within} AND ${isPlaced} AND ${holds} GROUP BY ${key}`,
    kept: within,
  });
  const placedByMonth = await mend({
    table: 'place_month',
    key: `programme_id, kind, month, ${place}`,
    sums: ['quantity', 'facts'],
    recounted:
      () => sql`SELECT programme_id, kind, ${month}::date AS month, ${sql.raw(place)}, sum(quantity) AS quantity, sum(facts) AS facts
      FROM evidence.place WHERE ${within} GROUP BY programme_id, kind, ${sql.raw(place)}`,
    kept: sql`tenant_id = current_tenant() AND month = ${month}::date`,
  });
  const presence = await mend({
    table: 'presence',
    key: `programme_id, kind, subject, occurred_on, ${person}`,
    sums: ['facts'],
    recounted: (key) =>
      sql`SELECT ${key}, count(*) AS facts FROM evidence.fact WHERE ${within} AND subject <> '' AND ${holds} GROUP BY ${key}`,
    kept: within,
  });
  return { rollup: rollup + byMonth, presence, place: placed + placedByMonth, cells };
}

interface Kept {
  table: MendedCell['table'];
  key: string;
  sums: string[];
  /** Given the key, the rows as they should be. */
  recounted: (key: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Which rows of the table stand against them. */
  kept: RawBuilder<unknown>;
}

/** `told` takes the rows that changed, where somebody wants to know them. */
async function addDifference(
  transaction: Transaction,
  { table, key, sums, recounted, kept }: Kept,
  told: MendedCell[] | null,
): Promise<number> {
  const columns = sql.raw(key);
  const differences = sql.raw(sums.map((name) => `sum(${name} * sign) AS ${name}`).join(', '));
  const differs = sql.raw(sums.map((name) => `sum(${name} * sign) <> 0`).join(' OR '));
  const added = sql.raw(sums.map((name) => `${name} = kept.${name} + excluded.${name}`).join(', '));
  const all = sql.raw(`${key}, ${sums.join(', ')}`);
  const side = (of: 'old' | 'new'): string =>
    `concat_ws(' / ', ${['facts', ...sums.filter((name) => name !== 'facts')].map((name) => `coalesce(${of}.${name}, 0)`).join(', ')})`;
  const columnsTold = key.split(', ').map((column) => {
    const value = column === 'subject' ? "left(new.subject, 8) || '…'" : `new.${column}`;
    return { name: namedAs(column), value };
  });
  const place = columnsTold.map(({ value }) => value).join(', ');
  const at = columnsTold.map(({ name, value }) => `'${name}', (${value})::text`).join(', ');
  const { rows, numAffectedRows } = await sql<Omit<MendedCell, 'table'>>`
    INSERT INTO evidence.${sql.raw(table)} AS kept (tenant_id, ${all})
    SELECT current_tenant(), * FROM (
      SELECT ${columns}, ${differences} FROM (
        SELECT ${all}, 1 AS sign FROM (${recounted(columns)}) AS recounted
        UNION ALL SELECT ${all}, -1 FROM evidence.${sql.raw(table)} WHERE ${kept}
      ) AS side GROUP BY ${columns} HAVING ${differs}
    ) AS difference ORDER BY ${columns}
    ON CONFLICT (tenant_id, ${columns}) DO UPDATE SET ${added}
    ${sql.raw(told ? `RETURNING concat_ws(' ', ${place}) AS place, jsonb_build_object(${at}) AS at, ${side('old')} AS kept, ${side('new')} AS recounted` : '')}`.execute(
    transaction,
  );
  for (const row of rows) told?.push({ table, ...row });
  return Number(numAffectedRows ?? 0n);
}
