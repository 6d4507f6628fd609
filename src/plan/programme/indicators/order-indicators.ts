import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { editProgramme } from '../edit-programme.ts';
import { indicatorsOf, setPositions } from './indicator.store.ts';
import type { ProgrammeView } from '../programme.contract.ts';

/** Puts the indicators in the given order, which must list each of them once. */
export async function orderIndicators(
  environment: Environment,
  actor: Actor,
  { id, indicatorIds }: { id: string; indicatorIds: readonly string[] },
): Promise<Result<ProgrammeView>> {
  return editProgramme(environment, actor, id, async ({ transaction, change }) => {
    const rows = await indicatorsOf(transaction, { programmeId: id });
    const present = new Set(rows.map((row) => row.id));
    if (
      indicatorIds.length !== present.size ||
      new Set(indicatorIds).size !== present.size ||
      indicatorIds.some((one) => !present.has(one))
    ) {
      return refuse('order-incomplete');
    }
    const changes = rows.flatMap((row, index) => {
      const after = indicatorIds.indexOf(row.id);
      return after === index ? [] : [{ field: `position:${row.level3}`, before: index + 1, after: after + 1 }];
    });
    await setPositions(transaction, indicatorIds, change);
    return ok({ verb: 'order-indicators', recordKind: 'programme', recordId: id, detail: { changes } });
  });
}
