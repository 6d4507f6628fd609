import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from './bytes.rules.ts';
import { portableChecks } from './checks.ts';
import { faultOfInclusion, leafHash, rootOf } from './merkle.rules.ts';
import { WholeTree } from './whole-tree.rules.ts';

const { sha256 } = portableChecks;

test('roots and proofs of any size are those of the definition, also before the last leaf has come', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 0, max: 9 }), fc.nat(), (size, more, some) => {
      const leaves = Array.from({ length: size + more }, (_, at) => leafHash(sha256, utf8(String(at))));
      const tree = new WholeTree(sha256, size + more);
      for (const leaf of leaves.slice(0, size)) tree.add(leaf);
      expect(tree.size).toBe(size);
      expect(tree.root()).toEqual(rootOf(sha256, leaves.slice(0, size)));
      for (const leaf of leaves.slice(size)) tree.add(leaf);
      expect(tree.root(size)).toEqual(rootOf(sha256, leaves.slice(0, size)));
      const leafIndex = some % size;
      const proof = { leafIndex, treeSize: size, leafHash: leaves[leafIndex]!, rootHash: tree.root(size) };
      expect(faultOfInclusion(sha256, { ...proof, proof: tree.inclusion(leafIndex, size) })).toBeNull();
    }),
  );
});
