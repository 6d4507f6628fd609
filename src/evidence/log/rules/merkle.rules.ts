/**
 * The Merkle tree of RFC 9162 section 2.1 (the tree of RFC 6962) over SHA-256. Sizes and indexes are whole numbers up to 2^53 and are
 * halved by division: the 32-bit operators of the language would cut them off.
 */
export type Hash = Uint8Array;
export type Sha256 = (bytes: Uint8Array) => Hash;

export const hashLength = 32;
export const largestSize = 2 ** 53;

/** Half-open range of leaves that a perfect or right-edge subtree covers. */
export type Range = readonly [from: number, to: number];

export function leafHash(sha256: Sha256, entry: Uint8Array): Hash {
  const bytes = new Uint8Array(1 + entry.length);
  bytes.set(entry, 1);
  return sha256(bytes);
}

export function nodeHash(sha256: Sha256, left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}

/** The root of the tree without leaves: the hash of nothing. */
export function emptyRoot(sha256: Sha256): Hash {
  return sha256(new Uint8Array(0));
}

/** The largest power of two below `size`, where a tree of two leaves or more splits. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The root over leaf hashes in their order. */
export function rootOf(sha256: Sha256, leaves: readonly Hash[]): Hash {
  const growing = new GrowingTree(sha256);
  for (const leaf of leaves) growing.add(leaf);
  return growing.root();
}

/** A tree that takes one leaf after the other and keeps only the roots of its perfect subtrees. */
export class GrowingTree {
  readonly #sha256: Sha256;
  readonly #peaks: { size: number; hash: Hash }[] = [];
  #size = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: Hash): void {
    let peak = { size: 1, hash: leaf };
    for (let last = this.#peaks.at(-1); last && last.size === peak.size; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { size: peak.size * 2, hash: nodeHash(this.#sha256, last.hash, peak.hash) };
    }
    this.#peaks.push(peak);
    this.#size += 1;
  }

  /** The root of the leaves so far; more may follow. */
  root(): Hash {
    const last = this.#peaks.at(-1);
    if (!last) return emptyRoot(this.#sha256);
    return this.#peaks.slice(0, -1).reduceRight((right, { hash }) => nodeHash(this.#sha256, hash, right), last.hash);
  }
}

/** Which subtrees make up the inclusion proof of a leaf, in the proof's order (RFC 9162, 2.1.3.1). `index` is below `size`. */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  for (let from = 0, to = size; to - from > 1; ) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.unshift([middle, to]);
      to = middle;
    } else {
      ranges.unshift([from, middle]);
      from = middle;
    }
  }
  return ranges;
}

/** Which subtrees make up the consistency proof from `size1` to `size2` (RFC 9162, 2.1.4.1); none for 0 or equal sizes. */
export function consistencyRanges(size1: number, size2: number): Range[] {
  if (size1 === 0 || size1 === size2) return [];
  const ranges: Range[] = [];
  let [from, to, whole] = [0, size2, true];
  while (to !== size1) {
    const middle = from + splitOf(to - from);
    if (size1 <= middle) {
      ranges.unshift([middle, to]);
      to = middle;
    } else {
      ranges.unshift([from, middle]);
      from = middle;
      whole = false;
    }
  }
  return whole ? ranges : [[from, to], ...ranges];
}

/** The subtrees of full height whose hashes make up a range that begins at a multiple of its own height, left to right. */
export function perfectRanges([from, to]: Range): Range[] {
  const ranges: Range[] = [];
  for (let start = from; start < to; ) {
    let size = 1;
    while (start + size * 2 <= to) size *= 2;
    ranges.push([start, start + size]);
    start += size;
  }
  return ranges;
}

/** The hash of a range from the hashes of its perfect subtrees, left to right. */
export function foldPeaks(sha256: Sha256, peaks: readonly Hash[]): Hash {
  const last = peaks.at(-1);
  if (!last) return emptyRoot(sha256);
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(sha256, left, right), last);
}

export type ProofFault =
  | 'index-not-in-tree'
  | 'sizes-reversed'
  | 'proof-too-long'
  | 'proof-too-short'
  | 'root-differs'
  | 'first-root-differs'
  | 'second-root-differs'
  | 'empty-root-differs'
  | 'proof-not-empty';

export interface InclusionProof {
  leafIndex: number;
  treeSize: number;
  leafHash: Hash;
  rootHash: Hash;
  proof: readonly Hash[];
}

/** What is wrong with an inclusion proof, or null when it holds (RFC 9162, 2.1.3.2). Hashes have 32 bytes. */
export function faultOfInclusion(
  sha256: Sha256,
  { leafIndex, treeSize, leafHash, rootHash, proof }: InclusionProof,
): ProofFault | null {
  if (leafIndex >= treeSize) return 'index-not-in-tree';
  let [own, last, hash] = [leafIndex, treeSize - 1, leafHash];
  for (const sibling of proof) {
    if (last === 0) return 'proof-too-long';
    if (isOdd(own) || own === last) {
      hash = nodeHash(sha256, sibling, hash);
      while (!isOdd(own) && own !== 0) [own, last] = [half(own), half(last)];
    } else hash = nodeHash(sha256, hash, sibling);
    [own, last] = [half(own), half(last)];
  }
  if (last !== 0) return 'proof-too-short';
  return sameHash(hash, rootHash) ? null : 'root-differs';
}

export interface ConsistencyProof {
  size1: number;
  size2: number;
  root1: Hash;
  root2: Hash;
  proof: readonly Hash[];
}

/**
 * What is wrong with a consistency proof, or null when it holds (RFC 9162, 2.1.4.2). Equal sizes need equal roots and no proof; every
 * tree is consistent with the empty one, whose root is known.
 */
export function faultOfConsistency(sha256: Sha256, { size1, size2, root1, root2, proof }: ConsistencyProof): ProofFault | null {
  if (size1 > size2) return 'sizes-reversed';
  const empty = emptyRoot(sha256);
  if (size1 === 0 && !sameHash(root1, empty)) return 'empty-root-differs';
  if (size2 === 0 && !sameHash(root2, empty)) return 'empty-root-differs';
  if (size1 === 0 || size1 === size2) {
    if (proof.length > 0) return 'proof-not-empty';
    return size1 === 0 || sameHash(root1, root2) ? null : 'root-differs';
  }
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  const [start, ...rest] = path;
  if (!start || proof.length === 0) return 'proof-too-short';
  let [own, last] = [size1 - 1, size2 - 1];
  while (isOdd(own)) [own, last] = [half(own), half(last)];
  let [first, second] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return 'proof-too-long';
    if (isOdd(own) || own === last) {
      first = nodeHash(sha256, sibling, first);
      second = nodeHash(sha256, sibling, second);
      while (!isOdd(own) && own !== 0) [own, last] = [half(own), half(last)];
    } else second = nodeHash(sha256, second, sibling);
    [own, last] = [half(own), half(last)];
  }
  if (last !== 0) return 'proof-too-short';
  if (!sameHash(first, root1)) return 'first-root-differs';
  return sameHash(second, root2) ? null : 'second-root-differs';
}

export function sameHash(one: Hash, other: Hash): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

const isOdd = (number: number): boolean => number % 2 === 1;
const half = (number: number): number => Math.floor(number / 2);

function isPowerOfTwo(number: number): boolean {
  let rest = number;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
}
