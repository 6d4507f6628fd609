import { recordAudit } from '#src/access/index.ts';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, orUndone, type Transaction } from '#src/platform/postgres/database.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { mayUndoImport } from '../network.policy.ts';
import { deleteSpeaker, setSpeakerRetired, type SpeakerValues, updateSpeaker } from '../speakers/speaker.store.ts';
import { deleteVenue, districtsOfVenues, setVenueRetired, updateVenue, type VenueValues } from '../venues/venue.store.ts';
import {
  closeImport,
  type ImportDone,
  type ImportedRow,
  importsOf,
  leaveToEarlierImports,
  lockImport,
  type RegisterName,
  rowsOfImport,
} from './import.store.ts';

/** What became of the records of an import that was undone. */
export interface ImportUndone {
  /** Added by it, and gone again. */
  removed: number;
  /** Added by it and used since, so out of use now. */
  retired: number;
  /** Changed by it, and as they were before. */
  restored: number;
  /** Changed by somebody since, and left alone. */
  kept: number;
}

interface Undoing {
  /** Whether the actor sees every district that the import reaches into, which may have changed since. */
  inSight(transaction: Transaction, actor: Actor, rows: readonly ImportedRow[]): Promise<boolean>;
  restore(transaction: Transaction, row: ImportedRow, by: string, now: Date): Promise<boolean>;
  /** Answers whether it was there in that version; throws where something leans on it. */
  remove(transaction: Transaction, row: ImportedRow): Promise<boolean>;
  retire(transaction: Transaction, row: ImportedRow, by: string, now: Date): Promise<boolean>;
}

const seenIn = ({ recordId, version }: ImportedRow) => ({ id: recordId, version });

const undoings: Record<RegisterName, Undoing> = {
  venue: {
    inSight: async (transaction, actor, rows) =>
      (
        await districtsOfVenues(
          transaction,
          rows.map(({ recordId }) => recordId),
        )
      ).every((district) => seesDistrict(actor, district)),
    restore: (transaction, row, by, now) => updateVenue(transaction, seenIn(row), row.before as VenueValues, by, now),
    remove: (transaction, row) => deleteVenue(transaction, seenIn(row)),
    retire: (transaction, row, by, now) => setVenueRetired(transaction, seenIn(row), now, by, now),
  },
  speaker: {
    inSight: async () => true,
    restore: (transaction, row, by, now) => updateSpeaker(transaction, seenIn(row), row.before as SpeakerValues, by, now),
    remove: (transaction, row) => deleteSpeaker(transaction, seenIn(row)),
    retire: (transaction, row, by, now) => setSpeakerRetired(transaction, seenIn(row), now, by, now),
  },
};

async function undoRow(
  transaction: Transaction,
  undoing: Undoing,
  row: ImportedRow,
  { by, now }: { by: string; now: Date },
): Promise<keyof ImportUndone> {
  if (row.before !== null) {
    if (!(await undoing.restore(transaction, row, by, now))) return 'kept';
    await leaveToEarlierImports(transaction, row);
    return 'restored';
  }
  let there = false;
  const leaned = await orUndone(transaction, async () => {
    there = await undoing.remove(transaction, row);
  });
  if (leaned === null) return there ? 'removed' : 'kept';
  if (!brokenConstraint(leaned)?.endsWith('_fkey')) throw leaned;
  return (await undoing.retire(transaction, row, by, now)) ? 'retired' : 'kept';
}

/**
 * Undoes an import: what it added goes again, or out of use where a session leans on it; what it changed says again what it said before.
 * A record that was changed since is left alone and counted. Refuses an import that is thirty days old, as nothing is kept of it.
 */
export async function undoImport(
  environment: Environment,
  actor: Actor,
  { register, id }: { register: RegisterName; id: string },
): Promise<Result<ImportUndone>> {
  return environment.database.transaction(actor, 'network', async (transaction) => {
    const done = await lockImport(transaction, register, id);
    if (!done)
      return mayUndoImport(actor, register, actor.personId) ? refuse('not-found', { what: '导入' }) : refuse('not-allowed');
    if (!mayUndoImport(actor, register, done.personId)) return refuse('not-allowed');
    if (done.undoneAt) return refuse('batch-undone-already', { when: dayAndTimeOf(done.undoneAt) });
    const now = environment.clock.now();
    const rows = await rowsOfImport(transaction, id);
    if (!(await undoings[register].inSight(transaction, actor, rows))) return refuse('not-allowed');
    const undone: ImportUndone = { removed: 0, retired: 0, restored: 0, kept: 0 };
    for (const row of rows) undone[await undoRow(transaction, undoings[register], row, { by: actor.name, now })] += 1;
    await closeImport(transaction, id, now);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'undo-import',
      recordKind: 'import',
      recordId: id,
      detail: { ...undone },
    });
    return ok(undone);
  });
}

/** The latest imports of a register that the actor may undo, or might have. */
export async function listImports(
  environment: Environment,
  actor: Actor,
  register: RegisterName,
): Promise<Result<(ImportDone & { mayUndo: boolean })[]>> {
  if (!mayUndoImport(actor, register, actor.personId)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', async (transaction) =>
    ok(
      (await importsOf(transaction, register, actor.districts === 'all' ? null : actor.personId)).map((done) => ({
        ...done,
        mayUndo: done.undoneAt === null,
      })),
    ),
  );
}
