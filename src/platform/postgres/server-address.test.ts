import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { applicationUrl, migrate } from './migrate.ts';
import { checkApplicationRole, checkNamedServer } from './named-server.ts';
import { passwordOf, placeOf, serverAddress } from './server-address.ts';

const folder = mkdtempSync(join(tmpdir(), 'kepu-socket-'));
const socket = createServer();
let database: TestDatabase;
let admin: URL;

/** The test server listens on an address only: its socket passes on what comes. */
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new URL(database.adminUrl);
  socket.on('connection', (near) => {
    const far = connect(Number(admin.port), admin.hostname);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => undefined);
  });
  await new Promise<void>((listening) => socket.listen(join(folder, '.s.PGSQL.5432'), listening));
});
afterAll(async () => {
  socket.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const signIn = () => `${admin.username}:${admin.password}`;
const asParameters = () => `user=${admin.username}&password=${admin.password}`;

test.each([
  ['its parameters', () => `postgres://${admin.pathname}?host=${folder}&${asParameters()}`],
  ['before an empty host', () => `postgresql://${signIn()}@${admin.pathname}?host=${folder}`],
  ['the host itself', () => `postgres://${signIn()}@${encodeURIComponent(folder)}${admin.pathname}`],
])('a server is found by the socket that %s name, and the application signs in there as itself', async (_, text) => {
  const checked = await checkNamedServer(text());
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  await migrate(checked.value);
  const address = applicationUrl(checked.value);
  expect(await checkApplicationRole(address)).toEqual({ ok: true, value: null });
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query('SELECT current_user AS role, current_database() AS name');
  await client.end();
  expect(rows).toEqual([{ role: 'kepu_app', name: admin.pathname.slice(1) }]);
});

test('a role named by a parameter does not stay the application’s', async () => {
  const { host, pathname } = admin;
  const client = new pg.Client({ connectionString: applicationUrl(`postgres://${host}${pathname}?${asParameters()}`) });
  await client.connect();
  const { rows } = await client.query('SELECT current_user AS role');
  await client.end();
  expect(rows).toEqual([{ role: 'kepu_app' }]);
});

test('without a password of the administrator the application has none: one derived from nothing everybody would know', () => {
  expect(applicationUrl('postgres:///kepu?host=/run/pg')).toBe('postgres:///kepu?host=%2Frun%2Fpg&user=kepu_app');
  expect(new URL(applicationUrl('postgres://admin@db.example/kepu')).password).toBe('');
});

test('an application that the server shuts out is told by name', async () => {
  const wrong = new URL(applicationUrl(database.adminUrl));
  wrong.password = 'wrong';
  expect(await checkApplicationRole(wrong.toString())).toMatchObject({
    refusal: { code: 'database-application-shut-out', params: { role: 'kepu_app' } },
  });
});

test('an address says where it leads, without its password; what names no server or no database is none', () => {
  expect(placeOf(serverAddress('postgres://a:secret@/kepu?host=/run/pg')!)).toBe('/run/pg:5432/kepu');
  expect(placeOf(serverAddress('postgres://a:secret@db.example:6543/kepu')!)).toBe('db.example:6543/kepu');
  expect(passwordOf(serverAddress('postgres://a:se%40cret@/kepu?host=/run/pg')!)).toBe('se@cret');
  for (const text of [
    'nonsense',
    'postgres:///kepu',
    'postgres://db.example',
    'postgres://db.example/',
    'http://db.example/kepu',
    'postgres://a:100%@db.example/kepu',
    'postgres://a:100%@/kepu?host=/run/pg',
  ])
    expect(serverAddress(text), text).toBeNull();
});
