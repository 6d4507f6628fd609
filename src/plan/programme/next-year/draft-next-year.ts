import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { readTarget } from '#src/kernel/target.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Transaction } from '#src/platform/postgres/database.ts';
import { activityRows, insertActivities } from '../activities/activity.store.ts';
import { budgetLines, upsertBudgetLine } from '../budget/budget-line.store.ts';
import {
  type IndicatorRow,
  indicatorsOf,
  insertIndicator,
  removeIndicatorRow,
  updateIndicator,
} from '../indicators/indicator.store.ts';
import { pointsLeft } from '../indicators/points-left.store.ts';
import { executionPointsOf, sumOfWeights } from '../indicators/weights.rules.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { mayChangePlan } from '../programme.policy.ts';
import { type Change, insertProgramme, type ProgrammeRow, programmeById } from '../programme.store.ts';
import { subProgrammes, upsertSubProgramme } from '../sub-programme.store.ts';
import { viewOf } from '../programme-view.ts';
import { headerAfter, yearLater } from './header-after.ts';

export interface NextYear {
  id: string;
  targets: readonly { indicatorId: string; target: string }[];
  /** What was spent of this year's budget, in 分. */
  executedFen?: number | null | undefined;
  activities?: boolean | undefined;
}

/**
 * A draft for the year after, from this year's programme: header with this year's money as last year's, sub-programmes, budget lines,
 * the indicators named with their new targets, measures and points, and if asked the planned activities a year later. An indicator with
 * points that is left out is kept as a removed row, so that its points are known to be left over. Refuses where that year is there already.
 */
export async function draftNextYear(
  environment: Environment,
  actor: Actor,
  { id, targets, executedFen = null, activities = false }: NextYear,
): Promise<Result<ProgrammeView>> {
  if (!mayChangePlan(actor)) return refuse('not-allowed');
  try {
    return await environment.database.transaction(actor, 'plan', async (transaction) => {
      const present = await programmeById(transaction, id, { lock: true });
      if (!present) return refuse('not-found', { what: '项目' });
      const change = { at: environment.clock.now(), by: actor.name };
      const rows = await indicatorsOf(transaction, { programmeId: id });
      const pointed = sumOfWeights(rows) !== null;
      const execution = pointed ? executionPointsOf(present, rows, await pointsLeft(transaction, id)) : present.executionPoints;
      const header = { ...headerAfter(present, executedFen), executionPoints: execution };
      const nextId = await insertProgramme(transaction, header, present.demo, change);
      for (const row of await subProgrammes(transaction, id)) await upsertSubProgramme(transaction, nextId, row, change);
      for (const row of await budgetLines(transaction, id)) await upsertBudgetLine(transaction, nextId, row, change);
      const taken = await takeIndicators(transaction, present, nextId, targets, change);
      if (taken === null) return refuse('not-found', { what: '指标' });
      if (activities) await takeActivities(transaction, id, nextId, change);
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'draft-next-year',
        recordKind: 'programme',
        recordId: nextId,
        detail: { from: String(present.fiscalYear), indicators: taken, activities },
      });
      return ok(await viewOf(transaction, actor, (await programmeById(transaction, nextId))!));
    });
  } catch (error) {
    if (!brokenConstraint(error)?.includes('name_fiscal_year')) throw error;
    const former = await environment.database.transaction(actor, 'plan', (transaction) => programmeById(transaction, id));
    return refuse('next-year-present', { programme: former?.name ?? '', year: (former?.fiscalYear ?? 0) + 1 });
  }
}

/** How many were taken over; null when one of those named is not of this programme. */
async function takeIndicators(
  transaction: Transaction,
  { id, fiscalYear }: ProgrammeRow,
  nextId: string,
  targets: NextYear['targets'],
  change: Change,
): Promise<number | null> {
  const present = await indicatorsOf(transaction, { programmeId: id });
  const asked = new Map(targets.map((one) => [one.indicatorId, one.target]));
  if ([...asked.keys()].some((indicatorId) => !present.some((row) => row.id === indicatorId))) return null;
  const taken = present.filter((row) => asked.has(row.id));
  for (const [at, row] of taken.entries()) {
    const target = readTarget(asked.get(row.id)!);
    const reason = `由${fiscalYear}年度拟定`;
    const indicatorId = await insertIndicator(
      transaction,
      nextId,
      { ...row, otherValues: [], position: at + 1, target },
      reason,
      change,
    );
    if (row.measureCode !== null) await updateIndicator(transaction, indicatorId, row, change);
  }
  const left = present.filter((row) => !asked.has(row.id) && row.weight !== null);
  await leaveOut(
    transaction,
    nextId,
    { rows: left, from: taken.length, reason: `拟定${fiscalYear + 1}年度目标时未采用` },
    change,
  );
  return taken.length;
}

async function leaveOut(
  transaction: Transaction,
  nextId: string,
  { rows, from, reason }: { rows: readonly IndicatorRow[]; from: number; reason: string },
  change: Change,
): Promise<void> {
  for (const [at, row] of rows.entries()) {
    const entered = { ...row, otherValues: [], position: from + at + 1 };
    await removeIndicatorRow(transaction, await insertIndicator(transaction, nextId, entered, reason, change), change);
  }
}

async function takeActivities(transaction: Transaction, id: string, nextId: string, change: Change): Promise<void> {
  const { items } = await activityRows(transaction, id, { state: 'standing', sort: 'dueOn' }, { limit: null, offset: 0 });
  await insertActivities(
    transaction,
    nextId,
    items.map((row) => ({ ...row, dueOn: yearLater(row.dueOn) })),
    change,
  );
}
