import { expect, test } from 'vitest';
import { overflow, tabTo } from './support/look.ts';
import { openSite } from './support/site.ts';
import { liveSmallYear, type LivedYear } from '../support/small-year.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

test('who came says by the ticket what they think, once, with the keyboard alone', async () => {
  const page = await site().open(`/shanghai/t/${year.held.token}`);
  await tabTo(page, `a[href$="/o/${year.held.token}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/o/**');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await tabTo(page, 'input[value="very-satisfied"]');
  await page.keyboard.press('Space');
  await tabTo(page, '#liked');
  await page.keyboard.type('<b>现场实验</b>有意思');
  await tabTo(page, '.act button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/o/**sent=1');
  expect(await page.getByRole('status').innerText()).toContain('谢谢');
  await page.reload();
  expect(await page.locator('form').count()).toBe(0);
});

test('without a choice nothing is sent, and an unknown ticket is told what to do', async () => {
  const page = await site().open('/shanghai/o/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect(await page.locator('h1').innerText()).not.toBe('');
  expect(await page.locator('form').count()).toBe(0);
});

test('staff see the opinion with n and the response rate, and its words as text', async () => {
  const page = await site().open(`/console/sessions/${year.held.id}`, { role: 'manager', width: 1440, height: 900 });
  await page.getByRole('tab', { name: '意见' }).click();
  await page.getByText('<b>现场实验</b>有意思').waitFor();
  expect(await page.getByRole('tabpanel').innerText()).toMatch(/收回 3 份/);
});
