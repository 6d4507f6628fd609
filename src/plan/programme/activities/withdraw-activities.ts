import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { withdrawRows } from './activity.store.ts';
import { mayChangePlan } from '../programme.policy.ts';
import { programmeById } from '../programme.store.ts';

/** Withdraws planned activities with the reason; those withdrawn before stay as they were. They no longer count as due. */
export async function withdrawActivities(
  environment: Environment,
  actor: Actor,
  { id, activityIds, reason }: { id: string; activityIds: readonly string[]; reason: string },
): Promise<Result<{ withdrawn: number }>> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    const programme = await programmeById(transaction, id);
    if (!programme) return refuse('not-found', { what: '项目' });
    if (programme.state === 'closed') return refuse('programme-closed', { name: programme.name });
    const ids = await withdrawRows(transaction, id, activityIds, reason, { at: environment.clock.now(), by: actor.name });
    for (const recordId of ids)
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'withdraw-activity',
        recordKind: 'activity',
        recordId,
        detail: { reason },
      });
    return ok({ withdrawn: ids.length });
  });
}
