import { randomBytes } from 'node:crypto';
import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { checkPlan, placeOf } from './plan-session.ts';
import type { DraftSession } from './session.contract.ts';
import { maySession } from './session.policy.ts';
import { clearCode } from './session.rules.ts';
import { insertSession, type SessionRow, sessionById } from './session.store.ts';

const codeAttempts = 5;

/** Drafts a session. A draft holds neither its venue nor its speaker: that begins when it is handed in. */
export async function draftSession(environment: Environment, actor: Actor, input: DraftSession): Promise<Result<SessionRow>> {
  if (!maySession(actor, 'sessions.write')) return refuse('not-allowed');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await insertDraft(environment, actor, input, clearCode(randomBytes(6)));
    } catch (error) {
      if (attempt === codeAttempts || brokenConstraint(error) !== 'session_code_is_own') throw error;
    }
  }
}

function insertDraft(environment: Environment, actor: Actor, input: DraftSession, code: string): Promise<Result<SessionRow>> {
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const now = environment.clock.now();
    const id = uuidv7(now);
    const wanted = { ...input, startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) };
    const plan = await checkPlan(transaction, wanted, now);
    if (!plan.ok) return plan;
    const place = await placeOf(transaction, actor, wanted);
    if (!place.ok) return place;
    await insertSession(transaction, { ...wanted, ...place.value, id, code }, { at: now, by: actor.name });
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'draft-session',
      recordKind: 'session',
      recordId: id,
      detail: { code },
    });
    return ok((await sessionById(transaction, id))!);
  });
}
