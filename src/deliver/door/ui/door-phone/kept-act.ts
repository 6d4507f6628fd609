import type { Act } from './door-acts.ts';

const keyOf = (sessionId: string): string => `kepu-door-kept-${sessionId}`;

/** Keeps an act that did not get through, so that a reload or a new sign-in does not lose it; null forgets it. In this tab only. */
export function keepAct(sessionId: string, act: Act | null): void {
  if (act) sessionStorage.setItem(keyOf(sessionId), JSON.stringify(act));
  else sessionStorage.removeItem(keyOf(sessionId));
}

export function keptAct(sessionId: string): Act | null {
  const kept = sessionStorage.getItem(keyOf(sessionId));
  return kept ? (JSON.parse(kept) as Act) : null;
}
