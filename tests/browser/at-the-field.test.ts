import { call } from '@orpc/server';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { networkRoutes } from '#src/network/index.ts';
import { as, liveSmallYear, xuhui } from '../support/small-year.ts';
import { openSite } from './support/site.ts';

let smallRoom: string;
const site = openSite(async (world) => {
  await liveSmallYear(world);
  const room = { name: '小活动室', kind: 'community' as const, region: xuhui, address: '演示路3号', capacity: 30 };
  const asked = as(world.environment, world.actors.manager);
  ({ id: smallRoom } = await call(networkRoutes.venues.create, { ...room, contactName: '', contactPhone: '' }, asked));
});
const desk = (path: string) => site().open(path, { role: 'manager', width: 1366, height: 900 });
const manager = () => as(site().environment, site().actors.manager);

/** What stands in red below the field of this id, once something does. */
async function saidAt(page: Page, id: string): Promise<string> {
  const item = page.locator('.ant-form-item').filter({ has: page.locator(`[id="${id}"]`) });
  const said = item.locator('.ant-form-item-explain-error').first();
  await said.waitFor();
  await expect.poll(() => said.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  expect(await page.locator('.ant-notification-notice').count()).toBe(0);
  return said.innerText();
}

async function choose(page: Page, id: string, word: string): Promise<void> {
  await page.locator(`#${id}`).click();
  await page.locator(`#${id}`).pressSequentially(word);
  await page.locator('.ant-select-item-option').filter({ hasText: word }).waitFor();
  await page.locator(`#${id}`).press('Enter');
}

test('more places than the venue holds are refused at their field, in a new session and in one that is changed', async () => {
  site().forgive(/422/);
  const form = await desk('/console/sessions/new');
  await form.getByLabel('标题').fill('河水里的小动物');
  await form.locator('#day').fill('2020-07-25');
  await form.locator('#day').press('Enter');
  await form.getByLabel('人数上限').fill('45');
  await choose(form, 'venueId', '小活动室');
  await form.getByRole('button', { name: '保存草稿' }).click();
  expect(await saidAt(form, 'capacity')).toContain('名额 45 超过阵地容量 30。');
  if (process.env.SHOTS) await form.screenshot({ path: `${process.env.SHOTS}/over-new.png` });
  await form.getByRole('button', { name: '改为 30 人' }).click();
  await form.getByRole('button', { name: '保存草稿' }).click();
  await form.waitForURL(/sessions\/[0-9a-f-]{36}$/);
  const id = new URL(form.url()).pathname.split('/').at(-1)!;
  expect(await call(sessionRoutes.get, { id }, manager())).toMatchObject({ capacity: 30, venueId: smallRoom });
  await form.goto(`${site().url}/console/sessions/${id}/edit`);
  await form.getByLabel('人数上限').fill('31');
  await form.getByRole('button', { name: '保存修改' }).click();
  expect(await saidAt(form, 'capacity')).toContain('名额 31 超过阵地容量 30。');
});

test('a time that has passed is refused at the day', async () => {
  site().forgive(/422/);
  const page = await desk('/console/sessions/new');
  await page.getByLabel('标题').fill('已经过去的一场');
  await page.locator('#day').fill('2020-03-01');
  await page.locator('#day').press('Enter');
  await choose(page, 'venueId', '小活动室');
  await page.getByRole('button', { name: '保存草稿' }).click();
  expect(await saidAt(page, 'day')).toContain('已经过去');
});

test('a venue and a speaker of a known name, and an entry made before, are refused at the field that names them', async () => {
  site().forgive(/409/);
  const venues = await desk('/console/network/venues');
  await venues.getByRole('button', { name: /新\s*增/ }).click();
  const venue = venues.getByRole('dialog');
  await venue.getByLabel('名称').fill('小活动室');
  await venue.locator('#region').click();
  await venues.locator('.ant-select-item-option').filter({ hasText: '徐汇区' }).click();
  await venue.getByLabel('地址').fill('演示路3号');
  await venue.getByRole('button', { name: /保\s*存/ }).click();
  expect(await saidAt(venues, 'name')).toContain('已有名为“小活动室”的阵地');

  const speaker = { name: '演示讲师丙', organisation: '演示学会', titleLevel: 'other' as const, topics: [], phone: '' };
  await call(networkRoutes.speakers.create, speaker, manager());
  const speakers = await desk('/console/network/speakers');
  await speakers.getByRole('button', { name: /新\s*增/ }).click();
  const dialog = speakers.getByRole('dialog');
  await dialog.getByLabel('姓名').fill(speaker.name);
  await dialog.getByLabel('单位').fill(speaker.organisation);
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  expect(await saidAt(speakers, 'name')).toContain('已有讲师“演示讲师丙”');

  const entries = await desk('/console/evidence/entries');
  const entry = entries.getByRole('dialog');
  for (const time of [1, 2]) {
    await entries.getByRole('button', { name: '录入一条' }).first().click();
    if (await entry.locator('#subProgramme').count()) {
      await entry.locator('#subProgramme').click();
      await entries.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item').first().click();
    }
    await entry.getByLabel('内容').fill('河边科普日');
    await entry.getByLabel('日期').fill('2020-05-02');
    await entry.getByLabel('日期').press('Enter');
    await entry.getByLabel(/数量/).fill('5');
    await entry
      .getByRole('button', { name: /保\s*存|录\s*入/ })
      .last()
      .click();
    if (time === 1) await entry.waitFor({ state: 'hidden' });
  }
  expect(await saidAt(entries, 'what')).toContain('已录入过');
});

test('a figure typed far too large is asked about; once it is another one it no longer is, and is entered', async () => {
  site().forgive(/409|422/);
  const page = await desk('/console/evidence/entries');
  await page.getByRole('button', { name: '录入一条' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#subProgramme').click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item').first().click();
  await dialog.getByLabel('内容').fill('流动科普车进街镇');
  await dialog.getByLabel('日期').fill('2020-05-03');
  await dialog.getByLabel('日期').press('Enter');
  await dialog.getByLabel(/数量/).fill('99999999');
  const save = dialog.locator('.ant-modal-footer .ant-btn').last();
  await save.click();
  const asked = dialog.getByRole('alert').filter({ hasText: '99,999,999' });
  await asked.waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/too-large.png` });
  await dialog.getByLabel(/数量/).fill('20');
  await asked.waitFor({ state: 'detached' });
  await save.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('流动科普车进街镇').first().waitFor();
  expect(await page.locator('main h1').innerText()).toContain('手工录入');
});

test('a file that is not taken is told beside the files', async () => {
  site().forgive(/422|415|413/);
  const page = await desk('/console/evidence/entries');
  await page.getByRole('button', { name: '录入一条' }).first().click();
  const file = { name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') };
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
  const said = page.locator('#attachmentIds').getByRole('alert');
  await said.waitFor();
  expect(await said.innerText()).toContain('照片.jpg');
  expect(await page.locator('.ant-notification-notice').count()).toBe(0);
});

test('a venue added meanwhile is found by the word that had found nothing', async () => {
  const page = await desk('/console/sessions/new');
  const field = page.locator('#venueId');
  await field.click();
  await field.pressSequentially('河畔新馆');
  await page.getByRole('link', { name: '新增这个阵地' }).waitFor();
  const room = { name: '河畔新馆', kind: 'community' as const, region: xuhui, address: '演示路9号', capacity: 33 };
  await call(networkRoutes.venues.create, { ...room, contactName: '', contactPhone: '' }, manager());
  // The next answers are slow: whatever is shown meanwhile is no answer of before.
  await page.route('**/api/v1/venues?**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  const nothing = page.getByRole('link', { name: '新增这个阵地' });
  // At once, so that the word is the one that was asked last; and after the menu was closed.
  await field.fill('');
  await field.fill('河畔新馆');
  await page.waitForTimeout(450);
  expect(await nothing.count()).toBe(0);
  await page.locator('.ant-select-item-option').filter({ hasText: '河畔新馆' }).waitFor();
});
