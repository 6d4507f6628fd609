import { createHash } from 'node:crypto';
import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import { filesAfter } from './attachment.store.ts';
import { mayBe } from './media-type.ts';
import { keyOf } from './store-attachment.ts';

export interface FileDifference {
  what: 'file-gone' | 'file-altered';
  /** The hash that it was kept under, and a fact that it stands behind. */
  place: string;
  kept: string;
  recounted: string;
}

const atOnce = 500;

/** Reads every file that stands behind a fact and hashes it anew, one at a time, and holds its size and type against what is said of it; answers how many there are. */
export async function auditFiles(
  environment: Environment,
  tenant: TenantId,
  note: (difference: FileDifference) => void,
  progress: (done: number) => void = () => undefined,
): Promise<number> {
  let done = 0;
  for (let after = ''; ; ) {
    const files = await environment.database.transaction({ tenant }, 'evidence', (transaction) =>
      filesAfter(transaction, after, atOnce),
    );
    for (const { sha256, factId, said } of files) {
      const bytes = await environment.files.get(keyOf(tenant, sha256));
      const found = bytes && createHash('sha256').update(bytes).digest('hex');
      const place = `${sha256} ${factId}`;
      if (bytes === null || found === null) note({ what: 'file-gone', place, kept: sha256, recounted: '—' });
      else if (found !== sha256) note({ what: 'file-altered', place, kept: sha256, recounted: found });
      else
        for (const row of said) {
          if (row.size !== bytes.length)
            note({ what: 'file-altered', place: `${place} size`, kept: String(row.size), recounted: String(bytes.length) });
          if (!mayBe(row.mediaType, bytes))
            note({ what: 'file-altered', place: `${place} mediaType`, kept: row.mediaType, recounted: '—' });
        }
      done += 1;
    }
    progress(done);
    if (files.length < atOnce) return done;
    after = files.at(-1)!.sha256;
  }
}
