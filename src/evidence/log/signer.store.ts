import { sql } from 'kysely';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { holdsKey } from './unreadable.store.ts';

export interface KeyRow {
  vkey: string;
  begunAt: Date;
  retiredAt: Date | null;
}

export interface WitnessRow {
  vkey: string;
  url: string;
  addedAt: Date;
  size: number;
  askedAt: Date | null;
  problem: string;
  removedAt: Date | null;
}

/** Oldest first, retired ones too. */
export async function keyRows(transaction: Transaction): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    SELECT vkey, begun_at AS "begunAt", retired_at AS "retiredAt" FROM evidence.log_key WHERE tenant_id = current_tenant()
    ORDER BY begun_at, vkey`.execute(transaction);
  return rows.filter(holdsKey);
}

export async function insertKey(transaction: Transaction, vkey: string, at: Date): Promise<void> {
  await sql`INSERT INTO evidence.log_key (tenant_id, vkey, begun_at) VALUES (current_tenant(), ${vkey}, ${at})`.execute(
    transaction,
  );
}

export async function retireKeyRow(transaction: Transaction, vkey: string, at: Date): Promise<void> {
  await sql`UPDATE evidence.log_key SET retired_at = ${at} WHERE tenant_id = current_tenant() AND vkey = ${vkey}`.execute(
    transaction,
  );
}

/** Oldest first, removed ones too. */
export async function witnessRows(transaction: Transaction): Promise<WitnessRow[]> {
  const { rows } = await sql<WitnessRow>`
    SELECT vkey, url, added_at AS "addedAt", size, asked_at AS "askedAt", problem, removed_at AS "removedAt" FROM evidence.log_witness
    WHERE tenant_id = current_tenant() ORDER BY added_at, vkey`.execute(transaction);
  return rows.filter(holdsKey);
}

export async function saveWitness(transaction: Transaction, witness: WitnessRow): Promise<void> {
  const { vkey, url, addedAt, size, askedAt, problem, removedAt } = witness;
  await sql`INSERT INTO evidence.log_witness (tenant_id, vkey, url, added_at, size, asked_at, problem, removed_at)
    VALUES (current_tenant(), ${vkey}, ${url}, ${addedAt}, ${size}, ${askedAt}, ${problem}, ${removedAt})
    ON CONFLICT (tenant_id, vkey) DO UPDATE SET url = excluded.url, size = excluded.size, asked_at = excluded.asked_at,
      problem = excluded.problem, removed_at = excluded.removed_at`.execute(transaction);
}
