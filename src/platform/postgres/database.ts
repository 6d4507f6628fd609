import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';
import type { Actor } from '#src/kernel/actor.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Database as Tables } from '../../../db/types.ts';

export type { Tables };

/** The stages of the programme that have a database role of their own. */
export type Stage = 'access' | 'network' | 'plan' | 'deliver' | 'evidence' | 'account';

declare const stageBrand: unique symbol;

/** An open transaction of one tenant in the role of one stage. Whoever asks for it needs its locks and its atomicity. */
export type Transaction = KyselyTransaction<Tables> & { [stageBrand]: true };

export interface Database {
  /** Runs `work` in one transaction as `stage`, seeing only the actor's tenant. A refusal as its result rolls everything back. */
  transaction<Value>(
    actor: Pick<Actor, 'tenant'>,
    stage: Stage,
    work: (transaction: Transaction) => Promise<Value>,
  ): Promise<Value>;
  /** The pool itself, for what has no tenant: sign-in, health, jobs. */
  pool: pg.Pool;
  close(): Promise<void>;
}

class Refused extends Error {
  readonly result: Result<unknown>;
  constructor(result: Result<unknown>) {
    super('refused');
    this.result = result;
  }
}

/** Whether a transaction that ends with this value is rolled back: a refusal. */
export function rollsBack(value: unknown): value is { ok: false } {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'refusal' in value;
}

const int8 = 20;
const numeric = 1700;
const date = 1082;

/** 64-bit integers and numerics come as numbers (sums of 分 stay far below 2^53), dates as `YYYY-MM-DD` text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === int8 || oid === numeric) return Number;
    if (oid === date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

/**
 * What starting workers costs the planner beside reading a page, for a statement to be shared among them. PostgreSQL's own 1,000 shares what takes
 * 10 ms alone, and starting three processes alone takes 50: pages wait for it, recounts of millions of facts do not feel it.
 */
const workersCost = '20000';

/** Statements that one connection keeps planned; texts beyond it are planned each time. */
const preparedLimit = 500;

/**
 * A client that prepares what it is asked for the second time. Row-level security makes planning dearer than running for most of our
 * statements, and a prepared one is planned once for each connection. Its plan is bound to the role, and a text belongs to one stage.
 */
class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();

  override query(...asked: unknown[]): never {
    const [text, values] = asked;
    if (typeof text === 'string' && Array.isArray(values)) {
      const name = this.#nameOf(text);
      if (name) return super.query({ name, text, values }, ...(asked.slice(2) as [])) as never;
    }
    return super.query(...(asked as [string])) as never;
  }

  #nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known === undefined) {
      if (this.#names.size < preparedLimit) this.#names.set(text, '');
      return null;
    }
    if (known !== '') return known;
    const name = `kepu_${this.#names.size}_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`;
    this.#names.set(text, name);
    return name;
  }
}

export interface DatabaseOptions {
  /** At most so many at once. */
  connections?: number;
  /**
   * False only for work that can be done again, and that asks the same over and over: a commit does not wait for the disk, and a statement is
   * planned once for all values, where planning anew is dearer than what a plan for these values would save.
   */
  durable?: boolean;
}

/**
 * A connection that breaks, idle or in use, must not end the process: the pool opens another, and whoever was using it is told by the
 * statement that failed.
 */
export function surviveBreaks(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** `url` signs in as `kepu_app` (see `applicationUrl`). */
export function openDatabase(url: string, { connections = 12, durable = true }: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: connections,
    types,
    ...(durable ? {} : { options: '-c synchronous_commit=off -c plan_cache_mode=force_generic_plan' }),
  });
  surviveBreaks(pool);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    async transaction(actor, stage, work) {
      try {
        return await kysely.transaction().execute(async (transaction) => {
          await sql`SELECT set_config('role', ${`kepu_${stage}`}, true), set_config('kepu.tenant', ${actor.tenant}, true),
            set_config('parallel_setup_cost', ${workersCost}, true)`.execute(transaction);
          const result = await work(transaction as Transaction);
          if (rollsBack(result)) throw new Refused(result as Result<unknown>);
          return result;
        });
      } catch (error) {
        if (error instanceof Refused) return error.result as never;
        throw error;
      }
    },
    async close() {
      await kysely.destroy();
    },
  };
}

/**
 * Does a part of a transaction in the role of another stage, and goes back: what must stand or fall together may lie in several. `erasure` is the
 * role of the statements that take words or names out of what is otherwise never changed.
 */
export async function asStage<Value>(
  transaction: Transaction,
  stage: Stage | 'erasure',
  work: () => Promise<Value>,
): Promise<Value> {
  const { rows } = await sql<{ role: string }>`SELECT current_setting('role') AS role`.execute(transaction);
  await sql`SELECT set_config('role', ${`kepu_${stage}`}, true)`.execute(transaction);
  const value = await work();
  await sql`SELECT set_config('role', ${rows[0]!.role}, true)`.execute(transaction);
  return value;
}

/**
 * Lets what follows in a transaction group very many rows: in memory, and by workers. PostgreSQL reckons with far more groups than there are:
 * it would sort all rows on disk, in its usual 4 MB, and not share them out since so many groups would have to be handed over. Handing over must
 * not look free either, or each worker hands over its rows ungrouped. For statements that no page shares: how one was planned here, its
 * connection may keep.
 */
export async function groupMany(transaction: Transaction): Promise<void> {
  await sql`SELECT set_config('work_mem', '128MB', true), set_config('parallel_tuple_cost', '0.02', true)`.execute(transaction);
}

/**
 * Lets what follows in a transaction be planned once for all values, and by index where there is one. For pages that ask the same of kept
 * totals over and over: planned for each value, their statements take as long to plan as to run.
 */
export async function planOnce(transaction: Transaction): Promise<void> {
  await sql`SELECT set_config('plan_cache_mode', 'force_generic_plan', true), set_config('random_page_cost', '1.1', true)`.execute(
    transaction,
  );
}

/** Ends what `planOnce` began: for statements whose values tell how much they read. */
export async function planEach(transaction: Transaction): Promise<void> {
  await sql`SELECT set_config('plan_cache_mode', 'auto', true)`.execute(transaction);
}

/** Does all of a part of a transaction and answers null, or nothing of it and answers what was thrown; the transaction goes on. */
export async function orUndone(transaction: Transaction, work: () => Promise<void>): Promise<Error | null> {
  await sql`SAVEPOINT part`.execute(transaction);
  try {
    await work();
    await sql`RELEASE SAVEPOINT part`.execute(transaction);
    return null;
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT part`.execute(transaction);
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The name of the constraint that a statement broke, or null when the error is of another sort. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof pg.DatabaseError)) return null;
  return error.code?.startsWith('23') ? (error.constraint ?? error.code) : null;
}

/** Errors of PostgreSQL itself: the connection was lost, or the server goes down or comes up. */
const lost = /^(08|57P0[123])/;
/** What is said of a connection that broke: by the system, and by the driver of one that it broke under. */
const broken = /^E(?:CONNREFUSED|CONNRESET|PIPE)$/;
const brokenWords = /Connection terminated|is not queryable/;
/** Milliseconds in which a database that is there answers. */
const patience = 5_000;

/** Whether a statement failed because its connection broke, or none came about. Only where nothing but the database was spoken to. */
export function brokeOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  return (typeof code === 'string' && (broken.test(code) || lost.test(code))) || brokenWords.test(error.message);
}

/**
 * Whether something failed because the database is out of reach. Only its own errors tell; a refused connection may have been one to the store
 * of files or to a gateway, and some libraries keep the reason to themselves: then the database is asked.
 */
export async function isAway({ pool }: Pick<Database, 'pool'>, error: unknown): Promise<boolean> {
  for (let each = error; each instanceof Error; each = each.cause)
    if (each instanceof pg.DatabaseError && lost.test(each.code ?? '')) return true;
  const answers = pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  return !(await Promise.race([answers, sleep(patience, false, { ref: false })]));
}
