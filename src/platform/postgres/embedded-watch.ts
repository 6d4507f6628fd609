import { setTimeout as sleep } from 'node:timers/promises';
import { sentenceOf } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import { startOfProcess } from './embedded-processes.ts';

export interface Server {
  pid: number;
  port: number;
  adopted: boolean;
}

interface Means {
  /** Settles what is left of the dead server and starts it again. */
  bring(): Promise<Result<Server>>;
  /** Stops a server. */
  end(pid: number): Promise<void>;
  log(line: string): void;
}

const between = 500;
const betweenFailures = 5_000;

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
    const again = await bring();
    if (again.ok && again.value.port === first.port) {
      serving = again.value;
      return log(`database server ${serving.pid} serves again on port ${serving.port}`);
    }
    // On another port nobody would find it.
    if (again.ok) await end(again.value.pid);
    log(again.ok ? `port ${first.port} is taken; trying again` : sentenceOf(again.refusal, 'en').reason);
    await pause(betweenFailures);
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pause(between);
      if (!stopping.signal.aborted && startOfProcess(serving.pid) === null) await startAgain();
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
