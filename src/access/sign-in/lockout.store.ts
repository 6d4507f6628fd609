import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';

const minute = 60_000;
/** So many failures in a row within a quarter of an hour close an account for a quarter of an hour. */
export const lockout = { failures: 5, withinMs: 15 * minute, lockedMs: 15 * minute };

const keyOf = (email: string): Buffer => createHash('sha256').update(email.trim().toLowerCase()).digest();

/** Until when the address is closed; null when it is open. */
export async function lockedUntil(transaction: Transaction, email: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ lockedUntil: Date }>`
    SELECT locked_until AS "lockedUntil" FROM access.sign_in_failure
    WHERE address_hash = ${keyOf(email)} AND locked_until > ${now}`.execute(transaction);
  return rows[0]?.lockedUntil ?? null;
}

/** Until when which of the addresses are closed. */
export async function locksOf(transaction: Transaction, emails: readonly string[], now: Date): Promise<Map<string, Date>> {
  if (emails.length === 0) return new Map();
  const { rows } = await sql<{ hash: Buffer; lockedUntil: Date }>`
    SELECT address_hash AS hash, locked_until AS "lockedUntil" FROM access.sign_in_failure
    WHERE address_hash = ANY(${emails.map(keyOf)}::bytea[]) AND locked_until > ${now}`.execute(transaction);
  const byHash = new Map(rows.map((row) => [row.hash.toString('hex'), row.lockedUntil]));
  return new Map(
    emails.flatMap((email) => {
      const until = byHash.get(keyOf(email).toString('hex'));
      return until ? [[email, until] as const] : [];
    }),
  );
}

/** Counts a failure; answers true when it closes the account. */
export async function countFailure(transaction: Transaction, email: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - lockout.withinMs);
  const until = new Date(now.getTime() + lockout.lockedMs);
  const { rows } = await sql<{ failures: number }>`
    INSERT INTO access.sign_in_failure AS known (address_hash, failures, last_at) VALUES (${keyOf(email)}, 1, ${now})
    ON CONFLICT (address_hash) DO UPDATE SET last_at = excluded.last_at,
      failures = CASE WHEN known.last_at < ${since} OR known.locked_until IS NOT NULL AND known.locked_until <= ${now} THEN 1
        ELSE known.failures + 1 END,
      locked_until = CASE WHEN known.last_at >= ${since} AND known.failures + 1 >= ${lockout.failures} AND known.locked_until IS NULL
        THEN ${until}::timestamptz END
    RETURNING failures`.execute(transaction);
  return rows[0]!.failures === lockout.failures;
}

export async function forgetFailures(transaction: Transaction, email: string): Promise<void> {
  await sql`DELETE FROM access.sign_in_failure WHERE address_hash = ${keyOf(email)}`.execute(transaction);
}

/** What is too old to count; answers how many went. */
export async function forgetOldFailures(transaction: Transaction, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM access.sign_in_failure WHERE last_at < ${before}`.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
