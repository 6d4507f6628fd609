import { sql } from 'kysely';
import type { Json } from '#src/kernel/canonical-json.ts';
import { mapTexts, takenAway, withoutNameWithin } from '#src/kernel/person-name.ts';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';

interface Column {
  stage: string;
  name: string;
  columns: string[];
}

/** Every column that says by a name whose act a record is: `changed_by`, `stated_by` … of all stages, found in the catalog. */
async function attributions(transaction: Transaction): Promise<Column[]> {
  const { rows } = await sql<Column>`
    SELECT n.nspname AS stage, t.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname IN ('access', 'network', 'plan', 'deliver', 'account') AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid = 'text'::regtype AND (a.attname LIKE '%\\_by' OR a.attname IN ('actor_name', 'by_name'))
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(transaction);
  return rows;
}

/** Puts a mark in the place of the name of somebody who is erased, wherever a record names whose act it was. */
export async function replaceAttributions(transaction: Transaction, name: string, mark: string): Promise<void> {
  const named = await attributions(transaction);
  await asStage(transaction, 'erasure', async () => {
    for (const { stage, name: table, columns } of named)
      for (const column of columns)
        await sql`
          UPDATE ${sql.table(`${stage}.${table}`)} SET ${sql.ref(column)} = ${mark}
          WHERE tenant_id = public.current_tenant() AND ${sql.ref(column)} = ${name}`.execute(transaction);
  });
}

/** Takes texts away from what the trail tells of one record: only where a whole text is one of them. */
export async function takeTextsFromTrail(
  transaction: Transaction,
  recordId: string,
  texts: readonly string[],
  mark: string,
): Promise<void> {
  if (texts.length === 0) return;
  await asStage(transaction, 'access', async () => {
    const { rows } = await sql<{ id: string; detail: Json }>`
      SELECT id, detail FROM access.audit_trail WHERE tenant_id = public.current_tenant() AND record_id = ${recordId}`.execute(
      transaction,
    );
    for (const { id, detail } of rows) {
      const without = mapTexts(detail, (text) => (texts.includes(text) ? mark : text));
      if (JSON.stringify(without) !== JSON.stringify(detail)) await putDetail(transaction, id, without);
    }
  });
}

/** Whether somebody else who works or worked here has the same name: then it does not tell whose act it was. */
export async function hasNamesake(transaction: Transaction, id: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM access.person JOIN access.membership ON membership.tenant_id = person.tenant_id AND membership.person_id = person.id
    WHERE person.tenant_id = public.current_tenant() AND person.name = ${name} AND person.id <> ${id} LIMIT 1`.execute(
    transaction,
  );
  return rows.length > 0;
}

/** Puts a mark in the place of the name beside the acts of one person in the trail: whose they are is known by the id. */
export async function replaceActorInTrail(transaction: Transaction, id: string, mark: string): Promise<void> {
  await asStage(transaction, 'erasure', () =>
    sql`
      UPDATE access.audit_trail SET actor_name = ${mark}
      WHERE tenant_id = public.current_tenant() AND person_id = ${id} AND actor_name <> ${mark}`.execute(transaction),
  );
}

/**
 * Puts a mark in the place of a name in what the trail tells of changes: in its texts, where the name stands by itself; a key, an id or a
 * number is never touched. Of `about` alone: only in the lines on that person.
 */
export async function replaceInTrail(
  transaction: Transaction,
  name: string,
  mark: string,
  { about }: { about: string | null },
): Promise<void> {
  const { rows } = await sql<{ id: string; detail: Json }>`
    SELECT id, detail FROM access.audit_trail
    WHERE tenant_id = public.current_tenant() AND position(${JSON.stringify(name).slice(1, -1)} IN detail::text) > 0
      AND (${about}::text IS NULL OR (record_kind = 'person' AND record_id = ${about}))`.execute(transaction);
  for (const { id, detail } of rows) await putDetail(transaction, id, withoutNameWithin(detail, name, mark));
}

/** Of the changes that the trail tells of one record only the fields stay named: what they said goes, before and after. */
export async function forgetChangesInTrail(transaction: Transaction, recordId: string): Promise<void> {
  const { rows } = await sql<{ id: string; detail: Record<string, Json> }>`
    SELECT id, detail FROM access.audit_trail WHERE tenant_id = public.current_tenant() AND record_id = ${recordId} AND detail ? 'changes'`.execute(
    transaction,
  );
  for (const { id, detail } of rows) {
    const changes = (detail.changes as { field: string }[]).map(({ field }) => ({ field, before: null, after: null }));
    await putDetail(transaction, id, { ...detail, changes });
  }
}

/** Takes a name from everything that the trail tells, where it stands by itself. */
export async function replaceNameInTrail(transaction: Transaction, name: string): Promise<void> {
  await replaceInTrail(transaction, name, takenAway, { about: null });
}

async function putDetail(transaction: Transaction, id: string, detail: Json): Promise<void> {
  await asStage(transaction, 'erasure', () =>
    sql`
      UPDATE access.audit_trail SET detail = ${JSON.stringify(detail)}::jsonb
      WHERE tenant_id = public.current_tenant() AND id = ${id}`.execute(transaction),
  );
}
