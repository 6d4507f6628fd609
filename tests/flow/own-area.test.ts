import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTenant } from '#src/access/index.ts';
import { accountOf } from '#src/account/index.ts';
import { endSession } from '#src/deliver/sessions/end-session.ts';
import { coverageOfYear, listSessions } from '#src/deliver/sessions/read-sessions.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { startSession } from '#src/deliver/sessions/start-session.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { tenantPlaces } from '#src/plan/index.ts';
import { granted, testActor, type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { expectInvariants } from '../support/invariants.ts';

let world: TestEnvironment;
let admin: pg.Client;
beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await admin.end();
  await world.close();
});

/** The manager of a unit of its own. */
async function unitOf(code: string, regionCode: string): Promise<Actor> {
  const tenant = granted(await createTenant(world.environment, { code, name: code, regionCode, demo: false }));
  return testActor(world.environment, tenant, 'manager', '演示经理');
}

/** A session held in a venue of the given region; its programme. */
async function heldIn(actor: Actor, region: string): Promise<string> {
  const { environment, clock } = world;
  const plan = await makePlan(environment, actor);
  await admin.query('UPDATE network.venue SET region = $2 WHERE id = $1', [plan.venueId, region]);
  const session = await openSession(environment, actor, sessionToDraft(plan));
  clock.moveTo(session.startsAt);
  granted(await startSession(environment, actor, session));
  clock.moveTo(session.endsAt);
  const { items } = granted(await listSessions(environment, actor, { programmeId: plan.programmeId }, { page: 1, pageSize: 9 }));
  granted(await endSession(environment, actor, items[0]!));
  const { rows } = await admin.query(`SELECT DISTINCT region, venue FROM evidence.fact WHERE record_id = $1`, [session.id]);
  expect(rows).toEqual([{ region, venue: plan.venueId }]);
  return plan.programmeId;
}

test('a unit of a district sees its streets side by side, those without a session too', async () => {
  const actor = await unitOf('putuo', '310107');
  const programmeId = await heldIn(actor, '310107020004');
  const coverage = granted(await coverageOfYear(world.environment, actor, { programmeId }));
  expect([coverage.of, coverage.places.length, coverage.reached]).toEqual(['street', 10, 1]);
  expect(coverage.places.find(({ held }) => held > 0)).toMatchObject({ place: '310107020', name: '宜川路街道', held: 1 });
  expect(coverage.cells).toMatchObject([{ place: '310107020', held: 1 }]);
  const account = granted(await accountOf(world.environment, actor, programmeId)).coverage;
  expect(account.districts).toMatchObject([{ code: '310107', sessions: 1 }]);
  expect(account.below).toMatchObject({ level: 'street', cells: [{ place: '310107020', sessions: 1 }] });
  expect(account.below!.places).toHaveLength(10);
  const inStreet = async (street: string) =>
    granted(await listSessions(world.environment, actor, { street }, { page: 1, pageSize: 9 })).total;
  expect([await inStreet('310107020'), await inStreet('310107020004'), await inStreet('310107005')]).toEqual([1, 1, 0]);
});

test('a unit of a street sees its communities; a session that names none stands apart', async () => {
  const actor = await unitOf('yichuan', '310107020');
  const programmeId = await heldIn(actor, '310107020');
  const coverage = granted(await coverageOfYear(world.environment, actor, { programmeId }));
  expect([coverage.of, coverage.reached]).toEqual(['community', 0]);
  expect(coverage.places.at(-1)).toEqual({ place: '', name: '', outside: false, held: 1, scheduled: 0 });
  const account = granted(await accountOf(world.environment, actor, programmeId)).coverage;
  expect(account.below).toMatchObject({ level: 'community', cells: [] });
  expect(account.districts).toMatchObject([{ code: '310107', sessions: 1 }]);
});

test('what a unit held in a hall of its neighbours is told by that place, and covers none of its own', async () => {
  const actor = await unitOf('yichuan-abroad', '310107020');
  const programmeId = await heldIn(actor, '310107005001');
  const coverage = granted(await coverageOfYear(world.environment, actor, { programmeId }));
  expect(coverage.reached).toBe(0);
  expect(coverage.places.filter(({ held }) => held > 0)).toMatchObject([{ place: '310107005001', outside: true, held: 1 }]);
  expect(coverage.places.at(-1)!.name).toContain('曹杨新村街道');
  const { below } = granted(await accountOf(world.environment, actor, programmeId)).coverage;
  expect(below).toMatchObject({ outside: [{ code: '310107005001' }], cells: [{ place: '310107005001', sessions: 1 }] });
});

test('a district whose code ends in 0 is itself, and not all whose codes begin alike', async () => {
  const { districts, below } = await tenantPlaces(world.environment, await unitOf('yangpu', '310110'));
  expect(districts).toEqual([{ code: '310110', name: '杨浦区' }]);
  expect(below!.places.every(({ code }) => code.startsWith('310110'))).toBe(true);
});

test('a city sees its districts', async () => {
  const { districts, below } = await tenantPlaces(world.environment, world.actors.manager);
  expect([districts.length, below]).toEqual([16, null]);
});
