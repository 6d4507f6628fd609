import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { cancelSession } from './cancel-session.ts';
import { draftSession } from './draft-session.ts';
import { endSession } from './end-session.ts';
import { listSessions } from './read-sessions.ts';
import { makePlan, openSession, sessionToDraft } from './sessions.fixture.ts';
import { startSession } from './start-session.ts';

let world: TestEnvironment;

/** Three that were held, with 9, 120 and 40 people; then one that was cancelled, one that is open, one that is a draft. */
beforeAll(async () => {
  world = await testEnvironment();
  const { environment, clock } = world;
  const { manager } = world.actors;
  const plan = await makePlan(environment, manager);
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const open = (title: string, day: string) => openSession(environment, manager, sessionToDraft(plan, { title, day }));
  const cancelled = await open('取消的', '2020-05-20');
  granted(await cancelSession(environment, manager, { id: cancelled.id, version: cancelled.version, reason: '场地停电' }));
  await open('开放的', '2020-05-21');
  granted(await draftSession(environment, manager, sessionToDraft(plan, { title: '草拟的', day: '2020-05-22' })));
  for (const [title, day, people] of [
    ['九人', '2020-05-11', 9],
    ['百二十人', '2020-05-12', 120],
    ['四十人', '2020-05-13', 40],
  ] as const) {
    const session = await open(title, day);
    clock.moveTo(session.startsAt);
    const started = granted(await startSession(environment, manager, session));
    await admin.query(
      `INSERT INTO deliver.head_count (tenant_id, session_id, people, method, counted_at, counted_by, fact_id)
        VALUES ($1, $2, $3, 'counted', now(), 'test', uuidv7())`,
      [world.tenant.id, session.id, people],
    );
    clock.moveTo(session.endsAt);
    granted(await endSession(environment, manager, started));
  }
  await admin.end();
});
afterAll(() => world.close());

async function listed(sort: 'attendance' | '-attendance' | 'state' | '-state'): Promise<string[]> {
  const { environment, actors } = world;
  const { items } = granted(await listSessions(environment, actors.manager, { sort }, { page: 1, pageSize: 50 }));
  return items.map(({ title }) => title);
}

test('by those who came: few first or many first, and those that nobody could come to last either way, by their day', async () => {
  const none = ['取消的', '开放的', '草拟的'];
  expect(await listed('attendance')).toEqual(['九人', '四十人', '百二十人', ...none]);
  expect(await listed('-attendance')).toEqual(['百二十人', '四十人', '九人', ...none]);
});

test('by state: in the order in which states are gone through, and within one by the day', async () => {
  const held = ['九人', '百二十人', '四十人'];
  expect(await listed('state')).toEqual(['草拟的', '开放的', ...held, '取消的']);
  expect(await listed('-state')).toEqual(['取消的', ...held, '开放的', '草拟的']);
});
