import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '#src/app/http.ts';
import { keepLogs } from '#src/app/logs.ts';
import { appendFacts } from '#src/evidence/index.ts';
import { createTenant } from '#src/access/index.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';

let world: TestEnvironment;
let fetchPath: (path: string) => Promise<Response>;

beforeAll(async () => {
  world = await testEnvironment();
  const { environment, tenant } = world;
  await environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
    appendFacts(transaction, { tenant: tenant.id, recordedBy: 'test', recordedAt: environment.clock.now() }, [
      {
        programmeId: '018f0000-0000-7000-8000-0000000000aa',
        kind: 'output',
        occurredAt: new Date('2020-04-01T06:00:00Z'),
        quantity: 1,
        unit: '册',
        recordKind: 'test',
        recordId: 'r',
      },
    ]),
  );
  await keepLogs(environment);
  const app = await createApp(environment, { messages: null });
  fetchPath = async (path) => app.request(path);
});
afterAll(() => world.close());

test('the log is public, as static files, without signing in', async () => {
  const checkpoint = await fetchPath('/log/shanghai/checkpoint');
  expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(checkpoint.headers.get('access-control-allow-origin')).toBe('*');
  expect(checkpoint.headers.get('cache-control')).toContain('max-age=5');
  const [origin, size, root, head, blank, signature] = (await checkpoint.text()).split('\n');
  expect([origin, size, blank]).toEqual(['localhost:3000/log/shanghai', '1', '']);
  expect(head).toMatch(/^kepu head 1 \d{4}-\S+Z$/);
  expect(signature).toMatch(/^— localhost:3000\/log\/shanghai \S+$/);
  const entries = await fetchPath('/log/shanghai/tile/entries/000.p/1');
  expect(entries.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const bytes = Buffer.from(await entries.arrayBuffer());
  const leaf = createHash('sha256').update(Buffer.of(0)).update(bytes.subarray(2)).digest();
  expect(bytes.readUInt16BE(0)).toBe(bytes.length - 2);
  expect(leaf.toString('base64')).toBe(root);
  expect(Buffer.from(await (await fetchPath('/log/shanghai/tile/0/000.p/1')).arrayBuffer()).equals(leaf)).toBe(true);
});

test.each(['/log/nobody/checkpoint', '/log/shanghai/tile/0/001', '/log/shanghai/tile/%2e%2e/x', '/log/shanghai/tile/'])(
  '%s is not there',
  async (path) => {
    expect((await fetchPath(path)).status).toBe(404);
  },
);

test('no tenant can take the addresses of the log and of the checking page', async () => {
  for (const code of ['log', 'verify', 'console'])
    expect(await createTenant(world.environment, { code, name: '某单位', regionCode: '310000', demo: false })).toMatchObject({
      refusal: { code: 'tenant-code-taken' },
    });
});
