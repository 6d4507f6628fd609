import type { Sort } from '#src/kernel/sort.ts';
import { type RawBuilder, sql } from 'kysely';
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
  const asked = askedOf(filter);
  // Apart from the count, a page is read off the index of moments however long the trail has become.
  const items = await sql<AuditRow>`
    SELECT id, at, person_id AS "personId", actor_name AS "actorName", verb, record_kind AS "recordKind", record_id AS "recordId", detail
    FROM access.audit_trail WHERE ${asked}
    ORDER BY ${sql.raw(filter.sort === 'at' ? 'at, id' : 'at DESC, id DESC')}
    LIMIT ${page.limit} OFFSET ${page.offset}`.execute(transaction);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM access.audit_trail WHERE ${asked}`.execute(
    transaction,
  );
  return { items: items.rows, total: counted.rows[0]!.total };
}

function askedOf(filter: AuditFilter): RawBuilder<boolean> {
  const { verb, recordKind, recordId, personId, from, until, records } = filter;
  const conditions = [sql<boolean>`tenant_id = public.current_tenant()`];
  if (verb !== undefined) conditions.push(sql`verb = ${verb}`);
  if (recordKind !== undefined) conditions.push(sql`record_kind = ${recordKind}`);
  if (recordId !== undefined) conditions.push(sql`record_id = ${recordId}`);
  if (personId !== undefined) conditions.push(sql`person_id = ${personId}::uuid`);
  if (from !== undefined) conditions.push(sql`at >= ${from}::timestamptz`);
  if (until !== undefined) conditions.push(sql`at < ${until}::timestamptz`);
  if (records !== undefined) {
    const [kinds, ids] = [records.map(({ kind }) => kind), records.map(({ id }) => id)];
    conditions.push(sql`(record_kind, record_id) IN (SELECT * FROM unnest(${kinds}::text[], ${ids}::text[]))`);
  }
  return sql.join(conditions, sql` AND `);
}
