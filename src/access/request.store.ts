import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

/** A request as it is kept: nothing in it can be read without the key that the form has. */
export interface RequestRow {
  key: Buffer;
  digest: Buffer;
  attempt: string;
  askedAt: Date;
}

/** What came of a request; `answer` is null until it was given. */
export interface FormerRequest {
  digest: Buffer;
  attempt: string;
  answer: Buffer | null;
}

/** Whether nobody else is at work on the request; nobody else is until the transaction ends. */
export async function lockRequest(transaction: Transaction, key: Buffer): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    SELECT pg_try_advisory_xact_lock(${key.readBigInt64BE(0).toString()}::bigint) AS locked`.execute(transaction);
  return rows[0]!.locked;
}

export async function formerRequest(transaction: Transaction, key: Buffer): Promise<FormerRequest | null> {
  const { rows } = await sql<FormerRequest>`
    SELECT digest, attempt, answer FROM access.request WHERE tenant_id = public.current_tenant() AND key = ${key}`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

/** Whether the transaction has changed or locked anything. */
export async function hasWritten(transaction: Transaction): Promise<boolean> {
  const { rows } = await sql<{ written: boolean }>`
    SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS written`.execute(transaction);
  return rows[0]!.written;
}

/**
 * That work was done for a request, with all that the transaction did; false where another attempt has done it, for whose transaction this
 * waits: then nothing that was done here may stay.
 */
export async function insertRequest(transaction: Transaction, { key, digest, attempt, askedAt }: RequestRow): Promise<boolean> {
  await sql`
    INSERT INTO access.request (tenant_id, key, digest, attempt, asked_at)
    VALUES (public.current_tenant(), ${key}, ${digest}, ${attempt}, ${askedAt}) ON CONFLICT DO NOTHING`.execute(transaction);
  return (await formerRequest(transaction, key))?.attempt === attempt;
}

/** Keeps the answer of an attempt that did something. */
export async function keepAnswer(
  transaction: Transaction,
  { key, attempt }: Pick<RequestRow, 'key' | 'attempt'>,
  answer: Buffer,
): Promise<void> {
  await sql`
    UPDATE access.request SET answer = ${answer}
    WHERE tenant_id = public.current_tenant() AND key = ${key} AND attempt = ${attempt}`.execute(transaction);
}

/** Forgets every request from before a moment. */
export async function forgetRequests(transaction: Transaction, before: Date): Promise<void> {
  await sql`DELETE FROM access.request WHERE tenant_id = public.current_tenant() AND asked_at < ${before}`.execute(transaction);
}

/** After a refusal: the form is mended and sent again with its key. */
export async function dropRequest(
  transaction: Transaction,
  { key, attempt }: Pick<RequestRow, 'key' | 'attempt'>,
): Promise<void> {
  await sql`
    DELETE FROM access.request WHERE tenant_id = public.current_tenant() AND key = ${key} AND attempt = ${attempt}`.execute(
    transaction,
  );
}
