import { readFile } from 'node:fs/promises';
import { call } from '@orpc/server';
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { programmeRoutes } from '#src/plan/index.ts';
import { as, liveSmallYear } from '../support/small-year.ts';
import { openSite, settled } from './support/site.ts';

const declaration = new URL('../../examples/基层科普服务-2020.txt', import.meta.url);

/** Two programmes, between which one may choose. */
const site = openSite(async (world) => {
  await liveSmallYear(world);
  const file = new File([(await readFile(declaration, 'utf8')).replaceAll('2020', '2021')], '基层科普服务-2021.txt', {
    type: 'text/plain',
  });
  await call(programmeRoutes.importFile, { file }, as(world.environment, world.actors.manager));
});

/** Chooses the other programme of the top bar. */
async function chooseOther(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '当前项目' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('.ant-select-item-option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('whoever has typed something is asked before another programme is chosen, or before the session is ended', async () => {
  const page = await site().open('/console/sessions/new', { role: 'manager', width: 1440, height: 900 });
  await page.locator('#title').fill('还没有保存的一场');
  const leaving = page.getByRole('dialog', { name: '离开这一页？' });
  const chosen = page.locator('header .ant-select');
  const before = await chosen.textContent();
  await chooseOther(page);
  await leaving.getByRole('button', { name: '继续填写' }).click();
  await leaving.waitFor({ state: 'detached' });
  expect(await page.locator('#title').inputValue()).toBe('还没有保存的一场');
  expect(await chosen.textContent()).toBe(before);
  const ended: string[] = [];
  page.on('request', (request) => request.url().endsWith('/sign-out') && ended.push(request.url()));
  await page.locator('.person').click();
  await page.getByRole('menuitem', { name: '退出' }).click();
  await leaving.getByRole('button', { name: '继续填写' }).click();
  await leaving.waitFor({ state: 'detached' });
  expect(ended).toEqual([]);
  expect(await page.locator('#title').inputValue()).toBe('还没有保存的一场');
  await chooseOther(page);
  await leaving.getByRole('button', { name: '不保存，离开' }).click();
  await page.waitForURL(/\/console\/?$/);
  await expect.poll(() => chosen.textContent()).not.toBe(before);
});

test('under another programme a page begins anew, also where both were seen before', async () => {
  const page = await site().open('/console/programme/activities', { role: 'manager', width: 1440, height: 900 });
  const chosen = page.locator('header .ant-select');
  const withActivities = page.getByRole('checkbox', { name: /^选择 / }).first();
  const another = async (): Promise<void> => {
    const before = await chosen.textContent();
    await chooseOther(page);
    await expect.poll(() => chosen.textContent()).not.toBe(before);
    await settled(page);
  };
  await another();
  await another();
  if ((await withActivities.count()) === 0) await another();
  await withActivities.check();
  await page.getByRole('button', { name: '撤回所选' }).waitFor();
  await another();
  expect(await page.getByRole('button', { name: '撤回所选' }).count()).toBe(0);
  await another();
  await withActivities.waitFor();
  expect(await withActivities.isChecked()).toBe(false);
});

test('a sign-out that the server did not hear is told, and nobody believes to be out', async () => {
  const page = await site().open('/console/sessions', { role: 'manager', width: 1440, height: 900 });
  const ended = '**/api/auth/sign-out';
  site().forgive(/net::ERR_FAILED|502/);
  const out = async (): Promise<void> => {
    await page.locator('.person').click();
    await page.getByRole('menuitem', { name: '退出' }).click();
  };
  await page.route(ended, (route) => route.abort());
  await out();
  await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
  await page.unroute(ended);
  await page.route(ended, (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }));
  await out();
  await page.getByRole('alert').filter({ hasText: '服务器没有正常应答（502）' }).waitFor();
  expect(page.url()).toContain('/console/sessions');
});

/** Sends on what is asked of the address only when it is let go. */
async function held(page: Page, address: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

const scan = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4\n%${name}\n%%EOF`),
});

test('a form waits for the file that it rests on, however slowly it comes through; a file may be given up', async () => {
  const page = await site().open('/console/expenses', { role: 'finance', width: 1440, height: 900 });
  await page.getByRole('button', { name: '登记支出' }).first().click();
  const dialog = page.getByRole('dialog').filter({ hasText: '登记支出' });
  const save = dialog.getByRole('button', { name: '登记' });
  const letGo = await held(page, '**/api/v1/attachments');
  await dialog.locator('input[type=file]').setInputFiles(scan('发票.pdf'));
  await dialog.getByText('正在上传 发票.pdf').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByText('正在上传 发票.pdf').getByRole('button', { name: '取消' }).click();
  await dialog.getByText('正在上传').waitFor({ state: 'detached' });
  expect(await save.isDisabled()).toBe(false);
  await dialog.locator('input[type=file]').setInputFiles(scan('发票二.pdf'));
  await dialog.getByText('正在上传 发票二.pdf').waitFor();
  letGo();
  await dialog.getByRole('link', { name: '发票二.pdf' }).waitFor();
  expect(await save.isDisabled()).toBe(false);
});

test('of files that come through in another order all are kept; one that does not arrive is named', async () => {
  const page = await site().open('/console/evidence/entries', { role: 'manager', width: 1440, height: 900 });
  await page.getByRole('button', { name: '录入' }).first().click();
  const dialog = page.getByRole('dialog');
  const slow = await held(page, '**/api/v1/attachments');
  await dialog.locator('input[type=file]').setInputFiles(scan('先选的.pdf'));
  await dialog.getByText('正在上传 先选的.pdf').waitFor();
  await page.route('**/api/v1/attachments', (route) => route.continue());
  await dialog.locator('input[type=file]').setInputFiles(scan('后选的.pdf'));
  await dialog.getByRole('link', { name: '后选的.pdf' }).waitFor();
  // What is said of a file that did not arrive stands, whatever arrives after it.
  site().forgive(/net::ERR_FAILED/);
  const lost = (route: Route): Promise<void> => route.abort();
  await page.route('**/api/v1/attachments', lost);
  await dialog.locator('input[type=file]').setInputFiles(scan('没有送到.pdf'));
  const refused = dialog.getByRole('alert').filter({ hasText: '没有送到.pdf：' });
  await refused.waitFor();
  await page.unroute('**/api/v1/attachments', lost);
  await dialog.locator('input[type=file]').setInputFiles(scan('再一份.pdf'));
  await dialog.getByRole('link', { name: '再一份.pdf' }).waitFor();
  expect(await refused.isVisible()).toBe(true);
  await dialog.locator('input[type=file]').setInputFiles(scan('没有送到.pdf'));
  await dialog.getByRole('link', { name: '没有送到.pdf' }).waitFor();
  expect(await refused.count()).toBe(0);
  slow();
  await dialog.getByRole('link', { name: '先选的.pdf' }).waitFor();
  expect(await dialog.getByRole('link', { name: '后选的.pdf' }).count()).toBe(1);
});

test('a page that a network answers in the place of the server is told, and takes no page with it', async () => {
  const page = await site().open('/console/sessions/new', { role: 'manager', width: 1440, height: 900 });
  await page.locator('#title').fill('酒店的网络要先登录');
  const portal = '**/api/v1/**';
  await page.route(portal, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Welcome</h1>' }));
  // What the page stands on is asked again when one comes back to it later.
  await page.clock.setFixedTime(site().clock.now().getTime() + 7_200_000);
  const again = page.waitForResponse((response) => response.url().includes('/api/v1/me'));
  await page.evaluate(() => void window.dispatchEvent(new Event('visibilitychange')));
  await again;
  // Nothing may come of it: time enough for what would.
  await page.waitForTimeout(500);
  expect(await page.locator('#title').inputValue()).toBe('酒店的网络要先登录');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole('alert').filter({ hasText: '收到的不是 Kepu 的应答' }).waitFor();
  await page.unroute(portal);
  await page.getByRole('button', { name: '重新载入' }).click();
  await page.locator('#title').waitFor();
});

test('whoever waits long is told for what', async () => {
  const page = await site().open('/console/sessions', { role: 'manager', width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  const letGo = await held(page, '**/api/v1/**');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await page.locator('.ant-message').getByText('服务器还没有应答').waitFor();
  await page.getByRole('link', { name: '支出' }).click();
  await page.locator('main').getByText('服务器还没有应答').waitFor();
  await page.locator('main').getByRole('button', { name: '重新载入' }).waitFor();
  letGo();
  await page.getByRole('button', { name: '登记支出' }).first().waitFor();
  await page.locator('.ant-message').getByText('服务器还没有应答').waitFor({ state: 'detached' });
});

test('where the code does not come it is said what to do: at the start, and for one page', async () => {
  const page = await site().open('/console/sessions', { role: 'manager', width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  site().forgive(/net::ERR_FAILED|preload CSS|dynamically imported/);
  await page.route('**/assets/**', (route) => route.abort());
  await page.getByRole('link', { name: '支出' }).click();
  await page.getByRole('heading', { name: '这一页没有取到' }).waitFor();
  await page.reload();
  await page.getByText('Kepu 还没有载入完').waitFor();
});

test('whose system sets the colours still sees the shades of a matrix and which page is open', async () => {
  const page = await site().open('/console/sessions/coverage', { role: 'manager', width: 1440, height: 900 });
  await page.emulateMedia({ forcedColors: 'active' });
  await page.locator('.heat td').first().waitFor();
  const colour = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  expect(await colour('.legend i', 'background-color')).not.toBe(await colour('body', 'background-color'));
  const open = await colour('.subnav a.active', 'border-bottom-color');
  expect(await colour('.subnav a:not(.active)', 'border-bottom-color')).not.toBe(open);
});
