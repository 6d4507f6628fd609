import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '#src/platform/sha256.ts';
import { checkConsistency, checkInclusion } from './check-proof.ts';
import {
  consistencyRanges,
  GrowingTree,
  inclusionRanges,
  leafHash,
  perfectRanges,
  foldPeaks,
  rootOf,
} from './rules/merkle.rules.ts';

/** The definitions of RFC 9162 section 2.1 word for word, recursive and on lists, sharing nothing with what is tested. */
const H = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const k = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));
function MTH(D: readonly Buffer[]): Buffer {
  if (D.length === 0) return H();
  if (D.length === 1) return H(Buffer.of(0), D[0]!);
  return H(Buffer.of(1), MTH(D.slice(0, k(D.length))), MTH(D.slice(k(D.length))));
}
function PATH(m: number, D: readonly Buffer[]): Buffer[] {
  if (D.length === 1) return [];
  const half = k(D.length);
  return m < half
    ? [...PATH(m, D.slice(0, half)), MTH(D.slice(half))]
    : [...PATH(m - half, D.slice(half)), MTH(D.slice(0, half))];
}
const PROOF = (m: number, D: readonly Buffer[]): Buffer[] => SUBPROOF(m, D, true);
function SUBPROOF(m: number, D: readonly Buffer[], b: boolean): Buffer[] {
  if (m === D.length) return b ? [] : [MTH(D)];
  const half = k(D.length);
  return m <= half
    ? [...SUBPROOF(m, D.slice(0, half), b), MTH(D.slice(half))]
    : [...SUBPROOF(m - half, D.slice(half), false), MTH(D.slice(0, half))];
}

const entries = (count: number): Buffer[] => Array.from({ length: count }, (_, at) => Buffer.from(`entry ${at}`));
const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
const leaves = (D: readonly Buffer[]) => D.map((entry) => leafHash(sha256, entry));

function inclusion(index: number, D: readonly Buffer[]) {
  const [leafIndex, treeSize] = [index, D.length];
  return {
    leafIndex,
    treeSize,
    leafHash: hex(H(Buffer.of(0), D[index]!)),
    rootHash: hex(MTH(D)),
    proof: PATH(index, D).map(hex),
  };
}
function consistency(m: number, D: readonly Buffer[]) {
  return {
    size1: m,
    size2: D.length,
    root1: hex(MTH(D.slice(0, m))),
    root2: hex(MTH(D)),
    proof: m === 0 ? [] : PROOF(m, D).map(hex),
  };
}
const includes = (given: unknown) => checkInclusion(JSON.stringify(given));
const isConsistent = (given: unknown) => checkConsistency(JSON.stringify(given));
const valid = { valid: true };
const invalid = { valid: false, why: expect.any(String) };

/** What a forger would try: every hash changed, left out, doubled; one more at the end. */
function forgeries(proof: readonly string[]): string[][] {
  const other = hex(H(Buffer.from('forged')));
  return [
    ...proof.map((_, at) => proof.with(at, other)),
    ...proof.map((_, at) => proof.toSpliced(at, 1)),
    ...proof.map((one, at) => proof.toSpliced(at, 0, one)),
    [...proof, other],
    ...(proof.length > 1 ? [[...proof].reverse()] : []),
  ].filter((one) => JSON.stringify(one) !== JSON.stringify(proof));
}

describe('inclusion', () => {
  test('of every leaf of every tree up to 64 leaves holds, and no forgery of it does', () => {
    for (let size = 1; size <= 64; size += 1) {
      const D = entries(size);
      for (let index = 0; index < size; index += 1) {
        const given = inclusion(index, D);
        expect(includes(given)).toEqual(valid);
        for (const proof of forgeries(given.proof)) expect(includes({ ...given, proof })).toEqual(invalid);
        // Another place whose path turns otherwise; places with the same turns cannot differ, since the size decides them.
        for (const leafIndex of [index - 1, index + 1, size].filter((one) => one >= 0))
          expect(includes({ ...given, leafIndex })).toEqual(invalid);
      }
    }
  }, 60_000);

  test('proofs made here are those of the definition', () => {
    for (const size of [1, 2, 3, 7, 8, 33, 64]) {
      const D = entries(size);
      for (let index = 0; index < size; index += 1)
        expect(inclusionRanges(index, size).map(([from, to]) => hex(MTH(D.slice(from, to))))).toEqual(PATH(index, D).map(hex));
    }
  });

  test('of larger trees, at random', () => {
    fc.assert(
      fc.property(fc.integer({ min: 65, max: 700 }), fc.nat(), fc.nat(), (size, at, which) => {
        const D = entries(size);
        const given = inclusion(at % size, D);
        expect(includes(given)).toEqual(valid);
        const wrong = forgeries(given.proof);
        expect(includes({ ...given, proof: wrong[which % wrong.length] })).toEqual(invalid);
        expect(includes({ ...given, leafHash: given.rootHash })).toEqual(invalid);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('near 2^53, where 32-bit arithmetic would go astray', () => {
    const size = 2 ** 53;
    for (const [leafIndex, treeSize] of [
      [0, size],
      [size - 1, size],
      [2 ** 31, 2 ** 32 + 1],
      [2 ** 32, 2 ** 32 + 1],
      [size - 2, size - 1],
      [2 ** 52 + 12_345, size - 3],
    ] as const) {
      // The siblings are anything; the root is folded by the definition's recursion over ranges.
      const ranges = inclusionRanges(leafIndex, treeSize);
      const proof = ranges.map(([from, to]) => H(Buffer.from(`${from}-${to}`)));
      const leaf = H(Buffer.from('leaf'));
      const root = proof.reduce(
        (hash, sibling, at) => (ranges[at]![0] > leafIndex ? H(Buffer.of(1), hash, sibling) : H(Buffer.of(1), sibling, hash)),
        leaf,
      );
      const given = { leafIndex, treeSize, leafHash: hex(leaf), rootHash: hex(root), proof: proof.map(hex) };
      expect(includes(given)).toEqual(valid);
      expect(includes({ ...given, proof: given.proof.slice(1) })).toEqual(invalid);
      expect(includes({ ...given, leafIndex: leafIndex === 0 ? 1 : leafIndex - 1 })).toEqual(invalid);
    }
  });
});

describe('consistency', () => {
  test('between every two sizes up to 64 holds, and no forgery of it does', () => {
    for (let size2 = 0; size2 <= 64; size2 += 1) {
      const D = entries(size2);
      for (let size1 = 0; size1 <= size2; size1 += 1) {
        const given = consistency(size1, D);
        expect(isConsistent(given)).toEqual(valid);
        for (const proof of forgeries(given.proof)) expect(isConsistent({ ...given, proof })).toEqual(invalid);
        const other = hex(H(Buffer.from('another tree')));
        expect(isConsistent({ ...given, root1: other })).toEqual(invalid);
        // From the empty tree everything follows: its proof says nothing of the second root.
        if (size1 > 0 || size2 === 0) expect(isConsistent({ ...given, root2: other })).toEqual(invalid);
        if (size1 < size2) expect(isConsistent({ ...given, size1: size2, size2: size1 })).toEqual(invalid);
      }
    }
  }, 60_000);

  test('proofs made here are those of the definition', () => {
    for (let size2 = 1; size2 <= 64; size2 += 1) {
      const D = entries(size2);
      for (let size1 = 1; size1 <= size2; size1 += 1)
        expect(consistencyRanges(size1, size2).map(([from, to]) => hex(MTH(D.slice(from, to))))).toEqual(
          PROOF(size1, D).map(hex),
        );
    }
  });

  test('of larger trees, at random', () => {
    fc.assert(
      fc.property(fc.integer({ min: 65, max: 600 }), fc.nat(), fc.nat(), (size, at, which) => {
        const given = consistency(1 + (at % size), entries(size));
        expect(isConsistent(given)).toEqual(valid);
        const wrong = forgeries(given.proof);
        expect(isConsistent({ ...given, proof: wrong[which % wrong.length] })).toEqual(invalid);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('roots', () => {
  test('grow leaf by leaf to what the definition says, and ranges fold to the same', () => {
    const D = entries(130);
    const growing = new GrowingTree(sha256);
    expect(hex(growing.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [at, leaf] of leaves(D).entries()) {
      growing.add(leaf);
      const so = D.slice(0, at + 1);
      expect(hex(growing.root())).toBe(hex(MTH(so)));
      expect(
        hex(
          foldPeaks(
            sha256,
            perfectRanges([0, at + 1]).map(([from, to]) => MTH(so.slice(from, to))),
          ),
        ),
      ).toBe(hex(MTH(so)));
    }
    expect(hex(rootOf(sha256, leaves(D)))).toBe(hex(MTH(D)));
    // The first vector of the Certificate Transparency test data: the empty leaf.
    expect(hex(leafHash(sha256, Buffer.alloc(0)))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });
});

describe('what is no proof is told, never guessed', () => {
  const good = inclusion(2, entries(5));
  const steady = consistency(3, entries(5));
  test.each([
    ['a negative index', { leafIndex: -1 }],
    ['a fraction', { leafIndex: 2.5 }],
    ['a text for a number', { treeSize: '5' }],
    ['no size', { treeSize: undefined }],
    ['null', { treeSize: null }],
    ['an index beyond', { leafIndex: 5 }],
    ['an empty tree', { treeSize: 0, leafIndex: 0 }],
    ['odd hex', { leafHash: good.leafHash.slice(1) }],
    ['short hex', { rootHash: good.rootHash.slice(2) }],
    ['long hex', { rootHash: `${good.rootHash}00` }],
    ['no hex', { rootHash: 'g'.repeat(64) }],
    ['a blank within', { rootHash: ` ${good.rootHash.slice(1)}` }],
    ['wide digits', { rootHash: `０${good.rootHash.slice(1)}` }],
    ['no proof', { proof: undefined }],
    ['a proof of numbers', { proof: [1, 2, 3] }],
    ['a proof as text', { proof: good.proof.join('') }],
    ['an array-like', { proof: { length: 0 } }],
    ['many nodes', { proof: Array.from({ length: 5000 }, () => good.rootHash) }],
  ])('%s', (_, change) => expect(includes({ ...good, ...change })).toEqual(invalid));

  test('upper-case hex is hex', () => {
    const upper = { ...good, rootHash: good.rootHash.toUpperCase(), proof: good.proof.map((one) => one.toUpperCase()) };
    expect(includes(upper)).toEqual(valid);
    expect(isConsistent({ ...steady, root1: steady.root1.toUpperCase() })).toEqual(valid);
  });

  test('numbers that JSON readers would round', () => {
    const written = (size: string) =>
      checkInclusion(JSON.stringify({ ...good, leafIndex: 0, treeSize: 0 }).replace('"treeSize":0', `"treeSize":${size}`));
    for (const size of ['9007199254740993', '1e400', '5.0', '-0', '4.9999999999999999999', '99999999999999999999'])
      expect(written(size)).toEqual({ valid: false, why: expect.stringContaining('treeSize') });
    expect(written('9007199254740992')).toEqual({ valid: false, why: expect.not.stringContaining('treeSize') });
  });

  test.each(['', 'null', '[]', '3', '{', '{"a":1}', '"x"', '['.repeat(100_000), `{"x":"${'x'.repeat(1024 * 1024)}"}`])(
    '%#: not even an object',
    (text) => {
      expect(checkInclusion(text)).toEqual(invalid);
      expect(checkConsistency(text)).toEqual(invalid);
    },
  );

  test.each([
    ['sizes the wrong way round', { size1: 6 }],
    ['no proof between different sizes', { proof: [] }],
    ['a proof between equal sizes', { size1: 5, root1: steady.root2 }],
    ['a proof from the empty tree', { size1: 0, root1: hex(H()) }],
    ['an empty tree with another root', { size1: 0, proof: [] }],
  ])('%s', (_, change) => expect(isConsistent({ ...steady, ...change })).toEqual(invalid));

  test('an inherited name is no member', () => {
    expect(checkInclusion('{"__proto__":{"leafIndex":0,"treeSize":1}}')).toEqual(invalid);
  });
});
