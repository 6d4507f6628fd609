import { byPinyin, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import type { TitleLevel } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { everyWord } from '#src/platform/postgres/every-word.ts';

export interface SpeakerValues {
  name: string;
  /** 职称, which decides the lecture fee. */
  titleLevel: TitleLevel;
  organisation: string;
  topics: string[];
  phone: string;
}

export interface Speaker extends SpeakerValues {
  id: string;
  version: number;
  retiredAt: Date | null;
  erasedAt: Date | null;
  changedAt: Date;
  changedBy: string;
}

export interface SpeakerFilter {
  titleLevel?: TitleLevel | undefined;
  text?: string | undefined;
  /** Only retired ones, or (by default) only those in use. */
  retired?: boolean | undefined;
}

const columns =
  sql.raw(`id, name, title_level AS "titleLevel", organisation, topics, phone, version, retired_at AS "retiredAt", erased_at AS "erasedAt",
  changed_at AS "changedAt", changed_by AS "changedBy"`);
const orders = ordersOf({ name: [byPinyin('name')], organisation: [byPinyin('organisation'), byPinyin('name')] }, ['id']);

export async function speakerRows(
  transaction: Transaction,
  filter: SpeakerFilter,
  sort: keyof typeof orders,
  page: { limit: number; offset: number },
): Promise<{ items: Speaker[]; total: number }> {
  const { rows } = await sql<Speaker & { total: number }>`
    SELECT ${columns}, count(*) OVER () AS total FROM network.speaker
    WHERE tenant_id = public.current_tenant()
      AND (${filter.titleLevel ?? null}::text IS NULL OR title_level = ${filter.titleLevel ?? null})
      AND ${everyWord(filter.text, ['name', 'organisation', `array_to_string(topics, ' ')`])}
      AND (retired_at IS NOT NULL) = ${filter.retired ?? false}
    ORDER BY ${orders[sort]} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function speakerRow(
  transaction: Transaction,
  by: { id: string } | { name: string; organisation: string },
): Promise<Speaker | null> {
  const which = 'id' in by ? sql`id = ${by.id}` : sql`name = ${by.name} AND organisation = ${by.organisation}`;
  const { rows } =
    await sql<Speaker>`SELECT ${columns} FROM network.speaker WHERE tenant_id = public.current_tenant() AND ${which}`.execute(
      transaction,
    );
  return rows[0] ?? null;
}

export async function insertSpeaker(transaction: Transaction, values: SpeakerValues, by: string, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO network.speaker (tenant_id, name, title_level, organisation, topics, phone, created_at, changed_at, changed_by)
    VALUES (public.current_tenant(), ${values.name}, ${values.titleLevel}, ${values.organisation}, ${values.topics}::text[], ${values.phone}, ${now}, ${now}, ${by})
    RETURNING id`.execute(transaction);
  return rows[0]!.id;
}

/** False when the version is no longer the one seen. */
export async function updateSpeaker(
  transaction: Transaction,
  seen: { id: string; version: number },
  values: SpeakerValues,
  by: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE network.speaker SET name = ${values.name}, title_level = ${values.titleLevel}, organisation = ${values.organisation},
      topics = ${values.topics}::text[], phone = ${values.phone}, version = version + 1, changed_at = ${now}, changed_by = ${by}
    WHERE tenant_id = public.current_tenant() AND id = ${seen.id} AND version = ${seen.version}
    RETURNING id`.execute(transaction);
  return rows.length > 0;
}

/** False when the version is no longer the one seen. Throws where a session leans on it. */
export async function deleteSpeaker(transaction: Transaction, seen: { id: string; version: number }): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM network.speaker WHERE tenant_id = public.current_tenant() AND id = ${seen.id} AND version = ${seen.version}
    RETURNING id`.execute(transaction);
  return rows.length > 0;
}

/** False when the version is no longer the one seen. */
export async function setSpeakerRetired(
  transaction: Transaction,
  seen: { id: string; version: number },
  retiredAt: Date | null,
  by: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE network.speaker SET retired_at = ${retiredAt}, version = version + 1, changed_at = ${now}, changed_by = ${by}
    WHERE tenant_id = public.current_tenant() AND id = ${seen.id} AND version = ${seen.version}
    RETURNING id`.execute(transaction);
  return rows.length > 0;
}

/** Whether another speaker has that name: then it does not tell whom a text means. */
export async function speakerNamesakes(transaction: Transaction, id: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM network.speaker WHERE tenant_id = public.current_tenant() AND name = ${name} AND id <> ${id} LIMIT 1`.execute(
    transaction,
  );
  return rows.length > 0;
}

/** Removes what tells who it was; the title stays, which fees were held against. */
export async function blankSpeaker(transaction: Transaction, id: string, by: string, now: Date): Promise<void> {
  await sql`
    UPDATE network.speaker SET name = ${`已删除讲师 ${id.slice(-8)}`}, organisation = '', topics = '{}', phone = '', erased_at = ${now},
      retired_at = coalesce(retired_at, ${now}), version = version + 1, changed_at = ${now}, changed_by = ${by}
    WHERE tenant_id = public.current_tenant() AND id = ${id}`.execute(transaction);
}
