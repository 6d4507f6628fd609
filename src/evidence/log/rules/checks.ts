import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Checks } from './note.rules.ts';
import { sm2Verify } from './sm2.ts';

/** Checks without anything of Node, so that a browser's verdict is reached by the same code, also over plain HTTP. */
export const portableChecks: Checks = {
  sha256: (bytes) => sha256(bytes),
  hasher: () => sha256.create(),
  verify(algorithm, publicKey, message, signature) {
    if (algorithm === 'sm2') return sm2Verify(publicKey, message, signature);
    try {
      return signature.length === 64 && ed25519.verify(signature, message, publicKey);
    } catch {
      // Not a point of the curve.
      return false;
    }
  },
};
