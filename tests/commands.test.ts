import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../', import.meta.url));
let copy = '';

/** A project of its own that has Kepu's commands, so that a test may break what it likes. */
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'kepu-commands-'));
  cpSync(join(project, 'bin'), join(copy, 'bin'), { recursive: true });
  write('package.json', '{"type":"module"}');
  write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/left': { version: '1.0.0' } } }));
  // Not a link to the whole folder: what a test writes there must stay in the copy.
  mkdirSync(join(copy, 'node_modules'));
  for (const name of ['node', 'vitest', 'vite'])
    symlinkSync(join(project, 'node_modules', name), join(copy, 'node_modules', name));
  markInstalled();
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), content);
}

function markInstalled(): void {
  write(
    'node_modules/.kepu-lock-hash',
    createHash('sha256')
      .update(readFileSync(join(copy, 'package-lock.json')))
      .digest('hex'),
  );
}

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function begin(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; ended: Promise<Ended>; said: (text: string) => Promise<void> } {
  const outer = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_ENV|CHROMIUM_PATH|KEPU_BROWSER)/.test(name)),
  );
  const child = spawn(process.execPath, [join(copy, 'bin', command), ...args], {
    cwd: copy,
    env: { ...outer, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part) => (stdout += String(part)));
  child.stderr.on('data', (part) => (stderr += String(part)));
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, stdout, stderr })));
  const said = async (text: string): Promise<void> => {
    while (!stdout.includes(text)) await sleep(20);
  };
  return { child, ended, said };
}

const run = (command: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  begin(command, args, env).ended;

describe('a command runs its TypeScript', () => {
  test("on Kepu's own Node, with its arguments, in the caller's folder, and ends with its exit code", async () => {
    write(
      'src/app/kepu.ts',
      'const n: number = 3; console.log(JSON.stringify([process.versions.node, process.argv.slice(2), process.cwd()])); process.exit(n);',
    );
    const { code, stdout, stderr } = await run('kepu.mjs', ['form', 'read', '申报 表.docx']);
    const [version, args, folder] = JSON.parse(stdout) as [string, string[], string];
    expect(version).toMatch(/^24\./);
    expect(args).toEqual(['form', 'read', '申报 表.docx']);
    expect(folder).toBe(copy);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('and on %s waits until it has put things in order', async (signal) => {
    write(
      'src/app/start.ts',
      `process.on('${signal}', () => { console.log('stopping'); setTimeout(() => { console.log('in order'); process.exit(0); }, 300); });
      setInterval(() => undefined, 1000); console.log('up');`,
    );
    const { child, ended, said } = begin('start.mjs', []);
    await said('up');
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, stdout: 'up\nstopping\nin order\n' });
  });

  test('and tells of its death by a signal as a shell does', async () => {
    write('dies.ts', `process.kill(process.pid, 'SIGKILL'); setInterval(() => undefined, 1000);`);
    expect((await run('with-node.mjs', ['dies.ts'])).code).toBe(137);
  });
});

describe('packages are installed', () => {
  /** Stands in for npm, whose real self needs a network: notes that it was called, and "installs". */
  function putNpm(exitCode: number): NodeJS.ProcessEnv {
    write('tools/npm', `#!/bin/sh\necho "$@" >> '${copy}/npm-calls'\nexit ${exitCode}\n`);
    chmodSync(join(copy, 'tools/npm'), 0o755);
    return { PATH: `${join(copy, 'tools')}:${process.env.PATH}` };
  }
  const calls = (): string => {
    try {
      return readFileSync(join(copy, 'npm-calls'), 'utf8');
    } catch {
      return '';
    }
  };

  beforeEach(() => write('src/app/kepu.ts', `console.log('ran')`));

  test('when the lock has changed since, with everything said on stderr', async () => {
    const env = putNpm(0);
    write('package-lock.json', JSON.stringify({ packages: { 'node_modules/left': { version: '2.0.0' } } }));
    const first = await run('kepu.mjs', [], env);
    expect(first).toMatchObject({ code: 0, stdout: 'ran\n' });
    expect(first.stderr).toContain('正在安装');
    expect(calls()).toMatch(/^ci /);
    expect(await run('kepu.mjs', [], env)).toMatchObject({ code: 0, stdout: 'ran\n', stderr: '' });
    expect(calls().trim().split('\n')).toHaveLength(1);
  });

  test('but not again when npm was called by hand', async () => {
    const env = putNpm(0);
    rmSync(join(copy, 'node_modules/.kepu-lock-hash'));
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/left': { version: '1.0.0' } } }));
    expect(await run('kepu.mjs', [], env)).toMatchObject({ code: 0, stdout: 'ran\n', stderr: '' });
    expect(calls()).toBe('');
  });

  test('or the command says what to do and does not run', async () => {
    const env = putNpm(1);
    rmSync(join(copy, 'node_modules/.kepu-lock-hash'));
    const { code, stdout, stderr } = await run('kepu.mjs', [], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('npm ci');
  });
});

describe('npm test', () => {
  const passing = `import { test } from 'vitest'; test('holds', () => undefined);`;
  const failing = `import { expect, test } from 'vitest'; test('breaks', () => expect(1).toBe(2)); test('holds', () => undefined);`;

  beforeEach(() => {
    write(
      'vitest.config.ts',
      `export default { test: { projects: [
      { test: { name: 'unit', include: ['unit/*.test.ts'] } }, { test: { name: 'browser', include: ['browser/*.test.ts'] } } ] } };`,
    );
  });

  const closing = ({ stdout }: Ended): string | undefined => stdout.trimEnd().split('\n').at(-1);
  const noBrowser = { CHROMIUM_PATH: '/nowhere/chromium' };
  // Any program will do: it is only looked for here.
  const someBrowser = { CHROMIUM_PATH: process.execPath };

  test('sums both parts, and gives the browser part the browser', async () => {
    write('unit/a.test.ts', passing);
    write(
      'browser/b.test.ts',
      `import { expect, test } from 'vitest'; test('has it', () => expect(process.env.CHROMIUM_PATH).toBe('${process.execPath}'));`,
    );
    const ended = await run('test.mjs', [], someBrowser);
    expect(closing(ended)).toBe('2 passed, 0 failed');
    expect(ended.code).toBe(0);
  });

  test('fails for a failed test, and for a file that does not load', async () => {
    write('unit/a.test.ts', failing);
    write('unit/b.test.ts', `import './missing.ts';`);
    write('browser/b.test.ts', passing);
    const ended = await run('test.mjs', [], someBrowser);
    expect(closing(ended)).toBe('2 passed, 2 failed');
    expect(ended.code).toBe(1);
  });

  test('fails for an error outside of any test', async () => {
    write(
      'unit/a.test.ts',
      `${passing}\nsetTimeout(() => { throw new Error('stray'); }, 0); await new Promise((done) => setTimeout(done, 50));`,
    );
    const ended = await run('test.mjs', [], someBrowser);
    expect(closing(ended)).toBe('1 passed, 1 failed');
    expect(ended.code).toBe(1);
  });

  test('without a browser says loudly what did not run, and fails where one is required', async () => {
    write('unit/a.test.ts', passing);
    write('browser/b.test.ts', failing);
    const ended = await run('test.mjs', [], noBrowser);
    expect(ended.stderr).toContain('浏览器部分的测试没有运行');
    expect(ended.stderr).toContain('NOT RUN');
    expect({ line: closing(ended), code: ended.code }).toEqual({ line: '1 passed, 0 failed', code: 0 });
    const required = await run('test.mjs', [], { ...noBrowser, KEPU_BROWSER: 'required' });
    expect({ line: closing(required), code: required.code }).toEqual({ line: '1 passed, 1 failed', code: 1 });
  });

  test('fails when nothing ran', async () => {
    expect(await run('test.mjs', ['no-such-file'], someBrowser)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/0 passed, 0 failed\n$/),
    });
  });
});
