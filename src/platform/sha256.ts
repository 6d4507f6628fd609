import { hash } from 'node:crypto';

/** SHA-256 of Node's OpenSSL. */
export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');
