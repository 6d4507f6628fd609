import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { otherSort } from '#src/kernel/target-change.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import { afterReport, reportOf } from '../../report/index.ts';
import { targetFrom } from './add-indicator.ts';
import { editIndicator } from '../edit-programme.ts';
import { insertTarget } from './indicator.store.ts';
import type { ProgrammeView } from '../programme.contract.ts';

export interface ChangeTarget {
  indicatorId: string;
  /** The target version that the editor saw. */
  version: number;
  target: string;
  reason?: string | undefined;
  /** That a number becomes words, or a unit another, is what is meant; asked once the programme is approved. */
  otherSort?: boolean | undefined;
  /** That it is meant although a self-evaluation was handed in or signed. */
  afterReport?: boolean | undefined;
}

/** A new version of a target, with who, when and why; the old ones stay. Once the programme is approved, the reason is needed, and what turns it into words or another unit is to be confirmed; so is any change after a report. */
export async function changeTarget(environment: Environment, actor: Actor, input: ChangeTarget): Promise<Result<ProgrammeView>> {
  const read = targetFrom(input.target);
  if (!read.ok) return read;
  const { reason = '' } = input;
  try {
    return await editIndicator(environment, actor, input.indicatorId, async ({ transaction, programme, indicator, change }) => {
      if (indicator.target.version !== input.version) return changedMeanwhile(indicator.target);
      if (programme.state === 'approved' && reason === '') return refuse('target-reason-missing');
      if ([read.value.raw, input.target.trim()].includes(indicator.target.raw))
        return refuse('target-unchanged', { target: indicator.target.raw });
      const turned = programme.state === 'approved' ? otherSort(indicator.target, read.value) : null;
      if (turned !== null && input.otherSort !== true) {
        const params = { before: indicator.target.raw, after: read.value.raw };
        return refuse(turned === 'words' ? 'target-becomes-words' : 'target-changes-unit', params);
      }
      const late = afterReport(await reportOf(transaction, programme.id), input.afterReport);
      if (!late.ok) return late;
      const version = input.version + 1;
      await insertTarget(transaction, indicator.id, version, read.value, reason, change);
      const changes = [{ field: 'target', before: indicator.target.raw, after: read.value.raw }];
      const detail = { version, indicator: indicator.level3, reason, ...late.value, changes };
      return ok({ verb: 'change-target', recordKind: 'indicator', recordId: indicator.id, detail });
    });
  } catch (error) {
    if (brokenConstraint(error) === 'indicator_target_pkey') return refuse('changed-meanwhile', { who: '', when: '' });
    throw error;
  }
}
