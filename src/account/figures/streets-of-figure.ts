import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { factUnitOf, tellsStreets } from '#src/plan/index.ts';
import type { FactsMeasure, MeasureDefinition } from '#src/plan/measures/measure.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { StreetsOfFigure } from './streets-of-figure.contract.ts';
import { mayReadAccount } from '../account.policy.ts';
import { streetsIn } from '../account.store.ts';
import type { Ledger } from '../account-of.ts';
import { labelled } from './evaluate.ts';
import { openIndicator } from './facts-of-figure.ts';

/**
 * A figure of one district, street by street: every street and town of it, those that nothing is known of too, and how many of its facts name
 * none. Where a figure cannot be told by streets (people, audiences, planned activities) there are no rows.
 */
export async function streetsOfFigure(
  environment: Environment,
  actor: Actor,
  { indicatorId, at, district }: { indicatorId: string; at?: string | undefined; district: string },
): Promise<Result<StreetsOfFigure>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, { indicatorId, at }, async (ledger, row): Promise<Result<StreetsOfFigure>> => {
    const definition = row.measureCode === null ? undefined : ledger.measures.get(row.measureCode)?.definition;
    if (!definition || !tellsStreets(definition)) return ok({ told: false, rows: [], without: 0 });
    const parts = await ledger.evaluator.parts(definition, 'street', { district });
    const told = parts.filter(({ key }) => key !== '');
    const known = await streetsIn(ledger.transaction, district);
    const labels = new Map(known.map(({ code, name }) => [code, name]));
    const empty = { value: null, unit: definition.unit, numerator: null, denominator: null, n: null, responseRate: null };
    const unknown = known
      .filter(({ code }) => !told.some(({ key }) => key === code))
      .map(({ code }) => ({ key: code, ...empty, interval: null, facts: 0 }));
    const facts = told.reduce((sum, part) => sum + part.facts, 0);
    return ok({
      told: true,
      rows: [...told, ...unknown].map((part) => labelled(part, labels)),
      without: (await factsIn(ledger, definition, district)) - facts,
    });
  });
}

/** All facts that the figure looks at in the district, also those that name no street. */
async function factsIn({ evaluator }: Ledger, definition: MeasureDefinition, district: string): Promise<number> {
  const parts = await evaluator.parts(definition.of === 'facts' ? eachOf(definition) : definition, 'district');
  return parts.find(({ key }) => key === district)?.facts ?? 0;
}

/** The facts of a measure one by one, whatever it counts once. */
export function eachOf(measure: FactsMeasure): FactsMeasure {
  const factUnit = measure.aggregate === 'sum' ? (factUnitOf(measure) ?? undefined) : measure.factUnit;
  return { ...measure, aggregate: 'count', factUnit, scale: undefined };
}
