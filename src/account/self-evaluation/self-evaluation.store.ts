import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { PackCode } from '../account.contract.ts';
import type { SelfEvaluationForm } from '../official-forms/index.ts';
import type { EvaluationStep } from '#src/kernel/vocabulary.ts';
import type { FrozenFigure } from './self-evaluation.rules.ts';

export interface StepRow {
  step: EvaluationStep;
  byId: string;
  byName: string;
  role: string;
  note: string;
  takenAt: Date;
}

export interface EvaluationRow {
  id: string;
  programmeId: string;
  number: number;
  at: string;
  pack: PackCode;
  form: SelfEvaluationForm;
  figures: FrozenFigure[];
  hash: string;
  reason: string;
  steps: StepRow[];
}

export interface NewEvaluation
  extends Pick<EvaluationRow, 'programmeId' | 'at' | 'pack' | 'form' | 'figures' | 'hash' | 'reason'> {
  number: number;
  preparedAt: Date;
}

/** Handed-in self-evaluations with their steps in order: of a programme, newest first, or one of them. */
export async function evaluationsOf(
  transaction: Transaction,
  of: { programmeId: string } | { id: string },
): Promise<EvaluationRow[]> {
  const which = 'id' in of ? sql`id = ${of.id}` : sql`programme_id = ${of.programmeId}`;
  const { rows } = await sql<Omit<EvaluationRow, 'steps'>>`
    SELECT id, programme_id AS "programmeId", number, at, pack, form, figures, hash, reason
    FROM account.self_evaluation WHERE tenant_id = current_tenant() AND ${which} ORDER BY number DESC`.execute(transaction);
  const { rows: steps } = await sql<StepRow & { evaluationId: string }>`
    SELECT evaluation_id AS "evaluationId", step, by_id AS "byId", by_name AS "byName", role, note, taken_at AS "takenAt"
    FROM account.self_evaluation_step
    WHERE tenant_id = current_tenant() AND evaluation_id = ANY(${rows.map((row) => row.id)}::uuid[])
    ORDER BY taken_at, array_position(ARRAY['prepared', 'reviewed', 'returned', 'signed'], step)`.execute(transaction);
  return rows.map((row) => ({
    ...row,
    steps: steps.filter((step) => step.evaluationId === row.id).map(({ evaluationId: _of, ...step }) => step),
  }));
}

/** Whoever takes a step waits for the one before: nobody may sign what another returns at the same moment. Held until the end of the transaction. */
export async function lockEvaluation(transaction: Transaction, id: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('self-evaluation ' || ${id}, 0))`.execute(transaction);
}

export async function insertEvaluation(transaction: Transaction, one: NewEvaluation): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO account.self_evaluation (tenant_id, programme_id, number, at, pack, form, figures, hash, reason, prepared_at)
    VALUES (current_tenant(), ${one.programmeId}, ${one.number}, ${one.at}, ${one.pack}, ${JSON.stringify(one.form)},
      ${JSON.stringify(one.figures)}, ${one.hash}, ${one.reason}, ${one.preparedAt})
    RETURNING id`.execute(transaction);
  return rows[0]!.id;
}

export async function insertStep(transaction: Transaction, evaluationId: string, step: StepRow): Promise<void> {
  await sql`
    INSERT INTO account.self_evaluation_step (tenant_id, evaluation_id, step, by_id, by_name, role, note, taken_at)
    VALUES (current_tenant(), ${evaluationId}, ${step.step}, ${step.byId}, ${step.byName}, ${step.role}, ${step.note}, ${step.takenAt})`.execute(
    transaction,
  );
}
