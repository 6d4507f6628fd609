import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { insertActivities, takenNames } from './activity.store.ts';
import { activityFrame } from './activity-check.ts';
import { activityTemplate, type CellError, readActivities, type SheetActivity } from './activity-sheet.ts';
import { mayChangePlan } from '../programme.policy.ts';
import { programmeById } from '../programme.store.ts';

export interface ActivityImport {
  rows: number;
  errors: CellError[];
  preview: SheetActivity[];
  added: string[];
}

/**
 * Adds planned activities from the filled-in template. With an error in any cell, or on a dry run, nothing is added. What was added
 * is undone by withdrawing the answered ids.
 */
export async function importActivities(
  environment: Environment,
  actor: Actor,
  { id, bytes, dryRun }: { id: string; bytes: Uint8Array; dryRun: boolean },
  language: Language = 'zh',
): Promise<Result<ActivityImport>> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    const programme = await programmeById(transaction, id, { lock: true });
    if (!programme) return refuse('not-found', { what: '项目' });
    if (programme.state === 'closed') return refuse('programme-closed', { name: programme.name });
    const read = await readActivities(bytes, await activityFrame(transaction, programme), language);
    if (!read.ok) return read;
    const { activities, errors } = read.value;
    const taken = await takenNames(
      transaction,
      id,
      activities.map((one) => one.name),
    );
    for (const one of activities) {
      if (!taken.has(one.name)) continue;
      errors.push({
        cell: `B${one.row}`,
        column: '活动名称',
        problem: language === 'zh' ? '计划中已有同名活动' : 'an activity of this name exists',
      });
    }
    const outcome = { rows: activities.length, errors, preview: activities.slice(0, 200) };
    if (dryRun || errors.length > 0 || activities.length === 0) return ok({ ...outcome, added: [] });
    const added = await insertActivities(transaction, id, activities, { at: environment.clock.now(), by: actor.name });
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'import-activities',
      recordKind: 'programme',
      recordId: id,
      detail: { added },
    });
    return ok({ ...outcome, added });
  });
}

/** The workbook to fill in, with this programme's sub-programmes and districts. */
export async function activityTemplateOf(environment: Environment, actor: Actor, id: string): Promise<Result<Uint8Array>> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  const frame = await environment.database.transaction(actor, 'plan', async (transaction) => {
    const programme = await programmeById(transaction, id);
    return programme && activityFrame(transaction, programme);
  });
  return frame ? ok(await activityTemplate(frame)) : refuse('not-found', { what: '项目' });
}
