import { type Hash, rootOf, sameHash, type Sha256 } from './merkle.rules.ts';
import { tileWidth } from './tile.rules.ts';
import { WholeTree } from './whole-tree.rules.ts';

/**
 * The same tree for whoever proves many leaves of a large log: of each 256 leaves, which fill a tile, only the root is kept, so that it
 * takes a quarter of a byte a leaf. Whoever asks for a proof brings the leaves of its tile along, from wherever they are kept.
 */
export class GroupedTree {
  readonly #sha256: Sha256;
  readonly #upper: WholeTree;
  /** The leaves of the group that is not full yet. */
  #open: Hash[] = [];
  #size = 0;
  /** The group whose leaf was proved last: the next one is mostly of the same. */
  #group: { index: number; tree: WholeTree } | null = null;

  /** `capacity`: how many leaves come at most. Roots and proofs are asked for when all have come. */
  constructor(sha256: Sha256, capacity: number) {
    this.#sha256 = sha256;
    this.#upper = new WholeTree(sha256, Math.ceil(capacity / tileWidth));
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: Hash): void {
    this.#open.push(leaf);
    this.#size += 1;
    if (this.#open.length === tileWidth) this.#fold();
  }

  #fold(): void {
    this.#upper.add(rootOf(this.#sha256, this.#open));
    this.#open = [];
  }

  /** As a tree splits at powers of two, a last group of fewer leaves is one leaf of the tree above all the same (RFC 9162, 2.1.1). */
  #finish(): void {
    if (this.#open.length > 0) this.#fold();
  }

  /** The root of all leaves. */
  root(): Hash {
    this.#finish();
    return this.#upper.root();
  }

  /** Makes proofs of the leaves of a group, the 256 from `group * 256` on. False where they are not those that were added. */
  open(group: number, leaves: readonly Hash[]): boolean {
    if (this.#group?.index === group) return true;
    this.#finish();
    if (leaves.length === 0 || leaves.length !== Math.min(tileWidth, this.#size - group * tileWidth)) return false;
    const tree = new WholeTree(this.#sha256, leaves.length);
    for (const leaf of leaves) tree.add(leaf);
    if (!sameHash(tree.root(), this.#upper.leaf(group))) return false;
    this.#group = { index: group, tree };
    return true;
  }

  /** The inclusion proof of a leaf whose group was opened last. */
  inclusion(index: number): Hash[] {
    const group = Math.floor(index / tileWidth);
    if (this.#group?.index !== group) throw new Error(`group ${group} of the tree is not open`);
    return [...this.#group.tree.inclusion(index % tileWidth), ...this.#upper.inclusion(group)];
  }
}
