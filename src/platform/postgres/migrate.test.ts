import { readdirSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { MigrationChanged, migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function execute(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

it('has one migration a number, without a gap', () => {
  const folder = new URL('../../../db/migrations/', import.meta.url);
  const numbers = readdirSync(folder).map((name) => Number(name.slice(0, 4)));
  expect(numbers.toSorted((one, other) => one - other)).toEqual(numbers.map((_, at) => at + 1));
});

it('leaves a database alone that is up to date, also when asked twice at once', async () => {
  const both = await Promise.all([migrate(database.adminUrl), migrate(database.adminUrl)]);
  expect(both).toEqual([{ applied: [] }, { applied: [] }]);
});

it('refuses a database that had another migration of the same name', async () => {
  await execute(`UPDATE public.schema_migration SET sha256 = repeat('0', 64) WHERE name = '0004_plan.sql'`);
  await expect(migrate(database.adminUrl)).rejects.toBeInstanceOf(MigrationChanged);
});
