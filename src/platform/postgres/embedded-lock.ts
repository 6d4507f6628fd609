import { linkSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSameProcess, startOfProcess } from './embedded-processes.ts';

interface Holder {
  pid: number;
  start: string;
  token: string;
}

export type FolderLock = { held: true; release(): void } | { held: false; pid: number };

const lockName = 'in-use.lock';

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** The living process that holds the folder, or null. */
export function holderOf(folder: string): number | null {
  const holder = readHolder(join(folder, lockName));
  return holder && isSameProcess(holder.pid, holder.start) ? holder.pid : null;
}

/** Creates the file with its whole content in one step, so that nobody ever reads half of it; false when it exists. */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

/** Removes a lock whose holder is dead. Only one process at a time may do so, or the second would remove a fresh lock. */
function removeStale(path: string): void {
  const guard = `${path}.taking`;
  if (!createWhole(guard, '')) {
    if (ageOf(guard) > 10_000) rmSync(guard, { force: true });
    return;
  }
  try {
    const holder = readHolder(path);
    if (holder === null || !isSameProcess(holder.pid, holder.start)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * Takes the folder for this process. A lock left by a dead process, or by another process that now has its pid,
 * does not count. Held within the same process it counts as well.
 */
export async function takeFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, lockName);
  const mine: Holder = { pid: process.pid, start: startOfProcess(process.pid) ?? '', token: randomBytes(8).toString('hex') };
  for (;;) {
    if (createWhole(path, JSON.stringify(mine))) {
      const release = (): void => {
        if (readHolder(path)?.token === mine.token) rmSync(path, { force: true });
      };
      return { held: true, release };
    }
    const pid = holderOf(folder);
    if (pid !== null) return { held: false, pid };
    removeStale(path);
    await sleep(20);
  }
}
