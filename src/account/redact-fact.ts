import { recordAudit } from '#src/access/index.ts';
import { takeWordsAway } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayRedact } from './account.policy.ts';

/**
 * Takes the words of a fact away for good, since they name somebody (个人信息保护法 第四十七条): title, note, reason of a correction. Figures, proofs and
 * bundles stay as they were, and the trail says who did it and why. Refuses a fact that has no words.
 */
export async function redactFact(
  environment: Environment,
  actor: Actor,
  { factId, reason }: { factId: string; reason: string },
): Promise<Result<{ redacted: true }>> {
  if (!mayRedact(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'evidence', async (transaction) => {
    const taken = await takeWordsAway(transaction, actor.tenant, [factId], environment.clock.now());
    if (taken === 0) return refuse('fact-without-words');
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'redact-fact',
      recordKind: 'fact',
      recordId: factId,
      detail: { reason },
    });
    return ok({ redacted: true as const });
  });
}
