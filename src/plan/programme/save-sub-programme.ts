import type { Actor } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { editProgramme } from './edit-programme.ts';
import type { ProgrammeView } from './programme.contract.ts';
import { subProgrammes, upsertSubProgramme } from './sub-programme.store.ts';

export interface SaveSubProgramme {
  id: string;
  code: string;
  name: string;
  /** At the end when absent. */
  position?: number | undefined;
  /** The version that the editor saw; absent for a new one. */
  version?: number | undefined;
  /** Why; needed once the programme is approved. */
  reason?: string | undefined;
}

export async function saveSubProgramme(
  environment: Environment,
  actor: Actor,
  input: SaveSubProgramme,
): Promise<Result<ProgrammeView>> {
  return editProgramme(environment, actor, input.id, async ({ transaction, programme, change }) => {
    const present = await subProgrammes(transaction, input.id);
    const same = present.find((row) => row.code === input.code);
    if (same && same.version !== input.version) return changedMeanwhile(same);
    const { reason = '' } = input;
    if (programme.state === 'approved' && reason === '') return refuse('plan-reason-missing');
    const position = input.position ?? same?.position ?? Math.max(0, ...present.map((row) => row.position)) + 1;
    await upsertSubProgramme(transaction, input.id, { code: input.code, name: input.name, position }, { ...change, reason });
    const changes = changesBetween<{ name: string | null }>({ name: same?.name ?? null }, { name: input.name }, ['name']);
    return ok({
      verb: 'save-sub-programme',
      recordKind: 'programme',
      recordId: input.id,
      detail: { code: input.code, reason, changes },
    });
  });
}
