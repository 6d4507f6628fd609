import { loadRegions } from '#src/network/index.ts';
import type { Environment } from '#src/platform/environment.ts';

/** Brings the administrative divisions that Kepu ships into the database; quick when they are there. */
export async function loadRegionsOnce(environment: Environment, progress: (line: string) => void): Promise<void> {
  const { touched } = await loadRegions(environment);
  if (touched > 0) progress(`行政区划 ${touched} 条 regions loaded`);
}
