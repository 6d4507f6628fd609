import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { editProgramme } from './edit-programme.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { deleteBudgetLine } from './programme.store.ts';

/** Refuses once expenses are booked on it. */
export async function removeBudgetLine(
  environment: Environment,
  actor: Actor,
  { id, code }: { id: string; code: string },
): Promise<Result<ProgrammeView>> {
  try {
    return await editProgramme(environment, actor, id, async ({ transaction }) => {
      if (!(await deleteBudgetLine(transaction, id, code))) return refuse('budget-line-unknown', { code });
      return ok({ verb: 'remove-budget-line', recordKind: 'programme', recordId: id, detail: { code } });
    });
  } catch (error) {
    if (brokenConstraint(error) !== null) return refuse('budget-line-in-use', { code });
    throw error;
  }
}
