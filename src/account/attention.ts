import type { Attention, IndicatorAccount } from './account.contract.ts';
import type { ActivityProgress } from './figures/measure.sql.store.ts';
import type { Rectification } from './monitoring/monitoring.contract.ts';
import { isJudged } from '#src/kernel/degree.ts';
import { daysBetween } from '#src/kernel/local-time.ts';
import { smallSample } from '#src/kernel/small-sample.ts';
import { suggestMeasures } from '#src/plan/index.ts';
import type { StateChange } from './watch/state-change.store.ts';
import { worsened } from './watch/watch.rules.ts';

export interface AttentionMatter {
  indicators: readonly IndicatorAccount[];
  activities: readonly ActivityProgress[];
  districts: readonly { code: string; name: string; sessions: number }[];
  breaches: { expenses: number; breaches: Record<string, number> };
  /** The last change of each indicator's state that the nightly watch noted. */
  changes: readonly Pick<StateChange, 'indicatorId' | 'onDay' | 'from' | 'to'>[];
  at: string;
  /** A plan that is not approved binds nobody yet. */
  draft: boolean;
  yearOver: boolean;
  /** Indicators whose course to the end of the month nobody has judged yet; null while the month is not over or for who does not judge. */
  monitoring: { month: string; unjudged: number } | null;
  /** Those open that the reader has to do with. */
  rectifications: readonly Rectification[];
  /** The self-evaluation whose next step forward is the reader's; null when none is. */
  evaluation: { number: number; at: string; next: 'reviewed' | 'signed' } | null;
  /** The day from which the programme is bound to its plan: of its approval, or of its start where that is later; null for a draft. */
  boundSince: string | null;
  /** Whether an indicator counts the districts reached: without one, nobody promised them. */
  countsDistricts: boolean;
}

/** What needs somebody, from facts and plan alone, the gravest first. Sentences are the screens'. */
export function attentionOf(matter: AttentionMatter): Attention[] {
  return [
    ...evaluation(matter),
    ...rectifications(matter),
    ...unbound(matter),
    ...leftPath(matter),
    ...overdue(matter),
    ...breaches(matter),
    ...uncovered(matter),
    ...monitoring(matter),
    ...smallSamples(matter),
    ...matter.indicators.flatMap((one) =>
      one.state === 'to-judge' ? [said('to-judge', { indicator: one.level3 }, one.id)] : [],
    ),
    ...(matter.yearOver
      ? matter.indicators.flatMap((one) =>
          one.state === 'behind' && !one.reason ? [said('reason-missing', { indicator: one.level3 }, one.id)] : [],
        )
      : []),
  ];
}

const said = (code: string, params: Attention['params'], indicatorId: string | null = null): Attention => ({
  code,
  params,
  indicatorId,
});

function evaluation({ evaluation: one }: AttentionMatter): Attention[] {
  if (one === null) return [];
  return [said(one.next === 'signed' ? 'evaluation-to-sign' : 'evaluation-to-review', { number: one.number, asOf: one.at })];
}

function rectifications({ rectifications: open }: AttentionMatter): Attention[] {
  return open.flatMap(({ state, overdue, indicator, indicatorId, dueOn, abilities }) => {
    const params = { indicator, dueOn };
    if (overdue) return [said('rectification-overdue', params, indicatorId)];
    if (abilities.answer) return [said('rectification-asked', params, indicatorId)];
    return state === 'answered' && abilities.conclude ? [said('rectification-answered', params, indicatorId)] : [];
  });
}

/** A plan that was approved after the month, and of which nothing is known yet, had nothing to be looked at. */
function monitoring({ monitoring: month, draft, boundSince, indicators }: AttentionMatter): Attention[] {
  if (draft || boundSince === null || month === null || month.unjudged === 0) return [];
  if (boundSince.slice(0, 7) > month.month && indicators.every((one) => !one.actual.value)) return [];
  return [said('monitoring-due', { count: month.unjudged, month: month.month })];
}

/** Days for which it is news that an indicator left its path, and that a programme may take to begin. */
const newsFor = 31;

function leftPath({ indicators, changes, at, yearOver }: AttentionMatter): Attention[] {
  if (yearOver) return [];
  return changes.flatMap(({ indicatorId, onDay, from, to }) => {
    const one = indicators.find((indicator) => indicator.id === indicatorId);
    if (!one || one.state !== to || !worsened(from, to) || daysBetween(onDay, at) > newsFor) return [];
    return [said('left-path', { indicator: one.level3, from, to, since: onDay }, one.id)];
  });
}

/** One matter however many they are: a programme that was just imported has them all without. */
function unbound({ indicators }: AttentionMatter): Attention[] {
  const without = indicators.filter((one) => one.measure === null && !isJudged(one.target.kind));
  if (without.length === 0) return [];
  const suggestions = suggestMeasures(indicators.map((one) => ({ ...one, measureCode: one.measure?.code ?? null })));
  const suggested = without.filter((one) => suggestions.get(one.id)?.sharedWith.length === 0).length;
  const only = without.length === 1 ? without[0]! : null;
  const params = { count: without.length, suggested, ...(only ? { indicator: only.level3 } : {}) };
  return [said('measure-missing', params, only?.id ?? null)];
}

function overdue({ activities, at, draft }: AttentionMatter): Attention[] {
  if (draft) return [];
  const late = activities.filter((one) => !one.withdrawn && one.dueOn < at && one.finishedOn === null && one.metOn === null);
  if (late.length === 0) return [];
  const params = { count: late.length, first: late[0]!.name, since: late[0]!.dueOn };
  return [{ ...said('activities-overdue', params), activityIds: late.map((one) => one.id) }];
}

function breaches({ breaches: found }: AttentionMatter): Attention[] {
  if (found.expenses === 0) return [];
  const rules = Object.entries(found.breaches).map(([rule, count]) => `${rule}:${count}`);
  return [said('expenses-in-breach', { count: found.expenses, rules: rules.join(',') })];
}

function uncovered({ districts, draft, countsDistricts, boundSince, at }: AttentionMatter): Attention[] {
  if (draft || boundSince === null || !countsDistricts) return [];
  const empty = districts.filter((one) => one.sessions === 0);
  const begun = empty.length < districts.length || daysBetween(boundSince, at) > newsFor;
  if (empty.length === 0 || !begun) return [];
  const params = {
    count: empty.length,
    names: empty.map((one) => one.name).join('、'),
    district: empty[0]!.code,
    covered: districts.length - empty.length,
  };
  return [said('district-without-session', params)];
}

function smallSamples({ indicators }: AttentionMatter): Attention[] {
  return indicators.flatMap((one) =>
    one.parts
      .filter((part) => part.interval !== null && part.n !== null && part.n < smallSample)
      .map((part) => {
        const halfWidth = Math.round(((part.interval![1] - part.interval![0]) / 2) * 10) / 10;
        return said('small-sample', { indicator: one.level3, part: part.key, n: part.n!, halfWidth }, one.id);
      }),
  );
}
