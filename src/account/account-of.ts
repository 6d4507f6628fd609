import type { Actor } from '#src/kernel/actor.ts';
import type { PlacesBelow } from '#src/network/index.ts';
import { degreeOf, isJudged } from '#src/kernel/degree.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import {
  englishNameOf,
  comparesIn,
  heldAtOf,
  type IndicatorRow,
  type MeasureRow,
  type PointsLeft,
  programmeHeldAt,
  type ProgrammeRow,
  programmeById,
  subProgrammes,
  tenantPlaces,
} from '#src/plan/index.ts';
import type { FactsMeasure } from '#src/plan/measures/measure.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import { groupMany, planOnce, type Transaction } from '#src/platform/postgres/database.ts';
import {
  type Account,
  type FigureView,
  type IndicatorAccount,
  type IndicatorState,
  indicatorStates,
  type Statement,
} from './account.contract.ts';
import { mayAudit, mayBundle, mayPrint, mayReadAccount, mayState } from './account.policy.ts';
import { breachCounts, regionNames, type StatementRow, statementsOf } from './account.store.ts';
import { completionsOf } from './completion.store.ts';
import { attentionOf } from './attention.ts';
import { openSteps, stepTaker } from './evaluation-steps.rules.ts';
import { newestSteps } from './evaluation-steps.store.ts';
import { asksOf, Evaluator, labelled } from './figures/evaluate.ts';
import { elapsedShare, type Expectation, type Year } from './expectation/expect.rules.ts';
import { asksOfExpectation, expectationOf, type Outlook } from './expectation/expectation-of.ts';
import { PlanAhead } from './expectation/plan-ahead.ts';
import { planHeldAt, type SupersededPart } from './plan-held-at.ts';
import { type Ask, districtMonths, placeMonths, type Scope } from './figures/measure.sql.store.ts';
import { writtenAbout } from './figures/stated-figure.ts';
import { mayJudge } from './monitoring/monitoring.policy.ts';
import { lastDayOf, monitoringMonth } from './monitoring/monitoring.rules.ts';
import { judgementsAsOf, rectificationsOf } from './monitoring/monitoring.store.ts';
import { visibleRectifications } from './monitoring/rectification-view.ts';
import { stateOf } from './state.rules.ts';
import { lastChanges } from './watch/state-change.store.ts';
import { wayBackOf } from './way-back/way-back-of.ts';

/** Everything that figures of one programme on one day need. */
export interface Ledger {
  transaction: Transaction;
  /** As it stood on the day. */
  programme: ProgrammeRow;
  /** As they stood on the day, in the order of the form. */
  indicators: readonly IndicatorRow[];
  /** Points of rows that fell away, which nobody has given to other rows. */
  pointsLeft: readonly PointsLeft[];
  /** What the day shows in another version than today's. */
  superseded: readonly SupersededPart[];
  scope: Scope;
  year: Year;
  months: string[];
  evaluator: Evaluator;
  planAhead: PlanAhead;
  measures: ReadonlyMap<string, MeasureRow>;
  statements: readonly StatementRow[];
  /** Whether the unit says that the project is finished; null when it says nothing. */
  finished: boolean | null;
  districts: readonly { code: string; name: string }[];
  /** Of a unit that is a district or a street: what lies below it. */
  below: PlacesBelow | null;
  /** Words for the keys of parts: districts and sub-programmes. */
  labels: ReadonlyMap<string, string>;
}

/**
 * Opens the account of a programme for reading; `at` is today when absent, or the first day of a programme yet to begin. A day in the past
 * is shown with the plan that held then: header, targets, measures, points and statements. A recount reads every fact instead of the rollups.
 */
export async function openLedger<Value>(
  environment: Environment,
  actor: Actor,
  { programmeId, at: asked, source = 'rollup' }: { programmeId: string; at?: string | undefined; source?: Scope['source'] },
  work: (ledger: Ledger) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  if (!isUuid(programmeId)) return refuse('not-found', { what: '项目' });
  const { districts, below } = await tenantPlaces(environment, actor);
  return environment.database.transaction(actor, 'account', async (transaction) => {
    if (source === 'facts') await groupMany(transaction);
    const now = environment.clock.now();
    const today = dayOf(now);
    const current = await programmeById(transaction, programmeId);
    if (!current) return refuse('not-found', { what: '项目' });
    const heldAt = heldAtOf(current, asked, now);
    const programme = heldAt ? await programmeHeldAt(transaction, current, heldAt) : current;
    const { startsOn, endsOn } = programme;
    if (asked !== undefined && asked < startsOn) return refuse('date-outside-programme', { at: asked, from: startsOn });
    // Unasked, a year that is over is looked at from its end.
    const at = asked ?? (today < startsOn ? startsOn : today > endsOn ? endsOn : today);
    const scope: Scope = { programmeId, at, source, heldAt };
    const plan = await planHeldAt(transaction, current, programme, heldAt);
    const named = await subProgrammes(transaction, programmeId);
    // What is said of a year is said after its end: such a statement belongs to every day from the end on.
    const saidUntil = at < endsOn ? heldAt : null;
    return work({
      transaction,
      programme,
      ...plan,
      scope,
      year: { startsOn, endsOn, at },
      months: monthsBetween(startsOn, at),
      evaluator: new Evaluator(transaction, scope),
      planAhead: new PlanAhead(transaction, programme, heldAt),
      statements: await statementsOf(
        transaction,
        plan.indicators.map((row) => row.id),
        saidUntil,
      ),
      finished: (await completionsOf(transaction, programmeId, saidUntil))[0]?.finished ?? null,
      districts,
      below,
      labels: new Map([
        ...districts.map((row) => [row.code, row.name] as const),
        ...named.map((row) => [row.code, row.name] as const),
      ]),
    });
  });
}

/**
 * The account of a programme on a day: for every indicator its target, actual, degree, expectation and state, what needs attention, and
 * which districts were reached. A figure without evidence is null and its state `missing`.
 */
export async function accountOf(
  environment: Environment,
  actor: Actor,
  programmeId: string,
  at?: string,
  source: Scope['source'] = 'rollup',
): Promise<Result<Account>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId, at, source }, async (ledger) => {
    if (source === 'rollup') await planOnce(ledger.transaction);
    return ok(await readAccount(ledger, actor));
  });
}

export async function readAccount(ledger: Ledger, actor: Actor): Promise<Account> {
  const { transaction, programme, year, scope } = ledger;
  await ledger.evaluator.prepare(ledger.indicators.flatMap((row) => asksOfIndicator(ledger, row)));
  const indicators: IndicatorAccount[] = [];
  for (const row of ledger.indicators) indicators.push(await readIndicator(ledger, row));
  const coverage = await coverageOf(ledger);
  const { id, name, fiscalYear, applicant, totalFen, currentYearFen, state, demo, startsOn, endsOn } = programme;
  return {
    programme: { id, name, fiscalYear, applicant, totalFen, currentYearFen, state, demo, startsOn, endsOn },
    at: scope.at,
    superseded: [...ledger.superseded],
    elapsed: elapsedShare(year),
    counts: countStates(indicators),
    indicators,
    attention: attentionOf({
      indicators,
      activities: await ledger.evaluator.activities(),
      districts: coverage.districts,
      breaches: await breachCounts(transaction, scope),
      changes: await lastChanges(transaction, id, scope.at),
      at: scope.at,
      draft: ledger.programme.state === 'draft',
      yearOver: scope.at >= endsOn,
      ...(await monitoringMatters(ledger, actor)),
      evaluation: await evaluationMatter(ledger, actor),
      boundSince: boundSince(programme),
      countsDistricts: ledger.indicators.some((row) => countsDistricts(ledger, row)),
    }),
    coverage,
    abilities: { state: mayState(actor), print: mayPrint(actor), audit: mayAudit(actor), bundle: mayBundle(actor) },
  };
}

/** What of the monitoring needs the actor: from the end of its month until the year is over. */
async function monitoringMatters({ transaction, programme, scope, indicators }: Ledger, actor: Actor) {
  const month = monitoringMonth(programme);
  const asOf = lastDayOf(month, programme);
  const due = mayJudge(actor) && scope.at > asOf && scope.at < programme.endsOn;
  const ids = due ? indicators.map((row) => row.id) : [];
  const judged = due ? await judgementsAsOf(transaction, ids, asOf) : [];
  const open = (await rectificationsOf(transaction, programme.id)).filter((row) => row.state !== 'closed');
  return {
    monitoring: due ? { month, unjudged: ids.length - new Set(judged.map((one) => one.indicatorId)).size } : null,
    rectifications: visibleRectifications(actor, open, scope.at),
  };
}

/** The newest self-evaluation, while its review or signature is the actor's: there is never another one under way. */
async function evaluationMatter({ transaction, programme }: Ledger, actor: Actor) {
  const newest = await newestSteps(transaction, programme.id);
  const open = newest ? openSteps(newest.steps, stepTaker(actor)) : [];
  const next = (['reviewed', 'signed'] as const).find((step) => open.includes(step));
  return newest && next ? { number: newest.number, at: newest.at, next } : null;
}

function boundSince({ approvedAt, startsOn }: Pick<Ledger['programme'], 'approvedAt' | 'startsOn'>): string | null {
  if (approvedAt === null) return null;
  const approvedOn = dayOf(approvedAt);
  return approvedOn > startsOn ? approvedOn : startsOn;
}

function countsDistricts({ measures }: Ledger, { measureCode }: IndicatorRow): boolean {
  const definition = measureCode === null ? undefined : measures.get(measureCode)?.definition;
  if (!definition) return false;
  return asksOf(definition, []).some(
    ({ measure: { aggregate } }) => typeof aggregate === 'object' && aggregate.distinct === 'district',
  );
}

const unknownFigure: FigureView = {
  value: null,
  unit: '',
  numerator: null,
  denominator: null,
  n: null,
  responseRate: null,
  interval: null,
  facts: 0,
};

/** What an indicator's account reads of the facts. */
export function asksOfIndicator({ measures }: Ledger, { measureCode }: IndicatorRow): Ask[] {
  const definition = measureCode === null ? undefined : measures.get(measureCode)?.definition;
  if (!definition) return [];
  const splitBy = definition.of === 'activities' ? undefined : definition.splitBy;
  return [...asksOf(definition, ['all', 'trend', ...(splitBy ? [splitBy] : [])]), ...asksOfExpectation(definition)];
}

/** One indicator's account; see `accountOf`. */
export async function readIndicator(ledger: Ledger, row: IndicatorRow): Promise<IndicatorAccount> {
  const { evaluator, year, months } = ledger;
  const measure = row.measureCode === null ? undefined : ledger.measures.get(row.measureCode);
  const definition = measure?.definition;
  const actual = definition ? await evaluator.figure(definition) : { ...unknownFigure, unit: row.target.unit ?? '' };
  const trend = definition ? await evaluator.trend(definition, months) : months.map((month) => ({ month, value: null }));
  const splitBy = definition?.of === 'activities' ? undefined : definition?.splitBy;
  const parts = definition && splitBy ? await evaluator.parts(definition, splitBy) : [];
  const expected = definition
    ? await expectationOf(definition, actual, outlookOf(ledger, trend))
    : { value: null, low: null, high: null, how: { code: 'no-evidence', params: {} } };
  const statement = (kind: StatementRow['kind']): StatementRow | undefined =>
    ledger.statements.find((one) => one.indicatorId === row.id && one.kind === kind);
  const judgement = statement('judgement');
  const comparable = definition && comparesIn(definition, row.target.unit) ? actual.value : null;
  const { target } = row;
  const yearOver = year.at >= year.endsOn;
  const state = stateOf({
    target,
    value: comparable,
    expected,
    cumulative: definition?.of === 'facts',
    yearOver,
    elapsed: elapsedShare(year),
    judged: judgement?.degree ?? null,
  });
  const offCourse = definition && comparable !== null && !yearOver && (state === 'at-risk' || state === 'behind');
  return {
    id: row.id,
    position: row.position,
    level1: row.level1,
    level2: row.level2,
    level3: row.level3,
    weight: row.weight,
    target: {
      raw: target.raw,
      comparator: target.comparator,
      value: target.value,
      value2: target.value2,
      unit: target.unit,
      kind: target.kind,
      version: target.version,
    },
    measure: measure ? viewOfMeasure(measure) : null,
    actual,
    splitBy: splitBy ?? null,
    parts: parts.map((part) => labelled(part, ledger.labels)),
    degree: isJudged(target.kind) ? (judgement?.degree ?? null) : comparable === null ? null : degreeOf(target, comparable),
    expected,
    state,
    wayBack: offCourse
      ? await wayBackOf(
          definition,
          { target, actual, expected },
          { ...outlookOf(ledger, trend), districtNames: ledger.districts },
        )
      : [],
    trend,
    reason: viewOfStatement(statement('reason'), actual),
    judgement: viewOfStatement(judgement, actual),
  };
}

function viewOfMeasure(measure: MeasureRow): IndicatorAccount['measure'] {
  const { code, version, name, changedAt, reason } = measure;
  return { code, version, name, nameEn: englishNameOf(measure), changedAt: changedAt.toISOString(), reason };
}

function outlookOf(ledger: Ledger, trend: Outlook['trend']): Outlook {
  const { transaction, programme, planAhead, evaluator, year, districts } = ledger;
  return { transaction, programme, planAhead, evaluator, year, trend, districts: districts.length };
}

/** Sum of the expenses in 分, without which no execution rate can be said. */
export const spending: FactsMeasure = { of: 'facts', kind: 'expense', aggregate: 'sum', unit: '分' };

/** The money spent so far and at the year's end, in 分. */
export async function expectedSpending(ledger: Ledger): Promise<{ figure: FigureView; expected: Expectation }> {
  const figure = await ledger.evaluator.figure(spending);
  const trend = await ledger.evaluator.trend(spending, ledger.months);
  return { figure, expected: await expectationOf(spending, figure, outlookOf(ledger, trend)) };
}

export function viewOfStatement(row: StatementRow): Statement;
export function viewOfStatement(row: StatementRow | undefined, actual: FigureView): Statement | null;
export function viewOfStatement(row: StatementRow | undefined, actual?: FigureView): Statement | null {
  if (!row) return null;
  const { id, kind, text, degree, statedAt, statedBy } = row;
  const about = actual ? writtenAbout(row, actual) : null;
  return {
    id,
    kind,
    text,
    degree,
    statedAt: statedAt.toISOString(),
    statedBy,
    ...(about === null ? {} : { writtenAbout: about }),
  };
}

async function coverageOf({ transaction, scope, districts, below, months, programme }: Ledger): Promise<Account['coverage']> {
  const held = await districtMonths(transaction, { ...scope, source: 'rollup' }, 'session-held');
  const cells = held.map(({ quantity, ...cell }) => ({ ...cell, sessions: quantity }));
  const elsewhere = [...new Set(cells.map((cell) => cell.district))].filter(
    (code) => !districts.some((row) => row.code === code),
  );
  const names = await regionNames(transaction, elsewhere);
  const sessionsIn = (code: string): number => cells.reduce((sum, cell) => sum + (cell.district === code ? cell.sessions : 0), 0);
  const all = [...districts, ...elsewhere.map((code) => ({ code, name: names.get(code) ?? code }))];
  const last = months.at(-1)!;
  return {
    districts: all.map((row) => ({ ...row, sessions: sessionsIn(row.code) })),
    months: last > programme.endsOn ? months : monthsBetween(programme.startsOn, programme.endsOn),
    cells,
    below: below && (await coverageBelow(transaction, scope, below)),
  };
}

async function coverageBelow(transaction: Transaction, scope: Scope, below: PlacesBelow): Promise<Account['coverage']['below']> {
  const cells = await placeMonths(transaction, { ...scope, source: 'rollup' }, 'session-held', below.level);
  const own = new Set(below.places.map(({ code }) => code));
  const strange = [...new Set(cells.map(({ place }) => place))].filter((code) => !own.has(code));
  const names = await regionNames(transaction, strange);
  return { ...below, outside: strange.map((code) => ({ code, name: names.get(code) ?? code })), cells };
}

function countStates(indicators: readonly IndicatorAccount[]): Account['counts'] {
  return Object.fromEntries(
    indicatorStates.map((state) => [state, indicators.filter((one) => one.state === state).length]),
  ) as Record<IndicatorState, number>;
}

/** Every month from one day to another, at most five years of them. */
function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (let name = from.slice(0, 7); name <= until.slice(0, 7) && months.length < 60; ) {
    months.push(name);
    if (++month === 13) [year, month] = [year + 1, 1];
    name = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
