import type {
  ActivitiesMeasure,
  Dimension,
  FactsMeasure,
  MeasureDefinition,
  PlainMeasure,
  RatioMeasure,
} from '#src/plan/measures/measure.contract.ts';
import { isShare } from '#src/plan/index.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { FigurePart, FigureView } from '../account.contract.ts';
import {
  type ActivityProgress,
  activityProgress,
  type Ask,
  cellsFor,
  type Narrowing,
  readTotals,
  type Scope,
  type Total,
  type Totals,
  type View,
} from './measure.sql.store.ts';
import { wilson } from './wilson.rules.ts';

/**
 * Evaluates measures in one transaction. What was read once is kept, the planned activities too; who knows beforehand what will be asked
 * says so with `prepare`, and it is read in one statement.
 */
export class Evaluator {
  readonly #transaction: Transaction;
  readonly #scope: Scope;
  readonly #known = new Map<string, Totals>();
  #activities: ActivityProgress[] | null = null;

  constructor(transaction: Transaction, scope: Scope) {
    this.#transaction = transaction;
    this.#scope = scope;
  }

  /** Reads what `asks` look at. */
  async prepare(asks: readonly Ask[]): Promise<void> {
    const missing = new Map<string, Omit<Ask, 'views'> & { key: string; views: Set<View> }>();
    for (const { measure, views, narrowing } of asks.flatMap(byStreetApart)) {
      const key = keyOf({ measure, narrowing });
      const known = this.#known.get(key);
      const at = `${cellsFor({ measure, views, narrowing })} ${key}`;
      const ask = missing.get(at) ?? { key, measure, narrowing, views: new Set<View>() };
      for (const view of views) if (!known?.has(view)) ask.views.add(view);
      if (ask.views.size > 0) missing.set(at, ask);
    }
    if (missing.size === 0) return;
    const read = await readTotals(
      this.#transaction,
      this.#scope,
      [...missing.values()].map((ask) => ({ ...ask, views: [...ask.views] })),
    );
    for (const [at, { key }] of [...missing.values()].entries())
      this.#known.set(key, new Map([...(this.#known.get(key) ?? []), ...read[at]!]));
  }

  async activities(): Promise<ActivityProgress[]> {
    this.#activities ??= await activityProgress(this.#transaction, this.#scope);
    return this.#activities;
  }

  /** The planned activities that a measure counts or divides by. */
  async dueActivities(measure: ActivitiesMeasure): Promise<ActivityProgress[]> {
    return dueOf(await this.activities(), measure, this.#scope.at);
  }

  async figure(definition: MeasureDefinition): Promise<FigureView> {
    if (definition.of !== 'ratio') return plainFigure(definition, await this.#total(definition));
    const { numerator, denominator, sample } = definition;
    await this.prepare(asksOf(definition, ['all']));
    return ratioFigure(
      definition,
      await this.#total(numerator),
      await this.#total(denominator),
      sample && { responses: await this.#total(sample.responses), invited: await this.#total(sample.invited) },
    );
  }

  /**
   * The figure of each value of a dimension, of facts largest first. Planned activities say their sub-programme, their district and the month in which
   * they are due; by anything else measures of them have no parts.
   */
  async parts(
    definition: MeasureDefinition,
    by: Dimension | 'street' | 'month',
    narrowing: Narrowing = {},
  ): Promise<(FigureView & { key: string })[]> {
    if (definition.of === 'activities')
      return this.#activityParts(by, narrowing, (totalOf) => plainFigure(definition, totalOf(definition)));
    if (definition.of === 'facts')
      return (await this.#totalsBy(definition, by, narrowing)).map(({ key, ...total }) => ({
        key,
        ...plainFigure(definition, total),
      }));
    const { numerator, denominator, sample } = definition;
    if (numerator.of === 'activities' && denominator.of === 'activities')
      return this.#activityParts(by, narrowing, (totalOf) => ratioFigure(definition, totalOf(numerator), totalOf(denominator)));
    if (numerator.of !== 'facts' || denominator.of !== 'facts') return [];
    await this.prepare(asksOf(definition, [by], narrowing));
    const above = byKey(await this.#totalsBy(numerator, by, narrowing));
    const responses = byKey(sample?.responses.of === 'facts' ? await this.#totalsBy(sample.responses, by, narrowing) : []);
    const invited = byKey(sample?.invited.of === 'facts' ? await this.#totalsBy(sample.invited, by, narrowing) : []);
    return (await this.#totalsBy(denominator, by, narrowing)).map(({ key, ...total }) => ({
      key,
      ...ratioFigure(
        definition,
        above.get(key) ?? none,
        total,
        sample && { responses: responses.get(key) ?? none, invited: invited.get(key) ?? none },
      ),
    }));
  }

  async #activityParts(
    by: Dimension | 'street' | 'month',
    narrowing: Narrowing,
    figureOf: (totalOf: (measure: ActivitiesMeasure) => Total) => FigureView,
  ): Promise<(FigureView & { key: string })[]> {
    const keyOfActivity = activityKeys[by];
    if (!keyOfActivity) return [];
    const { activity, subProgramme, district } = narrowing;
    const within = (await this.activities()).filter(
      (one) =>
        (activity === undefined || one.id === activity) &&
        (subProgramme === undefined || one.subProgramme === subProgramme) &&
        (district === undefined || (one.district ?? '') === district),
    );
    const due = within.filter((one) => !one.withdrawn && one.dueOn <= this.#scope.at);
    return [...Map.groupBy(due, keyOfActivity)].flatMap(([key, own]) => {
      const part = figureOf((measure) => countActivities(own, measure, this.#scope.at));
      // Activities of sub-programmes that the measure leaves out.
      return part.value === null ? [] : [{ key, ...part }];
    });
  }

  /** The figure at the end of each of the months (`YYYY-MM`, in order); null until there is evidence. */
  async trend(definition: MeasureDefinition, months: readonly string[]): Promise<{ month: string; value: number | null }[]> {
    if (definition.of !== 'ratio') {
      const totals = await this.#monthly(definition, months);
      return months.map((month, at) => ({ month, value: plainFigure(definition, totals[at]!).value }));
    }
    const above = await this.#monthly(definition.numerator, months);
    const below = await this.#monthly(definition.denominator, months);
    return months.map((month, at) => ({ month, value: ratioFigure(definition, above[at]!, below[at]!).value }));
  }

  async #total(measure: PlainMeasure): Promise<Total> {
    if (measure.of === 'facts') return (await this.#totalsBy(measure, 'all'))[0] ?? none;
    return countActivities(await this.activities(), measure, this.#scope.at);
  }

  async #totalsBy(measure: FactsMeasure, view: View, narrowing: Narrowing = {}): Promise<(Total & { key: string })[]> {
    await this.prepare([{ measure, views: [view], narrowing }]);
    return this.#known.get(keyOf({ measure, narrowing }))!.get(view)!;
  }

  async #monthly(measure: PlainMeasure, months: readonly string[]): Promise<Total[]> {
    if (measure.of === 'activities') {
      const activities = await this.activities();
      return months.map((month) => countActivities(activities, measure, earlier(`${month}-31`, this.#scope.at)));
    }
    const known = await this.#totalsBy(measure, 'trend');
    return months.map((month) => known.findLast((row) => row.key <= month) ?? none);
  }
}

const activityKeys: Partial<Record<Dimension | 'street' | 'month', (activity: ActivityProgress) => string>> = {
  subProgramme: ({ subProgramme }) => subProgramme,
  district: ({ district }) => district ?? '',
  month: ({ dueOn }) => dueOn.slice(0, 7),
};

/** Streets are kept apart from the other dimensions: what is asked by them as well is two asks. */
function byStreetApart(ask: Ask): Ask[] {
  const others = ask.views.filter((view) => view !== 'street');
  if (others.length === ask.views.length || others.length === 0) return [ask];
  return [
    { ...ask, views: others },
    { ...ask, views: ['street'] },
  ];
}

/** Two measures of the same key have the same totals, whatever they are split by or called in. */
function keyOf({ measure, narrowing = {} }: Omit<Ask, 'views'>): string {
  const { kind, aggregate, filter, factUnit, unit, scale } = measure;
  return JSON.stringify([kind, aggregate, filter, factUnit, unit, scale, narrowing]);
}

/** The parts of a measure that facts are read for, each in the given views. */
export function asksOf(definition: MeasureDefinition, views: readonly View[], narrowing: Narrowing = {}): Ask[] {
  const plain: PlainMeasure[] =
    definition.of === 'ratio'
      ? [
          definition.numerator,
          definition.denominator,
          ...(definition.sample ? [definition.sample.responses, definition.sample.invited] : []),
        ]
      : [definition];
  return plain.flatMap((measure) => (measure.of === 'facts' ? [{ measure, views, narrowing }] : []));
}

const none: Total = { amount: 0, facts: 0 };
const byKey = (totals: readonly (Total & { key: string })[]): Map<string, Total> =>
  new Map(totals.map((total) => [total.key, total]));
const earlier = (one: string, other: string): string => (one < other ? one : other);

function dueOf(activities: readonly ActivityProgress[], measure: ActivitiesMeasure, at: string): ActivityProgress[] {
  const within = measure.filter?.subProgramme;
  return activities.filter((one) => !one.withdrawn && one.dueOn <= at && (!within || within.includes(one.subProgramme)));
}

/** Whether an activity counts by `at` (`due` always does): its target reached, or finished by its due date. */
export function counts(activity: ActivityProgress, count: ActivitiesMeasure['count'], at: string): boolean {
  if (count === 'due-and-met') return activity.metOn !== null && activity.metOn <= at;
  if (count === 'due-and-on-time') return activity.finishedOn !== null && activity.finishedOn <= earlier(activity.dueOn, at);
  return true;
}

function countActivities(activities: readonly ActivityProgress[], measure: ActivitiesMeasure, at: string): Total {
  const due = dueOf(activities, measure, at);
  return {
    amount: due.filter((one) => counts(one, measure.count, at)).length,
    due: due.length,
    facts: due.reduce((sum, one) => sum + one.facts, 0),
  };
}

/** A fact tells, and so does a plan: what is due and was not done is known without any fact. */
const isKnown = ({ facts, due = 0 }: Total): boolean => facts > 0 || due > 0;

function plainFigure(measure: PlainMeasure, total: Total): FigureView {
  const value = isKnown(total) ? total.amount : null;
  return {
    value,
    unit: measure.unit,
    numerator: null,
    denominator: null,
    n: null,
    responseRate: null,
    interval: null,
    facts: total.facts,
  };
}

function ratioFigure(
  definition: RatioMeasure,
  above: Total,
  below: Total,
  sample?: { responses: Total; invited: Total },
): FigureView {
  const share = isShare(definition.numerator, definition.denominator);
  // A share of nothing satisfied is 0; a cost without any expense on record is unknown.
  const known = isKnown(below) && below.amount !== 0 && (share || isKnown(above));
  const factor = definition.unit === '%' ? 100 : definition.unit === '‰' ? 1000 : 1;
  const bounds = known && definition.interval === 'wilson' ? wilson(above.amount, below.amount) : null;
  return {
    value: known ? (above.amount / below.amount) * factor : null,
    unit: definition.unit,
    numerator: isKnown(below) ? above.amount : null,
    denominator: isKnown(below) ? below.amount : null,
    n: sample ? sample.responses.amount : definition.interval && known ? below.amount : null,
    responseRate: sample && sample.invited.amount > 0 ? sample.responses.amount / sample.invited.amount : null,
    interval: bounds && [bounds[0] * factor, bounds[1] * factor],
    facts: share ? below.facts : above.facts + below.facts,
  };
}

/** A part with the words that name its key. */
export function labelled(part: FigureView & { key: string }, labels: ReadonlyMap<string, string>): FigurePart {
  return { ...part, label: labels.get(part.key) ?? part.key };
}
