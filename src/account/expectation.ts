import { factUnitOf } from '#src/plan/index.ts';
import type { ActivitiesMeasure, FactsMeasure, MeasureDefinition, RatioMeasure } from '#src/plan/measures/measure.contract.ts';
import type { FigureView } from './account.contract.ts';
import type { Evaluator } from './evaluate.ts';
import * as rules from './expect.rules.ts';
import type { ActivityProgress } from './measure.sql.store.ts';

/** What the expectation leans on beside the figure itself. */
export interface Outlook {
  evaluator: Evaluator;
  year: rules.Year;
  trend: readonly { value: number | null }[];
  totalFen: number;
  districts: number;
}

/** Where a figure will end by the programme's last day, by the method that fits its measure; `how` names it. */
export async function expectationOf(
  definition: MeasureDefinition,
  figure: FigureView,
  outlook: Outlook,
): Promise<rules.Expectation> {
  const settled = rules.settled(figure.value, outlook.year);
  if (settled) return settled;
  const value = figure.value!;
  if (definition.of === 'ratio') return ratioExpectation(definition, figure, outlook);
  if (definition.of === 'activities')
    return rules.fromPace(
      value,
      outlook.trend.map((one) => one.value),
      outlook.year,
      null,
    );
  return factsExpectation(definition, value, outlook);
}

async function factsExpectation(
  measure: FactsMeasure,
  actual: number,
  { evaluator, year, trend, totalFen, districts }: Outlook,
): Promise<rules.Expectation> {
  const planned = plannedFor(await evaluator.activities(), measure);
  const distinct = typeof measure.aggregate === 'object' ? measure.aggregate.distinct : null;
  if (distinct === 'district' && planned.some((one) => one.district !== null && one.dueOn > year.at)) {
    const covered = (await evaluator.parts(measure, 'district')).map((part) => part.key).filter((key) => key !== '');
    return rules.fromPlannedDistricts(new Set(covered), planned, year.at);
  }
  if (measure.aggregate === 'sum' && planned.length > 0) return rules.fromPlannedWork(actual, planned, year.at, measure.scale);
  const cap =
    distinct === 'district'
      ? districts
      : measure.kind === 'expense' && measure.aggregate === 'sum'
        ? totalFen * (measure.scale ?? 1)
        : null;
  return rules.fromPace(
    actual,
    trend.map((one) => one.value),
    year,
    cap,
  );
}

/**
 * The planned activities whose facts the measure counts. A filter on anything but the sub-programme cannot be planned ahead; only
 * where something is counted once, any way of counting people will do, and a session brings people too.
 */
function plannedFor(activities: readonly ActivityProgress[], measure: FactsMeasure): ActivityProgress[] {
  const once = typeof measure.aggregate === 'object';
  const { subProgramme, method, ...others } = measure.filter ?? {};
  if (Object.keys(others).length > 0 || (method && !once)) return [];
  const unit = measure.aggregate === 'sum' ? factUnitOf(measure) : null;
  return activities.filter(
    (one) =>
      !one.withdrawn &&
      (one.factKind === measure.kind || (once && measure.kind === 'attendance' && one.factKind === 'session-held')) &&
      (unit === null || one.unit === unit) &&
      (!subProgramme || subProgramme.includes(one.subProgramme)),
  );
}

async function ratioExpectation(
  { numerator, denominator, unit }: RatioMeasure,
  figure: FigureView,
  { evaluator, year }: Outlook,
): Promise<rules.Expectation> {
  if (
    numerator.of === 'activities' &&
    denominator.of === 'activities' &&
    figure.numerator !== null &&
    figure.denominator !== null
  ) {
    const remaining = standingIn(await evaluator.activities(), denominator).filter((one) => one.dueOn > year.at).length;
    return rules.fromPlannedActivities(
      figure.numerator,
      figure.denominator,
      remaining,
      unit === '%' ? 100 : unit === '‰' ? 1000 : 1,
    );
  }
  return rules.fromCurrentRate(figure.value!, figure.interval);
}

function standingIn(activities: readonly ActivityProgress[], { filter }: ActivitiesMeasure): ActivityProgress[] {
  return activities.filter((one) => !one.withdrawn && (!filter?.subProgramme || filter.subProgramme.includes(one.subProgramme)));
}
