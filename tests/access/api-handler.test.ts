import { implement } from '@orpc/server';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { Visit } from '#src/access/index.ts';
import { type ApiContext, apiHandler } from '#src/app/api/handler.ts';
import { composed } from '#src/app/api/permissions.ts';
import { idFrom, type TenantId } from '#src/kernel/ids.ts';
import { visitor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import { route } from '#src/platform/http/contract.ts';
import { type Database, openDatabase } from '#src/platform/postgres/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const contract = {
  give: route({ permission: 'anyone', method: 'POST', path: '/give', summary: 'give' })
    .input(z.object({ text: z.string() }))
    .output(z.string()),
  look: route({ permission: 'anyone', method: 'GET', path: '/look', summary: 'look' }).output(z.string()),
  fail: route({ permission: 'anyone', method: 'GET', path: '/fail', summary: 'fail' }).output(z.string()),
  lie: route({ permission: 'anyone', method: 'GET', path: '/lie', summary: 'lie' }).output(z.string()),
};
const os = implement(contract).$context<RequestContext>();
const router = os.router({
  give: os.give.handler(({ input }) => input.text),
  look: os.look.handler(() => 'seen'),
  fail: os.fail.handler(() => {
    throw new Error('secret inside');
  }),
  lie: os.lie.handler(() => 5 as unknown as string),
});

const lines: string[] = [];
let running: TestDatabase;
let here: Database;
const gone = openDatabase('postgres://kepu_app:x@127.0.0.1:1/kepu');
let database: Database = gone;

beforeAll(async () => {
  running = await createTestDatabase();
  here = openDatabase(running.url);
});
afterAll(async () => {
  await Promise.all([gone.close(), here.close()]);
  await running.drop();
});

function contextWith(wait: number): ApiContext {
  const actor = visitor(idFrom<TenantId>('00000000-0000-0000-0000-000000000000'));
  const visit: Visit = {
    actor,
    signedIn: false,
    tenant: null,
    tenants: [],
    districts: [],
    accessEndsAt: null,
    accessEndedAt: null,
    session: null,
    passwordDue: false,
    secondFactor: { on: false, needed: false },
  };
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  return {
    environment: { log, database } as unknown as Environment,
    actor,
    visit,
    language: 'en',
    address: '192.0.2.1',
    permissionsOf: () => [],
    ownDataSources: [],
    erasers: [],
    requestId: 'number-7',
    requestKey: null,
    waitOfPublic: () => wait,
    noteRoute: () => undefined,
  };
}

async function call(
  method: string,
  path: string,
  wait = 0,
  body?: string,
): Promise<{ status: number; body: { data?: { code: string }; message?: string } }> {
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    ...(body ? { body, headers: { 'content-type': 'application/json' } } : {}),
  });
  const { response } = await apiHandler(router, {}).handle(request, { prefix: '/api/v1', context: contextWith(wait) });
  return { status: response!.status, body: await response!.json() };
}

test('a route whose permission no table names keeps the server from starting', () => {
  const odd = { open: route({ permission: 'nobody.knows', method: 'GET', path: '/odd', summary: 'odd' }).output(z.string()) };
  const handlers = implement(odd).router({ open: implement(odd).open.handler(() => 'x') });
  expect(() => apiHandler(handlers, {})).toThrow('open (nobody.knows)');
  expect(() => apiHandler(handlers, { 'nobody.knows': ['manager'] })).not.toThrow();
});

test('a permission cannot be declared by two slices', () => {
  expect(() => composed([{ 'a.read': ['manager'] }, { 'a.read': ['resident'] }])).toThrow('a.read');
  expect(() => composed([{ anyone: ['manager'] }])).toThrow('anyone');
});

test('who sends too much without an account has to wait, but may read', async () => {
  expect(await call('POST', '/give', 0, '{"text":"a"}')).toEqual({ status: 200, body: 'a' });
  expect(await call('POST', '/give', 3, '{"text":"a"}')).toMatchObject({
    status: 429,
    body: { data: { code: 'too-many-requests', params: { seconds: 3 } } },
  });
  expect(await call('GET', '/look', 3)).toMatchObject({ status: 200 });
});

test('a bug shows its number and nothing else, and the log has the rest', async () => {
  database = here;
  for (const path of ['/fail', '/lie']) {
    lines.length = 0;
    const { status, body } = await call('GET', path);
    expect(status).toBe(500);
    expect(body.data).toMatchObject({ code: 'internal-error', params: { requestId: 'number-7' } });
    expect(JSON.stringify(body)).not.toMatch(/secret inside|\.ts|issues/);
    expect(lines.join('')).toContain('number-7');
  }
});

test('what fails while the database is out of reach is no bug: it says so, and that nothing was confirmed', async () => {
  database = gone;
  lines.length = 0;
  const { status, body } = await call('GET', '/fail');
  expect(status).toBe(503);
  expect(body.data).toMatchObject({ code: 'database-away' });
  expect(body.message).toContain('not confirmed');
  expect(lines.join('')).toContain('database away');
});
