import { sql } from 'kysely';
import { type FundField, noFunds } from '#src/kernel/funds.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import type { ProgrammeHeader, ProgrammeRow } from './programme.store.ts';

export interface ProgrammeVersion {
  version: number;
  header: ProgrammeHeader;
  state: ProgrammeRow['state'];
  changedAt: Date;
  changedBy: string;
  reason: string;
}

const columns = sql.raw(`version, header, state, changed_at AS "changedAt", changed_by AS "changedBy", reason`);

type KeptLater = 'attribute' | 'executionPoints' | FundField;

interface KeptVersion extends Omit<ProgrammeVersion, 'header'> {
  /** Says only what was said: what it is silent of was not said then, whatever is said now. */
  header: Omit<ProgrammeHeader, KeptLater> & Partial<Pick<ProgrammeHeader, KeptLater>>;
}

const whole = (one: KeptVersion): ProgrammeVersion => ({
  ...one,
  header: { attribute: '', executionPoints: null, ...noFunds, ...one.header },
});

/** Oldest first. */
export async function programmeVersions(transaction: Transaction, id: string): Promise<ProgrammeVersion[]> {
  const { rows } = await sql<KeptVersion>`
    SELECT ${columns} FROM plan.programme_version WHERE tenant_id = current_tenant() AND programme_id = ${id} ORDER BY version`.execute(
    transaction,
  );
  return rows.map(whole);
}

/** The programme as it stood at a moment, or as it was first entered when that is later; see `heldAtOf`. */
export async function programmeHeldAt(transaction: Transaction, row: ProgrammeRow, heldAt: Date): Promise<ProgrammeRow> {
  const { rows } = await sql<KeptVersion>`
    SELECT ${columns} FROM plan.programme_version
    WHERE tenant_id = current_tenant() AND programme_id = ${row.id} AND (changed_at <= ${heldAt} OR version = 1)
    ORDER BY version DESC LIMIT 1`.execute(transaction);
  const [held] = rows.map(whole);
  return held ? { ...row, ...held.header, version: held.version, changedAt: held.changedAt, changedBy: held.changedBy } : row;
}
