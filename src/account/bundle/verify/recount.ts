import type { ActivitiesMeasure, FactsMeasure, MeasureDefinition, PlainMeasure } from '#src/plan/measures/measure.contract.ts';
import { factUnitOf, isShare } from '#src/plan/measures/offline/index.ts';
import { communityOf, streetOf } from '#src/kernel/region-code.ts';
import { wilson } from '../../figures/wilson.rules.ts';
import type { ActivityLine, FactBody, FigureLine } from './bundle-lines.ts';

/** What of a fact is counted. */
export type CountedFact = Pick<
  FactBody,
  | 'id'
  | 'kind'
  | 'occurredOn'
  | 'subProgramme'
  | 'activity'
  | 'district'
  | 'region'
  | 'venueKind'
  | 'audience'
  | 'method'
  | 'outcome'
  | 'quantity'
  | 'unit'
  | 'subject'
  | 'supersedes'
> & { venue: string };

/**
 * Figures counted from facts in memory, by the meaning of a measure and without a word of SQL: what the server computed is computed here a
 * second time, by other means.
 */
export class Recount {
  readonly #facts: readonly CountedFact[];
  readonly #activities: readonly ActivityLine[];
  readonly #at: string;
  #progress: Map<string, Progress> | null = null;

  /** `facts`: all of the programme in the log. Those that another took the place of, withdrawals' victims and what came later do not count. */
  constructor(facts: readonly CountedFact[], activities: readonly ActivityLine[], at: string) {
    const superseded = new Set(facts.flatMap((fact) => fact.supersedes ?? []));
    this.#facts = facts.filter((fact) => !superseded.has(fact.id) && fact.occurredOn <= at);
    this.#activities = activities;
    this.#at = at;
  }

  figure(definition: MeasureDefinition): FigureLine {
    if (definition.of !== 'ratio') {
      const total = this.#total(definition);
      return { ...blank, value: isKnown(total) ? total.amount : null, unit: definition.unit, facts: total.facts };
    }
    const [above, below] = [this.#total(definition.numerator), this.#total(definition.denominator)];
    const partOfWhole = isShare(definition.numerator, definition.denominator);
    // A share of nothing satisfied is 0; a cost without any expense on record is unknown.
    const known = isKnown(below) && below.amount !== 0 && (partOfWhole || isKnown(above));
    const times = definition.unit === '%' ? 100 : definition.unit === '‰' ? 1000 : 1;
    const withInterval = definition.interval === 'wilson';
    const bounds = known && withInterval ? wilson(above.amount, below.amount) : null;
    const responses = definition.sample ? this.#total(definition.sample.responses).amount : null;
    const invited = definition.sample ? this.#total(definition.sample.invited).amount : 0;
    return {
      value: known ? (above.amount / below.amount) * times : null,
      unit: definition.unit,
      numerator: isKnown(below) ? above.amount : null,
      denominator: isKnown(below) ? below.amount : null,
      n: responses ?? (withInterval && known ? below.amount : null),
      responseRate: responses !== null && invited > 0 ? responses / invited : null,
      interval: bounds && [bounds[0] * times, bounds[1] * times],
      facts: partOfWhole ? below.facts : above.facts + below.facts,
    };
  }

  #total(measure: PlainMeasure): Total {
    return measure.of === 'facts' ? this.#totalOfFacts(measure) : this.#totalOfActivities(measure);
  }

  #totalOfFacts(measure: FactsMeasure): Total {
    const { aggregate } = measure;
    const unit = aggregate === 'sum' ? factUnitOf(measure) : (measure.factUnit ?? null);
    const wanted = Object.entries(measure.filter ?? {}) as [keyof CountedFact, string[]][];
    const once = typeof aggregate === 'object' ? aggregate.distinct : null;
    const counted = this.#facts.filter(
      (fact) =>
        fact.kind === measure.kind &&
        (unit === null || fact.unit === unit) &&
        wanted.every(([dimension, values]) => values.includes(fact[dimension] as string)) &&
        (once === null || countedOnce(fact, once) !== ''),
    );
    if (once !== null) return { amount: new Set(counted.map((fact) => countedOnce(fact, once))).size, facts: counted.length };
    const sum = aggregate === 'count' ? counted.length : exactSum(counted.map((fact) => fact.quantity));
    return { amount: aggregate === 'sum' ? sum * (measure.scale ?? 1) : sum, facts: counted.length };
  }

  #totalOfActivities(measure: ActivitiesMeasure): Total {
    this.#progress ??= progressOf(this.#facts, this.#activities);
    const within = measure.filter?.subProgramme;
    const due = this.#activities.filter(
      (one) => !one.withdrawn && one.dueOn <= this.#at && (!within || within.includes(one.subProgramme)),
    );
    const reached = due.filter((one) => {
      const { metOn, finishedOn } = this.#progress!.get(one.id)!;
      if (measure.count === 'due-and-met') return metOn !== null;
      if (measure.count === 'due-and-on-time') return finishedOn !== null && finishedOn <= one.dueOn;
      return true;
    });
    const facts = due.reduce((sum, one) => sum + this.#progress!.get(one.id)!.facts, 0);
    return { amount: reached.length, due: due.length, facts };
  }
}

interface Total {
  amount: number;
  facts: number;
  /** Of planned activities: how many are due. */
  due?: number;
}

/** What is due and was not done is known by the plan, without any fact. */
const isKnown = ({ facts, due = 0 }: Total): boolean => facts > 0 || due > 0;

type Once = Extract<FactsMeasure['aggregate'], object>['distinct'];

/** What a fact names of that which is counted once; '' where it names none, and then it is no evidence of any. */
function countedOnce(fact: CountedFact, once: Once): string {
  if (once === 'street') return streetOf(fact.region);
  return once === 'community' ? communityOf(fact.region) : fact[once];
}

const blank = { numerator: null, denominator: null, n: null, responseRate: null, interval: null };

interface Progress {
  metOn: string | null;
  finishedOn: string | null;
  facts: number;
}

/** When each planned activity reached its target and was finished, by the facts that name it. */
function progressOf(facts: readonly CountedFact[], activities: readonly ActivityLine[]): Map<string, Progress> {
  const named = Map.groupBy(facts, (fact) => fact.activity);
  return new Map(
    activities.map((activity) => {
      const own = named.get(activity.id) ?? [];
      const towards = own.filter((fact) => fact.kind === activity.factKind && fact.unit === activity.unit);
      const finished = own.filter((fact) => fact.kind === 'activity-finished');
      const days = [...Map.groupBy(towards, (fact) => fact.occurredOn)].sort(([one], [other]) => (one < other ? -1 : 1));
      let done = 0;
      let metOn: string | null = null;
      for (const [day, those] of days) {
        done = exactSum([done, ...those.map((fact) => fact.quantity)]);
        if (done >= activity.target) metOn ??= day;
      }
      const finishedOn = finished.map((fact) => fact.occurredOn).sort()[0] ?? null;
      return [activity.id, { metOn, finishedOn, facts: towards.length + finished.length }];
    }),
  );
}

/** The sum as decimal arithmetic gives it: quantities are decimals, and binary fractions would drift. */
function exactSum(quantities: readonly number[]): number {
  let [sum, scale] = [0n, 0];
  for (const quantity of quantities) {
    const [digits = '0', exponent = '0'] = quantity.toExponential().split('e');
    const [whole = '0', fraction = ''] = digits.split('.');
    const places = fraction.length - Number(exponent);
    let value = BigInt(whole + fraction);
    if (places > scale) {
      sum *= 10n ** BigInt(places - scale);
      scale = places;
    } else value *= 10n ** BigInt(scale - places);
    sum += value;
  }
  return Number(`${sum}e${-scale}`);
}
