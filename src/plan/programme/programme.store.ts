import { type RawBuilder, sql } from 'kysely';
import type { Funds } from '#src/kernel/funds.ts';
import { byPinyin } from '#src/platform/postgres/orders.ts';
import type { ExecutionPoints } from '#src/kernel/rule-packs.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { FormReading } from '../declaration/declaration.contract.ts';

export interface ProgrammeHeader extends Funds {
  name: string;
  fiscalYear: number;
  applicant: string;
  /** 主管部门 and its code; empty where it was never said. */
  department: string;
  departmentCode: string;
  /** 项目属性, on some forms 项目性质; empty where it was never said. */
  attribute: string;
  category: string;
  startsOn: string;
  endsOn: string;
  governmentPurchase: boolean | null;
  performanceType: string;
  layout: string;
  totalFen: number;
  currentYearFen: number;
  previousBudgetFen: number | null;
  previousExecutedFen: number | null;
  /** Of the budget's execution; null until points are given out, see `executionPointsOf`. */
  executionPoints: ExecutionPoints | null;
  /** In the order of the form. */
  sections: { name: string; text: string }[];
}

export interface ProgrammeRow extends ProgrammeHeader {
  id: string;
  state: 'draft' | 'approved' | 'closed';
  approvedAt: Date | null;
  demo: boolean;
  version: number;
  changedAt: Date;
  changedBy: string;
}

export interface Change {
  at: Date;
  by: string;
  /** Why; asked for once the programme is approved. */
  reason?: string | undefined;
}

const columns = sql.raw(`id, name, fiscal_year AS "fiscalYear", applicant, department,
  department_code AS "departmentCode", attribute, category, starts_on AS "startsOn", ends_on AS "endsOn",
  government_purchase AS "governmentPurchase", performance_type AS "performanceType", layout, total_fen AS "totalFen",
  current_year_fen AS "currentYearFen", total_fiscal_fen AS "totalFiscalFen", total_other_fen AS "totalOtherFen",
  current_year_fiscal_fen AS "currentYearFiscalFen", current_year_carried_fen AS "currentYearCarriedFen",
  current_year_other_fen AS "currentYearOtherFen", previous_budget_fen AS "previousBudgetFen", previous_executed_fen AS "previousExecutedFen",
  execution_points AS "executionPoints", sections, state, approved_at AS "approvedAt", demo, version, changed_at AS "changedAt", changed_by AS "changedBy"`);

export async function programmeById(transaction: Transaction, id: string, { lock = false } = {}): Promise<ProgrammeRow | null> {
  const { rows } = await sql<ProgrammeRow>`
    SELECT ${columns} FROM plan.programme WHERE tenant_id = current_tenant() AND id = ${id} ${sql.raw(lock ? 'FOR UPDATE' : '')}`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

/** The same programme in the fiscal year before. */
export async function previousProgramme(
  transaction: Transaction,
  { name, applicant, fiscalYear }: Pick<ProgrammeRow, 'name' | 'applicant' | 'fiscalYear'>,
): Promise<ProgrammeRow | null> {
  const { rows } = await sql<ProgrammeRow>`
    SELECT ${columns} FROM plan.programme WHERE tenant_id = current_tenant() AND name = ${name} AND applicant = ${applicant}
      AND fiscal_year = ${fiscalYear - 1}`.execute(transaction);
  return rows[0] ?? null;
}

export async function programmePage(
  transaction: Transaction,
  filter: { fiscalYear?: number | undefined; search?: string | undefined; page: number; pageSize: number },
): Promise<{ items: ProgrammeRow[]; total: number }> {
  const search = filter.search?.trim() ?? '';
  const { rows } = await sql<ProgrammeRow & { total: number }>`
    SELECT ${columns}, count(*) OVER () AS total FROM plan.programme
    WHERE tenant_id = current_tenant()
      AND (${filter.fiscalYear ?? null}::int IS NULL OR fiscal_year = ${filter.fiscalYear ?? null})
      AND (${search} = '' OR strpos(name || ' ' || applicant, ${search}) > 0)
    ORDER BY fiscal_year DESC, ${sql.raw(byPinyin('name'))}, id LIMIT ${filter.pageSize} OFFSET ${(filter.page - 1) * filter.pageSize}`.execute(
    transaction,
  );
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The programme that a form was read into before: the same file, or the same name, year and applicant. */
export async function programmeOfForm(
  transaction: Transaction,
  form: { sha256: string; name: string; fiscalYear: number; applicant: string },
): Promise<ProgrammeRow | null> {
  const { rows } = await sql<ProgrammeRow>`
    SELECT ${columns} FROM plan.programme
    WHERE tenant_id = current_tenant()
      AND (id IN (SELECT programme_id FROM plan.declaration_import WHERE tenant_id = current_tenant() AND sha256 = ${form.sha256})
        OR (name, fiscal_year, applicant) = (${form.name}, ${form.fiscalYear}::int, ${form.applicant}))
    ORDER BY (name, fiscal_year, applicant) = (${form.name}, ${form.fiscalYear}::int, ${form.applicant}) DESC, changed_at DESC
    LIMIT 1 FOR UPDATE`.execute(transaction);
  return rows[0] ?? null;
}

export async function insertProgramme(
  transaction: Transaction,
  header: ProgrammeHeader,
  demo: boolean,
  change: Change,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO plan.programme (tenant_id, name, fiscal_year, applicant, department, department_code, attribute, category, starts_on, ends_on, government_purchase,
      performance_type, layout, total_fen, current_year_fen, total_fiscal_fen, total_other_fen, current_year_fiscal_fen,
      current_year_carried_fen, current_year_other_fen, previous_budget_fen, previous_executed_fen, execution_points, sections, demo, changed_at, changed_by)
    VALUES (current_tenant(), ${header.name}, ${header.fiscalYear}, ${header.applicant}, ${header.department},
      ${header.departmentCode}, ${header.attribute}, ${header.category}, ${header.startsOn}, ${header.endsOn}, ${header.governmentPurchase}, ${header.performanceType}, ${header.layout}, ${header.totalFen},
      ${header.currentYearFen}, ${header.totalFiscalFen}, ${header.totalOtherFen}, ${header.currentYearFiscalFen},
      ${header.currentYearCarriedFen}, ${header.currentYearOtherFen}, ${header.previousBudgetFen}, ${header.previousExecutedFen}, ${header.executionPoints}, ${JSON.stringify(header.sections)}::jsonb,
      ${demo}, ${change.at}, ${change.by})
    RETURNING id`.execute(transaction);
  await keepProgrammeVersion(transaction, rows[0]!.id, change);
  return rows[0]!.id;
}

export async function updateProgramme(
  transaction: Transaction,
  id: string,
  header: ProgrammeHeader,
  change: Change,
): Promise<void> {
  await sql`
    UPDATE plan.programme SET name = ${header.name}, applicant = ${header.applicant}, department = ${header.department},
      department_code = ${header.departmentCode}, attribute = ${header.attribute}, category = ${header.category},
      starts_on = ${header.startsOn}, ends_on = ${header.endsOn}, government_purchase = ${header.governmentPurchase},
      performance_type = ${header.performanceType}, layout = ${header.layout}, total_fen = ${header.totalFen},
      current_year_fen = ${header.currentYearFen}, total_fiscal_fen = ${header.totalFiscalFen},
      total_other_fen = ${header.totalOtherFen}, current_year_fiscal_fen = ${header.currentYearFiscalFen},
      current_year_carried_fen = ${header.currentYearCarriedFen}, current_year_other_fen = ${header.currentYearOtherFen},
      previous_budget_fen = ${header.previousBudgetFen},
      previous_executed_fen = ${header.previousExecutedFen}, execution_points = ${header.executionPoints}, sections = ${JSON.stringify(header.sections)}::jsonb,
      version = version + 1, changed_at = ${change.at}, changed_by = ${change.by}
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  await keepProgrammeVersion(transaction, id, change);
}

export async function setState(
  transaction: Transaction,
  id: string,
  state: 'approved' | 'closed',
  change: Change & { personId: string | null },
): Promise<void> {
  await sql`
    UPDATE plan.programme SET state = ${state}, version = version + 1, changed_at = ${change.at}, changed_by = ${change.by},
      approved_at = CASE WHEN ${state} = 'approved' THEN ${change.at}::timestamptz ELSE approved_at END,
      approved_by = CASE WHEN ${state} = 'approved' THEN ${change.personId}::uuid ELSE approved_by END
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
  await keepProgrammeVersion(transaction, id, change);
}

/** What a head says as its version keeps it. What came to be kept later stands in it only where it is said: without it a version is as it always was. */
export function headKept(table: string): RawBuilder<unknown> {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${table}.${column}`);
  return sql`(jsonb_build_object('name', ${of('name')}, 'fiscalYear', ${of('fiscal_year')}, 'applicant', ${of('applicant')},
    'department', ${of('department')}, 'departmentCode', ${of('department_code')}, 'category', ${of('category')},
    'startsOn', ${of('starts_on')}, 'endsOn', ${of('ends_on')}, 'governmentPurchase', ${of('government_purchase')},
    'performanceType', ${of('performance_type')}, 'layout', ${of('layout')}, 'totalFen', ${of('total_fen')},
    'currentYearFen', ${of('current_year_fen')}, 'previousBudgetFen', ${of('previous_budget_fen')},
    'previousExecutedFen', ${of('previous_executed_fen')}, 'sections', ${of('sections')})
    || jsonb_strip_nulls(jsonb_build_object('attribute', nullif(${of('attribute')}, ''), 'totalFiscalFen', ${of('total_fiscal_fen')},
    'totalOtherFen', ${of('total_other_fen')}, 'currentYearFiscalFen', ${of('current_year_fiscal_fen')},
    'currentYearCarriedFen', ${of('current_year_carried_fen')}, 'currentYearOtherFen', ${of('current_year_other_fen')}, 'executionPoints', ${of('execution_points')})))`;
}

/** Keeps what the head of a programme says now as the version that it has now. */
async function keepProgrammeVersion(transaction: Transaction, id: string, { at, by, reason = '' }: Change): Promise<void> {
  await sql`
    INSERT INTO plan.programme_version (tenant_id, programme_id, version, header, state, changed_at, changed_by, reason)
    SELECT tenant_id, id, version, ${headKept('shown')}, state, ${at}, ${by}, ${reason}
    FROM plan.programme AS shown WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

export async function insertImport(
  transaction: Transaction,
  programmeId: string,
  file: { fileName: string; sha256: string; reading: FormReading },
  change: Change,
): Promise<void> {
  await sql`
    INSERT INTO plan.declaration_import (tenant_id, programme_id, file_name, sha256, reading, imported_at, imported_by)
    VALUES (current_tenant(), ${programmeId}, ${file.fileName}, ${file.sha256}, ${JSON.stringify(file.reading)}::jsonb, ${change.at},
      ${change.by})`.execute(transaction);
}

/** When which file was read into the programme. */
export async function importsOf(transaction: Transaction, programmeId: string): Promise<{ at: Date; fileName: string }[]> {
  const { rows } = await sql<{ at: Date; fileName: string }>`
    SELECT imported_at AS at, file_name AS "fileName" FROM plan.declaration_import
    WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}`.execute(transaction);
  return rows;
}

/** The tenant's own region and whether its data is for demonstration. */
export async function tenantOf(transaction: Transaction): Promise<{ regionCode: string; demo: boolean }> {
  const { rows } = await sql<{ regionCode: string; demo: boolean }>`
    SELECT region_code AS "regionCode", demo FROM access.tenant WHERE tenant_id = current_tenant()`.execute(transaction);
  return rows[0]!;
}
