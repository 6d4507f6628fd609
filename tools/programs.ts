import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve as resolvePath } from 'node:path';
import type { CheckReport, Finding } from './findings.ts';

interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a program of node_modules by its JavaScript entry, with the Node that runs this. */
function runPackageProgram(root: string, name: string, program: string, args: readonly string[]): Promise<Outcome> {
  const folder = join(root, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  const entry = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[program];
  if (entry === undefined) throw new Error(`${name} has no program ${program}`);
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [join(folder, entry), ...args], { cwd: root, maxBuffer: 1 << 27 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ status: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

/** A program that fails without saying anything that can be read has broken down, and that must not pass for "nothing found". */
function breakdown(rule: string, outcome: Outcome): Finding[] {
  const said = `${outcome.stderr}\n${outcome.stdout}`.trim().split('\n').slice(0, 8).join('\n      ');
  return [
    {
      rule,
      file: '.',
      line: 0,
      message: `ended with ${outcome.status}: ${said}`,
      advice: 'the tool itself failed: mend its configuration',
    },
  ];
}

/** Types, by the native compiler. */
export async function checkTypes(root: string): Promise<CheckReport> {
  const outcome = await runPackageProgram(root, 'typescript', 'tsc', ['-p', '.', '--pretty', 'false']);
  const findings: Finding[] = [];
  for (const line of outcome.stdout.split('\n')) {
    const found = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
    if (found)
      findings.push({
        rule: `types-${found[3]}`,
        file: String(found[1]),
        line: Number(found[2]),
        message: String(found[4]),
        advice: 'make the types agree',
      });
  }
  if (outcome.status !== 0 && findings.length === 0) findings.push(...breakdown('types', outcome));
  return { findings, looked: 'tsc -p .' };
}

/** The messages of workflow commands are escaped as addresses are. */
function decode(text: string): string {
  return text.replace(/%(25|0A|0D)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).trim();
}

/** Lint and format. With `fix` biome mends what it safely can. */
export async function checkLint(root: string, fix = false): Promise<CheckReport> {
  const mode = fix ? ['check', '--write'] : ['check'];
  const outcome = await runPackageProgram(root, '@biomejs/biome', 'biome', [
    ...mode,
    '--reporter=github',
    '--max-diagnostics=none',
    '--diagnostic-level=error',
  ]);
  const findings: Finding[] = [];
  for (const line of outcome.stdout.split('\n')) {
    const found = /^::error title=([^,]*),file=([^,]*),line=(\d+)[^:]*::(.*)$/.exec(line);
    if (!found) continue;
    const rule = String(found[1]);
    const file = relative(root, resolvePath(root, String(found[2])));
    findings.push(
      rule === 'format'
        ? { rule, file, line: 0, message: 'is not formatted', advice: 'npx biome format --write FILE' }
        : {
            rule,
            file,
            line: Number(found[3]),
            message: decode(String(found[4])),
            advice: 'mend it; biome lint --write mends what is safe',
          },
    );
  }
  if (outcome.status !== 0 && findings.length === 0) findings.push(...breakdown('lint', outcome));
  return { findings, looked: /Checked (\d+ files)/.exec(outcome.stdout + outcome.stderr)?.[1] ?? 'biome' };
}

interface KnipIssue {
  name: string;
  line?: number;
}
type KnipFile = { file: string } & Record<string, KnipIssue[] | string>;

const knipWords: Record<string, string> = {
  files: 'nobody imports this file',
  dependencies: 'nobody uses the package',
  devDependencies: 'nobody uses the package',
  unlisted: 'package.json does not list the package',
  binaries: 'package.json does not bring the program',
  unresolved: 'the import leads nowhere',
  exports: 'nobody imports',
  types: 'nobody imports the type',
  duplicates: 'exported twice',
  nsExports: 'nobody uses',
  enumMembers: 'nobody uses the member',
  classMembers: 'nobody uses the member',
};

/** Unused files, exports and packages. */
export async function checkUnused(root: string): Promise<CheckReport> {
  if (!existsSync(join(root, 'knip.json'))) throw new Error('knip.json is missing');
  const outcome = await runPackageProgram(root, 'knip', 'knip', ['--reporter', 'json', '--no-progress']);
  const start = outcome.stdout.indexOf('{"');
  if (start < 0) return { findings: breakdown('unused', outcome), looked: 'knip' };
  const report = JSON.parse(outcome.stdout.slice(start)) as { files?: string[]; issues: KnipFile[] };
  const findings: Finding[] = (report.files ?? []).map((file) => unused('files', file, { name: file }));
  for (const issue of report.issues) {
    for (const [kind, found] of Object.entries(issue)) {
      if (Array.isArray(found)) findings.push(...found.flat().map((one) => unused(kind, issue.file, one)));
    }
  }
  return { findings, looked: 'knip' };
}

function unused(kind: string, file: string, { name, line }: KnipIssue): Finding {
  const advice =
    kind === 'unlisted'
      ? 'list it in package.json'
      : kind === 'unresolved'
        ? 'correct the path'
        : 'use it, or delete it; drop the word export where only the file itself uses it';
  return {
    rule: `unused-${kind}`,
    file,
    line: line ?? 0,
    message: name === file ? (knipWords[kind] ?? kind) : `${knipWords[kind] ?? kind}: ${name}`,
    advice,
  };
}
