import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { yuanText } from '#src/kernel/money.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { unnamedRows } from '../declaration/declaration.contract.ts';
import { budgetLines } from './budget/budget-line.store.ts';
import { editProgramme } from './edit-programme.ts';
import { indicatorsOf } from './indicators/indicator.store.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { mayApprove } from './programme.policy.ts';
import { setState } from './programme.store.ts';
import { pointsLeft } from './indicators/points-left.store.ts';
import { executionPointsOf, leftOver, namesOfLeft, pointsRefused, sumOfWeights } from './indicators/weights.rules.ts';

/** From here on indicators stay, and a change of target is a new version with its reason. */
export async function approveProgramme(
  environment: Environment,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<Result<ProgrammeView>> {
  if (!mayApprove(actor)) return refuse('not-allowed');
  return editProgramme(environment, actor, id, async ({ transaction, programme, change }) => {
    if (programme.state !== 'draft') return refuse('programme-state', { state: programme.state });
    if (programme.version !== version) return changedMeanwhile(programme);
    const indicators = await indicatorsOf(transaction, { programmeId: id });
    if (indicators.length === 0) return refuse('programme-without-indicators');
    const unnamed = unnamedRows(indicators);
    if (unnamed.length > 0) return refuse('indicators-unnamed', { rows: unnamed.join('、') }, { rows: unnamed.join(', ') });
    const fellAway = await pointsLeft(transaction, id);
    const left = leftOver(programme, indicators, fellAway);
    if (left) return refuse('points-left', { ...left, rows: namesOfLeft(left.rows) });
    const points = pointsRefused(sumOfWeights(indicators), executionPointsOf(programme, indicators, fellAway));
    if (points) return points;
    if (programme.totalFen === 0) return refuse('programme-without-budget');
    const planned = (await budgetLines(transaction, id)).reduce((fen, line) => fen + line.amountFen, 0);
    if (planned > programme.totalFen)
      return refuse('budget-lines-exceed', { lines: yuanText(planned), total: yuanText(programme.totalFen) });
    await setState(transaction, id, 'approved', { ...change, personId: actor.personId });
    const changes = [{ field: 'state', before: 'draft', after: 'approved' }];
    return ok({ verb: 'approve-programme', recordKind: 'programme', recordId: id, detail: { changes } });
  });
}
