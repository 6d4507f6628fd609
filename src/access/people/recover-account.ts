import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { mayRecoverAccounts } from '../access.policy.ts';
import { recordAudit } from '../audit.store.ts';
import { isDemoEmail } from '../sign-in/demo.ts';
import { forgetFailures } from '../sign-in/lockout.store.ts';
import { newPassword, verificationMark } from '../sign-in/passwords.ts';
import {
  type AccountState,
  accountStates,
  dropSecondFactor,
  endSessions,
  insertPasswordToken,
  isShared,
} from '../sign-in/recovery.store.ts';
import { personRow, type PersonRow } from './person.store.ts';
import { type PersonView, viewOf } from './views.ts';

/** How long a link for a new password holds. */
const linkHours = 24;

interface Recovery {
  id: string;
  reason: string;
}

/**
 * One act on somebody's account, recorded with its reason. Refuses one's own account, for which another administrator is asked, a demo
 * account, and one that people of another tenant use as well.
 */
async function recover<Value>(
  environment: Environment,
  actor: Actor,
  { id, reason }: Recovery,
  verb: string,
  act: (transaction: Transaction, person: PersonRow, account: AccountState) => Promise<Value>,
): Promise<Result<Value>> {
  if (!mayRecoverAccounts(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'access', async (transaction) => {
    const person = await personRow(transaction, id);
    if (!person) return refuse('not-found', { what: '人员' });
    if (person.erasedAt) return refuse('person-erased');
    if (person.id === actor.personId) return refuse('not-on-oneself');
    const account = person.userId ? (await accountStates(transaction, [person.userId])).get(person.userId) : undefined;
    if (!account) return refuse('account-missing', { name: person.name });
    if (isDemoEmail(account.email)) return refuse('demo-account-kept');
    if (await isShared(transaction, account.id)) return refuse('account-shared');
    await recordAudit(transaction, environment.clock, actor, {
      verb,
      recordKind: 'person',
      recordId: person.id,
      detail: { reason },
    });
    return ok(await act(transaction, person, account));
  });
}

/** Opens an account that failed tries had closed. */
export function unlockAccount(environment: Environment, actor: Actor, input: Recovery): Promise<Result<PersonView>> {
  return recover(environment, actor, input, 'unlock-account', async (transaction, person, account) => {
    await forgetFailures(transaction, account.email);
    return viewOf(transaction, person, environment.clock.now());
  });
}

/** Takes a lost second factor away; the person signs in by password and, where the role demands it, sets up a new one first. */
export function resetSecondFactor(environment: Environment, actor: Actor, input: Recovery): Promise<Result<PersonView>> {
  return recover(environment, actor, input, 'reset-second-factor', async (transaction, person, account) => {
    await dropSecondFactor(transaction, account.id);
    await endSessions(transaction, account.id);
    return viewOf(transaction, person, environment.clock.now());
  });
}

/** A link with which the person sets a new password, once and within a day; shown once and kept nowhere else. The account opens too. */
export function replacePassword(
  environment: Environment,
  actor: Actor,
  input: Recovery,
): Promise<Result<{ link: string; expiresAt: Date }>> {
  return recover(environment, actor, input, 'replace-password', async (transaction, _person, account) => {
    const token = `${newPassword()}-${newPassword()}`;
    // The sign-in library goes by the machine's clock.
    const expiresAt = new Date(Date.now() + linkHours * 3_600_000);
    await insertPasswordToken(transaction, account.id, verificationMark(`reset-password:${token}`), expiresAt);
    await forgetFailures(transaction, account.email);
    return { link: `${environment.publicUrl}/console/new-password#${token}`, expiresAt };
  });
}
