import { recordAudit } from '#src/access/index.ts';
import { appendFacts, withdrawFact } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { changesBetween, unshown } from '#src/kernel/changes.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { dayAndTimeOf, momentOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { attachmentExists, finishActivity, recorderOf, withdrawFinish } from '../sessions/index.ts';
import { type EntryFrame, entryFrame, formerEntries } from './enter-by-hand.ts';
import { handEntryFact } from './hand-entry.fact.ts';
import { entryInSight, mayHandEntry } from './hand-entry.policy.ts';
import { completedBy, type HandEntryFields, identityOf, placed, problemsOf } from './hand-entry.rules.ts';
import {
  type BatchRow,
  batchLike,
  entriesOfBatch,
  type HandEntryRow,
  handEntryById,
  markBatchUndone,
  markEntriesUndone,
  updateHandEntry,
} from './hand-entry.store.ts';

export interface Correction {
  id: string;
  version: number;
  reason: string;
  change: Partial<
    Pick<
      HandEntryFields,
      | 'activityId'
      | 'subProgramme'
      | 'what'
      | 'occurredOn'
      | 'quantity'
      | 'unit'
      | 'method'
      | 'district'
      | 'street'
      | 'venueKind'
      | 'audience'
      | 'note'
    >
  >;
  attachmentIds?: readonly string[] | undefined;
  /** That the figure is so large is what was meant; asked where it becomes more than it was. */
  aboveTarget?: boolean | undefined;
}

const shownFields = [
  'activityName',
  'subProgramme',
  'what',
  'occurredOn',
  'quantity',
  'unit',
  'method',
  'district',
  'street',
  'venueKind',
  'audience',
  'note',
  'attachmentIds',
] as const;

/** Corrects an entry: a new fact takes the place of the old one, which stays readable with the reason. */
export async function correctHandEntry(environment: Environment, actor: Actor, input: Correction): Promise<Result<HandEntryRow>> {
  if (!mayHandEntry(actor, 'hand-entries.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const former = await handEntryById(transaction, input.id);
    if (!former || !entryInSight(actor, former)) return refuse('not-found', { what: '录入' });
    if (former.undoneAt) return refuse('hand-entry-undone');
    if (former.version !== input.version) return changedMeanwhile(former);
    const frame = await entryFrame(environment, transaction, actor, former.programmeId);
    if (!frame.ok) return frame;
    const entry = corrected(former, input, frame.value);
    if (!entry) return refuse('hand-entry-activity-unknown');
    const { realm } = frame.value;
    // A correction says why anyhow, and the fact that takes the other's place keeps it.
    const held = { ...realm, reported: null, wholeTarget: entry.quantity > former.quantity ? realm.wholeTarget : null };
    const [problem] = problemsOf(entry, held, {
      attached: entry.attachmentIds.length > 0,
      confirmed: input.aboveTarget === true,
      activity: entry.activityId ? (frame.value.activities.get(entry.activityId) ?? null) : null,
      former: former.quantity,
    });
    if (problem) return refuse(problem.code, problem.params);
    if (!(await attachmentExists(transaction, entry.attachmentIds))) return refuse('attachment-missing');
    const same = (await formerEntries(transaction, former.programmeId, [entry])).get(identityOf(entry));
    if (same && same.id !== former.id) {
      return refuse('hand-entry-duplicate', {
        what: same.what,
        when: same.occurredOn,
        quantity: same.quantity,
        unit: same.unit,
        who: same.enteredBy,
      });
    }
    const draft = handEntryFact(former.programmeId, former.id, entry, entry.attachmentIds);
    const recorder = recorderOf(environment, actor);
    const facts = await appendFacts(transaction, recorder, [
      { ...draft, supersedes: { id: former.factId as FactId, reason: input.reason } },
    ]);
    if (!facts.ok) return facts;
    const mark = { at: environment.clock.now(), by: actor.name };
    if (!(await updateHandEntry(transaction, { ...entry, factId: facts.value[0]! }, mark))) return changedMeanwhile(former);
    const moved = await moveFinish(transaction, recorder, former, entry, input.reason);
    if (!moved.ok) return moved;
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'correct-hand-entry',
      recordKind: 'hand-entry',
      recordId: former.id,
      detail: { reason: input.reason, changes: changesBetween(former, entry, shownFields, { note: unshown }) },
    });
    return ok((await handEntryById(transaction, former.id))!);
  });
}

/** The entry as it is to stand; null for an activity that the programme does not have. One moved to another activity goes with its sub-programme. */
function corrected(
  former: HandEntryRow,
  { change, attachmentIds }: Correction,
  { activities, streets }: EntryFrame,
): HandEntryRow | null {
  const moved = change.district !== undefined && change.district !== former.district;
  const street = change.street === undefined ? (moved ? null : former.street) : change.street;
  const streetName = streets.find(({ code }) => code === street)?.name ?? null;
  const entry = placed({
    ...former,
    ...change,
    street,
    streetName,
    attachmentIds: [...(attachmentIds ?? former.attachmentIds)],
  });
  if (entry.activityId === former.activityId)
    return entry.activityId === null ? entry : { ...entry, subProgramme: former.subProgramme };
  if (entry.activityId === null) return { ...entry, activityName: null, completesActivity: false };
  const activity = activities.get(entry.activityId);
  return activity ? { ...entry, ...completedBy(entry, activity), activityName: activity.name } : null;
}

/** An entry that finished its activity opens it again when it turns out to be of another, and finishes that one. */
async function moveFinish(
  transaction: Transaction,
  recorder: ReturnType<typeof recorderOf>,
  former: HandEntryRow,
  entry: HandEntryRow,
  reason: string,
): Promise<Result<null>> {
  if (!former.completesActivity || !former.activityId || entry.activityId === former.activityId) return ok(null);
  const opened = await withdrawFinish(transaction, recorder, former.activityId, { id: former.id, reason });
  if (!opened.ok || !entry.activityId) return opened;
  const record = { kind: 'hand-entry', id: entry.id };
  return finishActivity(transaction, recorder, entry.activityId, momentOf(entry.occurredOn, '12:00'), record);
}

/** Takes back all that was entered at once; the facts are withdrawn with the reason, and an activity that it had finished is open again. */
export async function undoBatch(
  environment: Environment,
  actor: Actor,
  input: { batchId: string; reason: string },
): Promise<Result<BatchRow>> {
  if (!mayHandEntry(actor, 'hand-entries.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const batch = await batchLike(transaction, { id: input.batchId });
    const entries = batch ? await entriesOfBatch(transaction, batch.id) : [];
    if (!batch || !entries.every((entry) => entryInSight(actor, entry))) return refuse('not-found', { what: '这一批录入' });
    if (batch.undoneAt) return refuse('batch-undone-already', { when: dayAndTimeOf(batch.undoneAt) });
    const recorder = recorderOf(environment, actor);
    const facts: { id: string; factId: string }[] = [];
    for (const entry of entries) {
      const withdrawn = await withdrawFact(transaction, recorder, entry.factId as FactId, input.reason);
      if (!withdrawn.ok) return withdrawn;
      facts.push({ id: entry.id, factId: withdrawn.value });
      if (!entry.completesActivity || !entry.activityId) continue;
      const opened = await withdrawFinish(transaction, recorder, entry.activityId, { id: entry.id, reason: input.reason });
      if (!opened.ok) return opened;
    }
    const mark = { at: environment.clock.now(), by: actor.name };
    await markEntriesUndone(transaction, batch.id, facts, mark);
    await markBatchUndone(transaction, batch.id, { ...mark, reason: input.reason });
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'undo-hand-entries',
      recordKind: 'entry-batch',
      recordId: batch.id,
      detail: { rows: entries.length },
    });
    return ok({ ...batch, undoneAt: mark.at });
  });
}
