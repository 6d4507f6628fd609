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
  expect(await page.locator('main').innerText()).toContain('这一场已结束，这张凭证不再使用');
  expect(await page.locator('main svg').count(), 'no code to show').toBe(0);
  await tabTo(page, `a[href$="/o/${year.held.token}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/o/**');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.locator('#liked').fill('讲得清楚');
  site().forgive(/422/);
  await page.locator('.act button').click();
  expect(await page.getByRole('alert').innerText()).toContain('1 处');
  expect(await page.locator('#satisfaction-fault').innerText()).toContain('请先选一项');
  expect(await page.locator('#liked').inputValue(), 'what was typed stays').toBe('讲得清楚');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('satisfaction');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/opinion-fault.png`, fullPage: true });
  await page.locator('#liked').fill('');
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

test('an unknown ticket is told what to do', async () => {
  const page = await site().open('/shanghai/o/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect(await page.locator('h1').innerText()).not.toBe('');
  expect(await page.locator('form').count()).toBe(0);
});

test('staff see the opinion with n and the response rate, and its words as text', async () => {
  const page = await site().open(`/console/sessions/${year.held.id}`, { role: 'manager', width: 1440, height: 900 });
  await page.getByRole('tab', { name: '意见' }).click();
  await page.getByText('<b>现场实验</b>有意思').waitFor();
  expect(await page.getByRole('tabpanel').innerText()).toMatch(/收回 3 份 · 入场 3 人 · 回收率 100% · 还可收 0 份/);
});

test('more paper forms than people are refused in the dialog, with the number it says', async () => {
  const page = await site().open(`/console/sessions/${year.held.id}`, { role: 'manager', width: 1440, height: 900 });
  await page.getByRole('tab', { name: '意见' }).click();
  await page.getByRole('button', { name: '录入纸质意见' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('入场 3 人，一人一份；已收 3 份，还可录入 0 份').waitFor();
  await dialog.getByLabel('满意', { exact: true }).fill('1');
  await dialog.getByRole('button', { name: '保存' }).click();
  const said = dialog.getByRole('alert');
  await said.waitFor();
  expect(await said.innerText()).toContain('这次录入 1 份，还可录入 0 份：入场 3 人，一人一份，已收 3 份。');
  expect(await page.locator('.ant-notification-notice').count()).toBe(0);
  await dialog.getByLabel('满意', { exact: true }).fill('0');
  expect(await said.count()).toBe(0);
});
