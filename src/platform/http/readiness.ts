import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { noTenant } from '#src/kernel/ids.ts';
import type { Database } from '../postgres/database.ts';

const migrations = new URL('../../../db/migrations/', import.meta.url);

/** What keeps the server from serving: the database out of reach, or migrations that it has not had. Null when it is ready. */
export async function unreadiness(database: Database): Promise<{ problem: 'database' | 'migrations'; missing: string[] } | null> {
  const needed = (await readdir(migrations)).filter((name) => name.endsWith('.sql'));
  try {
    const { rows } = await database.transaction({ tenant: noTenant }, 'access', (transaction) =>
      sql<{ name: string }>`SELECT name FROM public.schema_migration`.execute(transaction),
    );
    const had = new Set(rows.map((row) => row.name));
    const missing = needed.filter((name) => !had.has(name)).sort();
    return missing.length > 0 ? { problem: 'migrations', missing } : null;
  } catch {
    return { problem: 'database', missing: [] };
  }
}
