import pg from 'pg';
import { expect, test } from 'vitest';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, testEnvironment } from '../../../tests/support/environment.ts';
import { bookExpense } from './book-expense.ts';

test('class hours of one speaker are summed over the sessions of half a day, and no further', async () => {
  const world = await testEnvironment();
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  try {
    const { environment, actors, tenant } = world;
    const plan = await makePlan(environment, actors.manager);
    const line = '01900000-0000-7000-8000-0000000000a1';
    await admin.query(
      `INSERT INTO plan.budget_line (tenant_id, id, programme_id, code, name, amount_fen, position) VALUES ($1, $2, $3, '91', '讲课费', 5000000, 91)`,
      [tenant.id, line, plan.programmeId],
    );
    const day = '2020-09-12';
    const booked = async (from: string, until: string, payee: string, classHours: number) => {
      const draft = sessionToDraft(plan, {
        startsAt: momentOf(day, from).toISOString(),
        endsAt: momentOf(day, until).toISOString(),
        speakerId: null,
      });
      const session = await openSession(environment, actors.manager, draft);
      const fee = { kind: 'lecture-fee' as const, purpose: '讲课费', amountFen: 200_000, titleLevel: 'professor' as const };
      const paid = { paidOn: '2020-09-20', voucherNumber: `${from} ${payee}`, attachmentId: null, reason: '' };
      const of = { programmeId: plan.programmeId, budgetLineId: line, sessionId: session.id, payee, classHours };
      return granted(await bookExpense(environment, actors.finance, { ...of, ...fee, ...paid })).breaches;
    };
    expect(await booked('09:00', '10:00', '演示讲师甲', 3)).toEqual([]);
    expect(await booked('10:15', '11:15', '演示讲师甲', 3)).toEqual(['over-class-hours']);
    expect(await booked('11:20', '11:50', '演示讲师乙', 3)).toEqual([]);
    expect(await booked('13:00', '14:00', '演示讲师甲', 3)).toEqual([]);
  } finally {
    await admin.end();
    await world.close();
  }
});
