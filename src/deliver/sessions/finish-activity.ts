import { appendFacts, type Recorder, withdrawFact } from '#src/evidence/index.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { activityFinishedFact } from './session.fact.ts';
import { activityRow, finishOfActivity, progressOfActivity } from './plan-and-network.store.ts';

/** Records that a planned activity is finished, once: what was finished before is left as it is. */
export async function finishActivity(
  transaction: Transaction,
  recorder: Recorder,
  activityId: string,
  occurredAt: Date,
  record: { kind: string; id: string },
): Promise<Result<null>> {
  const activity = await activityRow(transaction, activityId);
  if (!activity || activity.withdrawn) return ok(null);
  const finish = await finishOfActivity(transaction, activityId);
  if (finish.factId) return ok(null);
  const appended = await appendFacts(transaction, recorder, [activityFinishedFact(activity, occurredAt, record, finish.rounds)]);
  return appended.ok ? ok(null) : appended;
}

/** Takes the finish back, when the record that said so is taken back; what another record finished stays finished. */
export async function withdrawFinish(
  transaction: Transaction,
  recorder: Recorder,
  activityId: string,
  record: { id: string; reason: string },
): Promise<Result<null>> {
  const finish = await finishOfActivity(transaction, activityId);
  if (!finish.factId || finish.recordId !== record.id) return ok(null);
  const withdrawn = await withdrawFact(transaction, recorder, finish.factId as FactId, record.reason);
  return withdrawn.ok ? ok(null) : withdrawn;
}

/**
 * Finishes an activity that is held in sessions when none of them is still to come. One that is planned as a number of sessions must also
 * have held that many: else the first of twenty-four would finish it while the next is not drafted yet.
 */
export async function finishActivityBySessions(
  transaction: Transaction,
  recorder: Recorder,
  session: { id: string; activityId: string | null },
): Promise<Result<null>> {
  if (!session.activityId) return ok(null);
  const activity = await activityRow(transaction, session.activityId);
  const progress = await progressOfActivity(transaction, session.activityId, recorder.recordedAt);
  if (!activity || progress.coming > 0 || !progress.lastEnd) return ok(null);
  if (activity.factKind === 'session-held' && progress.held < activity.target) return ok(null);
  // One that was ended early is over already.
  const last = new Date(Math.min(progress.lastEnd.getTime(), recorder.recordedAt.getTime()));
  return finishActivity(transaction, recorder, session.activityId, last, { kind: 'session', id: session.id });
}
