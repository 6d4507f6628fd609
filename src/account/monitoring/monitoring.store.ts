import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { DeviationCause, Possibility } from '#src/kernel/vocabulary.ts';

export interface JudgementRow {
  indicatorId: string;
  asOf: string;
  causes: DeviationCause[];
  causeText: string;
  possibility: Possibility;
  remark: string;
  rectify: boolean;
  seenActual: number | null;
  seenExpected: number | null;
  judgedAt: Date;
  judgedBy: string;
}

/** Every judgement of the indicators for the month that ends on the day, the newest first. */
export async function judgementsAsOf(
  transaction: Transaction,
  indicatorIds: readonly string[],
  asOf: string,
): Promise<JudgementRow[]> {
  const { rows } = await sql<JudgementRow>`
    SELECT indicator_id AS "indicatorId", as_of AS "asOf", causes, cause_text AS "causeText", possibility, remark,
      rectify, seen_actual AS "seenActual", seen_expected AS "seenExpected", judged_at AS "judgedAt", judged_by AS "judgedBy"
    FROM account.monitoring_judgement
    WHERE tenant_id = current_tenant() AND indicator_id = ANY(${indicatorIds as string[]}::uuid[]) AND as_of = ${asOf}::date
    ORDER BY judged_at DESC, id DESC`.execute(transaction);
  return rows;
}

export async function insertJudgement(transaction: Transaction, row: JudgementRow): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO account.monitoring_judgement (tenant_id, indicator_id, as_of, causes, cause_text, possibility, remark, rectify, seen_actual,
      seen_expected, judged_at, judged_by)
    VALUES (current_tenant(), ${row.indicatorId}, ${row.asOf}::date, ${row.causes}::text[], ${row.causeText}, ${row.possibility}, ${row.remark},
      ${row.rectify}, ${row.seenActual}, ${row.seenExpected}, ${row.judgedAt}, ${row.judgedBy})
    RETURNING id`.execute(transaction);
  return rows[0]!.id;
}

export interface RectificationRow {
  id: string;
  programmeId: string;
  indicatorId: string;
  indicator: string;
  asOf: string;
  district: string | null;
  districtName: string | null;
  dueOn: string;
  state: 'asked' | 'answered' | 'closed';
  version: number;
  changedAt: Date;
  changedBy: string;
  steps: {
    kind: 'asked' | 'answered' | 'returned' | 'closed';
    text: string;
    takenAt: string;
    takenBy: string;
    /** As `actorKey` names whoever took it; null of steps from before it was kept. */
    takenById: string | null;
    /** A manager answered for the district that was asked (代填). */
    onBehalf: boolean;
  }[];
}

const rectificationColumns = sql`
  SELECT one.id, one.programme_id AS "programmeId", one.indicator_id AS "indicatorId", indicator.level3 AS indicator, one.as_of AS "asOf",
    one.district, region.name AS "districtName", one.due_on AS "dueOn", one.state, one.version, one.changed_at AS "changedAt",
    one.changed_by AS "changedBy",
    (SELECT jsonb_agg(jsonb_build_object('kind', step.kind, 'text', step.text, 'takenAt', step.taken_at, 'takenBy', step.taken_by,
        'takenById', step.taken_by_id, 'onBehalf', step.on_behalf)
        ORDER BY step.version)
      FROM account.rectification_step AS step WHERE step.tenant_id = one.tenant_id AND step.rectification_id = one.id) AS steps
  FROM account.rectification AS one
  JOIN plan.indicator ON indicator.tenant_id = one.tenant_id AND indicator.id = one.indicator_id
  LEFT JOIN network.region ON region.code = one.district
  WHERE one.tenant_id = current_tenant()`;

/** Open ones first, by due date. */
export async function rectificationsOf(transaction: Transaction, programmeId: string): Promise<RectificationRow[]> {
  const { rows } = await sql<RectificationRow>`
    ${rectificationColumns} AND one.programme_id = ${programmeId} ORDER BY one.state = 'closed', one.due_on, one.id`.execute(
    transaction,
  );
  return rows;
}

/** Locked for the change to come. */
export async function rectificationForChange(transaction: Transaction, id: string): Promise<RectificationRow | null> {
  const { rows } = await sql<RectificationRow>`${rectificationColumns} AND one.id = ${id} FOR UPDATE OF one`.execute(transaction);
  return rows[0] ?? null;
}

export interface Taken {
  at: Date;
  by: string;
  /** As `actorKey` names the person. */
  byId: string;
}

export async function insertRectification(
  transaction: Transaction,
  row: Pick<RectificationRow, 'id' | 'programmeId' | 'indicatorId' | 'asOf' | 'district' | 'dueOn'>,
  { at, by }: Taken,
): Promise<void> {
  await sql`
    INSERT INTO account.rectification (tenant_id, id, programme_id, indicator_id, as_of, district, due_on, changed_at, changed_by)
    VALUES (current_tenant(), ${row.id}, ${row.programmeId}, ${row.indicatorId}, ${row.asOf}::date, ${row.district}, ${row.dueOn}::date, ${at}, ${by})`.execute(
    transaction,
  );
}

export async function moveRectification(
  transaction: Transaction,
  { id, state, dueOn }: Pick<RectificationRow, 'id' | 'state' | 'dueOn'>,
  { at, by }: Taken,
): Promise<void> {
  await sql`
    UPDATE account.rectification SET state = ${state}, due_on = ${dueOn}::date, version = version + 1, changed_at = ${at}, changed_by = ${by}
    WHERE tenant_id = current_tenant() AND id = ${id}`.execute(transaction);
}

/** `version`: which step of the rectification it is, 1 where it is asked. `dueOn`: what it asks for; null where it asks for nothing. */
export async function insertStep(
  transaction: Transaction,
  rectificationId: string,
  step: {
    version: number;
    kind: 'asked' | 'answered' | 'returned' | 'closed';
    text: string;
    dueOn: string | null;
    onBehalf?: boolean;
  },
  { at, by, byId }: Taken,
): Promise<void> {
  await sql`
    INSERT INTO account.rectification_step (tenant_id, rectification_id, version, kind, text, due_on, taken_at, taken_by, taken_by_id,
      on_behalf)
    VALUES (current_tenant(), ${rectificationId}, ${step.version}, ${step.kind}, ${step.text}, ${step.dueOn}::date, ${at}, ${by}, ${byId},
      ${step.onBehalf ?? false})`.execute(transaction);
}
