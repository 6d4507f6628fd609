import { Worker } from 'node:worker_threads';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import {
  type DeclarationReading,
  type FormReading,
  formReadingSchema,
  type ReadingBesideOriginal,
} from './declaration.contract.ts';
import type { ReadingAnswer } from './reading-worker.ts';
import type { FormFile } from './files/text-of-file.ts';

export interface ReadingBounds {
  /** A file that takes longer is refused; counted from when its reading begins. */
  patienceMs: number;
  megabytes: number;
  /** What reads, in a thread of its own. */
  script: URL;
}

const watchEveryMs = 50;
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const bounds: ReadingBounds = {
  patienceMs: 20_000,
  megabytes: 768,
  script: new URL(`./reading-worker.${extension}`, import.meta.url),
};

/**
 * Reads forms beside the thread that serves people: one at a time, in the order they came, within a time and a memory. A file that
 * needs more is refused `form-too-heavy`, and its thread ended; the next file gets a fresh one.
 */
export class FormReaderApart {
  readonly #bounds: ReadingBounds;
  #worker: Worker | null = null;
  /** Ends when the file that came last is done with. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(given: Partial<ReadingBounds> = {}) {
    this.#bounds = { ...bounds, ...given };
  }

  /** As `readBesideOriginal`. */
  read(file: FormFile): Promise<Result<ReadingBesideOriginal>> {
    const mine = this.#last.then(() => this.#readNow(file));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  #readNow({ name, bytes }: FormFile): Promise<Result<ReadingBesideOriginal>> {
    const { patienceMs, megabytes } = this.#bounds;
    this.#worker ??= this.#freshWorker();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<Result<ReadingBesideOriginal>>();
    const tooHeavy = (): void =>
      resolve(refuse('form-too-heavy', { file: name.slice(-120), seconds: patienceMs / 1000, megabytes }));
    const answered = (answer: ReadingAnswer): void => {
      if (answer.kind === 'read') resolve(answer.result);
      else reject(new Error(`reading a form failed: ${answer.message}`));
    };
    const broke = (error: NodeJS.ErrnoException): void => {
      this.#drop(worker);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooHeavy();
      else reject(error);
    };
    const stopped = (): void => broke(new Error('the reader of forms stopped'));
    const giveUp = (): void => {
      this.#drop(worker);
      tooHeavy();
    };
    const timer = setTimeout(giveUp, patienceMs);
    const watch = setInterval(() => {
      memoryOf(worker).then(
        (held) => {
          if (held > megabytes * 2 ** 20) giveUp();
        },
        (error: NodeJS.ErrnoException) => {
          // A thread that ended meanwhile has said why itself.
          if (error.code !== 'ERR_WORKER_NOT_RUNNING') broke(error);
        },
      );
    }, watchEveryMs);
    worker.on('message', answered).on('error', broke).on('exit', stopped);
    worker.ref();
    worker.postMessage({ name, bytes: Uint8Array.from(bytes) } satisfies FormFile);
    return promise.finally(() => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', answered).off('error', broke).off('exit', stopped);
      // The thread keeps the process alive only while somebody waits for it.
      worker.unref();
    });
  }

  #freshWorker(): Worker {
    const { script, megabytes } = this.#bounds;
    return new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  }

  #drop(worker: Worker): void {
    this.#worker = null;
    // What it says while it ends concerns nobody.
    worker.on('error', () => undefined);
    void worker.terminate();
  }
}

/** Bytes that a thread holds: its objects, and what it unpacked beside them, which the limits of a thread don't count. */
async function memoryOf(worker: Worker): Promise<number> {
  const { used_heap_size, external_memory } = await worker.getHeapStatistics();
  return used_heap_size + external_memory;
}

const shared = new FormReaderApart();

/** `readBesideOriginal` in a thread of its own. Refuses `form-too-heavy` besides. */
export function readBesideOriginalApart(file: FormFile): Promise<Result<ReadingBesideOriginal>> {
  return shared.read(file);
}

/** `readDeclaration` in a thread of its own. */
export async function readDeclarationApart(file: FormFile): Promise<Result<DeclarationReading>> {
  const read = await shared.read(file);
  return read.ok ? ok(read.value.reading) : read;
}

/** `readForm` in a thread of its own. */
export async function readFormApart(file: FormFile): Promise<Result<FormReading>> {
  const read = await shared.read(file);
  return read.ok ? ok(formReadingSchema.parse(read.value.reading)) : read;
}
