interface Waiting<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * One writer for each key. Whoever comes while it writes waits and is written with all others who wait, in the order in which they came:
 * a rush costs as many transactions as there are batches, and nobody waits for a lock. Batches of different keys run side by side.
 */
export class Rush<Request, Answer> {
  readonly #write: (requests: Request[]) => Promise<Answer[]>;
  readonly #largest: number;
  readonly #queues = new Map<string, Waiting<Request, Answer>[]>();

  /** `write` answers each request of a batch, in their order, or throws for all of them. */
  constructor(write: (requests: Request[]) => Promise<Answer[]>, largest: number) {
    this.#write = write;
    this.#largest = largest;
  }

  join(key: string, request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(key);
      const waiting = { request, resolve, reject };
      if (queue) {
        queue.push(waiting);
        return;
      }
      this.#queues.set(key, [waiting]);
      void this.#drain(key);
    });
  }

  async #drain(key: string): Promise<void> {
    const queue = this.#queues.get(key)!;
    // Whoever comes within the same turn of the event loop comes together.
    await Promise.resolve();
    while (queue.length > 0) await this.#answer(queue.splice(0, this.#largest));
    this.#queues.delete(key);
  }

  async #answer(batch: Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await this.#write(batch.map(({ request }) => request));
      for (const [at, { resolve }] of batch.entries()) resolve(answers[at]!);
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      // What is wrong with one must not befall the others.
      else for (const one of batch) await this.#answer([one]);
    }
  }
}
