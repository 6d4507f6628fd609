import { bytesOfHex, type Checks, commitBody, type Hash, sameHash, shortHash } from '#src/evidence/log/rules/index.ts';
import type { BundleHead, FactBody, FactLine } from './bundle-lines.ts';
import type { ProveLeaf } from './check-acts.ts';
import type { LoggedFact } from './check-signed.ts';
import type { Report } from './report.ts';

const hashLength = 32;

/** Leaves that come in the order of their places, 41 bytes each: there may be millions. */
class Leaves {
  readonly #places: number[] = [];
  #hashes = new Uint8Array(1024 * hashLength);
  readonly #opened: boolean[] = [];

  add(index: number, commitment: Hash): void {
    const at = this.#places.length;
    if ((at + 1) * hashLength > this.#hashes.length) {
      const larger = new Uint8Array(this.#hashes.length * 2);
      larger.set(this.#hashes);
      this.#hashes = larger;
    }
    this.#places.push(index);
    this.#opened.push(false);
    this.#hashes.set(commitment, at * hashLength);
  }

  /** Marks the leaf at a place as opened, and answers its commitment; null where there is none. */
  open(index: number): Hash | null {
    let [from, to] = [0, this.#places.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#places[middle]! < index) from = middle + 1;
      else to = middle;
    }
    if (this.#places[from] !== index) return null;
    this.#opened[from] = true;
    return this.#hashes.subarray(from * hashLength, (from + 1) * hashLength);
  }

  *unopened(): Generator<number> {
    for (const [at, index] of this.#places.entries()) if (!this.#opened[at]) yield index;
  }
}

/**
 * The facts of a bundle: takes the leaves of the programme, then the facts, and in the end says which were left out and whether corrections
 * follow each other. Of a fact only what is counted is kept, texts that occur again once, so that hundreds of thousands fit in little memory.
 */
export class FactsCheck {
  readonly #checks: Checks;
  readonly #report: Report;
  readonly #leaves = new Leaves();
  /** Places that a fact came for, whether or not the log has them. */
  readonly #taken = new Set<number>();
  readonly #texts = new Map<string, string>();
  readonly facts: LoggedFact[] = [];
  /** Hashes of the files that facts name. */
  readonly attachments = new Set<string>();

  constructor(checks: Checks, report: Report) {
    this.#checks = checks;
    this.#report = report;
  }

  takeLeaf(index: number, commitment: Hash): void {
    this.#leaves.add(index, commitment);
  }

  /** False of a fact whose place came before. */
  take({ index, salt, body, proof }: FactLine, head: BundleHead | null, prove: ProveLeaf): boolean {
    const place = { index, fact: body.id };
    if (this.#taken.has(index)) {
      this.#report('facts', 'fact-twice', place);
      return false;
    }
    this.#taken.add(index);
    this.#keep(body);
    const expected = this.#leaves.open(index);
    if (!expected) this.#report('facts', 'fact-not-in-log', place);
    else if (body.programmeId !== head?.programme.id || body.tenant !== head.tenant.id)
      this.#report('facts', 'fact-of-another', place);
    else {
      const commitment = commitBody(this.#checks.sha256, bytesOfHex(salt)!, body);
      const altered = !sameHash(commitment, expected);
      const why = altered ? null : prove({ index, programmeId: body.programmeId, commitment, act: false }, proof);
      if (altered) {
        const { occurredOn: day, quantity, unit } = body;
        const hashes = { kept: shortHash(expected), found: shortHash(commitment) };
        this.#report('facts', 'fact-altered', { ...place, day, quantity, unit, ...hashes });
      }
      if (why) this.#report('facts', 'proof-broken', { ...place, why });
    }
    return true;
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #keep(body: FactBody): void {
    for (const sha256 of body.attachments) this.attachments.add(sha256);
    const { id, supersedes, quantity } = body;
    this.facts.push({
      id,
      supersedes,
      quantity,
      kind: this.#once(body.kind),
      occurredOn: this.#once(body.occurredOn),
      subProgramme: this.#once(body.subProgramme),
      activity: this.#once(body.activity),
      district: this.#once(body.district),
      region: this.#once(body.region),
      venue: this.#once(body.venue ?? ''),
      venueKind: this.#once(body.venueKind),
      audience: this.#once(body.audience),
      method: this.#once(body.method),
      outcome: this.#once(body.outcome),
      unit: this.#once(body.unit),
      subject: this.#once(body.subject),
      recorded: Date.parse(body.recordedAt),
    });
  }

  finish(): void {
    for (const index of this.#leaves.unopened()) this.#report('completeness', 'fact-left-out', { index });
    const ids = new Set<string>();
    const twice = new Set<string>();
    for (const { id } of this.facts) (ids.has(id) ? twice : ids).add(id);
    for (const fact of twice) this.#report('corrections', 'id-twice', { fact });
    const replaced = new Map<string, string>();
    for (const { id, supersedes } of this.facts) {
      if (supersedes === null) continue;
      if (!ids.has(supersedes)) this.#report('corrections', 'corrected-missing', { fact: id, corrected: supersedes });
      const one = replaced.get(supersedes);
      if (one !== undefined) this.#report('corrections', 'corrected-twice', { fact: supersedes, one, other: id });
      replaced.set(supersedes, id);
    }
  }
}
