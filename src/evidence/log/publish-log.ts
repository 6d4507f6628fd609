import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import * as store from './log.store.ts';
import { originAt } from './rules/break.rules.ts';
import { joined } from './rules/bytes.rules.ts';
import { entryOf } from './rules/leaf.rules.ts';
import { hashLength } from './rules/merkle.rules.ts';
import { checkpointText } from './rules/note.rules.ts';
import { hashesAt, readTilePath, tileWidth } from './rules/tile.rules.ts';
import { noteOf } from './sequence-log.ts';

/** The newest checkpoint with all its signatures, as C2SP tlog-checkpoint; null before the first. */
export async function publishedCheckpoint(environment: Environment, tenant: TenantId): Promise<string | null> {
  return environment.database.transaction({ tenant }, 'evidence', async (transaction) => {
    const [newest] = await store.checkpoints(transaction, { limit: 1 });
    return newest ? noteAt(transaction, newest) : null;
  });
}

export async function noteAt(transaction: Transaction, head: store.CheckpointRow): Promise<string> {
  const log = await store.logRow(transaction);
  const origin = originAt(await store.breakRows(transaction), log!.origin, head.size);
  return noteOf(checkpointText(origin, head), await store.signaturesAt(transaction, [head.size]));
}

/**
 * The bytes of `/tile/…` (C2SP tlog-tiles), never beyond the newest checkpoint; null for what there is not. They never change, so that
 * whoever is between may keep them.
 */
export async function publishedTile(environment: Environment, tenant: TenantId, path: string): Promise<Uint8Array | null> {
  const asked = readTilePath(path);
  if (!asked) return null;
  return environment.database.transaction({ tenant }, 'evidence', async (transaction) => {
    const [newest] = await store.checkpoints(transaction, { limit: 1 });
    const level = asked.level === 'entries' ? 0 : asked.level;
    const from = asked.index * tileWidth;
    if (!newest || from + asked.width > hashesAt(level, newest.size)) return null;
    if (asked.level === 'entries') return entryBundle(await store.leavesBetween(transaction, from, from + asked.width));
    const hashes = await store.tileRow(transaction, level, asked.index);
    return hashes && hashes.length >= asked.width * hashLength ? hashes.subarray(0, asked.width * hashLength) : null;
  });
}

/** Each entry after its length in two bytes, high byte first. */
function entryBundle(leaves: readonly store.LeafRow[]): Uint8Array {
  return joined(
    ...leaves.flatMap((leaf) => {
      const entry = entryOf(store.entryOfRow(leaf));
      return [Uint8Array.of(Math.floor(entry.length / 256), entry.length % 256), entry];
    }),
  );
}
