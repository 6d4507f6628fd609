import { recordAudit } from '#src/access/index.ts';
import { appendFacts } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayOf, momentOf, timeOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import { jsonHash } from '#src/platform/json-hash.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import {
  type ActivityRow,
  activitiesOf,
  attachmentExists,
  finishActivity,
  ownDistricts,
  programmeRow,
  recorderOf,
  streetsOfDistricts,
  wholeAttendanceTarget,
} from '../sessions/index.ts';
import { handEntryFact } from './hand-entry.fact.ts';
import { entryInSight, mayHandEntry } from './hand-entry.policy.ts';
import { completedBy, type EntryRealm, type HandEntryFields, identityOf, problemsOf } from './hand-entry.rules.ts';
import {
  type HandEntryRow,
  handEntryById,
  insertBatch,
  insertHandEntries,
  lockEntriesOn,
  reportedUntil,
} from './hand-entry.store.ts';

/** Against what entries are checked; read once for a whole sheet. */
export interface EntryFrame {
  programmeId: string;
  realm: EntryRealm;
  activities: Map<string, ActivityRow>;
  districts: { code: string; name: string }[];
  /** Streets and towns of those districts. */
  streets: { code: string; name: string }[];
}

/** Reads what entries into a programme are checked against. Refuses a programme that is not the tenant's. */
export async function entryFrame(
  environment: Environment,
  transaction: Transaction,
  actor: Actor,
  programmeId: string,
): Promise<Result<EntryFrame>> {
  const programme = await programmeRow(transaction, programmeId);
  if (!programme) return refuse('not-found', { what: '项目' });
  const districts = (await ownDistricts(transaction)).filter(({ code }) => entryInSight(actor, { district: code }));
  const streets = await streetsOfDistricts(
    transaction,
    districts.map(({ code }) => code),
  );
  const realm = {
    programme,
    today: dayOf(environment.clock.now()),
    districts: districts.map(({ code }) => code),
    streets: new Set(streets.map(({ code }) => code)),
    wholeCity: actor.districts === 'all',
    wholeTarget: await wholeAttendanceTarget(transaction, programmeId),
    reported: await reportedUntil(transaction, programmeId),
  };
  const activities = new Map((await activitiesOf(transaction, programmeId)).map((activity) => [activity.id, activity]));
  return ok({ programmeId, realm, activities, districts, streets });
}

/** The entry that was made before for the same activity, day and words, if there is one. */
export async function formerEntries(
  transaction: Transaction,
  programmeId: string,
  entries: readonly HandEntryFields[],
): Promise<Map<string, HandEntryRow>> {
  const rows = await lockEntriesOn(transaction, programmeId, [...new Set(entries.map((entry) => entry.occurredOn))]);
  return new Map(rows.map((row) => [identityOf(row), row]));
}

export interface Batch {
  fileName: string | null;
  sha256: string;
  attachmentIds: readonly string[];
}

/** Writes entries that were found good: one batch, one fact each, activities finished where they say so. Answers the batch's id and the entries'. */
export async function writeEntries(
  environment: Environment,
  transaction: Transaction,
  actor: Actor,
  frame: EntryFrame,
  entries: readonly HandEntryFields[],
  batch: Batch,
): Promise<Result<{ batchId: string; ids: string[] }>> {
  const now = environment.clock.now();
  const recorder = recorderOf(environment, actor);
  const made = entries.map((entry) => ({ ...entry, id: uuidv7(now), attachmentIds: batch.attachmentIds }));
  const facts = await appendFacts(
    transaction,
    recorder,
    made.map((entry) => handEntryFact(frame.programmeId, entry.id, entry, entry.attachmentIds)),
  );
  if (!facts.ok) return facts;
  const batchId = uuidv7(now);
  const people = entries.reduce((sum, entry) => sum + (entry.kind === 'attendance' ? entry.quantity : 0), 0);
  await insertBatch(transaction, {
    id: batchId,
    programmeId: frame.programmeId,
    ...batch,
    rows: entries.length,
    people,
    at: now,
    by: actor.name,
  });
  await insertHandEntries(
    transaction,
    { id: batchId, programmeId: frame.programmeId, at: now, by: actor.name },
    made.map((entry, index) => ({ ...entry, factId: facts.value[index]! })),
  );
  for (const entry of made.filter((item) => item.completesActivity && item.activityId)) {
    const finished = await finishActivity(transaction, recorder, entry.activityId!, momentOf(entry.occurredOn, '12:00'), {
      kind: 'hand-entry',
      id: entry.id,
    });
    if (!finished.ok) return finished;
  }
  await recordAudit(transaction, environment.clock, actor, {
    verb: batch.fileName === null ? 'enter-by-hand' : 'import-hand-entries',
    recordKind: 'entry-batch',
    recordId: batchId,
    detail: { ...(batch.fileName === null ? {} : { fileName: batch.fileName }), rows: entries.length, people },
  });
  return ok({ batchId, ids: made.map(({ id }) => id) });
}

/** Enters one thing that happened outside Kepu. Refuses what `problemsOf` finds, what was entered before, and attachments that are not there. */
export async function enterByHand(
  environment: Environment,
  actor: Actor,
  {
    programmeId,
    attachmentIds,
    aboveTarget: confirmed = false,
    ...said
  }: HandEntryFields & { programmeId: string; attachmentIds: readonly string[]; aboveTarget?: boolean | undefined },
): Promise<Result<HandEntryRow>> {
  if (!mayHandEntry(actor, 'hand-entries.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const frame = await entryFrame(environment, transaction, actor, programmeId);
    if (!frame.ok) return frame;
    const activity = said.activityId ? frame.value.activities.get(said.activityId) : null;
    if (activity === undefined) return refuse('hand-entry-activity-unknown');
    const entry = completedBy(said, activity);
    const [problem] = problemsOf(entry, frame.value.realm, { attached: attachmentIds.length > 0, confirmed, activity });
    if (problem) return refuse(problem.code, problem.params);
    if (!(await attachmentExists(transaction, attachmentIds))) return refuse('attachment-missing');
    const former = (await formerEntries(transaction, programmeId, [entry])).get(identityOf(entry));
    if (former) {
      const { what, quantity, unit, enteredBy, enteredAt } = former;
      return refuse('hand-entry-duplicate', {
        what,
        when: `${entry.occurredOn} ${timeOf(enteredAt)}`,
        quantity,
        unit,
        who: enteredBy,
      });
    }
    const sha256 = jsonHash(entry);
    const written = await writeEntries(environment, transaction, actor, frame.value, [entry], {
      fileName: null,
      sha256,
      attachmentIds,
    });
    return written.ok ? ok((await handEntryById(transaction, written.value.ids[0]!))!) : written;
  });
}
