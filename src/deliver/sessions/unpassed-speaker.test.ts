import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listNotices } from '#src/deliver/notices/read-notices.ts';
import { sendDueNotices } from '#src/deliver/notices/send-due-notices.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { cancelSession } from './cancel-session.ts';
import { changeSession } from './change-session.ts';
import { draftSession } from './draft-session.ts';
import type { MadePlan } from './made-plan.store.ts';
import { passWords } from './pass-words.ts';
import { publishSession } from './publish-session.ts';
import { rescheduleSession } from './reschedule-session.ts';
import type { SessionRow } from './session.store.ts';
import { makePlan, openSession, sessionToDraft } from './sessions.fixture.ts';
import { submitSession } from './submit-session.ts';

let world: TestEnvironment;
let admin: pg.Client;
let plan: MadePlan;
const [known, other, venue] = ['13800000003', '13800000004', '13800000001'];

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  plan = await makePlan(world.environment, world.actors.manager);
  await admin.query(`UPDATE network.speaker SET phone = $1 WHERE id = $2`, [other, plan.otherSpeakerId]);
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const seen = ({ id, version }: SessionRow) => ({ id, version });
const open = (day: string): Promise<SessionRow> =>
  openSession(world.environment, world.actors.manager, sessionToDraft(plan, { day, speakerId: plan.speakerId }));
const change = async (session: SessionRow, changes: { speakerId?: string; title?: string }): Promise<SessionRow> =>
  granted(await changeSession(world.environment, world.actors.manager, { ...seen(session), ...changes }));
const move = async (session: SessionRow, day: string): Promise<SessionRow> =>
  granted(
    await rescheduleSession(world.environment, world.actors.manager, {
      ...seen(session),
      startsAt: momentOf(day, '14:00').toISOString(),
      endsAt: momentOf(day, '16:00').toISOString(),
      reason: '场地检修',
    }),
  );
const pass = async (session: SessionRow): Promise<SessionRow> =>
  granted(await passWords(world.environment, world.actors.coordinator, seen(session)));

/** The phones that are told of the session now, with what they are told: as the list of notices has them, and as the sender takes them. */
async function told({ id }: SessionRow): Promise<string[]> {
  const { items } = granted(
    await listNotices(world.environment, world.actors.manager, { sessionId: id, state: 'queued' }, { page: 1, pageSize: 50 }),
  );
  return items
    .map(({ phone, template, params }) => [phone, template, params.title, params.when].filter(Boolean).join(' '))
    .sort();
}

const when = (day: string): string => `${day} 14:00–16:00`;

test('another speaker who waits for the pass hears of a new time at once, without the words that wait; whom residents know, with the title', async () => {
  const session = await open('2020-06-01');
  const changed = await change(session, { speakerId: plan.otherSpeakerId, title: '换了题目' });
  const moved = await move(changed, '2020-06-03');
  const time = when('2020-06-03');
  expect(await told(moved)).toEqual([
    `${venue} moved-venue ${session.title} ${time}`,
    `${known} moved-speaker ${session.title} ${time}`,
    `${other} hold-moved ${time}`,
  ]);
  const heard: { to: string; text: string }[] = [];
  const gateway = {
    send: async (message: { to: string; text: string }) => {
      heard.push(message);
      return { ok: true } as const;
    },
  };
  await sendDueNotices(world.environment, gateway);
  expect(heard.map(({ to }) => to).sort()).toEqual([venue, known, other]);
  expect(heard.find(({ to }) => to === other)!.text).toContain(`原定 ${when('2020-06-01')} 的一场活动改为 ${time}`);
  expect(
    heard.filter(({ text }) => text.includes('换了题目')),
    'words that nobody has passed',
  ).toEqual([]);
  await pass(moved);
  expect(await told(moved), 'a pass tells nobody twice; whom it replaces is free').toEqual([`${known} speaker-released ${time}`]);
});

test('who speaks as before is told once, whatever else waits', async () => {
  const worded = await move(await change(await open('2020-06-08'), { title: '又一个题目' }), '2020-06-10');
  expect((await told(worded)).map((line) => line.slice(0, 11))).toEqual([venue, known]);
  await pass(worded);
  expect(await told(worded)).toHaveLength(2);
});

test('moved twice before it went out, the last time is what everybody hears', async () => {
  const changed = await change(await open('2020-06-22'), { speakerId: plan.otherSpeakerId });
  const moved = await move(await move(changed, '2020-06-24'), '2020-06-26');
  expect(await told(moved)).toEqual([
    `${venue} moved-venue ${moved.title} ${when('2020-06-26')}`,
    `${known} moved-speaker ${moved.title} ${when('2020-06-26')}`,
    `${other} hold-moved ${when('2020-06-26')}`,
  ]);
});

test('under its first review a session holds the time of its speaker and its venue: both hear of a new time, and that it is off', async () => {
  const { environment, actors } = world;
  const draft = sessionToDraft(plan, { day: '2020-07-01', speakerId: plan.speakerId });
  const drafted = granted(await draftSession(environment, actors.manager, draft));
  const submitted = granted(await submitSession(environment, actors.manager, drafted));
  const moved = await move(submitted, '2020-07-03');
  const time = when('2020-07-03');
  expect(await told(moved)).toEqual([`${venue} hold-moved ${time}`, `${known} hold-moved ${time}`]);
  granted(await cancelSession(environment, actors.manager, { ...seen(moved), reason: '不办了' }));
  expect(await told(moved), 'the new time is overtaken').toEqual([
    `${venue} hold-cancelled ${time}`,
    `${known} hold-cancelled ${time}`,
  ]);
});

test('under its first review whoever handed it in changes time and place; whose time it holds is told, and the pass over what was seen before is refused', async () => {
  const { environment, actors } = world;
  const draft = sessionToDraft(plan, { day: '2020-07-15', speakerId: plan.speakerId, capacity: 20 });
  const drafted = granted(await draftSession(environment, actors.manager, draft));
  const submitted = granted(await submitSession(environment, actors.manager, drafted));
  const times = {
    startsAt: momentOf('2020-07-16', '09:00').toISOString(),
    endsAt: momentOf('2020-07-16', '10:00').toISOString(),
  };
  const place = { venueId: plan.otherVenueId, ...times };
  expect(await changeSession(environment, actors.host, { ...seen(submitted), ...place })).toMatchObject({
    refusal: { code: 'session-under-review' },
  });
  const past = { startsAt: momentOf('2020-01-02', '09:00').toISOString(), endsAt: momentOf('2020-01-02', '10:00').toISOString() };
  expect(await changeSession(environment, actors.manager, { ...seen(submitted), ...past })).toMatchObject({
    refusal: { code: 'session-in-past' },
  });
  const reworded = granted(await changeSession(environment, actors.manager, { ...seen(submitted), title: '只改题目' }));
  expect(await told(reworded), 'nothing moved').toEqual([]);
  const moved = granted(await changeSession(environment, actors.manager, { ...seen(reworded), ...place }));
  expect(moved).toMatchObject({
    state: 'submitted',
    venueId: plan.otherVenueId,
    submittedBy: actors.manager.name,
    passedWords: null,
  });
  expect(await told(moved)).toContain(`${known} hold-moved 2020-07-16 09:00–10:00`);
  expect(await publishSession(environment, actors.coordinator, seen(submitted))).toMatchObject({
    refusal: { code: 'changed-meanwhile', params: { who: actors.manager.name } },
  });
  const other = granted(await draftSession(environment, actors.manager, sessionToDraft(plan, { ...place, capacity: 20 })));
  expect(await submitSession(environment, actors.manager, other), 'the new place is held').toMatchObject({
    refusal: { code: 'session-venue-taken' },
  });
});

test('moved to a smaller venue, its places can be lowered with it, as far as those signed up allow', async () => {
  const session = await open('2020-07-20');
  const { environment, actors } = world;
  await admin.query(`UPDATE network.venue SET capacity = 25 WHERE id = $1`, [plan.otherVenueId]);
  const to = { venueId: plan.otherVenueId, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString() };
  const again = { ...seen(session), ...to, reason: '场地检修' };
  expect(await rescheduleSession(environment, actors.manager, again)).toMatchObject({
    refusal: { code: 'session-over-room', params: { capacity: 30, room: 25 } },
  });
  await admin.query(`UPDATE deliver.session SET taken = 24 WHERE id = $1`, [session.id]);
  expect(await rescheduleSession(environment, actors.manager, { ...again, capacity: 23 })).toMatchObject({
    refusal: { code: 'session-under-taken' },
  });
  expect(granted(await rescheduleSession(environment, actors.manager, { ...again, capacity: 24 }))).toMatchObject({
    state: 'full',
    capacity: 24,
    venueId: plan.otherVenueId,
  });
});

test('a draft holds nobody’s time: nobody hears that it is off', async () => {
  const { environment, actors } = world;
  const draft = sessionToDraft(plan, { day: '2020-07-02', speakerId: plan.speakerId });
  const drafted = granted(await draftSession(environment, actors.manager, draft));
  granted(await cancelSession(environment, actors.manager, { ...seen(drafted), reason: '不办了' }));
  expect(await told(drafted)).toEqual([]);
});

test('one cancelled before the pass tells whom residents know, and the other who keeps the time free', async () => {
  const session = await open('2020-07-08');
  const moved = await move(await change(session, { speakerId: plan.otherSpeakerId }), '2020-07-10');
  granted(await cancelSession(world.environment, world.actors.manager, { ...seen(moved), reason: '停电' }));
  const time = when('2020-07-10');
  expect(await told(moved)).toEqual([
    `${venue} session-cancelled ${session.title} ${time}`,
    `${known} session-cancelled ${session.title} ${time}`,
    `${other} hold-cancelled ${time}`,
  ]);
});
