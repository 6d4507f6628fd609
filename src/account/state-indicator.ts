import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { indicatorsOf } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Statement } from './account.contract.ts';
import { mayState } from './account.policy.ts';
import { insertStatement } from './account.store.ts';
import { isJudged, viewOfStatement } from './account-of.ts';

export type NewStatement =
  | { indicatorId: string; kind: 'reason'; text: string }
  | { indicatorId: string; kind: 'judgement'; text: string /** How far the goal was reached, 0–1. */; degree: number };

/**
 * States why an indicator fell short, or judges a qualitative one. Statements are appended with who and when; the newest applies. Refuses to judge by hand what is computed.
 */
export async function stateIndicator(
  environment: Environment,
  actor: Actor,
  statement: NewStatement,
): Promise<Result<Statement>> {
  if (!mayState(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'account', async (transaction) => {
    const [indicator] = await indicatorsOf(transaction, { indicatorId: statement.indicatorId });
    if (!indicator) return refuse('not-found', { what: '指标' });
    if (statement.kind === 'judgement' && !isJudged(indicator.target.kind)) {
      return refuse('judgement-not-qualitative', { indicator: indicator.level3 });
    }
    const degree = statement.kind === 'judgement' ? statement.degree : null;
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'state-indicator',
      recordKind: 'indicator',
      recordId: statement.indicatorId,
      detail: { indicator: indicator.level3, kind: statement.kind, degree },
    });
    return ok(
      viewOfStatement(
        await insertStatement(transaction, { ...statement, degree, statedAt: environment.clock.now(), statedBy: actor.name }),
      ),
    );
  });
}
