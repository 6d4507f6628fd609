import {
  aboutLog,
  base64Of,
  bytesOfBase64,
  type Checkpoint,
  type Checks,
  faultOfInclusion,
  GrowingTree,
  type Hash,
  leafOf,
  LinesDigest,
  type NoteKey,
  readCheckpoint,
  readShortEntry,
  sameHash,
} from '#src/evidence/log/rules/index.ts';
import {
  type ActivityLine,
  type ActLine,
  type BudgetLine,
  type BundleHead,
  type BundleLine,
  type EvaluationLine,
  type FactLine,
  type FormLine,
  type IndicatorLine,
  isLaterFormat,
  lineSchema,
  type RectificationLine,
  type SealLine,
  type SubProgrammeLine,
} from './bundle-lines.ts';
import { ActsCheck, type ProveLeaf } from './check-acts.ts';
import { checkBreaks } from './check-breaks.ts';
import { FactsCheck } from './check-facts.ts';
import { checkForm } from './check-form.ts';
import { checkPlan } from './check-plan.ts';
import { checkSeal } from './check-seal.ts';
import { checkSigned } from './check-signed.ts';
import { checkEarlier, checkSignatures, keysOf } from './check-signatures.ts';
import { LoggedPlan } from './logged-plan.ts';
import { SealPlaces } from './seal-places.ts';
import {
  type BundleOptions,
  type BundleReport,
  type CheckCode,
  checkCodes,
  type Fault,
  type Params,
  type Report,
} from './report.ts';

/** Faults of one kind that are told one by one; the rest are counted. */
const shown = 50;

/** A file with so many lines that are none was made to be read without end. */
const mostStrange = 100_000;

/** Why a first line is not read on from, as a fault: it neither is nor was once the head of a bundle, or of one in a format of later. */
function foreignBy(text: string): Foreign | null {
  try {
    const head = JSON.parse(text) as { type?: unknown; format?: unknown } | null;
    if (head?.type !== 'bundle') return { code: 'no-bundle', params: {} };
    return isLaterFormat(head.format) ? { code: 'format-of-later', params: { format: head.format } } : null;
  } catch {
    return /"type"\s*:\s*"bundle"/.test(text) ? null : { code: 'no-bundle', params: {} };
  }
}

interface Foreign {
  code: 'no-bundle' | 'format-of-later';
  params: Params;
}

/**
 * Checks a bundle line by line, and answers what holds. Trusts nothing in the file but the signature, and that only by a key that was
 * pinned or that the reader compares: leaves, proofs and root are hashed anew, figures, degrees and scores counted anew from the facts.
 */
export class BundleCheck {
  readonly #checks: Checks;
  readonly #options: BundleOptions;
  readonly #faults = new Map<CheckCode, { faults: Fault[]; count: number }>(
    checkCodes.map((code) => [code, { faults: [], count: 0 }]),
  );
  #lines = 0;
  #head: BundleHead | null = null;
  #checkpoint: Checkpoint | null = null;
  #form: FormLine | null = null;
  #ended = false;
  /** A line too long to be any ended the reading. */
  #cut = false;
  /** Blank ones too. */
  #physical = 0;
  /** Lines that are blank or not to be read, and all of a file that is no bundle. */
  #strange = 0;
  #seal: SealLine | null = null;
  /** Of the lines before the seal. */
  readonly #digest: LinesDigest;
  readonly #sealPlaces = new SealPlaces();
  #damaged = false;
  /** The first line that is none. */
  #unreadable: number | null = null;
  /** The file is not read beyond its first line. */
  #foreign: Foreign | null = null;
  readonly #indicators: IndicatorLine[] = [];
  readonly #activities: ActivityLine[] = [];
  readonly #budgetLines: BudgetLine[] = [];
  readonly #subProgrammes: SubProgrammeLine[] = [];
  readonly #rectifications: RectificationLine[] = [];
  readonly #evaluations: EvaluationLine[] = [];
  readonly #tree: GrowingTree;
  /** What the tree was at the sizes that are asked for: of breaks, of an earlier checkpoint, of this one. */
  readonly #roots = new Map<number, Hash | null>();
  /** Entries of the log about itself. */
  readonly #aboutLog = new Map<number, Hash>();
  readonly #facts: FactsCheck;
  readonly #attachments = new Set<string>();
  readonly #report: Report = (check, code, params) => this.#fault(check, code, params);
  readonly #acts: ActsCheck;

  constructor(checks: Checks, options: BundleOptions = {}) {
    this.#checks = checks;
    this.#options = options;
    this.#digest = new LinesDigest(checks);
    this.#tree = new GrowingTree(checks.sha256);
    this.#acts = new ActsCheck(checks, this.#report);
    this.#facts = new FactsCheck(checks, this.#report);
    this.#askRoot(readCheckpoint(options.earlier ?? '')?.size);
  }

  #fault(check: CheckCode, code: string, params: Fault['params'] = {}): void {
    const kept = this.#faults.get(check)!;
    kept.count += 1;
    if (kept.faults.length < shown) kept.faults.push({ code, params });
  }

  /** Whether nothing that follows is looked at, because too many of the lines are none of a bundle. */
  get isEnough(): boolean {
    return this.#cut || this.#strange >= mostStrange;
  }

  /** A line is too long to be any: it is not taken, and nothing is read behind it. */
  tooLong(): void {
    this.#unreadable ??= this.#lines + 1;
    this.#cut = true;
    this.#fault('format', 'given-up', { line: this.#physical + 1 });
  }

  /** Takes the next line, without its end. */
  add(text: string): void {
    this.#physical += 1;
    if (text.trim() === '') {
      this.#strange += 1;
      if (this.#seal) return;
      this.#digest.add(text);
      this.#sealPlaces.blank(this.#lines + 1);
      return;
    }
    this.#lines += 1;
    if (this.#lines === 1) this.#foreign = foreignBy(text);
    if (this.#foreign) {
      this.#strange += 1;
      return;
    }
    const line = this.#parse(text);
    if (!this.#seal && line?.type !== 'seal') this.#digest.add(text);
    if (!line) return;
    const ended = line.type === 'seal' ? this.#seal !== null : this.#ended || this.#seal !== null;
    if (ended || (this.#lines === 1) !== (line.type === 'bundle'))
      this.#fault('format', 'line-out-of-place', { line: this.#lines });
    this.#take(line);
  }

  #parse(text: string): BundleLine | null {
    const line = this.#read(text);
    if (line) return line;
    this.#unreadable ??= this.#lines;
    this.#strange += 1;
    return null;
  }

  #read(text: string): BundleLine | null {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.#fault('format', 'line-no-json', { line: this.#lines });
      return null;
    }
    const parsed = lineSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    this.#fault('format', 'line-unknown', { line: this.#lines, where: issue?.path.join('.') ?? '' });
    return null;
  }

  #take(line: BundleLine): void {
    if (line.type === 'bundle') this.#takeHead(line);
    else if (line.type === 'entries') this.#takeEntries(line.from, line.entries);
    else if (line.type === 'fact') this.#takeFact(line);
    else if (line.type === 'indicator') this.#indicators.push(line);
    else if (line.type === 'activity') this.#activities.push(line);
    else if (line.type === 'budget-line') this.#budgetLines.push(line);
    else if (line.type === 'sub-programme') this.#subProgrammes.push(line);
    else if (line.type === 'rectification') this.#rectifications.push(line);
    else if (line.type === 'self-evaluation') this.#evaluations.push(line);
    else if (line.type === 'act') this.#takeAct(line);
    else if (line.type === 'attachment') this.#takeAttachment(line.sha256);
    else if (line.type === 'end') this.#takeEnd(line.lines);
    else if (line.type === 'seal') this.#seal ??= line;
    else if (this.#form) this.#fault('format', 'line-out-of-place', { line: this.#lines });
    else this.#form = line;
  }

  #takeHead(head: BundleHead): void {
    this.#head = head;
    this.#checkpoint = readCheckpoint(head.checkpoint);
    if (!this.#checkpoint) this.#fault('signature', 'checkpoint-unreadable');
    this.#askRoot(this.#checkpoint?.size);
    for (const { kept } of head.breaks) this.#askRoot(kept.size);
  }

  /** Before the leaves come: they are not kept. */
  #askRoot(size: number | undefined): void {
    if (size !== undefined && !this.#roots.has(size)) this.#roots.set(size, size === this.#tree.size ? this.#tree.root() : null);
  }

  #takeEnd(lines: number): void {
    this.#ended = true;
    if (lines !== this.#lines) this.#fault('format', 'lines-missing', { said: lines, found: this.#lines });
  }

  #takeEntries(from: number, entries: readonly string[]): void {
    if (from !== this.#tree.size) this.#fault('tree', 'entries-out-of-order', { from, expected: this.#tree.size });
    for (const text of entries) {
      const entry = readShortEntry(text);
      const index = this.#tree.size;
      if (!entry) this.#fault('tree', 'entry-unreadable', { index });
      const commitment = entry?.commitment ?? new Uint8Array(32);
      if (entry?.act) this.#acts.takeLeaf(index, entry.programmeId, commitment, this.#head);
      else if (entry && entry.programmeId === this.#head?.programme.id) this.#facts.takeLeaf(index, commitment);
      if (entry?.programmeId === aboutLog) this.#aboutLog.set(index, commitment);
      this.#tree.add(leafOf(this.#checks.sha256, entry ?? { programmeId: '', commitment, act: false }));
      if (this.#roots.has(this.#tree.size)) this.#roots.set(this.#tree.size, this.#tree.root());
    }
  }

  #takeAttachment(sha256: string): void {
    this.#sealPlaces.line('attachment', sha256, this.#lines);
    this.#attachments.add(sha256);
  }

  #takeAct(line: ActLine): void {
    this.#sealPlaces.line('act', line.index, this.#lines);
    // Facts are put in order beside the acts, which must be known by then.
    if (this.#facts.facts.length > 0) this.#fault('format', 'line-out-of-place', { line: this.#lines });
    this.#acts.take(line, this.#head, this.#prove);
  }

  #takeFact(line: FactLine): void {
    this.#sealPlaces.line('fact', line.index, this.#lines);
    if (this.#facts.take(line, this.#head, this.#prove)) this.#acts.takeFact(line.index, line.body.recordedAt);
  }

  /** What is wrong with the inclusion proof of a leaf; null where it holds, and where there is no tree to hold it against. */
  readonly #prove: ProveLeaf = ({ index, ...entry }, proof) => {
    if (!this.#checkpoint) return null;
    const { sha256 } = this.#checks;
    const hashes = proof.map((one) => bytesOfBase64(one));
    if (hashes.some((one) => one?.length !== 32)) return 'unreadable';
    return faultOfInclusion(sha256, {
      leafIndex: index,
      treeSize: this.#checkpoint.size,
      leafHash: leafOf(sha256, entry),
      rootHash: this.#checkpoint.root,
      proof: hashes as Hash[],
    });
  };

  /** The packed file could not be unpacked beyond the lines that were taken, which need not be right either: nothing of it is said to hold. */
  damaged(): void {
    this.#damaged = true;
    const read = (this.#unreadable ?? this.#lines + 1) - 1;
    this.#faults.set('format', { faults: [{ code: 'file-damaged', params: { line: read } }], count: 1 });
  }

  /** Whether the file begins and ends as a bundle does. */
  #checkEnds(): void {
    if (this.#foreign) this.#fault('format', this.#foreign.code, this.#foreign.params);
    else if (this.#strange >= mostStrange) this.#fault('format', 'given-up', { line: this.#physical + 1 });
    else if (!this.#head) this.#fault('format', 'no-head');
    else if (!this.#ended) this.#fault('format', 'cut-off');
  }

  /** Says what holds, after the last line. */
  finish(): BundleReport {
    if (!this.#damaged) this.#checkEnds();
    const report = this.#report;
    const checkpoint = this.#checkpoint;
    const keys = keysOf(this.#checks, this.#head?.keys ?? []);
    const signers = checkpoint ? checkSignatures(this.#checks, checkpoint, keys, this.#options, report) : [];
    const breaks = this.#head?.breaks ?? [];
    const seal = checkSeal(
      this.#checks,
      { head: this.#head, checkpoint, keys, line: this.#seal, sha256: this.#digest.hex() },
      this.#options,
      report,
    );
    this.#finishTree();
    if (checkpoint) checkBreaks(this.#checks, { checkpoint, roots: this.#roots, aboutLog: this.#aboutLog, breaks }, report);
    if (checkpoint) checkEarlier(this.#checks, { checkpoint, roots: this.#roots, keys, breaks }, this.#options, report);
    this.#finishFacts();
    const acts = this.#acts.finish();
    this.#finishPlan();
    const claimed = { indicators: this.#indicators, activities: this.#activities, facts: this.#facts.facts, form: this.#form };
    const { lines, whole } =
      this.#head && !this.#damaged ? checkForm({ head: this.#head, ...claimed }, report) : { lines: [], whole: null };
    const proved = { ...claimed, head: this.#head, acts: this.#acts.bodies() };
    const signed = proved.head && acts && !this.#damaged ? checkSigned({ ...proved, head: proved.head }, report) : null;
    this.#placeSeal(checkpoint, keys);
    const checks = checkCodes
      .filter((code) => code !== 'earlier' || this.#options.earlier !== undefined)
      .filter((code) => (code !== 'acts' && code !== 'plan') || acts !== null || this.#faults.get(code)!.count > 0)
      .filter((code) => code !== 'signed' || signed !== null)
      // Of a file that is no bundle, or damaged, nothing else was checked, so nothing else is said to hold.
      .filter((code) => code === 'format' || (this.#head !== null && !this.#damaged))
      .map((code) => {
        const { faults, count } = this.#faults.get(code)!;
        return { code, ok: count === 0, faults, count };
      });
    return {
      valid: checks.every((one) => one.ok),
      head: this.#head,
      log: checkpoint && { origin: checkpoint.origin, size: checkpoint.size, root: base64Of(checkpoint.root), signers },
      seal,
      breaks,
      facts: this.#facts.facts.length,
      acts,
      entries: this.#tree.size,
      checks,
      lines,
      whole,
      signed,
    };
  }

  /** Where the seal alone says that something was changed, what it can be is said; elsewhere the other checks name the place. */
  #placeSeal(checkpoint: Checkpoint | null, keys: readonly NoteKey[]): void {
    if (!this.#head || !this.#seal || !this.#faults.get('seal')!.faults.some(({ code }) => code === 'seal-differs')) return;
    const places = this.#sealPlaces.finish({ head: this.#head, checkpoint, keys, seal: this.#seal });
    for (const { code, params } of places) this.#fault('seal', code, params);
    const others = [...this.#faults].some(([check, { count }]) => check !== 'seal' && count > 0);
    if (places.length === 0 && !others) this.#fault('seal', 'seal-only');
  }

  #finishPlan(): void {
    if (!this.#head || this.#damaged || this.#acts.first === null) return;
    const [head, indicators, activities] = [this.#head, this.#indicators, this.#activities];
    const claimed = {
      head,
      indicators,
      activities,
      budgetLines: this.#budgetLines,
      subProgrammes: this.#subProgrammes,
      rectifications: this.#rectifications,
      evaluations: this.#evaluations,
      form: this.#form,
    };
    checkPlan(claimed, new LoggedPlan(this.#acts.bodies()), this.#report);
  }

  #finishTree(): void {
    const checkpoint = this.#checkpoint;
    if (!checkpoint) return;
    if (this.#tree.size !== checkpoint.size)
      this.#fault('tree', 'entries-missing', { said: checkpoint.size, found: this.#tree.size });
    else if (!sameHash(this.#tree.root(), checkpoint.root)) this.#fault('tree', 'root-differs', { size: checkpoint.size });
  }

  #finishFacts(): void {
    this.#facts.finish();
    const named = this.#facts.attachments;
    for (const sha256 of named) if (!this.#attachments.has(sha256)) this.#fault('attachments', 'attachment-missing', { sha256 });
    for (const sha256 of this.#attachments) if (!named.has(sha256)) this.#fault('attachments', 'attachment-of-none', { sha256 });
  }
}
