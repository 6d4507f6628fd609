import type { Page } from 'playwright-core';
import pg from 'pg';
import { expect, test } from 'vitest';
import { record } from '#src/account/account.fixture.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { axeFindings, overflow } from './support/look.ts';
import { openSite, settled, type Site } from './support/site.ts';
import { endSession, openSession, planSmallYear, startSession } from '../support/small-year.ts';

const putuo = '310107';

/** The unit of a district, which has held sessions in two of its streets, and one whose venue names none; more came in a third one, entered by others. */
async function districtYear(world: Site): Promise<void> {
  const year = await planSmallYear(world);
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  await admin.query('UPDATE access.tenant SET region_code = $2 WHERE tenant_id = $1', [world.tenant.id, putuo]);
  for (const [title, day, region] of [
    ['面团为什么会发', '2020-05-16', '310107005012'],
    ['河水从哪里来', '2020-05-23', '310107020004'],
    ['月亮为什么跟着走', '2020-06-13', '310107020005'],
    ['雨后的彩虹', '2020-06-20', putuo],
  ] as const) {
    await admin.query('UPDATE network.venue SET region = $2 WHERE id = $1', [year.venues[putuo], region]);
    const { id } = await openSession(world, year, { title, day });
    world.clock.moveTo(momentOf(day, '13:50'));
    await startSession(world, id);
    world.clock.moveTo(momentOf(day, '15:31'));
    await endSession(world, id);
    await record(world.environment, world.actors.manager, year.programmeId, [
      { on: day, kind: 'attendance', method: 'counted', quantity: 30, unit: '人次', district: putuo, region, recordId: id },
    ]);
  }
  // Planned for the whole of the unit's own area.
  await admin.query('UPDATE plan.activity SET district = NULL WHERE id = $1', [year.activities[putuo]]);
  await admin.end();
}
const site = openSite(districtYear);

async function desk(path: string, width: number, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const page = await site().open(path, { role: 'manager', width, height: 900, language });
  await page.locator('main h1').waitFor();
  return page;
}

async function shot(page: Page, name: string): Promise<void> {
  await settled(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

test.each([1366, 360])(
  'the home page of a district, %i wide, shows its streets by month and in a list, and no map of the city',
  async (width) => {
    const page = await desk('/console', width);
    const heat = page.getByRole('table', { name: '各街镇各月场次' });
    await heat.waitFor();
    expect(await heat.locator('tbody tr').count()).toBe(11);
    expect(await heat.locator('tbody tr').last().innerText()).toMatch(/未写明街镇/);
    const list = page.getByRole('table', { name: '各街镇已办场次' });
    expect(await list.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/宜川路街道\s+2/),
      expect.stringMatching(/曹杨新村街道\s+1/),
    ]);
    expect(await page.locator('main').innerText()).toMatch(/10 个中 2 个办过场次.*另有 1 场只知道所在区/s);
    expect(await page.locator('svg.district-map').count()).toBe(0);
    expect(await overflow(page)).toBe(0);
    await shot(page, `own-area-home-${width}`);
    if (width === 360) return;
    expect(await axeFindings(page)).toEqual([]);
    await list.getByRole('link', { name: '宜川路街道' }).click();
    await page.waitForURL(/street=%22310107020%22/);
    await page.getByText('河水从哪里来').first().waitFor();
    expect(await page.getByText('面团为什么会发').count()).toBe(0);
    await shot(page, 'own-area-sessions');
  },
);

test('what is planned without a district is of the unit’s own area', async () => {
  const page = await desk('/console/programme/activities', 1366);
  await page.getByText('科学咖啡馆 · 普陀区').first().waitFor();
  expect(await page.locator('main').innerText()).not.toContain('全市');
  await shot(page, 'own-area-activities');
});

test.each([1366, 360])('a figure’s district opens into its streets, %i wide, and a street narrows the records', async (width) => {
  const page = await desk('/console', width);
  await page.locator('table.hero-table .name a', { hasText: '品牌认知度' }).click();
  await page.getByRole('tab', { name: '区', exact: true }).click();
  await page.locator('#breakdown').getByRole('button', { name: '普陀区' }).click();
  const streets = page.getByRole('region', { name: '普陀区各街镇' });
  await streets.getByText('宜川路街道').waitFor();
  expect(await streets.innerText()).toMatch(/宜川路街道.*60.*曹杨新村街道.*30.*另有 1 条事实只知道所在区.*没有佐证的 8 个街镇/s);
  await shot(page, `own-area-figure-${width}`);
  await streets.getByRole('button', { name: '曹杨新村街道' }).click();
  await page.waitForURL(/street=%22310107005%22/);
  await page
    .getByRole('button', { name: /不按曹杨新村街道|曹杨新村街道/ })
    .first()
    .waitFor();
  expect(await overflow(page)).toBe(0);
  await shot(page, `own-area-street-${width}`);
});

test('coverage of a district lists its streets, in English as well', async () => {
  const page = await desk('/console/sessions/coverage', 1366, 'en');
  await page.getByRole('heading', { name: 'Coverage: street or town by month' }).waitFor();
  expect(await page.locator('main').innerText()).toMatch(/2 of 10 streets and towns had a session/);
  await shot(page, 'own-area-coverage-en');
});

test('an entry by hand may name the street of its district', async () => {
  const page = await desk('/console/evidence/entries', 1366);
  await page.getByRole('button', { name: /录入/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^区/).click();
  await page.getByTitle('普陀区').last().click();
  await dialog.getByLabel(/^街镇/).click();
  await page.getByTitle('宜川路街道').waitFor();
  await shot(page, 'own-area-entry');
});
