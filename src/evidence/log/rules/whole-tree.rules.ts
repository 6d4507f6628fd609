import {
  consistencyRanges,
  foldPeaks,
  type Hash,
  hashLength,
  inclusionRanges,
  nodeHash,
  perfectRanges,
  type Range,
  type Sha256,
} from './merkle.rules.ts';

/**
 * A tree with all its nodes in memory, for whoever makes or checks many proofs: 64 bytes a leaf, since the hashes of a layer lie in one
 * array. Leaves come one by one, up to the number said before.
 */
export class WholeTree {
  readonly #sha256: Sha256;
  /** The hashes of perfect subtrees, one after the other: of 1 leaf, 2, 4 … */
  readonly #layers: Uint8Array[] = [];
  readonly #ranges = new Map<string, Hash>();
  #size = 0;

  constructor(sha256: Sha256, capacity: number) {
    this.#sha256 = sha256;
    for (let width = capacity; width >= 1; width = Math.floor(width / 2)) this.#layers.push(new Uint8Array(width * hashLength));
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: Hash): void {
    let [node, at] = [leaf, this.#size];
    this.#size += 1;
    for (const layer of this.#layers) {
      layer.set(node, at * hashLength);
      if (at % 2 === 0) return;
      node = nodeHash(this.#sha256, hashIn(layer, at - 1), node);
      at = (at - 1) / 2;
    }
  }

  /** The hash of a leaf. */
  leaf(index: number): Hash {
    return this.#perfect([index, index + 1]);
  }

  /** The root of the first `size` leaves. */
  root(size = this.size): Hash {
    return this.#hash([0, size]);
  }

  inclusion(index: number, size = this.size): Hash[] {
    return inclusionRanges(index, size).map((range) => this.#hash(range));
  }

  consistency(size1: number, size2 = this.size): Hash[] {
    return consistencyRanges(size1, size2).map((range) => this.#hash(range));
  }

  #hash(range: Range): Hash {
    const perfect = perfectRanges(range);
    if (perfect.length === 1) return this.#perfect(perfect[0]!);
    const key = range.join('-');
    const known =
      this.#ranges.get(key) ??
      foldPeaks(
        this.#sha256,
        perfect.map((one) => this.#perfect(one)),
      );
    this.#ranges.set(key, known);
    return known;
  }

  #perfect([from, to]: Range): Hash {
    return hashIn(this.#layers[Math.log2(to - from)]!, from / (to - from));
  }
}

function hashIn(layer: Uint8Array, at: number): Hash {
  return layer.slice(at * hashLength, (at + 1) * hashLength);
}
