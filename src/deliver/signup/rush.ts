interface Waiting<Request, Answer> {
  key: string;
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

interface Queue<Request, Answer> {
  waiting: Waiting<Request, Answer>[];
  /** Keys that are being written. */
  busy: Set<string>;
  writers: number;
}

export interface RushLimits {
  /** Requests in one batch. */
  largest: number;
  /** Batches of one group at once. */
  writers: number;
}

/**
 * A few writers for each group. Whoever comes while all of them write waits and is written with the others who wait, of whatever key, in
 * the order in which they came: a rush costs as many transactions as there are batches, on one session or over a hundred. A key is in
 * one batch at a time, so that nobody waits for a lock that this process holds.
 */
export class Rush<Request, Answer> {
  readonly #write: (requests: Request[]) => Promise<Answer[]>;
  readonly #limits: RushLimits;
  readonly #queues = new Map<string, Queue<Request, Answer>>();

  /** `write` answers each request of a batch, in their order, or throws for all of them. */
  constructor(write: (requests: Request[]) => Promise<Answer[]>, limits: RushLimits) {
    this.#write = write;
    this.#limits = limits;
  }

  join(group: string, key: string, request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(group) ?? { waiting: [], busy: new Set(), writers: 0 };
      this.#queues.set(group, queue);
      queue.waiting.push({ key, request, resolve, reject });
      if (queue.writers === this.#limits.writers || queue.busy.has(key)) return;
      queue.writers += 1;
      void this.#drain(group, queue);
    });
  }

  async #drain(group: string, queue: Queue<Request, Answer>): Promise<void> {
    // Whoever comes within the same turn of the event loop comes together.
    await Promise.resolve();
    for (let batch = this.#take(queue); batch.length > 0; batch = this.#take(queue)) {
      const keys = new Set(batch.map(({ key }) => key));
      for (const key of keys) queue.busy.add(key);
      await this.#answer(batch);
      for (const key of keys) queue.busy.delete(key);
    }
    queue.writers -= 1;
    if (queue.writers === 0) this.#queues.delete(group);
  }

  /** The first who wait for what nobody writes. Those of a busy key are taken by whoever writes it, when that is done. */
  #take(queue: Queue<Request, Answer>): Waiting<Request, Answer>[] {
    const batch: Waiting<Request, Answer>[] = [];
    queue.waiting = queue.waiting.filter((one) => {
      if (batch.length === this.#limits.largest || queue.busy.has(one.key)) return true;
      batch.push(one);
      return false;
    });
    return batch;
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
