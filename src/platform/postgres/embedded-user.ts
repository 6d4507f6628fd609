import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { ok } from '#src/kernel/result.ts';
import type { Result } from '#src/kernel/result.ts';
import { refuse } from '#src/kernel/refusal.ts';

/** The system user that PostgreSQL runs as; empty for the one who runs Kepu. */
export type RunAs = { uid: number; gid: number } | Record<string, never>;

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

function numberOf(flag: '-u' | '-g', name: string): number | null {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null;
  }
}

function lookUp(name: string): RunAs | null {
  const uid = numberOf('-u', name);
  const gid = numberOf('-g', name);
  return uid === null || gid === null ? null : { uid, gid };
}

function create(name: string): RunAs | null {
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
    stdio: 'ignore',
  });
  return made.status === 0 ? lookUp(name) : null;
}

/**
 * Who runs PostgreSQL, which refuses root: the owner of the data that is there, else the system's own database user,
 * else a user of ours. Refuses data of another user, which the server could not open.
 */
export function databaseUser(dataFolder: string): Result<RunAs> {
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (!runsAsRoot()) {
    const me = process.getuid?.();
    if (owner && me !== undefined && owner.uid !== me)
      return refuse('data-folder-of-other-user', { folder: dataFolder, uid: owner.uid });
    return ok({});
  }
  if (owner && owner.uid !== 0) return ok({ uid: owner.uid, gid: owner.gid });
  const user = lookUp('postgres') ?? lookUp('kepu') ?? create('kepu') ?? lookUp('nobody');
  return user ? ok(user) : refuse('database-needs-user');
}

/** Whether that user can get into a folder through all folders above it. Asked of the system, not guessed from modes. */
export function canEnter(user: RunAs, folder: string): boolean {
  if (!runsAsRoot()) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
