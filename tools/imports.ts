import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import type { CheckReport, Finding } from './findings.ts';
import { type ImportRule, importRules, sliceRule } from './import-rules.ts';
import { isTypeScript, listFiles } from './source.ts';
import { findSqlOutsideStores } from './sql-rule.ts';

// TypeScript 7 has no JavaScript API: given it, dependency-cruiser reads no module at all and is content. So it gets 5.9.
registerHooks({
  resolve(specifier, context, next) {
    const asked = /^typescript(?=\/|$)/.test(specifier) && context.parentURL?.includes('/node_modules/dependency-cruiser/');
    return next(asked ? specifier.replace('typescript', 'typescript-5') : specifier, context);
  },
});
const { cruise } = await import('dependency-cruiser');

interface CruisedModule {
  source: string;
  couldNotResolve?: boolean;
  dependencies: { module: string; resolved: string }[];
}

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
  cycle?: { name: string }[];
}

/**
 * Checks the import rules over `root`/src. Fails with a finding of its own when the number of modules read differs from the
 * number of TypeScript files on disk.
 */
export async function checkImports(root: string): Promise<CheckReport> {
  const onDisk = listFiles(root, ['src'], isTypeScript);
  if (onDisk.length === 0) {
    return { findings: [countFinding(0, 0)], looked: 'no modules' };
  }
  const rules = [...importRules, ...slicesIn(onDisk).map(sliceRule)];
  const { output } = await cruise(['src'], {
    baseDir: root,
    parser: 'tsc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
    validate: true,
    ruleSet: { forbidden: rules.map((rule) => ({ ...rule, severity: 'error' as const })) },
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of its result');
  const modules = output.modules as CruisedModule[];
  const read = modules.filter(
    (module) => module.source.startsWith('src/') && isTypeScript(module.source) && !module.couldNotResolve,
  );
  const findings = (output.summary.violations as Violation[]).map((violation) => toFinding(root, rules, modules, violation));
  if (read.length !== onDisk.length) findings.push(countFinding(read.length, onDisk.length));
  findings.push(...findSqlOutsideStores(root, onDisk));
  const edges = read.reduce((sum, module) => sum + module.dependencies.length, 0);
  return { findings: once(findings), looked: `${read.length} modules, ${edges} imports, ${rules.length + 1} rules` };
}

/** `stage/folder` of each slice: see `sliceRule`. */
function slicesIn(files: readonly string[]): string[] {
  const slices = files.flatMap((path) => {
    const [, stage, folder, ...rest] = path.split('/');
    if (rest.length === 0 || folder === undefined || folder === 'ui') return [];
    return stage === 'deliver' || rest.join('/') === 'index.ts' ? [`${stage}/${folder}`] : [];
  });
  return [...new Set(slices)].filter((slice) => /^(access|network|plan|deliver|evidence|account)\//.test(slice));
}

function countFinding(read: number, onDisk: number): Finding {
  return {
    rule: '0-every-module-read',
    file: 'src',
    line: 0,
    message: `${read} modules were read, but ${onDisk} TypeScript files are there`,
    advice: 'the checker itself is broken (parser or resolver); nothing that it says can be trusted until the numbers agree',
  };
}

function toFinding(root: string, rules: readonly ImportRule[], modules: CruisedModule[], violation: Violation): Finding {
  const rule = rules.find((candidate) => candidate.name === violation.rule.name);
  const dependency = modules
    .find((module) => module.source === violation.from)
    ?.dependencies.find((candidate) => candidate.resolved === violation.to);
  const ring = violation.cycle?.map((step) => step.name).join(' → ');
  return {
    rule: violation.rule.name,
    file: violation.from,
    line: dependency ? lineOfImport(root, violation.from, dependency.module) : 0,
    message: ring ? `imports itself by way of ${ring}` : `imports ${violation.to}`,
    advice: rule?.comment ?? 'see ARCHITECTURE.md',
  };
}

function lineOfImport(root: string, file: string, specifier: string): number {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(`'${specifier}'`) || line.includes(`"${specifier}"`)) + 1;
}

/** A ring is found once from each of its members; one of them is enough. */
function once(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key =
      finding.rule === '11-no-cycles'
        ? finding.message.replace('imports itself by way of ', '').split(' → ').sort().join()
        : `${finding.rule} ${finding.file} ${finding.line} ${finding.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
