import { randomBytes } from 'node:crypto';
import type { TenantId } from '#src/kernel/ids.ts';
import { type Refusal, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { unsequencedActs } from './act.store.ts';
import { commitmentOf } from './leaf.ts';
import * as store from './log.store.ts';
import * as signers from './signer.store.ts';
import { aboutLog, breakCommitment, breakOf, type BreakStatement } from './rules/break.rules.ts';
import { base64Of } from './rules/bytes.rules.ts';
import { checkpointText, readCheckpoint, signatureLine } from './rules/note.rules.ts';
import { commitAct } from './rules/act.rules.ts';
import { actFormat, type LeafFormat, leafOf, saltLength } from './rules/leaf.rules.ts';
import { sameHash } from './rules/merkle.rules.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { keepLastSigned, keyFrom, keyPath, lastSigned, makeLogKey, signWith, vkeyOf } from './signing.ts';
import { actBodyOf, takeActs } from './take-acts.ts';
import { openEdge, rootAt, saveEdge, TileMissing } from './tiles.ts';

/** The log of a tenant. `code` is the tenant's in addresses; it names the log when it begins. */
export interface LogOf {
  tenant: TenantId;
  code: string;
}

export interface Sequenced {
  /** Leaves added. */
  added: number;
  size: number;
}

const batchSize = 4096;

/**
 * Gives every committed act and fact that has no leaf its place in the tenant's log, in batches, and signs the tree head. Appending never waits
 * for it. Safe to run at any time and anywhere at once: the log's row is locked, and a fact or act has one leaf. Refuses when the log is
 * shorter than, or another than, what was signed before: somebody set the database back or changed it.
 */
export async function sequenceLog(environment: Environment, log: LogOf, { batch = batchSize } = {}): Promise<Result<Sequenced>> {
  const acts = await guarded(environment, log, (transaction, row) => addActs(environment, log, transaction, row));
  if (!acts.ok) return acts;
  let { added } = acts.value;
  for (;;) {
    const step = await guarded(environment, log, (transaction, row) => addLeaves(log, transaction, row, batch));
    if (!step.ok) return step;
    added += step.value.added;
    if (step.value.added < batch) break;
  }
  const signed = await guarded(environment, log, (transaction, row) => signHead(environment, log, transaction, row));
  if (!signed.ok) return signed;
  // After the commit: what is kept outside is never more than what the database has.
  if (signed.value.note !== null) keepLastSigned(environment.keyFiles, log.tenant, signed.value.note);
  return ok({ added, size: signed.value.size });
}

/** Runs a step with the log's row locked, after it was compared with what was last signed. */
async function guarded<Value>(
  environment: Environment,
  log: LogOf,
  step: (transaction: Transaction, row: store.LogRow) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await environment.database.transaction(log, 'evidence', async (transaction) => {
      const row = await openLog(environment, log, transaction);
      const setBack = await differenceFromLastSigned(environment, log.tenant, transaction, row);
      return setBack ? { ok: false, refusal: setBack } : step(transaction, row);
    });
  } catch (error) {
    if (error instanceof TileMissing) return refuse('log-damaged', { place: error.message });
    throw error;
  }
}

async function openLog(environment: Environment, log: LogOf, transaction: Transaction): Promise<store.LogRow> {
  const known = await store.logRow(transaction, { lock: true });
  if (known) return known;
  const now = environment.clock.now();
  await store.beginLog(transaction, `${new URL(environment.publicUrl).host}/log/${log.code}`, now);
  const row = (await store.logRow(transaction, { lock: true }))!;
  if ((await signers.keyRows(transaction)).length === 0)
    await signers.insertKey(transaction, vkeyOf(makeLogKey(environment.keyFiles, log.tenant, row.origin, 'ed25519')), now);
  return row;
}

/** A log only grows: what was signed last must still be its beginning. */
export async function differenceFromLastSigned(
  environment: Environment,
  tenant: TenantId,
  transaction: Transaction,
  { origin, size }: store.LogRow,
): Promise<Refusal | null> {
  const kept = readCheckpoint(lastSigned(environment.keyFiles, tenant) ?? '');
  if (!kept) return null;
  // The name is fixed when a log begins: under another one it is another log, and this one was set aside.
  if (kept.origin !== origin) {
    // Unless it was closed, and what begins anew says so.
    const closed = breakOf(await store.breakRows(transaction), kept.origin);
    const said = closed?.signed && kept.size <= closed.signed.size && (await isLeaf(transaction, closed));
    return said ? null : refuse('log-forked', { size: kept.size }).refusal;
  }
  if (kept.size > size) return refuse('log-set-back', { size, signed: kept.size }).refusal;
  return sameHash(await rootAt(transaction, kept.size), kept.root) ? null : refuse('log-forked', { size: kept.size }).refusal;
}

/** Whether a break is an entry of the log, and not only a row that somebody put beside it. */
async function isLeaf(transaction: Transaction, statement: BreakStatement): Promise<boolean> {
  const [leaf] = await store.leavesBetween(transaction, statement.kept.size, statement.kept.size + 1);
  return (
    leaf?.programmeId === aboutLog &&
    sameHash(leaf.commitment, breakCommitment(sha256, statement)) &&
    base64Of(await rootAt(transaction, statement.kept.size)) === statement.kept.root
  );
}

/**
 * Takes the acts that were added to the stages' tables, and gives them their leaves: in one transaction, so that no act is known without its
 * leaf, except where leaves were lost.
 */
async function addActs(
  environment: Environment,
  { tenant }: LogOf,
  transaction: Transaction,
  row: store.LogRow,
): Promise<Result<Sequenced>> {
  const { settled, next } = await store.transactionHorizon(transaction);
  await takeActs(environment, transaction, row.actsHorizon > next ? 0 : row.actsHorizon);
  const acts = await unsequencedActs(transaction, row.horizon > next ? 0 : row.horizon);
  const moved = { size: row.size + acts.length, horizon: row.horizon, actsHorizon: settled };
  if (acts.length > 0) {
    const edge = await openEdge(transaction, row.size);
    const leaves = acts.map((act, at): store.LeafRow => {
      const { id: factId, programmeId } = act;
      const salt = randomBytes(saltLength);
      const commitment = Buffer.from(commitAct(sha256, salt, actBodyOf(tenant, act)));
      const leaf = { index: row.size + at, factId, programmeId, format: actFormat, salt, commitment } as const;
      edge.add(leafOf(sha256, store.entryOfRow(leaf)));
      return leaf;
    });
    for (let from = 0; from < leaves.length; from += batchSize)
      await store.insertLeaves(transaction, leaves.slice(from, from + batchSize));
    await saveEdge(transaction, edge);
  }
  if (acts.length > 0 || settled !== row.actsHorizon) await store.moveLog(transaction, moved);
  return ok({ added: acts.length, size: moved.size });
}

async function addLeaves(
  { tenant }: LogOf,
  transaction: Transaction,
  row: store.LogRow,
  batch: number,
): Promise<Result<Sequenced>> {
  const { settled, next } = await store.transactionHorizon(transaction);
  // A database restored elsewhere counts its transactions anew: then every fact is looked at once more.
  const horizon = row.horizon > next ? 0 : row.horizon;
  const facts = await store.unsequenced(transaction, horizon, batch);
  const full = facts.length === batch;
  const reached = full ? Math.min(settled, facts.at(-1)!.appendedIn) : settled;
  if (facts.length === 0) {
    if (reached !== row.horizon) await store.moveLog(transaction, { ...row, horizon: reached });
    return ok({ added: 0, size: row.size });
  }
  const edge = await openEdge(transaction, row.size);
  const salts = randomBytes(facts.length * saltLength);
  const leaves = facts.map((logged, at): store.LeafRow => {
    const salt = salts.subarray(at * saltLength, (at + 1) * saltLength);
    const { id: factId, programmeId } = logged.fact;
    const format: LeafFormat = 2;
    const commitment = Buffer.from(commitmentOf(tenant, logged, { salt, format }));
    edge.add(leafOf(sha256, { programmeId, commitment, act: false }));
    return { index: row.size + at, factId, programmeId, format, salt, commitment };
  });
  await store.insertLeaves(transaction, leaves);
  await saveEdge(transaction, edge);
  await store.moveLog(transaction, { ...row, size: edge.size, horizon: reached });
  return ok({ added: facts.length, size: edge.size });
}

/** Signs the head with every key that is in use, unless they all have. */
async function signHead(
  environment: Environment,
  { tenant }: LogOf,
  transaction: Transaction,
  { origin, size }: store.LogRow,
): Promise<Result<{ size: number; note: string | null }>> {
  const signedAt = environment.clock.now();
  const keys = (await signers.keyRows(transaction)).filter((key) => key.retiredAt === null).map(({ vkey }) => keyFrom(vkey));
  // A key signs under the name that it was made for, and a log that was begun anew has keys of its own.
  if (keys.some(({ name }) => name !== origin)) return refuse('log-forked', { size });
  if (keys.length === 0) return refuse('log-key-none');
  const had = await store.signaturesAt(transaction, [size]);
  const missing = keys.filter((key) => !had.some((one) => one.name === key.name && one.keyId === key.id));
  if (missing.length === 0) return ok({ size, note: null });
  const root = await rootAt(transaction, size);
  const before = await store.checkpointAt(transaction, size);
  if (before && !sameHash(before.root, root)) return refuse('log-forked', { size });
  const head = before ?? (await store.insertCheckpoint(transaction, { size, root: Buffer.from(root), signedAt }));
  const text = checkpointText(origin, head);
  for (const key of missing) {
    const signature = signWith(environment.keyFiles, tenant, key, text);
    if (!signature) return refuse('log-key-missing', { file: keyPath(environment.keyFiles, tenant, key.id) });
    await store.insertSignature(transaction, { size, name: key.name, keyId: key.id, line: signatureLine(signature), signedAt });
  }
  return ok({ size, note: noteOf(text, await store.signaturesAt(transaction, [size])) });
}

/** A checkpoint with its signatures as it is published. */
export function noteOf(text: string, signatures: readonly Pick<store.SignatureRow, 'line'>[]): string {
  return `${text}\n${signatures.map(({ line }) => line).join('')}`;
}
