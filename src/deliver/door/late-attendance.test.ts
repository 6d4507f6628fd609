import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { endSession, type SessionRow, startSession } from '#src/deliver/sessions/index.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { admitWalkIn } from './admit.ts';
import { doorStatus } from './door-status.ts';
import { enterPaper } from './enter-paper.ts';
import { recordHeadCount } from './record-head-count.ts';
import { undoAdmission } from './undo-admission.ts';
import { undoPaper } from './undo-paper.ts';

let world: TestEnvironment;
let admin: pg.Client;
let plan: MadePlan;
let session: SessionRow;
let day = 10;
const why = '签到表七月才交来';

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  plan = await makePlan(world.environment, world.actors.manager);
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await admin.end();
  await world.close();
});

/** A session that is running, with one walk-in and nothing reported yet. */
beforeEach(async () => {
  const { environment, actors, clock } = world;
  await admin.query('DELETE FROM plan.expense_freeze');
  day += 1;
  const opened = await openSession(environment, actors.manager, sessionToDraft(plan, { day: `2020-06-${day}` }));
  clock.moveTo(opened.startsAt);
  session = granted(await startSession(environment, actors.host, { id: opened.id, version: opened.version }));
});

const report = (until: string) =>
  admin.query(
    `INSERT INTO plan.expense_freeze (tenant_id, programme_id, evaluation, until, step, by_name, taken_at) VALUES ($1, $2, 2, $3, 'signed', '领导辛', now())`,
    [world.tenant.id, plan.programmeId, until],
  );
const reported = () => report(`2020-06-${day}`);
const refused = () => ({ refusal: { code: 'attendance-after-evaluation', params: { number: 2, day: `2020-06-${day}` } } });
const trail = async (verb: string): Promise<unknown> =>
  (await admin.query('SELECT detail FROM access.audit_trail WHERE verb = $1 ORDER BY at DESC, id DESC LIMIT 1', [verb])).rows[0]
    .detail;
const facts = async (): Promise<number> =>
  (await admin.query(`SELECT count(*)::int AS n FROM evidence.fact WHERE record_id = $1`, [session.id])).rows[0].n;

const count = (reason?: string) =>
  recordHeadCount(world.environment, world.actors.host, {
    sessionId: session.id,
    people: 20,
    method: 'counted',
    attachmentId: null,
    reason,
  });
const walkIn = (reason?: string) =>
  admitWalkIn(world.environment, world.actors.host, { sessionId: session.id, people: 2, reason });
const paper = (name: string, reason?: string, dryRun = false) =>
  enterPaper(world.environment, world.actors.host, { sessionId: session.id, rows: [{ name }], dryRun, reason }, 'zh');

test('a head count of a reported day asks why, keeps it beside and in the trail; a word of one letter says nothing', async () => {
  await reported();
  expect(await count()).toMatchObject(refused());
  expect(await count(' 迟 ')).toMatchObject(refused());
  expect(await facts()).toBe(0);
  const { status } = granted(await count(why));
  expect(status).toMatchObject({ late: { evaluation: 2, until: `2020-06-${day}` }, headCount: { people: 20, lateReason: why } });
  expect(await trail('record-head-count')).toMatchObject({ evaluation: 2, reason: why });
});

test('one of a later day, or with nothing reported, asks nothing and keeps nothing', async () => {
  await report(`2020-06-${day - 1}`);
  const { status } = granted(await count());
  expect(status).toMatchObject({ late: null, headCount: { lateReason: '' } });
  expect(await trail('record-head-count')).not.toHaveProperty('reason');
});

test('walk-ins at the door of a reported day, and taking one back', async () => {
  const before = granted(await walkIn()).admission;
  await reported();
  expect(await walkIn()).toMatchObject(refused());
  expect(granted(await walkIn(why)).admission.lateReason).toBe(why);
  expect(await trail('admit')).toMatchObject({ evaluation: 2, reason: why });
  expect(await undoAdmission(world.environment, world.actors.host, { id: before.id })).toMatchObject(refused());
  expect(granted(await undoAdmission(world.environment, world.actors.host, { id: before.id, reason: why })).inRoom).toBe(2);
  expect(await trail('undo-admission')).toMatchObject({ evaluation: 2, reason: why });
  const { rows } = await admin.query('SELECT supersedes_reason FROM evidence.fact WHERE supersedes = $1', [before.factId]);
  expect(rows).toEqual([{ supersedes_reason: why }]);
});

test('paper sheets of a reported day: the dry run is free, the rows ask why, and so does taking them back', async () => {
  world.clock.moveTo(session.endsAt);
  granted(await endSession(world.environment, world.actors.host, { id: session.id, version: session.version }));
  await reported();
  expect(granted(await paper('李四', undefined, true))).toMatchObject({ errors: [], applied: false });
  expect(await paper('李四')).toMatchObject(refused());
  const { batchId } = granted(await paper('李四', why));
  expect(await trail('enter-paper')).toMatchObject({ evaluation: 2, reason: why, rows: 1 });
  expect((await admin.query('SELECT late_reason FROM deliver.admission WHERE batch_id = $1', [batchId])).rows).toEqual([
    { late_reason: why },
  ]);
  const undo = (reason?: string) => undoPaper(world.environment, world.actors.host, { batchId: batchId!, reason });
  expect(await undo()).toMatchObject(refused());
  expect(granted(await undo(why)).paper).toBe(0);
  expect(await trail('undo-paper')).toMatchObject({ evaluation: 2, reason: why });
});

test('the door is told of it, and is free again once the self-evaluation is returned', async () => {
  await reported();
  const status = async () => granted(await doorStatus(world.environment, world.actors.host, session.id));
  expect((await status()).late).toEqual({ evaluation: 2, until: `2020-06-${day}` });
  await admin.query('DELETE FROM plan.expense_freeze');
  expect((await status()).late).toBeNull();
  granted(await walkIn());
});
