import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const screens = ['console', 'door', 'verify'] as const;

interface BuildOptions {
  /** Builds even what is up to date. */
  force?: boolean;
  progress?: (line: string) => void;
}

/**
 * Builds each web shell whose sources changed since its last build into `dist/<name>`. Answers the names that were built. A source
 * counts by path, size and time of change, so that the check costs milliseconds.
 */
export async function buildScreens({ force = false, progress = console.log }: BuildOptions = {}): Promise<string[]> {
  const wanted = screens.filter((name) => existsSync(join(root, 'src/app/web', name, 'index.html')));
  const stamp = stampOfSources();
  const stale = wanted.filter((name) => force || readStamp(name) !== stamp);
  if (stale.length === 0) return [];
  // Vite is needed only where something must be built: an installed package brings dist along.
  const [{ build }, { screenConfig }] = await Promise.all([import('vite'), import('../../vite.config.ts')]);
  for (const [index, name] of stale.entries()) {
    const started = performance.now();
    progress(`building screens ${index + 1}/${stale.length}: ${name} …`);
    await build({ configFile: false, ...screenConfig(name) });
    compressAssets(join(root, 'dist', name, 'assets'));
    writeFileSync(stampFile(name), stamp);
    progress(`building screens ${index + 1}/${stale.length}: ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  return stale;
}

/** Beside each file its forms for the way: `.br` for browsers that know it, `.gz` for the others and wherever there is no HTTPS. */
function compressAssets(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => /\.(js|css|svg|json)$/.test(name))) {
    const content = readFileSync(join(folder, file));
    writeFileSync(join(folder, `${file}.gz`), gzipSync(content, { level: 9 }));
    // Quality 11 takes ten times as long for a twentieth less.
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

function stampFile(name: string): string {
  return join(root, 'dist', name, '.stamp');
}

function readStamp(name: string): string {
  return existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : '';
}

/** A digest of everything that a browser may be given: screens, contracts, kernel, the versions of packages, and how all this is built. */
function stampOfSources(): string {
  const digest = createHash('sha256');
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(isForBrowsers).sort();
  for (const path of [...sources.map((source) => `src/${source}`), 'package-lock.json', 'vite.config.ts']) {
    const { size, mtimeMs } = statSync(join(root, path));
    digest.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return digest.digest('hex');
}

function isForBrowsers(path: string): boolean {
  const place = path.replaceAll('\\', '/');
  if (/\.test\.tsx?$/.test(place) || !/\.\w+$/.test(place)) return false;
  return /^app\/(build-screens|contract-routes)\.ts$|^(kernel|ui-kit|app\/web|account\/bundle\/verify|evidence\/log\/rules)\/|\/(ui|offline)\/|\.(contract|rules)\.ts$|^platform\/http\/contract\.ts$|\/score-programme\.ts$/.test(
    place,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildScreens({ force: process.argv.includes('--force') });
  if (built.length === 0) console.log('screens are up to date');
}
