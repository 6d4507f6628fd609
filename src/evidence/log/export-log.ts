import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import { leavesWithActs } from './act.store.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { bodyOf, bodySaltOf } from './leaf.ts';
import * as store from './log.store.ts';
import * as signers from './signer.store.ts';
import { noteAt } from './publish-log.ts';
import type { ActBody } from './rules/act.rules.ts';
import type { BreakStatement } from './rules/break.rules.ts';
import { base64Of, hexOf } from './rules/bytes.rules.ts';
import { type LeafBody, leafOf, shortEntry } from './rules/leaf.rules.ts';
import { GroupedTree } from './rules/grouped-tree.rules.ts';
import type { Hash } from './rules/merkle.rules.ts';
import { hashesOfTile, tileWidth } from './rules/tile.rules.ts';
import { actBodyOf } from './take-acts.ts';

/** A fact with all that an auditor needs to find it in the signed tree. */
export interface ExportedFact {
  index: number;
  /** Opens the commitment to the body, not that to the details. Hex. */
  salt: string;
  body: LeafBody;
  /** Base64. */
  proof: string[];
}

/** An act with its proof: the words are not opened. */
export interface ExportedAct {
  index: number;
  /** Hex. */
  salt: string;
  body: ActBody;
  /** Base64. */
  proof: string[];
}

export interface ExportedLog {
  /** The signed note. */
  checkpoint: string;
  size: number;
  keys: string[];
  /** Those whose leaves it holds. */
  breaks: BreakStatement[];
  /** All leaves in their order, a few hundred at a time. */
  entries(): AsyncGenerator<{ from: number; entries: string[] }>;
  /** The acts of the programme and of the whole unit; read after the entries, since the proofs come of them. */
  acts(): AsyncGenerator<ExportedAct>;
  /** The facts of the programme; read after the entries, too. */
  facts(): AsyncGenerator<ExportedFact>;
}

const entriesAtOnce = 256;
const factsAtOnce = 4096;

/** The log up to its checkpoint of `size` leaves, with the facts of one programme opened; null where there is no such checkpoint. */
export async function exportLog(
  environment: Environment,
  tenant: TenantId,
  { programmeId, size }: { programmeId: string; size: number },
): Promise<ExportedLog | null> {
  const reading: Reading = (work) => environment.database.transaction({ tenant }, 'evidence', work);
  const head = await reading(async (transaction) => {
    const signed = await store.checkpointAt(transaction, size);
    if (!signed) return null;
    const keys = [...(await signers.keyRows(transaction)), ...(await signers.witnessRows(transaction))].map(({ vkey }) => vkey);
    const breaks = (await store.breakRows(transaction)).filter(({ kept }) => kept.size < size);
    return { size, checkpoint: await noteAt(transaction, signed), keys, breaks };
  });
  if (!head) return null;
  const tree = new GroupedTree(sha256, size);
  return {
    ...head,
    entries: () => entriesOf(reading, head.size, tree),
    acts: () => actsOf(reading, tenant, head.size, programmeId, tree),
    facts: () => factsOf(reading, tenant, head.size, programmeId, tree),
  };
}

type Reading = <Value>(work: (transaction: Parameters<typeof store.logRow>[0]) => Promise<Value>) => Promise<Value>;

async function* entriesOf(
  reading: Reading,
  size: number,
  tree: GroupedTree,
): AsyncGenerator<{ from: number; entries: string[] }> {
  for (let from = 0; from < size; from += factsAtOnce) {
    const rows = await reading((transaction) => store.leavesBetween(transaction, from, Math.min(from + factsAtOnce, size)));
    for (const row of rows) tree.add(leafOf(sha256, store.entryOfRow(row)));
    for (let at = 0; at < rows.length; at += entriesAtOnce) {
      const entries = rows.slice(at, at + entriesAtOnce).map((row) => shortEntry(store.entryOfRow(row)));
      yield { from: from + at, entries };
    }
  }
}

async function* actsOf(
  reading: Reading,
  tenant: TenantId,
  size: number,
  programmeId: string,
  tree: GroupedTree,
): AsyncGenerator<ExportedAct> {
  let opened = { group: -1, whole: false };
  for (let from = 0; ; ) {
    const rows = await reading((transaction) => leavesWithActs(transaction, { from, size, limit: factsAtOnce, programmeId }));
    for (const { index, salt, ...act } of rows) {
      const group = Math.floor(index / tileWidth);
      if (group !== opened.group) opened = { group, whole: await openGroup(reading, tree, group) };
      const proof = opened.whole ? tree.inclusion(index).map(base64Of) : [];
      yield { index, salt: hexOf(salt), body: actBodyOf(tenant, act), proof };
    }
    if (rows.length < factsAtOnce) return;
    from = rows.at(-1)!.index + 1;
  }
}

async function* factsOf(
  reading: Reading,
  tenant: TenantId,
  size: number,
  programmeId: string,
  tree: GroupedTree,
): AsyncGenerator<ExportedFact> {
  let opened = { group: -1, whole: false };
  for (let from = 0; from < size; from += factsAtOnce) {
    const to = Math.min(from + factsAtOnce, size);
    const rows = await reading((transaction) => store.leavesWithFacts(transaction, from, to, programmeId));
    for (const { index, salt, format, logged } of rows) {
      // A fact that was deleted leaves a gap, which whoever checks the bundle finds.
      if (!logged || index >= tree.size) continue;
      const group = Math.floor(index / tileWidth);
      if (group !== opened.group) opened = { group, whole: await openGroup(reading, tree, group) };
      // Where leaves are missing nothing can be proved: whoever checks the bundle finds that, too.
      const proof = opened.whole ? tree.inclusion(index).map(base64Of) : [];
      yield { index, salt: hexOf(bodySaltOf(logged, salt)), body: bodyOf(tenant, logged, { salt, format }), proof };
    }
  }
}

/** Opens a group by its tile, or where that was altered by the leaves themselves; false where those, too, are others than were exported. */
async function openGroup(reading: Reading, tree: GroupedTree, group: number): Promise<boolean> {
  const [from, to] = [group * tileWidth, Math.min((group + 1) * tileWidth, tree.size)];
  const tile = await reading((transaction) => store.tileRow(transaction, 0, group));
  // Meanwhile more leaves may have come into the last tile.
  if (tree.open(group, hashesOfTile(tile ?? new Uint8Array(0)).slice(0, to - from))) return true;
  const rows = await reading((transaction) => store.leavesBetween(transaction, from, to));
  return tree.open(
    group,
    rows.map((row): Hash => leafOf(sha256, store.entryOfRow(row))),
  );
}
