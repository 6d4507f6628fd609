import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BundleCheck, type BundleReport } from '#src/account/bundle/verify/index.ts';
import { nodeChecks } from '#src/evidence/log/index.ts';
import { bundleLines } from '../support/attacked-log.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { liveSmallYear } from '../support/small-year.ts';

let world: TestEnvironment;
let folder: string;
let bundle: string[];

beforeAll(async () => {
  world = await testEnvironment();
  folder = mkdtempSync(join(tmpdir(), 'kepu-seal-'));
  bundle = await bundleLines(world, await liveSmallYear(world), folder);
}, 120_000);

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const typeOf = (line: string): string => (JSON.parse(line) as { type: string }).type;
const faults = (report: BundleReport, seal: boolean): string[] =>
  report.checks.filter(({ code }) => (code === 'seal') === seal).flatMap((one) => one.faults.map(({ code }) => code));
const sealFaults = (report: BundleReport): string[] => faults(report, true);
/** What does not hold besides the seal. */
const broken = (report: BundleReport): string[] => faults(report, false);

describe('the seal of a bundle', () => {
  /** Another value of the same kind. */
  const other = (value: unknown): unknown => {
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    if (typeof value === 'string') return value.endsWith('0') ? `${value.slice(0, -1)}1` : `${value.slice(0, -1)}0`;
    if (Array.isArray(value)) return value.length > 0 ? value.slice(1) : ['x'];
    if (value === null) return 'x';
    return { ...value, more: 1 };
  };

  /** Every value in a line, by its path; of lists the first. */
  function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
    const inside = Array.isArray(value)
      ? value.slice(0, 1).flatMap((one: unknown, at) => pathsOf(one, [...path, at]))
      : value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...path, name]))
        : [];
    return path.length > 0 ? [path, ...inside] : inside;
  }

  function changedAt(line: string, path: readonly (string | number)[]): string {
    const changed = JSON.parse(line) as Record<string | number, unknown>;
    const holder = path.slice(0, -1).reduce((inner, step) => inner[step] as typeof changed, changed);
    const last = path.at(-1)!;
    holder[last] = other(holder[last]);
    return JSON.stringify(changed);
  }

  const quick = (lines: readonly string[]): BundleReport => {
    const checking = new BundleCheck(nodeChecks);
    for (const line of lines) checking.add(line);
    return checking.finish();
  };

  test('breaks with whatever is changed: every value of every kind of line, one after the other', () => {
    const kinds = Map.groupBy(bundle.keys(), (at) => typeOf(bundle[at]!));
    expect([...kinds.keys()].sort()).toEqual(
      expect.arrayContaining([
        'act',
        'activity',
        'attachment',
        'budget-line',
        'bundle',
        'end',
        'entries',
        'fact',
        'form',
        'seal',
      ]),
    );
    const unfound: string[] = [];
    const placeless = new Set<string>();
    for (const [kind, places] of kinds) {
      const line = bundle[places[0]!]!;
      for (const path of pathsOf(JSON.parse(line))) {
        const { valid, checks } = quick(bundle.with(places[0]!, changedAt(line, path)));
        const sealed = checks.find(({ code }) => code === 'seal');
        // A seal, or a first line, that cannot be read any more is told as that.
        if (valid || (sealed?.ok && !checks.some(({ code, ok }) => code === 'format' && !ok)))
          unfound.push(`${kind} ${path.join('.')}`);
        if (sealed?.faults.some(({ code }) => code === 'seal-only')) placeless.add(`${kind} ${path.join('.')}`);
      }
    }
    expect(unfound).toEqual([]);
    // What has no place is what the sentence says that it can be; `other` adds a member that no reader knows to whatever holds members.
    const unknown = [
      'bundle pack',
      'bundle programme',
      'bundle tenant',
      'indicator actual',
      'indicator measure',
      'indicator target',
    ];
    const said = ['attachment mediaType', 'attachment size', 'bundle at', 'bundle demo', 'bundle madeAt', 'bundle tenant.name'];
    expect([...placeless].sort()).toEqual([...said, ...unknown, 'seal sha256'].sort());
  }, 60_000);

  test('names the place where the rest of the file, or the reader’s own rules, speak against it', () => {
    const headWith = (change: (head: { pack: { rules: Record<string, unknown> }; keys: string[] }) => unknown) => {
      const head = JSON.parse(bundle[0]!) as Parameters<typeof change>[0];
      change(head);
      return quick(bundle.with(0, JSON.stringify(head)));
    };
    const told = ({ checks }: BundleReport) => checks.find(({ code }) => code === 'seal')!.faults.slice(1);
    const { pack, keys } = JSON.parse(bundle[0]!) as { pack: { code: string }; keys: string[] };
    const rule = headWith((head) => Object.assign(head.pack.rules, { passLine: 0.3 }));
    expect([broken(rule), told(rule)]).toEqual([
      [],
      [{ code: 'seal-rule', params: { pack: pack.code, field: 'passLine', kept: '0', found: '0.3' } }],
    ]);
    const [name, id] = keys[0]!.split('+');
    const exchanged = headWith((head) => head.keys.splice(0, 1, 'log.example/other+00000000+AAAA'));
    expect(told(exchanged)).toEqual([
      { code: 'seal-not-signed', params: {} },
      { code: 'seal-key', params: { vkey: 'log.example/other+00000000+AAAA' } },
      { code: 'seal-key-missing', params: { key: `${name}+${id}` } },
    ]);
    const files = bundle.flatMap((line, at) => (typeOf(line) === 'attachment' ? [at] : []));
    const size = quick(bundle.with(files[0]!, bundle[files[0]!]!.replace(/"size":\d+/, '"size":7')));
    expect([broken(size), told(size)]).toEqual([[], [{ code: 'seal-only', params: {} }]]);
  });

  test('breaks with lines that are swapped, taken out, put in or emptied, and not with other line ends', () => {
    const facts = bundle.flatMap((line, at) => (typeOf(line) === 'fact' ? [at] : []));
    const [one, two] = [facts[0]!, facts[1]!];
    const swapped = quick(bundle.with(one, bundle[two]!).with(two, bundle[one]!));
    // Nothing but the seal minds in which order facts come; facts have an order all the same.
    expect([broken(swapped), sealFaults(swapped)]).toEqual([[], ['seal-differs', 'seal-order']]);
    for (const at of bundle.keys()) expect(quick(bundle.toSpliced(at, 1)).valid).toBe(false);
    expect(sealFaults(quick(bundle.toSpliced(3, 0, '')))).toEqual(['seal-differs', 'seal-blank-line']);
    expect(broken(quick([...bundle, bundle.at(-1)!]))).toEqual(['line-out-of-place']);
    expect(broken(quick([...bundle, bundle[1]!]))).toContain('line-out-of-place');
    expect(quick(bundle.map((line) => `${line}\r`)).valid).toBe(true);
  });

  test('is signed by the log for this file alone', async () => {
    const seal = JSON.parse(bundle.at(-1)!) as { type: 'seal'; sha256: string; signatures: string[] };
    const sealed = (change: Partial<typeof seal>): BundleReport => quick(bundle.with(-1, JSON.stringify({ ...seal, ...change })));
    expect(
      createHash('sha256')
        .update(`${bundle.slice(0, -1).join('\n')}\n`)
        .digest('hex'),
    ).toBe(seal.sha256);
    expect(sealFaults(sealed({ sha256: '0'.repeat(64) }))).toEqual(['seal-differs', 'seal-not-signed', 'seal-only']);
    expect(sealFaults(sealed({ signatures: [...seal.signatures, ...seal.signatures] }))).toEqual(['seal-not-signed']);
    // The signature of the checkpoint, made with the same key, is none for a file.
    const [signature] = /^— .+$/m.exec((JSON.parse(bundle[0]!) as { checkpoint: string }).checkpoint)!;
    expect(sealFaults(sealed({ signatures: [signature] }))).toEqual(['seal-not-signed']);
    // Whoever changes the file can make its digest anew, and cannot sign it.
    const forged = bundle.with(0, bundle[0]!.replace('"demo":false', '"demo":true'));
    expect(forged[0]).not.toBe(bundle[0]);
    const sha256 = createHash('sha256')
      .update(`${forged.slice(0, -1).join('\n')}\n`)
      .digest('hex');
    const report = quick(forged.with(-1, JSON.stringify({ ...seal, sha256 })));
    expect([broken(report), sealFaults(report)]).toEqual([[], ['seal-not-signed']]);
    expect(sealFaults(quick(bundle.slice(0, -1)))).toEqual(['seal-missing']);
  });

  test('is missing from a file, too, that says it is of a format from before there were seals', () => {
    const older = bundle.slice(0, -1).with(0, bundle[0]!.replace('kepu-bundle/5', 'kepu-bundle/3'));
    const report = quick(older);
    expect(report).toMatchObject({ valid: false, seal: null });
    expect(sealFaults(report)).toEqual(['seal-missing']);
  });
});
