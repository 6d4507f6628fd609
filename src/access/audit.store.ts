import type { Sort } from '#src/kernel/sort.ts';
import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { Json } from '#src/kernel/canonical-json.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** One line of the audit trail: which verb, on which record. `detail` holds ids and figures, never a telephone number or a text of a person. */
export interface AuditEntry {
  /** Name of the verb, such as `publish-session`. */
  verb: string;
  /** Kind of record, such as `session`. */
  recordKind: string;
  recordId: string;
  detail?: Record<string, Json>;
}

/** Writes who did what into the audit trail, in the transaction of the change itself. */
export async function recordAudit(transaction: Transaction, clock: Clock, actor: Actor, entry: AuditEntry): Promise<void> {
  await recordAudits(transaction, clock, [{ actor, ...entry }]);
}

/** The same for many at once. */
export async function recordAudits(
  transaction: Transaction,
  clock: Clock,
  entries: readonly (AuditEntry & { actor: Actor })[],
): Promise<void> {
  const all = <Value>(of: (entry: AuditEntry & { actor: Actor }) => Value): Value[] => entries.map(of);
  await sql`
    INSERT INTO access.audit_trail (tenant_id, at, person_id, actor_name, verb, record_kind, record_id, detail)
    SELECT public.current_tenant(), ${clock.now()}, * FROM unnest(${all(({ actor }) => actor.personId)}::uuid[],
      ${all(({ actor }) => actor.name)}::text[], ${all((entry) => entry.verb)}::text[], ${all((entry) => entry.recordKind)}::text[],
      ${all((entry) => entry.recordId)}::text[], ${all((entry) => JSON.stringify(entry.detail ?? {}))}::jsonb[])`.execute(
    transaction,
  );
}

export interface AuditRow {
  id: string;
  at: Date;
  personId: string | null;
  actorName: string;
  verb: string;
  recordKind: string;
  recordId: string;
  detail: Record<string, Json>;
}

export interface AuditFilter {
  verb?: string | undefined;
  recordKind?: string | undefined;
  recordId?: string | undefined;
  personId?: string | undefined;
  from?: Date | undefined;
  /** Exclusive. */
  until?: Date | undefined;
  /** Those of these records alone. */
  records?: readonly { kind: string; id: string }[] | undefined;
  sort?: Sort<'at'> | undefined;
}

/** Every record that the trail tells of, each once. */
export async function auditedRecords(transaction: Transaction): Promise<{ kind: string; id: string }[]> {
  const { rows } = await sql<{ kind: string; id: string }>`
    SELECT DISTINCT record_kind AS kind, record_id AS id FROM access.audit_trail WHERE tenant_id = public.current_tenant()`.execute(
    transaction,
  );
  return rows;
}

/** The names of the regions that a trail tells of by their codes. */
export async function regionNamesOf(transaction: Transaction, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT code, name FROM network.region WHERE code = ANY(${[...codes]}::text[])`.execute(transaction);
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** Newest first, unless the oldest are asked for. */
export async function auditRows(
  transaction: Transaction,
  filter: AuditFilter,
  page: { limit: number; offset: number },
): Promise<{ items: AuditRow[]; total: number }> {
  const kinds = filter.records?.map(({ kind }) => kind) ?? null;
  const ids = filter.records?.map(({ id }) => id) ?? null;
  const { rows } = await sql<AuditRow & { total: number }>`
    SELECT id, at, person_id AS "personId", actor_name AS "actorName", verb, record_kind AS "recordKind", record_id AS "recordId", detail,
      count(*) OVER () AS total
    FROM access.audit_trail
    WHERE tenant_id = public.current_tenant()
      AND (${filter.verb ?? null}::text IS NULL OR verb = ${filter.verb ?? null})
      AND (${filter.recordKind ?? null}::text IS NULL OR record_kind = ${filter.recordKind ?? null})
      AND (${filter.recordId ?? null}::text IS NULL OR record_id = ${filter.recordId ?? null})
      AND (${filter.personId ?? null}::uuid IS NULL OR person_id = ${filter.personId ?? null})
      AND (${filter.from ?? null}::timestamptz IS NULL OR at >= ${filter.from ?? null})
      AND (${filter.until ?? null}::timestamptz IS NULL OR at < ${filter.until ?? null})
      AND (${kinds}::text[] IS NULL OR (record_kind, record_id) IN (SELECT * FROM unnest(${kinds}::text[], ${ids}::text[])))
    ORDER BY ${sql.raw(filter.sort === 'at' ? 'at, id' : 'at DESC, id DESC')}
    LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
