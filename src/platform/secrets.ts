import { hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Keys of one installation, each for one purpose, all derived from one master secret. */
export interface Secrets {
  /** 32 bytes for `purpose`; the same for the same purpose for ever. */
  keyFor(purpose: string): Buffer;
}

export function secretsFrom(master: string): Secrets {
  if (master.length < 32) throw new Error('the master secret must have at least 32 characters');
  const keys = new Map<string, Buffer>();
  return {
    keyFor(purpose) {
      const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', master, 'kepu', purpose, 32));
      keys.set(purpose, key);
      return key;
    },
  };
}

/** The master secret from `KEPU_SECRET`, or from `file` (mode 600), which is made on first use. */
export function loadSecrets(file: string): Secrets {
  const given = process.env.KEPU_SECRET;
  if (given) return secretsFrom(given);
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return secretsFrom(readFileSync(file, 'utf8').trim());
}
