import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport, Finding } from './findings.ts';
import { isTypeScript, listFiles, parseFile } from './source.ts';
import { limits, type Measure, type Measured, measureFile } from './tidy-rules.ts';
import { forbiddenWords } from './words.ts';

/** What is allowed to stay above its limit, by measure and place. It may only shrink. */
export type Ratchet = Record<Measure, Record<string, number>>;

const ratchetFile = 'tools/tidy-ratchet.json';
const codeFolders = ['src', 'tests', 'tools', 'bench', 'bin', 'db'];

const advice: Record<Measure, string> = {
  fileLength: `split it by what it is about: files stay under ${limits.fileLength} lines`,
  functionLength: `name its steps and take them out: functions stay under ${limits.functionLength} lines`,
  suppressions: 'give it its real type; if that cannot be, say why beside it and record the allowance in tools/tidy-ratchet.json',
  commentedOutCode: 'delete it: git remembers',
  promises: 'do it now, or write down in docs/ what is missing and why',
};

const what: Record<Measure, string> = {
  fileLength: 'lines in the file',
  functionLength: 'lines in the function',
  suppressions: 'any, ts-ignore or biome-ignore',
  commentedOutCode: 'comments that are code',
  promises: 'comments that promise work (to do, to fix)',
};

/**
 * Checks sizes and habits against their limits and the recorded allowances, and words that never belong into the project.
 * With `update`, allowances that are larger than needed are written smaller; none is ever added or raised.
 */
export function checkTidy(root: string, update = false): CheckReport {
  const files = listFiles(root, codeFolders, (path) => isTypeScript(path) || /\.m?js$/.test(path));
  const measured = files.flatMap((path) => measureFile(path, parseFile(root, path)));
  const ratchet = readRatchet(root);
  const findings = compareWithRatchet(measured, ratchet);
  const shrunk = shrinkRatchet(measured, ratchet);
  const slack = JSON.stringify(shrunk) !== JSON.stringify(ratchet);
  if (update && slack) writeFileSync(join(root, ratchetFile), `${JSON.stringify(shrunk, null, 2)}\n`);
  const texts = listTexts(root);
  findings.push(...texts.flatMap((path) => findForbiddenWords(path, readFileSync(join(root, path), 'utf8'))));
  const hint = slack && !update ? '; some allowances can shrink (npm run check -- --only tidy --update)' : '';
  return { findings, looked: `${files.length} code files, ${texts.length} text files${hint}` };
}

/** A finding for each place above its limit and above its allowance. */
export function compareWithRatchet(measured: readonly Measured[], ratchet: Ratchet): Finding[] {
  return measured.flatMap(({ measure, key, file, line, size }) => {
    const allowed = Math.max(limits[measure], ratchet[measure][key] ?? 0);
    if (size <= allowed) return [];
    const name = key.includes('#') ? ` ${key.split('#')[1]}` : '';
    return [
      {
        rule: `tidy-${measure}`,
        file,
        line,
        message: `${size} ${what[measure]}${name}, allowed are ${allowed}`,
        advice: advice[measure],
      },
    ];
  });
}

/** The ratchet with each allowance lowered to what is there now; allowances no longer needed are left out. */
export function shrinkRatchet(measured: readonly Measured[], ratchet: Ratchet): Ratchet {
  const sizes = new Map(measured.map(({ measure, key, size }) => [`${measure} ${key}`, size]));
  const shrink = (measure: Measure): Record<string, number> =>
    Object.fromEntries(
      Object.entries(ratchet[measure]).flatMap(([key, allowed]) => {
        const size = sizes.get(`${measure} ${key}`);
        return size === undefined ? [] : [[key, Math.min(size, allowed)]];
      }),
    );
  return Object.fromEntries((Object.keys(limits) as Measure[]).map((measure) => [measure, shrink(measure)])) as Ratchet;
}

export function findForbiddenWords(path: string, text: string): Finding[] {
  return forbiddenWords.flatMap(({ pattern, advice: mend }) =>
    text.split('\n').flatMap((line, index) => {
      const found = pattern.exec(line);
      return found ? [{ rule: 'tidy-words', file: path, line: index + 1, message: `says “${found[0]}”`, advice: mend }] : [];
    }),
  );
}

function readRatchet(root: string): Ratchet {
  const path = join(root, ratchetFile);
  const recorded = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<Ratchet>) : {};
  return Object.fromEntries((Object.keys(limits) as Measure[]).map((measure) => [measure, recorded[measure] ?? {}])) as Ratchet;
}

/** All text files that git knows or would take, but the lock file; without git those on disk. */
function listTexts(root: string): string[] {
  const wanted = (path: string): boolean =>
    /\.(ts|tsx|js|mjs|cjs|json|sql|md|css|html|svg|typ|txt|ya?ml|csv|sh|toml)$|(^|\/)(Dockerfile|LICENSE|NOTICE)$/.test(path) &&
    path !== 'package-lock.json';
  if (!existsSync(join(root, '.git'))) return listFiles(root, ['.'], wanted);
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return listed.split('\0').filter((path) => path !== '' && wanted(path) && existsSync(join(root, path)));
}
