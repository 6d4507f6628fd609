import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { newestMeasures } from '#src/plan/index.ts';
import type { MeasureDefinition, PlainMeasure } from '#src/plan/measures/measure.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { IndicatorState } from '../account.contract.ts';
import { changesOn } from './state-change.store.ts';
import { worsened } from './watch.rules.ts';

/** An indicator that left its path on a day. */
export interface LeftPath {
  programme: string;
  indicatorId: string;
  indicator: string;
  from: IndicatorState;
  to: IndicatorState;
  /** Whether it is about money. */
  money: boolean;
  /** The districts that could bring it back. */
  districts: string[];
}

/** What the watch of a day noted as leaving its path. For the digest of the day; for the system alone. */
export async function leftPathOn(environment: Environment, actor: Actor, day: string): Promise<Result<LeftPath[]>> {
  if (!actor.system) return refuse('not-allowed');
  return environment.database.transaction(actor, 'account', async (transaction) => {
    const changes = (await changesOn(transaction, day)).filter(({ from, to }) => worsened(from, to));
    const measures = new Map((await newestMeasures(transaction)).map((row) => [row.code, row.definition]));
    return ok(
      changes.map(({ programme, indicatorId, indicator, from, to, measureCode, wayBack }) => ({
        programme,
        indicatorId,
        indicator,
        from: from as IndicatorState,
        to,
        money: isOfMoney(measureCode === null ? undefined : measures.get(measureCode)),
        districts: [...new Set(wayBack.flatMap((step) => step.districts ?? []))],
      })),
    );
  });
}

function isOfMoney(definition: MeasureDefinition | undefined): boolean {
  if (!definition) return false;
  const parts: PlainMeasure[] = definition.of === 'ratio' ? [definition.numerator, definition.denominator] : [definition];
  return parts.some((part) => part.of === 'facts' && part.kind === 'expense');
}
