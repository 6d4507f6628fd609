import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { editProgramme } from './edit-programme.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { mayApprove } from './programme.policy.ts';
import { setState } from './programme.store.ts';

/** Ends an approved programme: its plan does not change any more; evidence can still be corrected. */
export async function closeProgramme(
  environment: Environment,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<Result<ProgrammeView>> {
  if (!mayApprove(actor)) return refuse('not-allowed');
  return editProgramme(environment, actor, id, async ({ transaction, programme, change }) => {
    if (programme.state !== 'approved') return refuse('programme-state', { state: programme.state });
    if (programme.version !== version) return changedMeanwhile(programme);
    await setState(transaction, id, 'closed', { ...change, personId: actor.personId });
    const changes = [{ field: 'state', before: 'approved', after: 'closed' }];
    return ok({ verb: 'close-programme', recordKind: 'programme', recordId: id, detail: { changes } });
  });
}
