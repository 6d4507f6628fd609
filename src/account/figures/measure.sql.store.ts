import { type RawBuilder, sql } from 'kysely';
import { byPinyin } from '#src/platform/postgres/orders.ts';
import { isPlaced } from '#src/evidence/index.ts';
import { addDays } from '#src/kernel/local-time.ts';
import { type CountedPlace, countedPlaces } from '#src/kernel/vocabulary.ts';
import { type Dimension, dimensions as allDimensions, type FactsMeasure } from '#src/plan/measures/measure.contract.ts';
import { activitiesHeldAt, factUnitOf } from '#src/plan/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** Which facts: of one programme, up to a day. `source`: the rollups that pages read, or a recount of every fact. */
export interface Scope {
  programmeId: string;
  at: string;
  source: 'rollup' | 'facts';
  /** The moment whose plan is shown, of a day in the past; absent: today's. */
  heldAt?: Date | null;
}

/**
 * What narrows a figure beside its measure, such as one district; '' takes what has none. `street`: nine digits. `online`: only what was counted
 * online, or all but that.
 */
export type Narrowing = Partial<Record<Dimension | 'street', string>> & {
  month?: string | undefined;
  online?: boolean | undefined;
};

export interface Total {
  /** In the measure's unit; 0 without facts. */
  amount: number;
  facts: number;
  /** Of planned activities: how many the measure looks at. */
  due?: number;
}

type Part = RawBuilder<unknown>;

const columnOf: Record<Dimension | CountedPlace, string> = {
  subProgramme: 'sub_programme',
  activity: 'activity',
  district: 'district',
  venueKind: 'venue_kind',
  audience: 'audience',
  method: 'method',
  outcome: 'outcome',
  street: 'street',
  community: 'community',
  venue: 'venue',
};
const column = (dimension: Dimension | CountedPlace): Part => sql.ref(columnOf[dimension]);
/** What is no column of its own, from the region of a fact or of a row of places: see `streetOf` and `communityOf`. */
const ofRegion: Partial<Record<Dimension | CountedPlace, Part>> = {
  street: sql`CASE WHEN length(region) >= 9 THEN left(region, 9) ELSE '' END`,
  community: sql`CASE WHEN length(region) = 12 THEN region ELSE '' END`,
};
/** A condition that leaves out facts that another took the place of. */
export const standing = sql`NOT EXISTS (SELECT FROM evidence.supersession
  WHERE supersession.tenant_id = fact.tenant_id AND supersession.superseded_id = fact.id)`;

/** The measure's filter, its unit and what narrows it, over the columns that facts and rollups share, or `over` facts. */
export function conditionsOf(measure: FactsMeasure, narrowing: Narrowing = {}, over: 'cells' | 'facts' = 'cells'): Part {
  const conditions: Part[] = [sql`true`];
  for (const [dimension, values] of Object.entries(measure.filter ?? {})) {
    conditions.push(sql`${column(dimension as Dimension)} = ANY(${values as string[]}::text[])`);
  }
  const unit = measure.aggregate === 'sum' ? factUnitOf(measure) : measure.factUnit;
  if (unit) conditions.push(sql`unit = ${unit}`);
  conditions.push(narrowed(narrowing, over));
  return sql.join(conditions, sql` AND `);
}

export function narrowed(narrowing: Narrowing, over: 'cells' | 'facts'): Part {
  const { month: inMonth, online, ...dimensions } = narrowing;
  const conditions = Object.entries(dimensions).flatMap(([dimension, value]) =>
    value === undefined ? [] : [sql`${placeOver(dimension as Dimension | 'street', over)} = ${value}`],
  );
  if (online !== undefined) conditions.push(online ? sql`method = 'online'` : sql`method <> 'online'`);
  if (inMonth !== undefined) {
    conditions.push(
      // A date, not a timestamp: beneath row-level security only a comparison that leaks nothing reaches the index.
      sql`occurred_on >= ${`${inMonth}-01`}::date AND occurred_on < (${`${inMonth}-01`}::date + interval '1 month')::date`,
    );
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}

const placeOver = (dimension: Dimension | 'street', over: 'cells' | 'facts'): Part =>
  (over === 'facts' && ofRegion[dimension]) || column(dimension);

function isDistinct(measure: FactsMeasure, of?: string): boolean {
  return typeof measure.aggregate === 'object' && (of === undefined || measure.aggregate.distinct === of);
}

function distinctColumn(measure: FactsMeasure): Part {
  const of = typeof measure.aggregate === 'object' ? measure.aggregate.distinct : 'subject';
  return of === 'subject' ? sql`subject` : column(of);
}

/** How a figure is looked at: as a whole, by month, as it stood at the end of each month, or by a dimension. */
export type View = 'all' | 'month' | 'trend' | Dimension | 'street';

/** What is asked of one measure. */
export interface Ask {
  measure: FactsMeasure;
  views: readonly View[];
  narrowing?: Narrowing | undefined;
}

export type Totals = Map<View, (Total & { key: string })[]>;

/** Which cells an ask reads: of sums, of people, or of places, which only facts that name more than their district have. */
type Cells = 'cell' | 'person_cell' | 'place_cell';

/** Streets are told apart in the cells of places alone. */
export function cellsFor({ measure, views, narrowing }: Ask): Cells {
  if (isDistinct(measure, 'subject')) return 'person_cell';
  const byPlace = countedPlaces.some((place) => isDistinct(measure, place));
  return byPlace || views.includes('street') || narrowing?.street !== undefined ? 'place_cell' : 'cell';
}

/**
 * What a scope holds of some kinds: `quantity` and `facts` by kind, month, the given dimensions and `unit` (of people: by `subject`
 * instead). From the rollups: the months before the day's, and of that one the days. A recount groups every fact.
 */
function cellsOf(scope: Scope, ofKinds: Part, dimensions: readonly (Dimension | CountedPlace)[], cells: Cells = 'cell'): Part {
  // The tenant as one of a list: said as `=`, it and that of row-level security would be compared, and each row handed through that comparison; asked for by itself, or every row would ask the setting again.
  const own = sql`tenant_id = ANY(ARRAY[(SELECT current_tenant())]) AND programme_id = ${scope.programmeId} AND ${ofKinds}`;
  const last = cells === 'person_cell' ? sql`subject` : sql`unit`;
  const named = sql.join([...dimensions.map(column), last]);
  const by = sql.join([...dimensions.map((one) => ofRegion[one] ?? column(one)), last]);
  const what = sql.join([
    ...dimensions.map((one) => (ofRegion[one] ? sql`${ofRegion[one]} AS ${column(one)}` : column(one))),
    last,
  ]);
  const counted = { cell: sql`true`, person_cell: sql`subject <> ''`, place_cell: isPlaced }[cells];
  const monthOf = sql`date_trunc('month', occurred_on::timestamp)::date`;
  if (scope.source === 'facts')
    return sql`SELECT kind, ${monthOf} AS month, ${what}, sum(quantity) AS quantity, count(*) AS facts FROM evidence.fact
      WHERE ${own} AND occurred_on <= ${scope.at}::date AND ${counted} AND ${standing} GROUP BY 1, 2, ${by}`;
  if (cells === 'person_cell')
    return sql`SELECT kind, ${monthOf} AS month, ${what}, 0 AS quantity, sum(facts)::bigint AS facts FROM evidence.presence
      WHERE ${own} AND occurred_on <= ${scope.at}::date AND facts > 0 GROUP BY 1, 2, ${what}`;
  const [daily, monthly] = cells === 'place_cell' ? ['place', 'place_month'] : ['rollup', 'rollup_month'];
  const months = (condition: Part) =>
    sql`SELECT kind, month, ${what}, quantity, facts FROM ${sql.raw(`evidence.${monthly}`)} WHERE ${own} AND ${condition}`;
  const ownMonth = sql`date_trunc('month', ${scope.at}::timestamp)::date`;
  const days = (condition: Part, quantity: Part) =>
    sql`SELECT kind, ${ownMonth} AS month, ${what}, ${quantity} FROM ${sql.raw(`evidence.${daily}`)} WHERE ${own} AND ${condition}`;
  const day = sql`${scope.at}::date`;
  // The fewer days are read: those of the month so far, or those that are left of it, to be taken off; of its last day there are none.
  const untilDay = sql`occurred_on >= ${ownMonth} AND occurred_on <= ${day}`;
  const afterDay = sql`occurred_on > ${day} AND occurred_on < (${ownMonth} + interval '1 month')::date`;
  const isEarly = Number(scope.at.slice(8)) <= 15;
  const ofDays = isEarly ? days(untilDay, sql`quantity, facts`) : days(afterDay, sql`-quantity AS quantity, -facts AS facts`);
  const grouped = (
    rows: Part,
  ) => sql`SELECT kind, month, ${named}, sum(quantity) AS quantity, sum(facts)::bigint AS facts FROM (${rows}) AS part
      GROUP BY kind, month, ${named} HAVING sum(facts) > 0`;
  const isMonthOver = addDays(scope.at, 1).endsWith('-01');
  // A table's rows are told apart by all dimensions: only by fewer, or in the month of the day, there is anything to sum.
  if (cells === 'cell' && dimensions.length === allDimensions.length) {
    const before = sql`${months(isMonthOver ? sql`month <= ${ownMonth}` : sql`month < ${ownMonth}`)} AND facts > 0`;
    if (isMonthOver) return before;
    return sql`${before} UNION ALL ${grouped(isEarly ? ofDays : sql`${months(sql`month = ${ownMonth}`)} UNION ALL ${ofDays}`)}`;
  }
  const wholeMonths = months(isEarly ? sql`month < ${ownMonth}` : sql`month <= ${ownMonth}`);
  return grouped(isMonthOver ? wholeMonths : sql`${wholeMonths} UNION ALL ${ofDays}`);
}

/** The rows that one ask adds: `view`, `key`, `amount`, `facts`; of what is counted once, also the month in which each was `first`. */
function rowsOfAsk(ask: Ask, at: number): Part {
  const { measure, views, narrowing = {} } = ask;
  const { month: inMonth, ...dimensions } = narrowing;
  const distinct = isDistinct(measure);
  const cells = sql.ref(cellsFor(ask));
  // What is counted once must be told: a fact that names no district is no evidence of one.
  const named = distinct ? sql`${distinctColumn(measure)} <> ''` : sql`true`;
  const from = sql`FROM ${cells} WHERE kind = ${measure.kind} AND ${named} AND ${conditionsOf(measure, dimensions)}
    AND ${inMonth === undefined ? sql`true` : sql`month = ${`${inMonth}-01`}::date`}`;
  const split = views.filter((view) => view !== 'all' && view !== 'trend' && view !== 'month') as (Dimension | 'street')[];
  const byMonth = views.includes('month') || views.includes('trend');
  const views_ = [
    ...(byMonth ? [sql`WHEN grouping(month) = 0 THEN 'month'`] : []),
    ...split.map((view) => sql`WHEN grouping(${column(view)}) = 0 THEN ${sql.lit(view)}`),
  ];
  const keys = [
    ...(byMonth ? [sql`WHEN grouping(month) = 0 THEN to_char(month, 'YYYY-MM')`] : []),
    ...split.map((view) => sql`WHEN grouping(${column(view)}) = 0 THEN ${column(view)}`),
  ];
  const caseOf = (whens: Part[], otherwise: Part): Part =>
    whens.length === 0 ? otherwise : sql`CASE ${sql.join(whens, sql` `)} ELSE ${otherwise} END`;
  const looked = sql`${caseOf(views_, sql`'all'`)} AS view, ${caseOf(keys, sql`''`)} AS key`;
  const by = [...(byMonth ? [sql`month`] : []), ...split.map(column)];
  if (!distinct) {
    const amount =
      measure.aggregate === 'count'
        ? sql`coalesce(sum(facts), 0)`
        : sql`coalesce(sum(quantity), 0) * ${measure.scale ?? 1}::numeric`;
    return sql`SELECT ${sql.lit(at)} AS ask, ${looked}, ${amount} AS amount, coalesce(sum(facts), 0)::bigint AS facts ${from}
      GROUP BY GROUPING SETS (${sql.join([sql`()`, ...by.map((one) => sql`(${one})`)])})`;
  }
  // Each is told once for each view and then counted: DISTINCT would sort all cells again for every view.
  const once = sql`SELECT ${sql.lit(at)} AS ask, view, key, count(*) AS amount, sum(facts)::bigint AS facts
    FROM (SELECT ${looked}, sum(facts) AS facts FROM (SELECT *, ${distinctColumn(measure)} AS counted ${from}) AS told
      GROUP BY GROUPING SETS (${sql.join([sql`(counted)`, ...by.map((one) => sql`(${one}, counted)`)])})) AS each GROUP BY view, key`;
  if (!views.includes('trend')) return once;
  return sql`${once} UNION ALL SELECT ${sql.lit(at)}, 'first', to_char(first, 'YYYY-MM'), count(*), 0
    FROM (SELECT min(month) AS first ${from} GROUP BY ${distinctColumn(measure)}) AS firsts GROUP BY first`;
}

/**
 * The totals of several measures in one statement, which reads what they stand on once: a recount passes over the facts a single time
 * however many measures it answers. Views without facts are empty; `trend` is cumulated, a person or a district once.
 */
export async function readTotals(transaction: Transaction, scope: Scope, asks: readonly Ask[]): Promise<Totals[]> {
  const tables = (['person_cell', 'place_cell', 'cell'] as const).flatMap((cells) => {
    const own = asks.filter((ask) => cellsFor(ask) === cells);
    if (own.length === 0) return [];
    const read = cells === 'cell' ? cellsOfEach(scope, own) : cellsOfAll(scope, own, cells);
    return [sql`${sql.ref(cells)} AS MATERIALIZED (${read})`];
  });
  const once = asks.flatMap(({ measure }, at) => (isDistinct(measure) ? [at] : []));
  const { rows } = await sql<Total & { ask: number; view: View; key: string }>`
    WITH ${sql.join(tables)}, grouped AS MATERIALIZED (${sql.join(asks.map(rowsOfAsk), sql` UNION ALL `)})
    SELECT ask, view, key, amount, facts FROM grouped WHERE view <> 'first' AND (view = 'all' OR facts > 0)
    UNION ALL
    SELECT ask, 'trend', key, sum(sum(amount)) OVER (PARTITION BY ask ORDER BY key), (sum(sum(facts)) OVER (PARTITION BY ask ORDER BY key))::bigint
    FROM (SELECT ask, key, facts, CASE WHEN view = 'month' AND ask = ANY(${once}::int[]) THEN 0 ELSE amount END AS amount
      FROM grouped WHERE view IN ('month', 'first')) AS added GROUP BY ask, key`.execute(transaction);
  const totals = asks.map(({ views }): Totals => new Map(views.map((view) => [view, []])));
  for (const { ask, view, ...total } of rows) totals[ask]!.get(view)?.push(total);
  for (const one of totals)
    for (const [view, list] of one)
      list.sort((a, b) => (view === 'trend' || view === 'month' ? 0 : b.amount - a.amount) || (a.key < b.key ? -1 : 1));
  return totals;
}

/** The cells of all kinds that some asks look at, by every dimension that one of them looks at: the facts are passed over once. */
function cellsOfAll(scope: Scope, asks: readonly Ask[], cells: Cells = 'cell'): Part {
  return cellsOf(scope, sql`kind = ANY(${kindsIn(asks)}::text[]) AND ${narrowedAlike(asks)}`, dimensionsOf(asks), cells);
}

/** What narrows all of the asks alike is left out of what is read, not only of what is counted; months are counted apart. */
function narrowedAlike(asks: readonly Ask[]): Part {
  const [first = {}, ...others] = asks.map(({ narrowing: { month: _, ...narrowing } = {} }) => narrowing);
  const alike = others.every((one) => JSON.stringify(one) === JSON.stringify(first));
  return alike ? narrowed(first, 'facts') : sql`true`;
}

/** The same, each kind by its own dimensions only, the others blank: of the rollups that leaves far fewer cells. */
function cellsOfEach(scope: Scope, asks: readonly Ask[]): Part {
  if (scope.source === 'facts') return cellsOfAll(scope, asks);
  const dimensions = dimensionsOf(asks);
  const each = kindsIn(asks).map((kind) => {
    const own = dimensionsOf(asks.filter(({ measure }) => measure.kind === kind));
    const columns = dimensions.map((one) => (own.includes(one) ? column(one) : sql`''::text AS ${column(one)}`));
    return sql`SELECT kind, month, ${sql.join([...columns, sql`unit`, sql`quantity`, sql`facts`])}
      FROM (${cellsOf(scope, sql`kind = ${kind} AND ${narrowedAlike(asks)}`, own)}) AS own`;
  });
  return sql.join(each, sql` UNION ALL `);
}

const kindsIn = (asks: readonly Ask[]): string[] => [...new Set(asks.map(({ measure }) => measure.kind))];

/** The dimensions that some asks look at: the others need not be told apart. */
function dimensionsOf(asks: readonly Ask[]): (Dimension | CountedPlace)[] {
  const used = new Set<string>(
    asks.flatMap(({ measure, views, narrowing }) => [
      ...views,
      ...Object.keys(measure.filter ?? {}),
      ...Object.entries(narrowing ?? {}).flatMap(([dimension, value]) =>
        value === undefined ? [] : [dimension === 'online' ? 'method' : dimension],
      ),
      ...(typeof measure.aggregate === 'object' ? [measure.aggregate.distinct] : []),
    ]),
  );
  return (Object.keys(columnOf) as (Dimension | CountedPlace)[]).filter((dimension) => used.has(dimension));
}

/** The figure as it stood at the end of each month that has facts. */
export async function cumulatedByMonth(
  transaction: Transaction,
  scope: Scope,
  measure: FactsMeasure,
): Promise<(Total & { key: string })[]> {
  const [totals] = await readTotals(transaction, scope, [{ measure, views: ['trend'] }]);
  return totals!.get('trend')!;
}

/** What each district and month hold of a kind, up to the day. */
export async function districtMonths(
  transaction: Transaction,
  scope: Scope,
  kind: string,
): Promise<{ district: string; month: string; quantity: number }[]> {
  const { rows } = await sql<{ district: string; month: string; quantity: number }>`
    SELECT district, to_char(month, 'YYYY-MM') AS month, sum(quantity) AS quantity
    FROM (${cellsOf(scope, sql`kind = ${kind}`, ['district'])}) AS cell WHERE district <> '' GROUP BY 1, 2 ORDER BY 1, 2`.execute(
    transaction,
  );
  return rows;
}

/** The same of each street or community, as far as facts name them. */
export async function placeMonths(
  transaction: Transaction,
  scope: Scope,
  kind: string,
  place: 'street' | 'community',
): Promise<{ place: string; month: string; sessions: number }[]> {
  const { rows } = await sql<{ place: string; month: string; sessions: number }>`
    SELECT ${column(place)} AS place, to_char(month, 'YYYY-MM') AS month, sum(quantity) AS sessions
    FROM (${cellsOf(scope, sql`kind = ${kind}`, [place], 'place_cell')}) AS cell WHERE ${column(place)} <> '' GROUP BY 1, 2 ORDER BY 1, 2`.execute(
    transaction,
  );
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

/** Every activity that was planned at the scope's moment, withdrawn ones too, in the order of due dates. */
export async function activityProgress(transaction: Transaction, scope: Scope): Promise<ActivityProgress[]> {
  const held = sql`SELECT *, id::text AS code FROM (${activitiesHeldAt(scope.programmeId, scope.heldAt ?? null)}) AS held`;
  const progress = scope.source === 'rollup' ? keptProgress(scope) : recountedProgress(scope, await kindsOf(transaction, held));
  const { rows } = await sql<ActivityProgress>`
    WITH planned AS MATERIALIZED (${held}), ${progress}
    SELECT planned.id, name, sub_programme AS "subProgramme", district, fact_kind AS "factKind", unit, target, due_on AS "dueOn", withdrawn,
      coalesce(progress.done, 0) AS done, progress.met_on AS "metOn", finished.day AS "finishedOn",
      (coalesce(progress.facts, 0) + coalesce(finished.facts, 0))::bigint AS facts
    FROM planned LEFT JOIN progress ON progress.id = planned.id LEFT JOIN finished ON finished.activity = planned.code
    ORDER BY due_on, ${sql.raw(byPinyin('name'))}`.execute(transaction);
  return rows;
}

/** The kinds of fact that planned activities look at: asked beforehand, since PostgreSQL looks through all facts for kinds that it does not know yet. */
async function kindsOf(transaction: Transaction, held: Part): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`SELECT DISTINCT fact_kind AS kind FROM (${held}) AS planned`.execute(transaction);
  return [...rows.map((row) => row.kind), 'activity-finished'];
}

/** Tables `progress` and `finished` from the facts: each day's sum, and the first day on which they reach the target. */
function recountedProgress({ programmeId, at }: Scope, kinds: readonly string[]): Part {
  return sql`daily AS (
      SELECT activity, kind, unit, occurred_on, sum(quantity) AS quantity, count(*) AS facts FROM evidence.fact
      WHERE tenant_id = (SELECT current_tenant()) AND programme_id = ${programmeId} AND kind = ANY(${[...kinds]}::text[]) AND occurred_on <= ${at}::date
        AND activity <> '' AND ${standing} GROUP BY 1, 2, 3, 4
    ), counted AS (
      SELECT planned.id, planned.target, daily.occurred_on, daily.facts, daily.quantity,
        sum(daily.quantity) OVER (PARTITION BY planned.id ORDER BY daily.occurred_on) AS so_far
      FROM planned JOIN daily ON daily.activity = planned.code AND daily.kind = planned.fact_kind AND daily.unit = planned.unit
    ), progress AS (
      SELECT id, sum(quantity) AS done, sum(facts) AS facts, min(occurred_on) FILTER (WHERE so_far >= target) AS met_on FROM counted GROUP BY id
    ), finished AS (
      SELECT activity, min(occurred_on) AS day, sum(facts) AS facts FROM daily WHERE kind = 'activity-finished' GROUP BY 1
    )`;
}

/** The same from the rollups: the month in which the target was reached first, and only of that month the days. A quantity is never negative. */
function keptProgress(scope: Scope): Part {
  const own = sql`tenant_id = (SELECT current_tenant()) AND programme_id = ${scope.programmeId} AND occurred_on <= ${scope.at}::date AND facts > 0`;
  return sql`monthly AS (
      SELECT planned.id, code, fact_kind, planned.unit, target, cell.month, cell.quantity, cell.facts, sum(cell.quantity) OVER (PARTITION BY planned.id ORDER BY cell.month) AS so_far
      FROM planned JOIN (${cellsOf(scope, sql`kind = ANY(ARRAY(SELECT DISTINCT fact_kind FROM planned))`, ['activity'])}) AS cell
        ON cell.activity = planned.code AND cell.kind = planned.fact_kind AND cell.unit = planned.unit
    ), summed AS (
      SELECT id, code, fact_kind, unit, target, sum(quantity) AS done, sum(facts) AS facts, min(month) FILTER (WHERE so_far >= target) AS month,
        coalesce(max(so_far) FILTER (WHERE so_far < target), 0) AS before
      FROM monthly GROUP BY 1, 2, 3, 4, 5
    ), progress AS (
      SELECT summed.id, summed.done, summed.facts, met.day AS met_on
      FROM summed LEFT JOIN LATERAL (
        -- Read in the order of days, no further than the one on which the target is reached.
        SELECT occurred_on AS day FROM (
          SELECT occurred_on, sum(quantity) OVER (ORDER BY occurred_on) AS so_far FROM evidence.rollup
          WHERE ${own} AND activity = summed.code AND activity <> '' AND kind = summed.fact_kind AND unit = summed.unit
            AND occurred_on >= summed.month AND occurred_on < (summed.month + interval '1 month')::date
        ) AS days WHERE summed.before + so_far >= summed.target ORDER BY occurred_on LIMIT 1
      ) AS met ON true
    ), finished AS (
      SELECT activity, min(occurred_on) AS day, sum(facts) AS facts FROM evidence.rollup
      WHERE ${own} AND kind = 'activity-finished' AND activity <> '' GROUP BY 1
    )`;
}
