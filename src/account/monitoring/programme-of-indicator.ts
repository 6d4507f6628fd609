import type { Actor } from '#src/kernel/actor.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { indicatorsOf } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';

/** The programme that an indicator belongs to, and the indicator's name. */
export async function programmeOfIndicator(
  environment: Environment,
  actor: Actor,
  indicatorId: string,
): Promise<Result<{ programmeId: string; indicator: string }>> {
  if (!isUuid(indicatorId)) return refuse('not-found', { what: '指标' });
  return environment.database.transaction(actor, 'account', async (transaction) => {
    const [row] = await indicatorsOf(transaction, { indicatorId });
    return row ? ok({ programmeId: row.programmeId, indicator: row.level3 }) : refuse('not-found', { what: '指标' });
  });
}
