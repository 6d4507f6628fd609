import { isCeiling } from '#src/kernel/degree.ts';
import { daysBetween } from '#src/kernel/local-time.ts';
import { yuanOf } from '#src/kernel/money.ts';
import { unitsAgree } from '#src/plan/index.ts';
import { en as kit } from '#src/ui-kit/kit.texts.ts';
import type { Disclosed, DisclosedIndicator, Publication } from './disclosure.contract.ts';

/** An element as text; an empty list of children closes itself. Attributes that are null are left out. */
function element(name: string, attributes: Record<string, string | number | null>, ...children: string[]): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const inside = children.filter((child) => child !== '');
  return inside.length === 0 ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inside.join('')}</${name}>`;
}

/** Characters that XML 1.0 forbids are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const zh = (text: string): string => element('narrative', { 'xml:lang': 'zh' }, escaped(text));
const en = (text: string): string => element('narrative', { 'xml:lang': 'en' }, escaped(text));

/** Codes of the standard's lists: OrganisationType 15 other public sector; OrganisationRole 2 accountable, 4 implementing. */
const otherPublicSector = '15';

/**
 * The results as an IATI 2.03 activity. An applicant has no registered organisation identifier, so the tenant's code stands for it; whoever
 * publishes to the registry replaces it. Baselines are left out: the declaration states none, and the standard wants a number or nothing.
 */
export function iatiActivity({ publishedAt, shown }: Publication, reporter: { code: string; name: string }): string {
  const { programme } = shown;
  const activity = element(
    'iati-activity',
    { 'xml:lang': 'zh', 'default-currency': 'CNY', 'last-updated-datetime': publishedAt },
    element('iati-identifier', {}, escaped(`${reporter.code}-${programme.id}`)),
    element('reporting-org', { ref: reporter.code, type: otherPublicSector }, zh(reporter.name)),
    element('title', {}, zh(`${programme.name}（${programme.fiscalYear}年度）`)),
    element('description', { type: '1' }, zh(descriptionZh(shown)), en(descriptionEn(shown))),
    element('participating-org', { type: otherPublicSector, role: '4' }, zh(programme.applicant)),
    // ActivityStatus 2 implementation, 4 closed.
    element('activity-status', { code: programme.state === 'closed' ? '4' : '2' }),
    element('activity-date', { type: '1', 'iso-date': programme.startsOn }),
    element('activity-date', { type: '3', 'iso-date': programme.endsOn }),
    element('recipient-country', { code: 'CN' }),
    element('sector', { vocabulary: '99', code: 'science-outreach' }, zh('基层科普服务'), en('grassroots science outreach')),
    budgetOf(shown),
    expenditureOf(shown),
    ...resultsOf(shown),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('iati-activities', { version: '2.03', 'generated-datetime': publishedAt }, activity)}\n`;
}

function descriptionZh({ asOf, selfEvaluation, programme, totalScore, grade }: Disclosed): string {
  const whence = selfEvaluation ? `数据出自已签发的第${selfEvaluation.number}号绩效自评` : '公开时绩效自评尚未签发';
  const what = selfEvaluation ? `绩效目标与实际完成情况，截至${asOf}` : '绩效目标';
  const score = totalScore === null ? '' : `自评总分 ${totalScore}${grade ? `，等级${grade}` : ''}。`;
  return `${programme.demo ? '演示数据。' : ''}${what}。${whence}。${score}`;
}

function descriptionEn({ asOf, selfEvaluation, programme, totalScore, grade }: Disclosed): string {
  const whence = selfEvaluation
    ? `From signed self-evaluation no. ${selfEvaluation.number}`
    : 'No self-evaluation was signed when this was published';
  const what = selfEvaluation ? `Performance targets and actuals as of ${asOf}` : 'Performance targets';
  const score = totalScore === null ? '' : ` Total score ${totalScore}${grade ? `, grade ${kit.grade[grade]}` : ''}.`;
  return `${programme.demo ? 'Demo data. ' : ''}${what}. ${whence}.${score}`;
}

/** A budget of the standard covers a year at most. */
function budgetOf({ budget, programme: { startsOn, endsOn } }: Disclosed): string {
  if (budget.totalFen === null || startsOn >= endsOn || daysBetween(startsOn, endsOn) > 366) return '';
  return element(
    'budget',
    { type: '1', status: '2' },
    element('period-start', { 'iso-date': startsOn }),
    element('period-end', { 'iso-date': endsOn }),
    element('value', { currency: 'CNY', 'value-date': startsOn }, String(yuanOf(budget.totalFen))),
  );
}

/** TransactionType 4: all that was spent by the day. */
function expenditureOf({ budget, asOf }: Disclosed): string {
  if (budget.executedFen === null) return '';
  return element(
    'transaction',
    {},
    element('transaction-type', { code: '4' }),
    element('transaction-date', { 'iso-date': asOf }),
    element('value', { currency: 'CNY', 'value-date': asOf }, String(yuanOf(budget.executedFen))),
    element('description', {}, zh('累计执行数'), en('Spent so far')),
  );
}

/** ResultType 1 output, 2 outcome, 9 other. */
function resultType(level1: string): string {
  if (level1.includes('产出')) return '1';
  return /效益|效果|影响|满意/.test(level1) ? '2' : '9';
}

/** A result for each first-level heading, in the order of the form. */
function resultsOf({ indicators, ...shown }: Disclosed): string[] {
  return [...Map.groupBy(indicators, (one) => one.level1)].map(([level1, all]) =>
    element(
      'result',
      { type: resultType(level1), 'aggregation-status': 'false' },
      element('title', {}, zh(level1 || '绩效指标')),
      ...all.map((one) => indicatorOf(one, shown)),
    ),
  );
}

function indicatorOf(one: DisclosedIndicator, { programme, asOf }: Pick<Disclosed, 'programme' | 'asOf'>): string {
  const { target, method } = one;
  const unit = one.actual.unit || target.unit || '';
  const inWords = target.kind === 'qualitative' || target.kind === 'date';
  const name = [one.level2, one.level3].filter((part) => part !== '').join('：');
  return element(
    'indicator',
    // IndicatorMeasure 1 unit, 2 percentage, 5 qualitative.
    { measure: inWords ? '5' : unit === '%' ? '2' : '1', ascending: isCeiling(target) ? 'false' : 'true' },
    element('title', {}, zh(inWords || unit === '' ? name : `${name}（${unit}）`)),
    method ? element('description', {}, zh(method.words.zh), en(method.words.en)) : '',
    programme.startsOn < programme.endsOn ? periodOf(one, inWords, programme, asOf) : '',
  );
}

/** A goal in words has comments only; any other a number or no element at all, never one without its value. */
function periodOf(
  { target, actual, degree }: DisclosedIndicator,
  inWords: boolean,
  { startsOn, endsOn }: Disclosed['programme'],
  asOf: string,
): string {
  const comparable = actual.value === null || unitsAgree(actual.unit, target.unit);
  const said = (text: string): string => element('comment', {}, zh(text));
  const sample = [
    actual.n === null ? '' : `样本量 ${actual.n}`,
    actual.responseRate === null ? '' : `回收率 ${Math.round(actual.responseRate * 1000) / 10}%`,
    actual.interval === null ? '' : `95% 置信区间 ${actual.interval.map((end) => Math.round(end * 10) / 10).join('–')}`,
  ];
  const reached = [`截至 ${asOf}`, actual.text ?? '', degree !== null && inWords ? `完成度 ${degree}` : '', ...sample];
  const actualSaid = said(reached.filter((part) => part !== '').join('，'));
  return element(
    'period',
    {},
    element('period-start', { 'iso-date': startsOn }),
    element('period-end', { 'iso-date': endsOn }),
    inWords
      ? element('target', {}, said(target.raw))
      : target.value !== null && comparable
        ? element('target', { value: target.value }, said(target.raw))
        : '',
    inWords
      ? actual.text === null
        ? ''
        : element('actual', {}, actualSaid)
      : actual.value === null
        ? ''
        : element('actual', { value: actual.value }, actualSaid),
  );
}
