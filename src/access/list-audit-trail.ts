import type { Actor } from '#src/kernel/actor.ts';
import type { Json } from '#src/kernel/canonical-json.ts';
import type { FieldChange } from '#src/kernel/changes.ts';
import { addDays, momentOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayReadAuditTrail } from './access.policy.ts';
import { type AuditRow, auditRows, regionNamesOf } from './audit.store.ts';

export interface AuditQuery {
  verb?: string | undefined;
  recordKind?: string | undefined;
  recordId?: string | undefined;
  personId?: string | undefined;
  /** `YYYY-MM-DD`. */
  from?: string | undefined;
  /** `YYYY-MM-DD`, inclusive. */
  to?: string | undefined;
}

/** Who did what, newest first. */
export async function listAuditTrail(
  environment: Environment,
  actor: Actor,
  { from, to, ...filter }: AuditQuery,
  page: { limit: number; offset: number },
): Promise<Result<{ items: AuditRow[]; total: number }>> {
  if (!mayReadAuditTrail(actor)) return refuse('not-allowed');
  const span = { from: from ? momentOf(from) : undefined, until: to ? momentOf(addDays(to, 1)) : undefined };
  return environment.database.transaction(actor, 'access', async (transaction) => {
    const { items, total } = await auditRows(transaction, { ...filter, ...span }, page);
    const codes = new Set(items.flatMap((row) => regionCodesIn(row.detail)));
    const names = await regionNamesOf(transaction, [...codes]);
    return ok({ items: items.map((row) => ({ ...row, detail: regionsNamed(row.detail, names) })), total });
  });
}

const regionFields = ['district', 'region'];

function regionCodesIn(detail: AuditRow['detail']): string[] {
  const told = changesIn(detail).flatMap(({ field, before, after }) => (regionFields.includes(field) ? [before, after] : []));
  return [detail.district, ...told].flatMap((code) => (typeof code === 'string' ? [code] : []));
}

/** Districts and areas by their names instead of their codes. */
function regionsNamed(detail: AuditRow['detail'], names: ReadonlyMap<string, string>): AuditRow['detail'] {
  const named = (code: Json): Json => (typeof code === 'string' ? (names.get(code) ?? code) : code);
  const changes = changesIn(detail).map((change) =>
    regionFields.includes(change.field) ? { ...change, before: named(change.before), after: named(change.after) } : change,
  );
  return {
    ...detail,
    ...(detail.district === undefined ? {} : { district: named(detail.district) }),
    ...(changes.length === 0 ? {} : { changes }),
  };
}

function changesIn({ changes }: AuditRow['detail']): FieldChange[] {
  return Array.isArray(changes) ? (changes as FieldChange[]) : [];
}
