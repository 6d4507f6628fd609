import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseExpired, insertMembership } from '#src/access/index.ts';
import { startSession } from '#src/deliver/sessions/index.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { admitTicket } from '../door/index.ts';
import { consentVersion } from './consent.rules.ts';
import { runRetention } from './run-retention.ts';
import { signUp } from './sign-up.ts';

let world: TestEnvironment;
let plan: MadePlan;
let admin: pg.Client;

beforeAll(async () => {
  world = await testEnvironment();
  plan = await makePlan(world.environment, world.actors.manager);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const session = await openSession(world.environment, world.actors.manager, sessionToDraft(plan, {}));
  for (const number of [1, 2]) {
    granted(
      await signUp(world.environment, world.actors.visitor, {
        code: session.code,
        name: `演示居民${number}`,
        phone: `1380000000${number}`,
        consentVersion,
      }),
    );
  }
  world.clock.moveTo(session.startsAt);
  granted(await startSession(world.environment, world.actors.manager, { id: session.id, version: session.version }));
  const { rows } = await admin.query('SELECT ticket_code FROM deliver.sign_up ORDER BY created_at LIMIT 1');
  granted(await admitTicket(world.environment, world.actors.manager, { sessionId: session.id, ticket: rows[0].ticket_code }));
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const people = async () =>
  (
    await admin.query(
      `SELECT id, name, phone FROM access.person WHERE name LIKE '演示居民%' OR erased_at IS NOT NULL ORDER BY id`,
    )
  ).rows;
const evidence = async () =>
  JSON.stringify(
    (await admin.query('SELECT id, kind, quantity, subject, encode(hash, $1) FROM evidence.fact ORDER BY id', ['hex'])).rows,
  );
const report = async (options?: { dryRun: boolean }) =>
  (await runRetention(world.environment, options)).find((one) => one.tenant === 'shanghai');

describe('personal details go when the accounts of the year are closed', () => {
  test('not before', async () => {
    world.clock.moveTo(momentOf('2021-12-31', '12:00'));
    expect(await report()).toEqual({ tenant: 'shanghai', demo: false, due: 0, erased: 0, failed: [] });
    expect(await people()).toHaveLength(2);
  });

  test('a dry run counts and changes nothing', async () => {
    world.clock.moveTo(momentOf('2022-01-01', '12:00'));
    expect(await report({ dryRun: true })).toMatchObject({ due: 2, erased: 0 });
    expect((await people()).map((person) => person.name)).toEqual(['演示居民1', '演示居民2']);
    world.clock.moveTo(momentOf('2021-03-01', '12:00'));
    await admin.query(`UPDATE plan.programme SET state = 'closed' WHERE id = $1`, [plan.programmeId]);
    expect(await report({ dryRun: true })).toMatchObject({ due: 2 });
  });

  test('then they do, but for members, and the evidence stays to the last byte', async () => {
    const [first, second] = await people();
    const { tenant, environment, actors } = world;
    await environment.database.transaction({ tenant: tenant.id }, 'access', (transaction) =>
      insertMembership(
        transaction,
        { personId: second.id, role: 'host', district: '310107', validUntil: null },
        environment.clock.now(),
      ),
    );
    const before = await evidence();
    expect(await report()).toMatchObject({ due: 1, erased: 1 });
    expect(await people()).toEqual([
      { id: first.id, name: '', phone: null },
      { id: second.id, name: '演示居民2', phone: '13800000002' },
    ]);
    expect(await evidence()).toBe(before);
    expect(before).toContain('attendance');
    const { rows } = await admin.query(
      `SELECT verb, actor_name, record_id, detail FROM access.audit_trail WHERE actor_name = 'retention' ORDER BY verb`,
    );
    expect(rows).toEqual([
      { verb: 'erase-person', actor_name: 'retention', record_id: first.id, detail: { reason: '保存期限已过' } },
      { verb: 'run-retention', actor_name: 'retention', record_id: actors.manager.tenant, detail: { people: 1 } },
    ]);
    expect(await report()).toMatchObject({ due: 0, erased: 0 });
    await admin.query(`UPDATE plan.programme SET state = 'draft' WHERE id = $1`, [plan.programmeId]);
    await expectInvariants(world.adminUrl);
  });
});

test('somebody who cannot be erased does not keep the others from it, and is told', async () => {
  const { rows } = await admin.query<{ id: string }>(
    `INSERT INTO access.person (tenant_id, name, created_at) SELECT $1, name, $2 FROM unnest(ARRAY['演示甲', '演示乙', '演示丙']) AS name RETURNING id`,
    [world.tenant.id, world.clock.now()],
  );
  const ids = rows.map(({ id }) => id);
  await admin.query(`ALTER TABLE access.person ADD CONSTRAINT stuck CHECK (id <> '${ids[1]}' OR name <> '')`);
  const actor = systemActor(world.tenant.id, 'retention');
  const report = await eraseExpired(world.environment, actor, ids, { dryRun: false });
  expect(report).toEqual({ expired: 3, erased: 2, failed: [{ id: ids[1], problem: expect.stringContaining('stuck') }] });
  const { rows: left } = await admin.query('SELECT name FROM access.person WHERE id = ANY($1) ORDER BY id', [ids]);
  expect(left.map(({ name }) => name).sort()).toEqual(['', '', '演示乙']);
});
