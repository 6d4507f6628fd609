import type { Sort } from '#src/kernel/sort.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { addDays, momentOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayReadAuditTrail } from './access.policy.ts';
import { type AuditRow, auditedRecords, auditRows } from './audit.store.ts';
import { namesIn } from './names-in.ts';
import { staffNames } from './people/person.store.ts';
import { detailNamed, keyOf, type RecordName, type RecordNames, type RecordRef, recordNamed } from './trail-names.ts';

export interface AuditQuery {
  verb?: string | undefined;
  recordKind?: string | undefined;
  recordId?: string | undefined;
  /** A part of the name of the record, in whatever case. */
  record?: string | undefined;
  personId?: string | undefined;
  /** `YYYY-MM-DD`. */
  from?: string | undefined;
  /** `YYYY-MM-DD`, inclusive. */
  to?: string | undefined;
  sort?: Sort<'at'> | undefined;
}

/** A line of the trail in words: what its record is called, and names in the place of codes and ids. */
export interface AuditLine extends AuditRow {
  record: RecordName | null;
}

/** Who did what, newest first unless `sort` is `at`. `recordNames` finds what the records of later stages are called. */
export async function listAuditTrail(
  environment: Environment,
  actor: Actor,
  { from, to, record, ...filter }: AuditQuery,
  page: { limit: number; offset: number },
  recordNames?: RecordNames,
): Promise<Result<{ items: AuditLine[]; total: number }>> {
  if (!mayReadAuditTrail(actor)) return refuse('not-allowed');
  const span = { from: from ? momentOf(from) : undefined, until: to ? momentOf(addDays(to, 1)) : undefined };
  const records = record ? await recordsNamed(environment, actor, record, recordNames) : undefined;
  const { items, total } = await environment.database.transaction(actor, 'access', (transaction) =>
    auditRows(transaction, { ...filter, ...span, records }, page),
  );
  const names = await namesIn(environment, actor, items, recordNames);
  return ok({
    items: items.map((row) => ({ ...row, detail: detailNamed(row.detail, names), record: recordNamed(row, names) })),
    total,
  });
}

/** The records of the trail whose name, as the trail calls them, holds a part. */
async function recordsNamed(
  environment: Environment,
  actor: Actor,
  part: string,
  recordNames: RecordNames | undefined,
): Promise<RecordRef[]> {
  const { all, people } = await environment.database.transaction(actor, 'access', async (transaction) => ({
    all: await auditedRecords(transaction),
    people: await staffNames(transaction),
  }));
  const named = (await recordNames?.(environment, actor, all, part)) ?? new Map<string, RecordName>();
  const own = new Set(people.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase())).map(({ id }) => id));
  return all.filter((one) => (one.kind === 'person' ? own.has(one.id) : named.has(keyOf(one))));
}
