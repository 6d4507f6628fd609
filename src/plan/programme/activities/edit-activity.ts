import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { FieldChange } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { type ActivityFields, activityById } from './activity.store.ts';
import { activityFrame, checkActivity } from './activity-check.ts';
import type { Editing } from '../edit-programme.ts';
import type { ActivityView } from '../programme.contract.ts';
import { mayChangePlan } from '../programme.policy.ts';
import { programmeById } from '../programme.store.ts';
import { activityView } from '../programme-view.ts';

/** Checks right, programme and activity, lets `write` save it and answers the activity. `write` answers its id, what it changed and why. */
export async function editActivity(
  environment: Environment,
  actor: Actor,
  edit: { verb: string; programmeId: string; fields: ActivityFields },
  write: (editing: Editing) => Promise<Result<{ id: string; reason: string; changes: FieldChange[] }>>,
): Promise<Result<ActivityView>> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  try {
    return await environment.database.transaction(actor, 'plan', async (transaction) => {
      const programme = await programmeById(transaction, edit.programmeId);
      if (!programme) return refuse('not-found', { what: '项目' });
      if (programme.state === 'closed') return refuse('programme-closed', { name: programme.name });
      const checked = checkActivity(await activityFrame(transaction, programme), edit.fields);
      if (!checked.ok) return checked;
      const written = await write({ transaction, programme, change: { at: environment.clock.now(), by: actor.name } });
      if (!written.ok) return written;
      await recordAudit(transaction, environment.clock, actor, {
        verb: edit.verb,
        recordKind: 'activity',
        recordId: written.value.id,
        ...(written.value.changes.length > 0
          ? { detail: { activityName: edit.fields.name, reason: written.value.reason, changes: written.value.changes } }
          : {}),
      });
      return ok(activityView((await activityById(transaction, written.value.id))!));
    });
  } catch (error) {
    if (brokenConstraint(error) === 'activity_standing_name') return refuse('activity-name-taken', { name: edit.fields.name });
    throw error;
  }
}
