import { type Checkpoint, type Checks, fileSealSignatures, fileSealText, type NoteKey } from '#src/evidence/log/rules/index.ts';
import type { BundleHead, SealLine } from './bundle-lines.ts';
import { keysOf } from './check-signatures.ts';
import type { BundleOptions, BundleReport, Report } from './report.ts';

interface Sealed {
  head: BundleHead | null;
  checkpoint: Checkpoint | null;
  /** Those that the file says. */
  keys: readonly NoteKey[];
  line: SealLine | null;
  /** Of the lines before the seal, hashed anew. */
  sha256: string;
}

/**
 * The seal holds the file together: what no leaf of the log says, and the order of the lines. Every signature on it must hold, and a key that
 * the reader pinned must be among them. Null where there is none: that does not hold, of whatever format the file says it is: whoever takes a
 * seal off can say of any file that it is an old one.
 */
export function checkSeal(
  checks: Checks,
  { head, checkpoint, keys, line, sha256 }: Sealed,
  { pinned = [] }: BundleOptions,
  report: Report,
): BundleReport['seal'] {
  if (!line) {
    if (head) report('seal', 'seal-missing', {});
    return null;
  }
  const own = keysOf(checks, pinned).filter(({ suite }) => suite !== 'cosignature');
  const others = keys.filter((key) => !own.some((one) => one.name === key.name && one.id === key.id));
  const known = [...own, ...others].filter(({ name }) => name === checkpoint?.origin);
  const said = fileSealText(checkpoint?.origin ?? '', line.sha256);
  const signed = fileSealSignatures(checks, said, line.signatures, known);
  if (line.sha256 !== sha256) report('seal', 'seal-differs', {});
  if (!signed?.every(({ holds }) => holds)) {
    report('seal', 'seal-not-signed', {});
    return { signers: [] };
  }
  if (own.length > 0 && !signed.some(({ key }) => own.includes(key)))
    report('seal', 'seal-not-pinned', { id: signed.map(({ key }) => key.id).join(' ') });
  return { signers: signed.map(({ key: { name, id } }) => ({ name, id })) };
}
