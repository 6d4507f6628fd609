import { expect, test } from 'vitest';
import { axeFindings, overflow } from './support/look.ts';
import { openSite, settled } from './support/site.ts';
import { liveSmallYear, type LivedYear } from '../support/small-year.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

const found = '面团为什么会发';

test('by the keyboard alone: a voucher number opens its expense, a word of an indicator its figure', async () => {
  const page = await site().open('/console', { role: 'manager', width: 1440, height: 900 });
  await page.locator('h1').waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('searchbox');
  await field.waitFor();
  await field.fill('0001');
  await page.getByRole('link', { name: /讲课费.*2,000\.00 元 · 凭证 凭证-0001/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/console/expenses?open=*');
  await page.getByRole('dialog').getByText('凭证-0001').first().waitFor();
  await page.keyboard.press('Control+k');
  await field.fill('满意度');
  const link = page.getByRole('dialog').getByRole('link', { name: /满意度/ });
  await link.first().waitFor();
  const [named] = (await link.first().innerText()).split('\n');
  // Each word counts, in whatever order; so do those of pages.
  await field.fill(`满意度 ${named!.slice(0, 2)}`);
  await link.first().waitFor();
  await field.fill(`满意度 没有人写过的词`);
  await page.getByText('没有找到').waitFor();
  await field.fill('目标 计划');
  await page.getByRole('dialog').getByRole('region', { name: '页面' }).getByRole('link').first().waitFor();
  await field.fill('满意度');
  await link.first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await link.first().evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/console/account/${year.indicators.find(({ name }) => name.includes('满意度'))!.id}`);
  expect(await field.count()).toBe(0);
});

test('a session is found by its title, its list shows the rest, and a word that nobody wrote is said not to be there', async () => {
  const page = await site().open('/console', { role: 'manager' });
  await page.getByRole('button', { name: '搜索', exact: true }).click();
  const field = page.getByRole('searchbox');
  await field.fill(found);
  await page.getByRole('dialog').getByRole('region', { name: '场次' }).getByRole('link').waitFor();
  await settled(page);
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  // Each word counts: that of the district, the day, and of the title.
  await field.fill('普陀 面团 5月16日');
  await page.getByRole('dialog').getByRole('region', { name: '场次' }).getByRole('link').waitFor();
  await field.fill('没有人写过的词');
  await page.getByText('没有找到“没有人写过的词”。').waitFor();
  await field.fill(found);
  await page.getByRole('dialog').getByRole('region', { name: '场次' }).getByRole('link').click();
  await page.waitForURL(`**/console/sessions/${year.held.id}`);
});

test('nobody finds what they may not open', async () => {
  const page = await site().open('/console/sessions', { role: 'host', width: 1440, height: 900 });
  await page.locator('h1').waitFor();
  await page.keyboard.press('Control+k');
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
  await page.getByRole('searchbox').fill('讲课费');
  await page.getByText('没有找到“讲课费”。').waitFor();
  expect(asked.filter((path) => /expenses|hand-entries/.test(path))).toEqual([]);
});

test('a list that could not be asked is told, and the others are shown', async () => {
  const page = await site().open('/console', { role: 'manager', width: 1440, height: 900 });
  await page.locator('h1').waitFor();
  await page.route('**/api/v1/venues?**', (route) => route.abort());
  site().forgive(/net::ERR_FAILED/);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('化学');
  await page
    .getByRole('region', { name: '阵地' })
    .getByText(/没有查成：/)
    .waitFor();
  await page.getByRole('dialog').getByRole('region', { name: '讲师' }).getByRole('link', { name: '演示讲师甲' }).waitFor();
});

test('where the code of the search does not come, the page and what is typed on it stand', async () => {
  const page = await site().open('/console/sessions/new', { role: 'manager', width: 1440, height: 900 });
  await page.locator('#title').fill('写到一半的标题');
  const code = '**/assets/*search-dialog*.js';
  await page.route(code, (route) => route.abort());
  site().forgive(/net::ERR_FAILED/);
  await page.keyboard.press('Control+k');
  await page.getByText('网络断了，或 Kepu 刚刚更新过').waitFor();
  expect(await page.locator('#title').inputValue()).toBe('写到一半的标题');
  await page.unroute(code);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').waitFor();
});
