import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export type RegisterName = 'venue' | 'speaker';

export interface ImportDone {
  id: string;
  register: RegisterName;
  personId: string | null;
  importedBy: string;
  importedAt: Date;
  created: number;
  changed: number;
  undoneAt: Date | null;
}

/** What an import did to one record. */
export interface ImportedRow {
  recordId: string;
  /** The version that it left. */
  version: number;
  /** What the record said before; null where the import added it. */
  before: object | null;
}

const columns = sql.raw(`id, register, person_id AS "personId", imported_by AS "importedBy", imported_at AS "importedAt", created,
  changed, undone_at AS "undoneAt"`);

/** Keeps what an import did. Answers its id. */
export async function insertImport(
  transaction: Transaction,
  done: Omit<ImportDone, 'id' | 'undoneAt'>,
  rows: readonly ImportedRow[],
): Promise<string> {
  const { rows: made } = await sql<{ id: string }>`
    INSERT INTO network.import (tenant_id, register, person_id, imported_by, imported_at, created, changed)
    VALUES (public.current_tenant(), ${done.register}, ${done.personId}, ${done.importedBy}, ${done.importedAt}, ${done.created}, ${done.changed})
    RETURNING id`.execute(transaction);
  const { id } = made[0]!;
  await sql`
    INSERT INTO network.import_row (tenant_id, import_id, record_id, version, before)
    SELECT public.current_tenant(), ${id}, "recordId", version, before
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("recordId" uuid, version int, before jsonb)`.execute(
    transaction,
  );
  return id;
}

/** The latest ten imports of a register, newest first; only those of one person, unless null. */
export async function importsOf(
  transaction: Transaction,
  register: RegisterName,
  personId: string | null,
): Promise<ImportDone[]> {
  const { rows } = await sql<ImportDone>`
    SELECT ${columns} FROM network.import WHERE tenant_id = public.current_tenant() AND register = ${register}
      AND (${personId}::uuid IS NULL OR person_id = ${personId}::uuid)
    ORDER BY imported_at DESC, id DESC LIMIT 10`.execute(transaction);
  return rows;
}

/** The import, held until the end of the transaction. */
export async function lockImport(transaction: Transaction, register: RegisterName, id: string): Promise<ImportDone | null> {
  const { rows } = await sql<ImportDone>`
    SELECT ${columns} FROM network.import
    WHERE tenant_id = public.current_tenant() AND register = ${register} AND id = ${id} FOR UPDATE`.execute(transaction);
  return rows[0] ?? null;
}

export async function rowsOfImport(transaction: Transaction, importId: string): Promise<ImportedRow[]> {
  const { rows } = await sql<ImportedRow>`
    SELECT record_id AS "recordId", version, before FROM network.import_row
    WHERE tenant_id = public.current_tenant() AND import_id = ${importId} ORDER BY record_id`.execute(transaction);
  return rows;
}

/** A record says again what it said before the import, under a new version: to the import before, it is as that one had left it. */
export async function leaveToEarlierImports(transaction: Transaction, { recordId, version }: ImportedRow): Promise<void> {
  await sql`
    UPDATE network.import_row SET version = ${version + 1}
    WHERE tenant_id = public.current_tenant() AND record_id = ${recordId} AND version = ${version - 1}`.execute(transaction);
}

/** What an import kept of its records is of no use once it is undone. */
export async function closeImport(transaction: Transaction, id: string, now: Date): Promise<void> {
  await sql`UPDATE network.import SET undone_at = ${now} WHERE tenant_id = public.current_tenant() AND id = ${id}`.execute(
    transaction,
  );
  await sql`DELETE FROM network.import_row WHERE tenant_id = public.current_tenant() AND import_id = ${id}`.execute(transaction);
}

export async function forgetImports(transaction: Transaction, before: Date): Promise<void> {
  await sql`DELETE FROM network.import WHERE tenant_id = public.current_tenant() AND imported_at < ${before}`.execute(
    transaction,
  );
}

/** Whatever imports keep of a record whose contact is erased. */
export async function forgetImportsOf(transaction: Transaction, recordId: string): Promise<void> {
  await sql`DELETE FROM network.import_row WHERE tenant_id = public.current_tenant() AND record_id = ${recordId}`.execute(
    transaction,
  );
}
