import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { as, openSession, planSmallYear, startSession } from '../../../tests/support/small-year.ts';
import { doorRoutes } from './door.http.ts';
import { likelyAtMost } from './door.rules.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world?.close());

test('more than the place holds is asked about; of a session without a room, ten times its places', () => {
  expect(likelyAtMost({ capacity: 4, roomCapacity: 50 })).toBe(50);
  expect(likelyAtMost({ capacity: 30, roomCapacity: null })).toBe(300);
});

test('a head count of more people than the room holds is taken only when confirmed', async () => {
  const year = await planSmallYear(world);
  const session = await openSession(world, year, { title: '面团为什么会发', day: '2020-05-16' });
  world.clock.moveTo(momentOf('2020-05-16', '14:10'));
  await startSession(world, session.id);
  const host = as(world.environment, world.actors.host);
  const count = (people: number, confirmed?: boolean) =>
    call(doorRoutes.headCount, { sessionId: session.id, people, method: 'counted', confirmed }, host);
  const { likelyAtMost: most } = await call(doorRoutes.status, { sessionId: session.id }, host);
  await expect(count(100_000)).rejects.toMatchObject({ data: { reason: expect.stringMatching(`100,000 人.*${most} 人`) } });
  expect((await call(doorRoutes.status, { sessionId: session.id }, host)).headCount).toBeNull();
  expect((await count(most)).status.headCount?.people).toBe(most);
  expect((await count(most + 1, true)).status.headCount?.people).toBe(most + 1);
});
