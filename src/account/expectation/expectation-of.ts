import { budgetOfYear } from '#src/kernel/money.ts';
import { factUnitOf, isShare, isWhole, type ProgrammeRow } from '#src/plan/index.ts';
import type { ActivitiesMeasure, FactsMeasure, MeasureDefinition, RatioMeasure } from '#src/plan/measures/measure.contract.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { FigureView } from '../account.contract.ts';
import { counts, type Evaluator } from '../figures/evaluate.ts';
import { type ActivityProgress, type Ask, cumulatedByMonth } from '../figures/measure.sql.store.ts';
import { wilson } from '../figures/wilson.rules.ts';
import { calendarAlone, fromCalendar, paceOrCalendar } from './calendar.rules.ts';
import * as rules from './expect.rules.ts';
import { type OnCalendar, onCalendar } from './on-calendar.ts';
import type { PlanAhead } from './plan-ahead.ts';

/** What the expectation leans on beside the figure itself. */
export interface Outlook {
  transaction: Transaction;
  programme: ProgrammeRow;
  planAhead: PlanAhead;
  evaluator: Evaluator;
  year: rules.Year;
  trend: readonly { value: number | null }[];
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
  const expected = await methodOf(definition, figure, outlook);
  return isWhole(definition) ? rules.inWholes(expected, figure.value) : expected;
}

async function methodOf(definition: MeasureDefinition, figure: FigureView, outlook: Outlook): Promise<rules.Expectation> {
  if (definition.of === 'facts' && figure.value === null) return beforeEvidence(definition, outlook);
  if (figure.value === null) return rules.nothingExpected;
  if (definition.of === 'ratio') return ratioExpectation(definition, figure, outlook);
  return definition.of === 'activities'
    ? byPace(figure.value, null, outlook)
    : factsExpectation(definition, figure.value, outlook);
}

/** Before there is any evidence the plan and the calendar tell where a figure will end, and nothing else does. Money that nobody has booked is not expected. */
async function beforeEvidence(measure: FactsMeasure, outlook: Outlook): Promise<rules.Expectation> {
  if (measure.kind === 'expense') return rules.nothingExpected;
  const { evaluator, year } = outlook;
  const calendar = await onCalendar(measure, plannedFor(await evaluator.activities(), measure), outlook);
  const { planned, beyond, coming, untold } = calendar;
  if (isOfDistricts(measure)) {
    const told = coming.sessions > 0 || planned.some((one) => one.district !== null);
    const ahead = rules.fromPlannedDistricts(new Set(), planned, year, { of: beyond, chance: coming.chance });
    return told ? ahead : rules.nothingExpected;
  }
  if (measure.aggregate === 'sum' && planned.length > 0)
    return bySessions(rules.fromPlannedWork(0, planned, year, { scale: measure.scale, coming }), calendar);
  if (coming.sessions > 0) return calendarAlone(fromCalendar(0, coming, { scale: measure.scale }));
  return untold > 0 ? rules.unknownEach(untold) : rules.nothingExpected;
}

/** What the expectation of a measure, and the way back to its target, read of the facts beside the figure itself. */
export function asksOfExpectation(definition: MeasureDefinition): Ask[] {
  if (definition.of !== 'facts') return [];
  if (isMoney(definition))
    return [{ ...definition, unit: '分', scale: 1 }, definition].map((measure) => ({ measure, views: ['subProgramme'] }));
  const distinct = typeof definition.aggregate === 'object' ? definition.aggregate.distinct : null;
  return distinct === 'district' ? [{ measure: definition, views: ['district'] }] : [];
}

const isMoney = ({ kind, aggregate }: FactsMeasure): boolean => kind === 'expense' && aggregate === 'sum';

async function factsExpectation(measure: FactsMeasure, actual: number, outlook: Outlook): Promise<rules.Expectation> {
  const { evaluator, year, programme } = outlook;
  const calendar = await onCalendar(measure, plannedFor(await evaluator.activities(), measure), outlook);
  const { planned, beyond, coming } = calendar;
  if (isOfDistricts(measure)) return districtsExpectation(measure, actual, { planned, beyond, coming }, outlook);
  const money = isMoney(measure);
  const cap = money ? budgetOfYear(programme) * (measure.scale ?? 1) : null;
  const work = money ? await spendingAhead(measure, outlook) : planned;
  if (measure.aggregate === 'sum' && work.length > 0)
    return bySessions(rules.fromPlannedWork(actual, work, year, { scale: measure.scale, cap, coming, money }), calendar);
  const pace = byPace(actual, cap, outlook, await seasonOf(measure, outlook));
  if (coming.sessions > 0) return paceOrCalendar(pace, fromCalendar(actual, coming, { scale: measure.scale, cap }));
  // Sessions are planned, but none was held yet that would tell how many people come.
  return calendar.ahead > 0 && pace.how.code === 'pace'
    ? { ...pace, how: { code: 'pace-untold', params: { ...pace.how.params, sessions: calendar.ahead } } }
    : pace;
}

/** Where people are expected from sessions that are planned: it is said so, and how many come to one. */
function bySessions(expected: rules.Expectation, { ahead, each }: OnCalendar): rules.Expectation {
  const { code, params } = expected.how;
  if (ahead === 0 || each === null || code !== 'planned-work') return expected;
  return { ...expected, how: { code: 'planned-sessions', params: { ...params, sessions: ahead, each: rules.tidy(each) } } };
}

const isOfDistricts = ({ aggregate }: FactsMeasure): boolean =>
  typeof aggregate === 'object' && aggregate.distinct === 'district';

async function districtsExpectation(
  measure: FactsMeasure,
  actual: number,
  { planned, beyond, coming }: Pick<OnCalendar, 'planned' | 'beyond' | 'coming'>,
  outlook: Outlook,
): Promise<rules.Expectation> {
  const { evaluator, year, districts } = outlook;
  const isPlanned = planned.some((one) => one.district !== null);
  const covered = (await evaluator.parts(measure, 'district')).map((part) => part.key).filter((key) => key !== '');
  const ahead = rules.fromPlannedDistricts(new Set(covered), planned, year, { of: beyond, chance: coming.chance });
  if (isPlanned) return ahead;
  const pace = byPace(actual, districts, outlook, await seasonOf(measure, outlook));
  return coming.sessions === 0 ? pace : paceOrCalendar(pace, ahead);
}

const byPace = (actual: number, cap: number | null, { trend, year }: Outlook, season: rules.Season | null = null) =>
  rules.fromPace(
    actual,
    trend.map((one) => one.value),
    year,
    cap,
    season,
  );

/** The budget lines as planned work; none where the measure looks at a part of the money that lines do not tell. */
async function spendingAhead(measure: FactsMeasure, { planAhead, evaluator, year }: Outlook): Promise<rules.PlannedWork[]> {
  const { subProgramme, ...others } = measure.filter ?? {};
  if (Object.keys(others).length > 0) return [];
  const within = (code: string | null): boolean => !subProgramme || (code !== null && subProgramme.includes(code));
  const lines = (await planAhead.lines()).filter((line) => within(line.subProgramme));
  const spent = await evaluator.parts({ ...measure, unit: '分', scale: 1 }, 'subProgramme');
  const activities = (await evaluator.activities()).filter((one) => !one.withdrawn);
  return rules.plannedSpending(lines, activities, new Map(spent.map((part) => [part.key, part.value ?? 0])), year);
}

/** How the same programme stood a year before, by the same measure; null without such a year. */
async function seasonOf(measure: FactsMeasure, { transaction, planAhead, year }: Outlook): Promise<rules.Season | null> {
  const before = await planAhead.yearBefore();
  if (!before) return null;
  const months = await cumulatedByMonth(transaction, { programmeId: before.id, at: before.endsOn, source: 'rollup' }, measure);
  const whole = months.at(-1)?.amount ?? 0;
  if (whole === 0) return null;
  const fiscalYear = before.fiscalYear;
  const upTo = (month: string): number => months.findLast((one) => one.key <= month)?.amount ?? 0;
  const month = `${Number(year.at.slice(0, 4)) - 1}${year.at.slice(4, 7)}`;
  const earlier = months.findLast((one) => one.key < month)?.amount ?? 0;
  // Within a month the figure of that month is taken to grow evenly.
  const share = (earlier + ((upTo(month) - earlier) * Number(year.at.slice(8))) / 31) / whole;
  return { share, year: fiscalYear };
}

/**
 * The planned activities whose facts the measure counts. A filter on anything but the sub-programme cannot be planned ahead; only
 * where something is counted once, any way of counting people will do, and a session brings people too.
 */
export function plannedFor(activities: readonly ActivityProgress[], measure: FactsMeasure): ActivityProgress[] {
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
  const factor = unit === '%' ? 100 : unit === '‰' ? 1000 : 1;
  if (numerator.of !== 'activities' || denominator.of !== 'activities' || figure.numerator === null) {
    const share = isShare(numerator, denominator) && figure.numerator !== null && figure.denominator;
    if (!share) return rules.fromCurrentRate(figure.value!, null, year);
    const [low, high] = wilson(figure.numerator!, figure.denominator!, rules.spread);
    return rules.fromCurrentRate(figure.value!, [low * factor, high * factor], year);
  }
  const planned = standingIn(await evaluator.activities(), denominator);
  return rules.fromPlannedActivities(planned, (one) => counts(one, numerator.count, year.at), year, {
    late: numerator.count === 'due-and-met',
    factor: unit === '%' ? 100 : unit === '‰' ? 1000 : 1,
  });
}

/** The activities that a measure of activities looks at. */
export function standingIn(activities: readonly ActivityProgress[], { filter }: ActivitiesMeasure): ActivityProgress[] {
  return activities.filter((one) => !one.withdrawn && (!filter?.subProgramme || filter.subProgramme.includes(one.subProgramme)));
}
