import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { editIndicator } from '../edit-programme.ts';
import { updateIndicator } from './indicator.store.ts';
import type { ProgrammeView } from '../programme.contract.ts';

/** Changes the wording of an indicator; its target changes by `changeTarget`. */
export async function changeIndicator(
  environment: Environment,
  actor: Actor,
  input: {
    indicatorId: string;
    version: number;
    level1?: string | undefined;
    level2?: string | undefined;
    level3?: string | undefined;
  },
): Promise<Result<ProgrammeView>> {
  return editIndicator(environment, actor, input.indicatorId, async ({ transaction, indicator, change }) => {
    if (indicator.version !== input.version) return changedMeanwhile(indicator);
    const { level1 = indicator.level1, level2 = indicator.level2, level3 = indicator.level3 } = input;
    await updateIndicator(transaction, indicator.id, { ...indicator, level1, level2, level3 }, change);
    const changes = changesBetween(indicator, { ...indicator, level1, level2, level3 }, ['level1', 'level2', 'level3']);
    return ok({ verb: 'change-indicator', recordKind: 'indicator', recordId: indicator.id, detail: { changes } });
  });
}
