import { codedKinds, type RecordName, recordKeyOf, type RecordNames } from '#src/access/index.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { namedKinds, namedRows } from './record-names.store.ts';

/** What the records of every stage are called, for the trail: access itself knows people only. */
export const recordNames: RecordNames = async (environment, actor, records, part) => {
  const found = new Map<string, RecordName>();
  for (const stage of ['deliver', 'account'] as const) {
    const asked = namedKinds[stage].map((kind) => ({
      kind,
      ids: records.filter((one) => one.kind === kind && (codedKinds.has(kind) || isUuid(one.id))).map(({ id }) => id),
    }));
    if (asked.every(({ ids }) => ids.length === 0)) continue;
    await environment.database.transaction(actor, stage, async (transaction) => {
      for (const { kind, ids } of asked)
        for (const { id, name, linkKind, linkId } of await namedRows(transaction, kind, ids, part))
          found.set(recordKeyOf({ kind, id }), { name, link: linkKind && linkId ? { kind: linkKind, id: linkId } : null });
    });
  }
  return found;
};
