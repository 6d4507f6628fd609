import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { standing, type Scope } from './figures/measure.sql.store.ts';

/** What a sentence was written about; percentages as 83.3. */
export interface StatedFigure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  unit: string;
}

export interface StatementRow {
  id: string;
  indicatorId: string;
  kind: 'reason' | 'judgement';
  text: string;
  degree: number | null;
  statedAt: Date;
  statedBy: string;
  /** The figure as it was when it was written; null of statements from before it was kept. */
  figure: StatedFigure | null;
}

/** Newest first; those made up to a moment, or all of them. */
export async function statementsOf(
  transaction: Transaction,
  indicatorIds: readonly string[],
  until: Date | null,
): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    SELECT id, indicator_id AS "indicatorId", kind, text, degree, stated_at AS "statedAt", stated_by AS "statedBy", figure
    FROM account.statement WHERE tenant_id = current_tenant() AND indicator_id = ANY(${indicatorIds as string[]}::uuid[])
      AND (${until}::timestamptz IS NULL OR stated_at <= ${until})
    ORDER BY stated_at DESC, id DESC`.execute(transaction);
  return rows;
}

export async function insertStatement(transaction: Transaction, row: Omit<StatementRow, 'id'>): Promise<StatementRow> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO account.statement (tenant_id, indicator_id, kind, text, degree, stated_at, stated_by, figure)
    VALUES (current_tenant(), ${row.indicatorId}, ${row.kind}, ${row.text}, ${row.degree}, ${row.statedAt}, ${row.statedBy},
      ${JSON.stringify(row.figure)})
    RETURNING id`.execute(transaction);
  return { ...row, id: rows[0]!.id };
}

/** Streets and towns of a district, in the order of codes. */
export async function streetsIn(transaction: Transaction, district: string): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT code, name FROM network.region WHERE level = 'street' AND parent_code = ${district} ORDER BY code`.execute(
    transaction,
  );
  return rows;
}

/** How many expenses break which rule; an expense that breaks two counts under both. */
export async function breachCounts(
  transaction: Transaction,
  scope: Scope,
): Promise<{ expenses: number; breaches: Record<string, number> }> {
  const { rows } = await sql<{ breach: string; expenses: number; total: number }>`
    WITH broken AS (
      SELECT id, context FROM evidence.fact
      WHERE tenant_id = current_tenant() AND programme_id = ${scope.programmeId} AND kind = 'expense' AND outcome = 'in-breach'
        AND occurred_on <= ${scope.at}::date AND ${standing}
    )
    SELECT coalesce(breach, 'unnamed') AS breach, count(*) AS expenses, (SELECT count(*) FROM broken) AS total
    FROM broken LEFT JOIN LATERAL jsonb_array_elements_text(broken.context -> 'breaches') AS breach ON true
    GROUP BY 1 ORDER BY 1`.execute(transaction);
  return { expenses: rows[0]?.total ?? 0, breaches: Object.fromEntries(rows.map((row) => [row.breach, row.expenses])) };
}

export async function regionNames(transaction: Transaction, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT code, name FROM network.region WHERE code = ANY(${codes as string[]}::text[])`.execute(transaction);
  return new Map(rows.map((row) => [row.code, row.name]));
}
