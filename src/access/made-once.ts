import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '#src/kernel/actor.ts';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { asStage, type Database, rollsBack, type Transaction } from '#src/platform/postgres/database.ts';
import {
  dropRequest,
  type FormerRequest,
  formerRequest,
  hasWritten,
  insertRequest,
  keepAnswer,
  lockRequest,
  type RequestRow,
} from './request.store.ts';

/** As long as somebody is at work on the request, and once what was done is kept without an answer. */
const patienceMs = { atWork: 30_000, unanswered: 3_000 };
const pauseMs = 100;

/** A request that must not be done twice. */
export interface AskedOnce {
  /** Chosen by whoever asks; sent again with the same request. */
  key: string;
  /** Of the route. */
  name: string;
  input: unknown;
}

/** Somebody else has done the request, or has been at work on it for too long. */
class DoneElsewhere extends Error {}

/** What this process is at work on. Whoever asks for the same waits here: it neither does the work meanwhile nor holds a connection. */
const underWay = new Map<string, Promise<unknown>>();

interface Work<Output> {
  work: (environment: Environment) => Promise<Output>;
  isRefusal: (error: unknown) => boolean;
}

/**
 * Does the work of a request once for its key: asked again, it is answered with what was answered first. Whether it was done is kept in the
 * very transaction that does it, so that a crash in between leaves neither a second record nor a lost one. `work` is given an environment
 * whose transactions see to that, and throws what it refuses; `isRefusal` tells that from a fault, after which nobody knows how far it came.
 * While another is at work on the request nothing is done a second time, beyond what stands before the first transaction in another process.
 * Refuses a key that was used for something else, and one whose answer was lost with the process that gave it.
 */
export async function madeOnce<Output>(
  environment: Environment,
  actor: Actor,
  asked: AskedOnce,
  how: Work<Output>,
): Promise<Result<Output>> {
  const request = await requestOf(asked, actor, environment.clock.now());
  const until = Date.now() + patienceMs.atWork;
  const name = `${actor.tenant} ${request.key.toString('hex')}`;
  for (let other = underWay.get(name); other; other = underWay.get(name)) {
    await within(other, until - Date.now());
    if (Date.now() > until) return refuse('request-was-saved');
  }
  const own = doOnce(environment, actor, { ...asked, request, until }, how);
  underWay.set(name, own);
  try {
    return await own;
  } finally {
    underWay.delete(name);
  }
}

/** Waits until a work has ended, whatever its end, at most so long. */
async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const ended = new AbortController();
  await Promise.race([
    work.catch(() => undefined),
    wait(Math.max(0, ms), undefined, { signal: ended.signal }).catch(() => undefined),
  ]);
  ended.abort();
}

async function doOnce<Output>(
  environment: Environment,
  actor: Actor,
  { key, request, until }: AskedOnce & { request: RequestRow; until: number },
  { work, isRefusal }: Work<Output>,
): Promise<Result<Output>> {
  const { database } = environment;
  const inAccess = <Value>(act: (transaction: Transaction) => Promise<Value>) => database.transaction(actor, 'access', act);
  for (;;) {
    const told = await answerGiven<Output>(
      () => inAccess((transaction) => formerRequest(transaction, request.key)),
      request,
      key,
    );
    if (told) return told;
    if (Date.now() > until) return refuse('request-was-saved');
    const watched = watching(database, request, until);
    try {
      const output = await work({ ...environment, database: watched.database });
      // A verb may have caught what stopped its transaction: what it says then is not what was done.
      if (watched.elsewhere()) continue;
      if (watched.wrote()) await inAccess((transaction) => keepAnswer(transaction, request, sealed(key, output)));
      return ok(output);
    } catch (error) {
      if (watched.elsewhere()) continue;
      if (watched.wrote() && isRefusal(error)) await inAccess((transaction) => dropRequest(transaction, request));
      throw error;
    }
  }
}

/** What was answered before, waited for where it was done just now; null where the request was not done. */
async function answerGiven<Output>(
  look: () => Promise<FormerRequest | null>,
  request: RequestRow,
  key: string,
): Promise<Result<Output> | null> {
  const until = Date.now() + patienceMs.unanswered;
  for (let former = await look(); former; former = await look()) {
    if (!former.digest.equals(request.digest)) return refuse('request-was-saved');
    if (former.answer) return ok(opened<Output>(key, former.answer));
    if (Date.now() > until) return refuse('request-was-saved');
    await wait(pauseMs);
  }
  return null;
}

/**
 * A database whose transactions keep, with what they do, that it was done for the request. That no two attempts do it is seen to by the key
 * of what is kept: whichever comes second is rolled back. The lock only spares it the work, and a refusal by what the first has just made.
 */
function watching(database: Database, request: RequestRow, until: number) {
  let [wrote, elsewhere, holders] = [false, false, 0];
  let lastToBegin: Promise<unknown> = Promise.resolve();
  const stop = (): never => {
    elsewhere = true;
    throw new DoneElsewhere();
  };
  const begin = async (transaction: Transaction): Promise<boolean> => {
    // After a transaction of this attempt that did something, the request is its own.
    if (wrote) return false;
    // A transaction beside or within another of this attempt must not wait for that one's lock.
    const holds = holders === 0;
    while (holds && !(await lockRequest(transaction, request.key))) {
      if (Date.now() > until) stop();
      await wait(pauseMs);
    }
    const former = await formerRequest(transaction, request.key);
    if (former && former.attempt !== request.attempt) stop();
    return holds;
  };
  // One after the other, so that one of them holds the lock.
  const inTurn = (transaction: Transaction): Promise<boolean> => {
    const turn = lastToBegin.then(async () => {
      const holds = await begin(transaction);
      holders += Number(holds);
      return holds;
    });
    lastToBegin = turn.catch(() => undefined);
    return turn;
  };
  const transaction: Database['transaction'] = async (actor, stage, work) => {
    let [holds, writing] = [false, false];
    try {
      const result = await database.transaction(actor, stage, async (own) => {
        await asStage(own, 'access', async () => {
          holds = await inTurn(own);
        });
        const value = await work(own);
        writing = !rollsBack(value) && (await hasWritten(own));
        if (writing && !(await asStage(own, 'access', () => insertRequest(own, request)))) stop();
        return value;
      });
      wrote ||= writing;
      return result;
    } finally {
      holders -= Number(holds);
    }
  };
  return { database: { ...database, transaction }, wrote: () => wrote, elsewhere: () => elsewhere };
}

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

async function requestOf({ key, name, input }: AskedOnce, actor: Actor, askedAt: Date): Promise<RequestRow> {
  // Under the key, which is not kept: an input holds telephones, and a bare hash of one would be found by trying all numbers.
  const asked = canonicalJson({ name, person: actor.personId, input: await plainOf(input) });
  const digest = createHmac('sha256', sha256('asked ', key)).update(asked).digest();
  return { key: sha256('name ', key), digest, attempt: randomUUID(), askedAt };
}

/** An input as JSON: what is absent and what is undefined ask for the same; of files their names and hashes. */
async function plainOf(input: unknown): Promise<Json> {
  if (input instanceof Blob)
    return {
      file: input instanceof File ? input.name : '',
      sha256: sha256(new Uint8Array(await input.arrayBuffer())).toString('hex'),
    };
  if (Array.isArray(input)) return Promise.all(input.map(plainOf));
  if (typeof input !== 'object' || input === null || 'toJSON' in input) return JSON.parse(JSON.stringify(input ?? null)) as Json;
  const fields = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(await Promise.all(fields.map(async ([name, value]) => [name, await plainOf(value)] as const)));
}

const cipher = 'aes-256-gcm';
const [nonceLength, tagLength] = [12, 16];
const secretOf = (key: string): Buffer => sha256('answer ', key);

/** An answer may hold what is personal or secret: it is kept so that only whoever has the key can read it. */
function sealed(key: string, output: unknown): Buffer {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, secretOf(key), nonce);
  const bytes = Buffer.concat([sealing.update(JSON.stringify({ output }), 'utf8'), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), bytes]);
}

function opened<Output>(key: string, answer: Buffer): Output {
  const opening = createDecipheriv(cipher, secretOf(key), answer.subarray(0, nonceLength));
  opening.setAuthTag(answer.subarray(nonceLength, nonceLength + tagLength));
  const bytes = Buffer.concat([opening.update(answer.subarray(nonceLength + tagLength)), opening.final()]);
  return (JSON.parse(bytes.toString('utf8')) as { output: Output }).output;
}
