import pg from 'pg';
import { PgBoss } from 'pg-boss';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../tests/support/environment.ts';
import { startJobs } from './jobs.ts';

interface Line {
  level: number;
  msg: string;
  tenant?: string;
  job?: string;
  message?: string;
}

const error = 50;
let world: TestEnvironment;
let admin: pg.Client;
let jobs: Awaited<ReturnType<typeof startJobs>>;
let queue: PgBoss;
const logged: Line[] = [];

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line) as Line) });
  jobs = await startJobs({
    environment: { ...world.environment, log },
    adminUrl: world.adminUrl,
    folder: world.filesFolder,
    close: async () => undefined,
  });
  queue = new PgBoss({ connectionString: world.adminUrl, schema: 'pgboss', supervise: false, schedule: false, migrate: false });
  await queue.start();
}, 60_000);

afterAll(async () => {
  await queue.stop();
  await jobs.stop();
  await admin.end();
  await world.close();
});

const soon = (look: () => unknown): Promise<unknown> => vi.waitFor(look, { timeout: 20_000, interval: 200 });

test('every job is registered at its hour in Shanghai', async () => {
  const { rows } = await admin.query<{ name: string; cron: string; timezone: string }>(
    'SELECT name, cron, timezone FROM pgboss.schedule ORDER BY name',
  );
  const at = (name: string, cron: string) => ({ name, cron, timezone: 'Asia/Shanghai' });
  expect(rows).toEqual([
    at('keep-logs', '* * * * *'),
    at('nightly-audit', '30 2 * * *'),
    at('open-due-sign-ups', '* * * * *'),
    at('queue-reminders', '0 10 * * *'),
    at('retention', '30 3 * * *'),
    at('send-due-notices', '* * * * *'),
    at('watch-indicators', '0 6 * * *'),
  ]);
});

test('a job runs for every tenant', async () => {
  await queue.send('nightly-audit', {});
  await soon(() => {
    const audited = logged.filter(({ msg }) => msg === 'the nightly audit found no difference').map(({ tenant }) => tenant);
    expect(audited.sort()).toEqual(['jiangsu', 'shanghai']);
  });
});

test('a job that fails says so in the log with its name, and is tried again until it is done', async () => {
  await admin.query('ALTER TABLE access.tenant RENAME TO gone');
  const id = await queue.send('watch-indicators', {});
  try {
    await soon(() =>
      expect(logged).toContainEqual(
        expect.objectContaining({
          level: error,
          msg: 'a job failed',
          job: 'watch-indicators',
          message: expect.stringContaining('tenant'),
        }),
      ),
    );
  } finally {
    await admin.query('ALTER TABLE access.gone RENAME TO tenant');
  }
  await soon(async () => {
    const { rows } = await admin.query<{ state: string; retry_count: number }>(
      'SELECT state, retry_count FROM pgboss.job WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ state: 'completed', retry_count: expect.toSatisfy((count: number) => count > 0) }]);
  });
}, 60_000);
