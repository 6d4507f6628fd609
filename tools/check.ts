import { parseArgs } from 'node:util';
import type { CheckReport } from './findings.ts';
import { checkImports } from './imports.ts';
import { checkLint, checkTypes, checkUnused } from './programs.ts';
import { type Checks, runChecks } from './run-checks.ts';
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

const checks: Checks = {
  types: () => checkTypes(projectRoot),
  lint: () => checkLint(projectRoot, values.fix),
  imports: () => checkImports(projectRoot),
  tidy: async (): Promise<CheckReport> => checkTidy(projectRoot, values.update),
  schema: async () => {
    if (values.update) await writeSnapshots(projectRoot);
    return checkSchema(projectRoot);
  },
  texts: () => checkTexts(projectRoot),
  unused: () => checkUnused(projectRoot),
};

if (values.help) {
  console.log(help);
} else {
  const names = values.only?.split(',') ?? Object.keys(checks);
  const unknown = names.filter((name) => !(name in checks));
  if (unknown.length > 0) {
    console.error(`There is no check ${unknown.join(', ')}.\n\n${help}`);
    process.exitCode = 1;
  } else {
    const chosen = Object.fromEntries(Object.entries(checks).filter(([name]) => names.includes(name)));
    const shown = values.all ? Number.POSITIVE_INFINITY : 20;
    process.exitCode = (await runChecks(chosen, { folder: values.in, shown, print: console.log })) === 0 ? 0 : 1;
  }
}
