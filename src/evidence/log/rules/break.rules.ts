import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import { hexOf, utf8 } from './bytes.rules.ts';
import type { Hash, Sha256 } from './merkle.rules.ts';

/** In the place of a programme's id: the leaf is an entry of the log about itself. */
export const aboutLog = '00000000-0000-0000-0000-000000000000';

/** A tree head that somebody signed, or that is left. Root in Base64. */
interface Head {
  origin: string;
  size: number;
  root: string;
}

/**
 * That leaves of a log were lost, and what is known of them: public, so that nobody needs to believe that there is no gap. It is the first
 * entry that the new log makes itself, after the leaves of the old one that are left; their tree stays the beginning of the new one.
 */
export interface BreakStatement {
  id: string;
  tenant: string;
  /** ISO. */
  at: string;
  /** In the words of whoever began the log anew; it is published. */
  reason: string;
  /** The name of the new log. */
  origin: string;
  kept: Head;
  /** The largest tree of the old log that is known to have been signed, with its note; null when none is. */
  signed: (Head & { note: string }) | null;
  /** The largest tree that each witness has said that it cosigned. */
  witnesses: { name: string; size: number }[];
}

const isHead = (value: unknown): boolean => {
  const { origin, size, root } = (value ?? {}) as Partial<Head>;
  return typeof origin === 'string' && Number.isSafeInteger(size) && typeof root === 'string';
};

/** Whether a value from the database is the statement of a break at all. */
export function isBreakStatement(value: unknown): value is BreakStatement {
  const { id, tenant, at, reason, origin, kept, signed, witnesses } = (value ?? {}) as Partial<BreakStatement>;
  const told = [id, tenant, at, reason, origin].every((text) => typeof text === 'string');
  return told && isHead(kept) && (signed === null || isHead(signed)) && Array.isArray(witnesses);
}

/** The commitment in the leaf of a break. Without a salt: nothing in it is secret. */
export function breakCommitment(sha256: Sha256, statement: BreakStatement): Hash {
  return sha256(utf8(`kepu/break\n${canonicalJson(statement as unknown as Json)}`));
}

/** The name of the log after one of these: `kepu.example.cn/log/shanghai`, then `…/log/shanghai/2`, `…/3`. */
export function nextOrigin(origins: readonly string[]): string {
  const parted = origins.map((origin) => /^(.*\/log\/[^/]+)(?:\/(\d+))?$/.exec(origin) ?? [origin, origin]);
  const last = Math.max(...parted.map(([, , number]) => Number(number ?? 1)));
  return `${parted.at(-1)![1]}/${last + 1}`;
}

/** The name under which a tree of this size was signed: that of the log before the first break that the tree does not hold. */
export function originAt(breaks: readonly BreakStatement[], current: string, size: number): string {
  return breaks.find(({ kept }) => size <= kept.size)?.kept.origin ?? current;
}

/** The break that closed the log of this name; undefined when none did. */
export function breakOf(breaks: readonly BreakStatement[], origin: string): BreakStatement | undefined {
  return breaks.find(({ kept, signed }) => kept.origin === origin || signed?.origin === origin);
}

/** Whether a checkpoint of a closed log is among what is left of it, and so must be the beginning of this one. */
export function isKept({ kept }: BreakStatement, checkpoint: { origin: string; size: number }): boolean {
  return checkpoint.origin === kept.origin && checkpoint.size <= kept.size;
}

/** A commitment as it stands beside its place, in faults. */
export function shortHash(hash: Uint8Array): string {
  return hexOf(hash).slice(0, 16);
}
