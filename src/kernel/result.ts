import type { Refusal } from './refusal.ts';

/** What a verb answers: its value, or the refusal that a person can act on. Exceptions are left for bugs. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}
