import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeSession } from '#src/deliver/sessions/change-session.ts';
import { passWords } from '#src/deliver/sessions/pass-words.ts';
import { rescheduleSession } from '#src/deliver/sessions/reschedule-session.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import type { SessionRow } from '#src/deliver/sessions/session.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import type { ExpenseRow } from '../expense-rules/index.ts';
import { bookExpense } from './book-expense.ts';
import { readExpense } from './read-expenses.ts';

let world: TestEnvironment;
let admin: pg.Client;
let plan: MadePlan;
const line = '01900000-0000-7000-8000-0000000000a1';

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  plan = await makePlan(world.environment, world.actors.manager);
  await admin.query(
    `INSERT INTO plan.budget_line (tenant_id, id, programme_id, code, name, amount_fen, position) VALUES ($1, $2, $3, '91', '讲课费', 500000000, 91)`,
    [world.tenant.id, line, plan.programmeId],
  );
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const span = (day: string, from: string, until: string) => ({
  startsAt: momentOf(day, from).toISOString(),
  endsAt: momentOf(day, until).toISOString(),
});
const held = (day: string, from: string, until: string, speakerId: string | null = null): Promise<SessionRow> =>
  openSession(world.environment, world.actors.manager, sessionToDraft(plan, { ...span(day, from, until), speakerId }));
const paid = async (session: SessionRow, payee: string, classHours: number): Promise<ExpenseRow> => {
  return granted(
    await bookExpense(world.environment, world.actors.finance, {
      programmeId: plan.programmeId,
      budgetLineId: line,
      sessionId: session.id,
      kind: 'lecture-fee',
      payee,
      purpose: '讲课费',
      amountFen: 100_000,
      paidOn: '2020-10-20',
      voucherNumber: `${session.code} ${payee}`,
      attachmentId: null,
      titleLevel: 'professor',
      classHours,
      payeeKind: 'resident',
      taxBasis: 'gross',
    }),
  );
};
const read = async ({ id }: { id: string }) => granted(await readExpense(world.environment, world.actors.finance, id));
const facts = async ({ id }: { id: string }) =>
  (
    await admin.query(
      `SELECT f.outcome, f.venue_kind, f.supersedes_reason AS reason, EXISTS (SELECT FROM evidence.supersession l WHERE l.tenant_id = f.tenant_id AND l.superseded_id = f.id) AS over
       FROM evidence.fact f WHERE f.record_id = $1 ORDER BY over DESC, f.id`,
      [id],
    )
  ).rows;
const trail = async ({ id }: { id: string }) =>
  (
    await admin.query(`SELECT detail FROM access.audit_trail WHERE verb = 'judge-expense-again' AND record_id = $1 ORDER BY id`, [
      id,
    ])
  ).rows;

test('a session that is moved into another half day has its fee, and the others of its speaker, judged anew', async () => {
  const { environment, actors } = world;
  const moving = await held('2020-09-01', '09:00', '10:00');
  const staying = await held('2020-09-02', '09:00', '10:00');
  const [first, second] = [await paid(moving, '演示讲师甲', 3), await paid(staying, '演示讲师甲', 2)];
  expect([first.breaches, second.breaches]).toEqual([[], []]);
  const moved = granted(
    await rescheduleSession(environment, actors.manager, {
      id: moving.id,
      version: moving.version,
      ...span('2020-09-02', '10:30', '11:30'),
      reason: '讲师另有安排',
    }),
  );
  // Five hours in that morning now: what was booked last is over, on the session that nobody touched.
  expect(await read(first)).toMatchObject({ breaches: [], judgedWhy: 'session-moved', version: 2 });
  expect(await read(second)).toMatchObject({ breaches: ['over-class-hours'], judgedWhy: 'session-moved', version: 2 });
  expect(await facts(first), 'nothing else to say: the fact stays').toEqual([
    { outcome: 'in-order', venue_kind: 'community', reason: '', over: false },
  ]);
  expect(await facts(second)).toMatchObject([
    { outcome: 'in-order', over: true },
    { outcome: 'in-breach', reason: '场次改期后重新核对', over: false },
  ]);
  expect(await trail(first)).toMatchObject([{ detail: { changes: [] } }]);
  expect(await trail(second)).toMatchObject([
    { detail: { breaches: ['over-class-hours'], changes: [{ field: 'breaches', before: [], after: ['over-class-hours'] }] } },
  ]);
  granted(
    await rescheduleSession(environment, actors.manager, {
      id: moving.id,
      version: moved.version,
      ...span('2020-09-02', '12:00', '13:00'),
      reason: '改到下午',
    }),
  );
  expect(await read(second)).toMatchObject({ breaches: [], version: 3 });
  expect((await facts(second)).at(-1)).toMatchObject({ outcome: 'in-order', over: false });
});

test('one moved before the first fee table has no cap any more, and its fact follows it to another venue', async () => {
  const { environment, actors } = world;
  const session = await held('2020-09-05', '09:00', '10:00');
  const fee = await paid(session, '演示讲师乙', 0.5);
  expect(fee.breaches).toEqual(['over-fee-cap']);
  const venue = { venueId: plan.otherVenueId, ...span('2020-09-05', '09:30', '10:30') };
  granted(
    await rescheduleSession(environment, actors.manager, {
      id: session.id,
      version: session.version,
      ...venue,
      reason: '换场地',
    }),
  );
  expect((await facts(fee)).map(({ venue_kind, over }) => [venue_kind, over])).toEqual([
    ['community', true],
    ['building', false],
  ]);
  await admin.query(
    `UPDATE deliver.session SET starts_at = '2016-12-30 09:00+08', ends_at = '2016-12-30 10:00+08' WHERE id = $1`,
    [session.id],
  );
  const changed = { id: session.id, version: session.version + 1, speakerId: plan.speakerId };
  granted(await changeSession(environment, actors.manager, changed));
  expect(await read(fee)).toMatchObject({ breaches: [], judgedWhy: 'speaker-changed' });
});

test('another speaker has the fees judged anew and said so; other words leave them alone', async () => {
  const { environment, actors } = world;
  const session = await held('2020-09-08', '09:00', '10:00', plan.speakerId);
  const fee = await paid(session, '演示讲师丙', 2);
  const seen = { id: session.id, version: session.version };
  const worded = granted(await changeSession(environment, actors.manager, { ...seen, title: '换个题目' }));
  expect(await read(fee)).toMatchObject({ judgedWhy: null, version: 1 });
  granted(
    await changeSession(environment, actors.manager, { id: session.id, version: worded.version, speakerId: plan.otherSpeakerId }),
  );
  expect(await read(fee)).toMatchObject({ judgedWhy: 'speaker-changed', breaches: [], version: 2 });
  expect(await facts(fee)).toHaveLength(1);
});

test('an expense names its session by the title that was passed, until another one is', async () => {
  const { environment, actors } = world;
  const session = await held('2020-09-12', '09:00', '10:00');
  const fee = await paid(session, '演示讲师丙', 0.5);
  const reworded = granted(
    await changeSession(environment, actors.manager, { id: session.id, version: session.version, title: '没有通过的题目' }),
  );
  expect((await read(fee)).sessionTitle).toBe(session.title);
  granted(await passWords(environment, actors.coordinator, { id: reworded.id, version: reworded.version }));
  expect((await read(fee)).sessionTitle).toBe('没有通过的题目');
});
