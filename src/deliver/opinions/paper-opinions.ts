import { randomBytes } from 'node:crypto';
import { recordAudit } from '#src/access/index.ts';
import { insertBatch, lockBatch, markBatchUndone } from '#src/deliver/imports/index.ts';
import { asWritten, attachmentExists, lockSession, opinionsLeft, recorderOf } from '#src/deliver/sessions/index.ts';
import { inSightOrNull } from '#src/deliver/signup/index.ts';
import { appendFacts, withdrawFact } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { SatisfactionLevel } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import { opinionFact } from './opinion.fact.ts';
import { mayOpinions } from './opinion.policy.ts';
import { type OpinionSheet, sheetsOf } from './opinion.rules.ts';
import { insertOpinions, markOpinionsUndone, opinionRows } from './opinion.store.ts';

export interface PaperOpinions {
  sessionId: string;
  counts?: Partial<Record<SatisfactionLevel, number>> | undefined;
  sheets?: readonly OpinionSheet[] | undefined;
  attachmentId?: string | null | undefined;
}

/** Enters opinions given on paper, by anybody let in: they bear no name and stand for no ticket. With those given before there are never more than people came. */
export async function enterPaperOpinions(environment: Environment, actor: Actor, input: PaperOpinions): Promise<Result<string>> {
  if (!mayOpinions(actor, 'opinions.write')) return refuse('not-allowed');
  const sheets = sheetsOf(input.counts, input.sheets ?? []);
  if (sheets.length === 0) return refuse('opinions-none');
  const attachmentId = input.attachmentId ?? null;
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const now = environment.clock.now();
    const session = inSightOrNull(actor, await lockSession(transaction, input.sessionId));
    if (!session) return refuse('not-found', { what: '场次' });
    if (session.state === 'archived') return refuse('session-archived');
    if (session.state === 'cancelled') return refuse('opinions-cancelled');
    if (session.startsAt > now && session.state !== 'running' && session.state !== 'ended') return refuse('opinion-too-early');
    if (attachmentId && !(await attachmentExists(transaction, [attachmentId]))) return refuse('attachment-missing');
    const { opinions: given } = session;
    const left = opinionsLeft(session.admitted, given);
    if (sheets.length > left)
      return refuse('opinions-over-people', { sheets: sheets.length, left, people: session.admitted, given });
    // Two stacks of paper may well hold the same counts: only a stack with words can be told from another, so none is taken for a repeat.
    const sha256 = randomBytes(32).toString('hex');
    const batchId = await insertBatch(
      transaction,
      {
        kind: 'opinions',
        programmeId: session.programmeId,
        sessionId: session.id,
        fileName: null,
        sha256,
        rows: sheets.length,
        people: 0,
        attachmentId,
      },
      { at: now, by: actor.name },
    );
    const facts = await appendFacts(
      transaction,
      recorderOf(environment, actor),
      sheets.map((sheet) => opinionFact(asWritten(session), { level: sheet.satisfaction, onPaper: true, at: now, attachmentId })),
    );
    if (!facts.ok) return facts;
    const opinions = sheets.map(({ satisfaction, liked, improve, wantNext }, index) => ({
      sessionId: session.id,
      admissionId: null,
      satisfaction,
      answers: { liked, improve, wantNext },
      batchId,
      factId: facts.value[index]!,
    }));
    await insertOpinions(transaction, opinions, now);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'enter-paper-opinions',
      recordKind: 'session',
      recordId: session.id,
      detail: { batch: batchId, opinions: sheets.length },
    });
    return ok(batchId);
  });
}

/** Takes back paper opinions that were entered at once; answers their session. */
export async function undoPaperOpinions(
  environment: Environment,
  actor: Actor,
  input: { batchId: string; reason: string },
): Promise<Result<string>> {
  if (!mayOpinions(actor, 'opinions.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const batch = await lockBatch(transaction, input.batchId, 'opinions');
    const session = batch?.sessionId ? inSightOrNull(actor, await lockSession(transaction, batch.sessionId)) : null;
    if (!batch || !session) return refuse('not-found', { what: '录入批次' });
    if (batch.undoneAt) return refuse('batch-undone-already', { when: dayAndTimeOf(batch.undoneAt) });
    if (session.state === 'archived') return refuse('session-archived');
    for (const opinion of await opinionRows(transaction, { sessionId: session.id, batchId: batch.id })) {
      const withdrawn = await withdrawFact(transaction, recorderOf(environment, actor), opinion.factId, input.reason);
      if (!withdrawn.ok) return withdrawn;
    }
    const change = { at: environment.clock.now(), by: actor.name };
    await markOpinionsUndone(transaction, batch.id, change.at);
    await markBatchUndone(transaction, batch.id, change, input.reason);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'undo-paper-opinions',
      recordKind: 'session',
      recordId: session.id,
      detail: { batch: batch.id, opinions: batch.rows },
    });
    return ok(session.id);
  });
}
