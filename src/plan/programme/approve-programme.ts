import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { changedMeanwhile, editProgramme } from './edit-programme.ts';
import { indicatorsOf } from './indicator.store.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { mayApprove } from './programme.policy.ts';
import { budgetLines, setState } from './programme.store.ts';

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
    if ((await indicatorsOf(transaction, { programmeId: id })).length === 0)
      return refuse('programme-not-ready', { problem: '还没有指标' });
    if (programme.totalFen === 0) return refuse('programme-not-ready', { problem: '项目总预算为 0' });
    const planned = (await budgetLines(transaction, id)).reduce((sum, line) => sum + line.amountFen, 0);
    if (planned > programme.totalFen) return refuse('programme-not-ready', { problem: '预算科目合计超过项目总预算' });
    await setState(transaction, id, 'approved', { ...change, personId: actor.personId });
    return ok({ verb: 'approve-programme', recordKind: 'programme', recordId: id });
  });
}
