import { sql } from 'kysely';
import type { Json } from '#src/kernel/canonical-json.ts';
import type { Act, ActsAsked, StrayRow } from '#src/platform/act-source.ts';
import { jsonHash } from '#src/platform/json-hash.ts';
import { claimedAt } from '#src/platform/postgres/claimed-at.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** What was judged, explained, asked to be put right, frozen and signed, ordered by transaction, kind and key. */
export async function accountActRows(transaction: Transaction, { since, after, limit }: ActsAsked): Promise<Act[]> {
  const from = after ? after.appendedIn : since;
  const added = sql`kept.tenant_id = current_tenant() AND kept.appended_in >= ${from}`;
  const indicator = sql`JOIN plan.indicator ON indicator.tenant_id = kept.tenant_id AND indicator.id = kept.indicator_id`;
  const rest = after
    ? sql`("appendedIn", kind, key) > (${after.appendedIn}::bigint, ${after.kind}::text, ${after.key}::text)`
    : sql`true`;
  const { rows } = await sql<Act & { frozen: Frozen | null }>`
    SELECT * FROM (
      SELECT kept.kind, kept.id::text AS key, indicator.programme_id AS "programmeId", kept.stated_at AS at,
        concat_ws(' ', kept.kind, indicator.level3, kept.id) AS place,
        jsonb_build_object('indicator', kept.indicator_id, 'degree', kept.degree, 'figure', kept.figure) AS said,
        jsonb_build_object('by', kept.stated_by, 'text', kept.text) AS words, kept.appended_in AS "appendedIn", NULL::jsonb AS frozen
      FROM account.statement AS kept ${indicator} WHERE ${added}
      UNION ALL
      SELECT 'monitoring', kept.id::text, indicator.programme_id, kept.judged_at, concat_ws(' ', 'monitoring', indicator.level3, kept.as_of),
        jsonb_build_object('indicator', kept.indicator_id, 'asOf', kept.as_of, 'causes', kept.causes, 'possibility', kept.possibility,
          'rectify', kept.rectify, 'seenActual', kept.seen_actual, 'seenExpected', kept.seen_expected),
        jsonb_build_object('by', kept.judged_by, 'causeText', kept.cause_text, 'remark', kept.remark), kept.appended_in, NULL
      FROM account.monitoring_judgement AS kept ${indicator} WHERE ${added}
      UNION ALL
      SELECT 'completion', kept.programme_id || '/' || kept.version, kept.programme_id, kept.stated_at,
        concat_ws(' ', 'completion', 'v' || kept.version), jsonb_build_object('finished', kept.finished),
        jsonb_build_object('by', kept.stated_by, 'reason', kept.reason), kept.appended_in, NULL
      FROM account.completion AS kept WHERE ${added}
      UNION ALL
      SELECT 'self-evaluation', kept.id::text, kept.programme_id, kept.prepared_at, concat_ws(' ', 'self-evaluation', 'no.', kept.number),
        jsonb_build_object('number', kept.number, 'at', kept.at, 'pack', kept.pack, 'total', kept.form -> 'total', 'figures', kept.figures),
        jsonb_build_object('by', '', 'reason', kept.reason), kept.appended_in,
        jsonb_build_object('form', kept.form, 'figures', kept.figures)
      FROM account.self_evaluation AS kept WHERE ${added}
      UNION ALL
      SELECT 'self-evaluation-step', kept.evaluation_id || '/' || kept.step, evaluation.programme_id, kept.taken_at,
        concat_ws(' ', 'self-evaluation', 'no.', evaluation.number, kept.step),
        jsonb_build_object('evaluation', kept.evaluation_id, 'step', kept.step, 'role', kept.role),
        jsonb_build_object('by', kept.by_name, 'byId', kept.by_id, 'note', kept.note), kept.appended_in, NULL
      FROM account.self_evaluation_step AS kept
      JOIN account.self_evaluation AS evaluation ON evaluation.tenant_id = kept.tenant_id AND evaluation.id = kept.evaluation_id WHERE ${added}
      UNION ALL
      SELECT 'rectification', kept.rectification_id || '/' || kept.version, asked.programme_id, coalesce(kept.taken_over_at, kept.taken_at),
        concat_ws(' ', 'rectification', indicator.level3, asked.as_of, kept.kind, 'v' || kept.version),
        jsonb_build_object('indicator', asked.indicator_id, 'asOf', asked.as_of, 'district', asked.district, 'step', kept.kind,
          'dueOn', kept.due_on) || ${claimedAt(sql`kept.taken_at`, sql`kept.taken_over_at`)}
          || CASE WHEN kept.on_behalf THEN '{"onBehalf": true}'::jsonb ELSE '{}'::jsonb END,
        jsonb_build_object('by', kept.taken_by, 'text', kept.text) || jsonb_strip_nulls(jsonb_build_object('byId', kept.taken_by_id)),
        kept.appended_in, NULL
      FROM account.rectification_step AS kept
      JOIN account.rectification AS asked ON asked.tenant_id = kept.tenant_id AND asked.id = kept.rectification_id
      JOIN plan.indicator ON indicator.tenant_id = asked.tenant_id AND indicator.id = asked.indicator_id WHERE ${added}
    ) AS act WHERE ${rest} ORDER BY "appendedIn", kind, key LIMIT ${limit}`.execute(transaction);
  // What the form says is hashed anew: the hash that stands beside it could be exchanged with it.
  return rows.map(({ frozen, ...act }) => (frozen ? { ...act, said: { ...act.said, hash: hashOfFrozen(frozen) } } : act));
}

interface Frozen {
  form: Json;
  figures: Json;
}

/** Of a frozen form with its figures, as it was taken when the form was frozen. */
function hashOfFrozen({ form, figures }: Frozen): string {
  return jsonHash({ form, figures });
}

/** Frozen self-evaluations and published results beside which another hash stands than theirs. */
export async function strayHashes(transaction: Transaction): Promise<StrayRow[]> {
  return [...(await strayEvaluations(transaction)), ...(await strayDisclosures(transaction))];
}

async function strayDisclosures(transaction: Transaction): Promise<StrayRow[]> {
  const { rows } = await sql<{ number: number; hash: string; shown: object }>`
    SELECT number, hash, shown FROM account.disclosure WHERE tenant_id = current_tenant() ORDER BY programme_id, number`.execute(
    transaction,
  );
  return rows.flatMap(({ number, hash, shown }) => {
    const recounted = jsonHash(shown);
    return recounted === hash ? [] : [{ place: `disclosure no. ${number} hash`, kept: hash, recounted }];
  });
}

async function strayEvaluations(transaction: Transaction): Promise<StrayRow[]> {
  const { rows } = await sql<Frozen & { number: number; hash: string }>`
    SELECT number, hash, form, figures FROM account.self_evaluation WHERE tenant_id = current_tenant() ORDER BY programme_id, number`.execute(
    transaction,
  );
  return rows.flatMap(({ number, hash, ...frozen }) => {
    const recounted = hashOfFrozen(frozen);
    return recounted === hash ? [] : [{ place: `self-evaluation no. ${number} hash`, kept: hash, recounted }];
  });
}

/** Where expenses are not frozen up to the day that the self-evaluations under review or signed look at, or somebody else or another step is said to have brought it about (`vouchedFor`). */
export async function strayFreezes(transaction: Transaction): Promise<StrayRow[]> {
  const { rows } = await sql<StrayRow>`
    SELECT concat_ws(' ', 'expense-freeze', programme.name, programme.fiscal_year) AS place,
      coalesce(concat_ws(' ', latest.at, 'no. ' || latest.number, latest.step, latest.by_name, latest.taken_at), '—') AS kept,
      coalesce(concat_ws(' ', frozen.until, 'no. ' || frozen.evaluation, frozen.step, frozen.by_name, frozen.taken_at), '—') AS recounted
    FROM (SELECT DISTINCT ON (evaluation.programme_id) evaluation.programme_id, evaluation.number, evaluation.at, newest.*
      FROM account.self_evaluation AS evaluation
      LEFT JOIN LATERAL (SELECT step.step, step.by_name, step.taken_at FROM account.self_evaluation_step AS step
        WHERE step.tenant_id = evaluation.tenant_id AND step.evaluation_id = evaluation.id
        ORDER BY step.taken_at DESC, array_position(ARRAY['prepared', 'reviewed', 'signed'], step.step) DESC LIMIT 1) AS newest ON true
      WHERE evaluation.tenant_id = current_tenant() AND NOT EXISTS (SELECT FROM account.self_evaluation_step AS step
        WHERE step.tenant_id = evaluation.tenant_id AND step.evaluation_id = evaluation.id AND step.step = 'returned')
      ORDER BY evaluation.programme_id, evaluation.at DESC, evaluation.number DESC) AS latest
    FULL JOIN (SELECT * FROM plan.expense_freeze WHERE tenant_id = current_tenant()) AS frozen USING (programme_id)
    JOIN plan.programme ON programme.tenant_id = current_tenant() AND programme.id = programme_id
    WHERE (latest.number, latest.at, latest.step, latest.by_name, latest.taken_at)
      IS DISTINCT FROM (frozen.evaluation, frozen.until, frozen.step, frozen.by_name, frozen.taken_at) ORDER BY 1 LIMIT 100`.execute(
    transaction,
  );
  return rows.map(({ place, kept, recounted }) => ({ place, kept: kept || '—', recounted: recounted || '—' }));
}

/** Rectifications that do not stand where their newest step left them. */
export async function strayRectifications(transaction: Transaction): Promise<StrayRow[]> {
  const { rows } = await sql<StrayRow>`
    SELECT concat_ws(' ', 'rectification', indicator.level3, shown.as_of) AS place,
      jsonb_build_array(newest.state, newest.version, asking.due_on)::text AS kept,
      jsonb_build_array(shown.state, shown.version, shown.due_on)::text AS recounted
    FROM account.rectification AS shown
    JOIN plan.indicator ON indicator.tenant_id = shown.tenant_id AND indicator.id = shown.indicator_id
    LEFT JOIN LATERAL (SELECT step.version, CASE step.kind WHEN 'returned' THEN 'asked' ELSE step.kind END AS state
      FROM account.rectification_step AS step WHERE step.tenant_id = shown.tenant_id AND step.rectification_id = shown.id
      ORDER BY step.version DESC LIMIT 1) AS newest ON true
    LEFT JOIN LATERAL (SELECT step.due_on FROM account.rectification_step AS step
      WHERE step.tenant_id = shown.tenant_id AND step.rectification_id = shown.id AND step.kind IN ('asked', 'returned')
      ORDER BY step.version DESC LIMIT 1) AS asking ON true
    WHERE shown.tenant_id = current_tenant()
      AND (newest.state, newest.version, asking.due_on) IS DISTINCT FROM (shown.state, shown.version, shown.due_on)
    ORDER BY 1 LIMIT 100`.execute(transaction);
  return rows;
}
