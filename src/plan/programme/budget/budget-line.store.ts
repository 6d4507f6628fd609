import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Change } from '../programme.store.ts';

export interface BudgetLineRow {
  id: string;
  code: string;
  name: string;
  subProgramme: string | null;
  amountFen: number;
  position: number;
  version: number;
  changedAt: Date | null;
  changedBy: string;
}

export async function budgetLines(transaction: Transaction, programmeId: string): Promise<BudgetLineRow[]> {
  const { rows } = await sql<BudgetLineRow>`
    SELECT id, code, name, sub_programme AS "subProgramme", amount_fen AS "amountFen", position, version, changed_at AS "changedAt",
      changed_by AS "changedBy"
    FROM plan.budget_line WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} ORDER BY position, code`.execute(
    transaction,
  );
  return rows;
}

/** The lines as they stood at a moment: of each code the newest version of then, unless it was removed by then. */
export async function budgetLinesHeldAt(
  transaction: Transaction,
  programmeId: string,
  heldAt: Date,
): Promise<Pick<BudgetLineRow, 'code' | 'name' | 'subProgramme' | 'amountFen'>[]> {
  const { rows } = await sql<Pick<BudgetLineRow, 'code' | 'name' | 'subProgramme' | 'amountFen'>>`
    SELECT code, name, sub_programme AS "subProgramme", amount_fen AS "amountFen" FROM (
      SELECT DISTINCT ON (code) * FROM plan.budget_line_version
      WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND changed_at <= ${heldAt}
      ORDER BY code, changed_at DESC, id DESC
    ) AS held WHERE NOT removed ORDER BY position, code`.execute(transaction);
  return rows;
}

export async function upsertBudgetLine(
  transaction: Transaction,
  programmeId: string,
  row: { code: string; name: string; subProgramme: string | null; amountFen: number; position: number },
  change: Change,
): Promise<void> {
  await sql`
    INSERT INTO plan.budget_line (tenant_id, programme_id, code, name, sub_programme, amount_fen, position, changed_at, changed_by)
    VALUES (current_tenant(), ${programmeId}, ${row.code}, ${row.name}, ${row.subProgramme}, ${row.amountFen}, ${row.position},
      ${change.at}, ${change.by})
    ON CONFLICT (tenant_id, programme_id, code) DO UPDATE
      SET name = excluded.name, sub_programme = excluded.sub_programme, amount_fen = excluded.amount_fen, position = excluded.position,
        version = budget_line.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    transaction,
  );
  await keepLineVersion(transaction, programmeId, row.code, { ...change, removed: false });
}

export async function deleteBudgetLine(
  transaction: Transaction,
  programmeId: string,
  code: string,
  change: Change,
): Promise<boolean> {
  await keepLineVersion(transaction, programmeId, code, { ...change, removed: true });
  const { numAffectedRows } = await sql`
    DELETE FROM plan.budget_line WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND code = ${code}`.execute(
    transaction,
  );
  return numAffectedRows === 1n;
}

/** Keeps what a line says now; of one that is about to go, that it went. */
async function keepLineVersion(
  transaction: Transaction,
  programmeId: string,
  code: string,
  { removed, at, by, reason = '' }: Change & { removed: boolean },
): Promise<void> {
  await sql`
    INSERT INTO plan.budget_line_version (tenant_id, programme_id, code, version, name, sub_programme, amount_fen, position, removed,
      changed_at, changed_by, reason)
    SELECT tenant_id, programme_id, code, version + ${removed ? 1 : 0}, name, sub_programme, amount_fen, position, ${removed}, ${at}, ${by}, ${reason}
    FROM plan.budget_line WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} AND code = ${code}`.execute(
    transaction,
  );
}

export interface BudgetLineVersion {
  code: string;
  version: number;
  name: string;
  subProgramme: string | null;
  amountFen: number;
  removed: boolean;
  changedAt: Date;
  changedBy: string;
  reason: string;
}

/** Everything that the lines of a programme ever said, in the order in which it was said. */
export async function budgetLineVersions(transaction: Transaction, programmeId: string): Promise<BudgetLineVersion[]> {
  const { rows } = await sql<BudgetLineVersion>`
    SELECT code, version, name, sub_programme AS "subProgramme", amount_fen AS "amountFen", removed, changed_at AS "changedAt",
      changed_by AS "changedBy", reason
    FROM plan.budget_line_version WHERE tenant_id = current_tenant() AND programme_id = ${programmeId} ORDER BY changed_at, id`.execute(
    transaction,
  );
  return rows;
}
