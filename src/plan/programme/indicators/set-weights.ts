import type { FieldChange } from '#src/kernel/changes.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { afterReport, reportOf } from '../../report/index.ts';
import { editProgramme } from '../edit-programme.ts';
import type { ExecutionPoints } from '#src/kernel/rule-packs.ts';
import { updateProgramme } from '../programme.store.ts';
import { forgetPoints, indicatorsOf, updateIndicator } from './indicator.store.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { pointsLeft } from './points-left.store.ts';
import { executionPointsOf, pointsRefused, sumOfWeights } from './weights.rules.ts';

/** Sets the points of the indicators that are named, and if asked those of the execution: 10, or 20 by local rules. All together must then have a hundred, or the indicators none at all. Once a self-evaluation was handed in or signed, the change is to be confirmed (`afterReport`). */
export async function setWeights(
  environment: Environment,
  actor: Actor,
  {
    id,
    weights,
    executionPoints: asked,
    afterReport: confirmed,
  }: {
    id: string;
    weights: readonly { indicatorId: string; weight: number | null }[];
    /** Absent: as before. */
    executionPoints?: ExecutionPoints | undefined;
    afterReport?: boolean | undefined;
  },
): Promise<Result<ProgrammeView>> {
  return editProgramme(environment, actor, id, async ({ transaction, programme, change }) => {
    const given = new Map(weights.map((row) => [row.indicatorId, row.weight]));
    const present = await indicatorsOf(transaction, { programmeId: id });
    if ([...given.keys()].some((one) => !present.some((row) => row.id === one))) return refuse('order-incomplete');
    const after = present.map((row) => ({ row, weight: given.has(row.id) ? given.get(row.id)! : row.weight }));
    const sum = sumOfWeights(after);
    const left = await pointsLeft(transaction, id);
    const before = executionPointsOf(programme, present, left);
    const execution = asked ?? before;
    const refused = pointsRefused(sum, execution);
    if (refused) return refused;
    const late = afterReport(await reportOf(transaction, id), confirmed);
    if (!late.ok) return late;
    for (const { row, weight } of after) {
      if (weight !== row.weight) await updateIndicator(transaction, row.id, { ...row, weight }, change);
    }
    // From here on they belong to nobody, even where the other rows keep just the points that they had.
    for (const { indicatorId } of left) await forgetPoints(transaction, indicatorId, change);
    // From here on it is said, and no sum tells it any more.
    if (programme.executionPoints !== execution)
      await updateProgramme(transaction, id, { ...programme, executionPoints: execution }, change);
    const changes: FieldChange[] = after.flatMap(({ row, weight }) =>
      weight === row.weight ? [] : [{ field: `weight:${row.level3}`, before: row.weight, after: weight }],
    );
    if (execution !== before) changes.push({ field: 'executionPoints', before, after: execution });
    return ok({ verb: 'set-weights', recordKind: 'programme', recordId: id, detail: { sum, ...late.value, changes } });
  });
}
