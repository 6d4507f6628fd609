import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateLimiter } from './rate-limit.ts';

test('a burst passes up to the capacity, then the wait is told and is enough', () => {
  const { take } = rateLimiter({ capacity: 3, perSecond: 0.5 });
  expect([take('a', 0), take('a', 0), take('a', 0)]).toEqual([0, 0, 0]);
  const wait = take('a', 0);
  expect(wait).toBe(2);
  expect(take('b', 0)).toBe(0);
  expect(take('a', wait * 1000 - 1)).toBeGreaterThan(0);
  expect(take('a', wait * 1000)).toBe(0);
});

test('over any span no more pass than the capacity and what flowed in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 200 }), (gaps) => {
      const { take } = rateLimiter({ capacity: 5, perSecond: 2 });
      let now = 0;
      let passed = 0;
      for (const gap of gaps) {
        now += gap;
        if (take('one', now) === 0) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(5 + (now / 1000) * 2 + 1e-6);
    }),
  );
});

test('what is given back is there again, and never more than the capacity', () => {
  const { take, giveBack } = rateLimiter({ capacity: 2, perSecond: 0.1 });
  giveBack('a');
  for (let at = 0; at < 20; at += 1) {
    expect(take('a', 0)).toBe(0);
    giveBack('a');
  }
  giveBack('a');
  expect([take('a', 0), take('a', 0), take('a', 0)]).toEqual([0, 0, 10]);
});
