import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import { sha256 } from '#src/platform/sha256.ts';
import * as store from './log.store.ts';
import { base64Of } from './rules/bytes.rules.ts';
import { leafOf } from './rules/leaf.rules.ts';
import { GrowingTree } from './rules/merkle.rules.ts';
import { readCheckpoint } from './rules/note.rules.ts';
import { tileWidth } from './rules/tile.rules.ts';

/** Leaves read at once: whole tiles. */
export const batch = 16 * tileWidth;

/** The roots of the sizes that the notes name, from the leaves. */
export async function rootsAt(
  environment: Environment,
  tenant: TenantId,
  size: number,
  notes: readonly string[],
): Promise<Map<number, string>> {
  const wanted = new Set(notes.flatMap((text) => readCheckpoint(text)?.size ?? []));
  const tree = new GrowingTree(sha256);
  const roots = new Map<number, string>();
  const remember = (): void => {
    if (wanted.has(tree.size)) roots.set(tree.size, base64Of(tree.root()));
  };
  remember();
  for (let from = 0; from < Math.min(size, Math.max(...wanted, 0)); from += batch) {
    const leaves = await environment.database.transaction({ tenant }, 'evidence', (transaction) =>
      store.leavesBetween(transaction, from, Math.min(from + batch, size)),
    );
    for (const leaf of leaves) {
      tree.add(leafOf(sha256, store.entryOfRow(leaf)));
      remember();
    }
  }
  return roots;
}
