import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { budgetLines } from './budget/budget-line.store.ts';
import { editProgramme } from './edit-programme.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { deleteSubProgramme } from './programme.store.ts';

/** Refuses while activities, sessions or budget lines belong to it. */
export async function removeSubProgramme(
  environment: Environment,
  actor: Actor,
  { id, code }: { id: string; code: string },
): Promise<Result<ProgrammeView>> {
  try {
    return await editProgramme(environment, actor, id, async ({ transaction }) => {
      if ((await budgetLines(transaction, id)).some((line) => line.subProgramme === code))
        return refuse('sub-programme-in-use', { code });
      if (!(await deleteSubProgramme(transaction, id, code))) return refuse('sub-programme-unknown', { code });
      return ok({ verb: 'remove-sub-programme', recordKind: 'programme', recordId: id, detail: { code } });
    });
  } catch (error) {
    if (brokenConstraint(error) !== null) return refuse('sub-programme-in-use', { code });
    throw error;
  }
}
