import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { afterReport, reportOf } from '../../report/index.ts';
import { editProgramme } from '../edit-programme.ts';
import { forgetPoints, indicatorsOf, updateIndicator } from './indicator.store.ts';
import type { ProgrammeView } from '../programme.contract.ts';
import { pointsLeft } from './points-left.store.ts';
import { pointsOfIndicators, sumOfWeights } from './weights.rules.ts';

/** Sets the points of the indicators that are named. All indicators together must then have 90 points, 80 under local rules that give the execution 20, or none at all. Once a self-evaluation was handed in or signed, the change is to be confirmed (`afterReport`). */
export async function setWeights(
  environment: Environment,
  actor: Actor,
  {
    id,
    weights,
    afterReport: confirmed,
  }: {
    id: string;
    weights: readonly { indicatorId: string; weight: number | null }[];
    afterReport?: boolean | undefined;
  },
): Promise<Result<ProgrammeView>> {
  return editProgramme(environment, actor, id, async ({ transaction, change }) => {
    const given = new Map(weights.map((row) => [row.indicatorId, row.weight]));
    const present = await indicatorsOf(transaction, { programmeId: id });
    if ([...given.keys()].some((one) => !present.some((row) => row.id === one))) return refuse('order-incomplete');
    const after = present.map((row) => ({ row, weight: given.has(row.id) ? given.get(row.id)! : row.weight }));
    const sum = sumOfWeights(after);
    if (sum !== null && !pointsOfIndicators.includes(sum)) return refuse('weights-sum', { sum });
    const late = afterReport(await reportOf(transaction, id), confirmed);
    if (!late.ok) return late;
    for (const { row, weight } of after) {
      if (weight !== row.weight) await updateIndicator(transaction, row.id, { ...row, weight }, change);
    }
    // From here on they belong to nobody, even where the other rows keep just the points that they had.
    for (const { indicatorId } of await pointsLeft(transaction, id)) await forgetPoints(transaction, indicatorId, change);
    const changes = after.flatMap(({ row, weight }) =>
      weight === row.weight ? [] : [{ field: `weight:${row.level3}`, before: row.weight, after: weight }],
    );
    return ok({ verb: 'set-weights', recordKind: 'programme', recordId: id, detail: { sum, ...late.value, changes } });
  });
}
