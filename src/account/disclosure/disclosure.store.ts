import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { Disclosed } from './disclosure.contract.ts';

export interface DisclosureRow {
  id: string;
  programmeId: string;
  number: number;
  asOf: string;
  shown: Disclosed;
  hash: string;
  publishedAt: Date;
  publishedBy: string;
  withdrawn: boolean;
  reason: string | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
}

/** Publications with their withdrawals, newest first: of a programme, one of them, or all of the tenant that stand. */
export async function disclosuresOf(
  transaction: Transaction,
  of: { programmeId: string } | { id: string } | 'standing',
): Promise<DisclosureRow[]> {
  const which =
    of === 'standing'
      ? sql`withdrawal.disclosure_id IS NULL`
      : 'id' in of
        ? sql`disclosure.id = ${of.id}`
        : sql`programme_id = ${of.programmeId}`;
  const { rows } = await sql<DisclosureRow>`
    SELECT disclosure.id, programme_id AS "programmeId", number, as_of AS "asOf", shown, hash, published_at AS "publishedAt",
      published_by AS "publishedBy", withdrawal.disclosure_id IS NOT NULL AS withdrawn, reason, withdrawn_at AS "withdrawnAt",
      withdrawn_by AS "withdrawnBy"
    FROM account.disclosure
    LEFT JOIN account.disclosure_withdrawal AS withdrawal
      ON withdrawal.tenant_id = disclosure.tenant_id AND withdrawal.disclosure_id = disclosure.id
    WHERE disclosure.tenant_id = current_tenant() AND ${which} ORDER BY number DESC`.execute(transaction);
  return rows;
}

export type NewDisclosure = Pick<
  DisclosureRow,
  'programmeId' | 'number' | 'asOf' | 'shown' | 'hash' | 'publishedAt' | 'publishedBy'
>;

export async function insertDisclosure(transaction: Transaction, one: NewDisclosure): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO account.disclosure (tenant_id, programme_id, number, as_of, shown, hash, published_at, published_by)
    VALUES (current_tenant(), ${one.programmeId}, ${one.number}, ${one.asOf}, ${JSON.stringify(one.shown)}, ${one.hash},
      ${one.publishedAt}, ${one.publishedBy})
    RETURNING id`.execute(transaction);
  return rows[0]!.id;
}

export async function insertWithdrawal(
  transaction: Transaction,
  one: { id: string; reason: string; withdrawnAt: Date; withdrawnBy: string },
): Promise<void> {
  await sql`
    INSERT INTO account.disclosure_withdrawal (tenant_id, disclosure_id, reason, withdrawn_at, withdrawn_by)
    VALUES (current_tenant(), ${one.id}, ${one.reason}, ${one.withdrawnAt}, ${one.withdrawnBy})`.execute(transaction);
}
