import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { readCatalog } from '#src/platform/postgres/catalog.ts';
import { startEmbeddedPostgres } from '#src/platform/postgres/embedded.ts';
import { migrate } from '#src/platform/postgres/migrate.ts';
import { printSchema } from '#src/platform/postgres/schema-snapshot.ts';
import { printTypes } from './database-types.ts';
import type { CheckReport, Finding } from './findings.ts';
import { projectRoot } from './source.ts';

const snapshots = ['db/schema.sql', 'db/types.ts'] as const;
type Snapshots = Record<(typeof snapshots)[number], string>;

/** Migrates an empty database of its own and prints what came of it. Takes about three seconds. */
export async function makeSnapshots(): Promise<Snapshots> {
  const folder = mkdtempSync(join(tmpdir(), 'kepu-schema-'));
  const started = await startEmbeddedPostgres({ folder, durable: false, log: () => undefined });
  if (!started.ok) {
    const { reason, remedy } = sentenceOf(started.refusal, 'en');
    throw new Error(`${reason} ${remedy}`);
  }
  try {
    await migrate(started.value.url);
    const catalog = await readCatalog(started.value.url);
    return { 'db/schema.sql': printSchema(catalog), 'db/types.ts': printTypes(catalog) };
  } finally {
    await started.value.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Compares the snapshots in `db/` with what the migrations lead to. */
export async function checkSchema(root: string): Promise<CheckReport> {
  const made = await makeSnapshots();
  const findings = snapshots.flatMap((path) => compareSnapshot(path, readOrEmpty(join(root, path)), made[path]));
  return { findings, looked: `${made['db/schema.sql'].match(/^CREATE TABLE /gm)?.length ?? 0} tables` };
}

/** A finding at the first line that differs. */
export function compareSnapshot(file: string, recorded: string, made: string): Finding[] {
  if (recorded === made) return [];
  const recordedLines = recorded.split('\n');
  const line = made.split('\n').findIndex((text, index) => text !== recordedLines[index]);
  const at = line < 0 ? made.split('\n').length : line;
  return [
    {
      rule: 'schema-snapshot',
      file,
      line: at + 1,
      message: `says “${(recordedLines[at] ?? '').trim()}” where the migrations lead to “${(made.split('\n')[at] ?? '').trim()}”`,
      advice: 'npm run check -- --only schema --update, then read the difference',
    },
  ];
}

export async function writeSnapshots(root: string): Promise<void> {
  const made = await makeSnapshots();
  for (const path of snapshots) writeFileSync(join(root, path), made[path]);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  if (values.write) {
    await writeSnapshots(projectRoot);
    console.log(`${snapshots.join(' and ')} are written.`);
  } else {
    const { findings } = await checkSchema(projectRoot);
    for (const finding of findings) console.log(`${finding.file}:${finding.line} ${finding.message}\n→ ${finding.advice}`);
    process.exitCode = findings.length === 0 ? 0 : 1;
  }
}
