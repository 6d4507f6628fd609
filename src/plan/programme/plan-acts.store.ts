import { type RawBuilder, sql } from 'kysely';
import type { Act, ActsAsked, StrayRow } from '#src/platform/act-source.ts';
import { claimedAt } from '#src/platform/postgres/claimed-at.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { headKept } from './programme.store.ts';

/** A row of a table of versions as an act: `kind`, `key`, the programme, the moment, the place in words, what is said, and the words. */
interface Version {
  from: RawBuilder<unknown>;
  kind: string;
  key: RawBuilder<unknown>;
  programme: RawBuilder<unknown>;
  place: RawBuilder<unknown>;
  /** `changed_at` where absent. */
  at?: RawBuilder<unknown>;
  said: RawBuilder<unknown>;
  words: RawBuilder<unknown>;
}

const byAndWhy = sql`jsonb_build_object('by', kept.changed_by, 'reason', kept.reason)`;

const versions: readonly Version[] = [
  {
    kind: 'programme',
    from: sql`plan.programme_version AS kept`,
    key: sql`kept.programme_id || '/' || kept.version`,
    programme: sql`kept.programme_id`,
    place: sql`concat_ws(' ', 'programme', kept.header ->> 'name', 'v' || kept.version)`,
    // The sections are pages of free text.
    said: sql`kept.header - 'sections' || jsonb_build_object('state', kept.state)`,
    words: sql`jsonb_build_object('by', kept.changed_by, 'reason', kept.reason, 'sections', kept.header -> 'sections')`,
  },
  {
    kind: 'indicator',
    from: sql`plan.indicator_version AS kept JOIN plan.indicator ON indicator.tenant_id = kept.tenant_id AND indicator.id = kept.indicator_id`,
    key: sql`kept.indicator_id || '/' || kept.version`,
    programme: sql`indicator.programme_id`,
    place: sql`concat_ws(' ', 'indicator', indicator.level3, 'v' || kept.version)`,
    said: sql`jsonb_build_object('position', kept.position, 'level1', kept.level1, 'level2', kept.level2, 'level3', kept.level3,
      'measureCode', kept.measure_code, 'weight', kept.weight, 'removed', kept.removed)`,
    words: sql`jsonb_build_object('by', kept.changed_by)`,
  },
  {
    kind: 'target',
    from: sql`plan.indicator_target AS kept JOIN plan.indicator ON indicator.tenant_id = kept.tenant_id AND indicator.id = kept.indicator_id`,
    key: sql`kept.indicator_id || '/' || kept.version`,
    programme: sql`indicator.programme_id`,
    place: sql`concat_ws(' ', 'target', indicator.level3, 'v' || kept.version)`,
    said: sql`jsonb_build_object('raw', kept.raw, 'comparator', kept.comparator, 'value', kept.value, 'value2', kept.value2,
      'unit', kept.unit, 'kind', kept.kind)`,
    words: byAndWhy,
  },
  {
    kind: 'budget-line',
    from: sql`plan.budget_line_version AS kept`,
    key: sql`kept.id::text`,
    programme: sql`kept.programme_id`,
    place: sql`concat_ws(' ', 'budget-line', kept.code, kept.name, 'v' || kept.version)`,
    said: sql`jsonb_build_object('code', kept.code, 'version', kept.version, 'name', kept.name, 'subProgramme', kept.sub_programme,
      'amountFen', kept.amount_fen, 'position', kept.position, 'removed', kept.removed)`,
    words: byAndWhy,
  },
  {
    kind: 'activity',
    from: sql`plan.activity_version AS kept`,
    key: sql`kept.activity_id || '/' || kept.version`,
    programme: sql`kept.programme_id`,
    place: sql`concat_ws(' ', 'activity', kept.name, 'v' || kept.version)`,
    said: sql`jsonb_build_object('subProgramme', kept.sub_programme, 'name', kept.name, 'district', kept.district,
      'factKind', kept.fact_kind, 'unit', kept.unit, 'target', kept.target, 'dueOn', kept.due_on, 'withdrawn', kept.withdrawn)`,
    words: byAndWhy,
  },
  {
    kind: 'sub-programme',
    from: sql`plan.sub_programme_version AS kept`,
    key: sql`kept.programme_id || '/' || kept.code || '/' || kept.version`,
    programme: sql`kept.programme_id`,
    place: sql`concat_ws(' ', 'sub-programme', kept.code, kept.name, 'v' || kept.version)`,
    at: sql`coalesce(kept.taken_over_at, kept.changed_at)`,
    said: sql`jsonb_build_object('code', kept.code, 'name', kept.name, 'position', kept.position, 'removed', kept.removed)
      || ${claimedAt(sql`kept.changed_at`, sql`kept.taken_over_at`)}`,
    words: byAndWhy,
  },
  {
    kind: 'measure',
    from: sql`plan.measure AS kept`,
    key: sql`kept.code || '/' || kept.version`,
    programme: sql`NULL::uuid`,
    place: sql`concat_ws(' ', 'measure', kept.name, 'v' || kept.version)`,
    said: sql`jsonb_build_object('name', kept.name, 'definition', kept.definition)`,
    words: byAndWhy,
  },
];

/** What was added to the tables of versions, ordered by transaction, kind and key. */
export async function planActRows(transaction: Transaction, { since, after, limit }: ActsAsked): Promise<Act[]> {
  const from = after ? after.appendedIn : since;
  const added = versions.map(
    ({ kind, from: table, key, programme, place, at = sql`kept.changed_at`, said, words }) => sql`
      SELECT ${kind}::text AS kind, ${key} AS key, ${programme} AS "programmeId", ${at} AS at, ${place} AS place, ${said} AS said,
        ${words} AS words, kept.appended_in AS "appendedIn"
      FROM ${table} WHERE kept.tenant_id = current_tenant() AND kept.appended_in >= ${from}`,
  );
  const rest = after
    ? sql`("appendedIn", kind, key) > (${after.appendedIn}::bigint, ${after.kind}::text, ${after.key}::text)`
    : sql`true`;
  const { rows } = await sql<Act>`
    SELECT * FROM (${sql.join(added, sql` UNION ALL `)}) AS act WHERE ${rest}
    ORDER BY "appendedIn", kind, key LIMIT ${limit}`.execute(transaction);
  return rows;
}

/** Programmes, indicators, budget lines and activities that are not as their newest version says: pages and figures read the row. */
export async function strayPlanRows(transaction: Transaction): Promise<StrayRow[]> {
  const head = headKept('shown');
  const { rows } = await sql<StrayRow>`
    SELECT concat_ws(' ', 'programme', shown.name) AS place, concat_ws(' ', kept.state, kept.header::text) AS kept,
      concat_ws(' ', shown.state, (${head})::text) AS recounted
    FROM plan.programme AS shown LEFT JOIN LATERAL (SELECT * FROM plan.programme_version AS one
      WHERE one.tenant_id = shown.tenant_id AND one.programme_id = shown.id ORDER BY one.version DESC LIMIT 1) AS kept ON true
    WHERE shown.tenant_id = current_tenant()
      AND (kept.state, kept.header, kept.version) IS DISTINCT FROM (shown.state, ${head}, shown.version)
    UNION ALL
    SELECT concat_ws(' ', 'programme', shown.name, 'approvedAt'), coalesce(kept.at::text, '—'), coalesce(shown.approved_at::text, '—')
    FROM plan.programme AS shown LEFT JOIN LATERAL (SELECT min(one.changed_at) AS at FROM plan.programme_version AS one
      WHERE one.tenant_id = shown.tenant_id AND one.programme_id = shown.id AND one.state = 'approved') AS kept ON true
    WHERE shown.tenant_id = current_tenant() AND kept.at IS DISTINCT FROM shown.approved_at
    UNION ALL
    SELECT concat_ws(' ', 'indicator', shown.level3), ${indicatorText('kept', sql`kept.removed`)}, ${indicatorText('shown', sql`shown.removed_at IS NOT NULL`)}
    FROM plan.indicator AS shown LEFT JOIN LATERAL (SELECT * FROM plan.indicator_version AS one
      WHERE one.tenant_id = shown.tenant_id AND one.indicator_id = shown.id ORDER BY one.version DESC LIMIT 1) AS kept ON true
    WHERE shown.tenant_id = current_tenant()
      AND ${indicatorText('kept', sql`kept.removed`)} IS DISTINCT FROM ${indicatorText('shown', sql`shown.removed_at IS NOT NULL`)}
    UNION ALL
    SELECT concat_ws(' ', 'budget-line', coalesce(shown.code, kept.code)), ${lineText('kept')}, ${lineText('shown')}
    FROM (SELECT * FROM plan.budget_line WHERE tenant_id = current_tenant()) AS shown
    FULL JOIN (SELECT * FROM (SELECT DISTINCT ON (programme_id, code) * FROM plan.budget_line_version WHERE tenant_id = current_tenant()
      ORDER BY programme_id, code, changed_at DESC, id DESC) AS newest WHERE NOT removed) AS kept
      ON kept.programme_id = shown.programme_id AND kept.code = shown.code
    WHERE ${lineText('kept')} IS DISTINCT FROM ${lineText('shown')}
    UNION ALL
    SELECT concat_ws(' ', 'activity', shown.name), ${activityText('kept', sql`kept.withdrawn`)}, ${activityText('shown', sql`shown.withdrawn_at IS NOT NULL`)}
    FROM plan.activity AS shown LEFT JOIN LATERAL (SELECT * FROM plan.activity_version AS one
      WHERE one.tenant_id = shown.tenant_id AND one.activity_id = shown.id ORDER BY one.version DESC LIMIT 1) AS kept ON true
    WHERE shown.tenant_id = current_tenant()
      AND ${activityText('kept', sql`kept.withdrawn`)} IS DISTINCT FROM ${activityText('shown', sql`shown.withdrawn_at IS NOT NULL`)}
    UNION ALL
    SELECT concat_ws(' ', 'sub-programme', coalesce(shown.code, kept.code)), ${partText('kept')}, ${partText('shown')}
    FROM (SELECT * FROM plan.sub_programme WHERE tenant_id = current_tenant()) AS shown
    FULL JOIN (SELECT * FROM (SELECT DISTINCT ON (programme_id, code) * FROM plan.sub_programme_version WHERE tenant_id = current_tenant()
      ORDER BY programme_id, code, version DESC) AS newest WHERE NOT removed) AS kept
      ON kept.programme_id = shown.programme_id AND kept.code = shown.code
    WHERE ${partText('kept')} IS DISTINCT FROM ${partText('shown')}
    ORDER BY 1 LIMIT 100`.execute(transaction);
  return rows;
}

/** What a row says, as one text to compare and to tell. */
const textOf = (table: 'kept' | 'shown', columns: string, more: RawBuilder<unknown> = sql`NULL`): RawBuilder<unknown> =>
  sql`jsonb_build_array(${sql.raw(columns.replaceAll(/\w+/g, `${table}.$&`))}, ${more})::text`;
const indicatorText = (table: 'kept' | 'shown', removed: RawBuilder<unknown>): RawBuilder<unknown> =>
  textOf(table, 'version, position, level1, level2, level3, measure_code, weight', removed);
const lineText = (table: 'kept' | 'shown'): RawBuilder<unknown> =>
  textOf(table, 'code, version, name, sub_programme, amount_fen, position');
const partText = (table: 'kept' | 'shown'): RawBuilder<unknown> => textOf(table, 'code, version, name, position');
const activityText = (table: 'kept' | 'shown', withdrawn: RawBuilder<unknown>): RawBuilder<unknown> =>
  textOf(table, 'version, programme_id, sub_programme, name, district, fact_kind, unit, target, due_on', withdrawn);
