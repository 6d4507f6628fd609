import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { noTenant } from '#src/kernel/ids.ts';
import { recordOfAccount } from './auth-trail.ts';
import { type Device, deviceOf } from './device.rules.ts';
import { deleteSessions, sessionsOf } from './session.store.ts';
import { type SessionTimes, staffSessionOver } from './session.rules.ts';
import type { Visit } from './visit.ts';

export interface OwnSession extends SessionTimes {
  id: string;
  /** The one that asks. */
  current: boolean;
  device: Device;
  address: string | null;
}

/** Where the account of a visit is signed in. Of staff, sessions that are over by their rules are left out: they open nothing. */
export async function listOwnSessions(environment: Environment, visit: Visit): Promise<Result<OwnSession[]>> {
  const { session, actor, tenant } = visit;
  if (!session) return refuse('sign-in-needed');
  const now = new Date();
  const rows = await environment.database.transaction({ tenant: noTenant }, 'access', (transaction) =>
    sessionsOf(transaction, session.accountId, now),
  );
  const staff = tenant?.demo === false && actor.roles.some((role) => role !== 'resident');
  return ok(
    rows
      .filter((row) => row.id === session.id || !staff || !staffSessionOver(row, now.getTime()))
      .map(({ id, createdAt, updatedAt, address, userAgent }) => ({
        id,
        current: id === session.id,
        device: deviceOf(userAgent),
        address,
        createdAt,
        updatedAt,
      })),
  );
}

/** Ends one of the account's own sessions, or, without an id, all but the one that asks; answers how many ended. */
export async function endOwnSessions(environment: Environment, visit: Visit, id?: string): Promise<Result<{ ended: number }>> {
  const { session } = visit;
  if (!session) return refuse('sign-in-needed');
  const ended = await environment.database.transaction({ tenant: noTenant }, 'access', (transaction) =>
    deleteSessions(transaction, session.accountId, id === undefined ? { except: session.id } : { only: id }),
  );
  if (id !== undefined && ended === 0) return refuse('session-unknown');
  if (ended > 0) await recordOfAccount(environment, session.accountId, 'end-sessions');
  return ok({ ended });
}
