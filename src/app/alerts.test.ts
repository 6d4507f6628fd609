import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchIndicators } from '#src/account/index.ts';
import { alertsMuted, listAlerts, muteAlerts } from '#src/deliver/notices/alerts.ts';
import { sendDueNotices } from '#src/deliver/notices/index.ts';
import { noticeView } from '#src/deliver/notices/read-notices.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { approveProgramme } from '#src/plan/index.ts';
import type { Message, MessageGateway } from '#src/platform/messages.ts';
import { plannedActivity, smallYear } from '#src/account/account.fixture.ts';
import { granted, type TestEnvironment, testActor, testEnvironment } from '../../tests/support/environment.ts';
import pg from 'pg';
import { concerns, tellWhoShouldKnow } from './alerts.ts';

let world: TestEnvironment;
const heard: Message[] = [];
const gateway: MessageGateway = {
  async send(message) {
    heard.push(message);
    return { ok: true };
  },
};

const night = async (day: string): Promise<number> => {
  world.clock.moveTo(momentOf(day, '06:00'));
  granted(await watchIndicators(world.environment, systemActor(world.tenant.id, 'watch')));
  return granted(await tellWhoShouldKnow(world.environment, world.tenant)).queued;
};
const send = async (day: string, time: string) => {
  world.clock.moveTo(momentOf(day, time));
  return sendDueNotices(world.environment, gateway);
};
const list = async (actor = world.actors.manager) =>
  granted(await listAlerts(world.environment, actor, { page: 1, pageSize: 50 }));

/** Talks in 普陀 and 徐汇 are planned for spring and autumn and will not take place; each role has a number. */
beforeAll(async () => {
  world = await testEnvironment();
  const { environment, actors, tenant } = world;
  await testActor(environment, tenant, 'coordinator', '徐汇协调', '310104');
  const client = new pg.Client({ connectionString: world.adminUrl });
  await client.connect();
  await client.query(`UPDATE access.person SET phone = '1380000' || lpad((row_number)::text, 4, '0')
    FROM (SELECT id, row_number() OVER (ORDER BY id) FROM access.person) AS numbered WHERE numbered.id = person.id`);
  await client.end();
  const programme = await smallYear(environment, actors.manager);
  for (const name of ['甲', '乙', '丙', '丁'])
    await plannedActivity(environment, actors.manager, programme.id, {
      name,
      target: 50_000,
      dueOn: '2020-10-31',
      district: '310107',
      factKind: 'attendance',
      unit: '人次',
    });
  granted(await approveProgramme(environment, actors.manager, { id: programme.id, version: programme.version }));
  await night('2020-07-01');
});
afterAll(() => world.close());

test('the first look is no news; leaving the path is told once, in the morning, to those whom it concerns, with the page', async () => {
  expect((await list()).total).toBe(0);
  expect(await night('2020-11-30')).toBeGreaterThan(0);
  expect(await night('2020-11-30'), 'a second time').toBe(0);
  expect(await send('2020-11-30', '08:59')).toMatchObject({ sent: 0 });
  const { sent } = await send('2020-11-30', '09:00');
  expect(sent).toBe(heard.length);
  const { items, total } = await list();
  expect(total).toBe(sent);
  const toManager = items.find((row) => row.personName === world.actors.manager.name)!;
  expect(toManager.state).toBe('sent');
  expect(noticeView(world.actors.manager, toManager, 'zh').text).toMatch(
    /^【上海市科普事业中心】4 项指标偏离进度：.*（达标→有差距）等。查看：http:\/\/localhost:3000\/console\/account/,
  );
  expect(noticeView(world.actors.manager, toManager, 'en').text).toMatch(/left their path: .*met → falls short.* and others/);
  expect(heard.map((message) => message.text).every((text) => text.includes('我的账号'))).toBe(true);
  const names = items.map((row) => row.personName);
  expect(names).toContain(world.actors.coordinator.name);
  expect(names).not.toContain('徐汇协调');
  expect(names).not.toContain(world.actors.host.name);
  expect(new Set(names).size, 'one message a person').toBe(names.length);
  expect(await night('2020-12-01'), 'the next day, nothing new').toBe(0);
});

test('a coordinator sees what came to the own number, the manager all', async () => {
  const own = await list(world.actors.coordinator);
  expect(own.items.map((row) => row.personName)).toEqual([world.actors.coordinator.name]);
  expect(await listAlerts(world.environment, world.actors.host, { page: 1, pageSize: 10 })).toMatchObject({
    refusal: { code: 'not-allowed' },
  });
});

test('who turned it off gets none, and is told again after turning it on', async () => {
  const { environment, actors } = world;
  granted(await muteAlerts(environment, actors.manager, { muted: true }));
  expect(granted(await alertsMuted(environment, actors.manager))).toEqual({ muted: true });
  const client = new pg.Client({ connectionString: world.adminUrl });
  await client.connect();
  const again = (day: string) =>
    client.query(
      `INSERT INTO account.state_change (tenant_id, programme_id, indicator_id, on_day, from_state, to_state, way_back, noted_at)
       SELECT DISTINCT ON (indicator_id) tenant_id, programme_id, indicator_id, $1, 'on-track', 'behind', way_back, now()
       FROM account.state_change WHERE to_state = 'behind' ORDER BY indicator_id`,
      [day],
    );
  const before = (await list()).items.filter((row) => row.personName === actors.manager.name).length;
  await again('2020-12-05');
  world.clock.moveTo(momentOf('2020-12-05', '06:00'));
  granted(await tellWhoShouldKnow(environment, world.tenant));
  expect((await list()).items.filter((row) => row.personName === actors.manager.name)).toHaveLength(before);
  granted(await muteAlerts(environment, actors.manager, { muted: false }));
  await again('2020-12-15');
  // The server stood still that night: it tells when it runs again.
  world.clock.moveTo(momentOf('2020-12-16', '10:00'));
  granted(await tellWhoShouldKnow(environment, world.tenant));
  expect((await list()).items.filter((row) => row.personName === actors.manager.name)).toHaveLength(before + 1);
  await client.end();
  expect(await sendDueNotices(environment, gateway)).toMatchObject({ failed: 0 });
});

test('finance hears of money, a coordinator of the own district, the manager of everything', () => {
  const money = { money: true, districts: [] };
  const putuo = { money: false, districts: ['310107'] };
  expect([concerns({ role: 'manager', district: null }, putuo), concerns({ role: 'finance', district: null }, money)]).toEqual([
    true,
    true,
  ]);
  expect(concerns({ role: 'finance', district: null }, putuo)).toBe(false);
  expect(concerns({ role: 'coordinator', district: '310107' }, putuo)).toBe(true);
  expect(concerns({ role: 'coordinator', district: '310104' }, putuo)).toBe(false);
  expect(concerns({ role: 'host', district: '310107' }, putuo)).toBe(false);
});
