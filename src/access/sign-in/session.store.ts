import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

export interface SessionRow {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  address: string | null;
  userAgent: string | null;
}

/** The sign-in library's word for an IPv6 address of this machine: it keeps only the network. */
const ownMachine = '0000:0000:0000:0000:0000:0000:0000:0000';

/** The sessions of an account that have not ended, the one used last first. `now` is the machine's clock, by which the sign-in library goes. */
export async function sessionsOf(transaction: Transaction, accountId: string, now: Date): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    SELECT id, "createdAt", "updatedAt", nullif(nullif("ipAddress", ''), ${ownMachine}) AS address, nullif("userAgent", '') AS "userAgent"
    FROM access.session WHERE "userId" = ${accountId} AND "expiresAt" > ${now} ORDER BY "updatedAt" DESC, id`.execute(
    transaction,
  );
  return rows;
}

/** Ends sessions of an account: the one named, or all but the one named. Answers how many. */
export async function deleteSessions(
  transaction: Transaction,
  accountId: string,
  which: { only: string } | { except: string },
): Promise<number> {
  const chosen = 'only' in which ? sql`id = ${which.only}` : sql`id <> ${which.except}`;
  const { numAffectedRows } = await sql`DELETE FROM access.session WHERE "userId" = ${accountId} AND ${chosen}`.execute(
    transaction,
  );
  return Number(numAffectedRows ?? 0);
}
