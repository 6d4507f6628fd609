import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { lintForm } from '#src/plan/lint/index.ts';
import { readForm } from '#src/plan/declaration/index.ts';
import { type Benchmark, medianOf, type Report } from './support/figures.ts';
import { textByColumns } from './support/text-by-columns.ts';
import { medianWholeRun, root } from './support/processes.ts';

/** The example form, and the seed form where it lies beside the checkout. */
function forms(): { name: string; path: string }[] {
  return ['examples', '../shared/seed'].flatMap((folder) => {
    const path = join(root, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((file) => /\.(txt|docx|xlsx|pdf)$/.test(file))
      .map((file) => ({ name: `${basename(folder)}/${file}`, path: join(path, file) }));
  });
}

const MOST_ROWS = 24;

/** The slowest kind of text: long, and taken from a page column by column. */
async function withoutOrder(report: Report): Promise<void> {
  for (const rows of [8, 16, MOST_ROWS]) {
    const form = { name: 'columns.txt', bytes: new TextEncoder().encode(textByColumns(rows)) };
    const read = await readForm(form);
    if (!read.ok) throw new Error(`the text taken by columns was refused: ${read.refusal.code}`);
    const found = read.value.indicators.length;
    const named = `a text of ${rows} rows taken column by column (${found} found), warm`;
    report(named, await medianOf(30, () => readForm(form)), 'ms', {
      with: 'what is asked of it, at most',
      value: 150,
      unit: 'ms',
    });
  }
}

/** Reading and linting forms: as a command would, in a fresh process, and in a server that is warm. */
export const run: Benchmark = async (report) => {
  const bare = await medianWholeRun(5, ['-e', '0']);
  for (const { name, path } of forms()) {
    const bytes = await readFile(path);
    const read = await readForm({ name, bytes });
    if (!read.ok) throw new Error(`${name} was refused: ${read.refusal.code}`);
    if (read.value.indicators.length === 0) throw new Error(`${name} was read without indicators`);
    const fresh = await medianWholeRun(5, [join(root, 'bench/forms-worker.ts'), path]);
    report(`${name} read and linted, fresh process`, fresh, 'ms', { with: 'Node starting and ending', value: bare, unit: 'ms' });
    const reading = await medianOf(50, () => readForm({ name, bytes }));
    report(`${name} read, warm`, reading, 'ms', { with: 'the same in a fresh process', value: fresh, unit: 'ms' });
    report(`${name} read, warm, the same`, reading, 'ms', { with: 'what is asked of it, at most', value: 150, unit: 'ms' });
    const linting = await medianOf(50, () => lintForm(read.value));
    report(`${name} linted, warm`, linting, 'ms', { with: 'reading it, warm', value: reading, unit: 'ms' });
  }
  await withoutOrder(report);
};
