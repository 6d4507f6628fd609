import { createHash, randomInt } from 'node:crypto';
import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. */
const parameters = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

export async function verifyPassword({ hash: stored, password }: { hash: string; password: string }): Promise<boolean> {
  return verify(stored, password);
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Sixteen letters and digits that cannot be mistaken for each other on paper: about 79 bits. */
export function newPassword(): string {
  return Array.from({ length: 16 }, () => letters[randomInt(letters.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** What the sign-in library looks a token up by: a database reader must not be able to use it. */
export function verificationMark(identifier: string): string {
  return createHash('sha256').update(identifier).digest('base64url');
}
