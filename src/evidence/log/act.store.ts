import { sql } from 'kysely';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';
import { type ActBody, ofUnit } from './rules/act.rules.ts';
import { actFormat } from './rules/leaf.rules.ts';

export interface ActRow {
  id: string;
  kind: string;
  key: string;
  programmeId: string;
  saidAt: Date;
  said: ActBody['said'];
  /** The commitment to the words. */
  words: Buffer;
  /** null once a name among the words was erased. */
  wordsSalt: Buffer | null;
}

type NewAct = ActRow & { wordsSalt: Buffer };

const columns =
  sql.raw(`act.id, act.kind, act.key, act.programme_id AS "programmeId", act.said_at AS "saidAt", act.said, act.words,
  act.words_salt AS "wordsSalt"`);

export async function insertActs(transaction: Transaction, acts: readonly NewAct[]): Promise<void> {
  await sql`
    INSERT INTO evidence.act (tenant_id, id, kind, key, programme_id, said_at, said, words, words_salt)
    SELECT current_tenant(), * FROM unnest(${acts.map((act) => act.id)}::uuid[], ${acts.map((act) => act.kind)}::text[],
      ${acts.map((act) => act.key)}::text[], ${acts.map((act) => act.programmeId)}::uuid[], ${acts.map((act) => act.saidAt)}::timestamptz[],
      ${acts.map((act) => JSON.stringify(act.said))}::jsonb[], ${acts.map((act) => act.words)}::bytea[],
      ${acts.map((act) => act.wordsSalt)}::bytea[])`.execute(transaction);
}

/** Which of these acts are known, by kind and key. */
export async function actsNamed(
  transaction: Transaction,
  named: readonly { kind: string; key: string }[],
): Promise<Map<string, ActRow>> {
  if (named.length === 0) return new Map();
  const { rows } = await sql<ActRow>`
    SELECT ${columns} FROM unnest(${named.map(({ kind }) => kind)}::text[], ${named.map(({ key }) => key)}::text[]) AS named (kind, key)
    JOIN evidence.act ON act.tenant_id = current_tenant() AND act.kind = named.kind AND act.key = named.key`.execute(transaction);
  return new Map(rows.map((row) => [nameOf(row), row]));
}

export const nameOf = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`;

/** Acts without a leaf, in the order in which they get one. */
export async function unsequencedActs(transaction: Transaction, horizon: number): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    SELECT ${columns} FROM evidence.act WHERE act.tenant_id = current_tenant() AND act.appended_in >= ${horizon} AND NOT EXISTS (
      SELECT FROM evidence.log_leaf WHERE log_leaf.tenant_id = act.tenant_id AND log_leaf.fact_id = act.id)
    ORDER BY act.appended_in, act.said_at, act.kind, act.key`.execute(transaction);
  return rows;
}

/** The acts of a programme and of the whole unit with their leaves, from a place on. One that is gone leaves a gap. */
export async function leavesWithActs(
  transaction: Transaction,
  { from, size, limit, programmeId }: { from: number; size: number; limit: number; programmeId: string },
): Promise<(ActRow & { index: number; salt: Buffer })[]> {
  const { rows } = await sql<ActRow & { index: number; salt: Buffer }>`
    SELECT leaf.index, leaf.salt, ${columns} FROM evidence.log_leaf AS leaf
    JOIN evidence.act ON act.tenant_id = leaf.tenant_id AND act.id = leaf.fact_id
    WHERE leaf.tenant_id = current_tenant() AND leaf.index >= ${from} AND leaf.index < ${size} AND leaf.format = ${actFormat}
      AND leaf.programme_id IN (${programmeId}, ${ofUnit}) ORDER BY leaf.index LIMIT ${limit}`.execute(transaction);
  return rows;
}

/** The acts behind leaves, by their ids. */
export async function actsById(transaction: Transaction, ids: readonly string[]): Promise<Map<string, ActRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ActRow>`
    SELECT ${columns} FROM evidence.act WHERE act.tenant_id = current_tenant() AND act.id = ANY(${ids as string[]}::uuid[])`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every act by kind and key, without what it says. */
export async function actNames(
  transaction: Transaction,
): Promise<(Pick<ActRow, 'id' | 'kind' | 'key' | 'said'> & { sealed: boolean })[]> {
  const { rows } = await sql<Pick<ActRow, 'id' | 'kind' | 'key' | 'said'> & { sealed: boolean }>`
    SELECT id, kind, key, said, words_salt IS NULL AS sealed FROM evidence.act WHERE tenant_id = current_tenant()
    ORDER BY said_at, kind, key`.execute(transaction);
  return rows;
}

/** Destroys what opens the words of acts. */
export async function sealActRows(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await asStage(transaction, 'erasure', () =>
    sql`UPDATE evidence.act SET words_salt = NULL WHERE tenant_id = current_tenant() AND id = ANY(${ids as string[]}::uuid[])`.execute(
      transaction,
    ),
  );
}

/** Acts that must have a leaf by now and have none. */
export async function unsequencedActsBefore(
  transaction: Transaction,
  horizon: number,
): Promise<Pick<ActRow, 'id' | 'kind' | 'key'>[]> {
  const { rows } = await sql<Pick<ActRow, 'id' | 'kind' | 'key'>>`
    SELECT id, kind, key FROM evidence.act WHERE act.tenant_id = current_tenant() AND act.appended_in < ${horizon} AND NOT EXISTS (
      SELECT FROM evidence.log_leaf WHERE log_leaf.tenant_id = act.tenant_id AND log_leaf.fact_id = act.id)
    ORDER BY said_at, id LIMIT 100`.execute(transaction);
  return rows;
}
