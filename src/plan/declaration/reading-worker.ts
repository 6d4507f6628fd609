import { parentPort } from 'node:worker_threads';
import type { ReadingBesideOriginal } from './declaration.contract.ts';
import type { Result } from '#src/kernel/result.ts';
import { readBesideOriginal } from './read-form.ts';
import type { FormFile } from './files/text-of-file.ts';

/** `failed`: reading threw; the message is for whoever runs the server. */
export type ReadingAnswer = { kind: 'read'; result: Result<ReadingBesideOriginal> } | { kind: 'failed'; message: string };

parentPort?.on('message', (file: FormFile) => {
  readBesideOriginal(file).then(
    (result) => parentPort?.postMessage({ kind: 'read', result } satisfies ReadingAnswer),
    (error: unknown) => parentPort?.postMessage({ kind: 'failed', message: String(error) } satisfies ReadingAnswer),
  );
});
