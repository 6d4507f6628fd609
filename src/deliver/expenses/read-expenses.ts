import type { Actor } from '#src/kernel/actor.ts';
import { budgetOfYear, yuanOf } from '#src/kernel/money.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { share } from '#src/kernel/share.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import {
  afterTax,
  budgetOf,
  executionByLine,
  type ExpenseFilter,
  type ExpenseRow,
  expenseById,
  expensePage,
  feeCap,
  feeDayOf,
  feesOf,
  feeTableOn,
  isFee,
} from '../expense-rules/index.ts';
import { readSession, type SessionRow } from '../sessions/index.ts';
import type { BudgetExecution, FeeSheet } from './expense.contract.ts';
import { mayExpense } from './expense.policy.ts';
import { breachMark, breachText } from './breach-words.ts';
import * as texts from './expense.texts.ts';
import { reckoningOf } from './tax-of-fee.ts';

const exportLimit = 50_000;

export async function listExpenses(
  environment: Environment,
  actor: Actor,
  filter: ExpenseFilter,
  page: { page: number; pageSize: number },
): Promise<Result<{ items: ExpenseRow[]; total: number; sumFen: number }>> {
  if (!mayExpense(actor, 'expenses.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) =>
    ok(await expensePage(transaction, filter, page)),
  );
}

export async function readExpense(environment: Environment, actor: Actor, id: string): Promise<Result<ExpenseRow>> {
  if (!mayExpense(actor, 'expenses.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const expense = await expenseById(transaction, id);
    return expense ? ok(expense) : refuse('not-found', { what: '支出' });
  });
}

export async function exportExpenses(
  environment: Environment,
  actor: Actor,
  filter: ExpenseFilter,
  language: Language,
): Promise<Result<Uint8Array>> {
  const found = await listExpenses(environment, actor, filter, { page: 1, pageSize: exportLimit });
  if (!found.ok) return found;
  const t = texts[language];
  const rows = found.value.items.map((expense) => [
    expense.paidOn,
    `${expense.budgetLineCode} ${expense.budgetLineName}`,
    t.kinds[expense.kind],
    expense.payee,
    expense.purpose,
    yuanOf(expense.amountFen),
    ...taxCells(expense, t),
    expense.voucherNumber,
    expense.sessionTitle ?? '',
    expense.breaches.map((code) => breachText(code, expense, language)).join('\n'),
    t.states[expense.state],
  ]);
  const kinds = { paidOn: 'date', amount: 'money', tax: 'money', net: 'money' } as const;
  const columns = Object.entries(t.columns).map(([name, header]) => ({
    header,
    kind: kinds[name as keyof typeof kinds] ?? ('text' as const),
  }));
  return ok(await writeWorkbook([{ name: t.sheet, columns, rows }]));
}

/** Who was paid, how the amount was agreed, the tax and what the payee got; a fee that does not say so says that. */
function taxCells(expense: ExpenseRow, t: typeof texts.zh): (string | number | null)[] {
  const { payeeKind, taxBasis, taxFen } = expense;
  if (payeeKind === null) return [isFee(expense.kind) ? t.unstated : '', '', null, null];
  return [
    t.payeeKinds[payeeKind],
    taxBasis === null ? '' : t.taxBases[taxBasis],
    taxFen === null ? null : yuanOf(taxFen),
    yuanOf(afterTax(expense)),
  ];
}

/** What was spent against the budget: line by line, and together against the budget of the year, as the account does it. */
export async function executionOfBudget(
  environment: Environment,
  actor: Actor,
  programmeId: string,
): Promise<Result<BudgetExecution>> {
  if (!mayExpense(actor, 'expenses.read')) return refuse('not-allowed');
  const { lines, budget } = await environment.database.transaction(actor, 'deliver', async (transaction) => ({
    lines: await executionByLine(transaction, programmeId),
    budget: await budgetOf(transaction, programmeId),
  }));
  const sum = (field: 'budgetFen' | 'executedFen' | 'inBreachFen' | 'inBreach'): number =>
    lines.reduce((total, line) => total + line[field], 0);
  return ok({
    programmeId,
    budgetFen: budgetOfYear(budget),
    totalFen: budget.totalFen,
    linesFen: sum('budgetFen'),
    executedFen: sum('executedFen'),
    rate: share(sum('executedFen'), budgetOfYear(budget)),
    inBreachFen: sum('inBreachFen'),
    inBreach: sum('inBreach'),
    lines: lines.map(({ inBreachFen: _fen, ...line }) => ({
      ...line,
      leftFen: line.budgetFen - line.executedFen,
      rate: share(line.executedFen, line.budgetFen),
    })),
  });
}

/** 劳务发放表: the session and what was paid to people for it; its speaker stands on it unpaid as long as nothing was booked. */
export async function feeSheetOf(environment: Environment, actor: Actor, sessionId: string): Promise<Result<FeeSheet>> {
  if (!mayExpense(actor, 'expenses.read')) return refuse('not-allowed');
  const found = await readSession(environment, actor, sessionId);
  if (!found.ok) return found;
  const session = found.value;
  const fees = await environment.database.transaction(actor, 'deliver', (transaction) =>
    feesOf(transaction, sessionId, session.speakerName),
  );
  const paid = fees.map((fee, index) => feeRow(fee, index + 1, session));
  const unpaid = session.speakerName !== null && !fees.some(({ toSpeaker }) => toSpeaker);
  const sum = (of: (row: FeeRow) => number | null): number => paid.reduce((total, row) => total + (of(row) ?? 0), 0);
  return ok({
    sessionId: session.id,
    title: session.title,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    venueName: session.venueName,
    organiser: session.tenantName,
    demo: session.demo,
    rows: unpaid ? [...paid, unpaidRow(session, session.speakerName!, paid.length + 1)] : paid,
    totals: { grossFen: sum((row) => row.grossFen), taxFen: sum((row) => row.taxFen), netFen: sum((row) => row.netFen) },
    unstated: { count: paid.filter((row) => row.unstatedFen !== null).length, fen: sum((row) => row.unstatedFen) },
    sources: [
      ...new Map(paid.flatMap(({ reckoning }) => (reckoning ? [[reckoning.source.zh, reckoning.source] as const] : []))).values(),
    ],
  });
}

type FeeRow = FeeSheet['rows'][number];

function feeRow(fee: ExpenseRow & { toSpeaker: boolean }, number: number, { speakerOrganisation }: SessionRow): FeeRow {
  const { payee, titleLevel, purpose, classHours, amountFen, payeeKind, taxBasis, taxFen } = fee;
  const stated = payeeKind !== null;
  return {
    number,
    payee,
    organisation: fee.toSpeaker ? (speakerOrganisation ?? '') : '',
    titleLevel,
    purpose,
    classHours,
    payeeKind,
    taxBasis,
    grossFen: stated ? amountFen : null,
    taxFen,
    netFen: stated ? afterTax(fee) : null,
    reckoning: reckoningOf(fee),
    unstatedFen: stated ? null : amountFen,
    breaches: fee.breaches.map((code) => breachMark(code, fee)),
    capFen: titleLevel === null || classHours === null ? null : feeCap(feeTableOn(feeDayOf(fee)), titleLevel, classHours),
  };
}

function unpaidRow({ speakerOrganisation, speakerTitleLevel, title }: SessionRow, payee: string, number: number): FeeRow {
  return {
    number,
    payee,
    organisation: speakerOrganisation ?? '',
    titleLevel: speakerTitleLevel,
    purpose: title,
    classHours: null,
    payeeKind: null,
    taxBasis: null,
    grossFen: null,
    taxFen: null,
    netFen: null,
    reckoning: null,
    unstatedFen: null,
    breaches: [],
    capFen: null,
  };
}
