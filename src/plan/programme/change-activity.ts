import type { Actor } from '#src/kernel/actor.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ActivityFields, activityById, updateActivity } from './activity.store.ts';
import { editActivity } from './edit-activity.ts';
import { changedMeanwhile } from './edit-programme.ts';
import type { ActivityView } from './programme.contract.ts';

const shownFields = ['subProgrammeName', 'name', 'districtName', 'factKind', 'unit', 'target', 'dueOn'] as const;

/** Refuses when the activity was changed or withdrawn since the editor saw it. */
export async function changeActivity(
  environment: Environment,
  actor: Actor,
  { activityId, version, ...fields }: ActivityFields & { activityId: string; version: number },
): Promise<Result<ActivityView>> {
  const present = await environment.database.transaction(actor, 'plan', (transaction) => activityById(transaction, activityId));
  const programmeId = present?.programmeId;
  if (!programmeId) return refuse('not-found', { what: '计划活动' });
  return editActivity(environment, actor, { verb: 'change-activity', programmeId, fields }, async ({ transaction, change }) => {
    if (await updateActivity(transaction, activityId, version, fields, change))
      return ok({
        id: activityId,
        changes: changesBetween(present, (await activityById(transaction, activityId))!, shownFields),
      });
    const now = (await activityById(transaction, activityId))!;
    return now.withdrawnAt === null ? changedMeanwhile(now) : refuse('activity-withdrawn', { name: now.name });
  });
}
