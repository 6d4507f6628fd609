import type { Actor } from '#src/kernel/actor.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ActivityFields, insertActivities } from './activity.store.ts';
import { editActivity } from './edit-activity.ts';
import type { ActivityView } from '../programme.contract.ts';

export async function addActivity(
  environment: Environment,
  actor: Actor,
  { id, ...fields }: ActivityFields & { id: string },
): Promise<Result<ActivityView>> {
  return editActivity(environment, actor, { verb: 'add-activity', programmeId: id, fields }, async ({ transaction, change }) => {
    const [activityId] = await insertActivities(transaction, id, [fields], change);
    return ok({ id: activityId!, reason: '', changes: [] });
  });
}
