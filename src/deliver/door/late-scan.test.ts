import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeAttachment } from '#src/evidence/index.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { startSession } from '#src/deliver/sessions/start-session.ts';
import { contextWord } from '#src/kernel/fact-context.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { addScan } from './add-scan.ts';
import { enterPaper } from './enter-paper.ts';
import { listScans, paperBatches } from './read-door.ts';
import { undoPaper } from './undo-paper.ts';

let world: TestEnvironment;
let admin: pg.Client;
let sessionId: string;
let batchId: string;

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const { environment, actors } = world;
  const plan = await makePlan(environment, actors.manager);
  const session = await openSession(environment, actors.manager, sessionToDraft(plan, { day: '2020-06-10' }));
  sessionId = session.id;
  world.clock.moveTo(momentOf('2020-06-10', '14:00'));
  granted(await startSession(environment, actors.manager, { id: session.id, version: session.version }));
  const rows = [
    { name: '纸上一', phone: '19900000101', people: 2 },
    { name: '纸上二', phone: '', people: 1 },
  ];
  const entered = granted(await enterPaper(environment, actors.host, { sessionId, rows, dryRun: false }, 'zh'));
  batchId = entered.batchId!;
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await admin.end();
  await world.close();
});

const pdf = async (words: string): Promise<string> =>
  granted(
    await storeAttachment(world.environment, world.actors.host, {
      name: `${words}.pdf`,
      bytes: Buffer.from(`%PDF-1.7 ${words}`),
    }),
  ).id;

/** The standing facts of the session, by kind: how many, what they add up to, and the files behind them. */
async function facts(): Promise<unknown[]> {
  const { rows } = await admin.query(
    `SELECT f.kind, count(DISTINCT f.id)::int AS count, sum(f.quantity)::int AS sum, count(l.attachment_id)::int AS files FROM evidence.fact f
     LEFT JOIN evidence.fact_attachment l ON l.tenant_id = f.tenant_id AND l.fact_id = f.id
     WHERE f.record_id = $1 AND f.kind <> 'withdrawal'
       AND NOT EXISTS (SELECT FROM evidence.supersession s WHERE s.tenant_id = f.tenant_id AND s.superseded_id = f.id)
     GROUP BY 1 ORDER BY 1`,
    [sessionId],
  );
  return rows;
}
const words = async (): Promise<unknown[]> => {
  const { rows } = await admin.query(
    `SELECT DISTINCT jsonb_object_keys(context) AS key FROM evidence.fact WHERE kind = 'sign-in-sheet'`,
  );
  return rows.map(({ key }) => contextWord('sign-in-sheet', key)?.zh);
};
const attendance = { kind: 'attendance', count: 2, sum: 3, files: 0 };

test('a scan added later stands with the session by a fact of its own; those of the people stay, and the trail says who and when', async () => {
  const { environment, actors } = world;
  const before = await admin.query(`SELECT id, hash FROM evidence.fact WHERE record_id = $1 ORDER BY id`, [sessionId]);
  world.clock.moveTo(momentOf('2020-06-11', '09:00'));
  const first = await pdf('第一页');
  granted(await addScan(environment, actors.manager, { batchId, attachmentId: first }));
  world.clock.moveTo(momentOf('2020-06-11', '09:01'));
  granted(await addScan(environment, actors.manager, { batchId, attachmentId: await pdf('第二页') }));
  expect(await facts()).toMatchObject([attendance, { kind: 'sign-in-sheet', count: 2, sum: 2, files: 2 }]);
  const after = await admin.query(
    `SELECT id, hash FROM evidence.fact WHERE record_id = $1 AND kind <> 'sign-in-sheet' ORDER BY id`,
    [sessionId],
  );
  expect(after.rows.filter(({ id }) => before.rows.some((one) => one.id === id))).toEqual(before.rows);
  expect(await words(), 'each key of the fact has its words').not.toContain(undefined);
  const scans = granted(await listScans(environment, actors.manager, sessionId));
  expect(
    scans.map(({ fileName, of, people, addedBy, addedAt }) => [fileName, of, people, addedBy, addedAt.toISOString()]),
  ).toEqual([
    ['第一页.pdf', 'sign-in', 3, actors.manager.name, momentOf('2020-06-11', '09:00').toISOString()],
    ['第二页.pdf', 'sign-in', 3, actors.manager.name, momentOf('2020-06-11', '09:01').toISOString()],
  ]);
  const { items } = granted(await paperBatches(environment, actors.manager, sessionId));
  expect(items.map(({ scans: count }) => count)).toEqual([2]);
  const { rows: trail } = await admin.query(
    `SELECT actor_name, detail FROM access.audit_trail WHERE verb = 'add-scan' ORDER BY at, id`,
  );
  expect(trail).toMatchObject([{ detail: { batch: batchId, attachmentIds: [first] } }, { detail: { batch: batchId } }]);
});

test('the same file again, none at all, and another tenant’s are refused; so is who may not', async () => {
  const { environment, actors } = world;
  expect(await addScan(environment, actors.manager, { batchId, attachmentId: await pdf('第一页') })).toMatchObject({
    refusal: { code: 'scan-added-already' },
  });
  expect(await addScan(environment, actors.manager, { batchId, attachmentId: batchId })).toMatchObject({
    refusal: { code: 'attachment-missing' },
  });
  const asked = { batchId, attachmentId: await pdf('第三页') };
  expect(await addScan(environment, actors.auditor, asked)).toMatchObject({ refusal: { code: 'not-allowed' } });
  expect(await addScan(environment, actors.otherTenantManager, asked)).toMatchObject({ refusal: { code: 'not-found' } });
  await admin.query(`UPDATE deliver.session SET state = 'archived', ended_at = now(), held_fact_id = id WHERE id = $1`, [
    sessionId,
  ]);
  expect(await addScan(environment, actors.manager, asked)).toMatchObject({ refusal: { code: 'session-archived' } });
  await admin.query(`UPDATE deliver.session SET state = 'running', ended_at = NULL, held_fact_id = NULL WHERE id = $1`, [
    sessionId,
  ]);
});

test('taken back, a sheet takes its scans with it, and gets none any more', async () => {
  const { environment, actors } = world;
  granted(await undoPaper(environment, actors.manager, { batchId }));
  expect(await facts()).toEqual([]);
  expect(granted(await listScans(environment, actors.manager, sessionId))).toEqual([]);
  expect(await addScan(environment, actors.manager, { batchId, attachmentId: await pdf('第四页') })).toMatchObject({
    refusal: { code: 'batch-undone-already' },
  });
});
