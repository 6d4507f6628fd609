import { sql } from 'kysely';
import { asStage, type Stage, type Transaction } from '#src/platform/postgres/database.ts';

interface Column {
  stage: Stage;
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
  for (const { stage, name: table, columns } of await attributions(transaction)) {
    await asStage(transaction, stage, async () => {
      for (const column of columns)
        await sql`
          UPDATE ${sql.table(`${stage}.${table}`)} SET ${sql.ref(column)} = ${mark}
          WHERE tenant_id = public.current_tenant() AND ${sql.ref(column)} = ${name}`.execute(transaction);
    });
  }
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

/** Puts a mark in the place of a name in what the trail tells of changes. */
export async function replaceInTrail(transaction: Transaction, name: string, mark: string): Promise<void> {
  // As it is written within JSON.
  const within = (text: string): string => JSON.stringify(text).slice(1, -1);
  await sql`
    UPDATE access.audit_trail SET detail = replace(detail::text, ${within(name)}, ${within(mark)})::jsonb
    WHERE tenant_id = public.current_tenant() AND position(${within(name)} IN detail::text) > 0`.execute(transaction);
}
