import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

/** The caller's environment with the project's own programs first on PATH. */
export function projectEnvironment(extra = {}) {
  return { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter), ...extra };
}

/**
 * Runs Kepu's Node with these arguments and gives its exit code. Signals go to the child, and this process waits for
 * it: whoever stopped us may rely on the child having put everything in order.
 */
export function runNode(node, args, { env = projectEnvironment(), cwd = process.cwd() } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(node, args, { cwd, env, stdio: 'inherit' });
    const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'].map((name) => {
      // A terminal sends Ctrl-C to the child as well; sent twice, the child would take it for impatience.
      const listener = () => (name === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(name));
      process.on(name, listener);
      return [name, listener];
    });
    // npm passes a signal on to its shell only, which then ends without a word: whoever is left alone by npm stops too.
    const parent = process.ppid;
    const watch = process.env.npm_lifecycle_event && setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const [name, listener] of forwarded) process.off(name, listener);
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** The path of one of the project's own files. */
export function source(path) {
  return join(root, path);
}

/** Runs a TypeScript file of the project as this process would: same folder, same streams, same end. `flags` are Node's own. */
export async function launch(file, args, flags = []) {
  const node = await ensureInstalled();
  // What Node makes of the sources is kept beside the packages, for the next start; whoever may not write there does without.
  const env = projectEnvironment({
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
  });
  process.exit(await runNode(node, [...flags, file, ...args], { env }));
}

/** Left to itself, V8 keeps what it no longer needs as long as the machine has room: a server that stays is told to tidy up earlier. */
export const serverFlags = JSON.parse(readFileSync(new URL('server-flags.json', import.meta.url), 'utf8'));
