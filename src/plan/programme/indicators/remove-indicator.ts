import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { editIndicator } from '../edit-programme.ts';
import { removeIndicatorRow } from './indicator.store.ts';
import type { ProgrammeView } from '../programme.contract.ts';

/** Only while the programme is a draft; the row and its targets are kept, marked as removed. */
export async function removeIndicator(
  environment: Environment,
  actor: Actor,
  { indicatorId, version }: { indicatorId: string; version: number },
): Promise<Result<ProgrammeView>> {
  return editIndicator(environment, actor, indicatorId, async ({ transaction, programme, indicator, change }) => {
    if (programme.state !== 'draft') return refuse('indicator-fixed');
    if (indicator.version !== version) return changedMeanwhile(indicator);
    await removeIndicatorRow(transaction, indicatorId, change);
    return ok({ verb: 'remove-indicator', recordKind: 'indicator', recordId: indicatorId });
  });
}
