import { parseArgs } from 'node:util';
import { type CheckReport, describeFinding } from './findings.ts';
import { checkImports } from './imports.ts';
import { checkLint, checkTypes, checkUnused } from './programs.ts';
import { checkSchema, writeSnapshots } from './schema.ts';
import { projectRoot } from './source.ts';
import { checkTexts } from './texts.ts';
import { checkTidy } from './tidy.ts';

const help = `npm run check -- [--only NAME,NAME…] [--in FOLDER] [--update] [--fix] [--all]

  --only    some of: types, lint, imports, tidy, schema, texts, unused
  --in      findings in this folder only (all files are still read)
  --update  writes db/schema.sql and db/types.ts anew, and lets allowances of tools/tidy-ratchet.json shrink
  --fix     lets biome mend what it safely can
  --all     prints every finding instead of the first twenty of each check`;

interface Options {
  update: boolean;
  fix: boolean;
}

const checks: Record<string, (options: Options) => Promise<CheckReport>> = {
  types: () => checkTypes(projectRoot),
  lint: ({ fix }) => checkLint(projectRoot, fix),
  imports: () => checkImports(projectRoot),
  tidy: async ({ update }) => checkTidy(projectRoot, update),
  schema: async ({ update }) => {
    if (update) await writeSnapshots(projectRoot);
    return checkSchema(projectRoot);
  },
  texts: () => checkTexts(projectRoot),
  unused: () => checkUnused(projectRoot),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    in: { type: 'string', default: '' },
    update: { type: 'boolean', default: false },
    fix: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(help);
} else {
  const names = values.only?.split(',') ?? Object.keys(checks);
  const unknown = names.filter((name) => !(name in checks));
  if (unknown.length > 0) {
    console.error(`There is no check ${unknown.join(', ')}.\n\n${help}`);
    process.exitCode = 1;
  } else {
    process.exitCode = (await runAll(names)) === 0 ? 0 : 1;
  }
}

/** Runs the named checks, two at a time, and prints each as it ends. Answers the number of findings. */
async function runAll(names: readonly string[]): Promise<number> {
  const started = performance.now();
  const waiting = [...names];
  let total = 0;
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) total += await runOne(name);
  };
  await Promise.all([worker(), worker()]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(total === 0 ? `\nAll is well (${seconds} s).` : `\n${total} findings (${seconds} s).`);
  return total;
}

async function runOne(name: string): Promise<number> {
  const started = performance.now();
  const report = await attempt(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const findings = report.findings.filter((finding) => finding.file.startsWith(values.in));
  console.log(`${findings.length === 0 ? '✓' : '✗'} ${name.padEnd(8)} ${seconds.padStart(5)} s  ${report.looked}`);
  const shown = values.all ? findings : findings.slice(0, 20);
  for (const finding of shown) console.log(describeFinding(finding));
  if (shown.length < findings.length) console.log(`  … and ${findings.length - shown.length} more (--all shows them)`);
  return findings.length;
}

/** A check that breaks down is a finding: the others still run and say theirs. */
async function attempt(name: string): Promise<CheckReport> {
  try {
    const check = checks[name];
    if (check === undefined) throw new Error(`no check ${name}`);
    return await check({ update: values.update, fix: values.fix });
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      findings: [{ rule: `${name}-broke-down`, file: values.in, line: 0, message, advice: 'mend the check itself' }],
      looked: 'broke down',
    };
  }
}
