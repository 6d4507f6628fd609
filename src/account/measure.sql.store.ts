import { type RawBuilder, sql } from 'kysely';
import type { Dimension, FactsMeasure } from '#src/plan/measures/measure.contract.ts';
import { factUnitOf } from '#src/plan/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** Which facts: of one programme, up to a day. `source`: the rollups that pages read, or a recount of every fact. */
export interface Scope {
  programmeId: string;
  at: string;
  source: 'rollup' | 'facts';
  /** The moment whose plan is shown, of a day in the past; absent: today's. */
  heldAt?: Date | null;
}

/** What narrows a figure beside its measure, such as one district. */
export type Narrowing = Partial<Record<Dimension, string>> & { month?: string | undefined };

export interface Total {
  /** In the measure's unit; 0 without facts. */
  amount: number;
  facts: number;
}

type Part = RawBuilder<unknown>;

const columnOf: Record<Dimension, string> = {
  subProgramme: 'sub_programme',
  activity: 'activity',
  district: 'district',
  venueKind: 'venue_kind',
  audience: 'audience',
  method: 'method',
  outcome: 'outcome',
};
const column = (dimension: Dimension): Part => sql.ref(columnOf[dimension]);
const month = sql`to_char(occurred_on, 'YYYY-MM')`;

/** A condition that leaves out facts that another took the place of. */
export const standing = sql`NOT EXISTS (SELECT FROM evidence.supersession
  WHERE supersession.tenant_id = fact.tenant_id AND supersession.superseded_id = fact.id)`;

/** The rows of a measure, each with `quantity` and how many `facts` it holds; a recount has one row a fact. */
function rowsOf(scope: Scope, measure: FactsMeasure, narrowing: Narrowing = {}): Part {
  const people = isDistinct(measure, 'subject');
  const table = scope.source === 'facts' ? sql`evidence.fact` : people ? sql`evidence.presence` : sql`evidence.rollup`;
  const counted = scope.source === 'facts' ? sql`1` : sql`facts`;
  const alive = scope.source === 'facts' ? standing : sql`facts > 0`;
  // What is counted once must be told: a fact that names no district is no evidence of one.
  const named = isDistinct(measure) ? sql`${distinctColumn(measure)} <> ''` : sql`true`;
  const quantity = people ? sql`0` : sql`quantity`;
  return sql`(SELECT *, ${counted} AS held, ${quantity} AS amount FROM ${table}
    WHERE tenant_id = current_tenant() AND programme_id = ${scope.programmeId} AND kind = ${measure.kind} AND occurred_on <= ${scope.at}::date
      AND ${alive} AND ${named} AND ${conditionsOf(measure, narrowing)}) AS evidence_row`;
}

/** The measure's filter, its unit and what narrows it, over the columns that facts and rollups share. */
export function conditionsOf(measure: FactsMeasure, narrowing: Narrowing = {}): Part {
  const conditions: Part[] = [sql`true`];
  for (const [dimension, values] of Object.entries(measure.filter ?? {})) {
    conditions.push(sql`${column(dimension as Dimension)} = ANY(${values as string[]}::text[])`);
  }
  const unit = measure.aggregate === 'sum' ? factUnitOf(measure) : measure.factUnit;
  if (unit) conditions.push(sql`unit = ${unit}`);
  conditions.push(narrowed(narrowing));
  return sql.join(conditions, sql` AND `);
}

export function narrowed(narrowing: Narrowing): Part {
  const { month: inMonth, ...dimensions } = narrowing;
  const conditions = Object.entries(dimensions).flatMap(([dimension, value]) =>
    value === undefined ? [] : [sql`${column(dimension as Dimension)} = ${value}`],
  );
  if (inMonth !== undefined) {
    conditions.push(
      sql`occurred_on >= ${`${inMonth}-01`}::date AND occurred_on < (${`${inMonth}-01`}::date + interval '1 month')`,
    );
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}

function isDistinct(measure: FactsMeasure, of?: string): boolean {
  return typeof measure.aggregate === 'object' && (of === undefined || measure.aggregate.distinct === of);
}

function distinctColumn(measure: FactsMeasure): Part {
  const of = typeof measure.aggregate === 'object' ? measure.aggregate.distinct : 'subject';
  return of === 'subject' ? sql`subject` : column(of);
}

function aggregateOf(measure: FactsMeasure): Part {
  if (isDistinct(measure)) return sql`count(DISTINCT ${distinctColumn(measure)})`;
  return measure.aggregate === 'count'
    ? sql`coalesce(sum(held), 0)`
    : sql`coalesce(sum(amount), 0) * ${measure.scale ?? 1}::numeric`;
}

export async function totalOf(
  transaction: Transaction,
  scope: Scope,
  measure: FactsMeasure,
  narrowing: Narrowing = {},
): Promise<Total> {
  const { rows } = await sql<Total>`
    SELECT ${aggregateOf(measure)} AS amount, coalesce(sum(held), 0)::bigint AS facts FROM ${rowsOf(scope, measure, narrowing)}`.execute(
    transaction,
  );
  return rows[0]!;
}

/** The figure of each value of a dimension or of each month, without those that have no facts. */
export async function totalsBy(
  transaction: Transaction,
  scope: Scope,
  measure: FactsMeasure,
  by: Dimension | 'month',
  narrowing: Narrowing = {},
): Promise<(Total & { key: string })[]> {
  const key = by === 'month' ? month : column(by);
  const { rows } = await sql<Total & { key: string }>`
    SELECT ${key} AS key, ${aggregateOf(measure)} AS amount, sum(held)::bigint AS facts FROM ${rowsOf(scope, measure, narrowing)}
    GROUP BY 1 ORDER BY 2 DESC, 1`.execute(transaction);
  return rows;
}

/** What each month adds, cumulated: the figure as it stood at the end of each month that has facts. */
export async function cumulatedByMonth(
  transaction: Transaction,
  scope: Scope,
  measure: FactsMeasure,
): Promise<(Total & { key: string })[]> {
  const added = isDistinct(measure)
    ? sql`SELECT to_char(first, 'YYYY-MM') AS key, count(*) AS amount, 0 AS held
        FROM (SELECT ${distinctColumn(measure)} AS one, min(occurred_on) AS first FROM ${rowsOf(scope, measure)} GROUP BY 1) AS firsts GROUP BY 1
      UNION ALL SELECT ${month}, 0, sum(held) FROM ${rowsOf(scope, measure)} GROUP BY 1`
    : sql`SELECT ${month} AS key, ${aggregateOf(measure)} AS amount, sum(held) AS held FROM ${rowsOf(scope, measure)} GROUP BY 1`;
  const { rows } = await sql<Total & { key: string }>`
    SELECT key, sum(sum(amount)) OVER (ORDER BY key) AS amount, (sum(sum(held)) OVER (ORDER BY key))::bigint AS facts
    FROM (${added}) AS added GROUP BY key ORDER BY key`.execute(transaction);
  return rows;
}

/** How far a planned activity is by the day of the scope. */
export interface ActivityProgress {
  id: string;
  name: string;
  subProgramme: string;
  district: string | null;
  factKind: string;
  unit: string;
  target: number;
  dueOn: string;
  withdrawn: boolean;
  /** Sum of the facts that count towards the target. */
  done: number;
  /** The first day on which `done` reached the target. */
  metOn: string | null;
  finishedOn: string | null;
  facts: number;
}

/** Every planned activity of the programme, withdrawn ones too, in the order of due dates. */
export async function activityProgress(transaction: Transaction, scope: Scope): Promise<ActivityProgress[]> {
  const source =
    scope.source === 'rollup'
      ? sql`SELECT activity, kind, unit, occurred_on, quantity, facts FROM evidence.rollup
          WHERE tenant_id = current_tenant() AND programme_id = ${scope.programmeId} AND occurred_on <= ${scope.at}::date AND activity <> '' AND facts > 0`
      : sql`SELECT activity, kind, unit, occurred_on, quantity, 1 AS facts FROM evidence.fact
          WHERE tenant_id = current_tenant() AND programme_id = ${scope.programmeId} AND occurred_on <= ${scope.at}::date AND activity <> '' AND ${standing}`;
  const { rows } = await sql<ActivityProgress>`
    WITH daily AS (
      SELECT activity, kind, unit, occurred_on, sum(quantity) AS quantity, sum(facts) AS facts FROM (${source}) AS evidence_row GROUP BY 1, 2, 3, 4
    ), counted AS (
      SELECT plan_activity.id, daily.occurred_on, daily.facts, daily.quantity,
        sum(daily.quantity) OVER (PARTITION BY plan_activity.id ORDER BY daily.occurred_on) AS so_far
      FROM plan.activity AS plan_activity
      JOIN daily ON daily.activity = plan_activity.id::text AND daily.kind = plan_activity.fact_kind AND daily.unit = plan_activity.unit
      WHERE plan_activity.tenant_id = current_tenant() AND plan_activity.programme_id = ${scope.programmeId}
    ), finished AS (
      SELECT activity, min(occurred_on) AS day, sum(facts) AS facts FROM daily WHERE kind = 'activity-finished' GROUP BY 1
    )
    SELECT activity.id, name, sub_programme AS "subProgramme", district, fact_kind AS "factKind", unit, target, due_on AS "dueOn",
      withdrawn_at IS NOT NULL AND (${scope.heldAt ?? null}::timestamptz IS NULL OR withdrawn_at <= ${scope.heldAt ?? null}) AS withdrawn, coalesce(progress.done, 0) AS done, progress.met_on AS "metOn", finished.day AS "finishedOn",
      (coalesce(progress.facts, 0) + coalesce(finished.facts, 0))::bigint AS facts
    FROM plan.activity
    LEFT JOIN LATERAL (
      SELECT sum(quantity) AS done, sum(facts) AS facts, min(occurred_on) FILTER (WHERE so_far >= activity.target) AS met_on
      FROM counted WHERE counted.id = activity.id
    ) AS progress ON true
    LEFT JOIN finished ON finished.activity = activity.id::text
    WHERE activity.tenant_id = current_tenant() AND activity.programme_id = ${scope.programmeId}
    ORDER BY due_on, name`.execute(transaction);
  return rows;
}
