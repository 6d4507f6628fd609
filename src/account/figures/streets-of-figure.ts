import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { factUnitOf, tellsStreets } from '#src/plan/index.ts';
import type { FactsMeasure, MeasureDefinition } from '#src/plan/measures/measure.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { PartFilter } from '../account.contract.ts';
import type { StreetsOfFigure } from './streets-of-figure.contract.ts';
import { mayReadAccount } from '../account.policy.ts';
import { streetsIn } from '../account.store.ts';
import type { Ledger } from '../account-of.ts';
import { labelled } from './evaluate.ts';
import { untoldFilters } from './breakdown-of-figure.ts';
import { narrowingOf, openIndicator } from './facts-of-figure.ts';
import type { Narrowing } from './measure.sql.store.ts';

/**
 * A figure of one district, street by street: every street and town of it, those that nothing is known of too, and how many of its facts name
 * none. Where a figure cannot be told by streets (people, audiences, planned activities), or not within what is chosen, there are no rows.
 */
export async function streetsOfFigure(
  environment: Environment,
  actor: Actor,
  { indicatorId, at, ...filter }: { indicatorId: string; at?: string | undefined; district: string } & PartFilter,
): Promise<Result<StreetsOfFigure>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, { indicatorId, at }, async (ledger, row): Promise<Result<StreetsOfFigure>> => {
    const definition = row.measureCode === null ? undefined : ledger.measures.get(row.measureCode)?.definition;
    if (!definition || !tellsStreets(definition)) return ok({ told: false, untold: [], rows: [], without: 0 });
    const { district, street: _own, ...others } = filter;
    const untold = untoldFilters(definition, others, 'street');
    if (untold.length > 0) return ok({ told: false, untold, rows: [], without: 0 });
    const narrowing = narrowingOf(definition, others);
    const parts = await ledger.evaluator.parts(definition, 'street', { ...narrowing, district });
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
      untold,
      rows: [...told, ...unknown].map((part) => labelled(part, labels)),
      without: (await factsIn(ledger, definition, district, narrowing)) - facts,
    });
  });
}

/** All facts that the figure looks at in the district, also those that name no street. */
async function factsIn(
  { evaluator }: Ledger,
  definition: MeasureDefinition,
  district: string,
  narrowing: Narrowing,
): Promise<number> {
  const parts = await evaluator.parts(definition.of === 'facts' ? eachOf(definition) : definition, 'district', narrowing);
  return parts.find(({ key }) => key === district)?.facts ?? 0;
}

/** The facts of a measure one by one, whatever it counts once. */
export function eachOf(measure: FactsMeasure): FactsMeasure {
  const factUnit = measure.aggregate === 'sum' ? (factUnitOf(measure) ?? undefined) : measure.factUnit;
  return { ...measure, aggregate: 'count', factUnit, scale: undefined };
}
