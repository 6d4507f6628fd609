import { parentPort } from 'node:worker_threads';
import { refuse } from '#src/kernel/refusal.ts';
import type { ReadingAnswer } from './reading-worker.ts';
import type { FormFile } from './files/text-of-file.ts';

/** Stands in for the reader of forms: never ends with one file, eats all memory with another, unpacks without end beside it with a third, and refuses the rest at once. */
parentPort?.on('message', ({ name }: FormFile) => {
  const eaten: number[][] = [];
  while (name === 'endless.txt');
  while (name === 'hungry.txt') eaten.push(Array.from({ length: 100_000 }, (_, at) => at * eaten.length));
  const unpacked: Uint8Array[] = [];
  while (name === 'swollen.txt') unpacked.push(new Uint8Array(2 ** 20));
  if (name === 'broken.txt') throw new Error('broken');
  parentPort?.postMessage({ kind: 'read', result: refuse('form-empty', { file: name }) } satisfies ReadingAnswer);
});
