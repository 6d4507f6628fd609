import { recordAudit } from '#src/access/index.ts';
import { lockBatch } from '#src/deliver/imports/index.ts';
import { asWritten, attachmentExists, lockSession, recorderOf } from '#src/deliver/sessions/index.ts';
import { inSightOrNull } from '#src/deliver/signup/index.ts';
import { appendFacts } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { DoorStatus } from './door.contract.ts';
import { lateScanFact } from './door.fact.ts';
import { mayDoor } from './door.policy.ts';
import { statusOf } from './door-status.ts';
import { hasScan, insertLateScan } from './late-scan.store.ts';

/**
 * Adds a scan, or a further page, to a paper sheet that was entered before. It changes nobody's number, so that a reported day asks for no reason; the
 * facts of the people stay as they are, and one of its own carries the file. Refuses a sheet that was taken back, an archived session, and a file that
 * the sheet has.
 */
export async function addScan(
  environment: Environment,
  actor: Actor,
  { batchId, attachmentId }: { batchId: string; attachmentId: string },
): Promise<Result<DoorStatus>> {
  if (!mayDoor(actor, 'door.run')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const batch = await lockBatch(transaction, batchId, 'sign-in');
    const session = batch?.sessionId ? inSightOrNull(actor, await lockSession(transaction, batch.sessionId)) : null;
    if (!batch || !session) return refuse('not-found', { what: '录入批次' });
    if (batch.undoneAt) return refuse('batch-undone-already', { when: dayAndTimeOf(batch.undoneAt) });
    if (session.state === 'archived') return refuse('session-archived');
    if (!(await attachmentExists(transaction, [attachmentId]))) return refuse('attachment-missing');
    if (await hasScan(transaction, batchId, attachmentId)) return refuse('scan-added-already');
    const now = environment.clock.now();
    const { rows, people } = batch;
    const fact = lateScanFact(asWritten(session), { batchId, rows, people, attachmentId, at: now });
    const appended = await appendFacts(transaction, recorderOf(environment, actor), [fact]);
    if (!appended.ok) return appended;
    await insertLateScan(transaction, { batchId, attachmentId, factId: appended.value[0]! }, { at: now, by: actor.name });
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'add-scan',
      recordKind: 'session',
      recordId: session.id,
      detail: { batch: batchId, attachmentIds: [attachmentId] },
    });
    return ok(await statusOf(transaction, environment, actor, session));
  });
}
