import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import * as store from './log.store.ts';
import * as signers from './signer.store.ts';
import { noteAt } from './publish-log.ts';
import { base64Of } from './rules/bytes.rules.ts';
import type { Hash } from './rules/merkle.rules.ts';
import { readCheckpoint, signatureLine, signaturesOf } from './rules/note.rules.ts';
import { keyFrom, nodeChecks } from './signing.ts';
import { consistencyFrom } from './tiles.ts';

/** A witness answers at once or is asked again in a minute. */
const patience = 10_000;
const largestAnswer = 64 * 1024;

export interface WitnessAnswer {
  name: string;
  /** '' when it cosigned. `ahead`: it has seen a larger tree than ours; `refused`: it holds ours to be another tree. */
  problem: '' | 'unreachable' | 'ahead' | 'refused' | 'unknown-log' | 'bad-answer';
  /** Largest tree that it has cosigned, as far as known. */
  size: number;
}

/**
 * Asks every witness of a tenant to cosign the newest checkpoint (C2SP tlog-witness) and keeps what they answer; with `all` those too
 * that have cosigned it, since they may have seen more; without `keep` nothing is written. Waits for all of them.
 */
export async function askWitnesses(
  environment: Environment,
  tenant: TenantId,
  { all = false, keep = true } = {},
): Promise<WitnessAnswer[]> {
  const reading = <Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value> =>
    environment.database.transaction({ tenant }, 'evidence', work);
  const asked = await reading(async (transaction) => {
    const [newest] = await store.checkpoints(transaction, { limit: 1 });
    const witnesses = (await signers.witnessRows(transaction)).filter(({ removedAt }) => removedAt === null);
    if (!newest || witnesses.length === 0) return null;
    return {
      newest,
      witnesses,
      note: await noteAt(transaction, newest),
      had: await store.signaturesAt(transaction, [newest.size]),
    };
  });
  if (!asked) return [];
  const open = asked.witnesses.filter(({ vkey }) => {
    const key = keyFrom(vkey);
    return all || !asked.had.some((one) => one.name === key.name && one.keyId === key.id);
  });
  return Promise.all(
    open.map(async (witness) => {
      const proof = (size: number) => reading((transaction) => consistencyFrom(transaction, size, asked.newest.size));
      const { answer, line, at } = await ask(witness, asked.newest.size, asked.note, proof);
      if (!keep) return answer;
      await reading(async (transaction) => {
        const key = keyFrom(witness.vkey);
        if (line !== null)
          await store.insertSignature(transaction, {
            size: asked.newest.size,
            name: key.name,
            keyId: key.id,
            line,
            signedAt: at,
          });
        const { size, problem } = answer;
        await signers.saveWitness(transaction, { ...witness, size, askedAt: environment.clock.now(), problem });
      });
      return answer;
    }),
  );
}

interface Asked {
  answer: WitnessAnswer;
  line: string | null;
  at: Date;
}

/** Asks once, and once more when the witness says that it knows another size. */
async function ask(
  witness: signers.WitnessRow,
  size: number,
  note: string,
  proofFrom: (size: number) => Promise<Hash[]>,
): Promise<Asked> {
  const { name } = keyFrom(witness.vkey);
  const failed = (problem: WitnessAnswer['problem'], known = witness.size): Asked => ({
    answer: { name, problem, size: known },
    line: null,
    at: new Date(0),
  });
  let old = witness.size;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (old > size) return failed('ahead', old);
    const response = await post(
      witness.url,
      `old ${old}\n${(await proofFrom(old)).map((hash) => `${base64Of(hash)}\n`).join('')}\n${note}`,
    );
    if (!response) return failed('unreachable');
    if (response.status === 200) return cosigned(witness, note, size, response.text) ?? failed('bad-answer', old);
    if (response.status === 404 || response.status === 403) return failed('unknown-log', old);
    const known =
      response.type === 'text/x.tlog.size' && /^(0|[1-9]\d{0,15})\n?$/.test(response.text) ? Number(response.text) : null;
    if (response.status !== 409 || known === null || known === old) return failed('refused', old);
    old = known;
  }
  return failed('refused', old);
}

/** The cosignature in an answer, when it holds. */
function cosigned(witness: signers.WitnessRow, note: string, size: number, answer: string): Asked | null {
  const key = keyFrom(witness.vkey);
  const checkpoint = readCheckpoint(`${note.slice(0, note.lastIndexOf('\n\n') + 2)}${answer}`);
  const own = checkpoint?.signatures.find((one) => one.name === key.name && one.id === key.id);
  const [verdict] = checkpoint && own ? signaturesOf(nodeChecks, { ...checkpoint, signatures: [own] }, [key]) : [];
  if (!own || !verdict?.holds || !verdict.at) return null;
  return { answer: { name: key.name, problem: '', size }, line: signatureLine(own), at: verdict.at };
}

/** The body as text; null when it is longer than any honest answer, and the rest is not read. */
async function boundedText(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > largestAnswer) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Null for whatever is no answer: no connection, one that is too slow, too long, or sends elsewhere. */
async function post(url: string, body: string): Promise<{ status: number; type: string; text: string } | null> {
  try {
    const response = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    const text = await boundedText(response);
    if (text === null) return null;
    return { status: response.status, type: response.headers.get('content-type')?.split(';')[0]?.trim() ?? '', text };
  } catch {
    return null;
  }
}
