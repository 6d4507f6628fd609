import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertMadeProgramme, type MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { bookExpense } from './book-expense.ts';

let world: TestEnvironment;
let admin: pg.Client;
let plans: MadePlan[];
const lines = ['01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000a2'];

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const { environment, actors, tenant } = world;
  const first = await makePlan(environment, actors.manager);
  await admin.query(`UPDATE plan.programme SET fiscal_year = 2019 WHERE id = $1`, [first.programmeId]);
  // A second programme of the same unit; venues and speakers are the unit's.
  const second = await environment.database.transaction(actors.manager, 'plan', insertMadeProgramme);
  plans = [first, { ...first, ...second }];
  for (const [at, line] of lines.entries())
    await admin.query(
      `INSERT INTO plan.budget_line (tenant_id, id, programme_id, code, name, amount_fen, position) VALUES ($1, $2, $3, '91', '讲课费', 5000000, 91)`,
      [tenant.id, line, plans[at]!.programmeId],
    );
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

/** The breaches of a fee for a talk of that time. */
async function booked(on: { day: string; from: string; until: string }, payee: string, classHours: number, programme = 0) {
  const { environment, actors } = world;
  const plan = plans[programme]!;
  const draft = sessionToDraft(plan, {
    startsAt: momentOf(on.day, on.from).toISOString(),
    endsAt: momentOf(on.day, on.until).toISOString(),
    speakerId: null,
  });
  const session = await openSession(environment, actors.manager, draft);
  const fee = { kind: 'lecture-fee' as const, purpose: '讲课费', amountFen: 200_000, titleLevel: 'professor' as const };
  const tax = { payeeKind: 'resident' as const, taxBasis: 'gross' as const };
  const paid = { paidOn: '2020-09-20', voucherNumber: `${on.day} ${on.from} ${payee}`, attachmentId: null, reason: '' };
  const of = { programmeId: plan.programmeId, budgetLineId: lines[programme]!, sessionId: session.id, payee, classHours };
  return granted(await bookExpense(environment, actors.finance, { ...of, ...fee, ...tax, ...paid })).breaches;
}

test('class hours of one speaker are summed over the sessions of half a day, and no further', async () => {
  const day = '2020-09-12';
  expect(await booked({ day, from: '09:00', until: '10:00' }, '演示讲师甲', 3)).toEqual([]);
  expect(await booked({ day, from: '10:15', until: '11:15' }, '演示讲师甲', 3)).toEqual(['over-class-hours']);
  expect(await booked({ day, from: '11:20', until: '11:50' }, '演示讲师乙', 3)).toEqual([]);
  expect(await booked({ day, from: '13:00', until: '14:00' }, '演示讲师甲', 3)).toEqual([]);
});

test('one speaker is the same, however the name is written', async () => {
  const day = '2020-09-16';
  expect(await booked({ day, from: '09:00', until: '10:00' }, '李 明', 3)).toEqual([]);
  expect(await booked({ day, from: '10:15', until: '11:15' }, '李明', 3)).toEqual(['over-class-hours']);
});

test('over all programmes of the unit', async () => {
  const day = '2020-09-13';
  expect(await booked({ day, from: '09:00', until: '10:00' }, '演示讲师丙', 3)).toEqual([]);
  expect(await booked({ day, from: '10:15', until: '11:15' }, '演示讲师丙', 2, 1)).toEqual(['over-class-hours']);
});

test('a half day begins at 12:00 and at 18:00', async () => {
  const day = '2020-09-14';
  expect(await booked({ day, from: '11:00', until: '11:30' }, '演示讲师丁', 3)).toEqual([]);
  expect(await booked({ day, from: '12:00', until: '13:00' }, '演示讲师丁', 3)).toEqual([]);
  expect(await booked({ day, from: '17:59', until: '18:00' }, '演示讲师丁', 2)).toEqual(['over-class-hours']);
  expect(await booked({ day, from: '18:00', until: '19:00' }, '演示讲师丁', 3)).toEqual([]);
});

test('a talk that crosses noon belongs to the morning in which it starts', async () => {
  const day = '2020-09-15';
  expect(await booked({ day, from: '10:30', until: '13:30' }, '演示讲师戊', 3)).toEqual([]);
  expect(await booked({ day, from: '14:00', until: '15:00' }, '演示讲师戊', 3)).toEqual([]);
  expect(await booked({ day, from: '09:00', until: '10:00' }, '演示讲师戊', 2)).toEqual(['over-class-hours']);
});
