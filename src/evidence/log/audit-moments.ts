import { type NoteDifference, nothing, tolerance } from './log-difference.ts';
import type { CheckpointRow, SignatureRow } from './log.store.ts';
import type { NoteKey, Signed } from './rules/note.rules.ts';

/** A key that was being added or retired just then may be missing. */
const meanwhile = 60_000;

/** From when to when a key of the log was in use. */
export interface KeyLife {
  key: NoteKey;
  begunAt: Date;
  retiredAt: Date | null;
}

type Head = Pick<CheckpointRow, 'size' | 'signedAt'>;

/** A key signs from the day it is made until it is retired: other dates were put in behind the log's back. */
export function auditKeyLife(note: NoteDifference, head: Head, { key, begunAt, retiredAt }: KeyLife): void {
  const at = head.signedAt.getTime();
  const early = at < begunAt.getTime() - tolerance;
  if (!early && (retiredAt === null || at <= retiredAt.getTime() + tolerance)) return;
  note({
    what: 'signature-broken',
    place: `checkpoint ${head.size} ${key.name}+${key.id}`,
    kept: head.signedAt.toISOString(),
    recounted: early ? `> ${begunAt.toISOString()}` : `< ${retiredAt?.toISOString()}`,
  });
}

/**
 * When a signature came stands beside it: never before the head that it signs was made. A witness says the moment in what it signs, so that its
 * row, and the head, cannot be moved against it.
 */
export function auditSignatureMoment(note: NoteDifference, head: Head, { key, at }: Signed, rows: readonly SignatureRow[]): void {
  const row = rows.find(({ name, keyId }) => name === key.name && keyId === key.id);
  if (!row) return;
  const place = `checkpoint ${head.size} ${key.name}+${key.id} signedAt`;
  const kept = row.signedAt.toISOString();
  const apart = (one: Date, other: Date): number => one.getTime() - other.getTime();
  if (at !== null && Math.abs(apart(row.signedAt, at)) > tolerance)
    note({ what: 'signature-broken', place, kept, recounted: at.toISOString() });
  else if (apart(head.signedAt, row.signedAt) > tolerance)
    note({ what: 'signature-broken', place, kept, recounted: `> ${head.signedAt.toISOString()}` });
}

/**
 * The moments at which heads were signed, by which back-dating is judged, are in no signature of those from before heads were numbered. They must
 * follow each other, and what a tree holds was there before its head was signed. `heads`: smallest first; each is told once.
 */
export function auditHeadMoments(note: NoteDifference, heads: readonly Head[]): { hold(head: Head | undefined, at: Date): void } {
  const told = new Set<number>();
  const hold = (head: Head | undefined, at: Date): void => {
    if (!head || told.has(head.size) || at.getTime() <= head.signedAt.getTime() + tolerance) return;
    told.add(head.size);
    note({
      what: 'checkpoint-altered',
      place: `checkpoint ${head.size} signedAt`,
      kept: head.signedAt.toISOString(),
      recounted: `> ${at.toISOString()}`,
    });
  };
  for (const [index, head] of heads.entries()) {
    const former = heads[index - 1];
    if (former) hold(head, former.signedAt);
  }
  return { hold };
}

/** Heads are numbered one after the other: a number that is left out is a head that was taken away. `heads`: smallest first. */
export function auditHeadNumbers(note: NoteDifference, heads: readonly Pick<CheckpointRow, 'size' | 'number'>[]): void {
  let expected = 1;
  for (const [index, { size, number }] of heads.entries()) {
    if (number !== null && number !== expected) {
      const place = `checkpoint ${heads[index - 1]?.size ?? 0}–${size}`;
      note({ what: 'checkpoint-gone', place, kept: nothing, recounted: numbersOf(expected, number - 1) });
    }
    expected = (number ?? expected) + 1;
  }
}

const numbersOf = (first: number, last: number): string => (last > first ? `${first}–${last}` : String(Math.min(first, last)));

/**
 * A head carries a signature of every key that was in use, and none of a key that nobody knows: a row that was taken away would else take its
 * place in the proof with it.
 */
export function auditSigners(
  note: NoteDifference,
  { size, signedAt }: Head,
  {
    origin,
    lives,
    keys,
    rows,
  }: { origin: string; lives: readonly KeyLife[]; keys: readonly NoteKey[]; rows: readonly SignatureRow[] },
): void {
  const at = signedAt.getTime();
  for (const { key, begunAt, retiredAt } of lives) {
    const inUse = begunAt.getTime() <= at - meanwhile && (retiredAt === null || retiredAt.getTime() >= at + meanwhile);
    if (key.name !== origin || !inUse || rows.some(({ name, keyId }) => name === key.name && keyId === key.id)) continue;
    note({ what: 'signature-broken', place: `checkpoint ${size} ${key.name}+${key.id}`, kept: nothing, recounted: key.id });
  }
  for (const { name, keyId } of rows)
    if (!keys.some((key) => key.name === name && key.id === keyId))
      note({ what: 'signature-broken', place: `checkpoint ${size} ${name}+${keyId}`, kept: keyId, recounted: nothing });
}

/**
 * Facts have their leaves in the order in which they were recorded, but for what a transaction takes: one that says it was recorded long before
 * its predecessor was put in later, whatever heads there are.
 */
export class LeafMoments {
  #newest: Date | null = null;

  /** The moment of a predecessor that is later by more than that; null where the order holds. */
  add(at: Date): Date | null {
    const newest = this.#newest;
    if (newest && at.getTime() < newest.getTime() - tolerance) return newest;
    if (!newest || at > newest) this.#newest = at;
    return null;
  }
}
