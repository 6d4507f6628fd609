import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { checkLint, checkTypes, checkUnused } from './programs.ts';
import { projectRoot } from './source.ts';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project of its own with the packages of this one. */
function project(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'kepu-programs-'));
  made.push(root);
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  for (const [path, text] of Object.entries({ 'package.json': '{ "name": "sample", "type": "module" }\n', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const tsconfig = JSON.stringify({
  compilerOptions: { strict: true, noEmit: true, module: 'nodenext', types: [] },
  include: ['src'],
});
const biome = `${JSON.stringify({ root: true, linter: { rules: { suspicious: { noExplicitAny: 'error' } } }, formatter: { indentStyle: 'space' } }, null, 2)}\n`;
const knip = JSON.stringify({ entry: ['src/main.ts'], project: ['src/**/*.ts'] });

it('finds a wrong type by file and line', async () => {
  const report = await checkTypes(project({ 'tsconfig.json': tsconfig, 'src/a.ts': '\nexport const a: string = 1;\n' }));
  expect(report.findings).toMatchObject([{ rule: 'types-TS2322', file: 'src/a.ts', line: 2 }]);
  expect((await checkTypes(project({ 'tsconfig.json': tsconfig, 'src/a.ts': 'export const a = 1;\n' }))).findings).toEqual([]);
});

it('finds what is not formatted and what the linter objects to', async () => {
  const files = {
    'biome.json': biome,

    'src/a.ts': 'export const a    = 1;\n',
    'src/b.ts': 'export const b = (x: any): string => x;\n',
  };
  const report = await checkLint(project(files));
  const inSource = report.findings.filter(({ file }) => file.startsWith('src/'));
  expect(inSource.map(({ rule, file }) => `${rule} ${file}`).sort()).toEqual([
    'format src/a.ts',
    'lint/suspicious/noExplicitAny src/b.ts',
  ]);
});

it('finds files and exports that nobody uses', async () => {
  const files = {
    'knip.json': knip,
    'src/main.ts': "import { used } from './a.ts';\nused();\n",
    'src/a.ts': 'export const used = () => 1;\n\nexport const idle = 2;\n',
    'src/lonely.ts': 'export const c = 1;\n',
  };
  const report = await checkUnused(project(files));
  expect(report.findings.map(({ rule, file, line }) => `${rule} ${file} ${line}`).sort()).toEqual([
    'unused-exports src/a.ts 3',
    'unused-files src/lonely.ts 0',
  ]);
});

it('takes a tool that breaks down for a finding', async () => {
  expect((await checkTypes(project({}))).findings).toHaveLength(1);
  expect((await checkLint(project({ 'biome.json': '{"nonsense": true}', 'src/a.ts': '' }))).findings.length).toBeGreaterThan(0);
  expect((await checkUnused(project({ 'knip.json': '{"entry": 3}' }))).findings).toHaveLength(1);
});
