import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '#src/kernel/actor.ts';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { asStage, type Database, type Transaction } from '#src/platform/postgres/database.ts';
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

/** How long an answer is kept for whoever did not get it. */
const keptMs = 24 * 3600_000;
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

/** Somebody else is at work on the request, or has done it. */
class DoneElsewhere extends Error {}

/**
 * Does the work of a request once for its key: asked again, it is answered with what was answered first. Whether it was done is kept in the
 * very transaction that does it, so that a crash in between leaves neither a second record nor a lost one. `work` is given an environment
 * whose transactions see to that, and throws what it refuses; `isRefusal` tells that from a fault, after which nobody knows how far it came.
 * Refuses a key that was used for something else, and one whose answer was lost with the process that gave it.
 */
export async function madeOnce<Output>(
  environment: Environment,
  actor: Actor,
  asked: AskedOnce,
  { work, isRefusal }: { work: (environment: Environment) => Promise<Output>; isRefusal: (error: unknown) => boolean },
): Promise<Result<Output>> {
  const { database, clock } = environment;
  const request = await requestOf(asked, actor, clock.now());
  const inAccess = <Value>(act: (transaction: Transaction) => Promise<Value>) => database.transaction(actor, 'access', act);
  const began = Date.now();
  let kept: number | null = null;
  for (;;) {
    const watched = watching(database, request);
    try {
      const output = await work({ ...environment, database: watched.database });
      if (watched.wrote())
        await inAccess((transaction) =>
          keepAnswer(transaction, request, sealed(asked.key, output), new Date(clock.now().getTime() - keptMs)),
        );
      return ok(output);
    } catch (error) {
      if (!watched.elsewhere()) {
        if (watched.wrote() && isRefusal(error)) await inAccess((transaction) => dropRequest(transaction, request));
        throw error;
      }
    }
    const former = await inAccess((transaction) => formerRequest(transaction, request.key));
    const told = former && answerOf<Output>(former, request, asked.key);
    if (told) return told;
    if (former) kept ??= Date.now();
    const over = kept === null ? began + patienceMs.atWork : kept + patienceMs.unanswered;
    if (Date.now() > over) return refuse('request-was-saved');
    await wait(pauseMs);
  }
}

/** What was answered before; null while it is not. */
function answerOf<Output>({ digest, answer }: FormerRequest, request: RequestRow, key: string): Result<Output> | null {
  if (!digest.equals(request.digest)) return refuse('request-was-saved');
  return answer && ok(opened<Output>(key, answer));
}

/** A database whose transactions keep, with what they do, that it was done for the request. */
function watching(database: Database, request: RequestRow) {
  let [open, wrote, elsewhere] = [0, false, false];
  const begin = async (transaction: Transaction): Promise<void> => {
    // Within a transaction of this attempt, or after one, the request is its own.
    if (open > 1 || wrote) return;
    const free = (await lockRequest(transaction, request.key)) && !(await formerRequest(transaction, request.key));
    if (free) return;
    elsewhere = true;
    throw new DoneElsewhere();
  };
  const transaction: Database['transaction'] = async (actor, stage, work) => {
    open += 1;
    let writing = false;
    try {
      const result = await database.transaction(actor, stage, async (own) => {
        await asStage(own, 'access', () => begin(own));
        const value = await work(own);
        writing = await hasWritten(own);
        if (writing) await asStage(own, 'access', () => insertRequest(own, request));
        return value;
      });
      wrote ||= writing;
      return result;
    } finally {
      open -= 1;
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
  const digest = sha256(canonicalJson({ name, person: actor.personId, input: await plainOf(input) }));
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
