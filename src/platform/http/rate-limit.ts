import { networkOf } from './network-of.ts';

/** A bucket of tokens for each visitor's network: `capacity` requests at once, then `perSecond` more. In memory: each server counts its own. */
export interface RateLimit {
  capacity: number;
  perSecond: number;
}

/** Networks kept at most; when more come, the fullest buckets (the quietest visitors) are forgotten. */
const networksAtMost = 100_000;

/** What one address may change without an account: a neighbourhood behind one may sign up together, a script may not. */
export const publicLimit: RateLimit = { capacity: 60, perSecond: 2 };

export interface RateLimiter {
  /** Takes one token of an address's network; answers the whole seconds to wait, 0 when it may pass. `now` in milliseconds. */
  take(address: string, now: number): number;
  /** Puts one back, where what was let through turned out not to count. */
  giveBack(address: string): void;
}

export function rateLimiter(limit: RateLimit): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const tokensAt = (bucket: { tokens: number; at: number }, now: number): number =>
    Math.min(limit.capacity, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * limit.perSecond);
  const take = (address: string, now: number): number => {
    const key = networkOf(address);
    if (buckets.size >= networksAtMost) {
      for (const [each, bucket] of buckets) if (tokensAt(bucket, now) >= limit.capacity - 1) buckets.delete(each);
      if (buckets.size >= networksAtMost) buckets.clear();
    }
    const tokens = tokensAt(buckets.get(key) ?? { tokens: limit.capacity, at: now }, now);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / limit.perSecond));
  };
  const giveBack = (address: string): void => {
    const bucket = buckets.get(networkOf(address));
    if (bucket) bucket.tokens = Math.min(limit.capacity, bucket.tokens + 1);
  };
  return { take, giveBack };
}
