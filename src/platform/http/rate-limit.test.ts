import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';
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

test('an IPv6 address counts with the rest of its /64, and one that stands for IPv4 with that', () => {
  const { take, giveBack } = rateLimiter({ capacity: 2, perSecond: 0.1 });
  expect([take('2001:db8:1:2::1', 0), take('2001:DB8:1:2:ffff::9', 0), take('2001:0db8:0001:0002:a:b:c:d%eth0', 0)]).toEqual([
    0, 0, 10,
  ]);
  expect([take('2001:db8:1:3::1', 0), take('2001:db8:1::2', 0)]).toEqual([0, 0]);
  expect([take('192.0.2.7', 0), take('::ffff:192.0.2.7', 0), take('::ffff:c000:207', 0)]).toEqual([0, 0, 10]);
  expect([take('192.0.2.8', 0), take('unknown', 0)]).toEqual([0, 0]);
  giveBack('2001:db8:1:2::77');
  expect([take('2001:db8:1:2::5', 0), take('2001:db8:1:2::6', 0)]).toEqual([0, 10]);
});

test('addresses have one key exactly where their first 64 bits are the same; what is no IPv6 address is a key as it is', () => {
  const group = fc.nat(0xffff).map((number) => number.toString(16));
  const half = fc.tuple(group, group, group, group).map((groups) => groups.join(':'));
  fc.assert(
    fc.property(half, half, half, half, (network, one, other, elsewhere) => {
      fc.pre(!network.startsWith('0:0:0:0') && network !== elsewhere);
      expect(networkOf(`${network}:${one}`)).toBe(networkOf(`${network}:${other}`));
      expect(networkOf(`${network}:${one}`)).not.toBe(networkOf(`${elsewhere}:${one}`));
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => text.includes(':') || networkOf(text) === text));
  expect(networkOf('[2001:db8::1]:443')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});
