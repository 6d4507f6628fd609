import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { type AgreedExpense, asAgreed, type ExpenseRow, judgeExpense } from '../expense-rules/index.ts';
import { bookExpense } from './book-expense.ts';
import { mendExpense, reverseExpense } from './mend-expense.ts';
import { listExpenses, readExpense } from './read-expenses.ts';

let world: TestEnvironment;
let admin: pg.Client;
let plan: MadePlan;
let sessions: string[];
const lines = ['01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000a2'];

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  plan = await makePlan(world.environment, world.actors.manager);
  for (const [at, line] of lines.entries())
    await admin.query(
      `INSERT INTO plan.budget_line (tenant_id, id, programme_id, code, name, amount_fen, position) VALUES ($1, $2, $3, $4, $4, 500000, $5)`,
      [world.tenant.id, line, plan.programmeId, `9${at}`, 90 + at],
    );
  sessions = [];
  for (const [from, until] of [
    ['09:00', '10:00'],
    ['10:30', '11:30'],
    ['14:00', '15:00'],
  ] as const) {
    const span = {
      startsAt: momentOf('2020-09-02', from).toISOString(),
      endsAt: momentOf('2020-09-02', until).toISOString(),
    };
    const draft = sessionToDraft(plan, { ...span, speakerId: null });
    sessions.push((await openSession(world.environment, world.actors.manager, draft)).id);
  }
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const materials = {
  kind: 'materials',
  sessionId: null,
  payee: '演示文具店',
  titleLevel: null,
  classHours: null,
  payeeKind: null,
  taxBasis: null,
} as const;

const booking = (change: Partial<AgreedExpense> = {}): AgreedExpense => ({
  ...materials,
  programmeId: plan.programmeId,
  budgetLineId: lines[0]!,
  purpose: '用途',
  amountFen: 40_000,
  paidOn: '2020-10-20',
  voucherNumber: '',
  attachmentId: null,
  ...change,
});
const book = async (change: Partial<AgreedExpense> = {}): Promise<ExpenseRow> =>
  granted(await bookExpense(world.environment, world.actors.finance, booking(change)));
const read = async ({ id }: { id: string }): Promise<ExpenseRow> =>
  granted(await readExpense(world.environment, world.actors.finance, id));
async function mend(expense: { id: string }, change: Partial<AgreedExpense>): Promise<ExpenseRow> {
  const { version } = await read(expense);
  return granted(
    await mendExpense(world.environment, world.actors.finance, { id: expense.id, version, reason: '更正', ...change }),
  );
}
const reverse = async (expense: { id: string }): Promise<ExpenseRow> => {
  const { version } = await read(expense);
  return granted(await reverseExpense(world.environment, world.actors.finance, { id: expense.id, version, reason: '退回' }));
};
async function standing(): Promise<ExpenseRow[]> {
  const page = { page: 1, pageSize: 100 };
  return granted(await listExpenses(world.environment, world.actors.finance, { sort: 'paidOn', state: 'booked' }, page)).items;
}
const clear = async (): Promise<void> => {
  for (const one of await standing()) await reverse(one);
};

const verdict = ({ breaches, amountFen, taxFen, monthIncomeFen, monthTaxFen }: Omit<ExpenseRow, 'id'> | ExpenseRow) => ({
  breaches: [...breaches],
  amountFen,
  taxFen,
  monthIncomeFen,
  monthTaxFen,
});

/** Each is judged with those booked before it as they stand: when all hold, the whole is what judging it from the first on gives. */
async function expectAllAsJudgedAnew(): Promise<void> {
  const judged = async (row: ExpenseRow) =>
    world.environment.database.transaction(world.actors.finance, 'deliver', async (transaction) =>
      granted(await judgeExpense(transaction, asAgreed(row))),
    );
  for (const row of await standing()) {
    const { paid, breaches } = await judged(row);
    expect(verdict(row), `${row.payee} ${row.voucherNumber} ${row.kind}`).toEqual(verdict({ ...row, ...paid, breaches }));
  }
}

test('one mended upwards has the line overspent by those after it', async () => {
  const line = { budgetLineId: lines[1]! };
  const [first, second] = [await book({ ...line, amountFen: 200_000 }), await book({ ...line, amountFen: 250_000 })];
  expect(second.breaches).toEqual(['no-voucher']);
  expect((await mend(first, { amountFen: 300_000 })).breaches).toEqual(['no-voucher']);
  expect(await read(second)).toMatchObject({ breaches: ['no-voucher', 'over-budget-line'], judgedWhy: 'other-expense' });
  await mend(first, { budgetLineId: lines[0]! });
  expect((await read(second)).breaches).toEqual(['no-voucher']);
  await clear();
});

test('a voucher number that becomes that of a later one makes it the second with it', async () => {
  const [first, second] = [await book({ voucherNumber: 'A' }), await book({ voucherNumber: 'B' })];
  expect((await mend(first, { voucherNumber: 'B' })).breaches).toEqual([]);
  expect((await read(second)).breaches).toEqual(['duplicate-voucher']);
  await mend(first, { voucherNumber: 'C' });
  expect((await read(second)).breaches).toEqual([]);
  await clear();
});

test('a fee that costs more with its tax overspends the line for a third', async () => {
  const fee = { kind: 'lecture-fee', payee: '演示讲师甲', titleLevel: 'other', classHours: 1, payeeKind: 'resident' } as const;
  const first = await book({ ...fee, taxBasis: 'gross', amountFen: 50_000, budgetLineId: lines[1]! });
  const net = await book({ ...fee, taxBasis: 'net', amountFen: 200_000 });
  const third = await book({ amountFen: 500_000 - net.amountFen });
  expect(third.breaches).toEqual(['no-voucher']);
  await mend(first, { amountFen: 80_000 });
  expect((await read(net)).amountFen).toBeGreaterThan(net.amountFen);
  expect((await read(third)).breaches).toEqual(['no-voucher', 'over-budget-line']);
  await clear();
});

const oneOf = <Value>(...values: Value[]) => fc.constantFrom(...values);
const common = {
  line: oneOf(0, 1),
  amountFen: oneOf(40_000, 80_000, 150_000, 250_000),
  voucherNumber: oneOf('', 'A', 'B'),
  paidOn: oneOf('2020-10-20', '2020-11-02'),
};
const expenses = fc.oneof(
  fc.record(common),
  fc.record({
    ...common,
    fee: fc.record({
      payee: oneOf('演示讲师甲', '演示讲师乙'),
      session: oneOf(null, 0, 1, 2),
      classHours: oneOf(2, 3),
      taxBasis: oneOf('gross' as const, 'net' as const),
    }),
  }),
);
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('book' as const), as: expenses }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('mend' as const), which: fc.nat(), as: expenses }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat() }) },
  ),
  { minLength: 3, maxLength: 10 },
);

type Drawn<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never;

function written({ line, ...as }: Drawn<typeof expenses>): AgreedExpense {
  if (!('fee' in as)) return booking({ ...as, budgetLineId: lines[line]! });
  const { fee, ...rest } = as;
  const { session, ...said } = fee;
  const paid = { kind: 'lecture-fee', titleLevel: 'professor', payeeKind: 'resident' } as const;
  return booking({
    ...rest,
    ...said,
    ...paid,
    sessionId: session === null ? null : sessions[session]!,
    budgetLineId: lines[line]!,
  });
}

test('whatever is booked, mended and reversed: what stands is as if all had been judged anew in the order of booking', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const books: ExpenseRow[] = [];
      for (const step of all) {
        const at = step.do === 'book' || books.length === 0 ? null : step.which % books.length;
        if (step.do === 'book') books.push(await book(written(step.as)));
        else if (at !== null && step.do === 'reverse') await reverse(books.splice(at, 1)[0]!);
        else if (at !== null && step.do === 'mend') {
          const { programmeId: _same, ...change } = written(step.as);
          await mend(books[at]!, change);
        }
      }
      await expectAllAsJudgedAnew();
      await clear();
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 120_000);
