import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const ownFolder = new URL('../../db/invariants/', import.meta.url);
const rowsShown = 5;

/**
 * Runs each `db/invariants/*.sql` on the whole database (`adminUrl` signs in past row-level security). Throws naming every file that
 * returns rows, with the first of them, or that does not run.
 */
export async function expectInvariants(adminUrl: string, folder: URL = ownFolder): Promise<void> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const broken: string[] = [];
    for (const name of files.sort()) {
      const found = await findBreaches(client, readFileSync(new URL(name, folder), 'utf8'));
      if (found !== null) broken.push(`db/invariants/${name} ${found}`);
    }
    if (broken.length > 0) throw new Error(`Invariants are broken:\n${broken.join('\n')}`);
  } finally {
    await client.end();
  }
}

async function findBreaches(client: pg.Client, query: string): Promise<string | null> {
  try {
    // Read only: an invariant looks and changes nothing.
    await client.query('BEGIN READ ONLY');
    const { rows } = await client.query<Record<string, unknown>>(query);
    if (rows.length === 0) return null;
    const shown = rows.slice(0, rowsShown).map((row) => `  ${JSON.stringify(row)}`);
    return `returns ${rows.length} rows, and must return none:\n${shown.join('\n')}`;
  } catch (error) {
    return `does not run: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await client.query('ROLLBACK');
  }
}
