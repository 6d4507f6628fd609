import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '#src/platform/sha256.ts';
import { hexOf, utf8 } from './bytes.rules.ts';
import { GroupedTree } from './grouped-tree.rules.ts';
import { leafHash } from './merkle.rules.ts';
import { WholeTree } from './whole-tree.rules.ts';

const leavesOf = (size: number) => Array.from({ length: size }, (_, at) => leafHash(sha256, utf8(`leaf ${at}`)));
const groupOf = <Leaf>(leaves: readonly Leaf[], group: number) => leaves.slice(group * 256, (group + 1) * 256);

test('root and proofs are those of the tree that keeps every node, at any size', () => {
  const sizes = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(1, 255, 256, 257, 511, 512, 513, 1024, 1025, 2049));
  fc.assert(
    fc.property(sizes, fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (size, asked) => {
      const leaves = leavesOf(size);
      const [grouped, whole] = [new GroupedTree(sha256, size), new WholeTree(sha256, size)];
      for (const leaf of leaves) {
        grouped.add(leaf);
        whole.add(leaf);
      }
      expect(grouped.size).toBe(size);
      expect(hexOf(grouped.root())).toBe(hexOf(whole.root()));
      for (const index of [0, size - 1, ...asked.map((one) => one % size)]) {
        expect(grouped.open(Math.floor(index / 256), groupOf(leaves, Math.floor(index / 256)))).toBe(true);
        expect(grouped.inclusion(index).map(hexOf)).toEqual(whole.inclusion(index).map(hexOf));
      }
    }),
    { numRuns: 60 },
  );
});

test('leaves that are not those of the group are not taken, and nothing is proved of a group that is closed', () => {
  const leaves = leavesOf(700);
  const tree = new GroupedTree(sha256, 700);
  for (const leaf of leaves) tree.add(leaf);
  expect(tree.open(1, groupOf(leaves, 0))).toBe(false);
  expect(tree.open(1, groupOf(leaves, 1).slice(1))).toBe(false);
  expect(tree.open(2, groupOf(leaves, 2).toReversed())).toBe(false);
  expect(tree.open(3, [])).toBe(false);
  expect(() => tree.inclusion(300)).toThrow('group 1');
  expect(tree.open(1, groupOf(leaves, 1))).toBe(true);
  expect(() => tree.inclusion(0)).toThrow('group 0');
});
