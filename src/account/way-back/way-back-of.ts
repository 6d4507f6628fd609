import { isShare, isWhole } from '#src/plan/index.ts';
import type { FactsMeasure, MeasureDefinition, RatioMeasure } from '#src/plan/measures/measure.contract.ts';
import type { Expected, FigureView } from '../account.contract.ts';
import { counts } from '../figures/evaluate.ts';
import { type Outlook, plannedFor, standingIn } from '../expectation/expectation-of.ts';
import type { ActivityProgress } from '../figures/measure.sql.store.ts';
import { onCalendar } from '../expectation/on-calendar.ts';
import * as rules from './way-back.rules.ts';
import { eachOccasion } from './way-back.store.ts';

export interface OffCourse {
  target: Parameters<typeof rules.backByShare>[0]['target'];
  actual: FigureView;
  expected: Expected;
}

/** What would bring an indicator back that will miss its target, from the plan and the facts so far; nothing where nothing can be said. */
export async function wayBackOf(
  definition: MeasureDefinition,
  { target, actual, expected }: OffCourse,
  outlook: Outlook & { districtNames: readonly { code: string; name: string }[] },
): Promise<rules.Step[]> {
  if (actual.value === null || expected.value === null || target.value === null) return [];
  const course = { target, actual: actual.value, expected: expected.value, unit: actual.unit, whole: isWhole(definition) };
  if (definition.of === 'ratio') return backByRatio(definition, actual, course, outlook);
  if (definition.of === 'activities') return [];
  return backByFacts(definition, course, outlook);
}

async function backByFacts(
  measure: FactsMeasure,
  course: Parameters<typeof rules.backBySum>[0],
  outlook: Outlook & { districtNames: readonly { code: string; name: string }[] },
): Promise<rules.Step[]> {
  const { evaluator, year } = outlook;
  const { planned, beyond, coming, each, ahead } = await onCalendar(
    measure,
    plannedFor(await evaluator.activities(), measure),
    outlook,
  );
  if (typeof measure.aggregate === 'object') {
    if (measure.aggregate.distinct !== 'district') return [];
    const covered = (await evaluator.parts(measure, 'district')).map((part) => part.key).filter((key) => key !== '');
    return rules.backByDistricts(course, outlook.districtNames, new Set(covered), planned, beyond, year.at);
  }
  if (measure.kind === 'expense') return rules.backBySpending(course, await unspent(measure, outlook), year.at, year.endsOn);
  // What is planned on paper only, or is still ahead, is told without what one more would bring.
  const needed = ahead === 0 && rules.gapOf(course) !== null;
  const scope = { programmeId: outlook.programme.id, at: year.at };
  const occasions = needed ? await eachOccasion(outlook.transaction, scope, measure) : new Map<string, number>();
  return rules.backBySum(course, planned, year, { ...coming, each, ahead, occasions }, measure.scale);
}

/** What is left on the budget lines of each sub-programme, in the measure's unit. */
async function unspent(measure: FactsMeasure, { planAhead, evaluator }: Outlook) {
  const scale = measure.scale ?? 1;
  const left = new Map<string, number>();
  for (const { subProgramme, amountFen } of await planAhead.lines())
    left.set(subProgramme ?? '', (left.get(subProgramme ?? '') ?? 0) + amountFen * scale);
  for (const part of await evaluator.parts(measure, 'subProgramme'))
    left.set(part.key, (left.get(part.key) ?? 0) - (part.value ?? 0));
  return [...left].map(([subProgramme, amount]) => ({ subProgramme, left: amount }));
}

async function backByRatio(
  { numerator, denominator, unit }: RatioMeasure,
  actual: FigureView,
  course: Parameters<typeof rules.backBySum>[0],
  { evaluator, year }: Outlook,
): Promise<rules.Step[]> {
  const factor = unit === '%' ? 100 : unit === '‰' ? 1000 : 1;
  if (numerator.of === 'activities' && denominator.of === 'activities') {
    const planned = standingIn(await evaluator.activities(), denominator);
    const due = planned.filter((one) => one.dueOn <= year.at);
    const counted = (one: ActivityProgress): boolean => counts(one, numerator.count, year.at);
    const open = numerator.count === 'due-and-met' ? due.filter((one) => !counted(one)) : [];
    return rules.backByActivities(
      course,
      { met: due.filter(counted).length, total: planned.length, ahead: planned.length - due.length, open },
      factor,
    );
  }
  if (!isShare(numerator, denominator) || actual.numerator === null || !actual.denominator) return [];
  return rules.backByShare(course, actual.numerator, actual.denominator, factor);
}
