import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { madeOnce } from '#src/access/index.ts';
import { canonicalJson } from '#src/kernel/canonical-json.ts';
import { refuse } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { sql } from 'kysely';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';

/** What a verb of these tests refuses, as a handler throws it. */
class Refused extends Error {}
const isRefusal = (error: unknown): boolean => error instanceof Refused;

let world: TestEnvironment;
let admin: pg.Client;
/** The same as another process of the installation runs it: with nothing in common but the database. */
let elsewhere: typeof madeOnce;
beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  await admin.query('CREATE TABLE public.done (who text, step text); GRANT SELECT, INSERT ON public.done TO kepu_plan');
  vi.resetModules();
  ({ madeOnce: elsewhere } = await import('#src/access/index.ts'));
  expect(elsewhere).not.toBe(madeOnce);
});
beforeEach(() => admin.query('TRUNCATE public.done'));
afterAll(async () => {
  await admin?.end();
  await world?.close();
});

type Work = (environment: Environment) => Promise<string>;

const askedOf = (key: string) => ({ key, name: 'tests.do', input: { phone: '13812345678' } });
const ask = (key: string, work: Work, once = madeOnce): Promise<Result<string>> =>
  once(world.environment, world.actors.manager, askedOf(key), { work, isRefusal });
/** A transaction of a verb, which writes down who it was. */
const step = ({ database }: Environment, who: string, name: string, ends?: () => Promise<Result<unknown>>): Promise<unknown> =>
  database.transaction(world.actors.manager, 'plan', async (transaction) => {
    await sql`INSERT INTO public.done VALUES (${who}, ${name})`.execute(transaction);
    return ends?.();
  });
const readStep = ({ database }: Environment): Promise<unknown> =>
  database.transaction(world.actors.manager, 'plan', (transaction) => sql`SELECT count(*) FROM public.done`.execute(transaction));
const done = async (): Promise<string[]> =>
  (await admin.query<{ who: string; step: string }>('SELECT who, step FROM public.done ORDER BY who, step')).rows.map(
    (row) => `${row.who} ${row.step}`,
  );
const soon = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** A moment that one waits for and another tells. */
function signal() {
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return { tell, told };
}

const whole: Work = async (environment) => {
  await step(environment, 'first', 'a');
  await step(environment, 'first', 'b');
  return 'by the first';
};

describe('two processes that both began a request before either had done it', () => {
  /** The second has begun its work when the first does all of its own. */
  async function overtaken(work: Work): Promise<Result<string>> {
    const key = randomUUID();
    const [began, over] = [signal(), signal()];
    const second = ask(
      key,
      async (environment) => {
        began.tell();
        await over.told;
        return work(environment);
      },
      elsewhere,
    );
    await began.told;
    expect(await ask(key, whole)).toEqual({ ok: true, value: 'by the first' });
    over.tell();
    return second;
  }

  test.each<[string, Work]>([
    [
      'one after the other',
      (environment) =>
        step(environment, 'second', 'a')
          .then(() => step(environment, 'second', 'b'))
          .then(String),
    ],
    ['side by side', (environment) => Promise.all(['a', 'b'].map((name) => step(environment, 'second', name))).then(String)],
    [
      'one in another',
      (environment) =>
        step(environment, 'second', 'a', async () => {
          await step(environment, 'second', 'b');
          return { ok: true, value: null };
        }).then(String),
    ],
    [
      'in spite of what stopped the first of them',
      async (environment) => {
        await step(environment, 'second', 'a').catch(() => undefined);
        await step(environment, 'second', 'b').catch(() => undefined);
        return 'by the second';
      },
    ],
  ])('of its transactions %s none stays, and it is told what the first answered', async (_, work) => {
    expect(await overtaken(work)).toEqual({ ok: true, value: 'by the first' });
    expect(await done()).toEqual(['first a', 'first b']);
  });

  test('a transaction that was refused and rolled back makes the request nobody’s own', async () => {
    const key = randomUUID();
    const [refused, over] = [signal(), signal()];
    const second = ask(
      key,
      async (environment) => {
        await step(environment, 'second', 'a', async () => refuse('not-found'));
        refused.tell();
        await over.told;
        await step(environment, 'second', 'b');
        return 'by the second';
      },
      elsewhere,
    );
    await refused.told;
    expect(await ask(key, whole)).toEqual({ ok: true, value: 'by the first' });
    over.tell();
    expect(await second).toEqual({ ok: true, value: 'by the first' });
    expect(await done()).toEqual(['first a', 'first b']);
  });

  test('of transactions that are open at the same time one is rolled back, though neither held the other up', async () => {
    // Beside one that holds the lock, a second transaction of the attempt goes on without; by what is kept it is still found out.
    const key = randomUUID();
    const [reads, over] = [signal(), signal()];
    const second = ask(
      key,
      async (environment) => {
        await environment.database.transaction(world.actors.manager, 'plan', async () => {
          void step(environment, 'second', 'a', async () => {
            reads.tell();
            await over.told;
            return { ok: true, value: null };
          }).catch(() => undefined);
          await reads.told;
        });
        await over.told;
        await soon(200);
        return 'by the second';
      },
      elsewhere,
    );
    await reads.told;
    const first = ask(key, whole);
    expect(await first).toEqual({ ok: true, value: 'by the first' });
    over.tell();
    expect(await second).toEqual({ ok: true, value: 'by the first' });
    expect(await done()).toEqual(['first a', 'first b']);
  });

  test('however their transactions fall, one of them does it all', async () => {
    for (let round = 0; round < 12; round += 1) {
      await admin.query('TRUNCATE public.done');
      const key = randomUUID();
      const workOf =
        (who: string): Work =>
        async (environment) => {
          await soon(Math.random() * 4);
          await readStep(environment);
          await Promise.all([step(environment, who, 'a'), step(environment, who, 'b')]);
          await step(environment, who, 'c');
          return who;
        };
      const [one, other] = await Promise.all([ask(key, workOf('one')), ask(key, workOf('other'), elsewhere)]);
      expect(one).toEqual(other);
      const who = one.ok ? one.value : '';
      expect(await done()).toEqual([`${who} a`, `${who} b`, `${who} c`]);
    }
  });
});

describe('while somebody is at work on a request', () => {
  const slowly =
    (runs: { count: number }): Work =>
    async (environment) => {
      runs.count += 1;
      await readStep(environment);
      await soon(700);
      await step(environment, 'it', `run ${runs.count}`, async () => {
        await soon(700);
        return { ok: true, value: null };
      });
      return `run ${runs.count}`;
    };

  test('it is not begun again in the process', async () => {
    const runs = { count: 0 };
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(key, slowly(runs))));
    for (const answer of answers) expect(answer).toEqual({ ok: true, value: 'run 1' });
    expect(await ask(key, slowly(runs))).toEqual({ ok: true, value: 'run 1' });
    expect(runs.count).toBe(1);
    expect(await done()).toEqual(['it run 1']);
  });

  test('another process begins it once at most, and waits at its first transaction', async () => {
    const runs = { count: 0 };
    const [mine, theirs] = [signal(), { count: 0 }];
    const key = randomUUID();
    const first = ask(key, async (environment) => {
      await step(environment, 'it', 'own', async () => {
        mine.tell();
        await soon(900);
        return { ok: true, value: null };
      });
      return 'own';
    });
    await mine.told;
    const others = await Promise.all(Array.from({ length: 20 }, () => ask(key, slowly(theirs), elsewhere)));
    for (const answer of [await first, ...others]) expect(answer).toEqual({ ok: true, value: 'own' });
    expect(theirs.count).toBe(1);
    expect(runs.count).toBe(0);
    expect(await done()).toEqual(['it own']);
  });

  test('what it refuses is free for the next who waits', async () => {
    const key = randomUUID();
    const answers = await Promise.allSettled([
      ask(key, async (environment) => {
        await step(environment, 'first', 'a');
        await soon(300);
        throw new Refused();
      }),
      ask(key, (environment) => step(environment, 'second', 'a').then(() => 'by the second')),
      ask(key, (environment) => step(environment, 'third', 'a').then(() => 'by the third')),
    ]);
    expect(answers[0]).toMatchObject({ status: 'rejected' });
    expect(answers.slice(1)).toMatchObject([{ value: { value: 'by the second' } }, { value: { value: 'by the second' } }]);
  });
});

test.each<[string, Work]>([
  ['broke', (environment) => step(environment, 'first', 'a').then(() => Promise.reject(new Error('broken')))],
  ['died', (environment) => step(environment, 'first', 'a').then(() => new Promise<never>(() => undefined))],
])('where the process %s between the work and its answer, the request is told as done and not done again', async (_, work) => {
  const key = randomUUID();
  const first = ask(key, work).catch(() => undefined);
  await Promise.race([first, soon(300)]);
  expect(await done()).toEqual(['first a']);
  expect(await ask(key, (environment) => step(environment, 'second', 'a').then(String), elsewhere)).toMatchObject({
    ok: false,
    refusal: { code: 'request-was-saved' },
  });
  expect(await done()).toEqual(['first a']);
});

test('what was asked cannot be found by trying: whoever has the rows but not the key learns nothing from them', async () => {
  const keys = [randomUUID(), randomUUID()];
  for (const key of keys) await ask(key, (environment) => step(environment, key, 'a').then(() => 'done'));
  const { rows } = await admin.query<{ key: Buffer; digest: Buffer }>(
    'SELECT key, digest FROM access.request ORDER BY asked_at DESC, key',
  );
  expect(new Set(rows.map(({ digest }) => digest.toString('hex'))).size).toBe(rows.length);
  const guess = canonicalJson({ name: 'tests.do', person: world.actors.manager.personId, input: { phone: '13812345678' } });
  const tried = ({ key }: { key: Buffer }) =>
    [[guess], [key, guess], [guess, key], [key.toString('hex'), guess]].map((parts) => {
      const hash = createHash('sha256');
      for (const part of parts) hash.update(part);
      return hash.digest('hex');
    });
  for (const row of rows) expect(tried(row)).not.toContain(row.digest.toString('hex'));
});
