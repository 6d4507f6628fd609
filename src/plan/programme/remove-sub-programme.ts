import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { budgetLines } from './budget/budget-line.store.ts';
import { editProgramme } from './edit-programme.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { deleteSubProgramme, subProgrammes } from './sub-programme.store.ts';

/** Refuses while activities, sessions or budget lines belong to it, and without a reason once the programme is approved. */
export async function removeSubProgramme(
  environment: Environment,
  actor: Actor,
  { id, code, reason = '' }: { id: string; code: string; reason?: string | undefined },
): Promise<Result<ProgrammeView>> {
  try {
    return await editProgramme(environment, actor, id, async ({ transaction, programme, change }) => {
      if ((await budgetLines(transaction, id)).some((line) => line.subProgramme === code))
        return refuse('sub-programme-in-use', { code });
      const part = (await subProgrammes(transaction, id)).find((one) => one.code === code);
      if (!part) return refuse('sub-programme-unknown', { code });
      if (programme.state === 'approved' && reason === '') return refuse('plan-reason-missing');
      await deleteSubProgramme(transaction, id, code, { ...change, reason });
      return ok({
        verb: 'remove-sub-programme',
        recordKind: 'programme',
        recordId: id,
        detail: { code, name: part.name, reason },
      });
    });
  } catch (error) {
    if (brokenConstraint(error) !== null) return refuse('sub-programme-in-use', { code });
    throw error;
  }
}
