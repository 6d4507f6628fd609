import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from './environment.ts';

/** Work that a stage wants done at set times, once for each tenant. */
export interface Job {
  /** Also the name of its queue. */
  name: string;
  /** Five fields, at Asia/Shanghai. */
  cron: string;
  run(environment: Environment, tenant: TenantId): Promise<void>;
}
