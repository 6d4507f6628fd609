import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '#src/kernel/vocabulary.ts';
import { consoleScreens } from './support/pages.ts';
import { openSite } from './support/site.ts';
import { liveSmallYear, type LivedYear } from '../support/small-year.ts';

let year: LivedYear;
const site = openSite(async (world) => {
  year = await liveSmallYear(world);
});

const closed = '这个账号不能打开这一页';

/** Pages that some role may not open, by the address as the router writes it. */
const closedTo: Record<string, readonly Role[]> = {
  '/programme/import': ['finance', 'coordinator', 'host', 'auditor', 'resident'],
  '/sessions/new': ['finance', 'auditor', 'resident'],
  '/sessions/$sessionId/edit': ['finance', 'auditor', 'resident'],
  '/sessions/$sessionId/paper': ['finance', 'auditor', 'resident'],
  '/sessions/$sessionId/sheet': ['finance', 'resident'],
  '/sessions/$sessionId/fees': ['coordinator', 'host', 'resident'],
  '/expenses': ['coordinator', 'host', 'resident'],
  '/evidence': ['host', 'resident'],
  '/evidence/entries': ['host', 'resident'],
  '/settings/members': ['finance', 'coordinator', 'host', 'resident'],
  '/settings/trail': ['finance', 'coordinator', 'host', 'resident'],
  '/settings/audit': ['finance', 'coordinator', 'host', 'resident'],
};

test('by its address, a page that is not for a role says so instead of showing a form or a refusal', async () => {
  const screens = consoleScreens(year);
  for (const role of ['finance', 'coordinator', 'host', 'auditor', 'resident'] as const) {
    const refused: string[] = [];
    const page = await site().open('/console/settings/preferences', { role, width: 1440, height: 900 });
    page.on('response', (response) => void (response.status() === 403 && refused.push(response.url())));
    for (const [route, roles] of Object.entries(closedTo)) {
      if (!roles.includes(role)) continue;
      await page.goto(`${site().url}/console${screens[route]!.path}`);
      await page.getByRole('heading', { name: closed }).waitFor();
      expect(await page.locator('main form, main input').count(), `${role} ${route}`).toBe(0);
    }
    expect(refused, role).toEqual([]);
  }
});

test('a resident begins with what an account is for, an auditor sees until when it lasts', async () => {
  const resident = await site().open('/console/', { role: 'resident', width: 360, height: 740 });
  await resident.getByRole('heading', { name: '您的账号' }).waitFor();
  await resident.getByRole('link', { name: '去居民报名页' }).waitFor();
  await resident.getByRole('link', { name: '我的账号和个人信息' }).click();
  await resident.waitForURL('**/settings/preferences');
  const auditor = await site().open('/console/', { role: 'auditor', width: 1440, height: 900 });
  expect(await auditor.locator('header.top').innerText()).toMatch(/只读，至 \d{4}/);
});

test('a session that is over cannot be changed, and its address says so', async () => {
  const page = await site().open(`/console/sessions/${year.held.id}/edit`, { role: 'host', width: 1440, height: 900 });
  await page.getByRole('heading', { name: '这一场不能再修改' }).waitFor();
  await page.getByRole('link', { name: '回到这一场' }).click();
  await page.waitForURL(`**/sessions/${year.held.id}`);
});

test('the session page lists what stands behind who came: a file for whoever may open evidence', async () => {
  const open = async (role: Role): Promise<Page> => {
    const page = await site().open(`/console/sessions/${year.held.id}?tab=door`, { role, width: 1440, height: 900 });
    await page.getByText('签到表与清点凭据', { exact: true }).waitFor();
    return page;
  };
  const mine = await open('coordinator');
  const link = mine.getByRole('link', { name: '现场.png' });
  expect((await mine.request.get(`${site().url}${await link.getAttribute('href')}`)).status()).toBe(200);
  const host = await open('host');
  expect(await host.getByRole('link', { name: '现场.png' }).count()).toBe(0);
  expect(await host.locator('ul.scans').innerText()).toContain('现场.png');
});

test('the address of a section leads to its first open page, and one that no page has keeps the menu', async () => {
  const manager = await site().open('/console/settings', { role: 'manager' });
  await manager.waitForURL('**/console/settings/members');
  const finance = await site().open('/console/settings', { role: 'finance' });
  await finance.waitForURL('**/console/settings/preferences');
  const nowhere = await site().open('/console/nowhere/at/all', { role: 'manager' });
  await nowhere.getByText('没有这个页面').waitFor();
  await nowhere
    .getByRole('navigation')
    .getByText('绩效')
    .evaluate((link: HTMLElement) => link.click());
  await nowhere.waitForURL('**/console/account');
  if (process.env.SHOTS) {
    const trail = await site().open('/console/settings/trail?record=面团', { role: 'manager', width: 1440, height: 900 });
    await trail.locator('main table.data').waitFor();
    await trail.screenshot({ path: `${process.env.SHOTS}/trail.png` });
  }
});
