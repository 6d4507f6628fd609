import { byPinyin, ordersOf } from '#src/platform/postgres/orders.ts';
import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { BreachCode, ExpenseKind, TitleLevel } from '#src/kernel/vocabulary.ts';

/** What somebody books. */
export interface ExpenseFields {
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

export interface ExpenseRow extends ExpenseFields {
  id: string;
  budgetLineCode: string;
  budgetLineName: string;
  subProgramme: string | null;
  sessionTitle: string | null;
  breaches: BreachCode[];
  state: 'booked' | 'reversed';
  reverseReason: string | null;
  version: number;
  bookedAt: Date;
  bookedBy: string;
  /** Why it was booked after the self-evaluation of its day was handed in; blank of all others. */
  lateReason: string;
  changedAt: Date;
  changedBy: string;
  factId: string;
}

const selected = sql.raw(`
  e.id, e.programme_id AS "programmeId", e.budget_line_id AS "budgetLineId", l.code AS "budgetLineCode", l.name AS "budgetLineName",
  l.sub_programme AS "subProgramme", e.session_id AS "sessionId", s.title AS "sessionTitle", e.kind, e.payee, e.purpose,
  e.amount_fen AS "amountFen", e.paid_on AS "paidOn", e.voucher_number AS "voucherNumber", e.attachment_id AS "attachmentId",
  e.title_level AS "titleLevel", e.class_hours AS "classHours", e.breaches, e.state, e.reverse_reason AS "reverseReason", e.version,
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

export interface BudgetLineRow {
  id: string;
  code: string;
  name: string;
  subProgramme: string | null;
  amountFen: number;
  programmeStartsOn: string;
  programmeEndsOn: string;
}

/** A line of the programme, locked so that two expenses on it are judged one after the other; null when it is not the programme's. */
export async function lockBudgetLine(transaction: Transaction, programmeId: string, id: string): Promise<BudgetLineRow | null> {
  // The plan is read-only here: an advisory lock stands in for one on its row.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('expenses of ' || ${programmeId}::text, 0))`.execute(transaction);
  const { rows } = await sql<BudgetLineRow>`
    SELECT l.id, l.code, l.name, l.sub_programme AS "subProgramme", l.amount_fen AS "amountFen", p.starts_on AS "programmeStartsOn", p.ends_on AS "programmeEndsOn"
    FROM plan.budget_line l JOIN plan.programme p ON p.tenant_id = l.tenant_id AND p.id = l.programme_id
    WHERE l.tenant_id = current_tenant() AND l.id = ${id} AND l.programme_id = ${programmeId}`.execute(transaction);
  return rows[0] ?? null;
}

/**
 * What other booked expenses mean for this one. `bookedAt` null: it is not booked yet, so all of them came before. `halfDay`: the one in
 * which its session starts; null where it has none, so that its class hours stand alone.
 */
export async function othersOf(
  transaction: Transaction,
  expense: ExpenseFields & { id: string; bookedAt: Date | null },
  halfDay: { from: Date; until: Date } | null,
): Promise<{ earlierFen: number; otherClassHours: number; voucherUsed: boolean }> {
  const earlier = sql`(${expense.bookedAt}::timestamptz IS NULL OR (booked_at, id) < (${expense.bookedAt}::timestamptz, ${expense.id}::uuid))`;
  const { rows } = await sql<{ earlierFen: number; otherClassHours: number; voucherUsed: boolean }>`
    SELECT
      coalesce(sum(amount_fen) FILTER (WHERE budget_line_id = ${expense.budgetLineId} AND ${earlier}), 0) AS "earlierFen",
      coalesce(sum(class_hours) FILTER (WHERE kind = 'lecture-fee' AND payee = ${expense.payee} AND ${earlier}
        AND session_id IN (SELECT id FROM deliver.session WHERE tenant_id = current_tenant() AND programme_id = ${expense.programmeId}
          AND starts_at >= ${halfDay?.from ?? null}::timestamptz AND starts_at < ${halfDay?.until ?? null}::timestamptz)), 0) AS "otherClassHours",
      coalesce(bool_or(voucher_number = ${expense.voucherNumber} AND amount_fen = ${expense.amountFen} AND ${earlier}), false) AS "voucherUsed"
    FROM deliver.expense
    WHERE tenant_id = current_tenant() AND programme_id = ${expense.programmeId} AND state = 'booked' AND id <> ${expense.id}`.execute(
    transaction,
  );
  return rows[0]!;
}

export interface SessionOfExpense {
  startsAt: Date;
  activityId: string | null;
  district: string;
  region: string;
  venueKind: string;
  audience: string;
}

export async function sessionOfExpense(
  transaction: Transaction,
  programmeId: string,
  id: string,
): Promise<SessionOfExpense | null> {
  const { rows } = await sql<SessionOfExpense>`
    SELECT starts_at AS "startsAt", activity_id AS "activityId", district, region, venue_kind AS "venueKind", audience FROM deliver.session
    WHERE tenant_id = current_tenant() AND id = ${id} AND programme_id = ${programmeId}`.execute(transaction);
  return rows[0] ?? null;
}

export interface Mark {
  at: Date;
  by: string;
}

export async function insertExpense(
  transaction: Transaction,
  expense: ExpenseFields & { id: string; breaches: readonly BreachCode[]; factId: string; lateReason: string },
  mark: Mark,
): Promise<void> {
  await sql`
    INSERT INTO deliver.expense (tenant_id, id, programme_id, budget_line_id, session_id, kind, payee, purpose, amount_fen, paid_on,
      voucher_number, attachment_id, title_level, class_hours, breaches, late_reason, booked_at, booked_by, changed_at, changed_by, fact_id)
    VALUES (current_tenant(), ${expense.id}, ${expense.programmeId}, ${expense.budgetLineId}, ${expense.sessionId}, ${expense.kind}, ${expense.payee},
      ${expense.purpose}, ${expense.amountFen}, ${expense.paidOn}, ${expense.voucherNumber}, ${expense.attachmentId}, ${expense.titleLevel},
      ${expense.classHours}, ${[...expense.breaches]}::text[], ${expense.lateReason}, ${mark.at}, ${mark.by}, ${mark.at}, ${mark.by},
      ${expense.factId})`.execute(transaction);
}

/** Writes the expense anew when it still has the version that was seen; answers whether it did. */
export async function updateExpense(
  transaction: Transaction,
  expense: ExpenseFields & { id: string; version: number; breaches: readonly BreachCode[]; factId: string },
  mark: Mark,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    UPDATE deliver.expense SET budget_line_id = ${expense.budgetLineId}, session_id = ${expense.sessionId}, kind = ${expense.kind}, payee = ${expense.payee},
      purpose = ${expense.purpose}, amount_fen = ${expense.amountFen}, paid_on = ${expense.paidOn}, voucher_number = ${expense.voucherNumber},
      attachment_id = ${expense.attachmentId}, title_level = ${expense.titleLevel}, class_hours = ${expense.classHours},
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

/** Booked expenses of the programme that break one of the rules given, oldest first. */
export async function expensesInBreach(
  transaction: Transaction,
  programmeId: string,
  codes: readonly BreachCode[],
): Promise<ExpenseRow[]> {
  const { rows } = await sql<ExpenseRow>`
    SELECT ${selected}
    WHERE e.tenant_id = current_tenant() AND e.programme_id = ${programmeId} AND e.state = 'booked' AND e.breaches && ${[...codes]}::text[]
    ORDER BY e.booked_at, e.id`.execute(transaction);
  return rows;
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
  const word = filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null;
  return sql`e.tenant_id = current_tenant()
    AND (${filter.programmeId ?? null}::uuid IS NULL OR e.programme_id = ${filter.programmeId ?? null}::uuid)
    AND (${filter.budgetLineId ?? null}::uuid IS NULL OR e.budget_line_id = ${filter.budgetLineId ?? null}::uuid)
    AND (${filter.sessionId ?? null}::uuid IS NULL OR e.session_id = ${filter.sessionId ?? null}::uuid)
    AND (${filter.kind ?? null}::text IS NULL OR e.kind = ${filter.kind ?? null})
    AND (${filter.state ?? null}::text IS NULL OR e.state = ${filter.state ?? null})
    AND (${filter.month ?? null}::text IS NULL OR to_char(e.paid_on, 'YYYY-MM') = ${filter.month ?? null})
    AND (${filter.breach ?? null}::text IS NULL OR (e.state = 'booked' AND CASE WHEN ${filter.breach ?? null}::text = 'any' THEN e.breaches <> '{}' ELSE ${filter.breach ?? null}::text = ANY(e.breaches) END))
    AND (${word}::text IS NULL OR e.payee ILIKE ${word} OR e.purpose ILIKE ${word} OR e.voucher_number ILIKE ${word})`;
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

export async function lectureFeesOf(transaction: Transaction, sessionId: string): Promise<ExpenseRow[]> {
  const { rows } = await sql<ExpenseRow>`
    SELECT ${selected}
    WHERE e.tenant_id = current_tenant() AND e.session_id = ${sessionId} AND e.state = 'booked' AND e.kind IN ('lecture-fee', 'expert-fee')
    ORDER BY e.booked_at, e.id`.execute(transaction);
  return rows;
}
