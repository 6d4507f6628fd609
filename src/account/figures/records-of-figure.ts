import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { signedHead } from '#src/evidence/log/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { BackingOfFigure, FactFilter, RecordOfFigure } from '../account.contract.ts';
import { mayReadAccount, mayReadFacts } from '../account.policy.ts';
import { regionNames } from '../account.store.ts';
import type { Ledger } from '../account-of.ts';
import { countFacts, type FactQuery } from './fact.store.ts';
import { openIndicator, queryOf } from './facts-of-figure.ts';
import { waitingOfRecords } from '../proof.store.ts';
import { recordBacking, type RecordPage, recordPage, recordPageInTime, type RecordRow } from './record.store.ts';

/** Facts that are told apart by record, for a list or to count them: half a second's work of a processor (a quarter of a million took 2.7 s). */
const summedFacts = 50_000;

/**
 * The records behind a figure, one page: what happened, rather than each fact of it. A coordinator sees those of the own districts. Of
 * more than fifty thousand facts the records are not counted (`total` null), and refused by size.
 */
export async function listRecords(
  environment: Environment,
  actor: Actor,
  {
    page = 1,
    pageSize = 50,
    ...filter
  }: Partial<Omit<FactFilter, 'indicatorId'>> & { indicatorId: string; page?: number; pageSize?: number },
  limit = summedFacts,
): Promise<Result<{ items: RecordOfFigure[]; total: number | null }>> {
  if (!mayReadFacts(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, filter, async (ledger, indicator) => {
    const query = await queryOf(ledger, indicator, filter, actor);
    if (!query) return ok({ items: [], total: 0 });
    const wanted = { sort: filter.sort ?? 'newest', limit: pageSize, offset: (page - 1) * pageSize } as const;
    const found = await pageOfRecords(ledger, query, wanted, limit);
    if (!found.ok) return found;
    const { items, total } = found.value;
    const names = await regionNames(ledger.transaction, [...new Set(items.map((record) => record.district))]);
    const head = items.length > 0 ? await signedHead(ledger.transaction) : null;
    const waiting = head && (await waitingOfRecords(ledger.transaction, query, head, items));
    return ok({
      items: items.map(({ recordKind, recordId, ...record }) => ({
        ...record,
        waiting: waiting && (waiting.find(({ kind, id }) => kind === recordKind && id === recordId)?.count ?? 0),
        record: { kind: recordKind, id: recordId },
        districtName: names.get(record.district) ?? '',
      })),
      total,
    });
  });
}

/**
 * How many records stand behind a figure, and how many of them have an attachment: of the whole figure, whoever looks. Of more than fifty
 * thousand facts they are not counted.
 */
export async function backingOfFigure(
  environment: Environment,
  actor: Actor,
  input: { indicatorId: string; at?: string | undefined },
  limit = summedFacts,
): Promise<Result<BackingOfFigure>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, input, async (ledger, indicator) => {
    const own = await queryOf(ledger, indicator, {}, actor);
    if (!own) return ok({ records: 0, backed: 0 });
    const query = { ...own, districts: null };
    const isCounted = (await factsBeyond(ledger, query, limit)) <= limit;
    return ok(isCounted ? await recordBacking(ledger.transaction, query) : { records: null, backed: null });
  });
}

/** How many facts a query holds. Of planned activities all that is known of them, if that is within `limit`; only else are those of a part counted. */
async function factsBeyond({ transaction, evaluator }: Ledger, query: FactQuery, limit: number): Promise<number> {
  const { measure, narrowing, activityIds, record, status, districts } = query;
  if (record) return 0;
  if (measure.of === 'facts') return countFacts(transaction, query);
  const due = (await evaluator.dueActivities(measure)).filter(({ id }) => activityIds.includes(id));
  const known = due.reduce((sum, { facts }) => sum + facts, 0);
  const isWhole = Object.values(narrowing).every((value) => value === undefined) && districts === null && status === 'standing';
  return isWhole || (known <= limit && status === 'standing') ? known : countFacts(transaction, query);
}

async function pageOfRecords(
  ledger: Ledger,
  query: FactQuery,
  { sort, ...page }: RecordPage,
  limit: number,
): Promise<Result<{ items: RecordRow[]; total: number | null }>> {
  const { transaction } = ledger;
  const count = await factsBeyond(ledger, query, limit);
  if (count <= limit) return ok(await recordPage(transaction, query, { sort, ...page }));
  if (sort === 'largest') return refuse('records-too-many', { count, limit });
  return ok({ items: await recordPageInTime(transaction, query, { sort, ...page }), total: null });
}
