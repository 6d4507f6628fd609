import { base64Of, bytesOfBase64, hexOf, joined, utf8 } from './bytes.rules.ts';
import { type Hash, hashLength, largestSize, type Sha256 } from './merkle.rules.ts';

/**
 * How signatures are made. `ed25519` and `cosignature` (of witnesses, with their time) are C2SP's; `sm2` is SM2 with SM3
 * (GB/T 32918.2), under the type that signed notes leave open for others, with a name of its own.
 */
export type Suite = 'ed25519' | 'cosignature' | 'sm2';

const typeBytes: Record<Suite, Uint8Array> = {
  ed25519: Uint8Array.of(1),
  cosignature: Uint8Array.of(4),
  sm2: joined(Uint8Array.of(0xff), utf8('sm2-sm3')),
};
const keyLengths: Record<Suite, number> = { ed25519: 32, cosignature: 32, sm2: 64 };

/** What checking needs of the world: a hash, and whether a signature over a message holds. */
export interface Checks {
  sha256: Sha256;
  /** SHA-256 of what is too long to be held at once. */
  hasher(): { update(bytes: Uint8Array): unknown; digest(): Hash };
  verify(algorithm: 'ed25519' | 'sm2', publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** A public key of a log or a witness, as a `vkey` says it (C2SP signed-note). */
export interface NoteKey {
  name: string;
  /** Eight hex digits. */
  id: string;
  suite: Suite;
  publicKey: Uint8Array;
}

export interface NoteSignature {
  name: string;
  id: string;
  signature: Uint8Array;
}

/** A tree head as a log signs it (C2SP tlog-checkpoint). */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Hash;
  /** The signed text, with its last newline. */
  text: string;
  signatures: NoteSignature[];
}

/** Longer notes are not read. */
const largestNote = 64 * 1024;

export function keyIdOf(sha256: Sha256, name: string, suite: Suite, publicKey: Uint8Array): string {
  return hexOf(sha256(joined(utf8(`${name}\n`), typeBytes[suite], publicKey)).slice(0, 4));
}

export function vkeyOf({ name, id, suite, publicKey }: NoteKey): string {
  return `${name}+${id}+${base64Of(joined(typeBytes[suite], publicKey))}`;
}

/** The key that a `vkey` says; null when it is none, or its id is not that of its key. */
export function readVkey(sha256: Sha256, vkey: string): NoteKey | null {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey.trim()) ?? [];
  const bytes = encoded === undefined ? null : bytesOfBase64(encoded);
  if (name === undefined || id === undefined || !bytes) return null;
  for (const suite of ['ed25519', 'cosignature', 'sm2'] as const) {
    const type = typeBytes[suite];
    if (bytes.length !== type.length + keyLengths[suite] || !type.every((byte, at) => bytes[at] === byte)) continue;
    const publicKey = bytes.slice(type.length);
    return keyIdOf(sha256, name, suite, publicKey) === id ? { name, id, suite, publicKey } : null;
  }
  return null;
}

/** A tree head, and what its log says of it beside: the how-manieth it is, and when it was signed. Older heads say neither. */
interface Head {
  size: number;
  root: Hash;
  number: number | null;
  signedAt: Date;
}

/**
 * The text that a log signs for a tree head. Its number and moment stand in an extension line (C2SP tlog-checkpoint), so that no head can be taken
 * from between others, and none be dated anew.
 */
export function checkpointText(origin: string, { size, root, number, signedAt }: Head): string {
  const said = number === null ? '' : `kepu head ${number} ${signedAt.toISOString()}\n`;
  return `${origin}\n${size}\n${base64Of(root)}\n${said}`;
}

export function signatureLine({ name, id, signature }: NoteSignature): string {
  const idBytes = Uint8Array.from({ length: 4 }, (_, at) => Number.parseInt(id.slice(2 * at, 2 * at + 2), 16));
  return `— ${name} ${base64Of(joined(idBytes, signature))}\n`;
}

/** A signature line without its newline; null when it is none. */
export function readSignatureLine(line: string): NoteSignature | null {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? null : bytesOfBase64(encoded);
  if (name === undefined || !bytes || bytes.length < 5) return null;
  return { name, id: hexOf(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

/** A signed checkpoint as it is published; null when the text is none. Says nothing of whether signatures hold. */
export function readCheckpoint(note: string): Checkpoint | null {
  if (note.length > largestNote || hasControls(note) || !note.endsWith('\n')) return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(readSignatureLine);
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  if (!origin || size === undefined || root === undefined || extensions.includes('')) return null;
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || Number(size) > largestSize) return null;
  const hash = bytesOfBase64(root);
  if (hash?.length !== hashLength || signatures.some((one) => one === null)) return null;
  return { origin, size: Number(size), root: hash, text, signatures: signatures as NoteSignature[] };
}

function hasControls(text: string): boolean {
  for (const character of text) if (character < ' ' && character !== '\n') return true;
  return false;
}

export interface Signed {
  key: NoteKey;
  holds: boolean;
  /** When a witness says that it saw the checkpoint. */
  at: Date | null;
}

/** The signatures of known keys on a signed text, each with whether it holds; those of strangers are left out (signed-note). */
export function signaturesOf(
  checks: Checks,
  { text, signatures }: Pick<Checkpoint, 'text' | 'signatures'>,
  keys: readonly NoteKey[],
): Signed[] {
  return signatures.flatMap((one) => {
    const key = keys.find(({ name, id }) => name === one.name && id === one.id);
    return key ? [{ key, ...heldSignature(checks, text, key, one.signature) }] : [];
  });
}

function heldSignature(
  checks: Checks,
  text: string,
  { suite, publicKey }: NoteKey,
  signature: Uint8Array,
): { holds: boolean; at: Date | null } {
  if (suite !== 'cosignature') return { holds: checks.verify(suite, publicKey, utf8(text), signature), at: null };
  if (signature.length !== 72) return { holds: false, at: null };
  const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  if (seconds > 8_640_000_000_000n) return { holds: false, at: null };
  const holds = checks.verify('ed25519', publicKey, cosignedMessage(text, Number(seconds)), signature.slice(8));
  return { holds, at: new Date(Number(seconds) * 1000) };
}

/** What a witness signs of a checkpoint's text (C2SP tlog-cosignature); `seconds` since 1970. */
export function cosignedMessage(text: string, seconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}
