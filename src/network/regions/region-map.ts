import { readFile } from 'node:fs/promises';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';

export interface RegionMap {
  type: 'FeatureCollection';
  features: unknown[];
}

/** The outlines of the districts of a region (GeoJSON, schematic), where there is a file for it. `code`: digits only. */
export async function readRegionMap(code: string): Promise<Result<RegionMap>> {
  if (!/^\d+$/.test(code)) return refuse('not-found', { what: '地图' });
  try {
    const { type, features } = JSON.parse(
      await readFile(new URL(`./data/${code}.geojson`, import.meta.url), 'utf8'),
    ) as RegionMap;
    return ok({ type, features });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return refuse('not-found', { what: '地图' });
    throw error;
  }
}
