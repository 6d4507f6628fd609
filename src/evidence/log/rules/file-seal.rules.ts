import { hexOf, utf8 } from './bytes.rules.ts';
import type { Hash } from './merkle.rules.ts';
import { type Checks, type NoteKey, readSignatureLine, type Signed, signaturesOf } from './note.rules.ts';

/**
 * What a log signs of a file that it hands out. No checkpoint can be taken for it, nor it for a checkpoint: there the second line is a size,
 * here it is the log's name, which holds a slash.
 */
export function fileSealText(origin: string, sha256: string): string {
  return `kepu-bundle-seal/1\n${origin}\n${sha256}\n`;
}

/** SHA-256 over lines, each with a line feed behind it, however it ended where it was read: what `sha256sum` says of the file as it was made. */
export class LinesDigest {
  readonly #hasher: ReturnType<Checks['hasher']>;

  constructor(checks: Pick<Checks, 'hasher'>) {
    this.#hasher = checks.hasher();
  }

  add(line: string): void {
    this.#hasher.update(utf8(`${line.endsWith('\r') ? line.slice(0, -1) : line}\n`));
  }

  /** Once, after the last line; lower-case hex. */
  hex(): string {
    const digest: Hash = this.#hasher.digest();
    return hexOf(digest);
  }
}

/** The signatures on a file's seal by keys of the log, each with whether it holds; null where one is unreadable, comes twice, or is of a key that is not given. */
export function fileSealSignatures(
  checks: Checks,
  text: string,
  lines: readonly string[],
  keys: readonly NoteKey[],
): Signed[] | null {
  const signatures = lines.flatMap((line) => readSignatureLine(line) ?? []);
  const signed = signaturesOf(
    checks,
    { text, signatures },
    keys.filter(({ suite }) => suite !== 'cosignature'),
  );
  return signed.length === lines.length && new Set(lines).size === lines.length ? signed : null;
}
