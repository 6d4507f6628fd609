import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { as, openSession, planSmallYear, signUp, type SmallYear } from '../../../tests/support/small-year.ts';
import { signUpRoutes } from './signup.http.ts';

let world: TestEnvironment;
let year: SmallYear;
const visitor = () => as(world.environment, world.actors.visitor);
const manager = () => as(world.environment, world.actors.manager);
const at = (token: string) => ({ tenant: world.tenant.code, token });

beforeAll(async () => {
  world = await testEnvironment();
  year = await planSmallYear(world);
});
afterAll(() => world?.close());

test('who cancelled and comes back under another name has that name on the ticket and at the door; the person keeps theirs elsewhere', async () => {
  const [first, second] = [
    await openSession(world, year, { title: '黄浦江的水从哪里来', day: '2020-06-20' }),
    await openSession(world, year, { title: '面团为什么会发', day: '2020-06-21' }),
  ];
  const phone = '19900002046';
  const other = await signUp(world, second.code, { name: '章小明', phone });
  const wrong = await signUp(world, first.code, { name: '章小明', phone });
  await call(signUpRoutes.cancelTicket, at(wrong.token), visitor());
  const right = await signUp(world, first.code, { name: '张晓明', phone });
  expect(right).toMatchObject({ holder: '张**', state: 'confirmed' });
  const { items } = await call(signUpRoutes.list, { sessionId: first.id }, manager());
  expect(await call(signUpRoutes.unmask, { id: items[0]!.id, reason: '核对姓名' }, manager())).toMatchObject({ name: '张晓明' });
  const { matches } = await call(doorRoutes.find, { sessionId: first.id, lastFour: '2046' }, manager());
  expect(matches).toMatchObject([{ name: '张**' }]);
  expect(await call(signUpRoutes.ticket, at(other.token), visitor()), 'a booking that nobody changed').toMatchObject({
    holder: '章**',
  });
});

test('whoever holds the ticket mends its name and how many come, within the seats that are left', async () => {
  const session = await openSession(world, year, { title: '月球上的一天', day: '2020-06-22', capacity: 4 });
  const { token } = await signUp(world, session.code, { name: '李按', phone: '19900003057' });
  const change = (more: { name?: string; seats?: number }) =>
    call(signUpRoutes.changeTicket, { ...at(token), ...more }, visitor());
  expect(await change({ name: '里安', seats: 4 })).toMatchObject({ holder: '里*', seats: 4, session: { seatsLeft: 0 } });
  await expect(change({ seats: 5 })).rejects.toMatchObject({ data: { reason: expect.stringContaining('余位只有 0 个') } });
  expect(await change({ seats: 2 })).toMatchObject({ holder: '里*', seats: 2, session: { seatsLeft: 2, state: 'open' } });
  await expect(change({ name: '😀😀' })).rejects.toMatchObject({ data: { reason: expect.stringContaining('不像姓名') } });
  // The name that is on it now is the one that finds it again.
  const again = await signUp(world, session.code, { name: '里安', phone: '19900003057' });
  expect(again).toMatchObject({ token, existing: true });
  await expect(signUp(world, session.code, { name: '李按', phone: '19900003057' })).rejects.toThrow();
  await call(signUpRoutes.cancelTicket, at(token), visitor());
  await expect(change({ seats: 1 })).rejects.toMatchObject({ data: { reason: expect.stringContaining('不能再改') } });
  await expectInvariants(world.adminUrl);
});

test('the ticket of a cancelled session names what else is near, with room for as many', async () => {
  const off = await openSession(world, year, { title: '停电的一场', day: '2020-06-23' });
  const { token } = await signUp(world, off.code, { name: '王静', phone: '19900004068' });
  const { version } = await call(sessionRoutes.get, { id: off.id }, manager());
  expect((await call(signUpRoutes.ticket, at(token), visitor())).nearby).toEqual([]);
  await call(sessionRoutes.cancel, { id: off.id, version, reason: '停电' }, manager());
  const { nearby } = await call(signUpRoutes.ticket, at(token), visitor());
  expect(nearby.length).toBeGreaterThan(0);
  expect(nearby.every(({ canSignUp, code }) => canSignUp && code !== off.code)).toBe(true);
});
