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
