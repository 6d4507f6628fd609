import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { call } from '@orpc/server';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { overflow } from './support/look.ts';
import { openSite, settled } from './support/site.ts';
import { as, liveSmallYear, type LivedYear } from '../support/small-year.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

async function desk(path: string, role: Role): Promise<Page> {
  const page = await site().open(path, { role, width: 1440, height: 900 });
  await page.locator('main h1').waitFor();
  return page;
}

test('the manager signs in and sees every indicator of the declaration with where it stands', async () => {
  const page = await site().open('/console', { width: 1440, height: 900 });
  await page.waitForURL('**/console/sign-in**');
  await page.getByLabel('邮箱').fill('manager@demo.kepu');
  await page.getByLabel('密码').first().fill('kepu-demo-2020');
  await page.keyboard.press('Enter');
  await page.locator('table.hero-table').waitFor();
  const names = await page.locator('table.hero-table .name a').allInnerTexts();
  expect(names).toEqual(year.indicators.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(7);
  expect(await page.locator('.top').innerText()).toContain('演示数据');
});

test('a wrong password is refused with what to do', async () => {
  const page = await site().open('/console/sign-in', { width: 1440, height: 900 });
  await page.getByLabel('邮箱').fill('manager@demo.kepu');
  await page.getByLabel('密码').first().fill('wrong-wrong-wrong');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('alert').innerText()).toContain('邮箱或密码不对');
});

test('the official forms are printed as PDF', async () => {
  const page = await desk('/console/account', 'manager');
  for (const button of ['打印目标表', '打印自评表']) {
    await page.getByRole('button', { name: button }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.getByRole('menuitem', { name: 'PDF' }).locator('visible=true').click(),
    ]);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString(), button).toBe('%PDF-');
    expect(bytes.length, button).toBeGreaterThan(10_000);
  }
});

test('a coordinator sees the own district only, and another by no address', async () => {
  const page = await desk('/console/sessions', 'coordinator');
  const rows = page.locator('main table.data tbody tr');
  await rows.first().waitFor();
  expect(await rows.allInnerTexts()).toHaveLength(1);
  expect(await rows.first().innerText()).toContain('普陀区');
  const other = await site().open(`/console/sessions/${year.coming.id}`, { role: 'coordinator', width: 1440, height: 900 });
  await other.getByRole('alert').waitFor();
  expect(await other.locator('main').innerText()).not.toContain('黄浦江');
});

const writeButtons: Record<string, { role: Role; button: RegExp }> = {
  '/console/sessions': { role: 'manager', button: /安排|新建|新增/ },
  '/console/expenses': { role: 'finance', button: /记一笔|新增|登记/ },
  '/console/network/venues': { role: 'manager', button: /新增/ },
  '/console/evidence/entries': { role: 'manager', button: /录入|新增/ },
  '/console/programme/budget': { role: 'manager', button: /新增|添加/ },
};

test('an auditor reads what others write, and is offered nothing to write with', async () => {
  const windows: Partial<Record<Role, Page>> = {};
  const reader = await desk('/console/sessions', 'auditor');
  for (const [path, { role, button }] of Object.entries(writeButtons)) {
    const writer = windows[role] ?? (await desk(path, role));
    if (windows[role]) await writer.goto(`${site().url}${path}`);
    windows[role] = writer;
    const main = writer.locator('main');
    await main
      .getByRole('button', { name: button })
      .or(main.getByRole('link', { name: button }))
      .first()
      .waitFor();
    await reader.goto(`${site().url}${path}`);
    await reader.locator('main h1').waitFor();
    await settled(reader);
    const offered = await reader.locator('main').getByRole('button').allInnerTexts();
    expect(
      offered.filter((name) => button.test(name) || /保存|删除|导入|上传|修改|撤销/.test(name)),
      path,
    ).toEqual([]);
  }
});

test('a coordinator’s home shows the own district, on the map as in the grid', async () => {
  const page = await site().open('/console', { role: 'coordinator', width: 1440, height: 900 });
  await page.locator('.district-map').waitFor();
  const shown = await page
    .locator('.district-map a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')));
  expect(shown).toEqual(['普陀区：已办 1 场']);
  expect(await page.locator('table.heat tbody th').allInnerTexts()).toEqual(['普陀区']);
});

test('near sessions stand on the home page, today’s with the way to its door', async () => {
  const before = site().clock.now();
  site().clock.moveTo(momentOf('2020-06-20', '09:00'));
  try {
    const page = await site().open('/console', { role: 'manager', width: 1440, height: 900 });
    const near = page.locator('section', { has: page.getByRole('heading', { name: '近期场次' }) });
    await near.getByRole('link', { name: '黄浦江的水从哪里来' }).waitFor();
    expect(await near.innerText()).toMatch(/今天 .*徐汇区/);
    expect(await near.getByRole('link', { name: '打开门口页' }).getAttribute('href')).toBe(`/door/${year.coming.id}`);
    await near.getByRole('link', { name: '门口页', exact: true }).click();
    await page.getByRole('link', { name: '黄浦江的水从哪里来' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/door/');
  } finally {
    site().clock.moveTo(before);
  }
});

test('on a phone what awaits the reader’s own step stands before the table, and is not told again below', async () => {
  const asked = as(site().environment, systemActor(site().tenant.id, 'import'));
  const copied = { id: year.held.id, startsAt: momentOf('2020-06-27', '14:00').toISOString() };
  const { id, version } = await call(sessionRoutes.copy, copied, asked);
  await call(sessionRoutes.submit, { id, version }, asked);
  const phone = await site().open('/console', { role: 'manager', width: 360, height: 740 });
  const told = (page: Page) => page.locator('main li:visible', { hasText: '1 场待您审核' });
  await told(phone).waitFor();
  const top = async (selector: string): Promise<number> => (await phone.locator(selector).first().boundingBox())!.y;
  const [steps, table] = [await top('.own-steps'), await top('main table')];
  expect(steps).toBeLessThan(table);
  expect(steps).toBeLessThan(740);
  expect(await told(phone).count()).toBe(1);
  expect(await overflow(phone)).toBeLessThanOrEqual(0);
  await told(phone).getByRole('link', { name: '去审核' }).click();
  await phone.waitForURL((url) => url.pathname === '/console/sessions');
  // Where there is room it stands beside the others.
  const wide = await desk('/console', 'manager');
  await told(wide).waitFor();
  expect(await told(wide).count()).toBe(1);
  expect(await wide.locator('.own-steps').isVisible()).toBe(false);
});
