import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listNotices } from '#src/deliver/notices/read-notices.ts';
import { sendDueNotices } from '#src/deliver/notices/send-due-notices.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { cancelSession } from './cancel-session.ts';
import { changeSession } from './change-session.ts';
import { endSession } from './end-session.ts';
import { startSession } from './start-session.ts';
import { draftSession } from './draft-session.ts';
import type { MadePlan } from './made-plan.store.ts';
import { passWords } from './pass-words.ts';
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

/** The phones that are told of the session now, and what is said of when: as the list of notices has them, and as the sender takes them. */
async function told({ id }: SessionRow): Promise<string[]> {
  const { items } = granted(
    await listNotices(world.environment, world.actors.manager, { sessionId: id, state: 'queued' }, { page: 1, pageSize: 50 }),
  );
  return items.map(({ phone, params }) => `${phone} ${params.title} ${params.when}`).sort();
}

test('another speaker who waits for the pass hears of a new time with it, and whom residents know at once', async () => {
  const session = await open('2020-06-01');
  const changed = await change(session, { speakerId: plan.otherSpeakerId, title: '换了题目' });
  const moved = await move(changed, '2020-06-03');
  const when = '2020-06-03 14:00–16:00';
  expect(await told(moved)).toEqual([`${venue} ${session.title} ${when}`, `${known} ${session.title} ${when}`]);
  const heard: string[] = [];
  const gateway = {
    send: async ({ to }: { to: string }) => {
      heard.push(to);
      return { ok: true } as const;
    },
  };
  await sendDueNotices(world.environment, gateway);
  expect(heard.sort()).toEqual([venue, known]);
  await pass(moved);
  expect(await told(moved), 'with the words that were passed').toEqual([`${other} 换了题目 ${when}`]);
});

test('who speaks as before is told once, whatever else waits; one who was taken back, never', async () => {
  const worded = await move(await change(await open('2020-06-08'), { title: '又一个题目' }), '2020-06-10');
  expect((await told(worded)).map((line) => line.slice(0, 11))).toEqual([venue, known]);
  await pass(worded);
  expect(await told(worded)).toHaveLength(2);
  const changed = await change(await open('2020-06-15'), { speakerId: plan.otherSpeakerId });
  const moved = await move(changed, '2020-06-17');
  const back = await change(moved, { speakerId: plan.speakerId });
  await pass(back);
  expect((await told(back)).map((line) => line.slice(0, 11))).toEqual([venue, known]);
});

test('moved twice before the pass, the last time is what the speaker hears', async () => {
  const changed = await change(await open('2020-06-22'), { speakerId: plan.otherSpeakerId });
  const moved = await move(await move(changed, '2020-06-24'), '2020-06-26');
  await pass(moved);
  const lines = (await told(moved)).filter((line) => line.startsWith(other!));
  expect(lines).toEqual([`${other} ${moved.title} 2020-06-26 14:00–16:00`]);
});

test('of a session under its first review nobody is told, nor of its cancellation', async () => {
  const { environment, actors } = world;
  const draft = sessionToDraft(plan, { day: '2020-07-01', speakerId: plan.speakerId });
  const drafted = granted(await draftSession(environment, actors.manager, draft));
  const submitted = granted(await submitSession(environment, actors.manager, drafted));
  const moved = await move(submitted, '2020-07-03');
  expect(await told(moved)).toEqual([]);
  granted(await cancelSession(environment, actors.manager, { ...seen(moved), reason: '不办了' }));
  expect(await told(moved)).toEqual([]);
});

test('one cancelled before the pass tells whom residents know, and the other no more', async () => {
  const session = await open('2020-07-08');
  const moved = await move(await change(session, { speakerId: plan.otherSpeakerId }), '2020-07-10');
  granted(await cancelSession(world.environment, world.actors.manager, { ...seen(moved), reason: '停电' }));
  const lines = await told(moved);
  expect(lines.map((line) => line.slice(0, 11))).toEqual([venue, known]);
});

test('what still waits when the session is over, or is cancelled, is dropped: nothing stays queued unseen, and a late pass sends nothing', async () => {
  const { environment, actors, clock } = world;
  const waiting = async ({ id }: SessionRow) =>
    (await admin.query(`SELECT state, last_error AS why FROM deliver.notice WHERE session_id = $1 AND awaits_pass`, [id])).rows;
  const movedTo = async (from: string, day: string) =>
    await move(await change(await open(from), { speakerId: plan.otherSpeakerId }), day);
  const [over, cancelled] = [await movedTo('2020-07-13', '2020-07-15'), await movedTo('2020-07-14', '2020-07-16')];
  expect(await waiting(over)).toEqual([{ state: 'queued', why: null }]);
  clock.moveTo(over.startsAt);
  const started = granted(await startSession(environment, actors.manager, seen(over)));
  clock.moveTo(over.endsAt);
  const ended = granted(await endSession(environment, actors.manager, seen(started)));
  granted(await cancelSession(environment, actors.manager, { ...seen(cancelled), reason: '停电' }));
  const dropped = [{ state: 'failed', why: 'overtaken' }];
  expect([await waiting(over), await waiting(cancelled)]).toEqual([dropped, dropped]);
  await pass(ended);
  expect((await told(ended)).map((line) => line.slice(0, 11))).not.toContain(other);
});
