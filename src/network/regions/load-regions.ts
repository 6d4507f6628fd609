import { readdir, readFile } from 'node:fs/promises';
import { noTenant } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import { type RegionRow, upsertRegions } from './region.store.ts';

const folder = new URL('./data/', import.meta.url);
const levels: readonly string[] = ['province', 'city', 'district', 'street', 'committee'] satisfies RegionRow['level'][];

/** `code,name,level,parent`, without quotes. Throws on a line of another shape: the files are the project's own. */
export function readRegionCsv(text: string): RegionRow[] {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  if (head !== 'code,name,level,parent') throw new Error(`unexpected head of a region file: ${head}`);
  return lines.map((line) => {
    const [code = '', name = '', level = '', parent = ''] = line.split(',');
    if (!/^\d{6,12}$/.test(code) || name === '' || !levels.includes(level))
      throw new Error(`unexpected line of a region file: ${line}`);
    return { code, name, level: level as RegionRow['level'], parentCode: parent || null };
  });
}

/** Brings `network.region` to what the files in `data/` say; answers how many regions were added or mended. Safe to repeat. */
export async function loadRegions(environment: Pick<Environment, 'database'>): Promise<{ touched: number }> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const regions = new Map<string, RegionRow>();
  for (const file of files) {
    for (const row of readRegionCsv(await readFile(new URL(file, folder), 'utf8'))) regions.set(row.code, row);
  }
  const touched = await environment.database.transaction({ tenant: noTenant }, 'network', (transaction) =>
    upsertRegions(transaction, [...regions.values()]),
  );
  return { touched };
}
