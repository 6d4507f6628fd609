import type { Actor } from '#src/kernel/actor.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { measureLibrary } from './measure-library.data.ts';
import { insertMeasure, type MeasureRow, measureVersions } from './measure.store.ts';

/** The newest version of a measure; one of the library is taken into the tenant's own on first use. Null when neither has the code. */
export async function takeMeasure(transaction: Transaction, now: Date, actor: Actor, code: string): Promise<MeasureRow | null> {
  const [newest] = await measureVersions(transaction, code);
  if (newest) return newest;
  const ready = measureLibrary.find((measure) => measure.code === code);
  if (!ready) return null;
  const row = {
    code,
    version: 1,
    name: ready.name,
    definition: ready.definition,
    changedAt: now,
    changedBy: actor.name,
    reason: '',
  };
  await insertMeasure(transaction, row);
  return row;
}
