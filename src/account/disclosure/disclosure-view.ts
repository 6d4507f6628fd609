import type { DisclosureView } from './disclosure.contract.ts';
import { seenByPublic } from './disclosure.rules.ts';
import type { DisclosureRow } from './disclosure.store.ts';

/** All publications of one programme as staff see them. */
export function viewsOf(rows: readonly DisclosureRow[]): DisclosureView[] {
  const seen = seenByPublic(rows);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    asOf: row.asOf,
    hash: row.hash,
    selfEvaluation: row.shown.selfEvaluation?.number ?? null,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: row.publishedBy,
    withdrawal:
      row.withdrawnAt === null
        ? null
        : { reason: row.reason ?? '', withdrawnAt: row.withdrawnAt.toISOString(), withdrawnBy: row.withdrawnBy ?? '' },
    seen: row === seen,
  }));
}
