import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSession, planSmallYear } from '../support/small-year.ts';
import { launchChromium } from './support/chromium.ts';
import { overflow, readQr } from './support/look.ts';
import { openSite } from './support/site.ts';

/** Links to sessions are sent around in WeChat, whose browser on Android takes no files, opens no windows and asks for no permissions. */
const wechat =
  'Mozilla/5.0 (Linux; Android 9; V1813A Build/PKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/78.0.3904.62 XWEB/2759 MMWEBSDK/200502 Mobile Safari/537.36 MicroMessenger/7.0.15 NetType/4G Language/zh_CN ABI/arm64';
const lacking = ['share', 'clipboard', 'serviceWorker', 'permissions', 'mediaDevices', 'geolocation'];

let code = '';
const site = openSite(async (world) => {
  const year = await planSmallYear(world);
  code = (await openSession(world, year, { title: '厨房里的化学：面团为什么会发', day: '2020-05-16', speaker: true })).code;
});
let browser: Browser;
let context: BrowserContext | undefined;
beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(() => context?.close());
afterAll(() => browser.close());

interface Visit {
  page: Page;
  /** What WeChat could not have done. */
  impossible: string[];
}

async function visit(javaScriptEnabled: boolean): Promise<Visit> {
  context = await browser.newContext({
    userAgent: wechat,
    viewport: { width: 360, height: 640 },
    isMobile: true,
    hasTouch: true,
    acceptDownloads: false,
    locale: 'zh-CN',
    javaScriptEnabled,
  });
  context.setDefaultTimeout(15_000);
  if (javaScriptEnabled)
    await context.addInitScript((names) => {
      for (const name of names) Object.defineProperty(navigator, name, { value: undefined });
      for (const name of ['Notification', 'open', 'showOpenFilePicker', 'BarcodeDetector'])
        Object.defineProperty(globalThis, name, { value: undefined });
    }, lacking);
  const page = await context.newPage();
  const impossible: string[] = [];
  page.on('download', (download) => impossible.push(`a file: ${download.suggestedFilename()}`));
  page.on('popup', (popup) => impossible.push(`a window: ${popup.url()}`));
  page.on('dialog', (dialog) => impossible.push(`a dialog: ${dialog.message()}`));
  page.on('pageerror', (error) => impossible.push(`an exception: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== site().url) impossible.push(`another site: ${request.url()}`);
  });
  page.on('response', async (response) => {
    if (/attachment/.test(response.headers()['content-disposition'] ?? '')) impossible.push(`a file: ${response.url()}`);
  });
  return { page, impossible };
}

test.each([
  ['with scripts', true, '19900001101'],
  ['without scripts', false, '19900001102'],
])('a link opened in WeChat for the first time leads to a ticket, %s', async (_, scripts, phone) => {
  const { page, impossible } = await visit(scripts);
  expect(await context!.cookies()).toEqual([]);
  await page.goto(`${site().url}/shanghai/s/${code}`);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('link', { name: '报名' }).tap();
  await page.waitForURL('**/sign-up');
  await page.getByLabel('姓名').fill('张晓明');
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('checkbox').check();
  await page.locator('.act button').tap();
  await page.waitForURL('**/t/**');
  // All that is shown at the door is on the page itself: the picture to be scanned, the code to be typed, where and when.
  const token = new URL(page.url()).pathname.split('/').at(-1);
  if (scripts) expect(await readQr(page, '.ticket svg')).toBe(token);
  expect(await page.locator('.ticket svg').isVisible()).toBe(true);
  expect(await page.locator('.ticket .code').innerText()).toMatch(/^[A-Z0-9]{6}$/);
  const shown = await page.locator('main').innerText();
  expect(shown).toContain('5月16日');
  expect(shown).toContain('14:00');
  expect(shown).toContain('普陀区社区书院');
  // The address alone is the ticket: kept as a favourite, it opens without any cookie.
  const address = page.url();
  await context!.clearCookies();
  await page.goto(address);
  expect(await page.locator('.ticket svg').count()).toBe(1);
  expect(impossible).toEqual([]);
});
