import pg from 'pg';
import { expect, test } from 'vitest';
import { liveSmallYear } from '../support/small-year.ts';
import { axeFindings } from './support/look.ts';
import { openSite } from './support/site.ts';

const site = openSite(async (world) => {
  await liveSmallYear(world);
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  await admin.query(`UPDATE evidence.rollup SET quantity = quantity + 500 WHERE kind = 'attendance' AND method = 'counted'`);
  await admin.end();
});

test('an audit that finds a sum changed says of what in names, not in codes', async () => {
  const page = await site().open('/console/settings/audit', { role: 'auditor', width: 1440, height: 900 });
  await page.getByRole('button', { name: '开始核对' }).click();
  const table = page.locator('main table');
  await table.waitFor();
  const said = await table.innerText();
  expect(said).toMatch(/日汇总 基层科普服务 参加人次 2020年5月16日 .*普陀区/);
  expect(said, 'neither the code of a district nor the id of a programme').not.toMatch(/310107|[0-9a-f]{8}-[0-9a-f]{4}/);
  expect(await axeFindings(page)).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/audit.png` });
});
