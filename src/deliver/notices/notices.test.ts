import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { httpMessageGateway, messageGatewayFromEnvironment } from '#src/platform/messages.ts';
import { type TestEnvironment, testEnvironment, granted } from '../../../tests/support/environment.ts';
import { markTold, retryNotice } from './handle-notice.ts';
import { fillTemplate, maskName, maxAttempts, minutesUntilRetry } from './notice.rules.ts';
import { insertNotices } from './notice.store.ts';
import { exportNotices, listNotices, noticeView } from './read-notices.ts';
import { sendDueNotices } from './send-due-notices.ts';

interface Heard {
  id: string;
  to: string;
  text: string;
}

const key = 'shared with the gateway';
let world: TestEnvironment;
let admin: pg.Client;
let sessionId: string;
let gatewayServer: Server;
let url: string;
/** What the gateway answers next; 202 when empty. */
const answers: number[] = [];
const heard: Heard[] = [];

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const plan = await makePlan(world.environment, world.actors.manager);
  sessionId = (await openSession(world.environment, world.actors.manager, sessionToDraft(plan))).id;
  gatewayServer = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const timestamp = String(request.headers['x-kepu-timestamp']);
      const expected = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
      const fresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
      const status = request.headers['x-kepu-signature'] === expected && fresh ? (answers.shift() ?? 202) : 401;
      if (status === 202) heard.push(JSON.parse(body) as Heard);
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((listening) => gatewayServer.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(gatewayServer.address() as AddressInfo).port}/sms`;
});

afterAll(async () => {
  gatewayServer?.close();
  await admin?.end();
  await world?.close();
});

beforeEach(async () => {
  heard.length = 0;
  answers.length = 0;
  await admin.query(`DELETE FROM deliver.notice`);
});

const gateway = () => httpMessageGateway({ url, key, timeoutMilliseconds: 2000 });

async function queue(phone: string, count = 1): Promise<void> {
  const draft = {
    sessionId,
    personId: null,
    recipient: 'speaker' as const,
    phone,
    template: 'session-cancelled' as const,
    params: { title: '演示讲座', when: '明天', place: '演示书院', reason: '停电' },
  };
  await world.environment.database.transaction(world.actors.manager, 'deliver', (transaction) =>
    insertNotices(
      transaction,
      Array.from({ length: count }, () => draft),
      world.environment.clock.now(),
    ),
  );
}

async function states(): Promise<{ state: string; attempts: number; last_error: string | null }[]> {
  return (await admin.query(`SELECT state, attempts, last_error FROM deliver.notice ORDER BY created_at, id`)).rows;
}

test('messages go out signed, once, in Chinese', async () => {
  await queue('13800000001', 120);
  expect(await sendDueNotices(world.environment, gateway())).toEqual({ sent: 120, failed: 0, waiting: 0 });
  expect(heard).toHaveLength(120);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(120);
  expect(heard[0]).toMatchObject({
    to: '13800000001',
    text: '【上海市科普事业中心】“演示讲座”（明天，演示书院）因故取消。原因：停电。给您带来不便，敬请谅解。',
  });
  expect(await sendDueNotices(world.environment, gateway())).toEqual({ sent: 0, failed: 0, waiting: 0 });
});

test('two senders at once never send a message twice', async () => {
  await queue('13800000001', 60);
  const outcomes = await Promise.all([
    sendDueNotices(world.environment, gateway()),
    sendDueNotices(world.environment, gateway()),
  ]);
  expect(outcomes.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
  expect(heard).toHaveLength(60);
});

test('a gateway that is busy is asked again later, and less and less often', async () => {
  await queue('13800000001');
  answers.push(503);
  expect(await sendDueNotices(world.environment, gateway())).toEqual({ sent: 0, failed: 0, waiting: 1 });
  expect(await sendDueNotices(world.environment, gateway())).toEqual({ sent: 0, failed: 0, waiting: 0 });
  world.clock.moveTo(new Date(world.clock.now().getTime() + minutesUntilRetry(1) * 60_000));
  expect(await sendDueNotices(world.environment, gateway())).toEqual({ sent: 1, failed: 0, waiting: 0 });
  expect(await states()).toEqual([{ state: 'sent', attempts: 2, last_error: null }]);
});

test('what never goes through fails for a person to see, and can be queued again or told by phone', async () => {
  await queue('13800000001');
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    answers.push(500);
    await sendDueNotices(world.environment, gateway());
    world.clock.moveTo(new Date(world.clock.now().getTime() + minutesUntilRetry(attempt) * 60_000));
  }
  expect(await states()).toEqual([{ state: 'failed', attempts: maxAttempts, last_error: 'HTTP 500' }]);
  const { items } = granted(
    await listNotices(world.environment, world.actors.manager, { state: 'failed' }, { page: 1, pageSize: 10 }),
  );
  const view = noticeView(world.actors.manager, items[0]!, 'zh');
  expect(view).toMatchObject({ recipient: '讲师', phone: '138****0001', abilities: { markTold: true, retry: true } });
  expect(await retryNotice(world.environment, world.actors.auditor, view.id)).toMatchObject({ refusal: { code: 'not-allowed' } });
  granted(await retryNotice(world.environment, world.actors.manager, view.id));
  expect(await retryNotice(world.environment, world.actors.manager, view.id)).toMatchObject({
    refusal: { code: 'notice-not-failed' },
  });
  granted(await markTold(world.environment, world.actors.manager, view.id));
  expect(await markTold(world.environment, world.actors.manager, view.id)).toMatchObject({
    refusal: { code: 'notice-sent-already' },
  });
  expect(await sendDueNotices(world.environment, gateway())).toEqual({ sent: 0, failed: 0, waiting: 0 });
});

test('a wrong signature, a refused number and no number fail at once; no connection is tried again', async () => {
  await queue('13800000001');
  expect((await sendDueNotices(world.environment, httpMessageGateway({ url, key: 'another' }))).failed).toBe(1);
  answers.push(400);
  await queue('13800000002');
  expect((await sendDueNotices(world.environment, gateway())).failed).toBe(1);
  await queue('');
  expect((await sendDueNotices(world.environment, gateway())).failed).toBe(1);
  await queue('13800000003');
  expect((await sendDueNotices(world.environment, httpMessageGateway({ url: 'http://127.0.0.1:9/', key }))).waiting).toBe(1);
  expect((await states()).map(({ last_error }) => last_error)).toEqual(['HTTP 401', 'HTTP 400', 'no-phone', 'TypeError']);
});

test('without a gateway messages wait, to be told from a list whose export is written down', async () => {
  await queue('13800000001');
  expect(messageGatewayFromEnvironment({})).toBeNull();
  expect(await sendDueNotices(world.environment, null)).toEqual({ sent: 0, failed: 0, waiting: 0 });
  expect(await states()).toEqual([{ state: 'queued', attempts: 0, last_error: null }]);
  expect(await exportNotices(world.environment, world.actors.auditor, {}, 'zh')).toMatchObject({
    refusal: { code: 'not-allowed' },
  });
  granted(await exportNotices(world.environment, world.actors.manager, {}, 'zh'));
  const { rows } = await admin.query(`SELECT detail FROM access.audit_trail WHERE verb = 'export-call-list'`);
  expect(rows).toEqual([{ detail: { rows: 1, unmasked: true } }]);
});

test('names are masked and templates filled', () => {
  expect([maskName('张三'), maskName('欧阳小明'), maskName('李'), maskName('')]).toEqual(['张*', '欧**', '李*', '']);
  expect(fillTemplate('{a} 和 {b}', { a: 1 })).toBe('1 和 ');
});
