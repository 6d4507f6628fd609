import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import { utf8 } from './bytes.rules.ts';
import { commit } from './leaf.rules.ts';
import type { Hash, Sha256 } from './merkle.rules.ts';

/** In the place of a programme's id: the act concerns the whole unit, as a measure does. */
export const ofUnit = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** An act as it stands in the log and as an auditor is given it. */
export interface ActBody {
  tenant: string;
  id: string;
  /** Or `ofUnit`. */
  programmeId: string;
  kind: string;
  key: string;
  /** ISO: when it was said. */
  at: string;
  said: { [key: string]: Json };
  /** The commitment to who said it and to free words, in hex. */
  words: string;
}

/** Whether something is said to have been said before its kind was logged: it is proved only since it was taken over. */
export const isTakenOver = (said: ActBody['said']): boolean => said.claimedAt !== undefined;

export function commitActWords(sha256: Sha256, salt: Uint8Array, words: Json): Hash {
  return commit(sha256, salt, utf8(canonicalJson(words)));
}

/** The commitment to an act that stands in its leaf. */
export function commitAct(sha256: Sha256, salt: Uint8Array, body: ActBody): Hash {
  return commit(sha256, salt, utf8(canonicalJson(body as unknown as Json)));
}
