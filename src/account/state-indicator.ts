import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { isJudged } from '#src/kernel/degree.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Statement } from './account.contract.ts';
import { mayState } from './account.policy.ts';
import { insertStatement } from './account.store.ts';
import { readIndicator, viewOfStatement } from './account-of.ts';
import { openIndicator } from './figures/facts-of-figure.ts';
import { statedFigure } from './figures/stated-figure.ts';

export type NewStatement =
  | { indicatorId: string; kind: 'reason'; text: string }
  | { indicatorId: string; kind: 'judgement'; text: string /** How far the goal was reached, 0–1. */; degree: number };

/**
 * States why an indicator fell short, or judges a qualitative one. Statements are appended with who and when and the figure that they were
 * written about; the newest applies. Refuses to judge by hand what is computed.
 */
export async function stateIndicator(
  environment: Environment,
  actor: Actor,
  statement: NewStatement,
): Promise<Result<Statement>> {
  if (!mayState(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, { indicatorId: statement.indicatorId }, async (ledger, indicator) => {
    const { transaction } = ledger;
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
        await insertStatement(transaction, {
          ...statement,
          degree,
          statedAt: environment.clock.now(),
          statedBy: actor.name,
          figure: statedFigure((await readIndicator(ledger, indicator)).actual),
        }),
      ),
    );
  });
}
