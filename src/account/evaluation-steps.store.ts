import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { TakenStep } from './evaluation-steps.rules.ts';

/** Who took which steps of the newest self-evaluation of a programme, in order, without the form; null while there is none. */
export async function newestSteps(
  transaction: Transaction,
  programmeId: string,
): Promise<{ number: number; at: string; steps: TakenStep[] } | null> {
  const { rows } = await sql<{ number: number; at: string; steps: TakenStep[] }>`
    SELECT number, at, (SELECT jsonb_agg(jsonb_build_object('step', step, 'byId', by_id)
        ORDER BY taken_at, array_position(ARRAY['prepared', 'reviewed', 'returned', 'signed'], step))
      FROM account.self_evaluation_step AS taken
      WHERE taken.tenant_id = newest.tenant_id AND taken.evaluation_id = newest.id) AS steps
    FROM account.self_evaluation AS newest WHERE tenant_id = current_tenant() AND programme_id = ${programmeId}
    ORDER BY number DESC LIMIT 1`.execute(transaction);
  return rows[0] ?? null;
}
