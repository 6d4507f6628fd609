import { uuidv7 } from '#src/kernel/uuid.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { askWitnesses } from './ask-witnesses.ts';
import { allKeys, auditLog } from './audit-log.ts';
import { sha256 } from '#src/platform/sha256.ts';
import type { LogDifference } from './log-difference.ts';
import * as store from './log.store.ts';
import * as signers from './signer.store.ts';
import { noteAt } from './publish-log.ts';
import { breakCommitment, type BreakStatement, nextOrigin, aboutLog } from './rules/break.rules.ts';
import { base64Of } from './rules/bytes.rules.ts';
import { leafOf, saltLength } from './rules/leaf.rules.ts';
import { type Checkpoint, readCheckpoint, signaturesOf } from './rules/note.rules.ts';
import { type LogOf, sequenceLog, type Sequenced } from './sequence-log.ts';
import { keyFrom, lastSigned, type LogSuite, makeLogKey, nodeChecks, vkeyOf } from './signing.ts';
import { openEdge, rootAt, saveEdge } from './tiles.ts';

export interface RestartAsked {
  /** In one's own words; published with the log. */
  reason: string;
  /** Checkpoints of the lost log that somebody kept elsewhere. */
  others: readonly string[];
  /** Without it nothing is changed, and the statement says what would be published. */
  confirmed: boolean;
  /** Writes the trail, in the transaction of the break. */
  record(transaction: Transaction, statement: BreakStatement): Promise<void>;
}

export interface Restarted {
  statement: BreakStatement;
  /** null when it was only tried. */
  sequenced: Sequenced | null;
}

/** What says that leaves were lost; everything else that an audit finds is tampering, which no new beginning may cover. */
const losses: readonly LogDifference['what'][] = ['log-set-back', 'split-view', 'witness-differs'];

/**
 * Goes on after leaves of the log were lost for good: a database restored from an older backup, or a log that is gone. What is left of the
 * old log stays the beginning of the new one; then an entry says that leaves are missing and what is known of them; then come the facts that have
 * no leaf. The new log has a name and keys of its own, and every audit and every bundle tells of the break from then on. Refuses a log from
 * which nothing is missing, a checkpoint that nobody known has signed, and a log of which anything that is left does not hold.
 */
export async function restartLog(environment: Environment, log: LogOf, asked: RestartAsked): Promise<Result<Restarted>> {
  const reason = asked.reason.trim();
  if (reason === '' || reason.length > 500 || /\p{Cc}/u.test(reason)) return refuse('log-restart-reason');
  const unknown = await environment.database.transaction(log, 'evidence', (transaction) =>
    unknownOf(environment, log, transaction, asked.others),
  );
  if (unknown !== null) return refuse('log-restart-checkpoint', unknown);
  const found: LogDifference[] = [];
  // That nothing lies signed beside the keys is neither: whoever lost their folder together with the database goes on as well.
  const note = (difference: LogDifference): void => {
    if (difference.what !== 'signed-gone') found.push(difference);
  };
  await auditLog(environment, log.tenant, note, { others: asked.others });
  const unsound = found.filter(({ what }) => !losses.includes(what));
  if (unsound.length > 0)
    return refuse('log-restart-unsound', { count: unsound.length, what: unsound[0]!.what, place: unsound[0]!.place });
  if (found.length === 0) return refuse('log-in-order');
  // What they have seen is written down beside them, and from there into the statement.
  await askWitnesses(environment, log.tenant, { all: true });
  const broken = await environment.database.transaction(log, 'evidence', async (transaction) => {
    const row = await store.logRow(transaction, { lock: true });
    const statement = await statementOf(environment, log, transaction, row, { ...asked, reason });
    if (asked.confirmed) {
      await begin(environment, log, transaction, row, statement);
      await asked.record(transaction, statement);
    }
    return statement;
  });
  if (!asked.confirmed) return ok({ statement: broken, sequenced: null });
  const sequenced = await sequenceLog(environment, log);
  return sequenced.ok ? ok({ statement: broken, sequenced: sequenced.value }) : sequenced;
}

async function statementOf(
  environment: Environment,
  { tenant, code }: LogOf,
  transaction: Transaction,
  row: store.LogRow | null,
  { reason, others }: RestartAsked,
): Promise<BreakStatement> {
  const signed = await largestSigned(environment, { tenant, code }, transaction, others);
  const begun = `${new URL(environment.publicUrl).host}/log/${code}`;
  const size = row?.size ?? 0;
  const kept = { origin: row?.origin ?? signed?.head.origin ?? begun, size, root: base64Of(await rootAt(transaction, size)) };
  const at = environment.clock.now();
  const witnesses = (await signers.witnessRows(transaction)).map((witness) => ({
    name: keyFrom(witness.vkey).name,
    size: witness.size,
  }));
  return {
    id: uuidv7(at),
    tenant,
    at: at.toISOString(),
    reason,
    origin: nextOrigin([...(signed ? [signed.head.origin] : []), kept.origin]),
    kept,
    signed: signed && {
      origin: signed.head.origin,
      size: signed.head.size,
      root: base64Of(signed.head.root),
      note: signed.note,
    },
    witnesses,
  };
}

/**
 * The first checkpoint that somebody gave and nobody known has signed: it would be published as what the lost log had signed. Known are the keys of
 * the log and its witnesses, and what lies beside the keys. null when there is none.
 */
async function unknownOf(
  environment: Environment,
  { tenant }: LogOf,
  transaction: Transaction,
  others: readonly string[],
): Promise<{ origin: string; size: number } | null> {
  const keys = await allKeys(transaction);
  const own = readCheckpoint(lastSigned(environment.keyFiles, tenant) ?? '');
  for (const note of others) {
    const head = readCheckpoint(note);
    if (!head) return { origin: '?', size: 0 };
    const same = own?.origin === head.origin && own.size === head.size && base64Of(own.root) === base64Of(head.root);
    if (!same && !signaturesOf(nodeChecks, head, keys).some(({ holds }) => holds))
      return { origin: head.origin, size: head.size };
  }
  return null;
}

/** The largest tree that is known to have been signed: by what lies beside the keys, by the database, by what others kept. */
async function largestSigned(
  environment: Environment,
  { tenant }: LogOf,
  transaction: Transaction,
  others: readonly string[],
): Promise<{ head: Checkpoint; note: string } | null> {
  const keys = await allKeys(transaction);
  const [newest] = await store.checkpoints(transaction, { limit: 1 });
  const notes = [lastSigned(environment.keyFiles, tenant), newest ? await noteAt(transaction, newest) : null, ...others];
  const heads = notes.flatMap((note) => {
    const head = note === null ? null : readCheckpoint(note);
    if (!head || note === null) return [];
    const known = keys.some(({ name }) => name === head.origin);
    return !known || signaturesOf(nodeChecks, head, keys).some(({ holds }) => holds) ? [{ head, note }] : [];
  });
  return heads.sort((a, b) => b.head.size - a.head.size)[0] ?? null;
}

async function begin(
  environment: Environment,
  { tenant }: LogOf,
  transaction: Transaction,
  before: store.LogRow | null,
  statement: BreakStatement,
): Promise<void> {
  const now = environment.clock.now();
  if (!before) await store.beginLog(transaction, statement.origin, now);
  const row = (await store.logRow(transaction, { lock: true }))!;
  const edge = await openEdge(transaction, row.size);
  const commitment = Buffer.from(breakCommitment(sha256, statement));
  edge.add(leafOf(sha256, { programmeId: aboutLog, commitment, act: false }));
  const leaf = {
    index: row.size,
    factId: statement.id,
    programmeId: aboutLog,
    format: 1 as const,
    salt: Buffer.alloc(saltLength),
    commitment,
  };
  await store.insertBreak(transaction, statement);
  await store.insertLeaves(transaction, [leaf]);
  await saveEdge(transaction, edge);
  // From the beginning: of a restored database every fact and act without a leaf is looked for.
  await store.moveLog(transaction, { size: edge.size, horizon: 0, actsHorizon: 0 });
  await store.renameLog(transaction, statement.origin);
  const used = (await signers.keyRows(transaction)).filter(({ retiredAt }) => retiredAt === null);
  for (const { vkey } of used) await signers.retireKeyRow(transaction, vkey, now);
  const suites = used.map(({ vkey }) => keyFrom(vkey).suite as LogSuite);
  for (const suite of new Set<LogSuite>(suites.length > 0 ? suites : ['ed25519']))
    await signers.insertKey(transaction, vkeyOf(makeLogKey(environment.keyFiles, tenant, statement.origin, suite)), now);
  // To witnesses it is another log, which they have to be told of.
  for (const witness of await signers.witnessRows(transaction))
    await signers.saveWitness(transaction, { ...witness, size: 0, askedAt: null, problem: '' });
}
