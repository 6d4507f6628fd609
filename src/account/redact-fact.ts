import { recordAudit, takeTextsFromTrail } from '#src/access/index.ts';
import { type Fact, rememberWordless, takeWordsAway } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { takenAway } from '#src/kernel/person-name.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { mayRedact } from './account.policy.ts';

/**
 * Takes the words of the record that a fact comes from, in the transaction that takes those of the fact; `withdrew`: the fact that it withdrew,
 * and why. Answers how many records had any, and what of it lines in the trail repeat.
 */
export type RecordWordsEraser = (
  transaction: Transaction,
  factId: string,
  withdrew?: { factId: string; reason: string },
) => Promise<{ records: number; inTrail: { recordId: string; text: string }[] }>;

/**
 * Takes the words of a fact away for good, since they name somebody (个人信息保护法 第四十七条): title, note, reason of a correction, and the same texts in the
 * hand entry or opinion behind it and in the trail. Figures, proofs and
 * bundles stay as they were, and the trail says who did it and why. Refuses a fact that has no words.
 */
export async function redactFact(
  environment: Environment,
  actor: Actor,
  { factId, reason }: { factId: string; reason: string },
  eraseRecordWords: RecordWordsEraser = async () => ({ records: 0, inTrail: [] }),
): Promise<Result<{ redacted: true }>> {
  if (!mayRedact(actor)) return refuse('not-allowed');
  const redacted = await environment.database.transaction(actor, 'evidence', async (transaction) => {
    const taken = await takeWordsAway(transaction, actor.tenant, [factId], environment.clock.now());
    const { records, inTrail } = await eraseRecordWords(transaction, factId, withdrewOf(taken[0]));
    if (taken.length + records === 0) return refuse('fact-without-words');
    // Titles stay where the session itself keeps hers.
    for (const { recordId, context, supersedesReason } of taken) {
      const texts = [context.what, context.note, supersedesReason].filter((text) => typeof text === 'string' && text !== '');
      await takeTextsFromTrail(transaction, recordId, texts as string[], takenAway);
    }
    for (const { recordId, text } of inTrail) await takeTextsFromTrail(transaction, recordId, [text], takenAway);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'redact-fact',
      recordKind: 'fact',
      recordId: factId,
      detail: { reason },
    });
    return ok({ redacted: true as const });
  });
  if (redacted.ok) rememberWordless(environment, actor.tenant, factId);
  return redacted;
}

function withdrewOf(
  fact: Pick<Fact, 'supersedes' | 'supersedesReason'> | undefined,
): { factId: string; reason: string } | undefined {
  return fact?.supersedes && fact.supersedesReason ? { factId: fact.supersedes, reason: fact.supersedesReason } : undefined;
}
