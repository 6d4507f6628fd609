import { keepsBound } from '#src/kernel/degree.ts';
import { readTarget } from '#src/kernel/target.ts';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { nodeChecks } from '#src/evidence/log/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { type Refusal, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { FormCommandOutput } from '#src/plan/index.ts';
import { numberText } from '../figures/figure-text.ts';
import {
  actsOf,
  breaksOf,
  BundleCheck,
  type BundleOptions,
  type BundleReport,
  type Compared,
  filled,
  packedPiece,
  sentencesOf,
  signedOf,
  uncheckedBy,
  verifyWords,
} from './verify/index.ts';
import { type BundleInput, writeBundle } from './write-bundle.ts';

/** No honest line comes near it. */
const longestLine = 16 * 1024 * 1024;

/** `kepu bundle PROGRAMME --out FILE`: writes the bundle, packed when the name ends in `.gz`, and checks what was written. */
export async function bundleCommand(
  environment: Environment,
  actor: Actor,
  { out, ...input }: BundleInput & { out: string },
): Promise<Result<FormCommandOutput<{ file: string; bytes: number; report: BundleReport }> & { holds: boolean }>> {
  const bundle = await writeBundle(environment, actor, input);
  if (!bundle.ok) return bundle;
  try {
    const text = Readable.from(withEnds(bundle.value.lines));
    const file = createWriteStream(out);
    await (out.endsWith('.gz') ? pipeline(text, createGzip(), file) : pipeline(text, file));
    const { report } = await checkFile(out, {});
    const { size: bytes } = await stat(out);
    const words = verifyWords.zh;
    const verdict = report.valid ? words.valid : filled(words.invalid, { count: faultsIn(report) });
    const told = `${out}　${numberText(bytes, 0)} B　${filled(words.facts, { count: report.facts })}　${verdict}`;
    return ok({
      text: report.valid ? told : `${told}\n${reportText(report)}`,
      json: { file: out, bytes, report },
      holds: report.valid,
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return refuse('file-unwritable', { file: out, problem: code });
  }
}

/** The bundle packed, for a download: made while it is read, so that memory stays small however many facts there are. */
export async function packedBundle(
  environment: Environment,
  actor: Actor,
  input: BundleInput,
): Promise<Result<{ name: string; bytes: ReadableStream<Uint8Array> }>> {
  const bundle = await writeBundle(environment, actor, input);
  if (!bundle.ok) return bundle;
  const packed = createGzip();
  // Where it fails or the reader goes away, both ends learn of it; an unfinished file lacks its last line.
  pipeline(Readable.from(withEnds(bundle.value.lines)), packed).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE')
      environment.log.error({ message: error.message, stack: error.stack }, 'a bundle could not be finished');
  });
  return ok({ name: `${bundle.value.name}.jsonl.gz`, bytes: Readable.toWeb(packed) as ReadableStream<Uint8Array> });
}

async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** `kepu verify FILE`: needs no database. The exit code is 1 when anything does not hold. */
export async function verifyCommand(
  path: string,
  options: BundleOptions,
): Promise<Result<FormCommandOutput<BundleReport> & { holds: boolean; problem?: Refusal }>> {
  try {
    const { report } = await checkFile(path, options);
    const problem = problemOf(report, path);
    return ok({ text: reportText(report), json: report, holds: report.valid, ...(problem ? { problem } : {}) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return refuse('file-unreadable', { file: path, problem: code });
  }
}

function problemOf(report: BundleReport, file: string): Refusal | null {
  const why = uncheckedBy(report);
  if (!why) return null;
  return why.code === 'format-of-later'
    ? refuse('bundle-of-later', { file, format: String(why.params.format) }).refusal
    : refuse('bundle-foreign', { file }).refusal;
}

async function checkFile(path: string, options: BundleOptions): Promise<{ report: BundleReport }> {
  const check = new BundleCheck(nodeChecks, options);
  const file = await open(path);
  const { bytesRead, buffer: first } = await file.read(Buffer.alloc(2), 0, 2, 0);
  await file.close();
  const packed = bytesRead === 2 && first[0] === 0x1f && first[1] === 0x8b;
  const raw = createReadStream(path, packed ? { highWaterMark: packedPiece } : {});
  try {
    for await (const line of linesOf(packed ? unpacked(raw) : raw)) {
      if (line === null) check.tooLong();
      else check.add(line);
      if (check.isEnough) break;
    }
  } catch (error) {
    // What zlib cannot unpack was damaged, cut off or altered: that is what the check finds, not a file that will not open.
    if (!/^Z_/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    check.damaged();
  }
  return { report: check.finish() };
}

/** What each piece unpacks to, once all of the piece could be unpacked: how far a damaged file is read does not depend on who reads it. */
async function* unpacked(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createGunzip();
  let out: Buffer[] = [];
  inflate.on('data', (part: Buffer) => out.push(part));
  const failed = new Promise<never>((_, reject) => inflate.once('error', reject));
  failed.catch(() => undefined);
  const done = (step: (taken: () => void) => void): Promise<void> => Promise.race([new Promise<void>(step), failed]);
  try {
    for await (const piece of pieces) {
      await done((taken) => inflate.write(piece, taken));
      yield* out;
      out = [];
    }
    const ended = once(inflate, 'end');
    ended.catch(() => undefined);
    inflate.end();
    await Promise.race([ended, failed]);
    yield* out;
  } finally {
    inflate.destroy();
  }
}

/** The lines of a stream; null, and nothing behind it, for one that is too long to be any. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string | null> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      if (length + end - from > longestLine) return yield null;
      yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8');
      [rest, length, from] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > longestLine) return yield null;
  }
  yield Buffer.concat(rest).toString('utf8');
}

function faultsIn(report: BundleReport): number {
  return report.checks.reduce((sum, { count }) => sum + count, 0);
}

/** Each frozen figure beside what is known now; nothing while no self-evaluation is signed. */
function signedText(report: BundleReport): string[] {
  if (!report.signed) return [];
  const words = verifyWords.zh;
  const [heading, ...sentences] = signedOf(report, words);
  const { rows, total } = report.signed;
  const shown = (value: number | null, unit: string): string => (value === null ? '—' : `${numberText(value, 2)}${unit}`);
  const row = (name: string, one: { frozen: number | null; now: number | null }, unit: string, notes: readonly string[]) =>
    `  ${[name, `${words.signed.frozen} ${shown(one.frozen, unit)}`, `${words.signed.now} ${shown(one.now, unit)}`, ...notes].join('　')}`;
  const noted = (differs: boolean): string[] => (differs ? [words.signed.differing] : []);
  return [
    `${words.signed.heading}　${heading}`,
    ...sentences.map((sentence) => `  ${sentence}`),
    ...rows.map((one) =>
      row(one.level3, one, one.unit, [...noted(one.differs), ...(one.targets ? [filled(words.signed.target, one.targets)] : [])]),
    ),
    row(words.what.total, total, '', noted(total.frozen !== total.now)),
    '',
  ];
}

/** The verdict as a page of text: what holds, where it breaks, and each row of the form. */
function reportText(report: BundleReport): string {
  const words = verifyWords.zh;
  const { head, log } = report;
  const about = head
    ? [
        `${head.programme.name}（${head.programme.fiscalYear}年度）　${head.programme.applicant}　${filled(words.asOf, { at: head.at })}${head.demo ? `　${words.demo}` : ''}`,
      ]
    : [];
  const signed = log
    ? [
        filled(words.log, { origin: log.origin, size: log.size }),
        ...log.signers.map(
          ({ name, id, witness, at }) => `  ${filled(witness ? words.cosignedBy : words.signedBy, { name, id, at: at ?? '' })}`,
        ),
        ...(report.seal?.signers ?? []).map((signer) => `  ${filled(words.sealedBy, { ...signer })}`),
        ...log.signers
          .filter(({ pinned, witness }) => !pinned && !witness)
          .map(({ id }) => `  ! ${filled(words.unpinned, { id })}`),
      ]
    : [];
  const breaks = [...breaksOf(report.breaks, words), ...actsOf(report, words)].map((sentence) => `! ${sentence}`);
  const checks = report.checks.flatMap(({ code, ok: holds, faults, count }) => [
    `${holds ? '✓' : '✗'} ${words.check[code]}`,
    ...sentencesOf(faults, words).map((sentence) => `    ${sentence}`),
    ...(count > faults.length ? [`    ${filled(words.more, { count: count - faults.length })}`] : []),
  ]);
  const shown = (value: number | null, unit = ''): string => (value === null ? '—' : `${numberText(value, 2)}${unit}`);
  const share = (value: number | null): number | null => (value === null ? null : value * 100);
  const rows = report.lines.map(
    ({ level3, target, unit, claimed, faults }) =>
      `${faults.length === 0 ? '✓' : '✗'} ${level3}　${target}　${shown(claimed.value, unit)}　${words.what.degree} ${keepsBound(readTarget(target), claimed.degree) ? words.withinBound : shown(share(claimed.degree), '%')}　${words.what.score} ${shown(claimed.score)}　${filled(words.facts, { count: claimed.facts })}`,
  );
  const wholeRow = (name: string, text: string, ...compared: Compared[]): string =>
    `${compared.some(({ differs }) => differs) ? '✗' : '✓'} ${name}　${text}`;
  const whole = report.whole
    ? [
        wholeRow(
          words.what['execution-rate'],
          `${shown(share(report.whole.rate.claimed), '%')}　${words.what.score} ${shown(report.whole.score.claimed)}`,
          report.whole.rate,
          report.whole.score,
        ),
        wholeRow(words.what.total, shown(report.whole.total.claimed), report.whole.total),
      ]
    : [];
  const verdict = report.valid ? words.valid : filled(words.invalid, { count: faultsIn(report) });
  return [...about, ...signed, ...breaks, '', ...checks, '', ...rows, ...whole, '', ...signedText(report), verdict].join('\n');
}
