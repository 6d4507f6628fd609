import { call } from '@orpc/server';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountRoutes } from '#src/account/index.ts';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { networkRoutes } from '#src/network/index.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { expectInvariants } from '../support/invariants.ts';
import { as } from '../support/small-year.ts';

/** A new programme without planned activities: one session held, others on the calendar. What is expected of the year counts those. */
let world: TestEnvironment;
let programmeId: string;
let first: string;
/** Before any evidence: with nothing on the calendar, and with one session on it. */
let nothing: Awaited<ReturnType<typeof account>>;
let early: Awaited<ReturnType<typeof account>>;
const indicators: Record<'sessions' | 'people' | 'districts', string> = { sessions: '', people: '', districts: '' };
const venues: Record<string, string> = {};
const coming: { id: string; version: number }[] = [];

const manager = () => as(world.environment, world.actors.manager);
const host = () => as(world.environment, systemActor(world.tenant.id, 'import'));

async function published(day: string, district = '310107', activityId: string | null = null) {
  const drafted = await call(
    sessionRoutes.draft,
    {
      programmeId,
      subProgramme: 'science-cafe',
      activityId,
      title: `演示讲座 ${day}`,
      summary: '讲讲身边的科学',
      audience: 'residents',
      venueId: venues[district]!,
      speakerId: null,
      startsAt: momentOf(day, '14:00').toISOString(),
      endsAt: momentOf(day, '15:30').toISOString(),
      capacity: 30,
    },
    manager(),
  );
  const submitted = await call(sessionRoutes.submit, { id: drafted.id, version: drafted.version }, host());
  return call(sessionRoutes.publish, { id: drafted.id, version: submitted.version }, manager());
}

async function account(at?: string) {
  const { indicators: all } = await call(accountRoutes.account, { id: programmeId, ...(at ? { at } : {}) }, manager());
  return (name: keyof typeof indicators) => all.find((one) => one.id === indicators[name])!;
}

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2020-06-01', '09:00'));
  const form = await readFile(new URL('../../examples/基层科普服务-2020.txt', import.meta.url));
  const { programme } = await call(programmeRoutes.importFile, { file: new File([form], '目标表.txt') }, manager());
  programmeId = programme.id;
  await call(programmeRoutes.saveSubProgramme, { id: programmeId, code: 'science-cafe', name: '科学咖啡馆' }, manager());
  const wanted = {
    sessions: ['≥8场', 'sessions-held'],
    people: ['≥300人次', 'attendance'],
    districts: ['≥2区', 'districts-covered'],
  } as const;
  for (const [name, [target, measureCode]] of Object.entries(wanted)) {
    const level = { level1: '产出指标', level2: '数量指标', level3: `演示 ${name}`, target };
    const after = await call(programmeRoutes.addIndicator, { id: programmeId, ...level }, manager());
    const added = after.indicators.find((one) => one.level3 === level.level3)!;
    await call(programmeRoutes.bindMeasure, { indicatorId: added.id, version: added.version, measureCode }, manager());
    indicators[name as keyof typeof indicators] = added.id;
  }
  const { version } = await call(programmeRoutes.detail, { id: programmeId }, manager());
  await call(programmeRoutes.approve, { id: programmeId, version }, manager());
  for (const [region, capacity] of [
    ['310107', 60],
    ['310104', 60],
  ] as const) {
    const place = {
      name: `${region}书院`,
      kind: 'community' as const,
      region,
      address: '演示路1号',
      capacity,
      contactName: '联系人',
    };
    venues[region] = (await call(networkRoutes.venues.create, place, manager())).id;
  }
  nothing = await account();
  const held = await published('2020-06-10');
  first = held.id;
  early = await account();
  world.clock.moveTo(momentOf('2020-06-10', '14:00'));
  const started = await call(sessionRoutes.start, { id: held.id, version: held.version }, manager());
  world.clock.moveTo(momentOf('2020-06-10', '15:30'));
  await call(doorRoutes.headCount, { sessionId: first, people: 20, method: 'counted' }, manager());
  await call(sessionRoutes.end, { id: first, version: started.version }, manager());
  world.clock.moveTo(momentOf('2020-06-20', '09:00'));
  for (const day of ['2020-07-05', '2020-08-05', '2020-09-05', '2020-10-05', '2020-11-05'])
    coming.push(await published(day, day === '2020-07-05' ? '310104' : '310107'));
});
afterAll(() => world.close());

describe('what is expected of the year', () => {
  test('counts the sessions on the calendar, the people they bring and the districts they reach, and says so', async () => {
    const of = await account();
    expect(of('sessions').actual.value).toBe(1);
    expect(of('sessions').expected).toMatchObject({
      value: 6,
      high: 6,
      how: { code: 'scheduled', params: { sessions: 5, brings: 5, chance: 100 } },
    });
    expect(of('sessions').expected.low, 'in whole sessions, outward').toBe(4);
    // Twenty came to the one held.
    expect(of('people').expected).toMatchObject({ value: 120, how: { code: 'scheduled', params: { sessions: 5, brings: 100 } } });
    // Drawing the pace on gives 2.1 districts, a little more: both are told.
    expect(of('districts').expected.how).toMatchObject({ code: 'pace-scheduled', params: { scheduled: 2 } });
    expect(of('districts').expected.low).toBeGreaterThanOrEqual(1);
  });

  test('before there is any evidence the calendar alone tells it, and what it does not tell is said and not guessed', () => {
    for (const name of ['sessions', 'people', 'districts'] as const) {
      expect(nothing(name).expected).toEqual({ value: null, low: null, high: null, how: { code: 'no-evidence', params: {} } });
      expect(early(name)).toMatchObject({ state: 'missing', actual: { value: null } });
    }
    expect(early('sessions').expected).toMatchObject({
      value: 1,
      low: 0,
      high: 1,
      how: { code: 'scheduled-alone', params: { sessions: 1, brings: 1, chance: 100 } },
    });
    expect(early('districts').expected).toMatchObject({ value: 1, how: { code: 'scheduled-districts' } });
    expect(early('people').expected).toMatchObject({ value: null, how: { code: 'no-session-held', params: { sessions: 1 } } });
  });

  test('and what would bring it back asks only for what is not on it yet', async () => {
    const of = await account();
    expect(of('sessions').wayBack).toEqual([
      { code: 'gap', params: { gap: 2, unit: '场' } },
      { code: 'hold', params: { count: 5, amount: 5, unit: '场' } },
      { code: 'more-sessions', params: { count: 2, each: 1, unit: '场' } },
    ]);
    expect(of('people').wayBack.at(-1)).toEqual({ code: 'more-sessions', params: { count: 9, each: 20, unit: '人次' } });
  });

  test('a recount of every fact expects the same', async () => {
    const { environment, actors } = world;
    const { accountOf } = await import('#src/account/index.ts');
    const [kept, recounted] = await Promise.all(
      (['rollup', 'facts'] as const).map((source) => accountOf(environment, actors.manager, programmeId, '2020-06-20', source)),
    );
    expect(kept!.ok && kept!.value.indicators).toEqual(recounted!.ok && recounted!.value.indicators);
  });

  test('neither drafts nor what was handed in nor what was cancelled, moved past the year or returned counts', async () => {
    const drafted = await call(
      sessionRoutes.draft,
      {
        programmeId,
        subProgramme: 'science-cafe',
        activityId: null,
        title: '演示草稿',
        summary: '还没定',
        audience: 'residents',
        venueId: venues['310107']!,
        speakerId: null,
        startsAt: momentOf('2020-12-05', '14:00').toISOString(),
        endsAt: momentOf('2020-12-05', '15:30').toISOString(),
        capacity: 30,
      },
      manager(),
    );
    await call(sessionRoutes.submit, { id: drafted.id, version: drafted.version }, host());
    expect((await account())('sessions').expected.how.params).toMatchObject({ sessions: 5 });
    world.clock.moveTo(momentOf('2020-06-21', '09:00'));
    const cancelled = coming.pop()!;
    await call(sessionRoutes.cancel, { id: cancelled.id, version: cancelled.version, reason: '场地停用' }, manager());
    const { expected } = (await account())('sessions');
    // One of two that were decided was held, the other lately: (4 + ½ × not quite ½) ÷ 4½, for two of one season tell as much as half of one alone.
    const { sessions, brings, chance } = expected.how.params;
    expect([sessions, brings]).toEqual([4, 4]);
    expect(chance).toBeCloseTo(94.2, 1);
    expect(expected.value, '1 + 4 × 0.942, in whole sessions').toBe(5);
  });

  test('a session moved counts once, on its new day', async () => {
    const moved = coming[0]!;
    const to = { startsAt: momentOf('2020-12-20', '14:00').toISOString(), endsAt: momentOf('2020-12-20', '15:30').toISOString() };
    await call(sessionRoutes.reschedule, { id: moved.id, version: moved.version, ...to, reason: '讲师有事' }, manager());
    expect((await account())('sessions').expected.how.params).toMatchObject({ sessions: 4 });
    world.clock.moveTo(momentOf('2020-07-10', '09:00'));
    expect((await account())('sessions').expected.how.params).toMatchObject({ sessions: 4 });
  });

  test('a day in the past shows what was on the calendar then', async () => {
    expect((await account('2020-06-20'))('sessions').expected.how.params).toMatchObject({ sessions: 5 });
    expect((await account('2020-06-15'))('sessions').expected.how.code).toBe('pace');
  });

  test('who was let in of a session that is running counts once: in the actual, and no more among those to come', async () => {
    const running = await published('2020-07-11');
    world.clock.moveTo(momentOf('2020-07-11', '14:05'));
    const before = (await account())('people');
    const started = await call(sessionRoutes.start, { id: running.id, version: running.version }, manager());
    const letIn = (people: number) => call(doorRoutes.walkIn, { sessionId: running.id, people }, manager());
    await letIn(8);
    const during = (await account())('people');
    expect(during.actual.value).toBe(before.actual.value! + 8);
    expect(during.expected.how.params).toMatchObject({ sessions: 5, brings: Number(before.expected.how.params.brings) - 8 });
    // All that can be different is the chance that those who are in would not have come.
    expect(during.expected.value! - before.expected.value!).toBeLessThan(8 / 2);
    await letIn(10);
    await letIn(7);
    // More than the twenty that come on average: nobody is expected any more.
    expect((await account())('people').expected.how.params).toMatchObject({ sessions: 4 });
    expect((await account())('sessions').expected.how.params).toMatchObject({ sessions: 5 });
    world.clock.moveTo(momentOf('2020-07-11', '15:30'));
    await call(sessionRoutes.end, { id: running.id, version: started.version }, manager());
    expect((await account())('sessions').expected.how.params).toMatchObject({ sessions: 4 });
  });

  test('a day in the past expects by the head counts as they were known then', async () => {
    const of = async () => (await account('2020-07-10'))('people').expected.how.params.brings;
    const known = await of();
    world.clock.moveTo(momentOf('2020-07-12', '09:00'));
    await call(doorRoutes.headCount, { sessionId: first, people: 30, method: 'counted' }, manager());
    expect(await of()).toBe(known);
    // Today it is known better.
    const today = await account();
    expect(today('people').expected.how.params.brings).toBe(4 * ((30 + 25) / 2));
  });

  test('sessions of a planned activity are part of its target', async () => {
    const activity = await call(
      programmeRoutes.addActivity,
      {
        id: programmeId,
        subProgramme: 'science-cafe',
        name: '演示两场',
        district: null,
        factKind: 'session-held',
        unit: '场',
        target: 2,
        dueOn: '2020-11-30',
      },
      manager(),
    );
    const before = (await account())('sessions').expected;
    expect(before.how).toMatchObject({ code: 'planned-work-scheduled', params: { remaining: 2, sessions: 4 } });
    await published('2020-11-10', '310107', activity.id);
    const { expected } = (await account())('sessions');
    expect(expected.value).toBe(before.value);
    expect(expected.how).toEqual(before.how);
  });

  test('and brings the people that come to such a session, whom nothing plans otherwise', async () => {
    const people = (await account())('people');
    expect(people.expected.how).toMatchObject({ code: 'planned-work-scheduled', params: { remaining: 2 * 27.5, sessions: 4 } });
    expect(people.wayBack).toContainEqual({
      code: 'bring-more',
      params: { count: 6, need: 41, each: 28, unit: '人次' },
    });
    // Seen from a day after the last one on the calendar, only the plan is left.
    const late = (await account('2020-12-30'))('people');
    expect(late.expected.how).toMatchObject({ code: 'planned-sessions', params: { sessions: 2, each: 28, missing: 55 } });
  });

  test('the calendar is told of every change, and nobody rewrites what it was told', async () => {
    await expectInvariants(world.adminUrl);
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    try {
      await admin.query('BEGIN');
      await admin.query(`SELECT set_config('role', 'kepu_deliver', true), set_config('kepu.tenant', $1, true)`, [
        world.tenant.id,
      ]);
      await expect(admin.query(`UPDATE evidence.schedule SET on_day = '2020-01-01'`)).rejects.toThrow('permission denied');
      await admin.query('ROLLBACK');
      await admin.query('BEGIN');
      await admin.query(`SELECT set_config('role', 'kepu_account', true), set_config('kepu.tenant', $1, true)`, [
        world.tenant.id,
      ]);
      await expect(admin.query('SELECT FROM deliver.session')).rejects.toThrow('permission denied');
    } finally {
      await admin.end();
    }
  });
});
