import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { as, openSession, planSmallYear, signUp, type SmallYear } from '../../../tests/support/small-year.ts';
import { noticeRoutes } from './notice.http.ts';

let world: TestEnvironment;
let year: SmallYear;

beforeAll(async () => {
  world = await testEnvironment();
  year = await planSmallYear(world);
});
afterAll(() => world?.close());

test('who does not know that a session is off is counted, on the session and for whoever has to telephone, until told', async () => {
  const { environment, actors, clock } = world;
  const manager = as(environment, actors.manager);
  const session = await openSession(world, year, { title: '黄浦江的水从哪里来', day: '2020-06-20' });
  await signUp(world, session.code, { name: '张晓明', phone: '19900002046' });
  await signUp(world, session.code, { name: '李安', phone: '19900002047' });
  const before = await call(sessionRoutes.get, { id: session.id }, manager);
  expect(before.untold, 'that somebody signed up is no news').toEqual({ byPhone: 0, sending: 0 });

  const off = await call(sessionRoutes.cancel, { id: session.id, version: before.version, reason: '停电' }, manager);
  // Two residents and the contact of the venue.
  expect(off.untold).toEqual({ byPhone: 3, sending: 0 });
  const untold = () => call(noticeRoutes.untold, { programmeId: year.programmeId }, manager);
  expect(await untold()).toMatchObject({ people: 3, sessions: [{ sessionId: session.id, people: 3 }] });
  const everywhere = await call(noticeRoutes.untold, {}, manager);
  expect(everywhere.sessions, 'of all programmes').toMatchObject([{ programmeId: year.programmeId, people: 3 }]);
  const elsewhere = as(environment, { ...actors.manager, districts: ['310101'] });
  expect(await call(noticeRoutes.untold, { programmeId: year.programmeId }, elsewhere)).toMatchObject({ people: 0 });

  const { items } = await call(noticeRoutes.list, { sessionId: session.id, template: 'session-cancelled' }, manager);
  await call(noticeRoutes.markTold, { id: items[0]!.id }, manager);
  expect((await call(sessionRoutes.get, { id: session.id }, manager)).untold.byPhone).toBe(2);
  clock.moveTo(momentOf('2020-06-21'));
  expect(await untold(), 'after its time nobody has to be told').toMatchObject({ people: 0 });
  const over = await call(sessionRoutes.get, { id: session.id }, manager);
  expect(over.untold, 'nor is it said on the session').toEqual({ byPhone: 0, sending: 0 });
});

test('with a gateway the messages are on their way', async () => {
  const manager = as(world.environment, world.actors.manager);
  const session = await openSession(world, year, { title: '面团为什么会发', day: '2020-07-04' });
  await signUp(world, session.code, { name: '王静', phone: '19900002048' });
  const { version } = await call(sessionRoutes.get, { id: session.id }, manager);
  Object.assign(process.env, { KEPU_SMS_URL: 'http://127.0.0.1:9/', KEPU_SMS_KEY: 'a key' });
  try {
    const off = await call(sessionRoutes.cancel, { id: session.id, version, reason: '停电' }, manager);
    expect(off.untold).toEqual({ byPhone: 0, sending: 2 });
  } finally {
    delete process.env.KEPU_SMS_URL;
    delete process.env.KEPU_SMS_KEY;
  }
});
