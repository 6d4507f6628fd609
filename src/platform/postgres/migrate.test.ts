import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { mendedMigrations } from './mended-migrations.data.ts';
import { MigrationChanged, migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const folder = new URL('../../../db/migrations/', import.meta.url);
const sha256Of = (name: string) =>
  createHash('sha256')
    .update(readFileSync(new URL(name, folder)))
    .digest('hex');

async function execute(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

it('has one migration a number, without a gap', () => {
  const numbers = readdirSync(folder).map((name) => Number(name.slice(0, 4)));
  expect(numbers.toSorted((one, other) => one - other)).toEqual(numbers.map((_, at) => at + 1));
});

it('leaves a database alone that is up to date, also when asked twice at once', async () => {
  const both = await Promise.all([migrate(database.adminUrl), migrate(database.adminUrl)]);
  expect(both).toEqual([{ applied: [] }, { applied: [] }]);
});

it('goes on from a database that had the former text of a migration that was mended', async () => {
  const former = Object.entries(mendedMigrations).flatMap(([name, texts]) => texts.map((sha256) => ({ name, sha256 })));
  expect(former.length).toBeGreaterThan(0);
  for (const { name, sha256 } of former) {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const had = `UPDATE public.schema_migration SET sha256 = '${sha256}' WHERE name = '${name}' AND sha256 <> '${sha256}' RETURNING name`;
    expect(await execute(had), name).toEqual([{ name }]);
    expect(await migrate(database.adminUrl)).toEqual({ applied: [] });
    // The former text of one is none of another.
    await execute(`UPDATE public.schema_migration SET sha256 = '${sha256}' WHERE name = '0004_plan.sql'`);
    await expect(migrate(database.adminUrl)).rejects.toBeInstanceOf(MigrationChanged);
    await execute(`UPDATE public.schema_migration SET sha256 = '${sha256Of('0004_plan.sql')}' WHERE name = '0004_plan.sql'`);
  }
});

it('refuses a database that had another migration of the same name', async () => {
  await execute(`UPDATE public.schema_migration SET sha256 = repeat('0', 64) WHERE name = '0004_plan.sql'`);
  await expect(migrate(database.adminUrl)).rejects.toBeInstanceOf(MigrationChanged);
});
