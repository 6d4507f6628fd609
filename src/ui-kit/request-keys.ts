import type { AnyContractRouter } from '@orpc/contract';
import { ORPCError } from '@orpc/client';
import { isMadeOnce } from '#src/kernel/request-key.ts';

/** A random UUID. Not `crypto.randomUUID`, which browsers withhold from pages of an inner network without a certificate. */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Whether the server does the request of a route once for its key. */
export function wantsKey(contract: AnyContractRouter, path: readonly string[]): boolean {
  const found = path.reduce<unknown>((within, name) => (within as Record<string, unknown>)[name], contract);
  const { route, meta } = (found as { '~orpc': { route: { method?: string }; meta: { repeats?: string } } })['~orpc'];
  return isMadeOnce(route.method, meta);
}

/** Keys of requests that nobody has answered yet, by what they ask for. */
const unanswered = new Map<string, string>();

/** Makes a request with a key of its own: while its answer has not come, the same request again is the same one. */
export async function withKey<Output>(
  path: readonly string[],
  input: unknown,
  ask: (key: string) => Promise<Output>,
): Promise<Output> {
  const asked = JSON.stringify([path, input], (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  );
  const key = unanswered.get(asked) ?? newRequestKey();
  unanswered.set(asked, key);
  try {
    const output = await ask(key);
    unanswered.delete(asked);
    return output;
  } catch (error) {
    // Where nothing came back, or the server broke over it, nobody knows whether it was done.
    if (error instanceof ORPCError && error.status < 500) unanswered.delete(asked);
    throw error;
  }
}
