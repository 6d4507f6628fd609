import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { budgetLines, upsertBudgetLine } from './budget-line.store.ts';
import { editProgramme } from '../edit-programme.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { subProgrammes } from '../sub-programme.store.ts';
import { lineFields, type SaidOfLine } from '../programme-history.ts';

export interface SaveBudgetLine {
  id: string;
  code: string;
  name: string;
  subProgramme: string | null;
  amountFen: number;
  position?: number | undefined;
  /** The version that the editor saw; absent for a new line. */
  version?: number | undefined;
  /** Why; needed once the programme is approved. */
  reason?: string | undefined;
}

/** Lines may exceed the total while a draft is worked on: `budget.overFen` of the answer says by how much, and approval refuses it. */
export async function saveBudgetLine(
  environment: Environment,
  actor: Actor,
  input: SaveBudgetLine,
): Promise<Result<ProgrammeView>> {
  return editProgramme(environment, actor, input.id, async ({ transaction, programme, change }) => {
    const present = await budgetLines(transaction, input.id);
    const same = present.find((line) => line.code === input.code);
    if (same && same.version !== input.version) return changedMeanwhile(same);
    const { subProgramme, reason = '' } = input;
    if (programme.state === 'approved' && reason === '') return refuse('plan-reason-missing');
    const named = new Map((await subProgrammes(transaction, input.id)).map((row) => [row.code, row.name]));
    if (subProgramme !== null && !named.has(subProgramme)) {
      return refuse('sub-programme-unknown', { code: subProgramme });
    }
    const position = input.position ?? same?.position ?? Math.max(0, ...present.map((line) => line.position)) + 1;
    await upsertBudgetLine(transaction, input.id, { ...input, position }, { ...change, reason });
    const said = (line: Partial<SaveBudgetLine>): SaidOfLine => ({
      name: line.name ?? null,
      subProgramme: line.subProgramme ? (named.get(line.subProgramme) ?? line.subProgramme) : null,
      amountFen: line.amountFen ?? null,
    });
    const changes = changesBetween(said(same ?? {}), said(input), lineFields);
    return ok({
      verb: 'save-budget-line',
      recordKind: 'programme',
      recordId: input.id,
      detail: { code: input.code, reason, changes },
    });
  });
}
