import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import {
  answered,
  befallen,
  costs,
  countedThings,
  dealtWith,
  denied,
  districts,
  dropOutPersons,
  dropOuts,
  fixedAmounts,
  forEach,
  grants,
  harmRates,
  harms,
  heads,
  likelyUnits,
  lookedAfter,
  noShares,
  ownSlips,
  plannedPosts,
  plannedShares,
  pollutants,
  rates,
  satisfied,
  shares,
  spokenBounds,
  statesOfThings,
  timeLimits,
  timeUnits,
  unbounded,
  verifiable,
  writtenSigns,
  withoutHarm,
} from './vocabulary.data.ts';
import { harmCounts, harmed, notWell } from './wanted.data.ts';

/** A quotient as a finding says it: to two decimals, and one below 0.1 to its first three digits, so that it is never nothing. */
export function quotient(amount: number, count: number, rounding: 'nearest' | 'at most' = 'nearest'): number {
  const exact = Number((amount / count).toPrecision(12));
  const decimals = exact >= 0.1 ? 2 : Math.min(8, 2 - Math.floor(Math.log10(exact)));
  const scaled = Number((exact * 10 ** decimals).toPrecision(12));
  return (rounding === 'at most' ? Math.floor(scaled) : Math.round(scaled)) / 10 ** decimals;
}

export function levelsOf(indicator: IndicatorReading): string {
  return `${indicator.level1 ?? ''}/${indicator.level2 ?? ''}`;
}

export const namesSatisfaction = (indicator: IndicatorReading): boolean => satisfied.test(nameOf(indicator));

export function isSatisfaction(indicator: IndicatorReading): boolean {
  return (
    namesSatisfaction(indicator) ||
    (/满意/.test(indicator.level2 ?? '') && indicator.target.unit === '%' && !answered.test(nameOf(indicator)))
  );
}

export function isRate(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (noShares.test(name)) return false;
  const { unit } = indicator.target;
  return unit === '%' || unit === '‰' || isSatisfaction(indicator) || rates.test(name);
}

/** A share of a whole, which cannot be more than all of it. */
export function isShare(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  if (unbounded.test(name) || plannedShares.test(name)) return false;
  return isSatisfaction(indicator) || (shares.test(name) && isRate(indicator));
}

export function isCost(indicator: IndicatorReading): boolean {
  return /成本/.test(levelsOf(indicator)) || costs.test(indicator.level3);
}

/** The row of the money, whose points are those of what was spent. */
export const isExecution = (name: string): boolean => /预算执行率|资金执行率/.test(name);

/** Amounts fixed by a rule of law or a price list: they are to be met exactly. */
export function isFixedAmount(indicator: IndicatorReading): boolean {
  return (
    fixedAmounts.test(nameOf(indicator)) ||
    // 讲师补助 300元/人: so much for each, as the document says.
    (grants.test(nameOf(indicator)) && forEach.test(indicator.target.unit ?? ''))
  );
}

/** People in posts that are counted beforehand: one more is no merit. */
export function isHeadcount(indicator: IndicatorReading): boolean {
  return plannedPosts.test(nameOf(indicator)) && heads.test(indicator.target.unit ?? '');
}

export function likelyUnit(indicator: IndicatorReading): string {
  return likelyUnits.find(([end]) => end.test(nameOf(indicator)))?.[1] ?? (/成本/.test(levelsOf(indicator)) ? '元' : '个');
}

/** Whether the name itself says what is counted: 场次, 人数, 个数. */
export function namesUnit(indicator: IndicatorReading): boolean {
  return countedThings.test(nameOf(indicator));
}

/** A name that ends in what must not happen, and tells of nobody who deals with it. */
export function namesHarm(name: string): boolean {
  if (withoutHarm.test(name)) return false;
  const harmful = harms.test(name) || harmRates.test(name) || pollutants.test(name);
  return (
    ownSlips.test(name) || countsHarm(name) || (harmful && !dealtWith.test(name.replace(notWell, '')) && !lookedAfter.test(name))
  );
}

/** 脱贫户返贫户数: they are counted whom the work was to keep from it. */
function countsHarm(name: string): boolean {
  const at = name.search(harmCounts);
  const before = name.slice(0, Math.max(0, at));
  return at >= 0 && (befallen.test(before) || harmed.test(before));
}

/** What must not happen: the fewer, the better. */
export function isHarm(indicator: IndicatorReading): boolean {
  const name = nameOf(indicator);
  // Under 数量 they are most likely those whom the work found or helped.
  if (/数量/.test(indicator.level2 ?? '') && (dropOutPersons.test(name) || countsHarm(name))) return false;
  return namesHarm(name) && (!dropOuts.test(name) || befallen.test(name.slice(0, name.search(dropOuts))));
}

/** Time until something is done: the shorter, the better. */
export function isTimeLimit(indicator: IndicatorReading): boolean {
  return timeLimits.test(nameOf(indicator)) && timeUnits.test(indicator.target.unit ?? '');
}

/** Rows whose goal is a state of things, where words may be judged: benefits, and what an office manages. */
export function mayBeWords(indicator: IndicatorReading): boolean {
  // A form without levels leaves open which row is what.
  return (levelsOf(indicator) === '/' || statesOfThings.test(levelsOf(indicator))) && !isSatisfaction(indicator);
}

/** Whether two people would agree on what the words say. */
export function isVerifiable(text: string): boolean {
  return verifiable.test(text);
}

/** The name without what brackets explain. */
export function nameOf(indicator: IndicatorReading): string {
  return indicator.level3
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/[%％]$/, '')
    .trim();
}

const DEFINED =
  /÷|之比|回访|入户调查|问卷|抽查|样本|以.{1,20}为准|[（(][^）)]{0,12}(?:书面|测评|评议|打分|评价)|除以|占.{1,20}(?:比|比例|比重|的百分)|分子|分母|有效问卷|有效样本|样本量|抽样|\/.*(?:数|量|额|份|场)/;
/** Columns that say how an indicator is counted; 数据来源 says but from what. */
const COUNTS = /公式|计算|口径|定义|解释/;
const ELSEWHERE = /^[（(]?(?:详见|参见|见)?附[件表]/;

function isExplained({ explanations = [] }: IndicatorReading): boolean {
  return explanations.some(
    ({ heading, text }) =>
      COUNTS.test(heading) &&
      !ELSEWHERE.test(text) &&
      (text.match(/\p{L}/gu) ?? []).length >= 4 &&
      (DEFINED.test(text) || /[÷/／占比]/.test(text)),
  );
}

/** Whether the row, or the text of the form about it, says what is divided by what. */
export function isDefined(indicator: IndicatorReading, text: string): boolean {
  if (isExplained(indicator) || DEFINED.test(indicator.level3) || DEFINED.test(indicator.target.raw)) return true;
  const name = nameOf(indicator);
  const at = name ? text.indexOf(name) : -1;
  return at >= 0 && DEFINED.test(text.slice(at, at + name.length + 80));
}

export function narrativeOf(reading: FormReading): string {
  return Object.values(reading.sections).join('\n');
}

/** What the form says it will do; grounds and need speak of others' work too. */
export function workOf(reading: FormReading): string {
  return Object.entries(reading.sections)
    .filter(([name]) => !/依据|必要|可行|制度|实际完成/.test(name))
    .map(([, text]) => text)
    .join('\n')
    .replace(/\n/g, '')
    .replace(denied, '');
}

/** Those who do the work or are trained for it: not whom it reaches. */
const workers = /培训|讲师|教师|师资|专家|志愿者|人才|骨干|辅导员|宣传员|工作人员|队伍/;
const countsOf = (row: IndicatorReading, unit: RegExp): boolean =>
  unit.test(row.target.unit ?? '') && Boolean(row.target.value) && !/[≤<]/.test(row.target.comparator ?? '');

/** Rows that count what is done, in whatever unit, or in one that was forgotten. */
export const countedOutputsOf = ({ indicators }: FormReading): IndicatorReading[] =>
  indicators.filter(
    (row) =>
      row.target.kind === 'quantitative' &&
      countsOf(row, /^(?!.*(?:%|‰|元|年|月|日|天|小时))/) &&
      !isCost(row) &&
      !isSatisfaction(row) &&
      /产出|数量|完成/.test(levelsOf(row)),
  );

/**
 * The person-times that the year is to reach, from whichever row counts them. Where the form counts only workers so, beside other outputs, they
 * are one part of what the money is for, and stand for nobody.
 */
export function personTimesOf(reading: FormReading): number | null {
  const rows = reading.indicators.filter((row) => countsOf(row, /^人次$/));
  const reached = rows.find((row) => !workers.test(nameOf(row)));
  const others = countedOutputsOf(reading).some((row) => !rows.includes(row));
  return (reached ?? (others ? undefined : rows[0]))?.target.value ?? null;
}

/** What a unit cost is of: the people reached, or else the sessions where one row counts them. */
export function costBasisOf(reading: FormReading): { count: number; per: string } | null {
  const people = personTimesOf(reading);
  if (people !== null) return { count: people, per: '人次' };
  const [sessions, ...more] = reading.indicators.filter((row) => countsOf(row, /^(?:场|场次)$/));
  return sessions && more.length === 0 ? { count: sessions.target.value!, per: '场' } : null;
}

export function districtsOf(reading: FormReading): number | null {
  return (
    reading.indicators.find((indicator) => districts.test(indicator.target.unit ?? '') && indicator.target.value)?.target.value ??
    null
  );
}

export function yearBudgetOf(reading: FormReading): number | null {
  const { currentYearYuan, adjustedYuan, initialYuan, totalYuan } = reading.budget;
  return currentYearYuan ?? adjustedYuan ?? initialYuan ?? totalYuan;
}

const CHANGE = /^(?:较|比|同比|环比)?\p{Script=Han}{0,8}(?:下降|降低|减少|压减|提高|提升|增长|增加|上升)(?=\d)/u;

/** The target with another sign, the rest as the form spells it: `=16区` and `≥` give `≥16区`. */
export function withSign(raw: string, sign: '≥' | '≤' | '='): string {
  const bare = raw
    .trim()
    // 2020年完成20场: the sign belongs to the figure.
    .replace(/^(?:.{0,24}[年月日度内间])?(?:计划|累计|共)?(?:完成|举办|开展|组织)(?=[\d０-９])/, '')
    .replace(writtenSigns, '')
    .replace(spokenBounds, '');
  // 较上年下降5%: a change is meant at least; the sign stands before its figure.
  const [change] = CHANGE.exec(bare) ?? [];
  return change === undefined ? `${sign}${bare}` : `${change}≥${bare.slice(change.length)}`;
}
