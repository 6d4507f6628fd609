import type { Json } from '#src/kernel/canonical-json.ts';
import { heldOf, type LoggedPlan, type Version } from './logged-plan.ts';

/** Which plan is asked for: that of a day, as it was held at a moment (null: the newest). */
export interface PlanMoment {
  heldAt: string | null;
  at: string;
  /** The last day of the programme. */
  endsOn: string;
}

export interface HeldIndicator {
  id: string;
  level1: string;
  level2: string;
  level3: string;
  target: Version<'target'>['said'];
  weight: number | null;
  measure: { code: string; version: number; name: string; definition: Json } | null;
  /** How far a goal in words was judged to be reached, 0–1. */
  judgement: number | null;
}

/** What is said of a year is said after its end: such a statement belongs to every day from the end on. */
export const saidBy = ({ heldAt, at, endsOn }: PlanMoment, moment: string): boolean =>
  heldAt === null || at >= endsOn || moment <= heldAt;

/** What was never said before holds from the start: points or a measure that were given for the first time after the moment. */
function firstSaid<Value>(
  versions: readonly Version<'indicator'>[],
  heldAt: string | null,
  of: (said: Version<'indicator'>['said']) => Value | null,
): Value | null {
  const held = heldOf(versions, heldAt);
  const value = held ? of(held.said) : null;
  if (value !== null || heldAt === null) return value;
  const ever = versions.filter(({ said }) => of(said) !== null);
  return ever.some(({ at }) => at <= heldAt) || !ever[0] ? null : of(ever[0].said);
}

/** The indicators of the log's plan, each with the target, points and measure that held. */
export function heldIndicators(moment: PlanMoment, logged: LoggedPlan): HeldIndicator[] {
  const { heldAt } = moment;
  const [targets, measures] = [logged.versions('target'), logged.versions('measure')];
  const judgements = logged.all('judgement').filter((one) => saidBy(moment, one.at));
  return [...logged.versions('indicator')].flatMap(([id, versions]) => {
    const held = heldOf(versions, heldAt);
    const target = heldOf(targets.get(id) ?? [], heldAt);
    if (!held || !target || versions.at(-1)!.said.removed) return [];
    const { level1, level2, level3 } = held.said;
    const code = firstSaid(versions, heldAt, ({ measureCode }) => measureCode);
    const known = (code === null ? null : measures.get(code)) ?? [];
    // A measure that was taken later holds in its first version.
    const measure = heldOf(known, heldAt) ?? known[0];
    return [
      {
        id,
        level1,
        level2,
        level3,
        target: target.said,
        weight: firstSaid(versions, heldAt, ({ weight }) => weight),
        measure: measure ? { code: measure.id, version: measure.version, ...measure.said } : null,
        judgement: judgements.findLast(({ said }) => said.indicator === id)?.said.degree ?? null,
      },
    ];
  });
}

export function heldActivities(heldAt: string | null, logged: LoggedPlan): { id: string; fields: Version<'activity'>['said'] }[] {
  return [...logged.versions('activity')].flatMap(([id, versions]) => {
    const held = heldOf(versions, heldAt);
    return held ? [{ id, fields: held.said }] : [];
  });
}
