import { byPinyin, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { dayWords, everyWord } from '#src/platform/postgres/every-word.ts';
import { feeKinds } from './withholding.rules.ts';
import type { BreachCode, ExpenseKind, PayeeKind, TaxBasis, TitleLevel } from '#src/kernel/vocabulary.ts';

/** What somebody books. */
export interface AgreedExpense {
  programmeId: string;
  budgetLineId: string;
  sessionId: string | null;
  kind: ExpenseKind;
  payee: string;
  purpose: string;
  /** As it was agreed: before tax, or after it where `taxBasis` says so. */
  amountFen: number;
  paidOn: string;
  voucherNumber: string;
  attachmentId: string | null;
  titleLevel: TitleLevel | null;
  classHours: number | null;
  /** Of a fee, see `isFee`; null of others, and where nobody said so: of fees booked before it was asked. */
  payeeKind: PayeeKind | null;
  /** Of a fee paid to a person. */
  taxBasis: TaxBasis | null;
}

/** What a booked expense cost the unit, and how the tax on it was reckoned. Amounts in 分; null where none was withheld. */
export interface Paid {
  payeeKind: PayeeKind | null;
  taxBasis: TaxBasis | null;
  /** Before tax (应发), where the tax is known. */
  amountFen: number;
  taxFen: number | null;
  /** What the payee had got before, of the same kind and in the same month, and what was withheld of it. */
  monthIncomeFen: number | null;
  monthTaxFen: number | null;
}

/** Why a booked expense was judged anew. */
export type JudgedWhy = 'session-moved' | 'session-changed' | 'speaker-changed' | 'other-expense';

export interface ExpenseRow extends Omit<AgreedExpense, keyof Paid>, Paid {
  id: string;
  budgetLineCode: string;
  budgetLineName: string;
  subProgramme: string | null;
  sessionTitle: string | null;
  sessionStartsAt: Date | null;
  breaches: BreachCode[];
  state: 'booked' | 'reversed';
  reverseReason: string | null;
  version: number;
  bookedAt: Date;
  bookedBy: string;
  /** Why it was booked after the self-evaluation of its day was handed in; blank of all others. */
  lateReason: string;
  /** When and why it was last judged anew without having been mended itself. */
  judgedAt: Date | null;
  judgedWhy: JudgedWhy | null;
  changedAt: Date;
  changedBy: string;
  factId: string;
}

/** The amount as it was agreed, which mending starts from. */
export function asAgreed<Row extends Paid>(row: Row): Row {
  return row.taxBasis === 'net' ? { ...row, amountFen: row.amountFen - (row.taxFen ?? 0) } : row;
}

export const selected = sql.raw(`
  e.id, e.programme_id AS "programmeId", e.budget_line_id AS "budgetLineId", l.code AS "budgetLineCode", l.name AS "budgetLineName",
  l.sub_programme AS "subProgramme", e.session_id AS "sessionId", coalesce(s.passed_words ->> 'title', s.title) AS "sessionTitle", s.starts_at AS "sessionStartsAt", e.kind, e.payee, e.purpose,
  e.amount_fen AS "amountFen", e.paid_on AS "paidOn", e.voucher_number AS "voucherNumber", e.attachment_id AS "attachmentId",
  e.title_level AS "titleLevel", e.class_hours AS "classHours", e.payee_kind AS "payeeKind", e.tax_basis AS "taxBasis", e.tax_fen AS "taxFen",
  e.month_income_fen AS "monthIncomeFen", e.month_tax_fen AS "monthTaxFen", e.judged_at AS "judgedAt", e.judged_why AS "judgedWhy", e.breaches, e.state, e.reverse_reason AS "reverseReason", e.version,
  e.booked_at AS "bookedAt", e.booked_by AS "bookedBy", e.late_reason AS "lateReason", e.changed_at AS "changedAt", e.changed_by AS "changedBy", e.fact_id AS "factId"
  FROM deliver.expense e
  JOIN plan.budget_line l ON l.tenant_id = e.tenant_id AND l.id = e.budget_line_id
  LEFT JOIN deliver.session s ON s.tenant_id = e.tenant_id AND s.id = e.session_id`);

export async function expenseById(transaction: Transaction, id: string): Promise<ExpenseRow | null> {
  const { rows } = await sql<ExpenseRow>`SELECT ${selected} WHERE e.tenant_id = current_tenant() AND e.id = ${id}`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

/** The self-evaluation that is signed or under review for days up to and including `until`. */
export interface ExpenseFreeze {
  evaluation: number;
  until: string;
}

/** What freezes expenses paid on that day; null where nothing was reported yet. */
export async function freezeOn(transaction: Transaction, programmeId: string, day: string): Promise<ExpenseFreeze | null> {
  const { rows } = await sql<ExpenseFreeze>`
    SELECT evaluation, until FROM plan.expense_freeze
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND until >= ${day}`.execute(transaction);
  return rows[0] ?? null;
}

export interface Mark {
  at: Date;
  by: string;
}

/** An expense as it is written. */
export type BookedExpense = Omit<AgreedExpense, keyof Paid> &
  Paid & { id: string; breaches: readonly BreachCode[]; factId: string };

export async function insertExpense(
  transaction: Transaction,
  expense: BookedExpense & { lateReason: string },
  mark: Mark,
): Promise<void> {
  await sql`
    INSERT INTO deliver.expense (tenant_id, id, programme_id, budget_line_id, session_id, kind, payee, purpose, amount_fen, paid_on,
      voucher_number, attachment_id, title_level, class_hours, payee_kind, tax_basis, tax_fen, month_income_fen, month_tax_fen, breaches,
      late_reason, booked_at, booked_by, changed_at, changed_by, fact_id)
    VALUES (current_tenant(), ${expense.id}, ${expense.programmeId}, ${expense.budgetLineId}, ${expense.sessionId}, ${expense.kind}, ${expense.payee},
      ${expense.purpose}, ${expense.amountFen}, ${expense.paidOn}, ${expense.voucherNumber}, ${expense.attachmentId}, ${expense.titleLevel},
      ${expense.classHours}, ${expense.payeeKind}, ${expense.taxBasis}, ${expense.taxFen}, ${expense.monthIncomeFen}, ${expense.monthTaxFen},
      ${[...expense.breaches]}::text[], ${expense.lateReason}, ${mark.at}, ${mark.by}, ${mark.at}, ${mark.by}, ${expense.factId})`.execute(
    transaction,
  );
}

/**
 * Writes the expense anew when it still has the version that was seen; answers whether it did. `judgedWhy`: what it was judged anew for, without
 * having been mended itself.
 */
export async function updateExpense(
  transaction: Transaction,
  expense: BookedExpense & { version: number },
  mark: Mark,
  judgedWhy: JudgedWhy | null = null,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    UPDATE deliver.expense SET budget_line_id = ${expense.budgetLineId}, session_id = ${expense.sessionId}, kind = ${expense.kind}, payee = ${expense.payee},
      purpose = ${expense.purpose}, amount_fen = ${expense.amountFen}, paid_on = ${expense.paidOn}, voucher_number = ${expense.voucherNumber},
      attachment_id = ${expense.attachmentId}, title_level = ${expense.titleLevel}, class_hours = ${expense.classHours},
      payee_kind = ${expense.payeeKind}, tax_basis = ${expense.taxBasis}, tax_fen = ${expense.taxFen}, month_income_fen = ${expense.monthIncomeFen},
      month_tax_fen = ${expense.monthTaxFen}, judged_at = ${judgedWhy === null ? null : mark.at}, judged_why = ${judgedWhy},
      breaches = ${[...expense.breaches]}::text[], fact_id = ${expense.factId}, version = version + 1, changed_at = ${mark.at}, changed_by = ${mark.by}
    WHERE tenant_id = current_tenant() AND id = ${expense.id} AND version = ${expense.version} AND state = 'booked'
    RETURNING id`.execute(transaction);
  return rows.length > 0;
}

export async function markReversed(
  transaction: Transaction,
  expense: { id: string; version: number; reason: string; factId: string },
  mark: Mark,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    UPDATE deliver.expense SET state = 'reversed', reverse_reason = ${expense.reason}, fact_id = ${expense.factId}, version = version + 1,
      changed_at = ${mark.at}, changed_by = ${mark.by}
    WHERE tenant_id = current_tenant() AND id = ${expense.id} AND version = ${expense.version} AND state = 'booked'
    RETURNING id`.execute(transaction);
  return rows.length > 0;
}

export interface ExpenseFilter {
  programmeId?: string | undefined;
  budgetLineId?: string | undefined;
  sessionId?: string | undefined;
  kind?: ExpenseKind | undefined;
  breach?: BreachCode | 'any' | undefined;
  state?: 'booked' | 'reversed' | undefined;
  /** `2020-08`. */
  month?: string | undefined;
  text?: string | undefined;
  sort: keyof typeof orders;
}

const orders = ordersOf(
  {
    paidOn: ['e.paid_on'],
    amount: ['e.amount_fen'],
    purpose: [byPinyin('e.purpose'), 'e.paid_on'],
    payee: [byPinyin('e.payee'), 'e.paid_on'],
    budgetLine: ['l.position', 'e.paid_on'],
    // 合规, 不合规, 已冲销.
    state: [`CASE WHEN e.state = 'reversed' THEN 2 WHEN e.breaches <> '{}' THEN 1 ELSE 0 END`, 'e.paid_on'],
  },
  ['e.id'],
);

function conditions(filter: ExpenseFilter) {
  return sql`e.tenant_id = current_tenant()
    AND (${filter.programmeId ?? null}::uuid IS NULL OR e.programme_id = ${filter.programmeId ?? null}::uuid)
    AND (${filter.budgetLineId ?? null}::uuid IS NULL OR e.budget_line_id = ${filter.budgetLineId ?? null}::uuid)
    AND (${filter.sessionId ?? null}::uuid IS NULL OR e.session_id = ${filter.sessionId ?? null}::uuid)
    AND (${filter.kind ?? null}::text IS NULL OR e.kind = ${filter.kind ?? null})
    AND (${filter.state ?? null}::text IS NULL OR e.state = ${filter.state ?? null})
    AND (${filter.month ?? null}::text IS NULL OR to_char(e.paid_on, 'YYYY-MM') = ${filter.month ?? null})
    AND (${filter.breach ?? null}::text IS NULL OR (e.state = 'booked' AND CASE WHEN ${filter.breach ?? null}::text = 'any' THEN e.breaches <> '{}' ELSE ${filter.breach ?? null}::text = ANY(e.breaches) END))
    AND ${everyWord(filter.text, ['e.payee', 'e.purpose', 'e.voucher_number', dayWords('e.paid_on'), `to_char(e.amount_fen / 100.0, 'FM999999999990.00')`])}`;
}

export async function expensePage(
  transaction: Transaction,
  filter: ExpenseFilter,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ items: ExpenseRow[]; total: number; sumFen: number }> {
  const where = conditions(filter);
  const { rows } = await sql<ExpenseRow>`
    SELECT ${selected} WHERE ${where} ORDER BY ${orders[filter.sort]} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(
    transaction,
  );
  const counted = await sql<{ total: number; sumFen: number }>`
    SELECT count(*) AS total, coalesce(sum(e.amount_fen) FILTER (WHERE e.state = 'booked'), 0) AS "sumFen"
    FROM deliver.expense e WHERE ${where}`.execute(transaction);
  return { items: rows, ...counted.rows[0]! };
}

export interface LineExecution {
  budgetLineId: string;
  code: string;
  name: string;
  subProgramme: string | null;
  budgetFen: number;
  executedFen: number;
  inBreachFen: number;
  expenses: number;
  inBreach: number;
}

export async function executionByLine(transaction: Transaction, programmeId: string): Promise<LineExecution[]> {
  const { rows } = await sql<LineExecution>`
    SELECT l.id AS "budgetLineId", l.code, l.name, l.sub_programme AS "subProgramme", l.amount_fen AS "budgetFen",
      coalesce(sum(e.amount_fen), 0) AS "executedFen", coalesce(sum(e.amount_fen) FILTER (WHERE e.breaches <> '{}'), 0) AS "inBreachFen",
      count(e.id) AS expenses, count(e.id) FILTER (WHERE e.breaches <> '{}') AS "inBreach"
    FROM plan.budget_line l
    LEFT JOIN deliver.expense e ON e.tenant_id = l.tenant_id AND e.budget_line_id = l.id AND e.state = 'booked'
    WHERE l.tenant_id = current_tenant() AND l.programme_id = ${programmeId}
    GROUP BY l.id, l.code, l.name, l.sub_programme, l.amount_fen, l.position ORDER BY l.position, l.code`.execute(transaction);
  return rows;
}

/** The budget of a programme in 分, 0 where its form says nothing of it. */
export async function budgetOf(
  transaction: Transaction,
  programmeId: string,
): Promise<{ totalFen: number; currentYearFen: number }> {
  const { rows } = await sql<{ totalFen: number; currentYearFen: number }>`
    SELECT total_fen AS "totalFen", current_year_fen AS "currentYearFen" FROM plan.programme
    WHERE tenant_id = current_tenant() AND id = ${programmeId}`.execute(transaction);
  return rows[0] ?? { totalFen: 0, currentYearFen: 0 };
}

/** Fees paid to people for a session; `toSpeaker`: to whoever speaks there, however the name is written. */
export async function feesOf(
  transaction: Transaction,
  sessionId: string,
  speakerName: string | null,
): Promise<(ExpenseRow & { toSpeaker: boolean })[]> {
  const { rows } = await sql<ExpenseRow & { toSpeaker: boolean }>`
    SELECT coalesce(e.payee_key = public.name_key(${speakerName}::text), false) AS "toSpeaker", ${selected}
    WHERE e.tenant_id = current_tenant() AND e.session_id = ${sessionId} AND e.state = 'booked' AND e.kind = ANY(${[...feeKinds]}::text[])
    ORDER BY e.booked_at, e.id`.execute(transaction);
  return rows;
}
