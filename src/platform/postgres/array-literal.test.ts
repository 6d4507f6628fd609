import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../tests/support/database.ts';
import { arrayLiteral } from './array-literal.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('PostgreSQL reads back every text and every NULL', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'NULL', 'null', '{}', ',', '"', '\\', '\\x00', ' a ', '\n', '讲座 “一”'),
  );
  // The one character that PostgreSQL's text cannot hold.
  const value = fc.option(text.map((one) => one.replaceAll('\0', '')));
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 20 }), async (values) => {
      const { rows } = await client.query('SELECT $1::text[] AS read', [arrayLiteral(values)]);
      expect(rows[0].read).toEqual(values);
    }),
  );
});
