import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildScreens } from '../src/app/build-screens.ts';
import type { Benchmark } from './support/figures.ts';
import { ownFolder } from './support/own-folder.ts';
import { ended, root } from './support/processes.ts';

const patienceSeconds = 600;

/** `npm start` from nothing, which lives through the demo year, and again on the data that is there. */
export const run: Benchmark = async (report, say) => {
  await buildScreens({ progress: say });
  const { folder, remove } = ownFolder();
  try {
    const first = await startOnce(folder, say);
    // Whoever changed a screen meanwhile would have it built in the second start.
    await buildScreens({ progress: say });
    const second = await startOnce(folder, say);
    report('first start until ready, with the demo year', first.ready, 's', {
      with: 'the second start',
      value: second.ready,
      unit: 's',
    });
    report('second start until ready', second.ready, 's', { with: 'what is asked of it, at most', value: 5, unit: 's' });
    report('stop, after the second start', second.stopped, 's');
  } finally {
    remove();
  }
};

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

async function startOnce(folder: string, say: (line: string) => void): Promise<{ ready: number; stopped: number }> {
  const port = await freePort();
  const env = { ...process.env, KEPU_DATA: folder, PORT: String(port), LOG_LEVEL: 'silent' };
  delete (env as NodeJS.ProcessEnv).DATABASE_URL;
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/start.mjs')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout!.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
  child.stderr!.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
  try {
    const ready = (await untilReady(child, port, () => said)) - began;
    say(`ready after ${(ready / 1000).toFixed(1)} s`);
    while (!said.includes('Ctrl-C') && child.exitCode === null) await sleep(20);
    const asked = performance.now();
    child.kill('SIGTERM');
    await ended(child);
    if (child.exitCode !== 0) throw new Error(`npm start was stopped and ended with ${child.exitCode}:\n${said}`);
    return { ready: ready / 1000, stopped: (performance.now() - asked) / 1000 };
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended(child);
    }
  }
}

async function untilReady(child: ChildProcess, port: number, said: () => string): Promise<number> {
  const until = performance.now() + patienceSeconds * 1000;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${said()}`);
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (response?.ok) return performance.now();
    await response?.body?.cancel();
    await sleep(20);
  }
  throw new Error(`not ready after ${patienceSeconds} s:\n${said()}`);
}
