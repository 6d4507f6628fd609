import type { Tenant } from '#src/access/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import { dataFolder } from '../installation.ts';
import type { Asked } from './command.ts';

/** The option of every command that works for one tenant. */
export const tenantOption = { tenant: 'text' } as const;

/** The tenant that a command works for: the one that `--tenant` names, or the only one there is. */
export function tenantAsked(tenants: readonly Tenant[], { tenant: code }: Asked['options']): Result<Tenant> {
  const tenant = code === undefined && tenants.length === 1 ? tenants[0] : tenants.find((one) => one.code === code);
  if (tenant) return ok(tenant);
  return typeof code === 'string'
    ? refuse('tenant-unknown', { code, place: place(), tenants: codesOf(tenants) })
    : tenantUnclear(tenants);
}

const codesOf = (tenants: readonly Tenant[]): string => tenants.map(({ code }) => code).join('、') || '—';

/** Where the command looked: beside a server with another data folder it finds nothing, and must not be answered with a new tenant. */
const place = (): string => (process.env.DATABASE_URL ? 'DATABASE_URL' : `KEPU_DATA=${dataFolder()}`);

/** Asks for `--tenant`, naming those there are. */
export function tenantUnclear(tenants: readonly Tenant[]): ReturnType<typeof refuse> {
  return refuse('tenant-unclear', { place: place(), tenants: codesOf(tenants) });
}

/** In whose name a command calls the routes. */
export function commandContext(environment: Environment, tenant: TenantId): RequestContext {
  return { environment, actor: systemActor(tenant, 'kepu'), language: 'zh', address: 'command line' };
}
