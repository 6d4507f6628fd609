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
  const summary = await page.getByLabel('简介').inputValue();
  await page.getByLabel('简介').fill('锅盖为什么会响，冰为什么会浮');
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(`**/console/sessions/${id}`);
  const own = page.locator('main .notice').first();
  await own.getByText('须由另一人复核').waitFor();
  expect(await page.locator('main').innerText()).toContain('待复核');
  expect(await page.getByRole('button', { name: '复核通过' }).count(), 'not by whoever changed it').toBe(0);

  const review = await desk(`/console/sessions/${id}`, 'leader', 1366);
  const changes = review.getByRole('table').filter({ hasText: '居民现在看到的' });
  expect((await changes.locator('tbody tr').allInnerTexts()).map((row) => row.split(/\s*\t\s*/))).toEqual([
    ['标题', '黄浦江的水从哪里来', '厨房里的物理'],
    ['简介', summary, '锅盖为什么会响，冰为什么会浮'],
  ]);
  expect(await review.locator('main').innerText()).toContain('居民看到的仍是原来的文字');

  const other = await desk(`/console/sessions/${id}`, 'leader', 360);
  await other.getByRole('button', { name: '复核通过' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '复核通过' }).click();
  await other.locator('main').getByText('待复核', { exact: true }).waitFor({ state: 'detached' });
  expect(await other.locator('main').innerText()).toContain('厨房里的物理');
  expect(await other.getByRole('heading', { name: '待复核的改动' }).count()).toBe(0);
});
