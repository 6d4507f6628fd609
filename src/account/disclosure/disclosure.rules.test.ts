import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seenByPublic } from './disclosure.rules.ts';

test('whatever is published and withdrawn: the public sees the newest that stands, or nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 8 }), fc.boolean(), (withdrawn, backwards) => {
      const all = withdrawn.map((gone, at) => ({ number: at + 1, withdrawn: gone }));
      const seen = seenByPublic(backwards ? all.toReversed() : all);
      expect(seen?.number ?? 0).toBe(withdrawn.lastIndexOf(false) + 1);
    }),
  );
});

test('a replaced publication that is withdrawn stays out of sight when the newer one is withdrawn too', () => {
  const [first, second] = [
    { number: 1, withdrawn: true },
    { number: 2, withdrawn: false },
  ];
  expect(seenByPublic([first, second])).toBe(second);
  expect(seenByPublic([first, { ...second, withdrawn: true }])).toBeUndefined();
});
