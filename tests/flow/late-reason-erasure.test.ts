import { readFile } from 'node:fs/promises';
import { call } from '@orpc/server';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountRoutes } from '#src/account/index.ts';
import { enterPaper } from '#src/deliver/door/enter-paper.ts';
import { recordHeadCount } from '#src/deliver/door/record-head-count.ts';
import { undoPaper } from '#src/deliver/door/undo-paper.ts';
import { endSession, startSession } from '#src/deliver/sessions/index.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { eraseRecordWords } from '#src/deliver/signup/index.ts';
import { factsOfWordsNaming } from '#src/deliver/signup/retention.store.ts';
import { asStage } from '#src/platform/postgres/database.ts';
import { granted, type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { as } from '../support/small-year.ts';

let world: TestEnvironment;
let admin: pg.Client;
let plan: Awaited<ReturnType<typeof makePlan>>;

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  plan = await makePlan(world.environment, world.actors.manager);
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const name = '林演示';
/** Where the name still stands, by table. */
async function standing(): Promise<string[]> {
  const { rows } = await admin.query<{ place: string }>(
    `SELECT 'admission' AS place FROM deliver.admission WHERE position($1 IN late_reason) > 0
      UNION SELECT 'head-count' FROM deliver.head_count WHERE position($1 IN late_reason || array_to_string(former_reasons, ' ')) > 0
      UNION SELECT 'batch' FROM deliver.entry_batch WHERE position($1 IN undo_reason) > 0
      UNION SELECT 'fact' FROM evidence.fact WHERE position($1 IN supersedes_reason) > 0
      UNION SELECT 'trail' FROM access.audit_trail WHERE position($1 IN detail::text) > 0 ORDER BY 1`,
    [name],
  );
  return rows.map(({ place }) => place);
}

test('the reasons of a late paper sheet and of its undoing go with the words of its facts, in the records and in the trail', async () => {
  const { environment, actors, clock } = world;
  const opened = await openSession(environment, actors.manager, sessionToDraft(plan, { day: '2020-06-11' }));
  clock.moveTo(opened.startsAt);
  const session = granted(await startSession(environment, actors.host, opened));
  clock.moveTo(session.endsAt);
  granted(await endSession(environment, actors.host, session));
  await admin.query(
    `INSERT INTO plan.expense_freeze (tenant_id, programme_id, evaluation, until, step, by_name, taken_at)
      VALUES ($1, $2, 2, '2020-06-30', 'signed', '领导辛', now())`,
    [world.tenant.id, plan.programmeId],
  );
  const sheet = { sessionId: session.id, rows: [{ name: '来宾' }], dryRun: false, reason: `${name}七月才交来` };
  const { batchId } = granted(await enterPaper(environment, actors.host, sheet, 'zh'));
  granted(await undoPaper(environment, actors.host, { batchId: batchId!, reason: `${name}说交错了` }));
  expect(await standing()).toEqual(['admission', 'batch', 'fact', 'trail']);

  const late = await environment.database.transaction(actors.manager, 'deliver', (transaction) =>
    asStage(transaction, 'deliver', () => factsOfWordsNaming(transaction, name)),
  );
  const { rows: withdrawals } = await admin.query<{ id: string }>(
    'SELECT id FROM evidence.fact WHERE position($1 IN supersedes_reason) > 0',
    [name],
  );
  const manager = { context: { ...as(environment, actors.manager).context, eraseRecordWords } };
  for (const factId of new Set([...late, ...withdrawals.map(({ id }) => id)]))
    await call(accountRoutes.redactFact, { factId, reason: '写了姓名' }, manager);
  expect(await standing()).toEqual([]);
});

test('the reason of a count that another took the place of goes too', async () => {
  const { environment, actors, clock } = world;
  await admin.query('DELETE FROM plan.expense_freeze');
  const opened = await openSession(environment, actors.manager, sessionToDraft(plan, { day: '2020-06-12' }));
  clock.moveTo(opened.startsAt);
  const session = granted(await startSession(environment, actors.host, opened));
  clock.moveTo(session.endsAt);
  granted(await endSession(environment, actors.host, session));
  await admin.query(
    `INSERT INTO plan.expense_freeze (tenant_id, programme_id, evaluation, until, step, by_name, taken_at)
      VALUES ($1, $2, 2, '2020-06-30', 'signed', '领导辛', now())`,
    [world.tenant.id, plan.programmeId],
  );
  const count = { sessionId: session.id, method: 'counted', attachmentId: null } as const;
  granted(await recordHeadCount(environment, actors.host, { ...count, people: 30, reason: `${name}漏报` }));
  granted(await recordHeadCount(environment, actors.host, { ...count, people: 32, reason: '再次清点' }));
  expect(await standing()).toEqual(['head-count', 'trail']);
  const late = await environment.database.transaction(actors.manager, 'deliver', (transaction) =>
    asStage(transaction, 'deliver', () => factsOfWordsNaming(transaction, name)),
  );
  expect(late).toHaveLength(1);
  // Of counts from before the trail alone had it: they are filled in from there.
  await admin.query('ALTER TABLE deliver.head_count DROP COLUMN former_reasons');
  await admin.query(await readFile(new URL('../../db/migrations/0053_former_reasons_of_counts.sql', import.meta.url), 'utf8'));
  const manager = { context: { ...as(environment, actors.manager).context, eraseRecordWords } };
  await call(accountRoutes.redactFact, { factId: late[0]!, reason: '写了姓名' }, manager);
  expect(await standing()).toEqual([]);
});
