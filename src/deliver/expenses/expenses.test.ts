import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { testEnvironment, type TestEnvironment, granted } from '../../../tests/support/environment.ts';
import { bookExpense, checkExpense } from './book-expense.ts';
import type { AgreedExpense } from '../expense-rules/index.ts';
import { mendExpense, reverseExpense } from './mend-expense.ts';
import { executionOfBudget, exportExpenses, listExpenses } from './read-expenses.ts';

let test: TestEnvironment;
let admin: pg.Client;
const programmeId = '01900000-0000-7000-8000-000000000001';
const line = '01900000-0000-7000-8000-0000000000a1';

beforeAll(async () => {
  test = await testEnvironment();
  admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
  await admin.query(
    `INSERT INTO plan.programme (tenant_id, id, name, fiscal_year, applicant, starts_on, ends_on, layout, total_fen, current_year_fen, sections, changed_at, changed_by)
     VALUES ($1, $2, '基层科普服务', 2020, '上海市科普事业中心', '2020-01-01', '2020-12-31', 'SH-old', 1000000, 1000000, '[]', now(), 'test')`,
    [test.tenant.id, programmeId],
  );
  await admin.query(
    `INSERT INTO plan.budget_line (tenant_id, id, programme_id, code, name, amount_fen, position) VALUES ($1, $2, $3, '01', '讲课费', 500000, 1)`,
    [test.tenant.id, line, programmeId],
  );
});

afterAll(async () => {
  await admin.end();
  await test.close();
});

function paid(change: Partial<AgreedExpense> = {}): AgreedExpense {
  return {
    programmeId,
    budgetLineId: line,
    sessionId: null,
    kind: 'lecture-fee',
    payee: '演示讲师甲',
    purpose: '讲课费',
    amountFen: 100_000,
    paidOn: '2020-04-20',
    voucherNumber: '',
    attachmentId: null,
    titleLevel: 'professor',
    classHours: 2,
    payeeKind: 'resident',
    taxBasis: 'gross',
    ...change,
  };
}

const finance = () => test.actors.finance;

async function currentFacts() {
  const { rows } = await admin.query(`
    SELECT outcome, quantity::float, context FROM evidence.fact f
    WHERE kind = 'expense' AND NOT EXISTS (SELECT FROM evidence.supersession s WHERE s.tenant_id = f.tenant_id AND s.superseded_id = f.id) ORDER BY id`);
  return rows;
}

describe('expenses', () => {
  it('are booked with their breaches, mended by a superseding fact, and reversed', async () => {
    const booked = granted(await bookExpense(test.environment, finance(), paid()));
    expect(booked.breaches).toEqual(['no-voucher']);
    expect(await currentFacts()).toEqual([
      expect.objectContaining({
        outcome: 'in-breach',
        quantity: 100_000,
        context: expect.objectContaining({ budgetLine: '01', voucher: false }),
      }),
    ]);
    const mended = granted(
      await mendExpense(test.environment, finance(), {
        id: booked.id,
        version: booked.version,
        reason: '补交凭证',
        voucherNumber: 'V-1',
      }),
    );
    expect(mended.breaches).toEqual([]);
    expect(await currentFacts()).toEqual([expect.objectContaining({ outcome: 'in-order' })]);
    expect(
      await mendExpense(test.environment, finance(), { id: booked.id, version: 1, reason: '再改', payee: '他人' }),
    ).toMatchObject({ refusal: { code: 'changed-meanwhile' } });
    granted(
      await reverseExpense(test.environment, finance(), { id: booked.id, version: mended.version, reason: '重复支付，已退回' }),
    );
    expect(await currentFacts()).toEqual([]);
    expect(await reverseExpense(test.environment, finance(), { id: booked.id, version: 3, reason: '再冲' })).toMatchObject({
      refusal: { code: 'expense-reversed-already' },
    });
  });

  it('overspend a line only as long as an earlier expense stands', async () => {
    const first = granted(
      await bookExpense(test.environment, finance(), paid({ kind: 'venue', amountFen: 450_000, voucherNumber: 'V-2' })),
    );
    const input = paid({ kind: 'venue', amountFen: 100_000, voucherNumber: 'V-3' });
    expect(granted(await checkExpense(test.environment, finance(), input))).toMatchObject({
      breaches: ['over-budget-line'],
      late: null,
    });
    const second = granted(await bookExpense(test.environment, finance(), input));
    expect(second.breaches).toEqual(['over-budget-line']);
    granted(await reverseExpense(test.environment, finance(), { id: first.id, version: 1, reason: '列错科目' }));
    const { items } = granted(
      await listExpenses(test.environment, finance(), { sort: '-paidOn', state: 'booked' }, { page: 1, pageSize: 10 }),
    );
    expect(items.map((item) => [item.id, item.breaches])).toEqual([[second.id, []]]);
    const execution = granted(await executionOfBudget(test.environment, finance(), programmeId));
    expect(execution.lines[0]).toMatchObject({ executedFen: 100_000, inBreach: 0 });
    // Of the budget of the year, as the score has it, whatever the lines come to.
    await admin.query('UPDATE plan.programme SET total_fen = 900000, current_year_fen = 400000 WHERE id = $1', [programmeId]);
    expect(granted(await executionOfBudget(test.environment, finance(), programmeId))).toMatchObject({
      budgetFen: 400_000,
      totalFen: 900_000,
      linesFen: 500_000,
      executedFen: 100_000,
      rate: 0.25,
    });
  });

  it('keep payees out of facts and other roles out of the books', async () => {
    expect(JSON.stringify((await admin.query('SELECT * FROM evidence.fact')).rows)).not.toContain('演示讲师');
    expect(await bookExpense(test.environment, test.actors.auditor, paid())).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await bookExpense(test.environment, test.actors.coordinator, paid())).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    const foreign = await bookExpense(test.environment, { ...test.actors.otherTenantManager }, paid());
    expect(foreign).toMatchObject({ refusal: { code: 'budget-line-other-programme' } });
  });

  it('need title and hours for a lecture fee and an attachment that exists', async () => {
    expect(await bookExpense(test.environment, finance(), paid({ titleLevel: null }))).toMatchObject({
      refusal: { code: 'lecture-fee-incomplete' },
    });
    expect(await bookExpense(test.environment, finance(), paid({ attachmentId: programmeId }))).toMatchObject({
      refusal: { code: 'attachment-missing' },
    });
  });

  it('are exported as a workbook', async () => {
    const bytes = granted(await exportExpenses(test.environment, finance(), { sort: 'paidOn' }, 'zh'));
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
  });
});

describe('an expense of days that a self-evaluation was handed in for', () => {
  const late = paid({
    kind: 'printing',
    titleLevel: null,
    classHours: null,
    amountFen: 1_000,
    voucherNumber: 'V-late',
    paidOn: '2020-06-30',
  });

  it('is booked only with a reason, which stays with it and in the trail; one of later days freely', async () => {
    await admin.query(
      `INSERT INTO plan.expense_freeze (tenant_id, programme_id, evaluation, until, step, by_name, taken_at) VALUES ($1, $2, 3, '2020-06-30', 'signed', '领导辛', now())`,
      [test.tenant.id, programmeId],
    );
    expect(granted(await checkExpense(test.environment, finance(), late)).late).toEqual({ evaluation: 3, until: '2020-06-30' });
    expect(await bookExpense(test.environment, finance(), late)).toMatchObject({
      refusal: { code: 'expense-after-evaluation', params: { number: 3, day: '2020-06-30' } },
    });
    const booked = granted(await bookExpense(test.environment, finance(), { ...late, reason: '发票七月才到' }));
    expect(booked.lateReason).toBe('发票七月才到');
    const { rows } = await admin.query('SELECT detail FROM access.audit_trail WHERE record_id = $1', [booked.id]);
    expect(rows).toMatchObject([{ detail: { evaluation: 3, reason: '发票七月才到' } }]);
    const after = { ...late, paidOn: '2020-07-01', voucherNumber: 'V-after' };
    expect(granted(await checkExpense(test.environment, finance(), after)).late).toBeNull();
    expect(granted(await bookExpense(test.environment, finance(), after)).lateReason).toBe('');
  });
});

describe('the list of expenses', () => {
  /** Payees of its own, so that what other tests booked is not among them. */
  async function listed(sort: 'payee' | '-payee' | 'state' | '-state'): Promise<string[]> {
    const filter = { sort, text: '次序' };
    const { items } = granted(await listExpenses(test.environment, finance(), filter, { page: 1, pageSize: 50 }));
    return items.map(({ payee }) => payee.replace('次序', ''));
  }

  it('stands by payee in pinyin, with the numbers in names by what they count, and by state as an officer reads it', async () => {
    const fee = { kind: 'printing' as const, titleLevel: null, classHours: null, amountFen: 100, paidOn: '2020-08-01' };
    const book = async (payee: string, voucherNumber: string) =>
      granted(await bookExpense(test.environment, finance(), paid({ ...fee, payee: `次序${payee}`, voucherNumber })));
    const gone = await book('赵', 'N-1');
    await book('第10印刷厂', 'N-2');
    await book('钱', '');
    await book('第2印刷厂', 'N-3');
    await book('安', 'N-4');
    granted(await reverseExpense(test.environment, finance(), { id: gone.id, version: gone.version, reason: '重复登记' }));
    const byPayee = ['安', '第2印刷厂', '第10印刷厂', '钱', '赵'];
    expect(await listed('payee')).toEqual(byPayee);
    expect(await listed('-payee')).toEqual(byPayee.toReversed());
    // In order, in breach, reversed; within each by the day.
    const byState = await listed('state');
    expect(new Set(byState.slice(0, 3))).toEqual(new Set(['安', '第2印刷厂', '第10印刷厂']));
    expect(byState.slice(3)).toEqual(['钱', '赵']);
    expect((await listed('-state')).slice(0, 2)).toEqual(['赵', '钱']);
  });
});
