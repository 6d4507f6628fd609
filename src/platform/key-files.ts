import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Small files that must not lie in the database: private keys, and what was last signed with them. One folder, owner only. */
export interface KeyFiles {
  /** null when there is no such file. Throws when others than its owner may read it. */
  read(name: string): string | null;
  /** Replaces the file as a whole, mode 600. */
  write(name: string, text: string): void;
  /** Where it lies, for messages. */
  pathOf(name: string): string;
}

/** A private key that others can read is no longer private: it is not used, and the message says what to do. */
export class KeyFileOpen extends Error {}

export function keyFilesIn(folder: string): KeyFiles {
  const pathOf = (name: string): string => {
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(name)) throw new Error(`not a name of a key file: ${name}`);
    return join(folder, name);
  };
  return {
    pathOf,
    read(name) {
      const path = pathOf(name);
      const mode = statSync(path, { throwIfNoEntry: false })?.mode;
      if (mode === undefined) return null;
      if (process.platform !== 'win32' && (mode & 0o077) !== 0)
        throw new KeyFileOpen(`others may read ${path}: chmod 600 it, and rotate the key if they did`);
      return readFileSync(path, 'utf8');
    },
    write(name, text) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(name);
      const next = `${path}.${process.pid}.next`;
      writeFileSync(next, text, { mode: 0o600, flush: true });
      chmodSync(next, 0o600);
      renameSync(next, path);
    },
  };
}
