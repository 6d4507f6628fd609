import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelSession } from '#src/deliver/sessions/index.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { type TestEnvironment, granted, testEnvironment } from '../../../tests/support/environment.ts';
import { listNotices, noticeView } from './read-notices.ts';
import { sendDueNotices } from './send-due-notices.ts';

let world: TestEnvironment;
let admin: pg.Client;

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await world?.close();
});

test('a speaker without a number says where it is added, and is reached by it once it is there', async () => {
  const { environment, actors } = world;
  const { manager } = actors;
  const plan = await makePlan(environment, manager);
  const draft = sessionToDraft(plan, { speakerId: plan.otherSpeakerId });
  const { id: sessionId, version } = await openSession(environment, manager, draft);
  granted(await cancelSession(environment, manager, { id: sessionId, version, reason: '停电' }));
  const views = async () => {
    const { items } = granted(await listNotices(environment, manager, { sessionId }, { page: 1, pageSize: 20 }));
    return items.map((row) => noticeView(manager, row, 'zh'));
  };
  const toSpeaker = async () => (await views()).find(({ recipient }) => recipient.startsWith('讲师'))!;
  expect(await toSpeaker()).toMatchObject({ phone: '', phoneMissingOf: { list: 'speakers', name: '演示讲师乙' } });
  const toVenue = (await views()).find(({ recipient }) => recipient.startsWith('演示社区书院'));
  expect(toVenue).toMatchObject({ phoneMissingOf: null });

  await admin.query(`UPDATE network.speaker SET phone = '13800000009' WHERE id = $1`, [plan.otherSpeakerId]);
  expect(await toSpeaker()).toMatchObject({ phone: '138****0009', phoneMissingOf: null });
  const heard: string[] = [];
  await sendDueNotices(environment, {
    send: ({ to }) => {
      heard.push(to);
      return Promise.resolve({ ok: true });
    },
  });
  expect(heard).toContain('13800000009');
});
