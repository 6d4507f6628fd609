import { readdir, readFile } from 'node:fs/promises';
import { createHmac } from 'node:crypto';
import pg from 'pg';

const folder = new URL('../../../db/migrations/', import.meta.url);

/**
 * Brings a database up to date: each file of `db/migrations` that it has not had yet, in order, all in one transaction.
 * `adminUrl` signs in as a role that may create schemas and roles. Safe to call twice, also at the same time.
 */
export async function migrate(adminUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtext('kepu.migrate'))");
    await client.query(
      'CREATE TABLE IF NOT EXISTS public.schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const had = new Set(
      (await client.query<{ name: string }>('SELECT name FROM public.schema_migration')).rows.map((row) => row.name),
    );
    const applied: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      if (had.has(name)) continue;
      await client.query(await readFile(new URL(name, folder), 'utf8'));
      await client.query('INSERT INTO public.schema_migration (name) VALUES ($1)', [name]);
      applied.push(name);
    }
    await client.query(`ALTER ROLE kepu_app PASSWORD '${new URL(applicationUrl(adminUrl)).password}'`);
    await client.query('COMMIT');
    return { applied };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/**
 * The connection string of the application's own, unprivileged role on the same database. Its password is derived from the
 * administrator's, so it need not be kept anywhere and every process of one installation finds the same.
 */
export function applicationUrl(adminUrl: string): string {
  const url = new URL(adminUrl);
  const password = createHmac('sha256', decodeURIComponent(url.password)).update('kepu_app').digest('hex');
  url.username = 'kepu_app';
  url.password = password;
  return url.toString();
}
