import { sql } from 'kysely';
import { asStage, type Transaction } from '#src/platform/postgres/database.ts';
import type { Fact } from '../facts/fact.ts';
import { type BreakStatement, isBreakStatement } from './rules/break.rules.ts';
import { actFormat, type Entry, type LeafFormat } from './rules/leaf.rules.ts';

export interface LogRow {
  origin: string;
  size: number;
  horizon: number;
  /** Every act of a transaction before it is known. */
  actsHorizon: number;
  begunAt: Date;
}

export interface LeafRow {
  index: number;
  /** Of the fact, of the act, or of the statement of a break. */
  factId: string;
  programmeId: string;
  format: LeafFormat;
  salt: Buffer;
  commitment: Buffer;
}

/** What a leaf says openly. */
export function entryOfRow({ programmeId, commitment, format }: Pick<LeafRow, 'programmeId' | 'commitment' | 'format'>): Entry {
  return { programmeId, commitment, act: format === actFormat };
}

export interface TileRow {
  level: number;
  index: number;
  hashes: Uint8Array;
}

export interface CheckpointRow {
  size: number;
  root: Buffer;
  signedAt: Date;
  /** The how-manieth head it is; null of those that were signed before heads were numbered. */
  number: number | null;
}

export interface SignatureRow {
  size: number;
  name: string;
  keyId: string;
  line: string;
  signedAt: Date;
}

export async function logRow(transaction: Transaction, { lock = false } = {}): Promise<LogRow | null> {
  const { rows } = await sql<LogRow>`
    SELECT origin, size, horizon, acts_horizon AS "actsHorizon", begun_at AS "begunAt" FROM evidence.log WHERE tenant_id = current_tenant()
    ${sql.raw(lock ? 'FOR UPDATE' : '')}`.execute(transaction);
  return rows[0] ?? null;
}

/** Begins the log; who comes second finds it begun. */
export async function beginLog(transaction: Transaction, origin: string, at: Date): Promise<void> {
  await sql`INSERT INTO evidence.log (tenant_id, origin, begun_at) VALUES (current_tenant(), ${origin}, ${at})
    ON CONFLICT DO NOTHING`.execute(transaction);
}

export async function moveLog(
  transaction: Transaction,
  { size, horizon, actsHorizon }: Pick<LogRow, 'size' | 'horizon' | 'actsHorizon'>,
): Promise<void> {
  await sql`UPDATE evidence.log SET size = ${size}, horizon = ${horizon}, acts_horizon = ${actsHorizon}
    WHERE tenant_id = current_tenant()`.execute(transaction);
}

/** Every transaction before it has ended, and the number that the next one may get. A restored database counts from elsewhere. */
export async function transactionHorizon(transaction: Transaction): Promise<{ settled: number; next: number }> {
  const { rows } = await sql<{ settled: number; next: number }>`
    SELECT pg_snapshot_xmin(current)::text::bigint AS settled, pg_snapshot_xmax(current)::text::bigint AS next
    FROM (SELECT pg_current_snapshot() AS current) AS one`.execute(transaction);
  return rows[0]!;
}

/** Of a leaf of format 1 the commitment to all details; of format 2 that to the words, and the salt of the rest. */
interface Sealed {
  bodySalt: Buffer;
  details: Buffer | null;
  words: Buffer | null;
  detailsSalt: Buffer | null;
}

export interface LoggedFact {
  fact: Fact;
  appendedIn: number;
  attachments: string[];
  /** Of a fact whose words were taken away: the commitment to them, and what opens the rest. */
  sealed: Sealed | null;
}

const factColumns = sql.raw(`fact.id, fact.programme_id AS "programmeId", fact.kind, fact.occurred_on AS "occurredOn",
  fact.occurred_at AS "occurredAt", fact.recorded_at AS "recordedAt", fact.recorded_by AS "recordedBy", fact.sub_programme AS "subProgramme",
  fact.activity, fact.district, fact.region, fact.venue, fact.venue_kind AS "venueKind", fact.audience, fact.method, fact.outcome, fact.quantity,
  fact.unit, fact.subject, fact.record_kind AS "recordKind", fact.record_id AS "recordId", fact.context, fact.supersedes,
  fact.supersedes_reason AS "supersedesReason", fact.appended_in AS "appendedIn",
  ARRAY(SELECT attachment.sha256 FROM evidence.fact_attachment
    JOIN evidence.attachment ON attachment.tenant_id = fact_attachment.tenant_id AND attachment.id = fact_attachment.attachment_id
    WHERE fact_attachment.tenant_id = fact.tenant_id AND fact_attachment.fact_id = fact.id) AS attachments`);

type FactRow = Fact & { appendedIn: number; attachments: string[] };
const logged = ({ appendedIn, attachments, ...fact }: FactRow, sealed: LoggedFact['sealed'] = null): LoggedFact => {
  return { fact, appendedIn, attachments, sealed };
};

/**
 * Committed facts without a leaf, in the order in which they get one. However many wait, only as many are read as are asked for: the facts in
 * the order of their index, each looked up among the leaves. Of facts that came in at once the planner knows nothing yet, and would read
 * and sort all that wait, for every batch anew; so it is left no other way for the rest of the transaction.
 */
export async function unsequenced(transaction: Transaction, horizon: number, limit: number): Promise<LoggedFact[]> {
  await sql`SELECT set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)`.execute(
    transaction,
  );
  const { rows } = await sql<FactRow>`
    SELECT ${factColumns} FROM evidence.fact
    WHERE fact.tenant_id = current_tenant() AND fact.appended_in >= ${horizon} AND (SELECT true FROM evidence.log_leaf
      WHERE log_leaf.tenant_id = fact.tenant_id AND log_leaf.fact_id = fact.id) IS NULL
    ORDER BY fact.appended_in, fact.recorded_at, fact.id LIMIT ${limit}`.execute(transaction);
  return rows.map((row) => logged(row));
}

export async function insertLeaves(transaction: Transaction, leaves: readonly LeafRow[]): Promise<void> {
  await sql`
    INSERT INTO evidence.log_leaf (tenant_id, index, fact_id, programme_id, format, salt, commitment)
    SELECT current_tenant(), * FROM unnest(${leaves.map((leaf) => leaf.index)}::bigint[], ${leaves.map((leaf) => leaf.factId)}::uuid[],
      ${leaves.map((leaf) => leaf.programmeId)}::uuid[], ${leaves.map((leaf) => leaf.format)}::smallint[], ${leaves.map((leaf) => leaf.salt)}::bytea[],
      ${leaves.map((leaf) => leaf.commitment)}::bytea[])`.execute(transaction);
}

export async function leavesBetween(transaction: Transaction, from: number, to: number): Promise<LeafRow[]> {
  const { rows } = await sql<LeafRow>`
    SELECT index, fact_id AS "factId", programme_id AS "programmeId", format, salt, commitment FROM evidence.log_leaf
    WHERE tenant_id = current_tenant() AND index >= ${from} AND index < ${to} ORDER BY index`.execute(transaction);
  return rows;
}

/** Leaves with their facts; a fact that is gone is null. */
export async function leavesWithFacts(
  transaction: Transaction,
  from: number,
  to: number,
  programmeId: string | null = null,
): Promise<(LeafRow & { logged: LoggedFact | null })[]> {
  const { rows } = await sql<LeafRow & { found: boolean } & FactRow>`
    SELECT leaf.index, leaf.fact_id AS "factId", leaf.programme_id AS "leafProgramme", leaf.format, leaf.salt, leaf.commitment, fact.id IS NOT NULL AS found,
      redaction.details, redaction.words, redaction.details_salt AS "detailsSalt", redaction.body_salt AS "bodySalt", ${factColumns}
    FROM evidence.log_leaf AS leaf LEFT JOIN evidence.fact ON fact.tenant_id = leaf.tenant_id AND fact.id = leaf.fact_id
    LEFT JOIN evidence.redaction ON redaction.tenant_id = leaf.tenant_id AND redaction.fact_id = leaf.fact_id
    WHERE leaf.tenant_id = current_tenant() AND leaf.index >= ${from} AND leaf.index < ${to}
      AND (${programmeId}::uuid IS NULL OR leaf.programme_id = ${programmeId}) ORDER BY leaf.index`.execute(transaction);
  return rows.map((row) => {
    const { index, factId, format, salt, commitment, found, leafProgramme, details, words, detailsSalt, bodySalt, ...fact } =
      row as typeof row & { leafProgramme: string } & { [key in keyof Sealed]: Buffer | null };
    const sealed = bodySalt ? { details, words, detailsSalt, bodySalt } : null;
    return {
      index,
      factId,
      programmeId: leafProgramme,
      format,
      salt,
      commitment,
      logged: found ? logged(fact as FactRow, sealed) : null,
    };
  });
}

export async function leavesOfFacts(transaction: Transaction, facts: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ factId: string; index: number }>`
    SELECT fact_id AS "factId", index FROM evidence.log_leaf
    WHERE tenant_id = current_tenant() AND fact_id = ANY(${facts as string[]}::uuid[])`.execute(transaction);
  return new Map(rows.map((row) => [row.factId, row.index]));
}

export async function saveTiles(transaction: Transaction, tiles: readonly TileRow[]): Promise<void> {
  await sql`
    INSERT INTO evidence.log_tile (tenant_id, level, index, hashes)
    SELECT current_tenant(), * FROM unnest(${tiles.map((tile) => tile.level)}::smallint[], ${tiles.map((tile) => tile.index)}::bigint[],
      ${tiles.map((tile) => Buffer.from(tile.hashes))}::bytea[])
    ON CONFLICT (tenant_id, level, index) DO UPDATE SET hashes = excluded.hashes`.execute(transaction);
}

export async function tileRow(transaction: Transaction, level: number, index: number): Promise<Buffer | null> {
  const { rows } = await sql<{ hashes: Buffer }>`
    SELECT hashes FROM evidence.log_tile WHERE tenant_id = current_tenant() AND level = ${level} AND index = ${index}`.execute(
    transaction,
  );
  return rows[0]?.hashes ?? null;
}

/** How many tiles there are of each level. */
export async function tileCounts(transaction: Transaction): Promise<{ level: number; count: number }[]> {
  const { rows } = await sql<{ level: number; count: number }>`
    SELECT level, count(*) AS count FROM evidence.log_tile WHERE tenant_id = current_tenant() GROUP BY level`.execute(
    transaction,
  );
  return rows;
}

/** A new head, with the next number; heads from before they were numbered are counted. */
export async function insertCheckpoint(
  transaction: Transaction,
  { size, root, signedAt }: Omit<CheckpointRow, 'number'>,
): Promise<CheckpointRow> {
  const { rows } = await sql<CheckpointRow>`INSERT INTO evidence.log_checkpoint (tenant_id, size, root, signed_at, number)
    SELECT current_tenant(), ${size}, ${root}, ${signedAt}, 1 + coalesce(
      (SELECT max(number) FROM evidence.log_checkpoint WHERE tenant_id = current_tenant()),
      (SELECT count(*) FROM evidence.log_checkpoint WHERE tenant_id = current_tenant()))
    RETURNING size, root, signed_at AS "signedAt", number`.execute(transaction);
  return rows[0]!;
}

/** Newest first. */
export async function checkpoints(
  transaction: Transaction,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<CheckpointRow[]> {
  const { rows } = await sql<CheckpointRow>`
    SELECT size, root, signed_at AS "signedAt", number FROM evidence.log_checkpoint
    WHERE tenant_id = current_tenant() AND (${before ?? null}::bigint IS NULL OR size < ${before ?? null}) ORDER BY size DESC LIMIT ${limit}`.execute(
    transaction,
  );
  return rows;
}

export async function checkpointAt(transaction: Transaction, size: number): Promise<CheckpointRow | null> {
  const { rows } = await sql<CheckpointRow>`
    SELECT size, root, signed_at AS "signedAt", number FROM evidence.log_checkpoint WHERE tenant_id = current_tenant() AND size = ${size}`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

export async function insertSignature(
  transaction: Transaction,
  { size, name, keyId, line, signedAt }: SignatureRow,
): Promise<void> {
  await sql`INSERT INTO evidence.log_signature (tenant_id, size, name, key_id, line, signed_at)
    VALUES (current_tenant(), ${size}, ${name}, ${keyId}, ${line}, ${signedAt}) ON CONFLICT DO NOTHING`.execute(transaction);
}

export async function signaturesAt(transaction: Transaction, sizes: readonly number[]): Promise<SignatureRow[]> {
  const { rows } = await sql<SignatureRow>`
    SELECT size, name, key_id AS "keyId", line, signed_at AS "signedAt" FROM evidence.log_signature
    WHERE tenant_id = current_tenant() AND size = ANY(${sizes as number[]}::bigint[]) ORDER BY size, signed_at, name, key_id`.execute(
    transaction,
  );
  return rows;
}

/** The largest tree that somebody has signed by this name; null when there is none. */
export async function lastSignatureOf(transaction: Transaction, name: string): Promise<{ size: number; signedAt: Date } | null> {
  const { rows } = await sql<{ size: number; signedAt: Date }>`
    SELECT size, signed_at AS "signedAt" FROM evidence.log_signature
    WHERE tenant_id = current_tenant() AND name = ${name} ORDER BY size DESC LIMIT 1`.execute(transaction);
  return rows[0] ?? null;
}

/** How many committed facts wait for a leaf, up to `limit`. */
export async function countUnsequenced(transaction: Transaction, horizon: number, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT FROM evidence.fact
      WHERE fact.tenant_id = current_tenant() AND fact.appended_in >= ${horizon} AND NOT EXISTS (
        SELECT FROM evidence.log_leaf WHERE log_leaf.tenant_id = fact.tenant_id AND log_leaf.fact_id = fact.id) LIMIT ${limit}) AS waiting`.execute(
    transaction,
  );
  return rows[0]!.count;
}

/** The first signature of each name over each leaf: of the log itself, of a witness. */
export async function firstSignaturesOver(
  transaction: Transaction,
  indexes: readonly number[],
  names: readonly string[],
): Promise<{ leaf: number; name: string; size: number; signedAt: Date }[]> {
  const { rows } = await sql<{ leaf: number; name: string; size: number; signedAt: Date }>`
    SELECT leaf, signer AS name, first.size, first.signed_at AS "signedAt"
    FROM unnest(${indexes as number[]}::bigint[]) AS leaf CROSS JOIN unnest(${names as string[]}::text[]) AS signer
    CROSS JOIN LATERAL (SELECT size, signed_at FROM evidence.log_signature
      WHERE log_signature.tenant_id = current_tenant() AND log_signature.size > leaf AND log_signature.name = signer
      ORDER BY log_signature.size LIMIT 1) AS first`.execute(transaction);
  return rows;
}

/** Facts that a sequencer must have seen and that have no leaf all the same: they were put in past it. */
export async function unsequencedBefore(transaction: Transaction, horizon: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT fact.id FROM evidence.fact
    WHERE fact.tenant_id = current_tenant() AND fact.appended_in < ${horizon} AND NOT EXISTS (
      SELECT FROM evidence.log_leaf WHERE log_leaf.tenant_id = fact.tenant_id AND log_leaf.fact_id = fact.id)
    ORDER BY fact.occurred_on, fact.id LIMIT ${limit}`.execute(transaction);
  return rows.map(({ id }) => id);
}

/** In the order of their leaves. */
export async function breakRows(transaction: Transaction): Promise<BreakStatement[]> {
  const { rows } = await sql<{ statement: BreakStatement }>`
    SELECT statement FROM evidence.log_break WHERE tenant_id = current_tenant() ORDER BY index`.execute(transaction);
  return rows.map(({ statement }) => statement).filter(isBreakStatement);
}

export async function insertBreak(transaction: Transaction, statement: BreakStatement): Promise<void> {
  await sql`INSERT INTO evidence.log_break (tenant_id, index, id, statement)
    VALUES (current_tenant(), ${statement.kept.size}, ${statement.id}, ${JSON.stringify(statement)}::jsonb)`.execute(transaction);
}

/** The log goes on under another name. */
export async function renameLog(transaction: Transaction, origin: string): Promise<void> {
  await sql`UPDATE evidence.log SET origin = ${origin} WHERE tenant_id = current_tenant()`.execute(transaction);
}

export async function leafOfFact(
  transaction: Transaction,
  factId: string,
): Promise<{ index: number; format: LeafFormat; salt: Buffer; sealed: boolean } | null> {
  const { rows } = await sql<{ index: number; format: LeafFormat; salt: Buffer; sealed: boolean }>`
    SELECT index, format, salt, EXISTS (SELECT FROM evidence.redaction
      WHERE redaction.tenant_id = log_leaf.tenant_id AND redaction.fact_id = log_leaf.fact_id) AS sealed
    FROM evidence.log_leaf WHERE tenant_id = current_tenant() AND fact_id = ${factId}`.execute(transaction);
  return rows[0] ?? null;
}

/** Keeps what a leaf needs without its salt, and overwrites the salt. */
export async function sealLeaf(
  transaction: Transaction,
  { factId, index, details, words, detailsSalt, bodySalt }: Sealed & { factId: string; index: number },
  now: Date,
): Promise<void> {
  await sql`INSERT INTO evidence.redaction (tenant_id, fact_id, details, words, details_salt, body_salt, redacted_at)
    VALUES (current_tenant(), ${factId}, ${details}, ${words}, ${detailsSalt}, ${bodySalt}, ${now})`.execute(transaction);
  await asStage(transaction, 'erasure', () =>
    sql`UPDATE evidence.log_leaf SET salt = ${Buffer.alloc(32)} WHERE tenant_id = current_tenant() AND index = ${index}`.execute(
      transaction,
    ),
  );
}

export async function countSealed(transaction: Transaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM evidence.redaction WHERE tenant_id = current_tenant()`.execute(transaction);
  return rows[0]!.count;
}
