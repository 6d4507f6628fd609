import { sql } from 'kysely';
import type { FactId } from '#src/kernel/ids.ts';
import type { SatisfactionLevel } from '#src/kernel/vocabulary.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface OpinionGiver {
  admissionId: string;
  sessionId: string;
  given: boolean;
}

const giver = sql.raw(`a.id AS "admissionId", a.session_id AS "sessionId",
  EXISTS (SELECT FROM deliver.opinion o WHERE o.tenant_id = a.tenant_id AND o.admission_id = a.id AND o.undone_at IS NULL) AS given`);

export async function giverByMark(transaction: Transaction, mark: string): Promise<OpinionGiver | null> {
  const { rows } = await sql<OpinionGiver>`
    SELECT ${giver} FROM deliver.admission a
    WHERE a.tenant_id = current_tenant() AND a.opinion_mark = ${mark} AND a.undone_at IS NULL`.execute(transaction);
  return rows[0] ?? null;
}

export async function giverBySignUp(transaction: Transaction, signUpId: string): Promise<OpinionGiver | null> {
  const { rows } = await sql<OpinionGiver>`
    SELECT ${giver} FROM deliver.admission a
    WHERE a.tenant_id = current_tenant() AND a.sign_up_id = ${signUpId} AND a.undone_at IS NULL`.execute(transaction);
  return rows[0] ?? null;
}

/** Given online it is of an admission, by its link; on paper it is of a batch, and of nobody that is known. */
export type NewOpinion = {
  sessionId: string;
  satisfaction: SatisfactionLevel;
  answers: { liked: string; improve: string; wantNext: string };
  factId: FactId;
} & ({ admissionId: string; batchId: null } | { admissionId: null; batchId: string });

export async function insertOpinions(transaction: Transaction, opinions: readonly NewOpinion[], now: Date): Promise<void> {
  await sql`
    INSERT INTO deliver.opinion (tenant_id, session_id, admission_id, satisfaction, answers, batch_id, given_at, fact_id)
    SELECT current_tenant(), "sessionId", "admissionId", satisfaction, answers, "batchId", ${now}, "factId"
    FROM jsonb_to_recordset(${JSON.stringify(opinions)}::jsonb) AS n ("sessionId" uuid, "admissionId" uuid, satisfaction text, answers jsonb,
      "batchId" uuid, "factId" uuid)`.execute(transaction);
}

export interface OpinionRow {
  id: string;
  level: SatisfactionLevel;
  liked: string;
  improve: string;
  wantNext: string;
  batchId: string | null;
  givenAt: Date;
  factId: FactId;
}

export async function opinionRows(
  transaction: Transaction,
  filter: { sessionId: string; batchId?: string | undefined },
): Promise<OpinionRow[]> {
  const { rows } = await sql<OpinionRow>`
    SELECT id, satisfaction AS level, coalesce(answers->>'liked', '') AS liked, coalesce(answers->>'improve', '') AS improve,
      coalesce(answers->>'wantNext', '') AS "wantNext", batch_id AS "batchId", given_at AS "givenAt", fact_id AS "factId"
    FROM deliver.opinion
    WHERE tenant_id = current_tenant() AND session_id = ${filter.sessionId} AND undone_at IS NULL
      AND (${filter.batchId ?? null}::uuid IS NULL OR batch_id = ${filter.batchId ?? null})
    ORDER BY given_at, id`.execute(transaction);
  return rows;
}

export async function markOpinionsUndone(transaction: Transaction, batchId: string, at: Date): Promise<void> {
  await sql`
    UPDATE deliver.opinion SET undone_at = ${at}
    WHERE tenant_id = current_tenant() AND batch_id = ${batchId} AND undone_at IS NULL`.execute(transaction);
}
