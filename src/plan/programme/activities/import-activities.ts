import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type ActivityFields, insertActivities, standingNamed } from './activity.store.ts';
import { activityFrame } from './activity-check.ts';
import { activityTemplate, type CellError, readActivities, type SheetActivity } from './activity-sheet.ts';
import { mayChangePlan } from '../programme.policy.ts';
import { programmeById } from '../programme.store.ts';

export interface ActivityImport {
  rows: number;
  errors: CellError[];
  /** Rows that stand in the plan already, just as they are. */
  unchanged: number;
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
  { id, bytes, dryRun, fileName }: { id: string; bytes: Uint8Array; dryRun: boolean; fileName?: string },
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
    const standing = await standingNamed(
      transaction,
      id,
      activities.map((one) => one.name),
    );
    const fresh = activities.filter(({ name }) => !standing.has(name));
    const other = activities.filter((one) => isOther(one, standing.get(one.name)));
    for (const { nameCell } of other) {
      errors.push({
        cell: nameCell,
        column: '活动名称',
        problem:
          language === 'zh'
            ? '计划中已有同名活动，内容不同：要改请在列表中编辑，要另加请换一个名称'
            : 'an activity of this name exists and says something else: edit that one, or take another name',
      });
    }
    const unchanged = activities.length - fresh.length - other.length;
    const outcome = { rows: activities.length, unchanged, errors, preview: activities.slice(0, 200) };
    if (dryRun || errors.length > 0 || fresh.length === 0) return ok({ ...outcome, added: [] });
    const reason = fileName ? `由“${fileName}”导入` : '';
    const added = await insertActivities(transaction, id, fresh, { at: environment.clock.now(), by: actor.name, reason });
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'import-activities',
      recordKind: 'programme',
      recordId: id,
      detail: { ...(fileName ? { fileName } : {}), added },
    });
    return ok({ ...outcome, added });
  });
}

/** Whether a row says something else than the activity of its name; not where there is none. */
function isOther(row: SheetActivity, standing: ActivityFields | undefined): boolean {
  return (
    standing !== undefined &&
    changesBetween<ActivityFields>(standing, row, ['subProgramme', 'district', 'factKind', 'unit', 'target', 'dueOn']).length > 0
  );
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
