import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendDueNotices } from '#src/deliver/notices/send-due-notices.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { cancelSession } from './cancel-session.ts';
import { changeSession } from './change-session.ts';
import { draftSession } from './draft-session.ts';
import type { MadePlan } from './made-plan.store.ts';
import { passWords } from './pass-words.ts';
import { publishSession } from './publish-session.ts';
import { rescheduleSession } from './reschedule-session.ts';
import { returnSession } from './return-session.ts';
import type { SessionRow } from './session.store.ts';
import { makePlan, openSession, sessionToDraft } from './sessions.fixture.ts';
import { submitSession } from './submit-session.ts';

let world: TestEnvironment;
let admin: pg.Client;
let plan: MadePlan;
const [first, second, venue] = ['13800000003', '13800000004', '13800000001'];

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  plan = await makePlan(world.environment, world.actors.manager);
  await admin.query(`UPDATE network.speaker SET phone = $1 WHERE id = $2`, [second, plan.otherSpeakerId]);
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const seen = ({ id, version }: SessionRow) => ({ id, version });
const manager = () => world.actors.manager;
const times = (day: string) => ({
  startsAt: momentOf(day, '14:00').toISOString(),
  endsAt: momentOf(day, '16:00').toISOString(),
});

async function submitted(day: string, speakerId: string | null): Promise<SessionRow> {
  const drafted = granted(await draftSession(world.environment, manager(), sessionToDraft(plan, { day, speakerId })));
  return granted(await submitSession(world.environment, systemActor(world.tenant.id, 'import'), drafted));
}
const open = (day: string, speakerId: string | null): Promise<SessionRow> =>
  openSession(world.environment, manager(), sessionToDraft(plan, { day, speakerId }));
const speak = async (session: SessionRow, speakerId: string | null): Promise<SessionRow> =>
  granted(await changeSession(world.environment, systemActor(world.tenant.id, 'import'), { ...seen(session), speakerId }));
const move = async (session: SessionRow, day: string): Promise<SessionRow> =>
  granted(await rescheduleSession(world.environment, manager(), { ...seen(session), ...times(day), reason: '场地检修' }));
const pass = async (session: SessionRow): Promise<SessionRow> =>
  granted(await passWords(world.environment, world.actors.coordinator, seen(session)));

/** What goes out to speakers now, in the order of their numbers. */
const heard = async (): Promise<string[]> => (await allHeard()).filter((line) => !line.startsWith(venue));

/** What goes out to each phone now, in the order of their numbers. */
async function allHeard(): Promise<string[]> {
  const out: string[] = [];
  await sendDueNotices(world.environment, {
    send: async ({ to, text }) => {
      out.push(`${to} ${text}`);
      return { ok: true };
    },
  });
  world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
  return out.sort();
}
const freed = (phone: string, day: string): string =>
  `${phone} 【上海市科普事业中心】原定 ${day} 14:00–16:00 在演示社区书院请您主讲的一场活动，讲师另有安排，您不必再留时间。给您带来不便，敬请谅解。`;

test('who was told of a new time is told to be free, once somebody else speaks or nobody does', async () => {
  for (const [from, to, by] of [
    ['2020-06-01', '2020-06-03', plan.otherSpeakerId],
    ['2020-06-08', '2020-06-10', null],
  ] as const) {
    const moved = await move(await submitted(from, plan.speakerId), to);
    expect(await heard()).toEqual([expect.stringContaining(`${first} 【上海市科普事业中心】原定 ${from}`)]);
    const changed = await speak(moved, by);
    expect(await heard()).toEqual([freed(first, to)]);
    await speak(await speak(changed, plan.speakerId), by);
    expect(await heard(), 'free already').toEqual([]);
  }
});

test('who was never told of a time hears nothing, and what has not gone out is not told any more', async () => {
  await speak(await submitted('2020-06-15', plan.speakerId), null);
  expect(await heard()).toEqual([]);
  await speak(await move(await submitted('2020-06-16', plan.speakerId), '2020-06-17'), null);
  expect(await heard()).toEqual([]);
});

test('who speaks again before it went out is not told to be free; a speaker told twice hears of the time told last', async () => {
  const moved = await move(await submitted('2020-06-22', plan.speakerId), '2020-06-23');
  await heard();
  const without = await speak(moved, null);
  const again = await speak(without, plan.speakerId);
  expect(await heard()).toEqual([]);
  const later = await move(again, '2020-06-24');
  await heard();
  await speak(await move(later, '2020-06-25'), null);
  expect(await heard(), 'the time that reached them, not the one that did not').toEqual([freed(first, '2020-06-24')]);
});

test('of a session that residents know, a speaker is free when the words that replace them are passed; one who only waited, at once', async () => {
  const moved = await move(await speak(await open('2020-07-01', plan.speakerId), plan.otherSpeakerId), '2020-07-02');
  expect(await heard()).toHaveLength(2);
  await pass(moved);
  expect(await heard()).toEqual([freed(first, '2020-07-02')]);
  const waiting = await move(await speak(await open('2020-07-08', plan.speakerId), plan.otherSpeakerId), '2020-07-09');
  await heard();
  const withdrawn = await speak(waiting, plan.speakerId);
  expect(await heard()).toEqual([freed(second, '2020-07-09')]);
  await pass(withdrawn);
  expect(await heard(), 'who speaks as before').toEqual([]);
});

test('words that are passed after the session is over free nobody of a time that is gone', async () => {
  const waiting = await speak(await move(await open('2020-07-03', plan.speakerId), '2020-07-04'), plan.otherSpeakerId);
  expect(await heard()).toHaveLength(1);
  const before = world.clock.now();
  world.clock.moveTo(new Date(waiting.endsAt.getTime() + 60_000));
  await pass(waiting);
  expect(await heard()).toEqual([]);
  world.clock.moveTo(before);
});

test('a speaker who was told and then replaced in the draft is free; called off as a draft, whoever was told hears of it', async () => {
  const returned = async (from: string, to: string): Promise<SessionRow> => {
    const moved = await move(await submitted(from, plan.speakerId), to);
    await heard();
    return granted(await returnSession(world.environment, world.actors.coordinator, { ...seen(moved), reason: '题目再想想' }));
  };
  await speak(await returned('2020-07-13', '2020-07-14'), plan.otherSpeakerId);
  expect(await heard()).toEqual([freed(first, '2020-07-14')]);
  const off = await returned('2020-07-20', '2020-07-21');
  granted(await cancelSession(world.environment, manager(), { ...seen(off), reason: '不办了' }));
  expect(await heard()).toEqual([
    `${first} 【上海市科普事业中心】原定 2020-07-21 14:00–16:00 在演示社区书院的一场活动取消，不必再留时间。原因：不办了。给您带来不便，敬请谅解。`,
  ]);
});

test('a speaker whom residents knew, of a session returned with somebody else, is free once that is published', async () => {
  const { environment, actors } = world;
  const changed = await speak(await move(await open('2020-07-27', plan.speakerId), '2020-07-28'), plan.otherSpeakerId);
  const published = await admin.query(`UPDATE deliver.session SET state = 'published' WHERE id = $1`, [changed.id]);
  expect(published.rowCount).toBe(1);
  await heard();
  const returned = granted(await returnSession(environment, actors.coordinator, { ...seen(changed), reason: '简介太短' }));
  expect(await heard()).toEqual([]);
  const again = granted(await submitSession(environment, systemActor(world.tenant.id, 'import'), seen(returned)));
  granted(await publishSession(environment, actors.coordinator, seen(again)));
  expect(await heard()).toEqual([freed(first, '2020-07-28')]);
});

const returned = async (session: SessionRow): Promise<SessionRow> =>
  granted(await returnSession(world.environment, world.actors.coordinator, { ...seen(session), reason: '题目再想想' }));
const handIn = async (session: SessionRow): Promise<SessionRow> =>
  granted(await submitSession(world.environment, systemActor(world.tenant.id, 'import'), seen(session)));
const change = async (session: SessionRow, changes: object): Promise<SessionRow> =>
  granted(await changeSession(world.environment, systemActor(world.tenant.id, 'import'), { ...seen(session), ...changes }));

test('a venue that was told of a new time and then left in the returned draft is told to be free', async () => {
  const moved = await move(await submitted('2020-08-03', plan.speakerId), '2020-08-04');
  await allHeard();
  await change(await returned(moved), { venueId: plan.otherVenueId });
  expect((await allHeard()).filter((line) => line.startsWith(venue))).toEqual([
    `${venue} 【上海市科普事业中心】原定 2020-08-04 14:00–16:00 在演示社区书院的一场活动改到别处，不必再留场地。原因：安排有调整。给您带来不便，敬请谅解。`,
  ]);
});

test('who comes in with the very change that moves a session is asked for its time, and told of none that they never knew', async () => {
  const session = await submitted('2020-08-05', plan.speakerId);
  await change(session, { ...times('2020-08-06'), speakerId: plan.otherSpeakerId });
  expect(await allHeard()).toEqual([
    `${venue} 【上海市科普事业中心】原定 2020-08-05 14:00–16:00 的一场活动改为 2020-08-06 14:00–16:00，演示社区书院，请按此留出时间，不便请尽早告知。原因：安排有调整。`,
    `${second} 【上海市科普事业中心】一场活动定于 2020-08-06 14:00–16:00 在演示社区书院（演示路1号）举办，请留出这个时间，不便请尽早告知。`,
  ]);
});

test('handed in again at another time than they were told, speaker and venue hear of it; at the same one they hear nothing', async () => {
  const moved = await move(await submitted('2020-08-10', plan.speakerId), '2020-08-11');
  await allHeard();
  const draft = await change(await returned(moved), times('2020-08-12'));
  expect(await allHeard(), 'a draft holds nobody’s time').toEqual([]);
  const again = await handIn(draft);
  expect((await allHeard()).map((line) => line.slice(0, 77))).toEqual(
    [venue, first].map(
      (phone) => `${phone} 【上海市科普事业中心】原定 2020-08-11 14:00–16:00 的一场活动改为 2020-08-12 14:00–16:`,
    ),
  );
  await handIn(await returned(again));
  expect(await allHeard()).toEqual([]);
});

test('what had not gone out when the draft was handed in again still does, from the time that they know', async () => {
  await handIn(await returned(await move(await submitted('2020-08-13', plan.speakerId), '2020-08-14')));
  expect(await heard()).toEqual([
    expect.stringContaining(`${first} 【上海市科普事业中心】原定 2020-08-13 14:00–16:00 的一场活动改为 2020-08-14`),
  ]);
  const moved = await move(await submitted('2020-08-17', plan.speakerId), '2020-08-18');
  await handIn(await change(await returned(moved), times('2020-08-19')));
  expect(await heard()).toEqual([
    expect.stringContaining(`${first} 【上海市科普事业中心】原定 2020-08-17 14:00–16:00 的一场活动改为 2020-08-19`),
  ]);
});

test('moved again before it went out, everybody hears of the time that they still believe in', async () => {
  await move(await move(await open('2020-08-20', plan.speakerId), '2020-08-21'), '2020-08-22');
  const out = await allHeard();
  expect(out.map((line) => line.slice(0, 11))).toEqual([venue, first]);
  for (const line of out) expect(line).toContain('由 2020-08-20 14:00–16:00 改为 2020-08-22 14:00–16:00');
});

test('more places alone are told to nobody', async () => {
  const session = await open('2020-08-25', plan.speakerId);
  const capacity = session.capacity - 1;
  const fewer = granted(
    await rescheduleSession(world.environment, manager(), {
      ...seen(session),
      ...times('2020-08-25'),
      capacity,
      reason: '桌椅不够',
    }),
  );
  expect(fewer.capacity).toBe(capacity);
  expect(await allHeard()).toEqual([]);
});
