import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './figures.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a file of `bench/` in a process of its own and answers the message that it sends. */
export async function runFresh<Answer>(
  file: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): Promise<Answer> {
  const child = forkBench(file, args, flags);
  const answer = await messageOf<Answer>(child);
  await ended(child);
  return answer;
}

/** What `npm start` gives Node. */
export const serverFlags = JSON.parse(readFileSync(join(root, 'bin/server-flags.json'), 'utf8')) as string[];

export function forkBench(file: string, args: readonly string[] = [], flags: readonly string[] = []): ChildProcess {
  const execArgv = [...process.execArgv, ...flags];
  return fork(fileURLToPath(new URL(`../${file}`, import.meta.url)), args, { cwd: root, execArgv });
}

/** The first message of a child; throws when it ends without one. */
export function messageOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process ended with ${code} before it answered`)));
  });
}

export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Milliseconds from the start of a process to its end: what a command costs whoever types it. */
async function wholeRun(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
  await ended(child);
  if (child.exitCode !== 0) throw new Error(`node ${args.join(' ')} ended with ${child.exitCode}`);
  return performance.now() - began;
}

/** The median of some runs of `node …args`, each in a fresh process. */
export async function medianWholeRun(times: number, args: readonly string[]): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < times; run += 1) all.push(await wholeRun(args));
  return median(all);
}
