import { joined } from './bytes.rules.ts';
import { foldPeaks, type Hash, hashLength, type Range, rootOf, type Sha256 } from './merkle.rules.ts';

/** Hashes in a full tile (C2SP tlog-tiles). */
export const tileWidth = 256;

export interface TileName {
  level: number;
  index: number;
}

/** Where a tile is published: `0/x001/x234/067`, level `entries` for the leaves themselves. */
export function tilePath(level: number | 'entries', index: number): string {
  const groups: string[] = [];
  for (let rest = index; ; rest = Math.floor(rest / 1000)) {
    groups.unshift(String(rest % 1000).padStart(3, '0'));
    if (rest < 1000) break;
  }
  return [level, ...groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group))].join('/');
}

export interface AskedTile {
  level: number | 'entries';
  index: number;
  /** How many hashes or entries are asked for: 256, or fewer of a partial tile. */
  width: number;
}

/** What a path below `/tile/` asks for; null for anything but the one way to write it. */
export function readTilePath(path: string): AskedTile | null {
  const [, level, groups, width] = /^(entries|[0-9]{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  if (level === undefined || groups === undefined) return null;
  const asked: AskedTile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  const canonical =
    tilePath(asked.level, asked.index) === `${level}/${groups}` && (asked.level === 'entries' || asked.level < 64);
  return canonical && (width === undefined || asked.width < tileWidth) ? asked : null;
}

/** How many hashes a level of a tree of this size has: each stands for 256 times as many leaves as one of the level below. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / tileWidth ** level);
}

/** Where the hash of a perfect range lies: in one tile, from one hash up to another. */
export function placeOf([from, to]: Range): TileName & { first: number; count: number } {
  let level = 0;
  while (tileWidth ** (level + 1) <= to - from) level += 1;
  const unit = tileWidth ** level;
  const first = from / unit;
  return { level, index: Math.floor(first / tileWidth), first: first % tileWidth, count: (to - from) / unit };
}

export function hashesOfTile(bytes: Uint8Array): Hash[] {
  return Array.from({ length: Math.floor(bytes.length / hashLength) }, (_, at) =>
    bytes.slice(at * hashLength, (at + 1) * hashLength),
  );
}

/** The right edge of a tree as tiles: what must be known to add leaves. One list of hashes a level, lowest first. */
export class TileEdge {
  readonly #sha256: Sha256;
  readonly #levels: Hash[][];
  readonly #changed = new Map<string, TileName & { hashes: Hash[] }>();
  #size: number;

  /** `levels`: the hashes of the unfinished tile of each level of a tree of `size` leaves. */
  constructor(sha256: Sha256, size: number, levels: readonly (readonly Hash[])[]) {
    this.#sha256 = sha256;
    this.#size = size;
    this.#levels = levels.map((hashes) => [...hashes]);
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: Hash): void {
    this.#size += 1;
    this.#put(0, leaf);
  }

  #put(level: number, hash: Hash): void {
    const hashes = this.#levels[level] ?? [];
    this.#levels[level] = hashes;
    hashes.push(hash);
    const index = Math.ceil(hashesAt(level, this.#size) / tileWidth) - 1;
    this.#changed.set(`${level}/${index}`, { level, index, hashes });
    if (hashes.length < tileWidth) return;
    this.#levels[level] = [];
    this.#put(level + 1, rootOf(this.#sha256, hashes));
  }

  root(): Hash {
    const peaks: Hash[] = [];
    for (const hashes of [...this.#levels].reverse()) {
      for (let from = 0; from < hashes.length; ) {
        let count = 1;
        while (from + count * 2 <= hashes.length) count *= 2;
        peaks.push(rootOf(this.#sha256, hashes.slice(from, from + count)));
        from += count;
      }
    }
    return foldPeaks(this.#sha256, peaks);
  }

  /** The tiles that have grown since they were last drained, whole; without `all` only those that are full and change no more. */
  drain(all: boolean): (TileName & { bytes: Uint8Array })[] {
    const drained: (TileName & { bytes: Uint8Array })[] = [];
    for (const [name, { level, index, hashes }] of this.#changed) {
      if (!all && hashes.length < tileWidth) continue;
      this.#changed.delete(name);
      drained.push({ level, index, bytes: joined(...hashes) });
    }
    return drained;
  }
}
