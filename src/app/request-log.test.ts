import { Hono } from 'hono';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { expect, test } from 'vitest';
import { logRequests, slowMs } from './request-log.ts';

/** The lines that a log of this level keeps of one request to each of the paths. */
async function linesOf(level: string, paths: readonly string[]): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level, base: undefined }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const app = new Hono<{ Variables: { requestId: string; route?: string } }>();
  app.use(logRequests({ log }));
  app.get('/fine/:ticket', (context) => context.text('fine'));
  app.get('/slow', async (context) => {
    await sleep(slowMs + 20);
    return context.text('at last');
  });
  app.get('/thrown', () => {
    throw new Error('a fault');
  });
  app.get('/unready', (context) => context.text('not now', 503));
  app.onError((_, context) => context.text('fault', 500));
  for (const path of paths) await app.request(path);
  return lines;
}

test('as it comes, the log is silent about what went well or was asked wrongly, and tells of what failed or was slow', async () => {
  expect(await linesOf('info', ['/fine/K7PQ', '/nowhere', '/slow', '/thrown', '/unready'])).toMatchObject([
    { level: 40, msg: 'slow request', route: '/slow', status: 200 },
    { level: 40, msg: 'failed request', route: '/thrown', status: 500 },
    { level: 40, msg: 'failed request', route: '/unready', status: 503 },
  ]);
});

test('whoever asks for it gets a line for each request, without what the path holds', async () => {
  const lines = await linesOf('debug', ['/fine/K7PQ', '/nowhere']);
  expect(lines).toMatchObject([
    { level: 20, msg: 'request', method: 'GET', route: '/fine', status: 200 },
    { level: 20, msg: 'request', route: '/nowhere', status: 404 },
  ]);
  expect(JSON.stringify(lines)).not.toContain('K7PQ');
});
