import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ActivityFields, activityById, updateActivity } from './activity.store.ts';
import { editActivity } from './edit-activity.ts';
import type { ActivityView } from '../programme.contract.ts';
import { activityFields } from '../programme-history.ts';

/** A new version of an activity; the old ones stay. The reason is needed once the programme is approved. */
export async function changeActivity(
  environment: Environment,
  actor: Actor,
  {
    activityId,
    version,
    reason = '',
    ...fields
  }: ActivityFields & { activityId: string; version: number; reason?: string | undefined },
): Promise<Result<ActivityView>> {
  const present = await environment.database.transaction(actor, 'plan', (transaction) => activityById(transaction, activityId));
  const programmeId = present?.programmeId;
  if (!programmeId) return refuse('not-found', { what: '计划活动' });
  return editActivity(environment, actor, { verb: 'change-activity', programmeId, fields }, async (editing) => {
    const { transaction, programme, change } = editing;
    if (programme.state === 'approved' && reason === '') return refuse('plan-reason-missing');
    if (await updateActivity(transaction, activityId, version, fields, { ...change, reason })) {
      const changes = changesBetween(present, (await activityById(transaction, activityId))!, activityFields);
      return changes.length === 0 ? refuse('plan-unchanged') : ok({ id: activityId, reason, changes });
    }
    const now = (await activityById(transaction, activityId))!;
    return now.withdrawnAt === null ? changedMeanwhile(now) : refuse('activity-withdrawn', { name: now.name });
  });
}
