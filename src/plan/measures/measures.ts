import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { MeasureView } from './measure.contract.ts';
import { englishNameOf } from './measure-names.ts';
import { measureLibrary } from './measure-library.data.ts';
import { mayChangeMeasures, mayReadMeasures } from './measure.policy.ts';
import { type MeasureRow, measureVersions, newestMeasures } from './measure.store.ts';

export function viewOfMeasure(row: MeasureRow): MeasureView {
  const { code, version, name, definition, changedBy, reason } = row;
  return {
    code,
    version,
    name,
    nameEn: englishNameOf(row),
    definition,
    changedBy,
    reason,
    changedAt: row.changedAt.toISOString(),
  };
}

/** The tenant's measures in their newest versions. */
export async function listMeasures(
  environment: Environment,
  actor: Actor,
): Promise<Result<{ items: (MeasureView & { indicators: number })[]; abilities: { change: boolean } }>> {
  if (!mayReadMeasures(actor)) return refuse('not-allowed');
  const rows = await environment.database.transaction(actor, 'plan', newestMeasures);
  return ok({
    items: rows.map((row) => ({ ...viewOfMeasure(row), indicators: row.indicators })),
    abilities: { change: mayChangeMeasures(actor) },
  });
}

/** The ready-made measures, each marked when the tenant has taken it. */
export async function listLibrary(environment: Environment, actor: Actor) {
  if (!mayReadMeasures(actor)) return refuse('not-allowed');
  const taken = new Set((await environment.database.transaction(actor, 'plan', newestMeasures)).map((row) => row.code));
  return ok(measureLibrary.map(({ suggest: _, ...measure }) => ({ ...measure, taken: taken.has(measure.code) })));
}

/** Every version of one measure, newest first. */
export async function measureHistory(environment: Environment, actor: Actor, code: string): Promise<Result<MeasureView[]>> {
  if (!mayReadMeasures(actor)) return refuse('not-allowed');
  const rows = await environment.database.transaction(actor, 'plan', (transaction) => measureVersions(transaction, code));
  return rows.length === 0 ? refuse('measure-unknown', { code }) : ok(rows.map(viewOfMeasure));
}
