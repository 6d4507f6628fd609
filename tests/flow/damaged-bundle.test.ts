import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFile } from '#src/app/web/verify/read-bundle.ts';
import { verifyCommand } from '#src/account/index.ts';
import { flippedBundle } from '../support/flipped-bundle.ts';

let folder: string;
const lines = Array.from({ length: 4000 }, (_, index) => JSON.stringify({ type: 'end', lines: index, at: Math.sin(index) }));
const packed = gzipSync(lines.join('\n'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kepu-damaged-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One byte in the middle changed. */
function altered(): Uint8Array {
  const bytes = Uint8Array.from(packed);
  for (let at = bytes.length >> 1; at < (bytes.length >> 1) + 40; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

describe.each([
  ['altered', altered()],
  ['cut off', Uint8Array.from(packed.subarray(0, packed.length >> 1))],
])('a packed bundle that was %s', (name, bytes) => {
  test('is a check that fails with its place, not a file that will not open', async () => {
    const path = join(folder, `${name}.jsonl.gz`);
    writeFileSync(path, bytes);
    const answer = await verifyCommand(path, {});
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.value.holds).toBe(false);
    expect(answer.value.json.checks.map(({ code, ok }) => [code, ok])).toEqual([['format', false]]);
    expect(answer.value.text).toMatch(/文件已损坏、没有传完或被改动过：压缩的数据只能解开到第 \d+ 行/);
    expect(answer.value.text).not.toContain('✓');
    expect(answer.value.json.checks[0], 'one sentence').toMatchObject({ count: 1, faults: [{ code: 'file-damaged' }] });
  });

  test('is told so by the page as well', async () => {
    const file = new File([bytes as Uint8Array<ArrayBuffer>], `${name}.jsonl.gz`);
    const report = await checkFile(file, {}, () => undefined);
    expect(report.valid).toBe(false);
    expect(report.checks).toHaveLength(1);
    expect(report.checks[0]!.faults[0]).toMatchObject({ code: 'file-damaged', params: { line: expect.any(Number) } });
  });
});

test.each([0.3, 0.5, 0.7])(
  'where bytes were flipped is told in one sentence, up to the first line that is none (%d)',
  async (part) => {
    const path = join(folder, 'flipped.jsonl.gz');
    writeFileSync(path, flippedBundle(part));
    const answer = await verifyCommand(path, {});
    if (!answer.ok) throw new Error(answer.refusal.code);
    const told = answer.value.json.checks;
    expect(told).toMatchObject([{ code: 'format', count: 1, faults: [{ code: 'file-damaged' }] }]);
    const line = Number(told[0]!.faults[0]!.params.line);
    expect(line / 20_000).toBeGreaterThan(part - 0.1);
    const page = await checkFile(new File([flippedBundle(part)], 'flipped.jsonl.gz'), {}, () => undefined);
    expect(page.checks).toMatchObject([{ code: 'format', count: 1, faults: [{ code: 'file-damaged' }] }]);
  },
);

test('a file that is not there is still one that cannot be opened', async () => {
  const path = join(folder, 'nowhere.gz');
  expect(await verifyCommand(path, {})).toMatchObject({ ok: false, refusal: { code: 'file-unreadable' } });
  expect(() => readFileSync(path)).toThrow();
});

test.each([
  ['lines that are none of a bundle', '{}\n'],
  ['blank lines', '\n'],
])('%s are not read without end', async (_, line) => {
  const path = join(folder, 'endless.jsonl.gz');
  const endless = gzipSync(`{"type":"bundle"}\n${line.repeat(300_000)}`);
  writeFileSync(path, endless);
  const answer = await verifyCommand(path, {});
  if (!answer.ok) throw new Error(answer.refusal.code);
  const page = await checkFile(new File([endless as Uint8Array<ArrayBuffer>], 'endless.jsonl.gz'), {}, () => undefined);
  for (const { valid, checks } of [answer.value.json, page]) {
    expect(valid).toBe(false);
    const [format] = checks;
    expect(format!.count).toBeLessThan(100_010);
  }
});

test('a line too long to be any is told, even where it says something, and nothing is read behind it', async () => {
  const path = join(folder, 'long.jsonl');
  writeFileSync(path, `{"type":"bundle"}\n{"type":"seal"}${' '.repeat(17 * 1024 * 1024)}\n{}\n{}\n`);
  const page = await checkFile(new File([readFileSync(path)], 'long.jsonl'), {}, () => undefined);
  const answer = await verifyCommand(path, {});
  if (!answer.ok) throw new Error(answer.refusal.code);
  for (const { valid, checks } of [page, answer.value.json]) {
    expect(valid).toBe(false);
    expect(checks[0]!.faults).toContainEqual({ code: 'given-up', params: { line: 2 } });
  }
});
