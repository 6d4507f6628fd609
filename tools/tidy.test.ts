import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseText } from './source.ts';
import { checkTidy, findForbiddenWords, type Ratchet } from './tidy.ts';
import { measureFile } from './tidy-rules.ts';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function project(text: string, ratchet: Partial<Ratchet> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'kepu-tidy-'));
  made.push(root);
  mkdirSync(join(root, 'src'));
  mkdirSync(join(root, 'tools'));
  writeFileSync(join(root, 'src/a.ts'), text);
  writeFileSync(join(root, 'tools/tidy-ratchet.json'), JSON.stringify(ratchet));
  return root;
}

function rulesOf(text: string, ratchet: Partial<Ratchet> = {}): string[] {
  return checkTidy(project(text, ratchet)).findings.map((finding) => finding.rule);
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `export const a${index} = ${index};`).join('\n');
const longFunction = (inside: number): string => `export function long() {\n${'  one();\n'.repeat(inside)}}\n`;

describe('the tidy ratchet', () => {
  it('lets a file of 400 lines pass and no longer one', () => {
    expect(rulesOf(lines(400))).toEqual([]);
    expect(rulesOf(lines(401))).toEqual(['tidy-fileLength']);
  });

  it('lets a function of 70 lines pass and no longer one, whatever way it is written', () => {
    expect(rulesOf(longFunction(68))).toEqual([]);
    expect(rulesOf(longFunction(69))).toEqual(['tidy-functionLength']);
    expect(rulesOf(`export const f = () => {\n${'one();\n'.repeat(69)}};\n`)).toEqual(['tidy-functionLength']);
    expect(rulesOf(`export class A {\n  m() {\n${'one();\n'.repeat(69)}}\n}\n`)).toEqual(['tidy-functionLength']);
  });

  it('does not count the body of describe, but does count the body of a test', () => {
    const body = 'one();\n'.repeat(80);
    const measures = (path: string, text: string) => measureFile(path, parseText(path, text)).map((found) => found.key);
    expect(measures('a.test.ts', `describe('x', () => {\n${body}});`)).toEqual([]);
    expect(measures('a.ts', `describe('x', () => {\n${body}});`)).toEqual(['a.ts#describe()']);
    expect(measures('a.test.ts', `it('x', () => {\n${body}});`)).toEqual(['a.test.ts#it()']);
  });

  it('counts any and suppressions once each', () => {
    expect(rulesOf('export const a: any = 1;')).toEqual(['tidy-suppressions']);
    expect(rulesOf(`// @ts-${'ignore'}\nexport const a: string = 1;`)).toEqual(['tidy-suppressions']);
    expect(rulesOf('export const many = "any of these";')).toEqual([]);
    const reasoned = `// ${'biome'}-ignore lint/suspicious/noExplicitAny: the library says so\nexport const a: any = 1;`;
    expect(rulesOf(reasoned, { suppressions: { 'src/a.ts': 1 } })).toEqual([]);
    expect(rulesOf(`${reasoned}\nexport const b: any = 1;`, { suppressions: { 'src/a.ts': 1 } })).toEqual(['tidy-suppressions']);
  });

  it.each(['// const a = 1;', '// await save(a);', '/* if (a) { b(); } */', "// import { a } from './a.ts';", '// a = b;'])(
    'takes %s for code',
    (comment) => {
      expect(rulesOf(`${comment}\nexport const b = 1;`)).toEqual(['tidy-commentedOutCode']);
    },
  );

  it.each([
    '// The first one wins (see the rule).',
    '// 四舍五入 (half up)',
    '// otherwise: nothing;',
    '/** Use: `save(a);` */',
    '// https://a.example/b;',
  ])('takes %s for prose', (comment) => {
    expect(rulesOf(`${comment}\nexport const b = 1;`)).toEqual([]);
  });

  it('finds promises in comments only', () => {
    expect(rulesOf(`// ${'TO'}DO later\nexport const b = 1;`)).toEqual(['tidy-promises']);
    expect(rulesOf(`export const b = '${'TO'}DO';`)).toEqual([]);
  });

  it('fails above an allowance, passes at it, and shrinks it only when asked', () => {
    expect(rulesOf(lines(450), { fileLength: { 'src/a.ts': 449 } })).toEqual(['tidy-fileLength']);
    const root = project(lines(450), { fileLength: { 'src/a.ts': 500, 'src/gone.ts': 900 } });
    const recorded = (): unknown =>
      (JSON.parse(readFileSync(join(root, 'tools/tidy-ratchet.json'), 'utf8')) as Ratchet).fileLength;
    expect(checkTidy(root)).toMatchObject({ findings: [], looked: expect.stringContaining('can shrink') });
    expect(recorded()).toEqual({ 'src/a.ts': 500, 'src/gone.ts': 900 });
    checkTidy(root, true);
    expect(recorded()).toEqual({ 'src/a.ts': 450 });
  });

  it('never adds or raises an allowance', () => {
    const root = project(`${lines(450)}\n// const a = 1;`, { fileLength: { 'src/a.ts': 410 } });
    checkTidy(root, true);
    expect(JSON.parse(readFileSync(join(root, 'tools/tidy-ratchet.json'), 'utf8'))).toMatchObject({
      fileLength: { 'src/a.ts': 410 },
    });
    expect(checkTidy(root).findings.map((finding) => finding.rule)).toEqual(['tidy-fileLength', 'tidy-commentedOutCode']);
  });
});

describe('words that are never in the project', () => {
  it.each([`see ${'/wo'}rk/main/x`, `https://${'regis'}try.example.org/kepu`, `closes issue ${'#'}12`])('finds %s', (line) => {
    expect(findForbiddenWords('docs/a.md', `first\n${line}`)).toMatchObject([{ rule: 'tidy-words', line: 2 }]);
  });

  it.each(['the work/play balance', 'docs/work/plan.md', 'a registry of volunteers', 'issue of the month'])(
    'leaves %s alone',
    (line) => {
      expect(findForbiddenWords('docs/a.md', line)).toEqual([]);
    },
  );
});
