import { byPinyin, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { everyWord } from '#src/platform/postgres/every-word.ts';

export type VenuePlace = 'community' | 'park' | 'building';

export interface VenueRow {
  id: string;
  name: string;
  kind: VenuePlace;
  district: string;
  districtName: string;
  region: string;
  address: string;
  capacity: number;
  contactName: string;
  contactPhone: string;
  version: number;
  retiredAt: Date | null;
  changedAt: Date;
  changedBy: string;
}

export interface VenueValues {
  name: string;
  kind: VenuePlace;
  district: string;
  region: string;
  address: string;
  capacity: number;
  contactName: string;
  contactPhone: string;
}

export interface VenueFilter {
  /** null: every district. */
  districts: readonly string[] | null;
  kind?: VenuePlace | undefined;
  text?: string | undefined;
  /** Only retired ones, or (by default) only those in use. */
  retired?: boolean | undefined;
}

const columns =
  sql.raw(`venue.id, venue.name, venue.kind, venue.district, region.name AS "districtName", venue.region, venue.address, venue.capacity,
  venue.contact_name AS "contactName", venue.contact_phone AS "contactPhone", venue.version, venue.retired_at AS "retiredAt",
  venue.changed_at AS "changedAt", venue.changed_by AS "changedBy"`);
const orders = ordersOf(
  {
    name: [byPinyin('venue.name')],
    district: ['venue.district', byPinyin('venue.name')],
    capacity: ['venue.capacity', byPinyin('venue.name')],
  },
  ['venue.id'],
);

export async function venueRows(
  transaction: Transaction,
  filter: VenueFilter,
  sort: keyof typeof orders,
  page: { limit: number; offset: number },
): Promise<{ items: VenueRow[]; total: number }> {
  const { rows } = await sql<VenueRow & { total: number }>`
    SELECT ${columns}, count(*) OVER () AS total
    FROM network.venue JOIN network.region ON region.code = venue.district
    WHERE venue.tenant_id = public.current_tenant()
      AND (${filter.districts}::text[] IS NULL OR venue.district = ANY(${filter.districts}::text[]))
      AND (${filter.kind ?? null}::text IS NULL OR venue.kind = ${filter.kind ?? null})
      AND ${everyWord(filter.text, ['venue.name', 'venue.address', 'venue.contact_name', 'region.name'])}
      AND (venue.retired_at IS NOT NULL) = ${filter.retired ?? false}
    ORDER BY ${orders[sort]} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function venueRow(transaction: Transaction, id: string): Promise<VenueRow | null> {
  const { rows } = await sql<VenueRow>`
    SELECT ${columns} FROM network.venue JOIN network.region ON region.code = venue.district
    WHERE venue.tenant_id = public.current_tenant() AND venue.id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

/** The districts that some venues lie in. */
export async function districtsOfVenues(transaction: Transaction, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ district: string }>`
    SELECT DISTINCT district FROM network.venue
    WHERE tenant_id = public.current_tenant() AND id = ANY(${ids as string[]}::uuid[])`.execute(transaction);
  return rows.map(({ district }) => district);
}

/** The venue, held until the end of the transaction. */
export async function lockVenue(transaction: Transaction, id: string): Promise<VenueRow | null> {
  await sql`SELECT FROM network.venue WHERE tenant_id = public.current_tenant() AND id = ${id} FOR NO KEY UPDATE`.execute(
    transaction,
  );
  return venueRow(transaction, id);
}

/** The venue of a name in a region, which is what tells venues apart. */
export async function venueNamed(transaction: Transaction, region: string, name: string): Promise<VenueRow | null> {
  const { rows } = await sql<VenueRow>`
    SELECT ${columns} FROM network.venue JOIN network.region ON region.code = venue.district
    WHERE venue.tenant_id = public.current_tenant() AND venue.region = ${region} AND venue.name = ${name}`.execute(transaction);
  return rows[0] ?? null;
}

export async function insertVenue(transaction: Transaction, values: VenueValues, by: string, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO network.venue (tenant_id, name, kind, district, region, address, capacity, contact_name, contact_phone, created_at, changed_at, changed_by)
    VALUES (public.current_tenant(), ${values.name}, ${values.kind}, ${values.district}, ${values.region}, ${values.address}, ${values.capacity},
      ${values.contactName}, ${values.contactPhone}, ${now}, ${now}, ${by})
    RETURNING id`.execute(transaction);
  return rows[0]!.id;
}

/** False when the version is no longer the one seen. */
export async function updateVenue(
  transaction: Transaction,
  seen: { id: string; version: number },
  values: VenueValues,
  by: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE network.venue SET name = ${values.name}, kind = ${values.kind}, district = ${values.district}, region = ${values.region},
      address = ${values.address}, capacity = ${values.capacity}, contact_name = ${values.contactName}, contact_phone = ${values.contactPhone},
      version = version + 1, changed_at = ${now}, changed_by = ${by}
    WHERE tenant_id = public.current_tenant() AND id = ${seen.id} AND version = ${seen.version}
    RETURNING id`.execute(transaction);
  return rows.length > 0;
}

/** False when the version is no longer the one seen. Throws where a session leans on it. */
export async function deleteVenue(transaction: Transaction, seen: { id: string; version: number }): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM network.venue WHERE tenant_id = public.current_tenant() AND id = ${seen.id} AND version = ${seen.version}
    RETURNING id`.execute(transaction);
  return rows.length > 0;
}

/** False when the version is no longer the one seen. */
export async function setVenueRetired(
  transaction: Transaction,
  seen: { id: string; version: number },
  retiredAt: Date | null,
  by: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE network.venue SET retired_at = ${retiredAt}, version = version + 1, changed_at = ${now}, changed_by = ${by}
    WHERE tenant_id = public.current_tenant() AND id = ${seen.id} AND version = ${seen.version}
    RETURNING id`.execute(transaction);
  return rows.length > 0;
}

/** Removes name and number of the contact. */
export async function blankVenueContact(transaction: Transaction, id: string, by: string, now: Date): Promise<void> {
  await sql`
    UPDATE network.venue SET contact_name = '', contact_phone = '', version = version + 1, changed_at = ${now}, changed_by = ${by}
    WHERE tenant_id = public.current_tenant() AND id = ${id}`.execute(transaction);
}
