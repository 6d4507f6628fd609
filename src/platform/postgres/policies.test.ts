import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../tests/support/database.ts';

test('every table that keeps tenants apart works the tenant out once a statement, not once a row', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; condition: string }>(
    `SELECT schemaname || '.' || tablename AS name, qual AS condition FROM pg_policies WHERE policyname = 'own_tenant'`,
  );
  await client.end();
  await database.drop();
  expect(rows.length).toBeGreaterThan(40);
  const slow = rows.filter(({ condition }) => !/^\(tenant_id = \( SELECT .*current_tenant\(\)/.test(condition));
  expect(slow.map(({ name }) => name)).toEqual([]);
});
