import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { FactFilter, RecordOfFigure } from './account.contract.ts';
import { mayReadFacts } from './account.policy.ts';
import { regionNames } from './account.store.ts';
import { openIndicator, queryOf } from './facts-of-figure.ts';
import { recordPage } from './record.store.ts';

/** The records behind a figure, one page: what happened, rather than each fact of it. A coordinator sees those of the own districts. */
export async function listRecords(
  environment: Environment,
  actor: Actor,
  {
    page = 1,
    pageSize = 50,
    ...filter
  }: Partial<Omit<FactFilter, 'indicatorId'>> & { indicatorId: string; page?: number; pageSize?: number },
): Promise<Result<{ items: RecordOfFigure[]; total: number }>> {
  if (!mayReadFacts(actor)) return refuse('not-allowed');
  return openIndicator(environment, actor, filter, async (ledger, indicator) => {
    const query = await queryOf(ledger, indicator, filter, actor);
    if (!query) return ok({ items: [], total: 0 });
    const { items, total } = await recordPage(ledger.transaction, query, {
      sort: filter.sort ?? 'newest',
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    const names = await regionNames(ledger.transaction, [...new Set(items.map((record) => record.district))]);
    return ok({
      items: items.map(({ recordKind, recordId, ...record }) => ({
        ...record,
        record: { kind: recordKind, id: recordId },
        districtName: names.get(record.district) ?? '',
      })),
      total,
    });
  });
}
