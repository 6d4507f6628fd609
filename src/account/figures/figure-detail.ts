import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { signedHead } from '#src/evidence/log/index.ts';
import { targetVersions, targetView } from '#src/plan/index.ts';
import { countedPlaces } from '#src/kernel/vocabulary.ts';
import type { MeasureDefinition } from '#src/plan/measures/measure.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import { planEach, planOnce } from '#src/platform/postgres/database.ts';
import type { FigureDetail, FigureView } from '../account.contract.ts';
import { mayReadAccount, mayReadFacts, mayState } from '../account.policy.ts';
import { asksOfIndicator, type Ledger, readIndicator, viewOfStatement } from '../account-of.ts';
import { asksOf, counts } from './evaluate.ts';
import { correctionsOf, countFacts, type FactQuery } from './fact.store.ts';
import { breakdownsFor, breakdownsOf } from './breakdown-of-figure.ts';
import { openIndicator, queryOf } from './facts-of-figure.ts';
import { eachOf } from './streets-of-figure.ts';
import { countWaiting } from '../proof.store.ts';

/** One figure opened: its account, breakdowns by every dimension that its facts have, targets, statements, corrections and what of it stands in the log. */
export async function figureDetail(
  environment: Environment,
  actor: Actor,
  input: { indicatorId: string; at?: string | undefined },
): Promise<Result<FigureDetail>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, input, async (ledger, row) => {
    const { transaction, programme } = ledger;
    await planOnce(transaction);
    const definition = row.measureCode === null ? null : (ledger.measures.get(row.measureCode)?.definition ?? null);
    const own = await queryOf(ledger, row, {}, actor);
    // The whole figure, whoever looks: a coordinator's narrower view is for single facts.
    const query = own && { ...own, districts: null };
    await ledger.evaluator.prepare([
      ...asksOfIndicator(ledger, row),
      ...(definition ? asksOf(definition, breakdownsFor(definition)) : []),
    ]);
    const indicator = await readIndicator(ledger, row);
    const corrected = own && mayReadFacts(actor) ? await correctionsOf(transaction, own, 20) : [];
    return ok({
      programme: { id: programme.id, name: programme.name, fiscalYear: programme.fiscalYear, demo: programme.demo },
      at: ledger.scope.at,
      superseded: ledger.superseded.filter((one) => one.what === 'programme' || one.indicatorId === row.id),
      indicator,
      formRow: ledger.indicators.findIndex((one) => one.id === row.id) + 1,
      definition,
      targets: (await targetVersions(transaction, row.id)).map(targetView),
      statements: ledger.statements.filter((one) => one.indicatorId === row.id).map((one) => viewOfStatement(one)),
      breakdowns: definition ? await breakdownsOf(ledger, definition) : [],
      evidence: {
        ...(await evidenceOf(ledger, query, indicator.actual)),
        placeless: await placelessOf(ledger, definition, indicator.actual),
        ownFacts: own && own.districts !== null && mayReadFacts(actor) ? await countFacts(transaction, own) : null,
      },
      corrections: corrected.map((one) => ({ ...one, recordedAt: one.recordedAt.toISOString() })),
      activities: definition ? await activitiesOf(ledger, definition) : [],
      abilities: { state: mayState(actor), facts: mayReadFacts(actor) },
    });
  });
}

/** Of a figure that counts places within districts: the facts that name none of these. */
async function placelessOf(
  { evaluator }: Ledger,
  definition: MeasureDefinition | null,
  { facts }: FigureView,
): Promise<number | null> {
  if (definition?.of !== 'facts' || typeof definition.aggregate !== 'object') return null;
  const { distinct } = definition.aggregate;
  if (!countedPlaces.some((place) => place === distinct)) return null;
  return (await evaluator.figure(eachOf(definition))).facts - facts;
}

/** Beyond so many facts that wait in the whole log it is not told apart which are of the figure. */
const waitingTold = 1_000;

async function evidenceOf(
  { transaction }: Ledger,
  query: FactQuery | null,
  { facts }: FigureView,
): Promise<Omit<FigureDetail['evidence'], 'ownFacts' | 'placeless'>> {
  if (!query) return { facts, superseded: 0, log: null };
  const head = await signedHead(transaction);
  const superseded = await countFacts(transaction, { ...query, status: 'superseded' });
  await planEach(transaction);
  return {
    facts,
    superseded,
    log: head && {
      size: head.size,
      signedAt: head.signedAt.toISOString(),
      waiting: await countWaiting(transaction, query, head, waitingTold),
    },
  };
}

async function activitiesOf({ evaluator, scope }: Ledger, definition: MeasureDefinition): Promise<FigureDetail['activities']> {
  const measure = definition.of === 'ratio' ? definition.denominator : definition;
  if (measure.of !== 'activities') return [];
  return (await evaluator.dueActivities(measure)).map((one) => ({
    id: one.id,
    name: one.name,
    subProgramme: one.subProgramme,
    district: one.district ?? '',
    dueOn: one.dueOn,
    target: one.target,
    unit: one.unit,
    done: one.done,
    metOn: one.metOn,
    finishedOn: one.finishedOn,
    met: counts(one, 'due-and-met', scope.at),
    onTime: counts(one, 'due-and-on-time', scope.at),
  }));
}
