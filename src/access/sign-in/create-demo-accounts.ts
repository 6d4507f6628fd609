import { systemActor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { recordAudit } from '../audit.store.ts';
import { insertMembership, insertPerson, personLike } from '../people/person.store.ts';
import type { Tenant } from '../tenants/tenant.store.ts';
import { type DemoAccount, demoAccountList, demoPassword } from './demo.ts';
import { accountsLike, insertAccount } from './identity.store.ts';
import { hashPassword } from './passwords.ts';

const year = 365 * 86_400_000;

/**
 * One account for each role, with one published password; coordinator and host in `district`. Safe to repeat.
 * Refuses a tenant that is no demo.
 */
export async function createDemoAccounts(
  environment: Environment,
  tenant: Tenant,
  district = '310107',
): Promise<Result<DemoAccount[]>> {
  if (!tenant.demo) return refuse('demo-accounts-refused', { tenant: tenant.name });
  const accounts = demoAccountList(district);
  const passwordHash = await hashPassword(demoPassword);
  return environment.database.transaction({ tenant: tenant.id }, 'access', async (transaction) => {
    const now = environment.clock.now();
    for (const account of accounts) {
      const [known] = await accountsLike(transaction, { email: account.email, phone: null });
      const userId = known?.id ?? crypto.randomUUID();
      if (!known)
        await insertAccount(transaction, {
          id: userId,
          name: account.name,
          email: account.email,
          phone: null,
          passwordHash,
          passwordDue: false,
        });
      if (await personLike(transaction, { userId })) continue;
      const person = await insertPerson(transaction, { name: account.name, phone: null, email: account.email, userId }, now);
      if (account.role === 'resident') continue;
      const validUntil = account.role === 'auditor' ? new Date(now.getTime() + year) : null;
      await insertMembership(
        transaction,
        { personId: person.id, role: account.role, district: account.district, validUntil },
        now,
      );
    }
    await recordAudit(transaction, environment.clock, systemActor(tenant.id, 'kepu'), {
      verb: 'create-demo-accounts',
      recordKind: 'tenant',
      recordId: tenant.id,
    });
    return ok(accounts);
  });
}
