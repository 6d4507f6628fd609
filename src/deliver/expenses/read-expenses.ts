import { programmeRow, type SessionRow, sessionById } from '#src/deliver/sessions/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { yuanOf } from '#src/kernel/money.ts';
import type { BreachCode } from '#src/kernel/vocabulary.ts';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayExpenses } from './expense.policy.ts';
import { feeCapFen } from './expense.rules.ts';
import { type ExpenseFilter, type ExpenseRow, executionOfLines, expenseById, expenseRows } from './expense.store.ts';
import * as texts from './expense.texts.ts';
import { lectureFees } from './fee-table.ts';

const exportLimit = 20_000;

export function breachView(code: BreachCode, language: Language) {
  const words = texts[language];
  return { code, text: words.breach[code], source: words.source[code] };
}

export function expenseView(actor: Actor, row: ExpenseRow, language: Language) {
  const write = mayExpenses(actor, 'expenses.write') && row.state === 'booked';
  const { programmeStartsOn: _from, programmeEndsOn: _to, subProgramme: _sub, changedAt: _at, changedBy: _by, ...shown } = row;
  return {
    ...shown,
    breaches: row.breaches.map((code) => breachView(code, language)),
    bookedAt: row.bookedAt.toISOString(),
    abilities: { mend: write, reverse: write },
  };
}

export async function listExpenses(
  environment: Environment,
  actor: Actor,
  filter: ExpenseFilter,
  page: { page: number; pageSize: number },
): Promise<Result<{ items: ExpenseRow[]; total: number; sumFen: number }>> {
  if (!mayExpenses(actor, 'expenses.read')) return refuse('not-allowed');
  return ok(
    await environment.database.transaction(actor, 'deliver', (transaction) =>
      expenseRows(transaction, filter, { limit: page.pageSize, offset: (page.page - 1) * page.pageSize }),
    ),
  );
}

export async function readExpense(environment: Environment, actor: Actor, id: string): Promise<Result<ExpenseRow>> {
  if (!mayExpenses(actor, 'expenses.read')) return refuse('not-allowed');
  const found = await environment.database.transaction(actor, 'deliver', (transaction) => expenseById(transaction, id));
  return found ? ok(found) : refuse('not-found', { what: '支出' });
}

export async function exportExpenses(environment: Environment, actor: Actor, filter: ExpenseFilter, language: Language): Promise<Result<Uint8Array>> {
  const found = await listExpenses(environment, actor, filter, { page: 1, pageSize: exportLimit });
  if (!found.ok) return found;
  const words = texts[language];
  const kinds: Record<string, 'date' | 'money' | 'number'> = { paidOn: 'date', amount: 'money', hours: 'number' };
  const columns = Object.entries(words.column).map(([key, header]) => ({ header, kind: kinds[key] ?? ('text' as const) }));
  const rows = found.value.items.map((row) => [
    row.paidOn,
    `${row.budgetLineCode} ${row.budgetLineName}`,
    words.kind[row.kind],
    row.payee,
    row.purpose,
    yuanOf(row.amountFen),
    row.voucherNumber,
    row.sessionTitle ?? '',
    row.titleLevel ? words.title[row.titleLevel] : '',
    row.classHours,
    row.breaches.map((code) => words.breach[code]).join('\n'),
    words.state[row.state],
    row.bookedBy,
  ]);
  return ok(await writeWorkbook([{ name: words.sheet, columns, rows }]));
}

/** What was spent of each budget line. */
export async function budgetExecution(environment: Environment, actor: Actor, programmeId: string) {
  if (!mayExpenses(actor, 'expenses.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    if (!(await programmeRow(transaction, programmeId))) return refuse('not-found', { what: '项目' });
    const lines = await executionOfLines(transaction, programmeId);
    const sum = (of: 'budgetFen' | 'executedFen' | 'inBreach' | 'inBreachFen'): number => lines.reduce((total, line) => total + line[of], 0);
    const rate = (executed: number, budget: number): number | null => (budget === 0 ? null : executed / budget);
    return ok({
      programmeId,
      budgetFen: sum('budgetFen'),
      executedFen: sum('executedFen'),
      rate: rate(sum('executedFen'), sum('budgetFen')),
      inBreachFen: sum('inBreachFen'),
      inBreach: sum('inBreach'),
      lines: lines.map(({ inBreachFen: _, ...line }) => ({
        ...line,
        leftFen: line.budgetFen - line.executedFen,
        rate: rate(line.executedFen, line.budgetFen),
      })),
    });
  });
}

/** 劳务发放表: who is paid for a session. A speaker for whom nothing is booked yet stands on it with a blank amount. */
export async function feeSheet(environment: Environment, actor: Actor, sessionId: string, language: Language) {
  if (!mayExpenses(actor, 'expenses.read')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = await sessionById(transaction, sessionId);
    if (!session) return refuse('not-found', { what: '场次' });
    const { items } = await expenseRows(transaction, { sessionId, state: 'booked', sort: 'paidOn' }, { limit: 200, offset: 0 });
    const paid = items.filter(({ kind }) => kind === 'lecture-fee' || kind === 'expert-fee');
    const rows = paid.map((row) => ({
      payee: row.payee,
      organisation: row.payee === session.speakerName ? (session.speakerOrganisation ?? '') : '',
      titleLevel: row.titleLevel,
      purpose: row.purpose,
      classHours: row.classHours,
      amountFen: row.amountFen as number | null,
      capFen: feeCapFen(lectureFees, row.titleLevel, row.classHours),
    }));
    if (session.speakerName && !paid.some(({ payee }) => payee === session.speakerName)) rows.unshift(blankRow(session, session.speakerName, language));
    return ok({
      sessionId,
      title: session.title,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      venueName: session.venueName,
      organiser: session.tenantName,
      demo: session.demo,
      rows: rows.map((row, index) => ({ number: index + 1, ...row })),
      totalFen: paid.reduce((sum, row) => sum + row.amountFen, 0),
    });
  });
}

function blankRow(session: SessionRow, payee: string, language: Language) {
  return {
    payee,
    organisation: session.speakerOrganisation ?? '',
    titleLevel: session.speakerTitleLevel,
    purpose: texts[language].lecture,
    classHours: null,
    amountFen: null,
    capFen: null,
  };
}
