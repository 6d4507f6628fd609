import { uuidv7 } from '#src/kernel/uuid.ts';
import type { FactId, TenantId } from '#src/kernel/ids.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type Fact, type FactDraft, hashOf } from '../facts/fact.ts';
import { type FactKind, factKinds } from '#src/kernel/fact-kinds.ts';
import * as store from './ledger.store.ts';

/** Who records, when. `recordedBy` is an account's id or the name of a job; never a person's name. */
export interface Recorder {
  tenant: TenantId;
  recordedBy: string;
  recordedAt: Date;
}

/**
 * Appends facts and brings the rollups along, in the caller's transaction, so that a record and its facts stand or fall together.
 * Answers the ids in the drafts' order; a draft whose key was seen before answers the fact recorded then.
 * Refuses a fact that supersedes one already superseded, or one that is not there. An unknown kind or unit is a bug and throws.
 */
export async function appendFacts(
  transaction: Transaction,
  recorder: Recorder,
  drafts: readonly FactDraft[],
): Promise<Result<FactId[]>> {
  for (const draft of drafts) assertWellFormed(draft);
  const keys = drafts.flatMap((draft) => draft.key ?? []);
  const known = keys.length > 0 ? await store.factIdsOfKeys(transaction, keys) : new Map<string, FactId>();
  const fresh = drafts.filter((draft) => draft.key === undefined || !known.has(draft.key));
  const dayAt = dayFinder();
  const factOf = new Map(fresh.map((draft) => [draft, factFrom(draft, recorder, dayAt)]));
  const answerIds = (): FactId[] => drafts.map((draft) => factOf.get(draft)?.id ?? (known.get(draft.key ?? '') as FactId));
  if (fresh.length === 0) return ok(answerIds());

  const supersededIds = fresh.flatMap((draft) => draft.supersedes?.id ?? []);
  const superseded = supersededIds.length > 0 ? await store.factsById(transaction, supersededIds) : [];
  if (new Set(supersededIds).size !== superseded.length) return refuse('superseded-fact-missing');
  const attachments = fresh.flatMap((draft) => draft.attachments ?? []);
  const hashes = attachments.length > 0 ? await store.attachmentHashes(transaction, attachments) : new Map<string, string>();
  const facts = fresh.map((draft) => {
    const fact = factOf.get(draft)!;
    const files = (draft.attachments ?? []).map((id) => hashes.get(id) as string);
    return { ...fact, hash: hashOf(recorder.tenant, fact, files) };
  });
  await store.insertFacts(transaction, facts, superseded);
  const taken = await recordLinks(transaction, fresh, factOf, superseded);
  if (!taken.ok) return taken;
  return ok(answerIds());
}

/** Takes back one fact: a `withdrawal` of nothing stands in its place, with the reason. */
export async function withdrawFact(
  transaction: Transaction,
  recorder: Recorder,
  id: FactId,
  reason: string,
): Promise<Result<FactId>> {
  const [fact] = await store.factsById(transaction, [id]);
  if (!fact) return refuse('superseded-fact-missing');
  const appended = await appendFacts(transaction, recorder, [
    {
      programmeId: fact.programmeId,
      kind: 'withdrawal',
      occurredAt: fact.occurredAt,
      quantity: 0,
      unit: '条',
      recordKind: fact.recordKind,
      recordId: fact.recordId,
      supersedes: { id, reason },
    },
  ]);
  return appended.ok ? ok(appended.value[0]!) : appended;
}

async function recordLinks(
  transaction: Transaction,
  drafts: FactDraft[],
  factOf: Map<FactDraft, Fact>,
  superseded: readonly Fact[],
): Promise<Result<null>> {
  const dayOfId = new Map(superseded.map((fact) => [fact.id, fact.occurredOn]));
  const pairs = drafts.flatMap(({ supersedes }, at) =>
    supersedes ? [{ superseded: supersedes.id, on: dayOfId.get(supersedes.id)!, by: factOf.get(drafts[at]!)!.id }] : [],
  );
  if (pairs.length > 0 && (await store.insertSupersessions(transaction, pairs)).size !== pairs.length)
    return refuse('fact-already-superseded');
  const keys = drafts.flatMap((draft) => (draft.key === undefined ? [] : [{ key: draft.key, fact: factOf.get(draft)!.id }]));
  if (keys.length > 0 && (await store.insertKeys(transaction, keys)).size !== keys.length)
    return refuse('fact-key-taken-meanwhile');
  const links = drafts.flatMap((draft) => {
    const { id: fact, recordKind, recordId } = factOf.get(draft)!;
    return (draft.attachments ?? []).map((attachment) => ({ fact, attachment, recordKind, recordId }));
  });
  if (links.length > 0) await store.insertFactAttachments(transaction, links);
  return ok(null);
}

/** Local days, worked out once for each moment: the facts of a batch share most of theirs. */
function dayFinder(): (moment: Date) => string {
  const known = new Map<number, string>();
  return (moment) => {
    const day = known.get(moment.getTime()) ?? dayOf(moment);
    known.set(moment.getTime(), day);
    return day;
  };
}

function factFrom(draft: FactDraft, recorder: Recorder, dayAt: (moment: Date) => string): Fact {
  return {
    id: uuidv7(recorder.recordedAt) as FactId,
    programmeId: draft.programmeId,
    kind: draft.kind,
    occurredOn: dayAt(draft.occurredAt),
    occurredAt: draft.occurredAt,
    recordedAt: recorder.recordedAt,
    recordedBy: recorder.recordedBy,
    subProgramme: draft.subProgramme ?? '',
    activity: draft.activity ?? '',
    district: draft.district ?? '',
    region: draft.region ?? '',
    venue: draft.venue ?? '',
    venueKind: draft.venueKind ?? '',
    audience: draft.audience ?? '',
    method: draft.method ?? '',
    outcome: draft.outcome ?? '',
    quantity: draft.quantity,
    unit: draft.unit,
    subject: draft.subject ?? '',
    recordKind: draft.recordKind,
    recordId: draft.recordId,
    context: draft.context ?? {},
    supersedes: draft.supersedes?.id ?? null,
    supersedesReason: draft.supersedes?.reason ?? '',
  };
}

function assertWellFormed(draft: FactDraft): void {
  const kind: FactKind | undefined = (factKinds as Record<string, FactKind>)[draft.kind];
  if (!kind) throw new Error(`unknown kind of fact: ${draft.kind}`);
  if (!kind.units.includes(draft.unit)) throw new Error(`${draft.kind} is not counted in ${draft.unit}`);
  if (kind.methods && !kind.methods.includes(draft.method ?? '')) throw new Error(`${draft.kind} must say its counting method`);
  if (kind.outcomes && !kind.outcomes.includes(draft.outcome ?? ''))
    throw new Error(`${draft.kind} cannot have the outcome ${draft.outcome}`);
  if (!Number.isFinite(draft.quantity)) throw new Error('the quantity of a fact must be a number');
  // What was too much is corrected, not deducted: a sum only grows with the days, and so what reached its target stays reached.
  if (draft.quantity < 0) throw new Error('the quantity of a fact cannot be negative');
  if (draft.supersedes && draft.supersedes.reason.trim() === '') throw new Error('a correction must say why');
}
