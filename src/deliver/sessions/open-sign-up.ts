import { recordAudit } from '#src/access/index.ts';
import { noTenant } from '#src/kernel/ids.ts';
import { type Actor, systemActor } from '#src/kernel/actor.ts';
import { idFrom, type TenantId } from '#src/kernel/ids.ts';
import { forAll } from '#src/kernel/for-all.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { tenantIds } from './plan-and-network.store.ts';
import { checkTimes } from './plan-session.ts';
import { openDue, type SessionRow } from './session.store.ts';
import { type Seen, takeStep } from './take-step.ts';

/** Opens the sign-up of a published session now, whenever it was to open. */
export async function openSignUp(environment: Environment, actor: Actor, input: Seen): Promise<Result<SessionRow>> {
  const now = environment.clock.now();
  return takeStep(environment, actor, input, {
    permission: 'sessions.review',
    step: 'open',
    verb: 'open-sign-up',
    before: async (_transaction, session) => {
      const times = checkTimes(session, now);
      return times.ok ? ok({ signUpOpensAt: now }) : times;
    },
  });
}

/** The job that opens the sign-up of sessions whose time has come; answers how many. */
export async function openDueSignUps(environment: Environment): Promise<number> {
  const tenants = await environment.database.transaction({ tenant: noTenant }, 'deliver', tenantIds);
  let opened = 0;
  await forAll(tenants, String, async (id) => {
    const actor = systemActor(idFrom<TenantId>(id), 'open-due-sign-ups');
    opened += await environment.database.transaction(actor, 'deliver', async (transaction) => {
      const ids = await openDue(transaction, { at: environment.clock.now(), by: actor.name });
      for (const session of ids) {
        await recordAudit(transaction, environment.clock, actor, {
          verb: 'open-sign-up',
          recordKind: 'session',
          recordId: session,
        });
      }
      return ids.length;
    });
  });
  return opened;
}
