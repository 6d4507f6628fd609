import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { freezeByStanding } from './freeze-by-standing.ts';
import type { SelfEvaluationView } from './self-evaluation.contract.ts';
import { mayTakeSteps } from './self-evaluation.policy.ts';
import type { EvaluationStep } from '#src/kernel/vocabulary.ts';
import { comesNext, openSteps, roleFor } from '../evaluation-steps.rules.ts';
import { evaluationsOf, insertStep, lockEvaluation } from './self-evaluation.store.ts';
import { stepTaker } from '../evaluation-steps.rules.ts';
import { readSelfEvaluation } from './read-self-evaluations.ts';

/**
 * Reviews, returns (with a note) or signs. Refuses out of turn, whoever took an earlier step of the same self-evaluation, and a signature
 * over changes since it was frozen that the signer did not see.
 */
export async function takeEvaluationStep(
  environment: Environment,
  actor: Actor,
  {
    evaluationId,
    step,
    note = '',
    changesSeen = 0,
  }: {
    evaluationId: string;
    step: Exclude<EvaluationStep, 'prepared'>;
    note?: string | undefined;
    changesSeen?: number | undefined;
  },
): Promise<Result<SelfEvaluationView>> {
  if (!mayTakeSteps(actor)) return refuse('not-allowed');
  if (!isUuid(evaluationId)) return refuse('not-found', { what: '自评' });
  const role = roleFor(step, actor.roles);
  if (role === null) return refuse('not-allowed');
  if (step === 'returned' && note === '') return refuse('evaluation-note-needed');
  const taker = stepTaker(actor);
  const frozen = step === 'signed' ? await readSelfEvaluation(environment, actor, evaluationId) : null;
  if (frozen && !frozen.ok) return frozen;
  const changes = frozen?.value.differences.length ?? 0;
  try {
    const taken = await environment.database.transaction(actor, 'account', async (transaction) => {
      await lockEvaluation(transaction, evaluationId);
      const [row] = await evaluationsOf(transaction, { id: evaluationId });
      if (!row) return refuse('not-found', { what: '自评' });
      if (!comesNext(row.steps, step)) return refuse('evaluation-out-of-turn', { number: row.number });
      if (!openSteps(row.steps, taker).includes(step)) return refuse('evaluation-same-person', { number: row.number });
      if (changes !== changesSeen && step === 'signed')
        return refuse('evaluation-changes-unseen', { number: row.number, count: changes });
      const takenAt = environment.clock.now();
      await insertStep(transaction, evaluationId, { step, byId: taker.id, byName: actor.name, role, note, takenAt });
      await freezeByStanding(transaction, row.programmeId);
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'take-evaluation-step',
        recordKind: 'programme',
        recordId: row.programmeId,
        detail: { number: row.number, step, note, ...(changes > 0 ? { changesSeen: changes } : {}) },
      });
      return ok(null);
    });
    return taken.ok ? await readSelfEvaluation(environment, actor, evaluationId) : taken;
  } catch (error) {
    // Somebody else took the same step a moment ago.
    if (brokenConstraint(error)?.includes('self_evaluation_step')) return refuse('evaluation-out-of-turn', { number: '' });
    throw error;
  }
}
