import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '#src/kernel/vocabulary.ts';
import { openSite } from './support/site.ts';
import { liveSmallYear, type LivedYear } from '../support/small-year.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

async function desk(path: string, role: Role, width = 1440): Promise<Page> {
  const page = await site().open(path, { role, width, height: 900 });
  await page.locator('main h1').waitFor();
  return page;
}

test('a session that residents can sign up for is reworded on its form, and shows 待复核 until somebody else has passed it', async () => {
  const { id } = year.coming;
  const page = await desk(`/console/sessions/${id}/edit`, 'manager');
  expect(await page.locator('main').innerText()).toContain('须由另一人复核');
  await page.getByLabel('标题').fill('厨房里的物理');
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(`**/console/sessions/${id}`);
  const own = page.locator('main .notice').first();
  await own.getByText('须由另一人复核').waitFor();
  expect(await page.locator('main').innerText()).toContain('待复核');
  expect(await page.getByRole('button', { name: '复核通过' }).count(), 'not by whoever changed it').toBe(0);

  const other = await desk(`/console/sessions/${id}`, 'leader', 360);
  await other.getByRole('button', { name: '复核通过' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '复核通过' }).click();
  await other.locator('main').getByText('待复核').waitFor({ state: 'detached' });
  expect(await other.locator('main').innerText()).toContain('厨房里的物理');
});
