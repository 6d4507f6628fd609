import { recordAudit } from '#src/access/index.ts';
import {
  asWritten,
  lockSession,
  opinionMark,
  opinionsLeft,
  recorderOf,
  type Session,
  sessionByCode,
  sessionById,
} from '#src/deliver/sessions/index.ts';
import { readTicketToken } from '#src/deliver/signup/index.ts';
import { appendFacts } from '#src/evidence/index.ts';
import { type Actor, visitor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { opinionFact } from './opinion.fact.ts';
import type { OpinionSheet } from './opinion.rules.ts';
import { giverBySignUp, giverByMark, insertOpinions, type OpinionGiver } from './opinion.store.ts';

/** Who may give an opinion with this token: one who was let in, by the token of the door or by the ticket. */
async function giverOf(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  token: string,
): Promise<Result<OpinionGiver>> {
  const reading = readTicketToken(environment.secrets.keyFor('ticket'), actor.tenant, token);
  if (!reading.ok) {
    const byDoor = await giverByMark(transaction, opinionMark(token));
    return byDoor ? ok(byDoor) : refuse('opinion-link-unknown');
  }
  const byTicket = await giverBySignUp(transaction, reading.signUpId);
  if (byTicket) return ok(byTicket);
  const session = await sessionByCode(transaction, reading.sessionCode);
  return refuse(session?.state === 'cancelled' ? 'opinions-cancelled' : 'opinion-not-admitted');
}

export interface OpinionForm {
  session: Session;
  open: boolean;
  given: boolean;
  /** As many opinions as people came: no more can be given, also by who gave none by this link. */
  complete: boolean;
  archived: boolean;
}

function takesOpinions(session: Session, now: Date): boolean {
  return (
    session.state === 'running' ||
    session.state === 'ended' ||
    (session.startsAt <= now && session.state !== 'cancelled' && session.state !== 'archived')
  );
}

export async function opinionForm(environment: Environment, actor: Actor, token: string): Promise<Result<OpinionForm>> {
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const giver = await giverOf(transaction, environment, actor, token);
    if (!giver.ok) return giver;
    const session = (await sessionById(transaction, giver.value.sessionId))!;
    const { given } = giver.value;
    const complete = opinionsLeft(session.admitted, session.opinions) === 0;
    const open = !given && !complete && takesOpinions(session, environment.clock.now());
    return ok({ session, given, complete, open, archived: session.state === 'archived' });
  });
}

/**
 * One opinion for each admission, from the start of the session until it is archived; none once there are as many as people came, which paper
 * forms can bring about.
 */
export async function giveOpinion(
  environment: Environment,
  actor: Actor,
  input: OpinionSheet & { token: string },
): Promise<Result<Session>> {
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const now = environment.clock.now();
    const first = await giverOf(transaction, environment, actor, input.token);
    if (!first.ok) return first;
    const session = (await lockSession(transaction, first.value.sessionId))!;
    // Read again under the lock: the same link may be open twice.
    const giver = await giverOf(transaction, environment, actor, input.token);
    if (!giver.ok) return giver;
    if (giver.value.given) return refuse('opinion-given-already');
    if (session.state === 'archived') return refuse('opinions-archived');
    if (!takesOpinions(session, now)) return refuse('opinion-too-early');
    if (opinionsLeft(session.admitted, session.opinions) === 0)
      return refuse('opinions-complete', { people: session.admitted, given: session.opinions });
    // Also of somebody who is signed in nothing is kept: whoever gave it stays unknown.
    const giving = { ...visitor(actor.tenant), name: '到场者' };
    const facts = await appendFacts(transaction, recorderOf(environment, giving), [
      opinionFact(asWritten(session), { level: input.satisfaction, onPaper: false, at: now, attachmentId: null }),
    ]);
    if (!facts.ok) return facts;
    const { satisfaction, liked, improve, wantNext } = input;
    const answers = { liked, improve, wantNext };
    await insertOpinions(
      transaction,
      [
        {
          sessionId: session.id,
          admissionId: giver.value.admissionId,
          satisfaction,
          answers,
          batchId: null,
          factId: facts.value[0]!,
        },
      ],
      now,
    );
    await recordAudit(transaction, environment.clock, giving, {
      verb: 'give-opinion',
      recordKind: 'session',
      recordId: session.id,
    });
    return ok(session);
  });
}
