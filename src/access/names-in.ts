import type { Actor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type AuditRow, regionNamesOf } from './audit.store.ts';
import { staffNames } from './people/person.store.ts';
import { detailNamed, type RecordName, type RecordNames, recordsIn, regionsIn, type TrailNames } from './trail-names.ts';

/** Finds the names of all that the details tell of by code or id, and of the records that they are about. */
export async function namesIn(
  environment: Environment,
  actor: Actor,
  rows: readonly Pick<AuditRow, 'recordKind' | 'recordId' | 'detail'>[],
  recordNames: RecordNames | undefined,
): Promise<TrailNames> {
  const found = await environment.database.transaction(actor, 'access', async (transaction) => ({
    regions: await regionNamesOf(transaction, regionsIn(rows)),
    people: new Map((await staffNames(transaction)).map(({ id, name }) => [id, name])),
  }));
  const records = (await recordNames?.(environment, actor, recordsIn(rows))) ?? new Map<string, RecordName>();
  return { ...found, records };
}

/** Names in the place of codes and ids, in details as the trail has them: of districts, programmes, activities and other records. */
export async function namedDetails(
  environment: Environment,
  actor: Actor,
  details: readonly AuditRow['detail'][],
  recordNames: RecordNames | undefined,
): Promise<AuditRow['detail'][]> {
  const rows = details.map((detail) => ({ recordKind: '', recordId: '', detail }));
  const names = await namesIn(environment, actor, rows, recordNames);
  return details.map((detail) => detailNamed(detail, names));
}
