import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { type Again, type Server, watchServer } from './embedded-watch.ts';

const running: (() => void)[] = [];
afterEach(() => {
  for (const end of running.splice(0)) end();
});

/** A process that stands for a postmaster. */
function postmaster(): { pid: number; die: () => Promise<unknown> } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  running.push(() => child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  return {
    pid: child.pid!,
    die: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

test('a restart that fails, by a refusal or by an exception, ends nothing and is tried again on the same port', async () => {
  const lines: string[] = [];
  const asked: number[] = [];
  const first = postmaster();
  const second = postmaster();
  const answers: (() => Promise<Result<Server>>)[] = [
    () => Promise.reject(new Error('the disk is full')),
    () => Promise.resolve(refuse('database-cannot-start', { problem: 'could not bind', log: 'postgres.log' })),
    () => Promise.resolve(ok({ pid: second.pid, port: 5432, adopted: false })),
  ];
  const served = new Promise<void>((done) => {
    const watch = watchServer(
      { pid: first.pid, port: 5432, adopted: false },
      {
        bring: ({ port }) => {
          asked.push(port);
          return answers.shift()!();
        },
        end: () => Promise.reject(new Error('nothing is to be ended')),
        log: (line) => {
          lines.push(line);
          if (line.includes('serves again')) void watch.stop().then((pid) => done(expect(pid).toBe(second.pid)));
        },
      },
    );
  });
  await first.die();
  await served;
  expect(asked).toEqual([5432, 5432, 5432]);
  expect(lines.join('\n')).toMatch(
    /the disk is full; trying again[\s\S]*could not bind.*trying again[\s\S]*serves again on port 5432/,
  );
});

test('whoever stops does not wait until the server is up', async () => {
  const first = postmaster();
  let waiting: (again: Again) => void;
  const begun = new Promise<Again>((answer) => {
    waiting = answer;
  });
  const watch = watchServer(
    { pid: first.pid, port: 5432, adopted: false },
    {
      bring: (again) => {
        waiting(again);
        return new Promise((answer) => {
          again.stopping.addEventListener('abort', () =>
            answer(refuse('database-cannot-start', { problem: 'stopped', log: 'postgres.log' })),
          );
        });
      },
      end: () => Promise.resolve(),
      log: () => undefined,
    },
  );
  await first.die();
  await begun;
  expect(await watch.stop()).toBe(first.pid);
});
