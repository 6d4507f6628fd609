import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';

/** SHA-256 over the canonical bytes of a value (RFC 8785), in hexadecimal. It must hold nothing but what JSON can. */
export function jsonHash(value: object): string {
  return createHash('sha256')
    .update(canonicalJson(value as Json))
    .digest('hex');
}
