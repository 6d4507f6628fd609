import pg from 'pg';
import { median, timed } from './figures.ts';

/** The figures of the reference declaration, as somebody would count them who knows PostgreSQL and nothing of Kepu. */
export interface HandCounted {
  money: number;
  attendance: number;
  districts: number;
  /** Per cent. */
  satisfaction: number;
  inOrder: number;
}

const scope = `tenant_id = $1 AND programme_id = $2 AND occurred_on <= $3
  AND NOT EXISTS (SELECT FROM evidence.supersession AS s WHERE s.tenant_id = f.tenant_id AND s.superseded_id = f.id)`;
const kinds = `kind IN ('attendance', 'opinion', 'opinion-invited', 'expense')`;

/** Only the figures: one pass, a FILTER each; the districts by their own pass, since DISTINCT within an aggregate sorts millions of rows. */
const filters = `
  SELECT sum(quantity) FILTER (WHERE kind = 'expense') / 100 AS money, sum(quantity) FILTER (WHERE kind = 'attendance') AS attendance,
    count(*) FILTER (WHERE kind = 'opinion' AND outcome IN ('very-satisfied', 'satisfied', 'fairly-satisfied')) * 100.0
      / count(*) FILTER (WHERE kind = 'opinion') AS satisfaction,
    count(*) FILTER (WHERE kind = 'expense' AND outcome = 'in-order') * 100.0 / count(*) FILTER (WHERE kind = 'expense') AS "inOrder",
    (SELECT count(*) FROM (SELECT district FROM evidence.fact AS f WHERE ${scope} AND kind = 'attendance'
      AND method IN ('door', 'counted', 'estimated') AND district <> '' GROUP BY district) AS d) AS districts
  FROM evidence.fact AS f WHERE ${scope} AND ${kinds}`;

/** The figures with their months and breakdowns: one pass into small groups, and everything from these. */
const groups = `
  WITH cell AS MATERIALIZED (
    SELECT kind, date_trunc('month', occurred_on::timestamp) AS month, district, venue_kind, method, outcome, sum(quantity) AS quantity, count(*) AS facts
    FROM evidence.fact AS f WHERE ${scope} AND ${kinds} GROUP BY 1, 2, 3, 4, 5, 6
  )
  SELECT sum(quantity) FILTER (WHERE kind = 'expense') / 100 AS money, sum(quantity) FILTER (WHERE kind = 'attendance') AS attendance,
    count(DISTINCT district) FILTER (WHERE kind = 'attendance' AND method IN ('door', 'counted', 'estimated') AND district <> '') AS districts,
    sum(facts) FILTER (WHERE kind = 'opinion' AND outcome IN ('very-satisfied', 'satisfied', 'fairly-satisfied')) * 100.0
      / sum(facts) FILTER (WHERE kind = 'opinion') AS satisfaction,
    sum(facts) FILTER (WHERE kind = 'expense' AND outcome = 'in-order') * 100.0 / sum(facts) FILTER (WHERE kind = 'expense') AS "inOrder",
    (SELECT count(*) FROM (SELECT kind, month, sum(quantity), sum(facts) FROM cell GROUP BY 1, 2) AS months) AS months,
    (SELECT count(*) FROM (SELECT kind, venue_kind, method, sum(quantity), sum(facts) FROM cell GROUP BY 1, 2, 3) AS parts) AS parts
  FROM cell`;

/** When each planned activity reached its target and was finished, for the two rates of the plan. */
const activities = `
  SELECT a.id, min(d.day) FILTER (WHERE d.so_far >= a.target) AS met FROM plan.activity AS a
  JOIN (SELECT activity, occurred_on AS day, sum(sum(quantity)) OVER (PARTITION BY activity ORDER BY occurred_on) AS so_far
    FROM evidence.fact AS f WHERE ${scope} AND kind = 'session-held' GROUP BY activity, occurred_on) AS d ON d.activity = a.id::text
  WHERE a.tenant_id = $1 AND a.programme_id = $2 GROUP BY a.id`;

/** Counts both ways, past row-level security, and answers the figures and the milliseconds of the faster way, activities included. */
export async function countByHand(
  adminUrl: string,
  values: readonly [tenant: string, programmeId: string, at: string],
  times: number,
): Promise<{ figures: HandCounted; ms: number; way: string }> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // As a recount of Kepu is let do.
    await client.query(`SET work_mem = '128MB'; SET parallel_tuple_cost = 0.02`);
    let figures: HandCounted | null = null;
    const run = async (text: string): Promise<number> => {
      const all: number[] = [];
      for (let time = 0; time < times; time += 1) {
        const { value, ms } = await timed(() => client.query<Record<keyof HandCounted, string>>(text, [...values]));
        all.push(ms);
        const row = value.rows[0];
        if (row && 'money' in row) {
          const { money, attendance, districts, satisfaction, inOrder } = row;
          figures = {
            money: Number(money),
            attendance: Number(attendance),
            districts: Number(districts),
            satisfaction: Number(satisfaction),
            inOrder: Number(inOrder),
          };
        }
      }
      return median(all);
    };
    const plan = await run(activities);
    const ways = [
      { way: 'a FILTER each', ms: (await run(filters)) + plan },
      { way: 'grouped once', ms: (await run(groups)) + plan },
    ].sort((one, other) => one.ms - other.ms);
    return { figures: figures!, ...ways[0]! };
  } finally {
    await client.end();
  }
}
