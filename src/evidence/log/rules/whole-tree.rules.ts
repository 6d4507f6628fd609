import {
  consistencyRanges,
  foldPeaks,
  type Hash,
  inclusionRanges,
  nodeHash,
  perfectRanges,
  type Range,
  type Sha256,
} from './merkle.rules.ts';

/** A tree with all its nodes in memory, 64 bytes a leaf, for whoever makes or checks many proofs. */
export class WholeTree {
  readonly #sha256: Sha256;
  /** The hashes of perfect subtrees: of 1 leaf, 2, 4 … */
  readonly #layers: Hash[][];
  readonly #ranges = new Map<string, Hash>();

  constructor(sha256: Sha256, leaves: readonly Hash[]) {
    this.#sha256 = sha256;
    this.#layers = [[...leaves]];
    for (let layer = this.#layers[0]!; layer.length > 1; layer = this.#layers.at(-1)!) {
      const above: Hash[] = [];
      for (let at = 0; at + 1 < layer.length; at += 2) above.push(nodeHash(sha256, layer[at]!, layer[at + 1]!));
      this.#layers.push(above);
    }
  }

  get size(): number {
    return this.#layers[0]!.length;
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
    return this.#layers[Math.log2(to - from)]![from / (to - from)]!;
  }
}
