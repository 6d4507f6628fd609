import { readFile } from 'node:fs/promises';
import { lintForm } from '#src/plan/lint/index.ts';
import { readForm } from '#src/plan/declaration/index.ts';

const path = process.argv[2]!;
const read = await readForm({ name: path, bytes: await readFile(path) });
if (!read.ok) process.exit(1);
lintForm(read.value);
