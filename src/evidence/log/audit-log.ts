import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { actsById } from './act.store.ts';
import { askWitnesses } from './ask-witnesses.ts';
import { auditAct, auditActs, type EarlierActs, earlierActsOf, type SeenActs } from './audit-acts.ts';
import { auditBorrowed, auditHidden, factKey, type LeafWithFact, type SeenFacts } from './audit-fact-ids.ts';
import { auditLastSigned } from './audit-last-signed.ts';
import {
  auditHeadMoments,
  auditHeadNumbers,
  auditKeyLife,
  auditSignatureMoment,
  auditSigners,
  type KeyLife,
  LeafMoments,
} from './audit-moments.ts';
import { auditUnsigned } from './audit-unsigned.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { isWithoutWords } from '../facts/words.rules.ts';
import { commitmentOf } from './leaf.ts';
import { type LogDifference, nothing, tolerance } from './log-difference.ts';
import * as store from './log.store.ts';
import * as signers from './signer.store.ts';
import { unreadableRows } from './unreadable.store.ts';
import { aboutLog, breakCommitment, breakOf, type BreakStatement, isKept, originAt } from './rules/break.rules.ts';
import { base64Of, hexOf } from './rules/bytes.rules.ts';
import { actFormat, leafOf } from './rules/leaf.rules.ts';
import { GrowingTree, type Hash, hashLength, sameHash } from './rules/merkle.rules.ts';
import { checkpointText, type NoteKey, readCheckpoint, signaturesOf } from './rules/note.rules.ts';
import { hashesAt, TileEdge, tileWidth } from './rules/tile.rules.ts';
import { noteOf } from './sequence-log.ts';
import { batch, rootsAt } from './roots-of-leaves.ts';
import { keyFrom, lastSigned, nodeChecks } from './signing.ts';

export interface LogAudit {
  leaves: number;
  checkpoints: number;
  /** Where leaves were lost and the log says so itself: no difference, but nobody may forget it. */
  breaks: BreakStatement[];
  /** Facts whose words were taken away: what is counted is proved, that they said something else is not. */
  wordless: number;
  /** Declarations, judgements and signatures in the log. */
  acts: number;
  /** Acts whose words cannot be opened any more, since they named somebody. */
  wordlessActs: number;
  /** Acts that were said before acts were logged, and when the first tree that holds them was signed; null where there are none. */
  earlierActs: EarlierActs | null;
  /** Cosignatures and answers of witnesses that were looked at. */
  witnessed: number;
}

interface Work {
  environment: Environment;
  tenant: TenantId;
  log: store.LogRow;
  keys: NoteKey[];
  lives: KeyLife[];
  breaks: BreakStatement[];
  note(difference: LogDifference): void;
  seen: SeenFacts;
}

export interface LogAuditAsked {
  /** Checkpoints that somebody kept elsewhere. */
  others?: readonly string[];
  progress?: (done: number, total: number) => void;
  /** All facts are shown when absent. */
  seen?: SeenFacts;
}

/**
 * Recomputes the log of a tenant from its facts: leaves against facts, tiles against leaves, every signed head against the tree of its
 * time, signatures against keys, and all of it against what was signed last, what witnesses know, and `others`: checkpoints that
 * somebody kept elsewhere. Tells each difference once and writes nothing; memory stays small however long the log is.
 */
export async function auditLog(
  environment: Environment,
  tenant: TenantId,
  note: (difference: LogDifference) => void,
  { others = [], progress = () => undefined, seen = async (facts) => new Set(facts.map(factKey)) }: LogAuditAsked = {},
): Promise<LogAudit> {
  const log = await reading(environment, tenant, (transaction) => store.logRow(transaction));
  if (!log) return auditAbsentLog(environment, tenant, note, others);
  for (const { table, text } of await reading(environment, tenant, unreadableRows))
    note({
      what: table === 'log_break' ? 'break-altered' : 'signature-broken',
      place: `${table} ${text}`,
      kept: text,
      recounted: nothing,
    });
  const keys = await reading(environment, tenant, allKeys);
  const lives = await reading(environment, tenant, livesOf);
  const breaks = await reading(environment, tenant, store.breakRows);
  const work: Work = { environment, tenant, log, keys, lives, breaks, note, seen };
  const heads = await reading(environment, tenant, (transaction) => store.checkpoints(transaction, { limit: 2 ** 31 - 1 }));
  const earlierActs = await auditTree(work, [...heads].reverse(), progress);
  const { acts, sealed: wordlessActs } = await auditActs(environment, tenant, log, note);
  await auditStrays(work);
  await auditSignatures(work, heads);
  await auditLastSigned(work);
  const known = await auditOthers(work, others);
  const wordless = await reading(environment, tenant, store.countSealed);
  const witnessed = known + (await auditWitnesses(work));
  await auditUnsigned(environment, tenant, { origin: log.origin, lives }, note);
  return { leaves: log.size, checkpoints: heads.length, breaks, wordless, acts, wordlessActs, earlierActs, witnessed };
}

/** A log that is not there has not begun yet, or it was taken away: then what was signed, kept or cosigned of it tells. */
async function auditAbsentLog(
  environment: Environment,
  tenant: TenantId,
  note: (difference: LogDifference) => void,
  others: readonly string[],
): Promise<LogAudit> {
  const signed = readCheckpoint(lastSigned(environment.keyFiles, tenant) ?? '');
  const place = environment.keyFiles.pathOf(`log-${tenant}.signed`);
  if (signed) note({ what: 'log-set-back', place, kept: nothing, recounted: String(signed.size) });
  for (const text of others) {
    const size = String(readCheckpoint(text)?.size ?? '?');
    note({ what: 'log-set-back', place: `checkpoint ${size}`, kept: nothing, recounted: size });
  }
  const witnesses = await reading(environment, tenant, (transaction) => signers.witnessRows(transaction));
  for (const { vkey, size } of witnesses.filter((witness) => witness.size > 0))
    note({ what: 'witness-differs', place: keyFrom(vkey).name, kept: 'ahead', recounted: String(size) });
  const strays = await reading(environment, tenant, (transaction) => store.leavesBetween(transaction, 0, 100));
  for (const { index, factId } of strays)
    note({ what: 'leaf-altered', place: `#${index} ${factId}`, kept: `#${index}`, recounted: nothing });
  const none = { leaves: 0, checkpoints: 0, breaks: [], wordless: 0, acts: 0, wordlessActs: 0, earlierActs: null };
  return { ...none, witnessed: others.length + witnesses.length };
}

function reading<Value>(
  environment: Environment,
  tenant: TenantId,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  return environment.database.transaction({ tenant }, 'evidence', work);
}

async function livesOf(transaction: Transaction): Promise<KeyLife[]> {
  return (await signers.keyRows(transaction)).map(({ vkey, ...life }) => ({ key: keyFrom(vkey), ...life }));
}

/** Keys of the log, retired ones too, and of the witnesses. */
export async function allKeys(transaction: Transaction): Promise<NoteKey[]> {
  const rows = [...(await signers.keyRows(transaction)), ...(await signers.witnessRows(transaction))];
  return rows.map(({ vkey }) => keyFrom(vkey));
}

/** Walks the leaves in order beside their facts and acts, their tiles and the signed heads. */
async function auditTree(
  work: Work,
  heads: readonly store.CheckpointRow[],
  progress: (done: number, total: number) => void,
): Promise<EarlierActs | null> {
  const { environment, tenant, log, note } = work;
  const acted: SeenActs = { first: null, earlier: 0, takenOver: null };
  const tree = new GrowingTree(sha256);
  const edge = new TileEdge(sha256, 0, []);
  const moments = auditHeadMoments(note, heads);
  const order = new LeafMoments();
  let next = compareHeads(work, tree, heads, 0);
  for (let from = 0; from < log.size; from += batch) {
    const to = Math.min(from + batch, log.size);
    const { leaves, acts } = await reading(environment, tenant, async (transaction) => {
      const found = await store.leavesWithFacts(transaction, from, to);
      const ids = found.filter(({ format }) => format === actFormat).map(({ factId }) => factId);
      return { leaves: found, acts: await actsById(transaction, ids) };
    });
    const byIndex = Map.groupBy(leaves, (leaf) => leaf.index);
    await auditHidden(note, work.seen, leaves);
    for (let index = from; index < to; index += 1) {
      const [leaf, ...twins] = byIndex.get(index) ?? [];
      if (!leaf) {
        note({ what: 'leaf-missing', place: `#${index}`, kept: nothing, recounted: nothing });
        // The tree cannot be followed beyond a hole; its place is known.
        return earlierActsOf(acted, heads);
      }
      if (leaf.programmeId === aboutLog) auditBreak(work, leaf, tree.root());
      else if (leaf.format === actFormat)
        auditAct(work, { leaf, act: acts.get(leaf.factId), before: heads[next - 1], seen: acted });
      // A fact of another day may bear the same id: the leaf is of one of them.
      else for (const one of [leaf, ...twins]) auditLeaf(work, one, { before: heads[next - 1], moments: order });
      if (leaf.programmeId === aboutLog || leaf.format === actFormat) auditBorrowed(note, [leaf, ...twins]);
      const at = leaf.logged?.fact.recordedAt ?? acts.get(leaf.factId)?.saidAt;
      if (at) moments.hold(heads[next], at);
      const hash = leafOf(sha256, store.entryOfRow(leaf));
      edge.add(hash);
      tree.add(hash);
      next = compareHeads(work, tree, heads, next);
    }
    await compareTiles(work, edge, to === log.size);
    progress(to, log.size);
  }
  for (const head of heads.slice(next))
    note({ what: 'checkpoint-altered', place: `checkpoint ${head.size}`, kept: String(head.size), recounted: String(log.size) });
  return earlierActsOf(acted, heads);
}

/** Compares the heads of the tree's size; answers the place of the next head. */
function compareHeads({ note }: Work, tree: GrowingTree, heads: readonly store.CheckpointRow[], from: number): number {
  let next = from;
  for (let head = heads[next]; head?.size === tree.size; head = heads[next]) {
    const root = tree.root();
    if (!sameHash(root, head.root))
      note({
        what: 'checkpoint-altered',
        place: `checkpoint ${head.size}`,
        kept: base64Of(head.root),
        recounted: base64Of(root),
      });
    next += 1;
  }
  return next;
}

interface Before {
  /** The newest head that does not hold the leaf. */
  before: store.CheckpointRow | undefined;
  moments: LeafMoments;
}

function auditLeaf({ tenant, note }: Work, leaf: LeafWithFact, { before, moments }: Before): void {
  const place = `#${leaf.index} ${leaf.factId}`;
  if (!leaf.logged) {
    note({ what: 'fact-gone', place, kept: hexOf(leaf.commitment), recounted: nothing });
    return;
  }
  const commitment = commitmentOf(tenant, leaf.logged, leaf);
  const { fact, sealed } = leaf.logged;
  // Words that nothing vouches for any more must not be there.
  const misused = sealed !== null && !isWithoutWords(fact);
  if (!sameHash(commitment, leaf.commitment) || fact.programmeId !== leaf.programmeId || misused) {
    note({ what: 'fact-altered', place, kept: hexOf(leaf.commitment), recounted: hexOf(commitment) });
    return;
  }
  const { recordedAt } = fact;
  const later = moments.add(recordedAt);
  if (before && before.size <= leaf.index && recordedAt.getTime() < before.signedAt.getTime() - tolerance)
    note({ what: 'fact-back-dated', place, kept: recordedAt.toISOString(), recounted: `> ${before.signedAt.toISOString()}` });
  else if (later) note({ what: 'fact-back-dated', place, kept: recordedAt.toISOString(), recounted: `> ${later.toISOString()}` });
}

/** The leaf of a break says what its row says, and stands behind the tree that it says was left. */
function auditBreak({ breaks, note }: Work, leaf: LeafWithFact, root: Hash): void {
  const statement = breaks.find(({ id }) => id === leaf.factId);
  const commitment = statement && breakCommitment(sha256, statement);
  const holds =
    commitment &&
    sameHash(commitment, leaf.commitment) &&
    statement.kept.size === leaf.index &&
    statement.kept.root === base64Of(root);
  if (!holds)
    note({
      what: 'break-altered',
      place: `#${leaf.index} ${leaf.factId}`,
      kept: hexOf(leaf.commitment),
      recounted: commitment ? hexOf(commitment) : nothing,
    });
}

/** Compares the tiles that grew; those that are not full only at the end, since they go on growing. */
async function compareTiles({ environment, tenant, note }: Work, edge: TileEdge, last: boolean): Promise<void> {
  for (const { level, index, bytes } of edge.drain(last)) {
    const kept =
      (await reading(environment, tenant, (transaction) => store.tileRow(transaction, level, index))) ?? Buffer.alloc(0);
    for (let at = 0; at < bytes.length; at += hashLength) {
      const [own, theirs] = [bytes.subarray(at, at + hashLength), kept.subarray(at, at + hashLength)];
      if (sameHash(own, theirs)) continue;
      const leaf = index * tileWidth + at / hashLength;
      const place = level === 0 ? `#${leaf}` : `tile/${level}/${index} ${at / hashLength}`;
      note({ what: level === 0 ? 'leaf-altered' : 'tile-altered', place, kept: hexOf(theirs) || nothing, recounted: hexOf(own) });
    }
  }
}

/** What is there and must not be: leaves and tiles beyond the end, facts that were put in past the sequencer. */
async function auditStrays({ environment, tenant, log, breaks, note }: Work): Promise<void> {
  const { leaves, tiles, unlogged, told } = await reading(environment, tenant, async (transaction) => {
    const now = (await store.logRow(transaction))!;
    return {
      leaves: await store.leavesBetween(transaction, now.size, Number.MAX_SAFE_INTEGER),
      tiles: (await store.tileCounts(transaction)).filter(
        ({ level, count }) => count > Math.ceil(hashesAt(level, now.size) / tileWidth),
      ),
      unlogged: await store.unsequencedBefore(transaction, log.horizon, 100),
      told: await store.leavesOfFacts(
        transaction,
        breaks.map(({ id }) => id),
      ),
    };
  });
  for (const { index, factId } of leaves)
    note({ what: 'leaf-altered', place: `#${index} ${factId}`, kept: `#${index}`, recounted: nothing });
  for (const { level, count } of tiles)
    note({ what: 'tile-altered', place: `tile/${level}`, kept: String(count), recounted: nothing });
  for (const { id, kept } of breaks.filter((one) => !told.has(one.id)))
    note({ what: 'break-altered', place: `#${kept.size} ${id}`, kept: nothing, recounted: id });
  for (const id of unlogged) note({ what: 'fact-unlogged', place: id, kept: nothing, recounted: id });
}

async function auditSignatures(work: Work, heads: readonly store.CheckpointRow[]): Promise<void> {
  const { environment, tenant, log, breaks, note } = work;
  auditHeadNumbers(note, [...heads].reverse());
  for (let from = 0; from < heads.length; from += 500) {
    const some = heads.slice(from, from + 500);
    const sizes = some.map(({ size }) => size);
    // With the signatures, so that those of a key or witness that was added meanwhile are known.
    const { lines, keys, lives } = await reading(environment, tenant, async (transaction) => ({
      lines: await store.signaturesAt(transaction, sizes),
      keys: await allKeys(transaction),
      lives: await livesOf(transaction),
    }));
    const bySize = Map.groupBy(lines, ({ size }) => size);
    for (const head of some) {
      const { size, signedAt } = head;
      const origin = originAt(breaks, log.origin, size);
      const checkpoint = readCheckpoint(noteOf(checkpointText(origin, head), bySize.get(size) ?? []));
      const signed = checkpoint ? signaturesOf(nodeChecks, checkpoint, keys) : [];
      const broken = signed.filter((one) => !one.holds).map(({ key }) => `${key.name}+${key.id}`);
      const own = signed.some((one) => one.holds && one.key.name === origin);
      auditSigners(note, { size, signedAt }, { origin, lives, keys, rows: bySize.get(size) ?? [] });
      if (broken.length > 0 || !own)
        note({ what: 'signature-broken', place: `checkpoint ${size}`, kept: broken.join(' ') || nothing, recounted: nothing });
      for (const one of signed.filter(({ holds }) => holds))
        auditSignatureMoment(note, { size, signedAt }, one, bySize.get(size) ?? []);
      const holding = signed.filter((one) => one.holds).map((one) => one.key);
      for (const life of lives.filter(({ key }) => holding.some((one) => one.name === key.name && one.id === key.id)))
        auditKeyLife(note, { size, signedAt }, life);
    }
  }
}

/** Checkpoints that somebody kept: of this log, signed by its keys, they must be its beginning. */
async function auditOthers({ environment, tenant, log, keys, breaks, note }: Work, others: readonly string[]): Promise<number> {
  const tree = others.length > 0 ? await rootsAt(environment, tenant, log.size, others) : new Map<number, string>();
  for (const text of others) {
    const kept = readCheckpoint(text);
    const place = `checkpoint ${kept?.size ?? '?'}`;
    const signed = kept ? signaturesOf(nodeChecks, kept, keys).some((one) => one.holds) : false;
    const closed = kept && kept.origin !== log.origin ? breakOf(breaks, kept.origin) : undefined;
    // Of a log that was lost altogether nobody has the key any more.
    const unknown = closed !== undefined && !keys.some(({ name }) => name === kept?.origin);
    if (!kept || (kept.origin !== log.origin && !closed) || !(signed || unknown)) {
      note({ what: 'signature-broken', place, kept: kept?.origin ?? nothing, recounted: log.origin });
    } else if (closed && !isKept(closed, kept)) {
      note({ what: 'log-set-back', place, kept: String(closed.kept.size), recounted: String(kept.size) });
    } else if (kept.size > log.size) {
      note({ what: 'log-set-back', place, kept: String(log.size), recounted: String(kept.size) });
    } else if (tree.get(kept.size) !== base64Of(kept.root)) {
      note({ what: 'split-view', place, kept: tree.get(kept.size) ?? nothing, recounted: base64Of(kept.root) });
    }
  }
  return others.length;
}

/** What a witness cosigned last was kept in the same transaction: where it is missing, it was taken away. */
async function auditCosigned(
  { environment, tenant, note }: Pick<Work, 'environment' | 'tenant' | 'note'>,
  rows: readonly signers.WitnessRow[],
): Promise<void> {
  for (const { vkey, size } of rows.filter((row) => row.size > 0 && row.problem === '')) {
    const { name, id } = keyFrom(vkey);
    const lines = await reading(environment, tenant, (transaction) => store.signaturesAt(transaction, [size]));
    if (!lines.some((line) => line.name === name && line.keyId === id))
      note({ what: 'signature-broken', place: `checkpoint ${size} ${name}+${id}`, kept: nothing, recounted: id });
  }
}

/** Asks every witness anew: one that has seen a larger tree, or another, says so. */
async function auditWitnesses({ environment, tenant, log, note }: Work): Promise<number> {
  const answers = await askWitnesses(environment, tenant, { all: true, keep: false });
  const rows = await reading(environment, tenant, (transaction) => signers.witnessRows(transaction));
  await auditCosigned({ environment, tenant, note }, rows);
  const silent = rows.filter(({ vkey }) => !answers.some(({ name }) => name === keyFrom(vkey).name));
  // Not asked, for want of a checkpoint or because it was removed; what it had cosigned is known all the same.
  for (const { vkey, size } of silent.filter((witness) => witness.size > log.size))
    note({ what: 'witness-differs', place: keyFrom(vkey).name, kept: 'ahead', recounted: String(size) });
  for (const { name, problem, size } of answers) {
    // Whoever has cosigned this log and does not know its key any more was asked with another key.
    if (problem === 'ahead' || problem === 'refused' || (problem === 'unknown-log' && size > 0))
      note({ what: 'witness-differs', place: name, kept: problem, recounted: String(size) });
  }
  return answers.length;
}
