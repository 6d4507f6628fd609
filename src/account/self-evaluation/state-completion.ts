import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { openLedger } from '../account-of.ts';
import { type CompletionRow, completionsOf, insertCompletion } from '../completion.store.ts';
import type { CompletionView } from './self-evaluation.contract.ts';
import { mayPrepare } from './self-evaluation.policy.ts';

export interface SaidOfCompletion {
  id: string;
  /** The newest version that whoever says it saw; 0 when nothing was said. */
  version: number;
  /** null takes back what was said. */
  finished: boolean | null;
  reason: string;
}

/**
 * Says whether the project is finished (项目是否完成), with the reason: under 财预〔2021〕101号 money left over costs a finished project no points.
 * Each is a version of its own, and the log holds them all. Refuses whoever saw an older one, and saying the same again.
 */
export async function stateCompletion(
  environment: Environment,
  actor: Actor,
  { id: programmeId, version, finished, reason }: SaidOfCompletion,
): Promise<Result<CompletionView | null>> {
  if (!mayPrepare(actor)) return refuse('not-allowed');
  try {
    return await openLedger(environment, actor, { programmeId }, async ({ transaction }) => {
      const [newest] = await completionsOf(transaction, programmeId, null);
      if ((newest?.version ?? 0) !== version)
        return changedMeanwhile({ changedBy: newest?.statedBy ?? '', changedAt: newest?.statedAt ?? null });
      if ((newest?.finished ?? null) === finished) return refuse('plan-unchanged');
      const row = { version: version + 1, finished, reason, statedAt: environment.clock.now(), statedBy: actor.name };
      await insertCompletion(transaction, programmeId, row);
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'state-completion',
        recordKind: 'programme',
        recordId: programmeId,
        detail: { reason, changes: [{ field: 'finished', before: newest?.finished ?? null, after: finished }] },
      });
      return ok(viewOfCompletion(row));
    });
  } catch (error) {
    if (brokenConstraint(error)?.includes('version')) return refuse('changed-meanwhile', { who: '', when: '' });
    throw error;
  }
}

export function viewOfCompletion({ version, finished, reason, statedAt, statedBy }: CompletionRow): CompletionView {
  return { version, finished, reason, statedAt: statedAt.toISOString(), statedBy };
}
