import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountRoutes, bundleCommand, verifyCommand } from '#src/account/index.ts';
import { BundleCheck, type BundleReport } from '#src/account/bundle/verify/index.ts';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { addWitness, askWitnesses, readLog, sequenceLog } from '#src/evidence/log/index.ts';
import { portableChecks } from '#src/evidence/log/rules/index.ts';
import { granted, type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { as, type LivedYear, liveSmallYear } from '../support/small-year.ts';
import { startWitness, type Witness } from '../support/witness.ts';

/** A line of a bundle, with what the tests change of it. */
interface Editable {
  type: string;
  index: number;
  salt: string;
  proof: string[];
  entries: string[];
  degree: number;
  score: number;
  executedFen: number;
  keys: string[];
  checkpoint: string;
  pack: { code: string };
  measure: { code: string; definition: { filter?: Record<string, string[]> } } | null;
  actual: { value: number | null; facts: number };
  body: {
    id: string;
    quantity: number;
    occurredOn: string;
    outcome: string;
    details: string;
    supersedes: string | null;
    attachments: string[];
  };
}

let world: TestEnvironment;
let year: LivedYear;
let folder: string;
let witness: Witness;
/** What an auditor took home. */
let bundle: string[];

const log = () => ({ tenant: world.tenant.id, code: world.tenant.code });
const head = (text: string) => JSON.parse(text) as Editable;

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
  folder = mkdtempSync(join(tmpdir(), 'kepu-prove-'));
  granted(await sequenceLog(world.environment, log()));
  const keys = (await readLog(world.environment, world.tenant.id))!.keys.map(({ vkey }) => vkey);
  witness = await startWitness('witness.example/audit-office', keys);
  granted(await addWitness(world.environment, world.tenant.id, witness));
  await askWitnesses(world.environment, world.tenant.id);
  await reverseTheExpense();
  bundle = await take();
  await askWitnesses(world.environment, world.tenant.id);
}, 120_000);

afterAll(async () => {
  await witness.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A fact that another takes the place of. */
async function reverseTheExpense(): Promise<void> {
  const finance = as(world.environment, world.actors.finance);
  const { items } = await call(expenseRoutes.list, { programmeId: year.programmeId }, finance);
  const [expense] = items;
  await call(expenseRoutes.reverse, { id: expense!.id, version: 1, reason: '重复入账' }, finance);
}

/** The bundle as lines, made anew. */
async function take(): Promise<string[]> {
  const out = join(folder, 'bundle.jsonl');
  granted(await bundleCommand(world.environment, world.actors.auditor, { programmeId: year.programmeId, out }));
  return readFileSync(out, 'utf8').trimEnd().split('\n');
}

function check(lines: readonly string[], options: { earlier?: string; pinned?: string[] } = {}): BundleReport {
  const checking = new BundleCheck(portableChecks, options);
  for (const line of lines) checking.add(line);
  return checking.finish();
}

/** The codes of what does not hold besides the seal, which breaks whatever is changed; each once. */
const broken = ({ checks }: BundleReport): string[] =>
  [...new Set(checks.flatMap(({ code: check, faults }) => (check === 'seal' ? [] : faults.map(({ code }) => code))))].sort();
const faultsOf = (report: BundleReport) => report.checks.flatMap(({ faults }) => faults);

/** The lines with one of them changed. */
function edited(choose: (line: Editable) => boolean, change: (line: Editable) => void): string[] {
  const at = bundle.findIndex((line) => choose(head(line)));
  const line = head(bundle[at]!);
  change(line);
  return bundle.with(at, JSON.stringify(line));
}

describe('an evidence bundle', () => {
  test('holds by itself, in the code of the browser as in that of the server', async () => {
    const report = check(bundle);
    expect(broken(report)).toEqual([]);
    expect(report).toMatchObject({ valid: true, log: { origin: 'localhost:3000/log/shanghai' } });
    expect(report.seal?.signers).toEqual([{ name: report.log!.origin, id: report.log!.signers[0]!.id }]);
    expect(report.facts + report.acts!.logged).toBe(report.entries);
    expect(report.lines.length).toBe(7);
    expect(report.lines.map(({ claimed }) => claimed.value)).toContain(5);
    const out = join(folder, 'again.jsonl.gz');
    const { text, json } = granted(
      await bundleCommand(world.environment, world.actors.manager, { programmeId: year.programmeId, out }),
    );
    expect(json.report.valid).toBe(true);
    expect(text).toContain('全部成立');
    const verified = granted(await verifyCommand(out, {}));
    expect(verified.holds).toBe(true);
    expect(verified.text).toMatch(/✓ 每个指标由事实重算/);
    expect(gunzipSync(readFileSync(out)).toString().split('\n').length).toBe(bundle.length + 1);
  });

  test('says the same figures, degrees and scores as the account, counted by other means', async () => {
    const { indicators } = await call(
      accountRoutes.account,
      { id: year.programmeId },
      as(world.environment, world.actors.manager),
    );
    const report = check(bundle);
    expect(report.lines.map(({ counted }) => counted?.value ?? null)).toEqual(indicators.map(({ actual }) => actual.value));
    expect(report.lines.map(({ counted }) => counted?.degree ?? null)).toEqual(indicators.map(({ degree }) => degree));
    expect(indicators.filter(({ actual }) => actual.value !== null).length).toBeGreaterThan(2);
  });

  test('goes on from an earlier checkpoint, with keys that were known before', async () => {
    const { keys } = (await readLog(world.environment, world.tenant.id))!;
    expect(broken(check(bundle, { earlier: [...witness.known.values()][0]!.note, pinned: [keys[0]!.vkey] }))).toEqual([]);
    const report = check(bundle, { pinned: [keys[0]!.vkey] });
    expect(report.log?.signers).toContainEqual(expect.objectContaining({ id: keys[0]!.id, pinned: true }));
    expect(broken(check(bundle, { pinned: [witness.vkey] }))).toContain('pinned-not-signed');
    expect(broken(check(bundle, { pinned: ['nonsense'] }))).toEqual(['pinned-unreadable']);
  });

  test('is a download for managers and auditors only', async () => {
    const file = await call(accountRoutes.bundle, { id: year.programmeId }, as(world.environment, world.actors.auditor));
    expect(decodeURIComponent(file.headers['content-disposition']!)).toMatch(/''基层科普服务-2020-证据包\.jsonl\.gz$/);
    expect(
      broken(
        check(
          gunzipSync(Buffer.from(await new Response(file.body).arrayBuffer()))
            .toString()
            .split('\n'),
        ),
      ),
    ).toEqual([]);
    for (const role of ['finance', 'coordinator', 'host', 'resident', 'visitor'] as const)
      await expect(
        call(accountRoutes.bundle, { id: year.programmeId }, as(world.environment, world.actors[role])),
      ).rejects.toThrow();
  });
});

describe('a bundle that was tampered with', () => {
  const isFact = (line: { type: string }): boolean => line.type === 'fact';

  test.each([
    ['quantity', (line: Editable) => (line.body.quantity += 1)],
    ['day', (line: Editable) => (line.body.occurredOn = '2020-05-15')],
    ['outcome', (line: Editable) => (line.body.outcome = 'very-satisfied ')],
    ['attachment', (line: Editable) => line.body.attachments.push('0'.repeat(64))],
    ['details', (line: Editable) => (line.body.details = '0'.repeat(64))],
    ['salt', (line: Editable) => (line.salt = '0'.repeat(64))],
  ])('in the %s of a fact names the fact', (_, change) => {
    const report = check(edited(isFact, change));
    const first = head(bundle.find((line) => isFact(head(line)))!);
    expect(faultsOf(report)).toContainEqual({
      code: 'fact-altered',
      params: expect.objectContaining({ index: first.index, fact: first.body.id }),
    });
  });

  test('in its commitment as well, breaks the root', () => {
    const lines = edited(
      (line) => line.type === 'entries',
      (line) => {
        for (const act of ['', ' act']) {
          const at = line.entries.findLastIndex((entry) => entry.endsWith(' act') === (act !== ''));
          line.entries[at] = `${line.entries[at]!.split(' ')[0]} ${'ab'.repeat(32)}${act}`;
        }
      },
    );
    expect(broken(check(lines))).toEqual(expect.arrayContaining(['root-differs', 'fact-altered', 'act-altered']));
  });

  test('leaving out a fact, a correction, leaves, the end', () => {
    const facts = bundle.flatMap((line, at) => (isFact(head(line)) ? [at] : []));
    for (const at of facts) {
      const report = check(bundle.toSpliced(at, 1));
      expect(faultsOf(report)).toContainEqual({ code: 'fact-left-out', params: { index: head(bundle[at]!).index } });
    }
    const withdrawal = bundle.findIndex((line) => isFact(head(line)) && head(line).body.supersedes !== null);
    expect(broken(check(bundle.toSpliced(withdrawal, 1)))).toEqual(expect.arrayContaining(['fact-left-out', 'figure-differs']));
    expect(broken(check(bundle.filter((line) => head(line).type !== 'entries')))).toContain('entries-missing');
    expect(broken(check(bundle.slice(0, -2)))).toEqual(['cut-off']);
    expect(broken(check([]))).toContain('no-head');
  });

  test('and a file that is no bundle is told as that, once', () => {
    const others = [['# Kepu', '', '科普服务'], ['{', '  "name": "kepu"', '}'], bundle.slice(1), ['\u0000\u0001', 'PK']];
    for (const lines of others)
      expect(check(lines).checks).toMatchObject([{ code: 'format', count: 1, faults: [{ code: 'no-bundle' }] }]);
    const later = [bundle[0]!.replace(/kepu-bundle\/\d+/, 'kepu-bundle/99'), ...bundle.slice(1)];
    expect(check(later).checks).toMatchObject([
      { code: 'format', count: 1, faults: [{ code: 'format-of-later', params: { format: 'kepu-bundle/99' } }] },
    ]);
    // Of a bundle whose first line was altered, the line is named.
    expect(broken(check([bundle[0]!.replace('"at":', '"on":'), ...bundle.slice(1)]))).toContain('line-unknown');
  });

  test('hiding a fact among those of another programme', () => {
    const hidden = head(bundle.find((line) => isFact(head(line)))!).index;
    const lines = edited(
      (line) => line.type === 'entries',
      (line) => {
        line.entries[hidden] = line.entries[hidden]!.replace(/^\S+/, '018f0000-0000-7000-8000-0000000000aa');
      },
    ).filter((line) => !(isFact(head(line)) && head(line).index === hidden));
    expect(broken(check(lines))).toContain('root-differs');
  });

  test('in a proof, a fact twice, a fact moved', () => {
    expect(broken(check(edited(isFact, (line) => line.proof.pop())))).toEqual(['proof-broken']);
    expect(broken(check(edited(isFact, (line) => (line.proof[0] = 'AAAA'))))).toEqual(['proof-broken']);
    const fact = bundle.find((line) => isFact(head(line)))!;
    expect(broken(check(bundle.toSpliced(bundle.length - 2, 0, fact)))).toEqual(['fact-twice', 'lines-missing']);
    expect(broken(check(edited(isFact, (line) => (line.index += 1))))).toEqual(
      expect.arrayContaining(['fact-altered', 'fact-left-out']),
    );
  });

  test.each([
    ['value', (line: Editable) => (line.actual.value = 6)],
    ['facts', (line: Editable) => (line.actual.facts += 1)],
    ['degree', (line: Editable) => (line.degree = 1.5)],
    ['score', (line: Editable) => (line.score = 10)],
  ])('in the %s of an indicator names the row', (what, change) => {
    const report = check(edited((line) => line.type === 'indicator' && line.actual.value === 5, change));
    const row = report.lines.find(({ faults }) => faults.length > 0)!;
    expect(row.faults.map(({ params }) => params.what)).toContain(what);
    expect(report.lines.filter(({ faults }) => faults.length > 0)).toHaveLength(1);
  });

  test('in its measure, its totals, its signature', () => {
    const measured = check(
      edited(
        (line) => line.type === 'indicator' && line.measure?.code === 'attendance',
        (line) => (line.measure!.definition.filter = { method: ['door'] }),
      ),
    );
    expect(broken(measured)).toEqual(['figure-differs', 'plan-differs']);
    expect(
      broken(
        check(
          edited(
            (line) => line.type === 'form',
            (line) => (line.executedFen = 1),
          ),
        ),
      ),
    ).toEqual(['total-differs']);
    expect(
      broken(
        check(
          edited(
            (line) => line.type === 'bundle',
            (line) => (line.pack.code = 'XX-1'),
          ),
        ),
      ),
    ).toContain('pack-unknown');
    const cut = edited(
      (line) => line.type === 'bundle',
      (line) => (line.checkpoint = line.checkpoint.replace(/\n\d+\n/, '\n3\n')),
    );
    expect(broken(check(cut))).toEqual(expect.arrayContaining(['signature-broken', 'not-signed', 'entries-missing']));
    const unsigned = edited(
      (line) => line.type === 'bundle',
      (line) => (line.keys = []),
    );
    expect(broken(check(unsigned))).toEqual(['not-signed']);
  });

  test('beyond recognition is told without falling over', () => {
    for (const line of [
      '{',
      '[]',
      'null',
      '{"type":"fact"}',
      '{"type":"entries","from":0,"entries":["x"]}',
      '{"type":"bundle"}',
      '"x"',
      '{"type":"end","lines":-1}',
    ])
      expect(check([...bundle, line]).valid).toBe(false);
    expect(check([bundle[0]!, bundle[0]!]).valid).toBe(false);
    expect(check(bundle.toReversed()).valid).toBe(false);
  });
});
