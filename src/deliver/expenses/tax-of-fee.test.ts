import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '#src/platform/documents/excel-read.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type AgreedExpense, asAgreed, type ExpenseRow } from '../expense-rules/index.ts';
import { bookExpense, checkExpense } from './book-expense.ts';
import { mendExpense, reverseExpense } from './mend-expense.ts';
import { exportExpenses, feeSheetOf, readExpense } from './read-expenses.ts';
import { reckoningOf } from './tax-of-fee.ts';

let world: TestEnvironment;
let admin: pg.Client;
let sessionId: string;
let programmeId: string;
const line = '01900000-0000-7000-8000-0000000000a1';

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const { environment, actors, tenant } = world;
  const plan = await makePlan(environment, actors.manager);
  programmeId = plan.programmeId;
  await admin.query(
    `INSERT INTO plan.budget_line (tenant_id, id, programme_id, code, name, amount_fen, position) VALUES ($1, $2, $3, '91', '讲课费', 500000000, 91)`,
    [tenant.id, line, programmeId],
  );
  await admin.query(
    `INSERT INTO plan.budget_line_version (tenant_id, programme_id, code, version, name, amount_fen, position, removed, changed_at, changed_by, reason)
     VALUES ($1, $2, '91', 1, '讲课费', 500000000, 91, false, now(), 'test', '')`,
    [tenant.id, programmeId],
  );
  const draft = sessionToDraft(plan, { day: '2020-06-10', speakerId: plan.speakerId });
  sessionId = (await openSession(environment, actors.manager, draft)).id;
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await admin.end();
  await world.close();
});

let vouchers = 0;
function fee(change: Partial<AgreedExpense> = {}): AgreedExpense {
  vouchers += 1;
  const who = {
    kind: 'lecture-fee' as const,
    payee: '演示讲师甲',
    purpose: '讲课费',
    titleLevel: 'professor' as const,
    classHours: 2,
  };
  const paid = { amountFen: 200_000, paidOn: '2020-06-20', voucherNumber: `V-${vouchers}`, attachmentId: null };
  const tax = { payeeKind: 'resident' as const, taxBasis: 'gross' as const };
  return { programmeId, budgetLineId: line, sessionId: null, ...who, ...paid, ...tax, ...change };
}
const finance = () => world.actors.finance;
const book = async (change: Partial<AgreedExpense> = {}): Promise<ExpenseRow> => {
  return granted(await bookExpense(world.environment, finance(), fee(change)));
};
const read = async (id: string): Promise<ExpenseRow> => granted(await readExpense(world.environment, finance(), id));
const standingFact = async (id: string) =>
  (
    await admin.query(
      `SELECT quantity::float, outcome FROM evidence.fact f WHERE record_id = $1
        AND NOT EXISTS (SELECT FROM evidence.supersession x WHERE x.tenant_id = f.tenant_id AND x.superseded_id = f.id)`,
      [id],
    )
  ).rows;

test('a fee before tax has the tax taken out of it; one after tax costs the unit the tax on top', async () => {
  const before = await book({ payee: '税前甲' });
  expect(before).toMatchObject({ amountFen: 200_000, taxFen: 24_000, breaches: [] });
  const after = await book({ payee: '税后乙', taxBasis: 'net' });
  expect(after).toMatchObject({ amountFen: 230_000, taxFen: 30_000, breaches: [] });
  expect(asAgreed(after).amountFen).toBe(200_000);
  expect(await standingFact(after.id), 'the budget bears both').toEqual([{ quantity: 230_000, outcome: 'in-order' }]);
});

test('the cap after tax is held against what the payee got', async () => {
  expect((await book({ payee: '上限甲', amountFen: 230_000 })).breaches).toEqual([]);
  expect((await book({ payee: '上限乙', amountFen: 230_002 })).breaches).toEqual(['over-fee-cap']);
  expect((await book({ payee: '上限丙', amountFen: 200_001, taxBasis: 'net' })).breaches).toEqual(['over-fee-cap']);
  // Of a non-resident a fifth is deducted at once, and the rates begin at 3 %.
  const abroad = await book({ payee: '上限丁', amountFen: 200_000, payeeKind: 'non-resident' });
  expect(abroad.taxFen).toBe(4_800);
});

test('an organisation pays its own tax, and a word on the tax is asked for', async () => {
  const invoice = await book({ payee: '演示学会', payeeKind: 'organisation', taxBasis: null });
  expect(invoice).toMatchObject({ amountFen: 200_000, taxFen: null, taxBasis: null });
  const refused = async (change: Partial<AgreedExpense>) =>
    await bookExpense(world.environment, finance(), fee({ payee: '无注明', ...change }));
  expect(await refused({ payeeKind: null, taxBasis: null })).toMatchObject({ refusal: { code: 'fee-tax-unstated' } });
  expect(await refused({ taxBasis: null })).toMatchObject({ refusal: { code: 'fee-tax-unstated' } });
  expect(await refused({ paidOn: '2011-08-31' })).toMatchObject({ refusal: { code: 'withholding-table-missing' } });
  const venue = await book({ kind: 'venue', payee: '演示场地', titleLevel: null, classHours: null });
  expect(venue, 'what is no fee has no tax').toMatchObject({ payeeKind: null, taxBasis: null, taxFen: null });
});

test('payments of a month to one payee for one kind of work are one income, and the line says how it was reckoned', async () => {
  const first = await book({ payee: '当月甲' });
  const second = await book({ payee: '当月甲', amountFen: 300_000, paidOn: '2020-06-30' });
  expect([first.taxFen, second.taxFen]).toEqual([24_000, 56_000]);
  expect(reckoningOf(second)).toMatchObject({
    month: '2020-06',
    monthIncomeFen: 200_000,
    monthTaxFen: 24_000,
    incomeFen: 500_000,
    deductionFen: 100_000,
    taxableFen: 400_000,
    dueFen: 80_000,
    taxFen: 56_000,
  });
  expect((await book({ payee: '当月甲', paidOn: '2020-07-01' })).taxFen, 'another month').toBe(24_000);
  expect((await book({ payee: '当月甲', kind: 'expert-fee', titleLevel: null, classHours: null })).taxFen, 'another work').toBe(
    24_000,
  );
  expect((await book({ payee: '当月乙' })).taxFen, 'somebody else').toBe(24_000);
});

test('a payment that is mended or reversed has the later ones of its month reckoned anew, on record', async () => {
  const first = await book({ payee: '重算甲' });
  const second = await book({ payee: '重算甲', taxBasis: 'net' });
  expect(second).toMatchObject({ monthIncomeFen: 200_000, amountFen: 247_619, taxFen: 47_619 });
  const mended = granted(
    await mendExpense(world.environment, finance(), {
      id: first.id,
      version: first.version,
      reason: '金额记错',
      amountFen: 80_000,
    }),
  );
  expect(mended.taxFen).toBe(0);
  // 800 and x: what is left of x is 2,000.
  expect(await read(second.id)).toMatchObject({
    monthIncomeFen: 80_000,
    amountFen: 250_000,
    taxFen: 50_000,
    judgedWhy: 'other-expense',
  });
  granted(await reverseExpense(world.environment, finance(), { id: first.id, version: mended.version, reason: '未发放' }));
  const alone = await read(second.id);
  expect(alone).toMatchObject({
    monthIncomeFen: 0,
    monthTaxFen: 0,
    amountFen: 230_000,
    taxFen: 30_000,
    judgedWhy: 'other-expense',
  });
  expect(await standingFact(second.id)).toEqual([{ quantity: 230_000, outcome: 'in-order' }]);
  const { rows } = await admin.query(
    `SELECT detail FROM access.audit_trail WHERE verb = 'judge-expense-again' AND record_id = $1 ORDER BY at DESC, id DESC LIMIT 1`,
    [second.id],
  );
  expect(rows[0].detail.changes).toContainEqual({ field: 'amountFen', before: 250_000, after: 230_000 });
});

test('a payee is the same however the name is written: blanks, wide letters and capitals make nobody else', async () => {
  const first = await book({ payee: '李 明' });
  const second = await book({ payee: '李明' });
  const third = await book({ payee: '\u3000李\u3000明 ' });
  expect([first.taxFen, second.taxFen, third.taxFen]).toEqual([24_000, 40_000, 32_000]);
  await book({ payee: 'ＡＮＮ Ｌee' });
  expect((await book({ payee: 'Ann Lee' })).monthIncomeFen).toBe(200_000);
  expect((await book({ payee: '李明明' })).monthIncomeFen).toBe(0);
  granted(await reverseExpense(world.environment, finance(), { id: first.id, version: first.version, reason: '未发放' }));
  expect(await read(second.id)).toMatchObject({ payee: '李明', monthIncomeFen: 0, taxFen: 24_000, judgedWhy: 'other-expense' });
  // Kepu is brought up to date with fees in the books: as the migration leaves them, they are one payee's.
  await admin.query('ALTER TABLE deliver.expense DROP COLUMN payee_key; DROP FUNCTION public.name_key');
  const migration = new URL('../../../db/migrations/0049_payees_however_written.sql', import.meta.url);
  await admin.query(await readFile(migration, 'utf8').then((text) => text.replace('DROP INDEX deliver.expense_payee;', '')));
  expect((await book({ payee: '李 明' })).monthIncomeFen).toBe(400_000);
});

test('two who book at the same moment: the one that waited counts as the later, also when it is judged anew', async () => {
  const both = await Promise.all([book({ payee: '同时甲' }), book({ payee: '同时甲' }), book({ payee: '同时甲' })]);
  const taxes = both.map(({ taxFen }) => taxFen!).sort((one, other) => one - other);
  expect(taxes).toEqual([24_000, 32_000, 40_000]);
  const [first] = both;
  const again = { id: first!.id, version: first!.version, reason: '换用途', purpose: '讲课费（二）' };
  granted(await mendExpense(world.environment, finance(), again));
  for (const one of both) expect((await read(one.id)).taxFen).toBe(one.taxFen);
});

test('an expense of before is never guessed at: it stays as it was judged, stands in no sum, and holds up the tax of its month', async () => {
  const old = await book({ payee: '演示讲师甲', sessionId, amountFen: 210_000, paidOn: '2020-06-12' });
  await admin.query(
    `UPDATE deliver.expense SET payee_kind = NULL, tax_basis = NULL, tax_fen = NULL, month_income_fen = NULL, month_tax_fen = NULL,
      breaches = '{over-fee-cap}' WHERE id = $1`,
    [old.id],
  );
  const sheet = async () => granted(await feeSheetOf(world.environment, finance(), sessionId));
  expect(await sheet()).toMatchObject({
    rows: [
      {
        ...{ payee: '演示讲师甲', grossFen: null, taxFen: null, netFen: null, unstatedFen: 210_000, reckoning: null },
        breaches: [{ code: 'over-fee-cap', fee: { capFen: 200_000, overFen: 10_000 } }],
      },
    ],
    totals: { grossFen: 0, taxFen: 0, netFen: 0 },
    unstated: { count: 1, fen: 210_000 },
  });
  const next = fee({ sessionId });
  expect(await bookExpense(world.environment, finance(), next)).toMatchObject({
    refusal: { code: 'fee-month-unstated', params: { payee: '演示讲师甲', month: '2020-06', count: 1 } },
  });
  const seen = await read(old.id);
  const voucher = { id: old.id, version: seen.version, reason: '换凭证', voucherNumber: 'V-old' };
  const kept = granted(await mendExpense(world.environment, finance(), voucher));
  expect(kept).toMatchObject({ payeeKind: null, taxFen: null, breaches: ['over-fee-cap'] });
  const stated = granted(
    await mendExpense(world.environment, finance(), {
      id: old.id,
      version: kept.version,
      reason: '注明税前',
      payeeKind: 'resident',
      taxBasis: 'gross',
    }),
  );
  expect(stated).toMatchObject({ amountFen: 210_000, taxFen: 26_000, breaches: [] });
  expect(
    await mendExpense(world.environment, finance(), { id: old.id, version: stated.version, reason: '不再注明', payeeKind: null }),
  ).toMatchObject({ refusal: { code: 'fee-tax-unstated' } });
  const second = granted(await bookExpense(world.environment, finance(), next));
  expect((await sheet()).totals).toEqual({ grossFen: 410_000, taxFen: 65_600, netFen: 344_400 });
  // A speaker whose name was written otherwise was paid all the same: nobody stands below as still to be paid.
  const { organisation } = (await sheet()).rows[0]!;
  granted(await reverseExpense(world.environment, finance(), { id: second.id, version: second.version, reason: '未发放' }));
  const written = { id: old.id, version: stated.version, reason: '姓名照收据', payee: '演示 讲师甲' };
  granted(await mendExpense(world.environment, finance(), written));
  expect((await sheet()).rows).toMatchObject([{ payee: '演示 讲师甲', organisation, grossFen: 210_000 }]);
  expect(organisation).not.toBe('');
});

test('the check says what it will cost before it is booked, and mending starts from what was agreed', async () => {
  const input = fee({ payee: '检查甲', taxBasis: 'net' });
  expect(granted(await checkExpense(world.environment, finance(), input)).paid).toMatchObject({
    amountFen: 230_000,
    taxFen: 30_000,
  });
  const booked = granted(await bookExpense(world.environment, finance(), input));
  const again = granted(
    await mendExpense(world.environment, finance(), {
      id: booked.id,
      version: booked.version,
      reason: '换用途',
      purpose: '讲课费（二）',
    }),
  );
  expect(again, 'not grossed up twice').toMatchObject({ amountFen: 230_000, taxFen: 30_000 });
});

test('the workbook has the columns of the tax', async () => {
  const bytes = granted(await exportExpenses(world.environment, finance(), { sort: 'paidOn', text: '检查甲' }, 'zh'));
  const text = JSON.stringify(granted(await readWorkbook(bytes)));
  for (const words of ['收款人性质', '居民个人', '税后', '个税（元）', '实发（元）']) expect(text).toContain(words);
});
