import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface AccountState {
  id: string;
  email: string;
  secondFactor: boolean;
}

export async function accountStates(transaction: Transaction, ids: readonly string[]): Promise<Map<string, AccountState>> {
  const { rows } = await sql<AccountState>`
    SELECT id, email, coalesce("twoFactorEnabled", false) AS "secondFactor" FROM access."user" WHERE id = ANY(${[...ids]}::text[])`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether people of another tenant use the account too: an administrator of this one must not open the other's door. */
export async function isShared(transaction: Transaction, accountId: string): Promise<boolean> {
  await sql`SELECT set_config('kepu.account', ${accountId}, true)`.execute(transaction);
  const { rows } = await sql`
    SELECT FROM access.person WHERE user_id = ${accountId} AND tenant_id <> public.current_tenant() LIMIT 1`.execute(transaction);
  await sql`SELECT set_config('kepu.account', '', true)`.execute(transaction);
  return rows.length > 0;
}

export async function endSessions(transaction: Transaction, accountId: string): Promise<void> {
  await sql`DELETE FROM access.session WHERE "userId" = ${accountId}`.execute(transaction);
}

export async function endSession(transaction: Transaction, token: string): Promise<void> {
  await sql`DELETE FROM access.session WHERE token = ${token}`.execute(transaction);
}

/** Other sessions of an account began without its new second factor. */
export async function endOtherSessions(transaction: Transaction, accountId: string, token: string): Promise<void> {
  await sql`DELETE FROM access.session WHERE "userId" = ${accountId} AND token <> ${token}`.execute(transaction);
}

export async function dropSecondFactor(transaction: Transaction, accountId: string): Promise<void> {
  await sql`DELETE FROM access.two_factor WHERE "userId" = ${accountId}`.execute(transaction);
  await sql`UPDATE access."user" SET "twoFactorEnabled" = false WHERE id = ${accountId}`.execute(transaction);
}

export async function passwordIsOwn(transaction: Transaction, accountId: string): Promise<void> {
  await sql`UPDATE access."user" SET "passwordDue" = false WHERE id = ${accountId} AND "passwordDue"`.execute(transaction);
}

/** `mark` is `verificationMark` of a token with which the sign-in library takes a new password once, until it expires. An older one ends. */
export async function insertPasswordToken(
  transaction: Transaction,
  accountId: string,
  mark: string,
  expiresAt: Date,
): Promise<void> {
  await sql`DELETE FROM access.verification WHERE value = ${accountId}`.execute(transaction);
  await sql`
    INSERT INTO access.verification (id, identifier, value, "expiresAt")
    VALUES (${crypto.randomUUID()}, ${mark}, ${accountId}, ${expiresAt})`.execute(transaction);
}

/** Whether the account of a telephone number has a second factor. */
export async function phoneHasSecondFactor(transaction: Transaction, phone: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM access."user" WHERE "phoneNumber" = ${phone} AND "twoFactorEnabled"`.execute(transaction);
  return rows.length > 0;
}
