import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(question)).rows;
  } finally {
    await client.end();
  }
}

test('test databases are migrated, apart from each other, and signed in to without privilege', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  try {
    await ask(one.adminUrl, 'CREATE TABLE public.only_here (x int)');
    const tables = `SELECT count(*)::int AS n FROM pg_tables WHERE tablename = 'only_here'`;
    expect(await ask(one.adminUrl, tables)).toEqual([{ n: 1 }]);
    expect(await ask(other.adminUrl, tables)).toEqual([{ n: 0 }]);
    expect(await ask(other.adminUrl, 'SELECT count(*) > 0 AS migrated FROM public.schema_migration')).toEqual([
      { migrated: true },
    ]);
    expect(await ask(one.url, 'SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolname: 'kepu_app', rolsuper: false },
    ]);
  } finally {
    await one.drop();
    await other.drop();
  }
  await expect(ask(one.adminUrl, 'SELECT 1')).rejects.toThrow('does not exist');
});
