import type { TenantId } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import * as store from './log.store.ts';
import { keyRows } from './signer.store.ts';
import { fileSealText, LinesDigest } from './rules/file-seal.rules.ts';
import { signatureLine } from './rules/note.rules.ts';
import { keyFrom, keyPath, nodeChecks, signerOf } from './signing.ts';

/** Goes along while a file is made line by line, and is signed after the last. */
export interface FileSeal {
  add(line: string): void;
  /** Once: the digest, and a signature line, as notes have them, of each key of the log that is in use. */
  close(): { sha256: string; signatures: string[] };
}

/**
 * A seal over a file that the tenant's log vouches for as a whole. Refuses before anything of the file was made when the log has not begun,
 * when no key is in use, or when a private key is missing.
 */
export async function openFileSeal({ database, keyFiles }: Environment, tenant: TenantId): Promise<Result<FileSeal>> {
  const { log, rows } = await database.transaction({ tenant }, 'evidence', async (transaction) => {
    return { log: await store.logRow(transaction), rows: await keyRows(transaction) };
  });
  if (!log) return refuse('log-not-begun');
  const keys = rows
    .filter(({ retiredAt }) => retiredAt === null)
    .map(({ vkey }) => keyFrom(vkey))
    .filter(({ name }) => name === log.origin);
  if (keys.length === 0) return refuse('log-key-none');
  const signers: NonNullable<ReturnType<typeof signerOf>>[] = [];
  for (const key of keys) {
    const signer = signerOf(keyFiles, tenant, key);
    if (!signer) return refuse('log-key-missing', { file: keyPath(keyFiles, tenant, key.id) });
    signers.push(signer);
  }
  const digest = new LinesDigest(nodeChecks);
  return ok({
    add: (line) => digest.add(line),
    close() {
      const sha256 = digest.hex();
      const text = fileSealText(log.origin, sha256);
      return { sha256, signatures: signers.map((sign) => signatureLine(sign(text)).trimEnd()) };
    },
  });
}
