import { judgedState, keepsBound } from '#src/kernel/degree.ts';
import { html } from 'hono/html';
import { englishLevel, englishUnit } from '#src/kernel/english-names.ts';
import { chineseDate, dayOf } from '#src/kernel/local-time.ts';
import { needsYuan, shortYuanText, wanYuanText, yuanText } from '#src/kernel/money.ts';
import type { Language } from '#src/kernel/refusal.ts';
import { fillIn } from '#src/ui-kit/public/fill-in.ts';
import { type Html, publicPage, type Reading } from '#src/ui-kit/public/page.ts';
import type { Disclosed, DisclosedIndicator, Publication, PublishedProgramme } from '../disclosure.contract.ts';
import * as kit from '#src/ui-kit/kit.texts.ts';
import * as states from '#src/ui-kit/state.texts.ts';
import * as texts from './results.texts.ts';

export interface ResultsVisit extends Reading {
  tenant: string;
  tenantName: string;
  path: string;
}

const dayText = (day: string, language: Language): string => (language === 'zh' ? chineseDate(day) : day);

/** The programmes whose results are public. */
export function resultsListPage(visit: ResultsVisit, items: readonly PublishedProgramme[], demo: boolean): Html {
  const t = texts[visit.language];
  return publicPage({
    ...visit,
    title: t.title,
    demo,
    body: html`<h1>${t.title}</h1>
<p class="quiet">${t.lead}</p>
${items.length === 0 ? html`<p>${t.none}</p>` : ''}
<ul class="sessions">${items.map(
      (one) => html`<li><a href="/${visit.tenant}/results/${one.id}"><strong>${one.name}</strong>
<span class="quiet">${fillIn(t.year, { year: one.fiscalYear })} · ${one.applicant}<br>${versionText(visit.language, one)}</span></a></li>`,
    )}</ul>`,
  });
}

/** What day the figures are of and whose they are; of targets alone, that they are no more. */
function versionText(
  language: Language,
  { asOf, selfEvaluation, publishedAt }: Pick<PublishedProgramme, 'asOf' | 'selfEvaluation' | 'publishedAt'>,
): string {
  const t = texts[language];
  // What was so on that day need not be so any more: a publication is not changed when something is signed.
  if (!selfEvaluation) return fillIn(t.targetsOnly, { day: dayText(dayOf(new Date(publishedAt)), language) });
  return `${fillIn(t.asOf, { day: dayText(asOf, language) })} · ${fillIn(t.version, { number: selfEvaluation.number })}`;
}

/** One programme: money, every indicator with how its figure comes about, and the same table as data. */
export function resultsPage(visit: ResultsVisit, { number, publishedAt, hash, shown }: Publication): Html {
  const t = texts[visit.language];
  const { programme } = shown;
  const address = `/${visit.tenant}/results/${programme.id}`;
  const day = (text: string) => dayText(text, visit.language);
  return publicPage({
    ...visit,
    title: programme.name,
    demo: programme.demo,
    head: html`<link rel="alternate" type="application/json" href="${address}.json">
<link rel="alternate" type="text/csv" href="${address}.csv">`,
    body: html`<h1>${programme.name}</h1>
<p class="quiet">${fillIn(t.year, { year: programme.fiscalYear })} · ${versionText(visit.language, { ...shown, publishedAt })}</p>
${summary(visit.language, shown, day(dayOf(new Date(publishedAt))))}
<h2 id="table">${t.table}</h2>
${indicatorTable(visit.language, shown)}
${shown.indicators.some((one) => one.actual.interval !== null) ? html`<p class="quiet">${t.exactly}</p>` : ''}
<h2>${t.data}</h2>
<p>${t.dataLead}</p>
<ul class="data">${(['csv', 'json', 'xml'] as const).map((format) => html`<li><a href="${address}.${format}">${t[format]}</a></li>`)}</ul>
<p class="quiet">${fillIn(t.published, { number, day: day(dayOf(new Date(publishedAt))) })}<br>${t.hash} <code>${hash}</code></p>
<p><a href="/${visit.tenant}/results">${t.all}</a></p>`,
  });
}

function summary(
  language: Language,
  { programme, budget, selfEvaluation, totalScore, grade }: Disclosed,
  publishedOn: string,
): Html {
  const t = texts[language];
  const day = (text: string) => dayText(text, language);
  const money = (fen: number | null): string => {
    if (fen === null) return t.noData;
    if (language === 'zh' && needsYuan(fen)) return `${shortYuanText(fen)} ${t.yuan}`;
    return fillIn(t.yuanWan, { amount: language === 'zh' ? wanYuanText(fen, 2) : yuanText(fen) });
  };
  const row = (name: string, value: string, exactFen: number | null = null) =>
    html`<div><dt>${name}</dt><dd${exactFen === null ? '' : html` title="${yuanText(exactFen)} ${t.yuan}"`}>${value}</dd></div>`;
  return html`<dl class="facts">
${row(t.applicant, programme.applicant)}
${row(t.period, `${day(programme.startsOn)} – ${day(programme.endsOn)}`)}
${row(t.budget, money(budget.totalFen), budget.totalFen)}
${selfEvaluation ? row(t.executed, money(budget.executedFen), budget.executedFen) : ''}
${budget.rate === null ? '' : row(t.rate, shareText(budget.rate))}
${row(t.evaluation, selfEvaluation ? fillIn(t.signed, { number: selfEvaluation.number, day: day(selfEvaluation.signedOn) }) : fillIn(t.unsigned, { day: publishedOn }))}
${totalScore === null ? '' : row(t.total, numberText(totalScore))}
${grade ? row(t.grade, kit[language].grade[grade]) : ''}
</dl>`;
}

function indicatorTable(language: Language, shown: Disclosed): Html {
  const { indicators, selfEvaluation } = shown;
  const t = texts[language];
  const scored = indicators.some((one) => one.score !== null);
  // A publication of before may have figures that nobody signed: they stay as they were published.
  const reached = selfEvaluation !== null || indicators.some((one) => one.actual.value !== null || one.actual.text !== null);
  const heads = [
    ...[t.column.indicator, t.column.target],
    ...(reached ? [t.column.actual, t.column.degree] : []),
    ...(scored ? [t.column.score] : []),
  ];
  return html`<table class="results" role="table" aria-labelledby="table">
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${indicators.map((one) => indicatorRow(language, one, { reached, scored }))}</tbody>
${scored ? scoreFoot(language, shown) : ''}
</table>`;
}

function indicatorRow(
  language: Language,
  one: DisclosedIndicator,
  { reached, scored }: { reached: boolean; scored: boolean },
): Html {
  const t = texts[language];
  return html`<tr role="row">
<th scope="row" role="rowheader"><span class="quiet">${levelsText(language, one)}</span><br>${one.level3}
<small>${[...methodParts(language, one), ...sampleParts(language, one)].map((part) => html`<span>${part}</span>`)}</small></th>
<td role="cell" data-name="${t.column.target}">${targetText(language, one)}</td>
${reached ? html`<td role="cell" data-name="${t.column.actual}">${actualText(language, one)}</td>` : ''}
${reached ? html`<td role="cell" data-name="${t.column.degree}">${one.degree === null ? '—' : keepsBound(one.target, one.degree) ? t.withinBound : shareText(one.degree)}</td>` : ''}
${scored ? html`<td role="cell" data-name="${t.column.score}">${pointsText(language, one)}</td>` : ''}
</tr>`;
}

function pointsText(language: Language, { score, weight }: { score: number | null; weight: number | null }): string {
  if (score === null) return '—';
  if (weight === null) return numberText(score);
  return fillIn(texts[language].points, { score: numberText(score), weight: numberText(weight) });
}

/** The points of the budget's execution and the sum of them all; publications from before they were shown have none of it. */
function scoreFoot(language: Language, { budget, indicators, totalScore, grade }: Disclosed): Html | '' {
  const t = texts[language];
  const { rate, weight, score } = budget;
  if (weight == null || score === undefined) return '';
  const points = indicators.reduce((sum, one) => sum + (one.weight ?? 0), weight);
  const named = grade ? html`<br><span class="quiet">${t.grade} ${kit[language].grade[grade]}</span>` : '';
  return html`<tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">${t.execution}</th>
<td role="cell" data-name="${t.column.target}">—</td>
<td role="cell" data-name="${t.column.actual}">${rate === null ? t.noData : shareText(rate)}</td>
<td role="cell" data-name="${t.column.degree}">—</td>
<td role="cell" data-name="${t.column.score}">${pointsText(language, { score, weight })}</td></tr>
<tr role="row"><th scope="row" role="rowheader" colspan="4">${t.total}</th>
<td role="cell" data-name="${t.column.score}"><strong>${pointsText(language, { score: totalScore, weight: Math.round(points * 100) / 100 })}</strong>${named}</td></tr></tfoot>`;
}

function methodParts(language: Language, { method }: DisclosedIndicator): string[] {
  const t = texts[language];
  if (!method) return [t.noMethod];
  // The interval and the sample are told with their figures, and what the interval is below the table.
  const [words = ''] = method.words[language].split(' · ');
  return [fillIn(t.method, { name: method.name[language], words: words.charAt(0).toUpperCase() + words.slice(1) })];
}

/** What stands behind the figure: how people were counted, which are estimated among them; or the sample. */
function sampleParts(language: Language, { actual }: DisclosedIndicator): string[] {
  const t = texts[language];
  const { n, responseRate, interval, unit, methods = [] } = actual;
  const parts = [
    ...methods.map(({ method, value }) => `${kit[language].method[method]} ${numberText(value)}`),
    n === null ? '' : fillIn(t.sample, { n: numberText(n) }),
    responseRate === null ? '' : fillIn(t.response, { rate: shareText(responseRate) }),
    interval === null ? '' : fillIn(t.interval, { low: numberText(interval[0], 1), high: numberText(interval[1], 1), unit }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

function levelsText(language: Language, { level1, level2 }: DisclosedIndicator): string {
  return [level1, level2].flatMap((name) => (name ? [language === 'en' ? englishLevel(name) : name] : [])).join(' · ');
}

/** The form's own spelling; in English the number with its unit. Goals in words stay as they are. */
function targetText(language: Language, { target: { raw, comparator, value, value2, unit } }: DisclosedIndicator): string {
  if (language === 'zh' || value === null || value2 !== null) return raw;
  return `${comparator ?? ''} ${withUnit(value, unit ?? '')}`.trim();
}

function withUnit(value: number, unit: string, decimals = 2): string {
  return `${numberText(value, decimals)}${unit === '%' ? '' : ' '}${englishUnit(unit, value)}`.trimEnd();
}

/** The words of the form; in English the same as numbers: the judgement of a goal in words, the figure and what it is the ratio of. */
function actualText(language: Language, { target, degree, actual }: DisclosedIndicator): string {
  const { text, value, unit, numerator = null, denominator = null } = actual;
  const t = texts[language];
  if (language === 'zh') return text ?? t.noData;
  const band =
    (target.kind === 'qualitative' || target.kind === 'date') && degree !== null
      ? states.en.judgedState[judgedState(degree)]
      : null;
  const shown = value === null ? null : withUnit(value, unit, unit === '%' || unit === '‰' ? 1 : 2);
  const ratio =
    shown === null || numerator === null || denominator === null ? '' : ` (${numberText(numerator)}/${numberText(denominator)})`;
  const said = [band, shown && `${shown}${ratio}`].filter((part) => part !== null);
  return said.length === 0 ? (text ?? t.noData) : said.join(', ');
}

/** With thousands commas. */
function numberText(value: number, decimals = 2): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** `0.834` as `83.4%`; what falls short is never rounded up to a full hundred. */
function shareText(share: number): string {
  const tenths = Math.round(share * 1000) / 10;
  return `${share < 1 && tenths >= 100 ? 99.9 : tenths}%`;
}
