import {
  type ActBody,
  bytesOfHex,
  type Checks,
  commitAct,
  type Hash,
  isTakenOver,
  ofUnit,
  sameHash,
  shortHash,
} from '#src/evidence/log/rules/index.ts';
import type { ActLine, BundleHead } from './bundle-lines.ts';
import type { Fault, LoggedActs, Report } from './report.ts';

/** A fact or act may be recorded a while before its transaction ends. */
const tolerance = 6 * 3600_000;

/** Proves that a leaf stands in the signed tree; answers what is wrong. */
export type ProveLeaf = (
  leaf: { index: number; programmeId: string; commitment: Hash; act: boolean },
  proof: readonly string[],
) => string | null;

/**
 * The acts of a bundle: takes the leaves that are acts of the programme or of the whole unit, then the acts themselves, then the moments at
 * which facts were recorded between them; in the end says which were left out and which were said long before they were logged.
 */
export class ActsCheck {
  readonly #checks: Checks;
  readonly #report: Report;
  /** Commitments of the leaves that must be opened, by their places. */
  readonly #due = new Map<number, Hash>();
  readonly #opened = new Map<number, ActBody>();
  /** Of whatever programme. */
  #first: number | null = null;
  /** The newest moment at which a fact with a place before the act was recorded; one more than there are acts, in their order. */
  #recorded: { places: number[]; newest: number[] } | null = null;

  constructor(checks: Checks, report: Report) {
    this.#checks = checks;
    this.#report = report;
  }

  /** Null where the log holds no act at all: then plan and judgements are claims. */
  get first(): number | null {
    return this.#first;
  }

  bodies(): ActBody[] {
    return [...this.#opened.values()];
  }

  takeLeaf(index: number, programmeId: string, commitment: Hash, head: BundleHead | null): void {
    this.#first ??= index;
    if (programmeId === head?.programme.id || programmeId === ofUnit) this.#due.set(index, commitment);
  }

  take({ index, salt, body, proof }: ActLine, head: BundleHead | null, prove: ProveLeaf): void {
    const place = { index, act: `${body.kind} ${body.key}` };
    const tell = (code: string, params: Fault['params'] = {}): void => this.#report('acts', code, { ...place, ...params });
    const expected = this.#due.get(index);
    if (this.#opened.has(index)) tell('act-twice');
    else if (!expected) tell('act-not-in-log');
    else if (body.tenant !== head?.tenant.id || ![head.programme.id, ofUnit].includes(body.programmeId)) tell('act-of-another');
    else {
      const commitment = commitAct(this.#checks.sha256, bytesOfHex(salt)!, body);
      const why = prove({ index, programmeId: body.programmeId, commitment, act: true }, proof);
      if (!sameHash(commitment, expected)) tell('act-altered', { kept: shortHash(expected), found: shortHash(commitment) });
      else if (why) tell('act-proof-broken', { why });
    }
    if (!this.#opened.has(index)) this.#opened.set(index, body);
  }

  /** After the acts: when a fact at a place was recorded. */
  takeFact(index: number, recordedAt: string): void {
    this.#recorded ??= { places: [...this.#opened.keys()].sort((one, other) => one - other), newest: [] };
    const { places, newest } = this.#recorded;
    let [from, to] = [0, places.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (places[middle]! < index) from = middle + 1;
      else to = middle;
    }
    newest[from] = Math.max(newest[from] ?? 0, Date.parse(recordedAt));
  }

  /** Null where no act is in the log. */
  finish(): LoggedActs | null {
    for (const index of this.#due.keys()) if (!this.#opened.has(index)) this.#report('acts', 'act-left-out', { index });
    const keys = new Set<string>();
    for (const { kind, key } of this.#opened.values()) {
      if (keys.has(`${kind} ${key}`)) this.#report('acts', 'act-said-twice', { act: `${kind} ${key}` });
      keys.add(`${kind} ${key}`);
    }
    return this.#first === null ? null : { logged: this.#opened.size, ...this.#backDated() };
  }

  /** What was said long before a fact that was logged earlier: kept back, unless no act was logged by then. */
  #backDated(): Pick<LoggedActs, 'earlier' | 'since'> {
    const newest = this.#recorded?.newest ?? [];
    const inOrder = [...this.#opened].sort(([one], [other]) => one - other);
    let [recorded, begun, earlier, since] = [0, false, 0, 0];
    for (const [at, [index, { kind, key, at: said, said: what }]] of inOrder.entries()) {
      begun ||= at > 0 && newest[at] !== undefined;
      recorded = Math.max(recorded, newest[at] ?? 0);
      const backDated = Date.parse(said) < recorded - tolerance;
      if (backDated && begun) this.#report('acts', 'act-back-dated', { index, act: `${kind} ${key}`, at: said });
      else if (backDated) [earlier, since] = [earlier + 1, Math.max(since, recorded)];
      else if (isTakenOver(what)) [earlier, since] = [earlier + 1, Math.max(since, Date.parse(said))];
    }
    return { earlier, since: earlier > 0 ? new Date(since).toISOString() : null };
  }
}
