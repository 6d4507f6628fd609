import { setTimeout as sleep } from 'node:timers/promises';
import { sentenceOf } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import { answersSignals, startOfProcess } from './embedded-processes.ts';

export interface Server {
  pid: number;
  port: number;
  adopted: boolean;
}

/** How a server is started again: on the port that it had, and only as long as nobody stops. */
export interface Again {
  port: number;
  stopping: AbortSignal;
}

interface Means {
  /** Settles what is left of the dead server and starts it again on the port; a signal ends the waiting for it. */
  bring(again: Again): Promise<Result<Server>>;
  /** Stops a server. */
  end(pid: number): Promise<void>;
  log(line: string): void;
}

const between = 500;
const betweenFailures = 5_000;

/** Twice a second: only on Linux it costs no process to tell one that is dead from one that was not yet waited for. */
const isGone = (pid: number): boolean => (process.platform === 'linux' ? startOfProcess(pid) === null : !answersSignals(pid));

/**
 * Looks after a server: one that died is started again on its port, so that whoever holds a connection string goes on with it. Nobody is
 * helped by a program that answers every request with an error until somebody stops it by hand. `stop` ends the watch and gives the pid that serves last.
 */
export function watchServer(first: Server, { bring, end, log }: Means): { stop(): Promise<number> } {
  let serving = first;
  const stopping = new AbortController();
  const pause = (milliseconds: number): Promise<unknown> =>
    sleep(milliseconds, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);

  async function startAgain(): Promise<void> {
    log(`database server ${serving.pid} is gone; starting it again`);
    const problem = await tryAgain().catch((error: unknown) => String(error));
    if (problem === null) return log(`database server ${serving.pid} serves again on port ${serving.port}`);
    log(`${problem}; trying again`);
    await pause(betweenFailures);
  }

  /** Null when it serves again, otherwise why it does not. */
  async function tryAgain(): Promise<string | null> {
    const again = await bring({ port: first.port, stopping: stopping.signal });
    if (!again.ok) return sentenceOf(again.refusal, 'en').reason;
    if (again.value.port === first.port) {
      serving = again.value;
      return null;
    }
    // One that was taken over from elsewhere: on its port nobody would find it.
    await end(again.value.pid);
    return `it came up on port ${again.value.port} instead of ${first.port}`;
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pause(between);
      if (!stopping.signal.aborted && isGone(serving.pid)) await startAgain();
    }
  }

  const watched = watch();
  return {
    async stop() {
      stopping.abort();
      await watched;
      return serving.pid;
    },
  };
}
