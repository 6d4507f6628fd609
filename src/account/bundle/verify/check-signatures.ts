import {
  breakOf,
  type BreakStatement,
  type Checkpoint,
  type Checks,
  type Hash,
  isKept,
  type NoteKey,
  readCheckpoint,
  readVkey,
  sameHash,
  signaturesOf,
} from '#src/evidence/log/rules/index.ts';
import type { BundleOptions, Report, Signer } from './report.ts';

/** The keys that the file says, as far as they are any. */
export function keysOf(checks: Checks, vkeys: readonly string[]): NoteKey[] {
  return vkeys.flatMap((vkey) => readVkey(checks.sha256, vkey) ?? []);
}

/**
 * The signatures on the checkpoint that hold. A key that was pinned must be among them; of the others every one that is known must hold,
 * and one must be the log's own.
 */
export function checkSignatures(
  checks: Checks,
  checkpoint: Checkpoint,
  said: readonly NoteKey[],
  { pinned = [] }: BundleOptions,
  report: Report,
): Signer[] {
  const own: NoteKey[] = [];
  for (const vkey of pinned) {
    const key = readVkey(checks.sha256, vkey);
    if (key) own.push(key);
    else report('signature', 'pinned-unreadable', { vkey });
  }
  const known = [...own, ...said.filter((key) => !own.some((one) => one.name === key.name && one.id === key.id))];
  const signed = signaturesOf(checks, checkpoint, known);
  for (const { key, holds } of signed) if (!holds) report('signature', 'signature-broken', { name: key.name, id: key.id });
  const good = signed.filter((one) => one.holds);
  if (!good.some(({ key }) => key.suite !== 'cosignature' && key.name === checkpoint.origin))
    report('signature', 'not-signed', {});
  for (const key of own) {
    if (!good.some((one) => one.key === key)) report('signature', 'pinned-not-signed', { name: key.name, id: key.id });
  }
  return good.map(({ key, at }) => ({
    name: key.name,
    id: key.id,
    witness: key.suite === 'cosignature',
    at: at?.toISOString() ?? null,
    pinned: own.includes(key),
  }));
}

interface Log {
  checkpoint: Checkpoint;
  /** The root of the tree at the size of the earlier one; null where it is smaller. */
  roots: ReadonlyMap<number, Hash | null>;
  keys: readonly NoteKey[];
  breaks: readonly BreakStatement[];
}

/** A checkpoint of another day must be the beginning of this log, and be signed by the same keys. */
export function checkEarlier(
  checks: Checks,
  { checkpoint, roots, keys: said, breaks }: Log,
  { earlier: note, pinned = [] }: BundleOptions,
  report: Report,
): void {
  if (note === undefined) return;
  const earlier = readCheckpoint(note);
  if (!earlier) {
    report('earlier', 'earlier-unreadable', {});
    return;
  }
  const closed = earlier.origin === checkpoint.origin ? undefined : breakOf(breaks, earlier.origin);
  if (earlier.origin !== checkpoint.origin && !closed) {
    report('earlier', 'earlier-of-another', { origin: earlier.origin });
    return;
  }
  if (closed && !isKept(closed, earlier)) {
    report('earlier', 'earlier-lost', { size: closed.kept.size, earlier: earlier.size, at: closed.at });
    return;
  }
  const signed = signaturesOf(checks, earlier, [...keysOf(checks, pinned), ...said]);
  if (!signed.some(({ holds, key }) => holds && key.suite !== 'cosignature')) report('earlier', 'earlier-not-signed', {});
  const { size } = earlier;
  if (size > checkpoint.size) report('earlier', 'set-back', { size: checkpoint.size, earlier: size });
  else {
    const root = roots.get(size);
    if (!root || !sameHash(root, earlier.root))
      report('earlier', size === checkpoint.size ? 'split-view' : 'not-consistent', { size });
  }
}
