import { call } from '@orpc/server';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasePerson } from '#src/access/people/erase-person.ts';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { as, openSession, planSmallYear, signUp, type SmallYear } from '../../../tests/support/small-year.ts';
import { eraseDelivery } from './erase-delivery.ts';
import { signUpRoutes } from './signup.http.ts';

let world: TestEnvironment;
let year: SmallYear;
let admin: pg.Client;
const visitor = () => as(world.environment, world.actors.visitor);
const manager = () => as(world.environment, world.actors.manager);
const at = (token: string) => ({ tenant: world.tenant.code, token });

beforeAll(async () => {
  world = await testEnvironment();
  year = await planSmallYear(world);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await world?.close();
});

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

test('what stands on the ticket already is changed by nobody: no message, no line in the trail', async () => {
  const session = await openSession(world, year, { title: '又一场月球', day: '2020-06-24' });
  const { token } = await signUp(world, session.code, { name: '李安', phone: '19900005079' });
  const count = async () => {
    const { rows } = await admin.query(
      `SELECT (SELECT count(*) FROM deliver.notice WHERE session_id = $1)::int AS notices,
         (SELECT count(*) FROM access.audit_trail WHERE verb = 'change-sign-up' AND detail ->> 'session' = $1::text)::int AS trail`,
      [session.id],
    );
    return rows[0];
  };
  // As bookings were before they had names of their own.
  await admin.query(`UPDATE deliver.sign_up SET name = '' WHERE session_id = $1`, [session.id]);
  const before = await count();
  for (const same of [{}, { name: '李安', seats: 1 }])
    expect(await call(signUpRoutes.changeTicket, { ...at(token), ...same }, visitor())).toMatchObject({ seats: 1 });
  expect(await count()).toEqual(before);
  await call(signUpRoutes.changeTicket, { ...at(token), seats: 2 }, visitor());
  expect(await count()).toEqual({ notices: before.notices + 1, trail: before.trail + 1 });
  const { rows } = await admin.query(`SELECT name FROM deliver.sign_up WHERE session_id = $1`, [session.id]);
  expect(rows, 'it gets none by the way').toEqual([{ name: '' }]);
});

test('of somebody who was erased the link neither brings a name back nor sends a message; the seats can be given back', async () => {
  const session = await openSession(world, year, { title: '消失的票', day: '2020-06-25' });
  const { token } = await signUp(world, session.code, { name: '章小明', phone: '19900006080' });
  const person = await admin.query<{ id: string }>(`SELECT id FROM access.person WHERE phone = '19900006080'`);
  granted(
    await erasePerson(world.environment, world.actors.manager, { id: person.rows[0]!.id, reason: '本人要求' }, [eraseDelivery]),
  );
  for (const change of [{ name: '章小明' }, { seats: 2 }])
    await expect(call(signUpRoutes.changeTicket, { ...at(token), ...change }, visitor())).rejects.toMatchObject({
      data: { reason: expect.stringContaining('已按要求删除') },
    });
  await call(signUpRoutes.cancelTicket, at(token), visitor());
  const queued = await admin.query(`SELECT template FROM deliver.notice WHERE session_id = $1 AND state = 'queued'`, [
    session.id,
  ]);
  expect(queued.rows).toEqual([]);
  await expectInvariants(world.adminUrl);
});
