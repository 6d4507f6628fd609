import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import { bytesOfHex, hexOf, joined, utf8 } from './bytes.rules.ts';
import { hashLength, type Hash, leafHash, type Sha256 } from './merkle.rules.ts';

/** The fields of a fact that texts written by people may stand in, or the id of whoever recorded it: committed to, never shown. */
export interface FactDetails {
  context: Record<string, Json>;
  recordedBy: string;
  supersedesReason: string;
}

/** What of a fact is counted, as an auditor is given it. Times are ISO texts, dimensions that do not apply ''. */
export interface LeafBody {
  tenant: string;
  id: string;
  programmeId: string;
  kind: string;
  /** `YYYY-MM-DD` at the tenant's place. */
  occurredOn: string;
  occurredAt: string;
  recordedAt: string;
  subProgramme: string;
  activity: string;
  district: string;
  region: string;
  /** Absent where there was no venue, and in all facts of before venues were told. */
  venue?: string;
  venueKind: string;
  audience: string;
  method: string;
  outcome: string;
  quantity: number;
  unit: string;
  /** A keyed pseudonym, or ''. */
  subject: string;
  recordKind: string;
  recordId: string;
  supersedes: string | null;
  /** SHA-256 of each attachment, sorted. */
  attachments: string[];
  /** The commitment to `FactDetails`: in hex, or since format 2 `2:` and hex. */
  details: string;
}

/**
 * Of facts, 1: one commitment to all details. 2: one to the words and one to the rest, so that the rest stays proved when the words are taken
 * away. 3: of an act, whose words are committed to apart as well.
 */
export type LeafFormat = 1 | 2 | 3;

export const actFormat = 3;

export const saltLength = 32;

/** One salt opens one thing: whoever is given that of the body learns nothing of the details. */
export function saltFor(sha256: Sha256, salt: Uint8Array, what: 'body' | 'details' | 'words'): Uint8Array {
  return sha256(joined(utf8(`kepu/${what}\n`), salt));
}

/** A commitment that tells nothing of the bytes without the salt, and that no other bytes can be found for. */
export function commit(sha256: Sha256, salt: Uint8Array, bytes: Uint8Array): Hash {
  return sha256(joined(salt, bytes));
}

export function commitDetails(sha256: Sha256, salt: Uint8Array, { context, recordedBy, supersedesReason }: FactDetails): Hash {
  const bytes = utf8(canonicalJson({ context, recordedBy, supersedesReason }));
  return commit(sha256, saltFor(sha256, salt, 'details'), bytes);
}

/** Format 2: the commitment to what people wrote. */
export function commitWords(sha256: Sha256, salt: Uint8Array, words: Json): Hash {
  return commit(sha256, saltFor(sha256, salt, 'words'), utf8(canonicalJson(words)));
}

/**
 * Format 2: the details as they stand in the body. They hold the rest itself and of the words only the commitment. `salt` is that of the
 * details. The prefix keeps them from being passed off as a commitment of format 1, which covers what it holds altogether.
 */
export function commitParts(sha256: Sha256, salt: Uint8Array, rest: Json, words: Hash): string {
  return `2:${hexOf(commit(sha256, salt, utf8(canonicalJson({ rest, words: hexOf(words) }))))}`;
}

/** The commitment to a fact that stands in its leaf. `salt` is that of the body. */
export function commitBody(sha256: Sha256, salt: Uint8Array, body: LeafBody): Hash {
  return commit(sha256, salt, utf8(canonicalJson(body as unknown as Json)));
}

/** What a leaf says openly. */
export interface Entry {
  programmeId: string;
  commitment: Hash;
  /** Whether an act stands behind the commitment; a fact otherwise. */
  act: boolean;
}

/**
 * The bytes of a leaf: which programme the fact or act is of, and the commitment to it. The programme stands open so that whoever has all
 * leaves can tell that none of a programme was left out; nothing else does.
 */
export function entryOf({ programmeId, commitment, act }: Entry): Uint8Array {
  return utf8(canonicalJson({ [act ? 'act' : 'fact']: hexOf(commitment), programme: programmeId }));
}

export function leafOf(sha256: Sha256, entry: Entry): Hash {
  return leafHash(sha256, entryOf(entry));
}

/** A leaf as one short text, in bundles: the programme's id, a blank, the commitment in hex, and of an act ` act`. */
export function shortEntry({ programmeId, commitment, act }: Entry): string {
  return `${programmeId} ${hexOf(commitment)}${act ? ' act' : ''}`;
}

export function readShortEntry(text: string): Entry | null {
  const [, programmeId, hex, act] = /^([0-9a-f-]{36}) ([0-9a-f]{64})( act)?$/.exec(text) ?? [];
  const commitment = hex === undefined ? null : bytesOfHex(hex);
  return programmeId !== undefined && commitment?.length === hashLength
    ? { programmeId, commitment, act: act !== undefined }
    : null;
}
