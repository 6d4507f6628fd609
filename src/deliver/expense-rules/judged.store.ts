import { sql } from 'kysely';
import type { BreachCode } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type AgreedExpense, type ExpenseRow, selected } from './expense.store.ts';
import { feeKinds } from './withholding.rules.ts';

/** What an expense is held against: its budget line, its session, and what else was booked. */

/** Expenses of the unit are judged one after the other: hours and tax are summed over all its programmes. Until the end of the transaction. */
export async function lockExpenses(transaction: Transaction): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('expenses of ' || current_tenant()::text, 0))`.execute(transaction);
}

/**
 * When an expense that is judged now counts as booked: after every other one of the unit, whatever the clock of whoever waited for the lock said. What
 * came before is told by it, today and when it is judged anew.
 */
export async function nextBookedAt(transaction: Transaction, now: Date): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    SELECT greatest(${now}::timestamptz, max(booked_at) + interval '1 millisecond') AS at FROM deliver.expense
    WHERE tenant_id = current_tenant()`.execute(transaction);
  return rows[0]!.at;
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

/** A line of the programme; null when it is not the programme's. */
export async function budgetLineOf(transaction: Transaction, programmeId: string, id: string): Promise<BudgetLineRow | null> {
  const { rows } = await sql<BudgetLineRow>`
    SELECT l.id, l.code, l.name, l.sub_programme AS "subProgramme", l.amount_fen AS "amountFen", p.starts_on AS "programmeStartsOn", p.ends_on AS "programmeEndsOn"
    FROM plan.budget_line l JOIN plan.programme p ON p.tenant_id = l.tenant_id AND p.id = l.programme_id
    WHERE l.tenant_id = current_tenant() AND l.id = ${id} AND l.programme_id = ${programmeId}`.execute(transaction);
  return rows[0] ?? null;
}

export interface SessionOfExpense {
  startsAt: Date;
  endsAt: Date;
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
    SELECT starts_at AS "startsAt", ends_at AS "endsAt", activity_id AS "activityId", district, region, venue_kind AS "venueKind", audience FROM deliver.session
    WHERE tenant_id = current_tenant() AND id = ${id} AND programme_id = ${programmeId}`.execute(transaction);
  return rows[0] ?? null;
}

/** An expense to be judged. `bookedAt` null: it is not booked yet, so all others came before it. */
export type ExpenseToJudge = AgreedExpense & { id: string; bookedAt: Date | null };

const bookedBefore = ({ id, bookedAt }: ExpenseToJudge) =>
  sql`(${bookedAt}::timestamptz IS NULL OR (booked_at, id) < (${bookedAt}::timestamptz, ${id}::uuid))`;

/** What other booked expenses mean for this one. `amountFen`: what it costs the unit. */
export async function othersOf(
  transaction: Transaction,
  expense: ExpenseToJudge,
): Promise<{ earlierFen: number; voucherUsed: boolean }> {
  const earlier = bookedBefore(expense);
  const { rows } = await sql<{ earlierFen: number; voucherUsed: boolean }>`
    SELECT
      coalesce(sum(amount_fen) FILTER (WHERE budget_line_id = ${expense.budgetLineId} AND ${earlier}), 0) AS "earlierFen",
      coalesce(bool_or(voucher_number = ${expense.voucherNumber} AND amount_fen = ${expense.amountFen} AND ${earlier}), false) AS "voucherUsed"
    FROM deliver.expense
    WHERE tenant_id = current_tenant() AND programme_id = ${expense.programmeId} AND state = 'booked' AND id <> ${expense.id}`.execute(
    transaction,
  );
  return rows[0]!;
}

/** Class hours booked before for the same payee, however written, for sessions that start in the half day, of all programmes of the unit. */
export async function otherClassHoursOf(
  transaction: Transaction,
  expense: ExpenseToJudge,
  halfDay: { from: Date; until: Date },
): Promise<number> {
  const { rows } = await sql<{ hours: number }>`
    SELECT coalesce(sum(class_hours), 0) AS hours FROM deliver.expense
    WHERE tenant_id = current_tenant() AND state = 'booked' AND id <> ${expense.id} AND kind = 'lecture-fee' AND payee_key = public.name_key(${expense.payee})
      AND ${bookedBefore(expense)} AND session_id IN (SELECT id FROM deliver.session
        WHERE tenant_id = current_tenant() AND starts_at >= ${halfDay.from} AND starts_at < ${halfDay.until})`.execute(
    transaction,
  );
  return rows[0]!.hours;
}

/**
 * What was booked before for the same payee, however written, and the same kind of work in the month of the payment, by the whole unit: it withholds the tax.
 * `unstated`: how many of them do not say whether their amount is before or after tax.
 */
export async function monthBefore(
  transaction: Transaction,
  expense: ExpenseToJudge,
): Promise<{ incomeFen: number; taxFen: number; unstated: number }> {
  const { rows } = await sql<{ incomeFen: number; taxFen: number; unstated: number }>`
    SELECT coalesce(sum(amount_fen) FILTER (WHERE payee_kind = ${expense.payeeKind}), 0) AS "incomeFen",
      coalesce(sum(tax_fen) FILTER (WHERE payee_kind = ${expense.payeeKind}), 0) AS "taxFen",
      count(*) FILTER (WHERE payee_kind IS NULL) AS unstated
    FROM deliver.expense
    WHERE tenant_id = current_tenant() AND state = 'booked' AND id <> ${expense.id} AND kind = ${expense.kind} AND payee_key = public.name_key(${expense.payee})
      AND date_trunc('month', paid_on::timestamp) = date_trunc('month', ${expense.paidOn}::date::timestamp)
      AND ${bookedBefore(expense)}`.execute(transaction);
  return rows[0]!;
}

/** Whose verdict or tax may have changed: of what was booked after one expense, or (`after` null) of all. */
export interface Affected {
  after: { bookedAt: Date; id: string } | null;
  /** Budget lines of which something else is spent. */
  lines: readonly string[];
  vouchers: readonly string[];
  payees: readonly string[];
  sessionId: string | null;
}

/**
 * In the order in which they were booked, so that each finds those before it judged. Of a line, which may have thousands, only those whose
 * verdict on it does not fit the sum any more.
 */
export async function affectedExpenses(transaction: Transaction, affected: Affected): Promise<ExpenseRow[]> {
  const { after } = affected;
  const overspent: BreachCode = 'over-budget-line';
  const { rows } = await sql<ExpenseRow>`
    WITH summed AS (
      SELECT s.id, s.breaches, sum(s.amount_fen) OVER (PARTITION BY s.budget_line_id ORDER BY s.booked_at, s.id) > b.amount_fen AS overspent
      FROM deliver.expense s JOIN plan.budget_line b ON b.tenant_id = s.tenant_id AND b.id = s.budget_line_id
      WHERE s.tenant_id = current_tenant() AND s.state = 'booked' AND s.budget_line_id = ANY(${[...affected.lines]}::uuid[]))
    SELECT ${selected}
    WHERE e.tenant_id = current_tenant() AND e.state = 'booked'
      AND (${after?.id ?? null}::uuid IS NULL OR (e.booked_at, e.id) > (${after?.bookedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      AND (e.id IN (SELECT id FROM summed WHERE overspent <> (${overspent} = ANY(breaches)))
        OR e.voucher_number = ANY(${[...affected.vouchers]}::text[])
        OR (e.kind = ANY(${[...feeKinds]}::text[]) AND e.payee_key IN (SELECT public.name_key(unnest(${[...affected.payees]}::text[]))))
        OR e.session_id = ${affected.sessionId}::uuid)
    ORDER BY e.booked_at, e.id`.execute(transaction);
  return rows;
}

/** Who was paid a fee for a session. */
export async function payeesOfSession(transaction: Transaction, sessionId: string): Promise<string[]> {
  const { rows } = await sql<{ payee: string }>`
    SELECT DISTINCT payee FROM deliver.expense
    WHERE tenant_id = current_tenant() AND session_id = ${sessionId} AND state = 'booked' AND kind = ANY(${[...feeKinds]}::text[])`.execute(
    transaction,
  );
  return rows.map(({ payee }) => payee);
}

/** What the fact of an expense says of the session that it was paid for. */
export async function sessionInFact(transaction: Transaction, factId: string): Promise<Omit<SessionOfExpense, 'startsAt'>> {
  const { rows } = await sql<Omit<SessionOfExpense, 'startsAt'>>`
    SELECT nullif(activity, '') AS "activityId", district, region, venue_kind AS "venueKind", audience FROM evidence.fact
    WHERE tenant_id = current_tenant() AND id = ${factId}`.execute(transaction);
  return rows[0]!;
}
