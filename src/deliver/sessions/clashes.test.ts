import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, granted, testEnvironment } from '../../../tests/support/environment.ts';
import { cancelSession } from './cancel-session.ts';
import { draftSession } from './draft-session.ts';
import { clashesOf } from './read-sessions.ts';
import type { SessionRow } from './session.store.ts';
import { makePlan, openSession, sessionToDraft } from './sessions.fixture.ts';
import { submitSession } from './submit-session.ts';

let world: TestEnvironment;

beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world?.close());

test('a draft names every session that holds its venue or its speaker at its time, until they are free', async () => {
  const { environment, actors } = world;
  const { manager } = actors;
  const plan = await makePlan(environment, manager);
  const day = '2020-05-07';
  const open = (change: Parameters<typeof sessionToDraft>[1]) =>
    openSession(environment, manager, sessionToDraft(plan, { day, ...change }));
  const draft = async (change: Parameters<typeof sessionToDraft>[1] = {}): Promise<SessionRow> =>
    granted(await draftSession(environment, manager, sessionToDraft(plan, { day, speakerId: plan.speakerId, ...change })));
  const clashes = async (session: SessionRow) =>
    (await clashesOf(environment, manager, session)).map(({ title, venueName, speakerName }) => [title, venueName, speakerName]);

  const inVenue = await open({ title: '占阵地的讲座' });
  await open({ title: '占讲师的讲座', venueId: plan.otherVenueId, speakerId: plan.speakerId });
  // Another draft holds nothing.
  await draft({ title: '另一份草稿' });
  const mine = await draft();
  expect((await clashes(mine)).toSorted()).toEqual([
    ['占讲师的讲座', null, '演示讲师甲'],
    ['占阵地的讲座', '演示社区书院', null],
  ]);
  expect(await clashes(await draft({ venueId: plan.otherVenueId }))).toEqual([['占讲师的讲座', '演示楼宇', '演示讲师甲']]);
  expect(await clashes(await draft({ day: '2020-05-08' }))).toEqual([]);
  expect(await clashes(inVenue)).toEqual([]);

  granted(await cancelSession(environment, manager, { id: inVenue.id, version: inVenue.version, reason: '让出阵地' }));
  expect(await clashes(mine)).toEqual([['占讲师的讲座', null, '演示讲师甲']]);
  expect(await submitSession(environment, manager, mine)).toMatchObject({
    refusal: { code: 'session-speaker-taken', params: { title: '占讲师的讲座', speaker: '演示讲师甲' } },
  });
});
