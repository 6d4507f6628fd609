import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type NoteDifference, nothing } from './log-difference.ts';
import * as store from './log.store.ts';
import { base64Of } from './rules/bytes.rules.ts';
import { readCheckpoint } from './rules/note.rules.ts';
import { rootsAt } from './roots-of-leaves.ts';
import { differenceFromLastSigned } from './sequence-log.ts';
import { lastSigned } from './signing.ts';
import { TileMissing } from './tiles.ts';

interface LastSigned {
  environment: Environment;
  tenant: TenantId;
  log: store.LogRow;
  note: NoteDifference;
}

/** What was signed last, as it lies beside the keys, is the beginning of the log, and its head was not taken away. */
export async function auditLastSigned({ environment, tenant, log, note }: LastSigned): Promise<void> {
  const { database, keyFiles } = environment;
  if (!readCheckpoint(lastSigned(keyFiles, tenant) ?? '')) return auditNothingKept({ environment, tenant, log, note });
  try {
    const { refusal, lost } = await database.transaction({ tenant }, 'evidence', async (transaction) => {
      const refusal = await differenceFromLastSigned(environment, tenant, transaction, log);
      const kept = readCheckpoint(lastSigned(keyFiles, tenant) ?? '');
      const there = kept?.origin !== log.origin || (await store.checkpointAt(transaction, kept.size)) !== null;
      return { refusal, lost: there ? null : kept };
    });
    if (refusal && !(await stillBegins(environment, tenant, log))) {
      const signed = String(refusal.params.signed ?? refusal.params.size);
      note({ what: 'log-set-back', place: keyFiles.pathOf(`log-${tenant}.signed`), kept: String(log.size), recounted: signed });
    } else if (lost)
      note({ what: 'checkpoint-altered', place: `checkpoint ${lost.size}`, kept: nothing, recounted: base64Of(lost.root) });
  } catch (error) {
    if (!(error instanceof TileMissing)) throw error;
    note({ what: 'tile-altered', place: error.message, kept: nothing, recounted: nothing });
  }
}

/** Whoever signs keeps what was signed: where heads were signed and nothing is kept of them, it was taken away. */
async function auditNothingKept({ environment: { database, keyFiles }, tenant, note }: LastSigned): Promise<void> {
  const [newest] = await database.transaction({ tenant }, 'evidence', (transaction) =>
    store.checkpoints(transaction, { limit: 1 }),
  );
  if (newest)
    note({
      what: 'signed-gone',
      place: keyFiles.pathOf(`log-${tenant}.signed`),
      kept: nothing,
      recounted: String(newest.size),
    });
}

/**
 * Whether the leaves still have the root that was signed last: then it is a tile that was damaged, whose place is told, and the log was not set
 * back. Only counted where the tiles say otherwise.
 */
async function stillBegins(environment: Environment, tenant: TenantId, log: store.LogRow): Promise<boolean> {
  const note = lastSigned(environment.keyFiles, tenant) ?? '';
  const kept = readCheckpoint(note);
  if (!kept || kept.origin !== log.origin || kept.size > log.size) return false;
  return (await rootsAt(environment, tenant, log.size, [note])).get(kept.size) === base64Of(kept.root);
}
