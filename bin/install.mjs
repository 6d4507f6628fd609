import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

const modules = join(root, 'node_modules');
const stamp = join(modules, '.kepu-lock-hash');
const bundledNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** A sentence in both languages, on stderr: stdout belongs to the command. */
export function say(zh, en) {
  console.error(zh);
  console.error(en);
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/**
 * Whether what npm says it installed is what the lock asks for. So a plain `npm install` or `npm ci` by hand counts,
 * and nothing that is in order gets torn down. What the lock calls optional may be missing (other platforms).
 */
function installedByHand() {
  const listed = readText(join(modules, '.package-lock.json'));
  if (listed === '') return false;
  const present = JSON.parse(listed).packages ?? {};
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {};
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer, link }]) => {
    if (path === '' || link) return true;
    return present[path] ? present[path].version === version : Boolean(optional || devOptional || peer);
  });
}

function isInstalled() {
  if (!existsSync(bundledNode)) return false;
  const hash = lockHash();
  if (readText(stamp) === hash) return true;
  if (!installedByHand()) return false;
  try {
    writeFileSync(stamp, hash);
  } catch {
    // A read-only node_modules is compared again next time.
  }
  return true;
}

/** The environment for npm: without the Node of node_modules, which npm is about to remove, and without a calling npm's own settings. */
function environmentForNpm() {
  const paths = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.startsWith(modules));
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(lifecycle|package|execpath|node_execpath|command)|^INIT_CWD$/i.test(name),
  );
  return { ...Object.fromEntries(kept), PATH: paths.join(delimiter) };
}

function run(command, args) {
  return new Promise((done) => {
    const began = Date.now();
    const ticking = setInterval(() => console.error(`  … ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
    const child = spawn(command, args, {
      cwd: root,
      env: environmentForNpm(),
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    const end = (code) => {
      clearInterval(ticking);
      done(code);
    };
    child.once('error', () => end(127));
    child.once('exit', (code) => end(code ?? 1));
  });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Only one at a time installs; whoever comes second waits and then finds it done. */
async function takeTurn() {
  const turn = join(tmpdir(), `kepu-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  for (;;) {
    try {
      mkdirSync(turn);
      writeFileSync(join(turn, 'pid'), String(process.pid));
      return () => rmSync(turn, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = Number(readText(join(turn, 'pid')));
    const age = Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (pid > 0 ? !isAlive(pid) : age > 5_000) rmSync(turn, { recursive: true, force: true });
    else await sleep(300);
  }
}

async function install() {
  say(
    '正在安装 Kepu 的依赖（首次运行或版本更新后，约一两分钟）…',
    'Installing what Kepu needs (first run or after an update, a minute or two) …',
  );
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code === 0 && !existsSync(bundledNode)) await run('npm', ['rebuild', 'node']);
  if (code !== 0 || !existsSync(bundledNode)) {
    say(
      '依赖安装失败。请检查网络和磁盘空间，然后在项目目录执行 npm ci 查看原因。',
      'The installation failed. Check the network and the disk space, then run npm ci in the project folder to see why.',
    );
    return false;
  }
  writeFileSync(stamp, lockHash());
  say('依赖安装完成。', 'Installed.');
  return true;
}

/** Makes sure that node_modules is what the lock asks for, and gives the path of the Node to run Kepu with; ends the process where it cannot. */
export async function ensureInstalled() {
  if (isInstalled()) return bundledNode;
  const done = await takeTurn();
  const ready = isInstalled() || (await install());
  done();
  if (!ready) process.exit(1);
  return bundledNode;
}
