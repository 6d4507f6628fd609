import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlan } from '#src/deliver/sessions/sessions.fixture.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import type { ExpenseRow } from '../expense-rules/index.ts';
import { bookExpense } from './book-expense.ts';
import { mendExpense, reverseExpense } from './mend-expense.ts';
import { readExpense } from './read-expenses.ts';

let world: TestEnvironment;
let admin: pg.Client;
let programmeId: string;
const line = '01900000-0000-7000-8000-0000000000a1';

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  programmeId = (await makePlan(world.environment, world.actors.manager)).programmeId;
  await admin.query(
    `INSERT INTO plan.budget_line (tenant_id, id, programme_id, code, name, amount_fen, position) VALUES ($1, $2, $3, '91', '讲课费', 500000000, 91)`,
    [world.tenant.id, line, programmeId],
  );
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const fee = async (payee: string, voucherNumber: string): Promise<ExpenseRow> => {
  const who = { kind: 'lecture-fee', payee, purpose: '讲课费', titleLevel: 'professor', classHours: 2 } as const;
  const paid = { amountFen: 100_000, paidOn: '2020-10-20', voucherNumber, attachmentId: null } as const;
  const tax = { payeeKind: 'resident', taxBasis: 'gross' } as const;
  const of = { programmeId, budgetLineId: line, sessionId: null };
  return granted(await bookExpense(world.environment, world.actors.finance, { ...of, ...who, ...paid, ...tax }));
};

test('of one payee one fee is mended while another is reversed: both come through, and what is left is taxed by what stands', async () => {
  const { environment, actors } = world;
  for (let round = 0; round < 15; round++) {
    const payee = `演示讲师${round}`;
    const [mended, reversed, last] = [
      await fee(payee, `${round}-1`),
      await fee(payee, `${round}-2`),
      await fee(payee, `${round}-3`),
    ];
    const change = { id: mended.id, version: mended.version, reason: '金额记错', amountFen: 90_000 + round };
    const both = await Promise.all([
      mendExpense(environment, actors.finance, change),
      reverseExpense(environment, actors.finance, { id: reversed.id, version: reversed.version, reason: '未发放' }),
    ]);
    // Whoever comes second may find its fee judged anew by the first, and is told so.
    const codes = both.map((one) => (one.ok ? 'ok' : one.refusal.code));
    expect(codes[0]).toBe('ok');
    expect(['ok', 'changed-meanwhile']).toContain(codes[1]);
    const before = codes[1] === 'ok' ? 90_000 + round : 190_000 + round;
    const left = granted(await readExpense(environment, actors.finance, last.id));
    expect(left.monthIncomeFen).toBe(before);
  }
});
