import { appendFacts, type Recorder } from '#src/evidence/index.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { headCountFact, opinionInvitedFact, type SessionDimensions } from './session.fact.ts';
import { notByName } from './session.rules.ts';
import { type SessionRow, setInvitedFact } from './session.store.ts';
import { headCountOf, quantityOfFact, setHeadCountFact } from './session-facts.store.ts';

const peopleChanged = '入场人数有补录或撤销';

/**
 * Keeps what a session counts in step with the people let in by name: the head count's remainder, and how many were invited to give an
 * opinion. To be called after every change of its admissions, with the locked session as it counts them now.
 */
export async function bringFactsAlong(
  transaction: Transaction,
  recorder: Recorder,
  session: SessionDimensions & Pick<SessionRow, 'admitted' | 'invitedFactId'>,
  ended: boolean,
): Promise<Result<null>> {
  const count = await headCountOf(transaction, session.id);
  if (count && count.factQuantity !== notByName(session.admitted, count.people)) {
    const draft = headCountFact(
      session,
      count,
      session.admitted,
      { id: count.factId, reason: peopleChanged },
      recorder.recordedAt,
    );
    const appended = await appendFacts(transaction, recorder, [draft]);
    if (!appended.ok) return appended;
    await setHeadCountFact(transaction, session.id, appended.value[0]!);
  }
  if (!ended) return ok(null);
  const invited = session.invitedFactId ? await quantityOfFact(transaction, session.invitedFactId) : null;
  if (invited === session.admitted || (invited === null && session.admitted === 0)) return ok(null);
  const appended = await appendFacts(transaction, recorder, [
    opinionInvitedFact(session, session.admitted, session.invitedFactId as FactId | null, recorder.recordedAt),
  ]);
  if (!appended.ok) return appended;
  await setInvitedFact(transaction, session.id, appended.value[0]!);
  return ok(null);
}
