import type { Actor } from '#src/kernel/actor.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { budgetOfYear } from '#src/kernel/money.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type IndicatorRow, type ProgrammeRow, comparesIn, type MeasureRow } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { IndicatorAccount } from '../account.contract.ts';
import { mayPrint } from '../account.policy.ts';
import { isYearOver } from '../expectation/expect.rules.ts';
import { asksOfIndicator, expectedSpending, type Ledger, openLedger, readIndicator } from '../account-of.ts';
import type { MonitoredIndicator, Monitoring, SaidJudgement } from './monitoring.contract.ts';
import { mayAsk, mayJudge, mayReadMonitoring } from './monitoring.policy.ts';
import { lastDayOf, monitoringMonth, proposedPossibility, roundedExpectation, runsOf } from './monitoring.rules.ts';
import { type JudgementRow, judgementsAsOf, rectificationsOf } from './monitoring.store.ts';
import { visibleRectifications } from './rectification-view.ts';

interface Asked {
  id: string;
  /** `YYYY-MM`; the last month that is over if absent. */
  month?: string | undefined;
}

/** A programme's ledger as it stood on the last day of a month. Refuses a month outside the programme and one that is not over. */
export async function openMonth<Value>(
  environment: Environment,
  actor: Actor,
  { id, month: asked }: Asked,
  work: (ledger: Ledger, month: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const today = dayOf(environment.clock.now());
  const chosen = await openLedger(environment, actor, { programmeId: id }, async ({ programme }) =>
    ok({ month: asked ?? monthToLookAt(programme, today), programme }),
  );
  if (!chosen.ok) return chosen;
  const { month, programme } = chosen.value;
  const { startsOn, endsOn } = programme;
  if (month < startsOn.slice(0, 7) || month > endsOn.slice(0, 7))
    return refuse('monitoring-month-outside', { month, from: startsOn.slice(0, 7), until: endsOn.slice(0, 7) });
  const asOf = lastDayOf(month, programme);
  if (asOf > today) return refuse('monitoring-month-not-over', { month, day: asOf });
  return openLedger(environment, actor, { programmeId: id, at: asOf }, (ledger) => work(ledger, month));
}

/** The course of every indicator up to the end of a month, with what was judged of it and what was asked to be put right. */
export async function monitoringOf(environment: Environment, actor: Actor, asked: Asked): Promise<Result<Monitoring>> {
  if (!mayReadMonitoring(actor)) return refuse('not-allowed');
  const today = dayOf(environment.clock.now());
  return openMonth(environment, actor, asked, async (ledger, month) => {
    const { transaction, programme, scope, districts } = ledger;
    const rows = ledger.indicators;
    await ledger.evaluator.prepare(rows.flatMap((row) => asksOfIndicator(ledger, row)));
    const ids = rows.map((row) => row.id);
    const judged = Map.groupBy(await judgementsAsOf(transaction, ids, scope.at), (row) => row.indicatorId);
    const asking = visibleRectifications(actor, await rectificationsOf(transaction, programme.id), today);
    const indicators: MonitoredIndicator[] = [];
    for (const row of rows) {
      const one = await readIndicator(ledger, row);
      const rectifications = asking.filter(({ indicatorId, asOf }) => indicatorId === row.id && asOf === scope.at);
      indicators.push({
        ...monitored(row, one, ledger.measures.get(row.measureCode ?? '')),
        judgement: judgementView(judged.get(row.id) ?? [], one),
        rectifications,
      });
    }
    const { id, name, fiscalYear, applicant, demo } = programme;
    return ok({
      programme: { id, name, fiscalYear, applicant, demo },
      month,
      asOf: scope.at,
      months: monthsOver(programme, today),
      money: await moneyOf(ledger),
      indicators,
      districts: [...districts],
      abilities: { judge: mayJudge(actor), ask: mayAsk(actor), print: mayPrint(actor) },
    });
  });
}

/** The last month that is over; while none is, the one that offices look at by custom, which says when it will be. */
const monthToLookAt = (programme: ProgrammeRow, today: string): string =>
  monthsOver(programme, today).at(-1) ?? monitoringMonth(programme);

/** Months of the programme whose last day has come. */
function monthsOver(programme: ProgrammeRow, today: string): string[] {
  const months: string[] = [];
  let [year, month] = programme.startsOn.split('-').map(Number) as [number, number];
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > programme.endsOn.slice(0, 7) || lastDayOf(name, programme) > today) return months;
    months.push(name);
    if (++month === 13) [year, month] = [year + 1, 1];
  }
}

async function moneyOf(ledger: Ledger): Promise<Monitoring['money']> {
  const { figure, expected } = await expectedSpending(ledger);
  const budgetFen = budgetOfYear(ledger.programme);
  const rate = figure.value === null || budgetFen === 0 ? null : figure.value / budgetFen;
  const yearOver = isYearOver(expected);
  return {
    budgetFen,
    executedFen: figure.value,
    rate,
    expectedFen: expected.value === null || yearOver ? expected.value : roundedExpectation(expected.value),
    yearOver,
  };
}

function monitored(
  row: IndicatorRow,
  one: IndicatorAccount,
  measure: MeasureRow | undefined,
): Omit<MonitoredIndicator, 'judgement' | 'rectifications'> {
  const comparable = measure !== undefined && comparesIn(measure.definition, row.target.unit);
  return {
    id: row.id,
    level1: row.level1,
    level2: row.level2,
    level3: row.level3,
    target: row.target.raw,
    actual: one.actual,
    expected: one.expected,
    state: one.state,
    // Whatever is expected proposes, be it the plan's word alone; where nothing is on record and nothing planned, nothing is expected.
    proposal: comparable ? proposedPossibility({ target: row.target, expected: one.expected }) : null,
  };
}

/** What stands of the judgements of one indicator and month, newest first. */
export function judgementView(rows: readonly JudgementRow[], one: Pick<IndicatorAccount, 'actual' | 'expected'>) {
  const [newest] = rows;
  if (!newest) return null;
  const [standing, ...former] = runsOf(rows).map(saidView);
  const outdated = differs(newest.seenActual, one.actual.value) || differs(asShown(newest.seenExpected, one), one.expected.value);
  return { ...standing!, outdated, former };
}

/** One run of judgements that say the same. */
function saidView(run: readonly JudgementRow[]): SaidJudgement {
  const [newest, first] = [run[0]!, run.at(-1)!];
  const { causes, causeText, possibility, remark, rectify, judgedAt, judgedBy } = first;
  const seenAgain = newest === first ? null : { at: newest.judgedAt.toISOString(), by: newest.judgedBy };
  return { causes, causeText, possibility, remark, rectify, judgedAt: judgedAt.toISOString(), judgedBy, seenAgain };
}

/** What was expected then, in wholes where it is shown in wholes now. */
function asShown(seen: number | null, { expected }: Pick<IndicatorAccount, 'expected'>): number | null {
  return seen !== null && expected.value !== null && Number.isInteger(expected.value) ? Math.round(seen) : seen;
}

/** Figures travel through the database as decimals: a ten-millionth is no change. */
function differs(seen: number | null, now: number | null): boolean {
  if (seen === null || now === null) return seen !== now;
  return Math.abs(seen - now) > 1e-7 * Math.max(1, Math.abs(now));
}
