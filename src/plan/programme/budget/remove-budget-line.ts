import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { budgetLines, deleteBudgetLine } from './budget-line.store.ts';
import { editProgramme } from '../edit-programme.ts';
import type { ProgrammeView } from '../programme.contract.ts';

/** Refuses once expenses are booked on it, and without a reason once the programme is approved. */
export async function removeBudgetLine(
  environment: Environment,
  actor: Actor,
  { id, code, reason = '' }: { id: string; code: string; reason?: string | undefined },
): Promise<Result<ProgrammeView>> {
  try {
    return await editProgramme(environment, actor, id, async ({ transaction, programme, change }) => {
      const line = (await budgetLines(transaction, id)).find((one) => one.code === code);
      if (!line) return refuse('budget-line-unknown', { code });
      if (programme.state === 'approved' && reason === '') return refuse('plan-reason-missing');
      await deleteBudgetLine(transaction, id, code, { ...change, reason });
      const changes = [{ field: 'amountFen', before: line.amountFen, after: null }];
      return ok({
        verb: 'remove-budget-line',
        recordKind: 'programme',
        recordId: id,
        detail: { code, name: line.name, reason, changes },
      });
    });
  } catch (error) {
    if (brokenConstraint(error) !== null) return refuse('budget-line-in-use', { code });
    throw error;
  }
}
