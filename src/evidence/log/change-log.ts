import type { TenantId } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { sha256 } from '#src/platform/sha256.ts';
import * as store from './log.store.ts';
import * as signers from './signer.store.ts';
import { readVkey } from './rules/note.rules.ts';
import { keyFrom, type LogSuite, makeLogKey, vkeyOf } from './signing.ts';

/** A second key beside those in use: from now on each checkpoint carries the signatures of both. Refuses before the log has begun. */
export async function addLogKey(environment: Environment, tenant: TenantId, suite: LogSuite): Promise<Result<{ vkey: string }>> {
  return environment.database.transaction({ tenant }, 'evidence', async (transaction) => {
    const log = await store.logRow(transaction, { lock: true });
    if (!log) return refuse('log-not-begun');
    const vkey = vkeyOf(makeLogKey(environment.keyFiles, tenant, log.origin, suite));
    await signers.insertKey(transaction, vkey, environment.clock.now());
    return ok({ vkey });
  });
}

/** Ends the use of a key; what it signed stays valid. Refuses the last key of the log, of whatever suite. */
export async function retireLogKey(environment: Environment, tenant: TenantId, id: string): Promise<Result<{ vkey: string }>> {
  return environment.database.transaction({ tenant }, 'evidence', async (transaction) => {
    await store.logRow(transaction, { lock: true });
    const used = (await signers.keyRows(transaction)).filter((row) => row.retiredAt === null).map(({ vkey }) => keyFrom(vkey));
    const key = used.find((one) => one.id === id);
    if (!key) return refuse('log-key-unknown', { id });
    if (used.length === 1) return refuse('log-key-last', { id });
    await signers.retireKeyRow(transaction, vkeyOf(key), environment.clock.now());
    return ok({ vkey: vkeyOf(key) });
  });
}

/** Names a witness that is asked to cosign each checkpoint. `url` is its submission prefix. Refuses what is no witness's key. */
export async function addWitness(
  environment: Environment,
  tenant: TenantId,
  { url, vkey }: { url: string; vkey: string },
): Promise<Result<{ name: string }>> {
  const key = readVkey(sha256, vkey);
  if (key?.suite !== 'cosignature') return refuse('witness-key-malformed', { vkey });
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return refuse('witness-address-malformed', { url });
  return environment.database.transaction({ tenant }, 'evidence', async (transaction) => {
    const addedAt = environment.clock.now();
    const prefix = url.replace(/\/+$/, '');
    await signers.saveWitness(transaction, {
      vkey: vkeyOf(key),
      url: prefix,
      addedAt,
      size: 0,
      askedAt: null,
      problem: '',
      removedAt: null,
    });
    return ok({ name: key.name });
  });
}

/** Asks a witness no more; its cosignatures stay. */
export async function removeWitness(environment: Environment, tenant: TenantId, name: string): Promise<Result<{ name: string }>> {
  return environment.database.transaction({ tenant }, 'evidence', async (transaction) => {
    const found = (await signers.witnessRows(transaction)).find(
      ({ vkey, removedAt }) => removedAt === null && keyFrom(vkey).name === name,
    );
    if (!found) return refuse('witness-unknown', { name });
    await signers.saveWitness(transaction, { ...found, removedAt: environment.clock.now() });
    return ok({ name });
  });
}
