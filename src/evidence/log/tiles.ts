import type { Transaction } from '#src/platform/postgres/database.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { consistencyRanges, foldPeaks, type Hash, perfectRanges, type Range, rootOf } from './rules/merkle.rules.ts';
import { hashesAt, hashesOfTile, placeOf, TileEdge, tileWidth } from './rules/tile.rules.ts';
import { saveTiles, tileRow } from './log.store.ts';

/** A tile that the log must have is not there, or is too short: somebody changed the tables past Kepu. */
export class TileMissing extends Error {}

/** The right edge of the tree, so that leaves can be added. */
export async function openEdge(transaction: Transaction, size: number): Promise<TileEdge> {
  const levels: Hash[][] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    const count = hashesAt(level, size);
    const width = count % tileWidth;
    levels.push(
      width === 0 ? [] : await hashesIn(transaction, { level, index: Math.floor(count / tileWidth), first: 0, count: width }),
    );
  }
  return new TileEdge(sha256, size, levels);
}

export async function saveEdge(transaction: Transaction, edge: TileEdge): Promise<void> {
  await saveTiles(
    transaction,
    edge.drain(true).map(({ level, index, bytes }) => ({ level, index, hashes: bytes })),
  );
}

async function hashesIn(transaction: Transaction, place: ReturnType<typeof placeOf>): Promise<Hash[]> {
  const { level, index, first, count } = place;
  const hashes = hashesOfTile((await tileRow(transaction, level, index)) ?? new Uint8Array(0)).slice(first, first + count);
  if (hashes.length !== count)
    throw new TileMissing(`tile ${level}/${index} has ${hashes.length} of ${count} hashes from ${first}`);
  return hashes;
}

async function rangeHash(transaction: Transaction, range: Range): Promise<Hash> {
  const peaks: Hash[] = [];
  for (const perfect of perfectRanges(range)) peaks.push(rootOf(sha256, await hashesIn(transaction, placeOf(perfect))));
  return foldPeaks(sha256, peaks);
}

/** The root that the first `size` leaves had, from the tiles. */
export function rootAt(transaction: Transaction, size: number): Promise<Hash> {
  return rangeHash(transaction, [0, size]);
}

export async function consistencyFrom(transaction: Transaction, size1: number, size2: number): Promise<Hash[]> {
  return inOrder(transaction, consistencyRanges(size1, size2));
}

async function inOrder(transaction: Transaction, ranges: readonly Range[]): Promise<Hash[]> {
  const hashes: Hash[] = [];
  for (const range of ranges) hashes.push(await rangeHash(transaction, range));
  return hashes;
}
