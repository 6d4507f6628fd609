import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Absence } from '#src/kernel/vocabulary.ts';
import { tellsStreets, untoldBy } from '#src/plan/index.ts';
import { type Dimension, dimensions, type MeasureDefinition, type PlainMeasure } from '#src/plan/measures/measure.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { FigureDetail, PartFilter } from '../account.contract.ts';
import { mayReadAccount } from '../account.policy.ts';
import type { Ledger } from '../account-of.ts';
import { absenceOf, ofActivities } from './absence.rules.ts';
import type { BreakdownOfFigure } from './breakdown-of-figure.contract.ts';
import { labelled } from './evaluate.ts';
import { narrowingOf, openIndicator, tellsOnlineApart } from './facts-of-figure.ts';
import type { Narrowing } from './measure.sql.store.ts';

type By = Dimension | 'month';
type Breakdown = FigureDetail['breakdowns'][number];

/** What a figure can be broken down by: people are not told apart by activity, places not by audience either. */
export function breakdownsFor(definition: MeasureDefinition): By[] {
  const untold = plainParts(definition).flatMap(untoldBy);
  return [...dimensions.filter((dimension) => !untold.includes(dimension)), 'month'];
}

export async function breakdownsOf(ledger: Ledger, definition: MeasureDefinition): Promise<Breakdown[]> {
  const breakdowns: Breakdown[] = [];
  for (const dimension of breakdownsFor(definition)) {
    const breakdown = await breakdownBy(ledger, definition, dimension, {});
    if (breakdown.rows.some((row) => row.key !== '')) breakdowns.push(breakdown);
  }
  return breakdowns;
}

/**
 * What is left of a figure by some filters, by one dimension; that one's own filter is left out, so that its other parts can be chosen. What
 * the figure cannot be told by is named instead of parts that would be those of the whole.
 */
export async function breakdownOfFigure(
  environment: Environment,
  actor: Actor,
  { indicatorId, at, by, ...filter }: { indicatorId: string; at?: string | undefined; by: By } & PartFilter,
): Promise<Result<BreakdownOfFigure>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, { indicatorId, at }, async (ledger, row): Promise<Result<BreakdownOfFigure>> => {
    const definition = row.measureCode === null ? undefined : ledger.measures.get(row.measureCode)?.definition;
    if (!definition || !breakdownsFor(definition).includes(by)) return ok({ dimension: by, rows: [], untold: [] });
    const others = withoutOwn(filter, by);
    const untold = untoldFilters(definition, others, by);
    if (untold.length > 0) return ok({ dimension: by, rows: [], untold });
    return ok({ ...(await breakdownBy(ledger, definition, by, narrowingOf(definition, others))), untold });
  });
}

/** A street is one of a district: by district both are left out. */
function withoutOwn(filter: PartFilter, by: By): PartFilter {
  return { ...filter, [by]: undefined, ...(by === 'district' ? { street: undefined } : {}) };
}

/** What is due says of itself what it belongs to, and nothing of how somebody counted. */
const toldOfActivities: readonly string[] = ['activity', 'subProgramme', 'district'];

/** Filters that a figure cannot be told by, looked at by a dimension: what counts once keeps fewer dimensions, and so do streets. */
export function untoldFilters(definition: MeasureDefinition, filter: PartFilter, by: By | 'street'): string[] {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const byStreet = [by, ...given].some((one) => untoldByStreet.includes(one));
  const untold = (name: string): boolean =>
    name === 'street'
      ? byStreet || !tellsStreets(definition)
      : (by === 'street' && untoldByStreet.includes(name)) ||
        plainParts(definition).some((part) =>
          part.of === 'activities' ? !toldOfActivities.includes(name) : untoldBy(part).includes(name),
        );
  return given.filter(untold);
}

/** What the sums of streets are not kept by. */
const untoldByStreet: readonly string[] = untoldBy({ of: 'facts', aggregate: { distinct: 'street' } });

function plainParts(definition: MeasureDefinition): PlainMeasure[] {
  if (definition.of !== 'ratio') return [definition];
  const { numerator, denominator, sample } = definition;
  return [numerator, denominator, ...(sample ? [sample.responses, sample.invited] : [])];
}

async function breakdownBy(
  ledger: Ledger,
  definition: MeasureDefinition,
  dimension: By,
  narrowing: Narrowing,
): Promise<Breakdown> {
  const parts = await ledger.evaluator.parts(definition, dimension, narrowing);
  const labels = dimension === 'activity' ? await activityNames(ledger) : ledger.labels;
  const rows = await withAbsences(ledger, definition, { dimension, narrowing }, parts);
  const named = rows.map((row) => ({ ...labelled(row, labels), absent: row.absent }));
  return {
    dimension,
    rows: dimension === 'month' ? named.sort((one, other) => one.key.localeCompare(other.key)) : named,
  };
}

type Part = Awaited<ReturnType<Ledger['evaluator']['parts']>>[number];

/** Parts without a value, each with why: what was online has no place, so it stands apart from what nobody recorded. */
async function withAbsences(
  { evaluator }: Ledger,
  definition: MeasureDefinition,
  { dimension, narrowing }: { dimension: By; narrowing: Narrowing },
  parts: readonly Part[],
): Promise<(Part & { absent: Absence | null })[]> {
  const plain = definition.of === 'ratio' ? definition.denominator : definition;
  const kind = plain.of === 'facts' ? plain.kind : ofActivities;
  const whole = parts.map((part) => ({ ...part, absent: part.key === '' ? absenceOf(kind, dimension, null) : null }));
  if (!tellsOnlineApart(definition, dimension)) return whole;
  const byMethod = await evaluator.parts(definition, 'method', { ...narrowing, [dimension]: '' });
  return whole.flatMap((part) => {
    if (part.key !== '') return [part];
    const of = (online: boolean) =>
      summed(
        part,
        byMethod.filter((one) => (one.key === 'online') === online),
      );
    return [
      { ...of(true), absent: absenceOf(kind, dimension, 'online') },
      { ...of(false), absent: absenceOf(kind, dimension, null) },
    ].filter(({ facts }) => facts > 0);
  });
}

function summed(part: Part, of: readonly Part[]): Part {
  const sum = (value: (one: Part) => number | null): number => of.reduce((total, one) => total + (value(one) ?? 0), 0);
  return { ...part, value: sum(({ value }) => value), facts: sum(({ facts }) => facts) };
}

async function activityNames(ledger: Ledger): Promise<Map<string, string>> {
  return new Map((await ledger.evaluator.activities()).map((one) => [one.id, one.name]));
}
