import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { expectInvariants } from './invariants.ts';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'kepu-invariants-'));
const address = new URL(`${pathToFileURL(folder).href}/`);

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

it('holds in an empty database', async () => {
  await expectInvariants(database.adminUrl);
});

it('names each broken invariant with its first rows, and goes on to the next', async () => {
  writeFileSync(join(folder, 'holds.sql'), 'SELECT 1 WHERE false');
  writeFileSync(join(folder, 'many-rows.sql'), 'SELECT n AS session FROM generate_series(1, 7) n');
  writeFileSync(join(folder, 'no-such-table.sql'), 'SELECT * FROM nowhere');
  writeFileSync(join(folder, 'writes.sql'), 'CREATE TABLE public.t ()');
  const error = await expectInvariants(database.adminUrl, address).then(
    () => '',
    (thrown: Error) => thrown.message,
  );
  expect(error).toContain('many-rows.sql returns 7 rows, and must return none:\n  {"session":1}');
  expect(error).not.toContain('{"session":6}');
  expect(error).toContain('no-such-table.sql does not run');
  expect(error).toContain('writes.sql does not run');
  expect(error).not.toContain('holds.sql');
});
