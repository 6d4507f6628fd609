import { sql } from 'kysely';
import type { FactId } from '#src/kernel/ids.ts';
import type { BreachCode, ExpenseKind } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { TitleLevel } from './expense.rules.ts';

export interface ExpenseRow {
  id: string;
  programmeId: string;
  programmeStartsOn: string;
  programmeEndsOn: string;
  budgetLineId: string;
  budgetLineCode: string;
  budgetLineName: string;
  subProgramme: string | null;
  sessionId: string | null;
  sessionTitle: string | null;
  kind: ExpenseKind;
  payee: string;
  purpose: string;
  amountFen: number;
  paidOn: string;
  voucherNumber: string;
  attachmentId: string | null;
  titleLevel: TitleLevel | null;
  classHours: number | null;
  breaches: BreachCode[];
  state: 'booked' | 'reversed';
  reverseReason: string | null;
  version: number;
  bookedAt: Date;
  bookedBy: string;
  changedAt: Date;
  changedBy: string;
  factId: FactId;
}

const columns = sql.raw(`e.id, e.programme_id AS "programmeId", p.starts_on AS "programmeStartsOn", p.ends_on AS "programmeEndsOn",
  e.budget_line_id AS "budgetLineId", l.code AS "budgetLineCode", l.name AS "budgetLineName", l.sub_programme AS "subProgramme",
  e.session_id AS "sessionId", s.title AS "sessionTitle", e.kind, e.payee, e.purpose, e.amount_fen AS "amountFen", e.paid_on AS "paidOn",
  e.voucher_number AS "voucherNumber", e.attachment_id AS "attachmentId", e.title_level AS "titleLevel", e.class_hours AS "classHours",
  e.breaches, e.state, e.reverse_reason AS "reverseReason", e.version, e.booked_at AS "bookedAt", e.booked_by AS "bookedBy",
  e.changed_at AS "changedAt", e.changed_by AS "changedBy", e.fact_id AS "factId"`);
const tables = sql.raw(`deliver.expense e
  JOIN plan.programme p ON p.tenant_id = e.tenant_id AND p.id = e.programme_id
  JOIN plan.budget_line l ON l.tenant_id = e.tenant_id AND l.id = e.budget_line_id
  LEFT JOIN deliver.session s ON s.tenant_id = e.tenant_id AND s.id = e.session_id`);

/** Expenses of a tenant are booked one after the other: each rule that looks at the others sees all of them. */
export async function lockExpenses(transaction: Transaction): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('expenses/' || current_tenant()::text, 0))`.execute(transaction);
}

export async function expenseById(transaction: Transaction, id: string): Promise<ExpenseRow | null> {
  const { rows } = await sql<ExpenseRow>`SELECT ${columns} FROM ${tables} WHERE e.tenant_id = current_tenant() AND e.id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

export interface ExpenseFilter {
  programmeId?: string | undefined;
  budgetLineId?: string | undefined;
  sessionId?: string | undefined;
  kind?: ExpenseKind | undefined;
  breach?: BreachCode | 'any' | undefined;
  state?: 'booked' | 'reversed' | undefined;
  month?: string | undefined;
  text?: string | undefined;
  sort?: 'paidOn' | '-paidOn' | 'amount' | '-amount' | undefined;
}

const orders = {
  paidOn: sql`e.paid_on, e.booked_at, e.id`,
  '-paidOn': sql`e.paid_on DESC, e.booked_at DESC, e.id`,
  amount: sql`e.amount_fen, e.id`,
  '-amount': sql`e.amount_fen DESC, e.id`,
} as const;

export async function expenseRows(
  transaction: Transaction,
  filter: ExpenseFilter,
  page: { limit: number; offset: number },
): Promise<{ items: ExpenseRow[]; total: number; sumFen: number }> {
  const text = filter.text ? `%${filter.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null;
  const condition = sql`e.tenant_id = current_tenant()
    AND (${filter.programmeId ?? null}::uuid IS NULL OR e.programme_id = ${filter.programmeId ?? null})
    AND (${filter.budgetLineId ?? null}::uuid IS NULL OR e.budget_line_id = ${filter.budgetLineId ?? null})
    AND (${filter.sessionId ?? null}::uuid IS NULL OR e.session_id = ${filter.sessionId ?? null})
    AND (${filter.kind ?? null}::text IS NULL OR e.kind = ${filter.kind ?? null})
    AND (${filter.state ?? null}::text IS NULL OR e.state = ${filter.state ?? null})
    AND (${filter.month ?? null}::text IS NULL OR to_char(e.paid_on, 'YYYY-MM') = ${filter.month ?? null})
    AND (${filter.breach ?? null}::text IS NULL OR (e.state = 'booked' AND
      CASE WHEN ${filter.breach ?? null}::text = 'any' THEN cardinality(e.breaches) > 0 ELSE ${filter.breach ?? null}::text = ANY(e.breaches) END))
    AND (${text}::text IS NULL OR e.payee ILIKE ${text} OR e.purpose ILIKE ${text} OR e.voucher_number ILIKE ${text} OR s.title ILIKE ${text})`;
  const { rows } = await sql<ExpenseRow>`
    SELECT ${columns} FROM ${tables} WHERE ${condition}
    ORDER BY ${orders[filter.sort ?? '-paidOn']} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  const sums = await sql<{ total: number; sumFen: number }>`
    SELECT count(*) AS total, coalesce(sum(e.amount_fen) FILTER (WHERE e.state = 'booked'), 0) AS "sumFen" FROM ${tables} WHERE ${condition}`.execute(
    transaction,
  );
  return { items: rows, ...sums.rows[0]! };
}

export interface BudgetLineRow {
  id: string;
  programmeId: string;
  code: string;
  name: string;
  subProgramme: string | null;
  amountFen: number;
  startsOn: string;
  endsOn: string;
}

export async function budgetLineRow(transaction: Transaction, id: string): Promise<BudgetLineRow | null> {
  const { rows } = await sql<BudgetLineRow>`
    SELECT l.id, l.programme_id AS "programmeId", l.code, l.name, l.sub_programme AS "subProgramme", l.amount_fen AS "amountFen",
      p.starts_on AS "startsOn", p.ends_on AS "endsOn"
    FROM plan.budget_line l JOIN plan.programme p ON p.tenant_id = l.tenant_id AND p.id = l.programme_id
    WHERE l.tenant_id = current_tenant() AND l.id = ${id}`.execute(transaction);
  return rows[0] ?? null;
}

export interface WrittenExpense {
  id: string;
  programmeId: string;
  budgetLineId: string;
  sessionId: string | null;
  kind: ExpenseKind;
  payee: string;
  purpose: string;
  amountFen: number;
  paidOn: string;
  voucherNumber: string;
  attachmentId: string | null;
  titleLevel: TitleLevel | null;
  classHours: number | null;
}

/** How an expense stands beside the others that were booked before it: over its line, or on a voucher used already. */
export async function besideOthers(transaction: Transaction, expense: WrittenExpense, bookedAt: Date): Promise<{ overLine: boolean; voucherUsed: boolean }> {
  const { rows } = await sql<{ overLine: boolean; voucherUsed: boolean }>`
    WITH earlier AS (
      SELECT e.* FROM deliver.expense e
      WHERE e.tenant_id = current_tenant() AND e.state = 'booked' AND e.id <> ${expense.id} AND (e.booked_at, e.id) < (${bookedAt}, ${expense.id}::uuid))
    SELECT
      (SELECT coalesce(sum(amount_fen), 0) FROM earlier WHERE budget_line_id = ${expense.budgetLineId}) + ${expense.amountFen}::bigint
        > (SELECT amount_fen FROM plan.budget_line WHERE tenant_id = current_tenant() AND id = ${expense.budgetLineId}) AS "overLine",
      (${expense.voucherNumber} <> '' AND EXISTS (SELECT FROM earlier WHERE lower(voucher_number) = lower(${expense.voucherNumber})))
        OR EXISTS (SELECT FROM earlier JOIN evidence.attachment a ON a.tenant_id = earlier.tenant_id AND a.id = earlier.attachment_id
          JOIN evidence.attachment own ON own.tenant_id = a.tenant_id AND own.sha256 = a.sha256
          WHERE own.id = ${expense.attachmentId}::uuid) AS "voucherUsed"`.execute(transaction);
  return rows[0]!;
}

/** 学时 that other lecture fees pay to the same payee in the half day of the session. */
export async function otherClassHours(transaction: Transaction, expense: WrittenExpense, timeZone: string): Promise<number> {
  const { rows } = await sql<{ hours: number }>`
    SELECT coalesce(sum(e.class_hours), 0) AS hours
    FROM deliver.session own
    JOIN deliver.session s ON s.tenant_id = own.tenant_id
      AND date_trunc('day', s.starts_at AT TIME ZONE ${timeZone}) = date_trunc('day', own.starts_at AT TIME ZONE ${timeZone})
      AND (extract(hour FROM s.starts_at AT TIME ZONE ${timeZone}) < 12) = (extract(hour FROM own.starts_at AT TIME ZONE ${timeZone}) < 12)
    JOIN deliver.expense e ON e.tenant_id = s.tenant_id AND e.session_id = s.id
    WHERE own.tenant_id = current_tenant() AND own.id = ${expense.sessionId}::uuid AND e.kind = 'lecture-fee' AND e.state = 'booked'
      AND e.payee = ${expense.payee} AND e.id <> ${expense.id}`.execute(transaction);
  return rows[0]?.hours ?? 0;
}

/** Booked expenses that a change of this one may concern: on the same lines or with the same voucher. */
export async function concernedBy(transaction: Transaction, id: string, lines: readonly string[], vouchers: readonly string[]): Promise<ExpenseRow[]> {
  const { rows } = await sql<ExpenseRow>`
    SELECT ${columns} FROM ${tables}
    WHERE e.tenant_id = current_tenant() AND e.state = 'booked' AND e.id <> ${id}
      AND (e.budget_line_id = ANY(${[...lines]}::uuid[]) OR lower(e.voucher_number) = ANY(${vouchers.map((each) => each.toLowerCase())})
        OR 'duplicate-voucher' = ANY(e.breaches))
    ORDER BY e.booked_at, e.id`.execute(transaction);
  return rows;
}

export async function insertExpense(
  transaction: Transaction,
  expense: WrittenExpense & { breaches: readonly string[]; factId: FactId },
  change: { at: Date; by: string },
): Promise<void> {
  await sql`
    INSERT INTO deliver.expense (tenant_id, id, programme_id, budget_line_id, session_id, kind, payee, purpose, amount_fen, paid_on,
      voucher_number, attachment_id, title_level, class_hours, breaches, booked_at, booked_by, changed_at, changed_by, fact_id)
    VALUES (current_tenant(), ${expense.id}, ${expense.programmeId}, ${expense.budgetLineId}, ${expense.sessionId}, ${expense.kind},
      ${expense.payee}, ${expense.purpose}, ${expense.amountFen}, ${expense.paidOn}, ${expense.voucherNumber}, ${expense.attachmentId},
      ${expense.titleLevel}, ${expense.classHours}, ${[...expense.breaches]}, ${change.at}, ${change.by}, ${change.at}, ${change.by}, ${expense.factId})`.execute(
    transaction,
  );
}

export async function updateExpense(
  transaction: Transaction,
  expense: WrittenExpense & { version: number; breaches: readonly string[]; factId: FactId },
  change: { at: Date; by: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE deliver.expense SET budget_line_id = ${expense.budgetLineId}, session_id = ${expense.sessionId}, kind = ${expense.kind},
      payee = ${expense.payee}, purpose = ${expense.purpose}, amount_fen = ${expense.amountFen}, paid_on = ${expense.paidOn},
      voucher_number = ${expense.voucherNumber}, attachment_id = ${expense.attachmentId}, title_level = ${expense.titleLevel},
      class_hours = ${expense.classHours}, breaches = ${[...expense.breaches]}, fact_id = ${expense.factId},
      version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${expense.id} AND version = ${expense.version}`.execute(transaction);
  return numAffectedRows === 1n;
}

/** What the rules say of it now, without counting as somebody's change. */
export async function setBreaches(transaction: Transaction, id: string, breaches: readonly string[], factId: FactId): Promise<void> {
  await sql`
    UPDATE deliver.expense SET breaches = ${[...breaches]}, fact_id = ${factId} WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

export async function reverseRow(
  transaction: Transaction,
  seen: { id: string; version: number },
  reversal: { reason: string; factId: FactId },
  change: { at: Date; by: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE deliver.expense SET state = 'reversed', reverse_reason = ${reversal.reason}, fact_id = ${reversal.factId}, version = version + 1,
      changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${seen.id} AND version = ${seen.version}`.execute(transaction);
  return numAffectedRows === 1n;
}

export interface LineExecution {
  budgetLineId: string;
  code: string;
  name: string;
  subProgramme: string | null;
  budgetFen: number;
  executedFen: number;
  expenses: number;
  inBreach: number;
  inBreachFen: number;
}

/** What was spent on each line, in the order of the budget. */
export async function executionOfLines(transaction: Transaction, programmeId: string): Promise<LineExecution[]> {
  const { rows } = await sql<LineExecution>`
    SELECT l.id AS "budgetLineId", l.code, l.name, l.sub_programme AS "subProgramme", l.amount_fen AS "budgetFen",
      coalesce(sum(e.amount_fen), 0) AS "executedFen", count(e.id) AS expenses,
      count(e.id) FILTER (WHERE cardinality(e.breaches) > 0) AS "inBreach",
      coalesce(sum(e.amount_fen) FILTER (WHERE cardinality(e.breaches) > 0), 0) AS "inBreachFen"
    FROM plan.budget_line l
    LEFT JOIN deliver.expense e ON e.tenant_id = l.tenant_id AND e.budget_line_id = l.id AND e.state = 'booked'
    WHERE l.tenant_id = current_tenant() AND l.programme_id = ${programmeId}
    GROUP BY l.tenant_id, l.id ORDER BY l.position, l.code`.execute(transaction);
  return rows;
}
