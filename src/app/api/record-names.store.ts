import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface NamedRow {
  id: string;
  name: string;
  /** The record whose page tells of it; null for none. */
  linkKind: string | null;
  linkId: string | null;
}

/**
 * How records of each kind are named, as read by the stage `deliver`: `ids` are those asked for. What belongs to a session goes by the title of the
 * session: who signed up, or came, is nobody's name in a list.
 */
const ofDeliver: Record<string, (ids: string[]) => ReturnType<typeof sql<NamedRow>>> = {
  session: (ids) =>
    sql`SELECT id::text, title AS name, 'session' AS "linkKind", id::text AS "linkId" FROM deliver.session WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  'sign-up': (ids) => ofSession('sign_up', ids),
  admission: (ids) => ofSession('admission', ids),
  notice: (ids) => ofSession('notice', ids),
  'entry-batch': (ids) => sql`
    SELECT batch.id::text, coalesce(session.title, batch.file_name, (SELECT what FROM deliver.hand_entry entry WHERE entry.tenant_id = batch.tenant_id
      AND entry.batch_id = batch.id ORDER BY entry.id LIMIT 1), '') AS name, CASE WHEN session.id IS NOT NULL THEN 'session' ELSE 'entry-batch' END AS "linkKind",
      coalesce(session.id, batch.id)::text AS "linkId"
    FROM deliver.entry_batch batch LEFT JOIN deliver.session ON session.tenant_id = batch.tenant_id AND session.id = batch.session_id
    WHERE batch.tenant_id = current_tenant() AND batch.id = ANY(${ids}::uuid[])`,
  expense: (ids) => own('deliver', 'expense', 'purpose', ids),
  'hand-entry': (ids) => own('deliver', 'hand_entry', 'what', ids),
  activity: (ids) => own('plan', 'activity', 'name', ids),
  indicator: (ids) => own('plan', 'indicator', 'level3', ids),
  measure: (codes) => sql`
    SELECT DISTINCT ON (code) code AS id, name, NULL AS "linkKind", NULL AS "linkId" FROM plan.measure
    WHERE tenant_id = current_tenant() AND code = ANY(${codes}) ORDER BY code, version DESC`,
  attachment: (ids) => sql`
    SELECT id::text, file_name AS name, NULL AS "linkKind", NULL AS "linkId" FROM evidence.attachment
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  programme: (ids) => own('plan', 'programme', 'name', ids),
  venue: (ids) => own('network', 'venue', 'name', ids),
  speaker: (ids) => own('network', 'speaker', 'name', ids),
  fact: (ids) => sql`
    SELECT id::text, coalesce(nullif(context->>'title', ''), context->>'what', '') AS name, 'fact' AS "linkKind", id::text AS "linkId"
    FROM evidence.fact WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  'sub-programme': (codes) => sql`
    SELECT DISTINCT ON (part.code) part.code AS id, part.name, NULL AS "linkKind", NULL AS "linkId" FROM plan.sub_programme part
    JOIN plan.programme ON programme.tenant_id = part.tenant_id AND programme.id = part.programme_id
    WHERE part.tenant_id = current_tenant() AND part.code = ANY(${codes}) ORDER BY part.code, programme.fiscal_year DESC`,
};

const ofAccount: typeof ofDeliver = {
  rectification: (ids) => sql`
    SELECT rectification.id::text, indicator.level3 AS name, 'rectification' AS "linkKind", indicator.id::text AS "linkId"
    FROM account.rectification JOIN plan.indicator ON indicator.tenant_id = rectification.tenant_id AND indicator.id = rectification.indicator_id
    WHERE rectification.tenant_id = current_tenant() AND rectification.id = ANY(${ids}::uuid[])`,
};

function own(schema: string, table: string, column: string, ids: string[]) {
  return sql<NamedRow>`
    SELECT id::text, ${sql.ref(column)} AS name, ${table.replace('_', '-')}::text AS "linkKind", id::text AS "linkId"
    FROM ${sql.table(`${schema}.${table}`)} WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`;
}

function ofSession(table: string, ids: string[]) {
  return sql<NamedRow>`
    SELECT one.id::text, session.title AS name, 'session' AS "linkKind", session.id::text AS "linkId"
    FROM ${sql.table(`deliver.${table}`)} one JOIN deliver.session ON session.tenant_id = one.tenant_id AND session.id = one.session_id
    WHERE one.tenant_id = current_tenant() AND one.id = ANY(${ids}::uuid[])`;
}

/** The kinds whose names each stage reads. */
export const namedKinds = { deliver: Object.keys(ofDeliver), account: Object.keys(ofAccount) } as const;

/**
 * The records of one kind, as far as they are there and have a name that holds `part`, in whatever case; by ids that are uuids (codes of
 * sub-programmes and measures).
 */
export async function namedRows(transaction: Transaction, kind: string, ids: string[], part = ''): Promise<NamedRow[]> {
  const query = ofDeliver[kind] ?? ofAccount[kind];
  if (!query || ids.length === 0) return [];
  const { rows } = await sql<NamedRow>`
    SELECT * FROM (${query(ids)}) AS named WHERE name <> '' AND strpos(lower(name), lower(${part})) > 0`.execute(transaction);
  return rows;
}
