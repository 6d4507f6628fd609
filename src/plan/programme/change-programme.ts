import type { Actor } from '#src/kernel/actor.ts';
import { type DifferingSum, differingSums } from '#src/kernel/funds.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import type { FieldChange } from '#src/kernel/changes.ts';
import { yuanText } from '#src/kernel/money.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { editProgramme } from './edit-programme.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { type ProgrammeHeader, updateProgramme } from './programme.store.ts';
import { headerChanges } from './programme-history.ts';

export type ProgrammeChange = { id: string; version: number; reason?: string | undefined } & {
  [Field in keyof Omit<ProgrammeHeader, 'fiscalYear' | 'layout' | 'executionPoints'>]?: ProgrammeHeader[Field] | undefined;
};

/**
 * Changes the head or the sections; what is not given stays. Each change is a version of its own, with its reason once the programme is
 * approved. Refuses when the editor saw an older version, when nothing differs, and parts of the money that do not add up to their sum.
 */
export async function changeProgramme(
  environment: Environment,
  actor: Actor,
  { id, version, reason = '', ...given }: ProgrammeChange,
): Promise<Result<ProgrammeView>> {
  const changes = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<ProgrammeHeader>;
  try {
    return await editProgramme(environment, actor, id, async ({ transaction, programme, change }) => {
      if (programme.version !== version) return changedMeanwhile(programme);
      const header = { ...programme, ...changes };
      const changed = headerChanges(programme, header);
      if (changed.length === 0) return refuse('plan-unchanged');
      if (programme.state === 'approved' && reason === '') return refuse('plan-reason-missing');
      if (header.endsOn < header.startsOn)
        return refuse('input-invalid', { where: '计划完成日期', problem: `早于计划开始日期 ${header.startsOn}` });
      const fits = fundsFit(header, changed);
      if (!fits.ok) return fits;
      await updateProgramme(transaction, id, header, { ...change, reason });
      return ok({ verb: 'change-programme', recordKind: 'programme', recordId: id, detail: { reason, changes: changed } });
    });
  } catch (error) {
    if (brokenConstraint(error)?.includes('name_fiscal_year'))
      return refuse('programme-exists', { name: String(changes.name ?? '') });
    throw error;
  }
}

/** What was imported with parts that do not add up stays as the form has it until somebody changes that sum or its parts. */
function fundsFit(header: ProgrammeHeader, changed: readonly FieldChange[]): Result<null> {
  const bears = (field: string, { sum, parts }: DifferingSum): boolean => [sum, ...parts].some((one) => one === field);
  const wrong = differingSums(header).find((one) => changed.some(({ field }) => bears(field, one)));
  if (!wrong) return ok(null);
  const params = { sum: yuanText(wrong.sumFen), parts: yuanText(wrong.partsFen) };
  return refuse(wrong.sum === 'totalFen' ? 'total-parts-differ' : 'year-parts-differ', params);
}
