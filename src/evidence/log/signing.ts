import { ed25519 } from '@noble/curves/ed25519.js';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import type { TenantId } from '#src/kernel/ids.ts';
import type { KeyFiles } from '#src/platform/key-files.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { base64Of, bytesOfBase64, joined, utf8 } from './rules/bytes.rules.ts';
import { portableChecks } from './rules/checks.ts';
import { type Checks, keyIdOf, type NoteKey, type NoteSignature, readVkey, vkeyOf } from './rules/note.rules.ts';
import { sm2PublicKey, sm2Sign } from './rules/sm2.ts';

/** What logs sign with; witnesses have a suite of their own. */
export const logSuites = ['ed25519', 'sm2'] as const;
export type LogSuite = (typeof logSuites)[number];

/** What stands before a raw Ed25519 key in DER (RFC 8410). */
const derHead = Buffer.from('302a300506032b6570032100', 'hex');

/** The checks of the server: hash and Ed25519 from OpenSSL, many times as fast as written out. */
export const nodeChecks: Checks = {
  sha256,
  hasher: () => createHash('sha256'),
  verify(algorithm, publicKey, message, signature) {
    if (algorithm === 'sm2') return portableChecks.verify(algorithm, publicKey, message, signature);
    const key = createPublicKey({ key: Buffer.concat([derHead, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  },
};

const secretType: Record<LogSuite, number> = { ed25519: 1, sm2: 0xff };

/** Makes a key of a log and keeps its private half in a file, in the form of golang.org/x/mod/sumdb/note. */
export function makeLogKey(files: KeyFiles, tenant: TenantId, name: string, suite: LogSuite): NoteKey {
  const secret = suite === 'ed25519' ? ed25519.utils.randomSecretKey() : sm2Secret();
  const publicKey = suite === 'ed25519' ? ed25519.getPublicKey(secret) : sm2PublicKey(secret);
  const key: NoteKey = { name, suite, publicKey, id: keyIdOf(sha256, name, suite, publicKey) };
  const encoded = base64Of(joined(Uint8Array.of(secretType[suite]), secret));
  files.write(fileName(tenant, key.id), `PRIVATE+KEY+${name}+${key.id}+${encoded}\n`);
  return key;
}

/** The order of the curve begins with 32 bits of ones but one, so nearly every 32 bytes are a key. */
function sm2Secret(): Uint8Array {
  for (;;) {
    const secret = randomBytes(32);
    if (secret[0]! < 0xff && secret.some((byte) => byte !== 0)) return secret;
  }
}

/** Signs a text with the private half of a key; null when its file is gone or is another key's. */
export function signWith(files: KeyFiles, tenant: TenantId, key: NoteKey, text: string): NoteSignature | null {
  return signerOf(files, tenant, key)?.(text) ?? null;
}

/** What signs with the private half of a key, for a text that is not known yet; null when its file is gone or is another key's. */
export function signerOf(files: KeyFiles, tenant: TenantId, key: NoteKey): ((text: string) => NoteSignature) | null {
  const [, encoded] =
    /\+([A-Za-z0-9+/=]+)\s*$/.exec(
      files.read(fileName(tenant, key.id))?.replace(/^PRIVATE\+KEY\+[^+]+\+[0-9a-f]{8}/, '') ?? '',
    ) ?? [];
  const secret = (encoded === undefined ? null : bytesOfBase64(encoded))?.slice(1);
  if (secret?.length !== 32) return null;
  const own = key.suite === 'sm2' ? sm2PublicKey(secret) : ed25519.getPublicKey(secret);
  if (!Buffer.from(own).equals(key.publicKey)) return null;
  return (text) => {
    const message = utf8(text);
    const signature =
      key.suite === 'sm2' ? sm2Sign(secret, message, (count) => randomBytes(count)) : ed25519.sign(message, secret);
    return { name: key.name, id: key.id, signature };
  };
}

export function keyFrom(vkey: string): NoteKey {
  const key = readVkey(sha256, vkey);
  if (!key) throw new Error(`not a key: ${vkey}`);
  return key;
}

export { vkeyOf };

export function keyPath(files: KeyFiles, tenant: TenantId, id: string): string {
  return files.pathOf(fileName(tenant, id));
}

function fileName(tenant: TenantId, id: string): string {
  return `log-${tenant}-${id}.key`;
}

/** What was last signed lies beside the keys: a database that was set back shows by it. */
export function lastSigned(files: KeyFiles, tenant: TenantId): string | null {
  return files.read(`log-${tenant}.signed`);
}

export function keepLastSigned(files: KeyFiles, tenant: TenantId, note: string): void {
  files.write(`log-${tenant}.signed`, note);
}
