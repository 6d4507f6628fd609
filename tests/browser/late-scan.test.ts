import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { as, liveSmallYear, type LivedYear } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
  const rows = [
    { name: '纸上来的人', phone: '19900002077', people: 2 },
    { name: '另一位', phone: '', people: 1 },
  ];
  await call(
    doorRoutes.enterPaper,
    { sessionId: year.held.id, rows, dryRun: false },
    as(world.environment, world.actors.manager),
  );
});
const sheet = { name: '签到表第一页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 the sheet') };

test.each([360, 1366])(
  'a sheet that was entered without its scan gets it later, at %i pixels; the archive misses it no more',
  async (width) => {
    const page = await site().open(`/console/sessions/${year.held.id}/paper`, { role: 'manager', width, height: 800 });
    const shot = async (name: string): Promise<void> => {
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png` });
    };
    const entered = page.getByRole('region', { name: '已录入' });
    await entered.waitFor();
    await shot('batches');
    await entered.getByRole('button', { name: '补附签到表' }).click();
    const dialog = page.getByRole('dialog');
    const add = dialog.getByRole('button', { name: '补附签到表' });
    await add.click();
    await dialog.getByText('请先上传照片或扫描件').waitFor();
    await dialog.locator('input[type=file]').setInputFiles(sheet);
    await dialog.getByRole('link', { name: sheet.name }).waitFor();
    await shot('add-scan');
    await add.click();
    if (width === 1366) {
      // The file is there since the narrow screen: said at the field, in this dialog.
      site().forgive(/409/);
      await dialog.getByText('这一批签到表已附有这个文件。').waitFor();
      await shot('add-scan-again');
      expect(await page.locator('.ant-notification-notice').count()).toBe(0);
      return;
    }
    await dialog.waitFor({ state: 'hidden' });
    await entered.getByText('附件 1 个').waitFor();
    await page.goto(`${site().url}/console/sessions/${year.held.id}`);
    await page.getByRole('button', { name: /归\s*档/ }).click();
    const archive = page.getByRole('dialog');
    await archive.waitFor();
    expect(await archive.innerText()).not.toContain('没有附签到表');
  },
);

test.each([360, 1366])('an ended session still leads to its paper sheet and its head count, at %i pixels', async (width) => {
  const page = await site().open(`/console/sessions/${year.held.id}`, { role: 'manager', width, height: 800 });
  const card = page.getByRole('region', { name: '签到与核验' });
  await page.getByRole('button', { name: '填写清点人数' }).waitFor();
  expect(await page.getByRole('link', { name: '录入纸质签到表' }).count()).toBe(2);
  expect(await card.getByText('门口', { exact: true }).count()).toBe(0);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/ended-${width}.png`, fullPage: true });
  await page.getByRole('link', { name: '录入纸质签到表' }).first().click();
  await page.getByRole('button', { name: '从 Excel 上传' }).waitFor();
});
