import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const unknownStart = 'unknown';

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function ps(args: string[]): string {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

export function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process began, in a form that only serves to be compared; null when no such process lives.
 * A pid alone is not enough: pids are used again, after a reboot even at once.
 */
export function startOfProcess(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    const stat = readOrNull(`/proc/${pid}/stat`);
    if (stat !== null) {
      // The command name may hold spaces and brackets, so the fields are counted from the last bracket.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const zombie = fields[0] === 'Z' || fields[0] === 'X';
      return zombie ? null : `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${fields[19] ?? ''}`;
    }
  } else if (process.platform !== 'win32') {
    const [state, ...began] = ps(['-o', 'stat=,lstart=', '-p', String(pid)])
      .trim()
      .split(/\s+/);
    if (state?.startsWith('Z')) return null;
    if (began.length > 0) return began.join(' ');
  }
  return answersSignals(pid) ? unknownStart : null;
}

/** Whether the process that once had this pid and this start still lives. */
export function isSameProcess(pid: number, start: string): boolean {
  const now = startOfProcess(pid);
  if (now === null) return false;
  return now === unknownStart || start === unknownStart || now === start;
}

/** Waits until the process is gone; false when the time is over first. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (startOfProcess(pid) !== null) {
    if (Date.now() > end) return false;
    await sleep(15);
  }
  return true;
}

/**
 * The name that all processes of one data folder carry in their title (`cluster_name`). It is how orphans are told
 * from strangers: `/proc/PID/cwd` is closed to a root without CAP_SYS_PTRACE, as in most containers, the title is not.
 */
export function clusterName(dataFolder: string): string {
  return `kepu-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
}

function isOfCluster(title: string, cluster: string): boolean {
  return /^\S*postgres/.test(title) && title.includes(cluster);
}

function titles(): { pid: number; title: string }[] {
  if (process.platform === 'win32') return [];
  if (process.platform !== 'linux') {
    return ps(['-axo', 'pid=,command='])
      .split('\n')
      .map((line) => {
        const [, pid, title] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
        return { pid: Number(pid ?? 0), title: title ?? '' };
      });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      title: readOrNull(`/proc/${name}/cmdline`)?.replaceAll('\0', ' ') ?? '',
    }));
}

/** All living processes of that cluster: the postmaster and its children. Empty on Windows, which has no titles. */
export function processesOfCluster(cluster: string): number[] {
  return titles()
    .filter(({ pid, title }) => isOfCluster(title, cluster) && startOfProcess(pid) !== null)
    .map(({ pid }) => pid);
}

/** What PostgreSQL writes into `postmaster.pid`. */
export interface PostmasterFile {
  pid: number;
  port: number;
  status: string;
}

export function readPostmasterFile(dataFolder: string): PostmasterFile | null {
  const lines = readOrNull(join(dataFolder, 'postmaster.pid'))?.split('\n');
  if (!lines || lines[0] === undefined || lines[0] === '') return null;
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
}

/**
 * Makes a new postmaster pass over a `postmaster.pid` whose pid now belongs to a stranger. The file stays, because it
 * also names the shared memory that orphans may still hold; PostgreSQL ignores the pid of its own parent, which we are.
 */
export function disownPostmasterFile(dataFolder: string): void {
  const path = join(dataFolder, 'postmaster.pid');
  const [, ...rest] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [String(process.pid), ...rest].join('\n'));
}

export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (startOfProcess(pid) === null) return false;
  // Windows shows no titles; the name of the program at least keeps a stranger with the same pid from being stopped.
  if (process.platform === 'win32')
    return execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' }).includes('postgres.exe');
  return processesOfCluster(cluster).includes(pid);
}

type StopSignal = 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

function signal(pid: number, name: StopSignal, pgCtl: string): void {
  try {
    // Windows knows no signals; PostgreSQL listens on a pipe there that only pg_ctl speaks.
    if (process.platform === 'win32' && name !== 'SIGKILL')
      execFileSync(pgCtl, ['kill', name.slice(3), String(pid)], { stdio: 'ignore' });
    else process.kill(pid, name);
  } catch {
    // Already gone, which is what the signal was for.
  }
}

/**
 * Ends the orphans of a postmaster that was killed. They see its death by themselves within moments, unless they are
 * deep in a computation; until the last has gone, their shared memory keeps a new postmaster from starting.
 */
export async function endOrphans(cluster: string, pgCtl: string, patience = 1_000): Promise<void> {
  for (const [name, wait] of [
    [null, patience],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 2_000],
  ] as const) {
    const orphans = processesOfCluster(cluster);
    if (orphans.length === 0) return;
    if (name !== null) for (const pid of orphans) signal(pid, name, pgCtl);
    const end = Date.now() + wait;
    while (Date.now() < end && processesOfCluster(cluster).length > 0) await sleep(30);
  }
}

/**
 * Stops a postmaster: fast, then immediate, then by force. A fast stop can hang for good just after the crash of a
 * backend, and whatever is cut short is recovered from the write-ahead log at the next start.
 */
export async function stopPostmaster(
  pid: number,
  cluster: string,
  pgCtl: string,
  patience = { fast: 15_000, immediate: 5_000 },
): Promise<void> {
  for (const [name, wait] of [
    ['SIGINT', patience.fast],
    ['SIGQUIT', patience.immediate],
    ['SIGKILL', 5_000],
  ] as const) {
    signal(pid, name, pgCtl);
    if (await waitUntilGone(pid, wait)) break;
  }
  await endOrphans(cluster, pgCtl, 500);
}
