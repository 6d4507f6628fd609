import { readdir, readFile } from 'node:fs/promises';
import { createHash, createHmac } from 'node:crypto';
import pg from 'pg';
import { mendedMigrations } from './mended-migrations.data.ts';
import { inRole, passwordOf } from './server-address.ts';

const folder = new URL('../../../db/migrations/', import.meta.url);

/** A migration that the database has had is not what this program has under its name. */
export class MigrationChanged extends Error {
  readonly file: string;
  constructor(file: string) {
    super(`migration ${file} was changed after it was applied`);
    this.file = file;
  }
}

/**
 * Brings a database up to date: each file of `db/migrations` that it has not had yet, in order, all in one transaction.
 * `adminUrl` signs in as a role that may create schemas and roles. Safe to call twice, also at the same time.
 * Throws `MigrationChanged` where a migration was edited after the database had it, unless its former text is known to have done the same there.
 */
export async function migrate(adminUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: adminUrl });
  // Of a connection that breaks the statement tells that waits for it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtext('kepu.migrate'))");
    await client.query(
      'CREATE TABLE IF NOT EXISTS public.schema_migration (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM public.schema_migration');
    const had = new Map(rows.map((row) => [row.name, row.sha256]));
    const applied: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const statements = await readFile(new URL(name, folder), 'utf8');
      const sha256 = createHash('sha256').update(statements).digest('hex');
      const former = had.get(name);
      if (former !== undefined) {
        if (former !== sha256 && !mendedMigrations[name]?.includes(former)) throw new MigrationChanged(name);
        continue;
      }
      await client.query(statements);
      await client.query('INSERT INTO public.schema_migration (name, sha256) VALUES ($1, $2)', [name, sha256]);
      applied.push(name);
    }
    const password = applicationPassword(adminUrl);
    await client.query(`ALTER ROLE kepu_app PASSWORD ${password === null ? 'NULL' : `'${password}'`}`);
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
 * Derived from the administrator's, so it need not be kept anywhere and every process of one installation finds the same. Where the server lets the
 * administrator in without one, so must it the application: derived from nothing it would be known to everybody.
 */
function applicationPassword(adminUrl: string): string | null {
  const password = passwordOf(new URL(adminUrl));
  return password === null ? null : createHmac('sha256', password).update('kepu_app').digest('hex');
}

/** The connection string of the application's own, unprivileged role on the same database. */
export function applicationUrl(adminUrl: string): string {
  return inRole(new URL(adminUrl), 'kepu_app', applicationPassword(adminUrl)).toString();
}
