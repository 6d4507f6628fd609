import { systemActor } from '#src/kernel/actor.ts';
import { hiddenCharacterIn } from '#src/kernel/hidden-characters.ts';
import { idFrom, noTenant, type TenantId } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint, type Database } from '#src/platform/postgres/database.ts';
import { recordAudit } from '../audit.store.ts';
import { insertTenant, regionExists, type Tenant, tenantRow, tenantRows } from './tenant.store.ts';

export interface NewTenant {
  /** In public addresses: two to forty small letters, digits and hyphens. */
  code: string;
  name: string;
  /** The province or city whose districts it works in, or the district or street that it is of; its regions must be loaded. */
  regionCode: string;
  /** A demo tenant shows published accounts and marks everything 演示数据; it can never become a real one. */
  demo: boolean;
}

/** First words of addresses that are Kepu's own. */
const takenCodes = new Set(['api', 'assets', 'console', 'door', 'healthz', 'log', 'readyz', 'verify']);

/** Opens a tenant. Refuses a code that is taken or malformed and an unknown region. */
export async function createTenant(environment: Environment, input: NewTenant): Promise<Result<Tenant>> {
  if (!/^[a-z0-9-]{2,40}$/.test(input.code)) return refuse('tenant-code-malformed', { code: input.code });
  if (takenCodes.has(input.code)) return refuse('tenant-code-taken', { code: input.code });
  const tenant: Tenant = { id: idFrom<TenantId>(uuidv7(environment.clock.now())), ...input };
  try {
    return await environment.database.transaction({ tenant: tenant.id }, 'access', async (transaction) => {
      if (!(await regionExists(transaction, input.regionCode))) return refuse('region-unknown', { code: input.regionCode });
      await insertTenant(transaction, tenant, environment.clock.now());
      await recordAudit(transaction, environment.clock, systemActor(tenant.id, 'kepu'), {
        verb: 'create-tenant',
        recordKind: 'tenant',
        recordId: tenant.id,
        detail: { code: tenant.code, demo: tenant.demo },
      });
      return ok(tenant);
    });
  } catch (error) {
    if (brokenConstraint(error) === 'tenant_code_key') return refuse('tenant-code-taken', { code: input.code });
    throw error;
  }
}

/** All tenants of this installation, oldest first. */
export async function listTenants(environment: Pick<Environment, 'database'>): Promise<Tenant[]> {
  return environment.database.transaction({ tenant: noTenant }, 'access', tenantRows);
}

/** Lookups under way, by code: whoever comes in a rush asks for the same tenant. */
const lookups = new WeakMap<Database, Map<string, Promise<Tenant | null>>>();

/**
 * The tenant of a code, as public addresses carry it; null when there is none. Requests that come while it is being looked up share what
 * is found; whoever would be told that there is none looks again, since it may have been made meanwhile.
 */
export async function tenantByCode({ database }: Pick<Environment, 'database'>, code: string): Promise<Tenant | null> {
  if (hiddenCharacterIn(code, 'one-line')) return null;
  const lookUp = () => database.transaction({ tenant: noTenant }, 'access', (transaction) => tenantRow(transaction, code));
  const underWay = lookups.get(database) ?? new Map<string, Promise<Tenant | null>>();
  lookups.set(database, underWay);
  const shared = underWay.get(code);
  if (shared) return (await shared) ?? lookUp();
  const own = lookUp().finally(() => underWay.delete(code));
  underWay.set(code, own);
  return own;
}
