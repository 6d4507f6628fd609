import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface RegionRow {
  code: string;
  name: string;
  level: 'province' | 'city' | 'district' | 'street' | 'committee';
  parentCode: string | null;
}

/** Adds what is missing and mends what differs; answers how many rows were touched. */
export async function upsertRegions(transaction: Transaction, rows: readonly RegionRow[]): Promise<number> {
  const { rows: touched } = await sql<{ code: string }>`
    INSERT INTO network.region (code, name, level, parent_code)
    SELECT * FROM unnest(
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.level)}::text[], ${rows.map((row) => row.parentCode)}::text[])
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level, parent_code = excluded.parent_code
      WHERE (region.name, region.level, region.parent_code) IS DISTINCT FROM (excluded.name, excluded.level, excluded.parent_code)
    RETURNING code`.execute(transaction);
  return touched.length;
}

export interface RegionFilter {
  /** Itself and those that it lies in. */
  of?: string | undefined;
  parent?: string | undefined;
  level?: string | undefined;
  text?: string | undefined;
}

/** The codes of a region and of those that it lies in, from its own: 31 and 3101 are filled up, longer ones cut off. */
const linesOf = (code: string): string[] => [
  `${code.slice(0, 2)}0000`,
  `${code.slice(0, 4)}00`,
  ...[6, 9, 12].filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits)),
];

/** In the order of codes; at most 500, since the largest street has far fewer committees. */
export async function regionRows(transaction: Transaction, filter: RegionFilter): Promise<(RegionRow & { parent: boolean })[]> {
  const { rows } = await sql<RegionRow & { parent: boolean }>`
    SELECT code, name, level, parent_code AS "parentCode",
      EXISTS (SELECT FROM network.region AS child WHERE child.parent_code = region.code) AS parent
    FROM network.region
    WHERE (${filter.parent ?? null}::text IS NULL OR parent_code = ${filter.parent ?? null})
      AND (${filter.level ?? null}::text IS NULL OR level = ${filter.level ?? null})
      AND (${filter.text ?? null}::text IS NULL OR strpos(name, ${filter.text ?? ''}) > 0)
      AND (${filter.of ?? null}::text IS NULL OR code = ANY(${linesOf(filter.of ?? '')}::text[]))
      AND (${filter.parent ?? filter.level ?? filter.text ?? filter.of ?? null}::text IS NOT NULL OR level = 'province')
    ORDER BY code
    LIMIT 500`.execute(transaction);
  return rows;
}

export interface RegionPath extends RegionRow {
  /** null for a province or a city. */
  districtCode: string | null;
  /** From the district down: 普陀区 曹杨新村街道. */
  path: string;
}

/** The regions of the given codes with the district that each lies in. */
export async function regionPaths(transaction: Transaction, codes: readonly string[]): Promise<Map<string, RegionPath>> {
  const { rows } = await sql<RegionPath>`
    WITH RECURSIVE up AS (
      SELECT code AS start, code, name, level, parent_code, 0 AS height FROM network.region WHERE code = ANY(${[...codes]}::text[])
      UNION ALL
      SELECT up.start, parent.code, parent.name, parent.level, parent.parent_code, up.height + 1
      FROM up JOIN network.region AS parent ON parent.code = up.parent_code
    )
    SELECT own.code, own.name, own.level, own.parent_code AS "parentCode",
      max(up.code) FILTER (WHERE up.level = 'district') AS "districtCode",
      coalesce(string_agg(up.name, ' ' ORDER BY up.height DESC) FILTER (WHERE up.level IN ('district', 'street', 'committee')), own.name) AS path
    FROM up JOIN network.region AS own ON own.code = up.start
    GROUP BY own.code`.execute(transaction);
  return new Map(rows.map((row) => [row.code, row]));
}

/** The districts of the tenant's own region, in the order of codes: of a district itself, of a street or committee the one that it lies in. */
export async function districtsBelow(transaction: Transaction, regionCode: string): Promise<RegionRow[]> {
  const { rows } = await sql<RegionRow>`
    WITH RECURSIVE down AS (
      SELECT code, name, level, parent_code FROM network.region WHERE code = left(${regionCode}::text, 6)
      UNION ALL
      SELECT child.code, child.name, child.level, child.parent_code
      FROM down JOIN network.region AS child ON child.parent_code = down.code
      WHERE child.level IN ('city', 'district')
    )
    SELECT code, name, level, parent_code AS "parentCode" FROM down WHERE level = 'district' ORDER BY code`.execute(transaction);
  return rows;
}

/** What a unit below a city sees side by side, as a city its districts: of a district its streets, of a street its communities. */
export interface PlacesBelow {
  level: 'street' | 'community';
  places: { code: string; name: string }[];
}

/** Null for a city or a province, which have districts. */
export async function placesBelow(transaction: Transaction, regionCode: string): Promise<PlacesBelow | null> {
  if (regionCode.length === 6 && regionCode.endsWith('00')) return null;
  const places = await regionRows(transaction, { parent: regionCode });
  const level = regionCode.length === 6 ? 'street' : 'community';
  return { level, places: places.map(({ code, name }) => ({ code, name })) };
}

/** The region that the tenant of the transaction works in. */
export async function tenantRegion(transaction: Transaction): Promise<string> {
  const { rows } = await sql<{
    code: string;
  }>`SELECT region_code AS code FROM access.tenant WHERE tenant_id = public.current_tenant()`.execute(transaction);
  return rows[0]!.code;
}
