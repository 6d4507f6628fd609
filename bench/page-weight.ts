import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';
import { buildScreens } from '../src/app/build-screens.ts';
import { createApp } from '../src/app/http.ts';
import { publicPages } from '../src/app/public-pages.ts';
import type { Benchmark, Report } from './support/figures.ts';
import { type BenchInstallation, benchInstallation } from './support/installation.ts';
import { makeSessions } from './support/made-sessions.ts';
import { root } from './support/processes.ts';
import { benchProgramme } from './support/programme.ts';

const kilobyte = 1024;

interface Chunk {
  gzip: number;
  /** Loaded before this one runs. */
  imports: string[];
  /** Loaded when a page asks for them. */
  later: string[];
}

/** JavaScript that a browser loads for each page, as gzip sends it. Pages for residents must load none. */
export const run: Benchmark = async (report, say) => {
  await buildScreens({ progress: say });
  const installation = await benchInstallation();
  try {
    await weighPublicPages(installation, report);
  } finally {
    await installation.close();
  }
  for (const shell of ['door', 'console']) weighShell(shell, report);
};

async function weighPublicPages({ environment, adminUrl, tenant, manager }: BenchInstallation, report: Report): Promise<void> {
  const { programmeId } = await benchProgramme({ environment, manager });
  const startsAt = new Date('2020-08-01T06:00:00Z');
  const [session] = await makeSessions(adminUrl, { tenant: tenant.id, programmeId, series: 0, count: 1, capacity: 50, startsAt });
  const app = await createApp(environment, { publicPages: publicPages(environment, () => '127.0.0.1') });
  for (const [name, path] of Object.entries({
    sessions: '',
    session: `s/${session!.code}`,
    'sign-up': `s/${session!.code}/sign-up`,
  })) {
    const response = await app.request(`/${tenant.code}/${path}`);
    const html = await response.text();
    if (response.status !== 200 || !html.includes(name === 'sessions' ? '</main>' : session!.code))
      throw new Error(`/${path} answered ${response.status} and not the page`);
    // Data for search engines stands in a script element, but nothing of it runs.
    const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(
      ([, attributes]) => !/application\/ld\+json/.test(attributes!),
    );
    if (scripts.some(([, attributes]) => /\bsrc=/.test(attributes!))) throw new Error(`the page ${name} loads a script file`);
    const inline = scripts.reduce((sum, [, , code]) => sum + gzipSync(code!).length, 0);
    const whole = { with: 'the page itself', value: gzipSync(html).length / kilobyte, unit: 'KB gzip' };
    report(`public page ${name}: JavaScript`, scripts.length === 0 ? 0 : inline / kilobyte, 'KB gzip', whole);
  }
}

/** What is imported: a string, or the template without gaps that a minifier makes of it. */
interface Specifier {
  value?: string;
  quasis?: { value: { cooked: string } }[];
}

/** Specifiers of a chunk: what it imports at once, and what it asks for later. */
function readChunk(folder: string, file: string): Chunk {
  const code = readFileSync(join(folder, file), 'utf8');
  const imports = new Set<string>();
  const later = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, source } = node as { type?: string; source?: Specifier };
    const path = source?.value ?? source?.quasis?.[0]?.value.cooked;
    if (path?.startsWith('./')) (type === 'ImportExpression' ? later : imports).add(path.slice(2));
    Object.values(node).forEach(visit);
  };
  visit(parseAst(code).body);
  return { gzip: gzipSync(code).length, imports: [...imports], later: [...later] };
}

function weighShell(shell: string, report: Report): void {
  const folder = join(root, 'dist', shell);
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`dist/${shell} was not built`);
  const assets = join(folder, 'assets');
  const chunks = new Map(
    readdirSync(assets)
      .filter((file) => file.endsWith('.js'))
      .map((file) => [file, readChunk(assets, file)]),
  );
  const closure = (files: readonly string[], seen = new Set<string>()): Set<string> => {
    for (const file of files) {
      if (seen.has(file) || !chunks.has(file)) continue;
      seen.add(file);
      closure(chunks.get(file)!.imports, seen);
    }
    return seen;
  };
  const weightOf = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + chunks.get(file)!.gzip, 0) / kilobyte;
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const entry = closure([...html.matchAll(/(?:src|href)="[^"]*?assets\/([^"/]+\.js)"/g)].map(([, file]) => file!));
  if (entry.size === 0) throw new Error(`dist/${shell}/index.html loads no script`);
  const all = { with: `all of ${shell}`, value: weightOf(chunks.keys()), unit: 'KB gzip' };
  report(`${shell}, start`, weightOf(entry), 'KB gzip', all);
  const start = { with: `${shell}, start`, value: weightOf(entry), unit: 'KB gzip' };
  const pages = [...new Set([...entry].flatMap((file) => chunks.get(file)!.later))].filter((file) => chunks.has(file));
  for (const page of pages.sort()) {
    const added = [...closure([page])].filter((file) => !entry.has(file));
    if (added.length > 0) report(`${shell}, ${page.replace(/-[\w-]{8}\.js$/, '')} adds`, weightOf(added), 'KB gzip', start);
  }
}
