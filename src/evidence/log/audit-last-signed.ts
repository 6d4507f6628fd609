import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type NoteDifference, nothing } from './log-difference.ts';
import * as store from './log.store.ts';
import { base64Of } from './rules/bytes.rules.ts';
import { readCheckpoint } from './rules/note.rules.ts';
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
  try {
    const { refusal, lost } = await database.transaction({ tenant }, 'evidence', async (transaction) => {
      const refusal = await differenceFromLastSigned(environment, tenant, transaction, log);
      const kept = readCheckpoint(lastSigned(keyFiles, tenant) ?? '');
      const there = kept?.origin !== log.origin || (await store.checkpointAt(transaction, kept.size)) !== null;
      return { refusal, lost: there ? null : kept };
    });
    if (refusal) {
      const signed = String(refusal.params.signed ?? refusal.params.size);
      note({ what: 'log-set-back', place: keyFiles.pathOf(`log-${tenant}.signed`), kept: String(log.size), recounted: signed });
    } else if (lost)
      note({ what: 'checkpoint-altered', place: `checkpoint ${lost.size}`, kept: nothing, recounted: base64Of(lost.root) });
  } catch (error) {
    if (!(error instanceof TileMissing)) throw error;
    note({ what: 'tile-altered', place: error.message, kept: nothing, recounted: nothing });
  }
}
