import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import * as store from './log.store.ts';
import * as signers from './signer.store.ts';
import type { BreakStatement } from './rules/break.rules.ts';
import { keyFrom } from './signing.ts';

/** How a fact stands in the log: since when it is in a signed tree, and who else has signed such a tree. */
export interface FactProof {
  index: number;
  /** Leaves of the first signed tree that holds it. */
  size: number;
  signedAt: Date;
  cosigned: { name: string; at: Date }[];
}

/** The proofs of facts by their ids; one that waits for its leaf or for the next signature is missing. */
export async function proofsOfFacts(transaction: Transaction, facts: readonly string[]): Promise<Map<string, FactProof>> {
  const log = await store.logRow(transaction);
  if (!log || facts.length === 0) return new Map();
  const leaves = await store.leavesOfFacts(transaction, facts);
  const witnesses = (await signers.witnessRows(transaction)).map(({ vkey }) => keyFrom(vkey).name);
  const own = new Set([log.origin, ...(await store.breakRows(transaction)).map(({ kept }) => kept.origin)]);
  const first = await store.firstSignaturesOver(transaction, [...leaves.values()], [...own, ...new Set(witnesses)]);
  const proofs = new Map<string, FactProof>();
  for (const [fact, index] of leaves) {
    const [signed] = first.filter((one) => one.leaf === index && own.has(one.name)).sort((a, b) => a.size - b.size);
    if (!signed) continue;
    const others = first.filter((one) => one.leaf === index && !own.has(one.name));
    const cosigned = others.map(({ name, signedAt }) => ({ name, at: signedAt }));
    proofs.set(fact, { index, size: signed.size, signedAt: signed.signedAt, cosigned });
  }
  return proofs;
}

/** The newest tree that the log has signed. Every fact appended before the horizon has its leaf. */
export interface SignedHead {
  size: number;
  signedAt: Date;
  /** Number of a transaction. */
  horizon: number;
  /** Whether every leaf is in it. */
  complete: boolean;
}

/** Null before the log has signed anything. */
export async function signedHead(transaction: Transaction): Promise<SignedHead | null> {
  const log = await store.logRow(transaction);
  const signed = log && (await store.lastSignatureOf(transaction, log.origin));
  return signed ? { ...signed, horizon: log.horizon, complete: signed.size >= log.size } : null;
}

export interface LogState {
  origin: string;
  size: number;
  /** Committed facts that wait for a leaf; counted up to 10,000. */
  waiting: number;
  begunAt: Date;
  keys: { name: string; id: string; suite: string; vkey: string; begunAt: Date; retiredAt: Date | null }[];
  witnesses: {
    name: string;
    vkey: string;
    url: string;
    size: number;
    askedAt: Date | null;
    problem: string;
    removedAt: Date | null;
  }[];
  /** Where leaves were lost and the log was begun anew. */
  breaks: BreakStatement[];
  /** Newest first. */
  checkpoints: { size: number; root: string; signedAt: Date; signers: { name: string; keyId: string; at: Date }[] }[];
}

const waitingLimit = 10_000;

/** The log as a whole, with some of its checkpoints, those below `before` if given; null before it has begun. */
export async function readLog(
  environment: Environment,
  tenant: TenantId,
  { limit = 50, before }: { limit?: number; before?: number | undefined } = {},
): Promise<LogState | null> {
  return environment.database.transaction({ tenant }, 'evidence', async (transaction) => {
    const log = await store.logRow(transaction);
    if (!log) return null;
    const heads = await store.checkpoints(transaction, { limit, before });
    const signatures = await store.signaturesAt(
      transaction,
      heads.map(({ size }) => size),
    );
    return {
      origin: log.origin,
      size: log.size,
      waiting: await store.countUnsequenced(transaction, log.horizon, waitingLimit),
      begunAt: log.begunAt,
      keys: (await signers.keyRows(transaction)).map(({ vkey, begunAt, retiredAt }) => {
        const { name, id, suite } = keyFrom(vkey);
        return { name, id, suite, vkey, begunAt, retiredAt };
      }),
      witnesses: (await signers.witnessRows(transaction)).map(({ vkey, url, size, askedAt, problem, removedAt }) => {
        return { name: keyFrom(vkey).name, vkey, url, size, askedAt, problem, removedAt };
      }),
      breaks: await store.breakRows(transaction),
      checkpoints: heads.map(({ size, root, signedAt }) => ({
        size,
        root: root.toString('base64'),
        signedAt,
        signers: signatures
          .filter((one) => one.size === size)
          .map((one) => ({ name: one.name, keyId: one.keyId, at: one.signedAt })),
      })),
    };
  });
}
