import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import { type Language, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { factWorkbook, hashOf, hasWords, isWithoutWords, seenOfChain } from '#src/evidence/index.ts';
import { proofsOfFacts, proofView } from '#src/evidence/log/index.ts';
import { type IndicatorRow, indicatorsOf } from '#src/plan/index.ts';
import {
  type ActivitiesMeasure,
  type Dimension,
  dimensions,
  type MeasureDefinition,
  type PlainMeasure,
} from '#src/plan/measures/measure.contract.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { FactDetail, FactFilter, FactRow, PartFilter } from '../account.contract.ts';
import { mayReadFacts, mayRedact } from '../account.policy.ts';
import { regionNames } from '../account.store.ts';
import { type Ledger, openLedger } from '../account-of.ts';
import { absenceNamed, placeDimensions } from './absence.rules.ts';
import type { ActivityProgress, Narrowing } from './measure.sql.store.ts';
import { chainOf, countFacts, attachmentsOfRecord, factById, factPage, type FactQuery, type StoredFact } from './fact.store.ts';

type Filter = Partial<Omit<FactFilter, 'indicatorId'>> & { indicatorId: string };
const exportLimit = 100_000;

/** Opens the programme's account at one of its indicators, as it stood on the day. Refuses a day on which it was not there yet. */
export async function openIndicator<Value>(
  environment: Environment,
  actor: Actor,
  { indicatorId, at }: { indicatorId: string; at?: string | undefined },
  work: (ledger: Ledger, indicator: IndicatorRow) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const [found] = await environment.database.transaction(actor, 'account', (transaction) =>
    indicatorsOf(transaction, { indicatorId }),
  );
  if (!found) return refuse('not-found', { what: '指标' });
  return openLedger(environment, actor, { programmeId: found.programmeId, at }, async (ledger) => {
    const held = ledger.indicators.find((one) => one.id === indicatorId);
    return held ? work(ledger, held) : refuse('indicator-later', { indicator: found.level3, at: ledger.scope.at });
  });
}

/** The facts behind a figure, one page. A coordinator sees those of the own districts. Without a measure there are none. */
export async function listFacts(
  environment: Environment,
  actor: Actor,
  { page = 1, pageSize = 50, ...filter }: Filter & { page?: number; pageSize?: number },
): Promise<Result<{ items: FactRow[]; total: number }>> {
  if (!mayReadFacts(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, filter, async (ledger, indicator) => {
    const query = await queryOf(ledger, indicator, filter, actor);
    if (!query) return ok({ items: [], total: 0 });
    const total = await countFacts(ledger.transaction, query);
    const facts = await factPage(ledger.transaction, query, {
      sort: filter.sort ?? 'newest',
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    return ok({ items: await rowsOf(ledger, facts), total });
  });
}

/** The same as a workbook. Refuses more facts than a workbook should hold. */
export async function exportFacts(
  environment: Environment,
  actor: Actor,
  filter: Filter,
  language: Language,
): Promise<Result<Uint8Array>> {
  if (!mayReadFacts(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, filter, async (ledger, indicator) => {
    const query = await queryOf(ledger, indicator, filter, actor);
    const count = query ? await countFacts(ledger.transaction, query) : 0;
    if (count > exportLimit) return refuse('fact-too-many', { count, limit: exportLimit });
    const facts = query
      ? await factPage(ledger.transaction, query, { sort: filter.sort ?? 'newest', limit: exportLimit, offset: 0 })
      : [];
    const listed = facts.map((fact) => ({ ...fact, ...listedOf(fact) }));
    return ok(await factWorkbook(indicator.level3, listed, ledger.labels, language));
  });
}

/** Which part of a measure a list of facts shows: the whole of what the figure is made of, or a ratio's numerator. */
export async function queryOf(
  ledger: Ledger,
  indicator: IndicatorRow,
  filter: Partial<FactFilter>,
  actor: Actor,
): Promise<FactQuery | null> {
  const definition = indicator.measureCode === null ? undefined : ledger.measures.get(indicator.measureCode)?.definition;
  if (!definition) return null;
  const measure: PlainMeasure = definition.of === 'ratio' ? definition[filter.side ?? 'denominator'] : definition;
  const activities = measure.of === 'activities' ? await activitiesOf(ledger, measure, filter) : [];
  return {
    scope: ledger.scope,
    measure,
    activityIds: activities.map(({ id }) => id),
    activityKinds: [...new Set([...activities.map(({ factKind }) => factKind), 'activity-finished'])],
    narrowing: measure.of === 'activities' ? narrowingOfActivities(definition, filter) : narrowingOf(definition, filter),
    record:
      filter.recordKind === undefined || filter.recordId === undefined
        ? undefined
        : { kind: filter.recordKind, id: filter.recordId },
    status: filter.status ?? 'standing',
    districts: actor.districts === 'all' ? null : actor.districts,
  };
}

/** Of activities without a district of their own the facts may say one: they are known by the activity. */
async function activitiesOf(
  { evaluator }: Ledger,
  measure: ActivitiesMeasure,
  { district }: Partial<FactFilter>,
): Promise<ActivityProgress[]> {
  const due = await evaluator.dueActivities(measure);
  return due.filter((one) => absenceNamed(district) === null || one.district === null);
}

/** An absent district is one of the activities themselves, not of their facts. */
function narrowingOfActivities(definition: MeasureDefinition, filter: PartFilter): Narrowing {
  const { district, ...others } = filter;
  return narrowingOf(definition, absenceNamed(district) === null ? filter : others);
}

export function narrowingOf(definition: MeasureDefinition, filter: PartFilter): Narrowing {
  const narrowing: Narrowing = { month: filter.month, street: filter.street };
  for (const dimension of dimensions) {
    const value = filter[dimension];
    if (value === undefined) continue;
    const absent = absenceNamed(value);
    narrowing[dimension] = absent === null ? value : '';
    if (absent !== null && tellsOnlineApart(definition, dimension)) narrowing.online = absent === 'online';
  }
  return narrowing;
}

/** Whether what has no value of the dimension stands in two parts, for what was online has no place. */
export function tellsOnlineApart(definition: MeasureDefinition, dimension: Dimension | 'month'): boolean {
  const adds = definition.of === 'facts' && typeof definition.aggregate === 'string';
  return adds && definition.kind === 'attendance' && placeDimensions.includes(dimension);
}

function listedOf({ hash, supersedesReason, attachments, ...fact }: StoredFact) {
  return {
    hash: hash.toString('hex'),
    reason: supersedesReason,
    attachments: attachments.map((one) => one.fileName),
    status: statusOf(fact),
  };
}

function statusOf({ supersededBy, supersedes }: Pick<StoredFact, 'supersededBy' | 'supersedes'>): FactRow['status'] {
  return supersededBy !== null ? 'superseded' : supersedes !== null ? 'correction' : 'standing';
}

async function rowsOf(ledger: Ledger, facts: readonly StoredFact[]): Promise<FactRow[]> {
  const names = await regionNames(ledger.transaction, [...new Set(facts.map((fact) => fact.district))]);
  return facts.map((fact) => viewOfFact(fact, names));
}

function viewOfFact(fact: StoredFact, names: ReadonlyMap<string, string>): FactRow {
  const {
    id,
    kind,
    occurredOn,
    subProgramme,
    activity,
    district,
    venueKind,
    audience,
    method,
    outcome,
    quantity,
    unit,
    context,
    attachments,
  } = fact;
  return {
    id,
    kind,
    occurredAt: fact.occurredAt.toISOString(),
    occurredOn,
    subProgramme,
    activity,
    district,
    districtName: names.get(district) ?? '',
    venueKind,
    audience,
    method,
    outcome,
    quantity,
    unit,
    record: { kind: fact.recordKind, id: fact.recordId },
    context,
    hash: fact.hash.toString('hex'),
    attachments,
    status: statusOf(fact),
  };
}

/** One fact with all its fields, its corrections and attachments; `hashMatches` is recomputed on the spot. */
export async function factDetail(environment: Environment, actor: Actor, factId: string): Promise<Result<FactDetail>> {
  if (!mayReadFacts(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'account', async (transaction) => {
    const stored = await factById(transaction, factId);
    if (!stored || (actor.districts !== 'all' && !actor.districts.includes(stored.district)))
      return refuse('not-found', { what: '事实' });
    const { hash, supersededBy, attachments, ...fact } = stored;
    const names = await regionNames(transaction, [fact.district, fact.region]);
    return ok({
      ...viewOfFact(stored, names),
      programmeId: fact.programmeId,
      region: fact.region,
      regionName: names.get(fact.region) ?? '',
      recordedAt: fact.recordedAt.toISOString(),
      recordedBy: fact.recordedBy,
      supersedes: fact.supersedes,
      supersedesReason: fact.supersedesReason,
      supersededBy,
      chain: seenOfChain(await chainOf(transaction, factId), (district) => seesDistrict(actor, district)).map(
        ({ district: _, ...link }) => ({ ...link, recordedAt: link.recordedAt.toISOString() }),
      ),
      proof: proofView((await proofsOfFacts(transaction, [factId])).get(factId) ?? null),
      recordAttachments: await attachmentsOfRecord(transaction, stored, actor.districts),
      wordless: isWithoutWords(fact),
      abilities: { redact: mayRedact(actor) && hasWords(fact) },
      hashMatches: hashOf(
        actor.tenant,
        fact,
        attachments.map((one) => one.sha256),
      ).equals(hash),
    });
  });
}
