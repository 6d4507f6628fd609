import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { orUndone, type Transaction } from '#src/platform/postgres/database.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { mayUndoImport } from '../network.policy.ts';
import { deleteSpeaker, setSpeakerRetired, type SpeakerValues, updateSpeaker } from '../speakers/speaker.store.ts';
import { deleteVenue, setVenueRetired, updateVenue, type VenueValues } from '../venues/venue.store.ts';
import {
  closeImport,
  type ImportDone,
  type ImportedRow,
  importsOf,
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
  restore(transaction: Transaction, row: ImportedRow, by: string, now: Date): Promise<boolean>;
  /** Answers whether it was there in that version; throws where something leans on it. */
  remove(transaction: Transaction, row: ImportedRow): Promise<boolean>;
  retire(transaction: Transaction, row: ImportedRow, by: string, now: Date): Promise<boolean>;
}

const seenIn = ({ recordId, version }: ImportedRow) => ({ id: recordId, version });

const undoings: Record<RegisterName, Undoing> = {
  venue: {
    restore: (transaction, row, by, now) => updateVenue(transaction, seenIn(row), row.before as VenueValues, by, now),
    remove: (transaction, row) => deleteVenue(transaction, seenIn(row)),
    retire: (transaction, row, by, now) => setVenueRetired(transaction, seenIn(row), now, by, now),
  },
  speaker: {
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
  if (row.before !== null) return (await undoing.restore(transaction, row, by, now)) ? 'restored' : 'kept';
  let there = false;
  const leaned = await orUndone(transaction, async () => {
    there = await undoing.remove(transaction, row);
  });
  if (leaned === null) return there ? 'removed' : 'kept';
  if (!leaned.includes('foreign key')) throw new Error(leaned);
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
    const undone: ImportUndone = { removed: 0, retired: 0, restored: 0, kept: 0 };
    for (const row of await rowsOfImport(transaction, id))
      undone[await undoRow(transaction, undoings[register], row, { by: actor.name, now })] += 1;
    await closeImport(transaction, id, now);
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'undo-import',
      recordKind: register,
      recordId: id,
      detail: { ...undone },
    });
    return ok(undone);
  });
}

/** The latest imports of a register, with who may undo them. */
export async function listImports(
  environment: Environment,
  actor: Actor,
  register: RegisterName,
): Promise<Result<(ImportDone & { mayUndo: boolean })[]>> {
  if (!mayUndoImport(actor, register, actor.personId)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'network', async (transaction) =>
    ok(
      (await importsOf(transaction, register, 10)).map((done) => ({
        ...done,
        mayUndo: done.undoneAt === null && mayUndoImport(actor, register, done.personId),
      })),
    ),
  );
}
