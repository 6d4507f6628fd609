import type { Actor } from '#src/kernel/actor.ts';
import { subProgrammeNames, tenantDistricts } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';

/** Names of the tenant's districts and sub-programmes, by code: what facts keep as codes is listed with names. */
export async function namesOfCodes(environment: Environment, actor: Actor): Promise<ReadonlyMap<string, string>> {
  const districts = await tenantDistricts(environment, actor);
  const named = await environment.database.transaction(actor, 'plan', subProgrammeNames);
  return new Map([...districts, ...named].map(({ code, name }) => [code, name]));
}
